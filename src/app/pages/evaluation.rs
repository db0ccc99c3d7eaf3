//! Evaluation: every unit against its conditions, and one unit's verdict.

use binh_yen::book::UnitId;
use leptos::prelude::*;

use crate::app::components::{empty, head};
use crate::app::state::App;
use crate::app::text::shell;

/// All units.
pub fn evaluation(_app: App) -> AnyView {
    view! {
        {head::plain_head(shell::EVALUATION, None, None)}
        {empty::empty(shell::SOON, None)}
    }
    .into_any()
}

/// One unit's verdict.
pub fn verdict(app: App, _unit: UnitId) -> AnyView {
    evaluation(app)
}
