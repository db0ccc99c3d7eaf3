//! The two columns of a comparison: those of the address, or else the closest ones.

use book::UnitId;
pub use desk::comparison::{Side, Sides, address};
use leptos::prelude::*;

use crate::app::judge::verdicts;
use crate::app::shell::state::App;

/// Returns the columns for the address.
pub fn sides(app: App, unit: &UnitId) -> Option<Sides> {
    let (year, query) = (app.year.get(), app.query.get());
    let sets_of = |year| verdicts::sets_of(app, unit, year);
    desk::comparison::sides(&app.library(), &sets_of, year, &query)
}
