//! An address that leads nowhere.

use crate::app::whole::IntoAny;
use leptos::prelude::*;

use crate::app::components::{empty, head};
use crate::app::route::Route;
use crate::app::text::shell;

pub fn not_found() -> AnyView {
    view! {
        {head::plain_head(shell::NOT_FOUND_TITLE, None, None)}
        {empty::empty(shell::NOT_FOUND_BODY, Some((shell::TO_OVERVIEW, Route::Overview.href())))}
    }
    .into_any()
}
