//! The navigation entries that do not fit in a phone's bottom bar.

use super::erased::IntoAny;
use leptos::prelude::*;

use super::state::App;
use super::text::shell;
use super::{header, nav};
use crate::app::components::head;

pub fn more(app: App) -> AnyView {
    view! {
        {head::plain_head(shell::MORE_PAGES, None, None)}
        {nav::more_links(app)}
        <div class="actions">
            {header::undo_button(app, false)} {header::undo_button(app, true)} {header::language_button(app)}
        </div>
    }
    .into_any()
}
