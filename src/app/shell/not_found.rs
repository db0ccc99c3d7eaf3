//! The page for an address that leads nowhere.

use super::erased::IntoAny;
use leptos::prelude::*;

use super::text::shell;
use crate::app::components::{empty, head};
use crate::app::register::text::revisions;
use desk::route::Route;

pub fn not_found() -> AnyView {
    view! {
        {head::plain_head(shell::NOT_FOUND_TITLE, None, None)}
        {empty::empty(shell::NOT_FOUND_BODY, Some((shell::TO_OVERVIEW, Route::Overview.href())))}
    }
    .into_any()
}

/// Replaces a deleted record or unit and links to its revisions, where it can be restored.
pub fn deleted(past: &Route) -> AnyView {
    view! {
        {head::plain_head(revisions::DELETED_TITLE, None, None)}
        {empty::empty(revisions::DELETED_BODY, Some((revisions::OPEN, past.href())))}
    }
    .into_any()
}
