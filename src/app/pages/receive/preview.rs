//! What good files would change in the open book, commune by commune, and taking them in.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::app::whole::IntoAny;
use book::{Book, UnitId};
use files::merge::{self, Coming};
use files::{FileRead, Summary};
use leptos::prelude::*;

use super::{Session, coming, frame, letter, take};
use crate::app::state::App;
use crate::app::text::format::number;
use crate::app::text::{InLanguage, data, receive as text, shell, t};
use crate::app::{browser, readable, words};

/// What is known of the files together.
pub struct Preview {
    pub names: Vec<String>,
    /// All of them as one.
    pub book: Book,
    pub comings: Vec<Coming>,
}

/// The good files with what they would change, and the choice to take them in.
pub fn preview(app: App, session: Session, files: Vec<(String, Arc<FileRead>)>) -> AnyView {
    let lang = app.lang.get_untracked();
    let names: Vec<String> = files.iter().map(|(name, _)| name.clone()).collect();
    let book = match &files[..] {
        [(_, only)] => only.book.clone(),
        many => merge::merge_all(&many.iter().map(|(_, read)| &read.book).collect::<Vec<_>>()),
    };
    let open = app.book.get_untracked();
    let comings = merge::compare(&open, &book);
    let is_same = comings.len() == open.shards.len()
        && comings
            .iter()
            .all(|coming| !coming.is_new && !coming.changes() && coming.differences.is_empty());
    let comings: Vec<Coming> = comings.into_iter().filter(Coming::changes).collect();
    let title = match &names[..] {
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
    let holds = words::summary_in_short(&Summary::of(&book));
    let superseded = merge::superseded(&open, &book);
    let added = merge::without_superseding(&open, &book).frame;
    let adds = !added.kinds.is_empty() || !added.rules.is_empty();
    let brings_rules = adds || !superseded.is_empty();
    let supersedes = RwSignal::new(true);
    let own = (!superseded.is_empty()).then(|| frame::superseded(app, &superseded, supersedes));
    let shown = StoredValue::new_local(Preview { names, book, comings });
    let chosen = RwSignal::new(shown.with_value(|shown| {
        shown.comings.iter().map(|coming| coming.root.clone()).collect::<BTreeSet<UnitId>>()
    }));
    let changes = shown.with_value(|shown| {
        if shown.comings.is_empty() && brings_rules {
            return ().into_any();
        }
        if shown.comings.is_empty() {
            let nothing = if is_same { text::SAME } else { text::NOTHING_NEW };
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

/// What is taken of the files. Copied freely.
#[derive(Clone, Copy)]
pub struct Taken {
    /// The communes, districts and provinces.
    pub chosen: RwSignal<BTreeSet<UnitId>>,
    /// Whether kinds and rule sets of the files take the place of the book's own.
    pub supersedes: RwSignal<bool>,
}

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
