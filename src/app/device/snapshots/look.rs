//! One earlier state: its contents, its differences from the open book, and buttons to restore it.

use std::sync::Arc;

use crate::app::shell::erased::IntoAny;
use files::{Change, Covers, Problem, Replaced, Summary};
use leptos::prelude::*;
use store::snapshot_store::{self, Reopened};
use store::{Cause, keys};
use wasm_bindgen_futures::spawn_local;

use super::{put_back, to_data, why};
use crate::app::components::table::{self, Column};
use crate::app::components::{empty, file_made, head};
use crate::app::device::saving;
use crate::app::device::text::snapshots as text;
use crate::app::exchange::send::too_large;
use crate::app::shell::state::App;
use crate::app::shell::text::shell;
use crate::app::shell::{browser, readable, words};
use crate::app::text::format::number;
use crate::app::text::{InLanguage, t};
use desk::route::Route;

const COLUMNS: &[Column] = &[
    table::words(text::UNIT),
    table::numbers(text::RECORDS),
    table::words(text::AGAINST_OPEN),
    table::numbers(text::ADDED),
    table::numbers(text::CHANGED),
    table::numbers(text::REMOVED),
    table::words(text::TAKE_BACK),
];

/// The page of the state at a revision.
pub fn look(app: App, revision: u64) -> AnyView {
    let found: RwSignal<Option<Result<Option<Arc<Reopened>>, Cause>>> = RwSignal::new(None);
    spawn_local(async move {
        let opened = snapshot_store::open(revision).await;
        found.try_set(Some(opened.map(|kept| kept.map(Arc::new))));
    });
    let title = Signal::derive(move || match found.get() {
        Some(Ok(Some(kept))) => text::STATE_OF.fill(&[&browser::moment(kept.label.at)]),
        _ => text::TITLE.now().to_owned(),
    });
    let to_list = head::Crumb {
        text: Signal::derive(|| text::TITLE.now().to_owned()),
        href: Route::Snapshots.href(),
    };
    let shown = move || {
        match found.get() {
        None => view! { <p>{t(shell::OPENING)}</p> }.into_any(),
        Some(Err(cause)) => view! { <p class="field__error">{t(text::NOT_READ)} " " {t(saving::why_unsaved(cause))}</p> }.into_any(),
        Some(Ok(None)) => empty::empty(text::GONE, Some((text::TITLE, Route::Snapshots.href()))),
        Some(Ok(Some(kept))) => state(app, kept),
    }
    };
    view! {
        {head::head(vec![to_data(), to_list], title, None, None)}
        {shown}
    }
    .into_any()
}

fn state(app: App, kept: Arc<Reopened>) -> AnyView {
    let holds = words::summary_in_short(&Summary::of(&kept.book));
    let refused = RwSignal::new(Vec::new());
    let (all, file, compared) = (Arc::clone(&kept), Arc::clone(&kept), Arc::clone(&kept));
    view! {
        <p>{why(kept.label, &kept.what)}</p>
        <p class="note">{holds}</p>
        {lost(&kept.lost)}
        <div class="actions after">
            <button type="button" class="button button--main" on:click=move |_| put_back::all(app, &all)>{t(text::RESTORE_ALL)}</button>
            <button type="button" class="button" on:click=move |_| download(app, &file)>{t(text::DOWNLOAD)}</button>
        </div>
        <p class="note after">{t(text::RESTORE_HINT)}</p>
        {readable::refused(app, refused, text::NOT_BACK, text::NOT_BACK_BODY)}
        {move || compare(app, &compared, refused)}
    }
    .into_any()
}

/// Lists the damaged parts of the state.
fn lost(names: &[String]) -> Option<AnyView> {
    let named = names
        .iter()
        .map(|name| name.strip_prefix(keys::SHARD).unwrap_or_else(|| text::FRAME.now()).to_owned());
    let named = named.collect::<Vec<_>>().join(", ");
    (!names.is_empty()).then(|| {
        view! { <p class="banner banner--alert">{text::LOST.fill(&[&named])}</p> }.into_any()
    })
}

/// Compares each commune with the open book, the differing ones first.
fn compare(app: App, kept: &Arc<Reopened>, refused: RwSignal<Vec<Problem>>) -> AnyView {
    let lang = app.lang.get();
    let open = app.book.get();
    let mut changes = files::replaced(&open, &kept.book);
    book::sort::sort_by(&mut changes, |a, b| {
        (a.change == Change::Same)
            .cmp(&(b.change == Change::Same))
            .then_with(|| browser::vietnamese_order(&a.name, &b.name))
    });
    let frame = (open.frame != kept.book.frame).then(|| view! { <p>{t(text::FRAME_DIFFERS)}</p> });
    let is_same = changes.iter().all(|change| change.change == Change::Same);
    let same = (is_same && frame.is_none()).then(|| view! { <p>{t(text::SAME)}</p> });
    let caption = Signal::derive(|| text::COMPARED.now().to_owned());
    let rows = changes.into_iter().map(|change| row(app, kept, change, refused)).collect();
    view! {
        <section class="section">
            <div class="section__head"><h2 class="section__title">{text::COMPARED.to(lang)}</h2></div>
            {same} {frame}
            {table::table(caption, COLUMNS, rows)}
        </section>
    }
    .into_any()
}

fn row(
    app: App,
    kept: &Arc<Reopened>,
    change: Replaced,
    refused: RwSignal<Vec<Problem>>,
) -> Vec<AnyView> {
    let lang = app.lang.get();
    let number = |count: usize| number(count as u64, lang);
    let records = kept.book.shards.get(&change.unit).map(|shard| number(shard.records()));
    let what = match change.change {
        Change::New => text::ONLY_HERE,
        Change::Removed => text::ONLY_OPEN,
        Change::Changed => text::DIFFERS,
        Change::Same => text::ALIKE,
    };
    let is_there = matches!(change.change, Change::New | Change::Changed);
    let count = |count: usize| (change.change != Change::Same).then(|| number(count)).into_any();
    let counts = [count(change.added), count(change.changed), count(change.removed)];
    let name = if change.name.is_empty() { change.unit.to_string() } else { change.name };
    let (kept, unit, label) =
        (Arc::clone(kept), change.unit, text::RESTORE_ONE_NAMED.filled(lang, &[&name]));
    let press = move |_| put_back::one(app, &kept, &unit, refused);
    let button = is_there.then(|| {
        view! { <button type="button" class="button button--small" aria-label=label on:click=press>{t(text::RESTORE_ONE)}</button> }
    });
    let [added, changed, removed] = counts;
    vec![
        name.into_any(),
        records.into_any(),
        what.to(lang).into_any(),
        added,
        changed,
        removed,
        button.into_any(),
    ]
}

/// Downloads the state as a data file.
fn download(app: App, kept: &Reopened) {
    let made = files::write(&kept.book).map_err(|error| error.to_string());
    let made = made.and_then(|file| too_large(&file).map_or(Ok(file), Err));
    let name = files::file_name(
        &kept.book,
        &Covers::default(),
        browser::day_of(kept.label.at),
        &browser::folded,
    );
    let name = [&name, ".json"].concat();
    let made = made
        .and_then(|file| browser::download(&name, &file).map_err(|error| words::js_error(&error)));
    file_made::tell(app, &name, made);
}
