//! The preview of good files: their changes commune by commune, and the button to take them in.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::app::shell::erased::IntoAny;
use desk::preview::Preview;
use files::{FileRead, Summary};
use leptos::prelude::*;

use super::take::{self, Taken};
use super::{Session, coming, frame, letter};
use crate::app::exchange::text::{data, receive as text};
use crate::app::shell::state::App;
use crate::app::shell::text::shell;
use crate::app::shell::{browser, readable, words};
use crate::app::text::format::number;
use crate::app::text::{InLanguage, t};

/// Previews the changes of the good files and offers to take them in.
pub fn preview(app: App, session: Session, files: Vec<(String, Arc<FileRead>)>) -> AnyView {
    let lang = app.lang.get_untracked();
    let open = app.book.get_untracked();
    let shown = Preview::of(&open, &files);
    let title = match &shown.names[..] {
        [only] => data::PREVIEW_TITLE.fill(&[only]),
        many => text::FILES.fill(&[&number(many.len() as u64, lang)]),
    };
    let notices: Vec<_> = files
        .iter()
        .flat_map(|(_, read)| &read.notices)
        .map(|notice| view! { <li>{notice.text(lang)}</li> })
        .collect();
    let notices = (!notices.is_empty()).then(|| {
        view! {
            <h4 class="preview__title">{t(data::NOTICES)}</h4>
            <ul class="bullets">{notices}</ul>
        }
    });
    let holds = words::summary_in_short(&Summary::of(&shown.book));
    let brings_rules = shown.brings_frame();
    let adds = shown.adds_frame;
    let supersedes = RwSignal::new(true);
    let own = (!shown.superseded.is_empty())
        .then(|| frame::superseded(app, &shown.superseded, supersedes));
    let chosen = RwSignal::new(shown.all_roots());
    let shown = StoredValue::new_local(shown);
    let changes = shown.with_value(|shown| {
        if shown.comings.is_empty() && brings_rules {
            return ().into_any();
        }
        if shown.comings.is_empty() {
            let nothing = if shown.is_same { text::SAME } else { text::NOTHING_NEW };
            return view! { <p>{t(nothing)}</p> }.into_any();
        }
        view! {
            <h4 class="preview__title">{t(text::CHANGES)}</h4>
            {coming::table(app, chosen, &shown.comings, &shown.book)} {coming::items(app, &shown.comings, &open, &shown.book)}
            <p class="note">{t(text::FRAME_NOTE)}</p>
        }
        .into_any()
    });
    view! {
        <section class="preview">
            <h3 class="banner__title">{title}</h3>
            <p>{holds}</p>
            {notices} {changes} {adds.then(|| view! { <p class="note">{t(text::KINDS_AND_RULES)}</p> })} {own}
            {actions(app, session, shown, Taken { chosen, supersedes }, brings_rules)}
        </section>
    }
    .into_any()
}

type Shown = StoredValue<Preview, LocalStorage>;

fn actions(app: App, session: Session, shown: Shown, taken: Taken, brings_rules: bool) -> AnyView {
    let chosen = taken.chosen;
    let refused = RwSignal::new(Vec::new());
    let all = shown.with_value(|shown| shown.comings.len());
    let label = move || match chosen.with(BTreeSet::len) {
        some if some < all => text::TAKE_SOME.fill(&[&number(some as u64, app.lang.get())]),
        _ => text::TAKE_ALL.now().to_owned(),
    };
    let take = move |_: web_sys::MouseEvent| match shown
        .with_value(|shown| take::take_in(app, shown, taken))
    {
        Ok(None) => (),
        Ok(Some(done)) => {
            letter::remember(&session.given.get_untracked());
            session.given.set(Vec::new());
            session.done.set(Some(done));
            browser::focus_soon("#import-result");
        }
        Err(problems) => {
            refused.set(problems);
            browser::focus_soon("#refused");
        }
    };
    let is_single = shown.with_value(|shown| shown.names.len() == 1);
    let replace = move |_: web_sys::MouseEvent| {
        if shown.with_value(|shown| take::replace_book(app, shown)) {
            letter::remember(&session.given.get_untracked());
            session.given.set(Vec::new());
        }
    };
    let is_none = move || all > 0 && chosen.with(BTreeSet::is_empty);
    let takes = (all > 0 || brings_rules).then(|| {
        view! {
            <button type="button" class="button button--main" disabled=is_none on:click=take>
                {label}
            </button>
        }
    });
    view! {
        {readable::refused(app, refused, text::NOT_TAKEN, text::NOT_TAKEN_BODY)}
        <div class="actions">
            {takes}
            {is_single.then(|| view! { <button type="button" class="button" on:click=replace>{t(data::REPLACE_ALL)}</button> })}
            <button type="button" class="quiet-button" on:click=move |_| session.given.set(Vec::new())>{t(shell::CANCEL)}</button>
        </div>
    }
    .into_any()
}
