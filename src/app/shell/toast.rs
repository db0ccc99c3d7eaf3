//! The status line, which screen readers read out. It shows for a few seconds, or as long as a save
//! takes.

use std::time::Duration;

use leptos::prelude::*;
use store::Standing;

use super::state::App;

/// Long enough to read a line. The undo button keeps showing the same words.
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
            // A property of the element, because a page translator may have wrapped its text node,
            // and then changes to that node would not show.
            prop:textContent=move || app.status.get()
        ></div>
    }
}
