//! The navigation entries that do not fit in a phone's bottom bar.

use crate::app::erased::IntoAny;
use leptos::prelude::*;

use crate::app::components::head;
use crate::app::layout;
use crate::app::state::App;
use crate::app::text::shell;

pub fn more(app: App) -> AnyView {
    view! {
        {head::plain_head(shell::MORE_PAGES, None, None)}
        {layout::more_links(app)}
        <div class="actions">
            {layout::history_button(app, false)} {layout::history_button(app, true)} {layout::language_button(app)}
        </div>
    }
    .into_any()
}
