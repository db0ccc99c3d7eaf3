//! Every page and the group that its code is fetched with. A group is a separate file, fetched when
//! a page of it first opens, so that the first visit loads little. `scripts/split.mjs` creates the
//! files and moves code that two groups share into files of its own.

use std::future::Future;
use std::pin::Pin;

use book::RecordKind;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::components::head;
use super::device::{lock, settings, snapshots};
use super::exchange::{data, review, send, tables};
use super::judge::{compare, doubts, evaluation, own_rules, rules};
use super::register::{models, record, records, revisions, totals, unit, unit_form, units, year};
use super::report;
use super::shell::erased::IntoAny;
use super::shell::state::App;
use super::shell::text::shell;
use super::shell::{browser, fetch, more, not_found};
use super::text::t;
use super::today::{calendar, charts, founding, listing, overview, sent_in, slides, start};
use desk::route::Route;

/// Builds a page of a fetched group.
type Page = fn(App, Route) -> AnyView;

/// Makes a split group of each list of pages, and `page`, which opens a route with its group.
macro_rules! pages {
    ($app:ident, $($(#[$doc:meta])* $group:ident { $($route:pat => $view:expr,)* })*) => {
        $(
            $(#[$doc])*
            #[wasm_split($group, fallible)]
            fn $group() -> Result<Page, SplitLoaderError> {
                Ok(|$app, route| match route {
                    $($route => $view,)*
                    _ => not_found::not_found(),
                })
            }
        )*

        fn fetched_page(app: App, route: Route) -> AnyView {
            #[expect(unused_variables, reason = "a pattern binds what the page is given")]
            let group: Fetched<Page> = match &route {
                $($($route => Box::pin($group()),)*)*
                _ => return not_found::not_found(),
            };
            opened(app, route, group)
        }
    };
}

pages! { app,
    /// Lists, forms, and the pages of units and records.
    entry {
        Route::Units => units::units(app),
        Route::Unit(id) => unit::unit(app, id),
        Route::NewUnit => unit_form::new(app),
        Route::EditUnit(id) => unit_form::edit(app, &id),
        Route::Totals(id) => totals::totals(app, id),
        Route::Records(RecordKind::Model) => models::models(app),
        Route::Records(kind) => records::records(app, kind),
        Route::NewRecord(kind) => record::new(app, kind),
        Route::Record(kind, id) => record::edit(app, kind, id),
    }
    /// The grid of a year.
    year_grid {
        Route::EnterYear => year::own(app),
        Route::EnterYearOf(unit) => year::year(app, unit),
    }
    /// The guide that founds a book.
    founding {
        Route::Founding => founding::founding(app),
        Route::LinkCommunes => founding::link(app),
    }
    /// The pages of the core's results, in one file with the core's own code.
    book {
        Route::Overview => overview::overview(app),
        Route::Listing(figure) => listing::listing(app, figure),
        Route::Evaluation => evaluation::evaluation(app),
        Route::Verdict(unit) => evaluation::verdict(app, unit),
        Route::Compare(unit) => compare::compare(app, unit),
        Route::Doubts => doubts::doubts(app),
        Route::Calendar => calendar::calendar(app),
        Route::SentIn => sent_in::page(app),
        Route::Rules => rules::rules(app),
        Route::RuleSet(id) => rules::rule_set(app, id),
        Route::Reports => report::reports(app),
        Route::Report(unit) => report::report(app, unit),
    }
    /// Pictures and the pages for a conference.
    pictures {
        Route::Charts => charts::charts(app),
        Route::Slides => slides::slides(app),
    }
    /// Import and export of files, and settings.
    files {
        Route::Data => data::data(app),
        Route::Review => review::review(app),
        Route::Send => send::send(app),
        Route::Snapshots => snapshots::list(app),
        Route::Snapshot(revision) => snapshots::look(app, revision),
        Route::Settings => settings::settings(app),
    }
    /// The lock of the book.
    lock_of_book {
        Route::Lock => lock::page(app),
    }
    /// The editor of the book's own rule sets.
    editor {
        Route::OwnRules => own_rules::list(app),
        Route::NewRules => own_rules::copy(app),
        Route::EditRules(id) => own_rules::editor(app, id),
    }
    /// Earlier revisions and deleted items.
    revisions {
        Route::Revisions(kind, id) => revisions::page(app, revisions::Subject::Record(kind, id)),
        Route::UnitRevisions(id) => revisions::page(app, revisions::Subject::Unit(id)),
        Route::Deleted => revisions::deleted(app),
    }
    /// Import and export of spreadsheets.
    tables {
        Route::Tables => tables::tables(app),
    }
}

/// Shows the page of a route. It reacts to the chosen year, the query and the book.
pub fn page(app: App, route: Route) -> AnyView {
    match route {
        Route::Overview => {
            let is_empty = Memo::new(move |_| app.book.with(|book| book.is_empty()));
            (move || {
                if is_empty.get() { start::start(app) } else { fetched_page(app, Route::Overview) }
            })
            .into_any()
        }
        Route::More => more::more(app),
        other => fetched_page(app, other),
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
