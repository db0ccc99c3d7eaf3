//! The preview of a rule file: its contents and differences before it enters the book.

use std::sync::Arc;

use crate::app::shell::erased::IntoAny;
use files::RulesRead;
use law::{RuleSet, differences};
use leptos::prelude::*;
use store::Reason;

use super::{rules, verdicts};
use crate::app::device::saving;
use crate::app::exchange::text::data as text;
use crate::app::shell::state::App;
use crate::app::shell::text::shell;
use crate::app::shell::{browser, words};
use crate::app::text::{InLanguage, Text, t};

/// Previews a good rule file and offers to put it into the book. `done` closes the preview.
pub fn preview(app: App, name: &str, read: Arc<RulesRead>, done: Callback<()>) -> AnyView {
    let lang = app.lang.get();
    let set = &read.rules;
    let library = app.library();
    let older = library.own().iter().find(|own| own.id == set.id);
    let origin = set.origin.as_ref().and_then(|origin| library.rule_set(&origin.id));
    let facts = verdicts::explain(app, |explainer| rules::facts(set, &library, explainer));
    let notices: Vec<_> =
        read.notices.iter().map(|notice| view! { <li>{notice.text(lang)}</li> }).collect();
    let notices = (!notices.is_empty()).then(|| {
        view! {
            <h4 class="preview__title">{t(text::NOTICES)}</h4>
            <ul class="bullets">{notices}</ul>
        }
    });
    let add = if older.is_some() { text::REPLACE_RULES } else { text::ADD_RULES };
    let title = text::RULES_PREVIEW_TITLE.fill(&[name, set.title.get(lang)]);
    let to_origin = origin.map(|origin| changes(app, text::DIFFERS_FROM_ORIGIN, origin, set));
    let to_older = older.map(|older| changes(app, text::DIFFERS_FROM_OLDER, older, set));
    let put = move |_| {
        let book = app.book.get_untracked();
        let mut frame = (*book.frame).clone();
        frame.put_rules(read.raw.clone());
        let title = read.rules.title.get(app.lang.get_untracked());
        saving::snapshot_before(app, Reason::Rules, title);
        if app.replace(untrack(|| text::STEP_RULES.fill(&[title])), book.with_frame(frame)) {
            done.run(());
            browser::go(&rules::href(&read.rules));
        }
    };
    view! {
        <section class="preview">
            <h3 class="banner__title">{title}</h3>
            {facts} {to_origin} {to_older} {notices}
            <div class="actions">
                <button type="button" class="button button--main" on:click=put>{t(add)}</button>
                <button type="button" class="quiet-button" on:click=move |_| done.run(())>{t(shell::CANCEL)}</button>
            </div>
        </section>
    }
    .into_any()
}

/// Describes the differences between two sets in sentences.
pub fn changes(app: App, title: Text, from: &RuleSet, to: &RuleSet) -> AnyView {
    let lang = app.lang.get();
    let found = app.catalogue.with(|catalogue| {
        let sentences = differences(from, to)
            .into_iter()
            .map(|difference| words::capital(&difference.text(catalogue, lang)));
        sentences.map(|sentence| view! { <li>{sentence}</li> }).collect_view()
    });
    let body = if found.is_empty() {
        view! { <p class="note">{t(text::DIFFERS_IN_NOTHING)}</p> }.into_any()
    } else {
        view! { <ul class="bullets">{found}</ul> }.into_any()
    };
    let title = title.fill(&[from.title.get(lang)]);
    view! { <h4 class="preview__title">{title}</h4> {body} }.into_any()
}
