//! The line that says what was done: read out by screen readers, seen for a few seconds, or as long
//! as something is being saved.

use std::time::Duration;

use leptos::prelude::*;
use store::Standing;

use crate::app::state::App;

/// Long enough to read a line; the undo button says the same for as long as one likes.
const SHOWN: Duration = Duration::from_secs(5);

pub fn toast(app: App) -> impl IntoView {
    let is_shown = RwSignal::new(false);
    let timer = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move |_| {
        if app.status.with(String::is_empty) {
            is_shown.set(false);
            return;
        }
        is_shown.set(true);
        if let Some(earlier) = timer.get_value() {
            earlier.clear();
        }
        timer.set_value(set_timeout_with_handle(move || is_shown.set(false), SHOWN).ok());
    });
    view! {
        <div class="toast" class:is-shown=move || is_shown.get() || app.standing.get() == Standing::Saving role="status"
            // A property of the element: a text node may have been wrapped by what translates
            // pages, and would not be seen to change.
            prop:textContent=move || app.status.get()
        ></div>
    }
}
