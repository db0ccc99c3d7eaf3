//! Reports: figures to send upward, and a unit's verdict to print.

use binh_yen::book::UnitId;
use leptos::prelude::*;

use crate::app::components::{empty, head};
use crate::app::state::App;
use crate::app::text::shell;

/// All reports.
pub fn reports(_app: App) -> AnyView {
    view! {
        {head::plain_head(shell::REPORTS, None, None)}
        {empty::empty(shell::SOON, None)}
    }
    .into_any()
}

/// One unit's report.
pub fn report(app: App, _unit: UnitId) -> AnyView {
    reports(app)
}
