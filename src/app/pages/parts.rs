//! Groups of pages whose code is a separate file. It is fetched when a page of the group first
//! opens, so that the first visit loads little. `scripts/split.mjs` creates the files and moves
//! code that two groups share into files of its own.

use std::future::Future;
use std::pin::Pin;

use book::RecordKind;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::{
    calendar, compare, data, evaluation, listing, models, not_found, overview, own_rules, receive,
    record, records, report, review, revisions, rules, send, settings, snapshots, tables, totals,
    unit, unit_form, units,
};
use crate::app::components::head;
use crate::app::erased::IntoAny;
use crate::app::sample::Sample;
use crate::app::state::App;
use crate::app::text::{InLanguage, shell, t};
use crate::app::{browser, fetch, sample};
use desk::route::Route;

/// Builds a page of a fetched group.
type Page = fn(App, Route) -> AnyView;

/// Lists, forms, and the pages of units and records.
#[wasm_split(entry, fallible)]
fn entry() -> Result<Page, SplitLoaderError> {
    Ok(|app, route| match route {
        Route::Units => units::units(app),
        Route::Unit(id) => unit::unit(app, id),
        Route::NewUnit => unit_form::new(app),
        Route::EditUnit(id) => unit_form::edit(app, &id),
        Route::Totals(id) => totals::totals(app, id),
        Route::Records(RecordKind::Model) => models::models(app),
        Route::Records(kind) => records::records(app, kind),
        Route::NewRecord(kind) => record::new(app, kind),
        Route::Record(kind, id) => record::edit(app, kind, id),
        _ => not_found::not_found(),
    })
}

/// The pages of the core's results: overview, evaluation, verdicts and reports. They are in one
/// file with the core's own code.
#[wasm_split(book, fallible)]
fn book() -> Result<Page, SplitLoaderError> {
    Ok(|app, route| match route {
        Route::Overview => overview::overview(app),
        Route::Listing(figure) => listing::listing(app, figure),
        Route::Evaluation => evaluation::evaluation(app),
        Route::Verdict(unit) => evaluation::verdict(app, unit),
        Route::Compare(unit) => compare::compare(app, unit),
        Route::Calendar => calendar::calendar(app),
        Route::Rules => rules::rules(app),
        Route::RuleSet(id) => rules::rule_set(app, id),
        Route::Reports => report::reports(app),
        Route::Report(unit) => report::report(app, unit),
        _ => not_found::not_found(),
    })
}

/// Import and export of files, and settings.
#[wasm_split(files, fallible)]
fn files() -> Result<Page, SplitLoaderError> {
    Ok(|app, route| match route {
        Route::Data => data::data(app),
        Route::Review => review::review(app),
        Route::Send => send::send(app),
        Route::Snapshots => snapshots::list(app),
        Route::Snapshot(revision) => snapshots::look(app, revision),
        Route::Settings => settings::settings(app),
        _ => not_found::not_found(),
    })
}

/// The editor of the book's own rule sets.
#[wasm_split(editor, fallible)]
fn editor() -> Result<Page, SplitLoaderError> {
    Ok(|app, route| match route {
        Route::OwnRules => own_rules::list(app),
        Route::NewRules => own_rules::copy(app),
        Route::EditRules(id) => own_rules::editor(app, id),
        _ => not_found::not_found(),
    })
}

/// Earlier revisions and deleted items.
#[wasm_split(revisions, fallible)]
fn revision_pages() -> Result<Page, SplitLoaderError> {
    Ok(|app, route| match route {
        Route::Revisions(kind, id) => revisions::page(app, revisions::Subject::Record(kind, id)),
        Route::UnitRevisions(id) => revisions::page(app, revisions::Subject::Unit(id)),
        Route::Deleted => revisions::deleted(app),
        _ => not_found::not_found(),
    })
}

/// Import and export of spreadsheets.
#[wasm_split(tables, fallible)]
fn spreadsheets() -> Result<Page, SplitLoaderError> {
    Ok(|app, route| match route {
        Route::Tables => tables::tables(app),
        _ => not_found::not_found(),
    })
}

