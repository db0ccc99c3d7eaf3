//! An address that leads nowhere.

use crate::app::whole::IntoAny;
use leptos::prelude::*;

use crate::app::components::{empty, head};
use crate::app::text::{past, shell};
use desk::route::Route;

pub fn not_found() -> AnyView {
    view! {
        {head::plain_head(shell::NOT_FOUND_TITLE, None, None)}
        {empty::empty(shell::NOT_FOUND_BODY, Some((shell::TO_OVERVIEW, Route::Overview.href())))}
    }
    .into_any()
}

/// In the place of a record or unit that was deleted: its past, where it can be taken back.
pub fn deleted(past: &Route) -> AnyView {
    view! {
        {head::plain_head(past::DELETED_TITLE, None, None)}
        {empty::empty(past::DELETED_BODY, Some((past::OPEN, past.href())))}
    }
    .into_any()
}
