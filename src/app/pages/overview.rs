//! Overview: the chosen year's figures, what is due, what is missing.

use leptos::prelude::*;

use crate::app::components::{empty, head};
use crate::app::state::App;
use crate::app::text::shell;

pub fn overview(_app: App) -> AnyView {
    view! {
        {head::plain_head(shell::OVERVIEW, None, None)}
        {empty::empty(shell::SOON, None)}
    }
    .into_any()
}
