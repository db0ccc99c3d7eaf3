//! The pages, one a file.

use crate::app::whole::IntoAny;
use binh_yen::book::RecordKind;
use leptos::prelude::*;

use super::route::Route;
use super::state::App;

mod data;
pub mod evaluation;
mod import;
mod listing;
mod models;
mod more;
mod not_found;
mod overview;
mod record;
mod records;
mod report;
mod settings;
mod start;
mod totals;
mod unit;
mod unit_form;
mod units;

/// The page of a route. It follows the chosen year, the query and the book by itself.
pub fn page(app: App, route: Route) -> AnyView {
    match route {
        Route::Overview => {
            let is_empty = Memo::new(move |_| app.book.with(|book| book.is_empty()));
            (move || if is_empty.get() { start::start(app) } else { overview::overview(app) }).into_any()
        }
        Route::Listing(figure) => listing::listing(app, figure),
        Route::Evaluation => evaluation::evaluation(app),
        Route::Verdict(unit) => evaluation::verdict(app, unit),
        Route::Reports => report::reports(app),
        Route::Report(unit) => report::report(app, unit),
        Route::Records(RecordKind::Model) => models::models(app),
        Route::Records(kind) => records::records(app, kind),
        Route::Totals(id) => totals::totals(app, id),
        Route::NewRecord(kind) => record::new(app, kind),
        Route::Record(kind, id) => record::edit(app, kind, id),
        Route::Units => units::units(app),
        Route::Unit(id) => unit::unit(app, id),
        Route::NewUnit => unit_form::new(app),
        Route::EditUnit(id) => unit_form::edit(app, &id),
        Route::Data => data::data(app),
        Route::Settings => settings::settings(app),
        Route::More => more::more(app),
        Route::NotFound => not_found::not_found(),
    }
}