/// Shows the page of a route that is not part of the first visit.
pub fn page(app: App, route: Route) -> AnyView {
    match route {
        Route::Data
        | Route::Review
        | Route::Send
        | Route::Snapshots
        | Route::Snapshot(_)
        | Route::Settings => opened(app, route, Box::pin(files())),
        Route::Tables => opened(app, route, Box::pin(spreadsheets())),
        Route::Overview
        | Route::Listing(_)
        | Route::Evaluation
        | Route::Verdict(_)
        | Route::Compare(_) => opened(app, route, Box::pin(book())),
        Route::Calendar | Route::Rules | Route::RuleSet(_) | Route::Reports | Route::Report(_) => {
            opened(app, route, Box::pin(book()))
        }
        Route::Revisions(..) | Route::UnitRevisions(_) | Route::Deleted => {
            opened(app, route, Box::pin(revision_pages()))
        }
        Route::OwnRules | Route::NewRules | Route::EditRules(_) => {
            opened(app, route, Box::pin(editor()))
        }
        _ => opened(app, route, Box::pin(entry())),
    }
}

type Fetched<T> = Pin<Box<dyn Future<Output = Result<T, SplitLoaderError>>>>;

/// Shows a page as soon as its group is loaded. A loaded group shows at once, because the future
/// ends before the next frame.
fn opened(app: App, route: Route, group: Fetched<Page>) -> AnyView {
    let found = RwSignal::new(None);
    spawn_local(async move {
        let page = match fetch::fetch_for(app).await {
            Ok(()) => group.await.ok(),
            Err(_) => None,
        };
        // After navigation, the focus is on the heading that was shown meanwhile.
        let is_on_heading = browser::has_focus("main h1");
        if found.try_set(Some(page)).is_none() && is_on_heading {
            browser::focus_soon("main h1");
        }
    });
    let shown = move || match found.get() {
        None => head::plain_head(shell::OPENING, None, None),
        Some(Some(page)) => page(app, route.clone()),
        Some(None) => failed(),
    };
    shown.into_any()
}

fn failed() -> AnyView {
    let reload = |_| drop(window().location().reload());
    let button = view! { <button type="button" class="button button--main" on:click=reload>{t(shell::RELOAD)}</button> };
    head::plain_head(shell::NOT_LOADED_TITLE, Some(shell::NOT_LOADED_BODY), Some(button.into_any()))
}

type HandOver = fn(App, Vec<web_sys::File>, bool);

#[wasm_split(files, fallible)]
fn receiver() -> Result<HandOver, SplitLoaderError> {
    Ok(receive::hand_over)
}

#[wasm_split(tables, fallible)]
fn table_receiver() -> Result<fn(web_sys::File), SplitLoaderError> {
    Ok(tables::hand_over)
}

/// Hands files that were not chosen here to the page that receives their type. `is_from_outside`
/// says that another app or website sent them; these are never tables, which the share sheet does
/// not offer.
pub fn hand_over(app: App, mut files: Vec<web_sys::File>, is_from_outside: bool) {
    let is_table = |file: &web_sys::File| desk::receive::is_table(&browser::lower(&file.name()));
    // The page takes one table at a time, because a person checks it before it enters the book.
    let are_tables = !is_from_outside && files.iter().all(is_table);
    let table =
        files.iter().position(is_table).filter(|_| are_tables).map(|at| files.swap_remove(at));
    spawn_local(async move {
        let is_here = fetch::fetch_for(app).await.is_ok();
        let is_taken = match table {
            Some(file) => {
                table_receiver().await.ok().filter(|_| is_here).map(|hand_over| hand_over(file))
            }
            None => receiver()
                .await
                .ok()
                .filter(|_| is_here)
                .map(|hand_over| hand_over(app, files, is_from_outside)),
        };
        if is_taken.is_none() {
            app.status.set(untrack(|| shell::NOT_LOADED_BODY.now().to_owned()));
        }
    });
}

#[wasm_split(files, fallible)]
fn sample_opener() -> Result<fn(App, Sample), SplitLoaderError> {
    Ok(sample::open)
}

/// Opens a sample book in place of the open one.
pub fn open_sample(app: App, sample: Sample) {
    spawn_local(async move {
        match (fetch::fetch_for(app).await, sample_opener().await) {
            (Ok(()), Ok(open)) => open(app, sample),
            _ => app
                .status
                .set(untrack(|| shell::SAMPLE_FAILED.fill(&[shell::NOT_LOADED_BODY.now()]))),
        }
    });
}
