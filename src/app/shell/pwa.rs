//! New builds of the page. `web/boot.js` registers the service worker and reports a waiting build.

use leptos::ev::Event;
use leptos::prelude::*;

/// Returns whether a new build is installed and waits. Show it as "Có bản mới" with a button that
/// calls [`activate`]. Never activate it unasked, because typed text would be lost.
pub fn new_build() -> ReadSignal<bool> {
    let is_there =
        || document().document_element().is_some_and(|root| root.has_attribute("data-new-build"));
    let (waiting, set_waiting) = signal(is_there());
    let listener =
        window_event_listener_untyped("binh-yen:new-build", move |_| set_waiting.set(true));
    on_cleanup(move || listener.remove());
    waiting
}

/// Returns whether this page is the single file that contains everything
/// (`scripts/page-edition.mjs`).
pub fn is_page_edition() -> bool {
    document()
        .document_element()
        .is_some_and(|root| root.get_attribute("data-edition").as_deref() == Some("page"))
}

/// Activates the new build and reloads the page.
pub fn activate() {
    if let Ok(event) = Event::new("binh-yen:activate") {
        // Dispatching fails only for an event that is already being dispatched.
        drop(window().dispatch_event(&event));
    }
}
