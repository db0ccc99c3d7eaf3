//! The checks in use, and those of the book, which a person can remove.

use std::sync::Arc;

use crate::app::shell::erased::IntoAny;
use book::Frame;
use law::checks::Check;
use leptos::prelude::*;
use store::Reason;

use super::gather;
use crate::app::device::saving;
use crate::app::judge::text::doubts as text;
use crate::app::shell::state::App;
use crate::app::text::{InLanguage, t};

/// Lists the checks, folded.
pub fn list(app: App) -> AnyView {
    let frame = Memo::new(move |_| app.book.with(|book| Arc::clone(&book.frame)));
    let body = move || {
        let lang = app.lang.get();
        frame.track();
        let checks = app.book.with_untracked(|book| gather::checks(book));
        let count = checks.all().len().to_string();
        let one = |check: &Arc<Check>| {
            let own = checks.is_own(check).then(|| remove(app, check));
            view! { <li>{check.name.get(lang).to_owned()} {own}</li> }
        };
        let lines = checks.all().iter().map(one).collect_view();
        let problems: Vec<_> = checks
            .problems()
            .iter()
            .map(|problem| view! { <li>{problem.text(lang)}</li> })
            .collect();
        let problems = (!problems.is_empty())
            .then(|| view! { <ul class="bullets banner banner--alert">{problems}</ul> });
        view! {
            {problems}
            <details class="fold">
                <summary>{text::CHECKS.fill(&[&count])}</summary>
                <p class="note">{t(text::CHECKS_BODY)}</p>
                <ul class="bullets">{lines}</ul>
            </details>
        }
    };
    body.into_any()
}

fn remove(app: App, check: &Arc<Check>) -> AnyView {
    let check = Arc::clone(check);
    let press = move |_| {
        let book = app.book.get_untracked();
        let id = Some(check.id.as_str());
        let is_other = |own: &&book::Extra| own.get("id").and_then(|own| own.as_str()) != id;
        let checks = book.frame.checks.iter().filter(is_other).cloned().collect();
        let name = check.name.get(app.lang.get_untracked());
        saving::snapshot_before(app, Reason::Rules, name);
        let frame = Frame { checks, ..(*book.frame).clone() };
        app.replace(untrack(|| text::STEP_REMOVE.fill(&[name])), book.with_frame(frame));
    };
    view! {
        <span class="tag">{t(text::OWN)}</span> " "
        <button type="button" class="quiet-button" on:click=press>{t(text::REMOVE)}</button>
    }
    .into_any()
}
