//! The pages, one in each file.

use crate::app::erased::IntoAny;
use leptos::prelude::*;

use super::state::App;
use desk::route::Route;

mod calendar;
mod compare;
mod data;
mod device;
pub mod evaluation;
mod import_rules;
mod listing;
mod models;
mod more;
mod not_found;
mod overview;
mod own_rules;
mod parts;
mod receive;
mod record;
mod record_actions;
mod records;
mod report;
mod review;
mod revisions;
mod rules;
mod send;
mod settings;
mod snapshots;
mod start;
mod stored;
mod tables;
mod totals;
mod unit;
mod unit_form;
mod units;

pub use parts::hand_over;

/// Shows the page of a route. It reacts to the chosen year, the query and the book.
pub fn page(app: App, route: Route) -> AnyView {
    match route {
        Route::Overview => {
            let is_empty = Memo::new(move |_| app.book.with(|book| book.is_empty()));
            (move || {
                if is_empty.get() { start::start(app) } else { parts::page(app, Route::Overview) }
            })
            .into_any()
        }
        Route::More => more::more(app),
        Route::NotFound => not_found::not_found(),
        other => parts::page(app, other),
    }
}
