//! What good files would change in the open book, commune by commune, and taking them in.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::app::whole::IntoAny;
use binh_yen::book::{Book, UnitId};
use binh_yen::exchange::merge::{self, Coming, Effect};
use binh_yen::exchange::{self, Covers, FileRead, Seen, Summary};
use binh_yen::store::Reason;
use leptos::prelude::*;

use super::done::Done;
use super::{Session, coming, letter};
use crate::app::state::{App, first_year};
use crate::app::text::format::number;
use crate::app::text::{data, receive as text, shell, t};
use crate::app::{browser, keep, words};

/// What is known of the files together.
struct Preview {
    names: Vec<String>,
    /// All of them as one.
    book: Book,
    comings: Vec<Coming>,
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
        && comings.iter().all(|coming| !coming.is_new && !coming.changes() && coming.differences.is_empty());
    let comings: Vec<Coming> = comings.into_iter().filter(Coming::changes).collect();
    let title = match &names[..] {
        [only] => data::PREVIEW_TITLE.fill(&[only]),
        many => text::FILES.fill(&[&number(many.len() as u64, lang)]),
    };
    let notices: Vec<_> = files.iter().flat_map(|(_, read)| &read.notices).map(|notice| view! { <li>{notice.text(lang)}</li> }).collect();
    let notices = (!notices.is_empty()).then(|| {
        view! {
            <h4 class="preview__title">{t(data::NOTICES)}</h4>
            <ul class="bullets">{notices}</ul>
        }
    });
    let holds = words::summary_in_short(&Summary::of(&book));
    let frame = merge::merge_into(&open, &[&Book { frame: book.frame.clone(), ..Book::default() }]).frame;
    let brings_rules = open.frame.kinds != frame.kinds || open.frame.rules != frame.rules;
    let shown = StoredValue::new_local(Preview { names, book, comings });
    let chosen =
        RwSignal::new(shown.with_value(|shown| shown.comings.iter().map(|coming| coming.root.clone()).collect::<BTreeSet<UnitId>>()));
    let changes = shown.with_value(|shown| {
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
            {notices} {changes} {brings_rules.then(|| view! { <p class="note">{t(text::KINDS_AND_RULES)}</p> })}
            {actions(app, session, shown, chosen, brings_rules)}
        </section>
    }
    .into_any()
}

type Shown = StoredValue<Preview, LocalStorage>;

fn actions(app: App, session: Session, shown: Shown, chosen: RwSignal<BTreeSet<UnitId>>, brings_rules: bool) -> AnyView {
    let all = shown.with_value(|shown| shown.comings.len());
    let label = move || match chosen.with(BTreeSet::len) {
        some if some < all => text::TAKE_SOME.fill(&[&number(some as u64, app.lang.get())]),
        _ => text::TAKE_ALL.now().to_owned(),
    };
    let take = move |_: web_sys::MouseEvent| {
        let Some(done) = shown.with_value(|shown| take_in(app, shown, &chosen.get_untracked())) else { return };
        letter::remember(&session.given.get_untracked());
        session.given.set(Vec::new());
        session.done.set(Some(done));
        browser::focus_soon("#import-result");
    };
    let is_single = shown.with_value(|shown| shown.names.len() == 1);
    let replace = move |_: web_sys::MouseEvent| {
        if shown.with_value(|shown| replace_book(app, shown)) {
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
        <div class="actions">
            {takes}
            {is_single.then(|| view! { <button type="button" class="button" on:click=replace>{t(data::REPLACE_ALL)}</button> })}
            <button type="button" class="quiet-button" on:click=move |_| session.given.set(Vec::new())>{t(shell::CANCEL)}</button>
        </div>
    }
    .into_any()
}

/// Merges the chosen communes into the book as one step; none if this tab does not write.
fn take_in(app: App, shown: &Preview, chosen: &BTreeSet<UnitId>) -> Option<Done> {
    let open = app.book.get_untracked();
    let book = match shown.comings.len() == chosen.len() {
        true => shown.book.clone(),
        false => exchange::part(&shown.book, &Covers { communes: chosen.iter().cloned().collect(), ..Covers::default() }, &Seen::default()),
    };
    let label = untrack(|| match &shown.names[..] {
        [only] => text::STEP_ONE.fill(&[only]),
        many => text::STEP_MANY.fill(&[&many.len().to_string()]),
    });
    let was_empty = open.is_empty();
    keep::snapshot_before(app, Reason::Merge, shown.names.first().map_or("", String::as_str));
    if !app.replace(label, merge::merge_into(&open, &[&book])) {
        return None;
    }
    if was_empty {
        app.year.set(first_year(&app.book.get_untracked()));
    }
    let mut done = Done::default();
    for coming in shown.comings.iter().filter(|coming| chosen.contains(&coming.root)) {
        done.new += coming.count(Effect::New);
        done.changed += coming.count(Effect::Changed);
        done.deleted += coming.count(Effect::Deleted);
        done.conflicts += coming.count(Effect::Conflict);
    }
    Some(done)
}

/// Puts the file in the place of the book; false if this tab does not write.
fn replace_book(app: App, shown: &Preview) -> bool {
    let name = shown.names.first().cloned().unwrap_or_default();
    keep::snapshot_before(app, Reason::Import, &name);
    let is_done = app.replace(untrack(|| data::STEP_IMPORT.fill(&[&name])), shown.book.clone());
    if is_done {
        app.year.set(first_year(&app.book.get_untracked()));
    }
    is_done
}
