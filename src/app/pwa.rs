//! New builds of the page. `web/boot.js` registers the service worker and tells when a new build
//! waits.

use leptos::ev::Event;
use leptos::prelude::*;

/// Whether a new build is installed and waits. Show it as "Có bản mới" with a button that calls
/// [`activate`]; never change to it unasked, since what is being typed would be lost.
pub fn new_build() -> ReadSignal<bool> {
    let is_there =
        || document().document_element().is_some_and(|root| root.has_attribute("data-new-build"));
    let (waiting, set_waiting) = signal(is_there());
    let listener =
        window_event_listener_untyped("binh-yen:new-build", move |_| set_waiting.set(true));
    on_cleanup(move || listener.remove());
    waiting
}

/// Whether this page is the one file with everything inside (`scripts/page-edition.mjs`).
pub fn is_page_edition() -> bool {
    document()
        .document_element()
        .is_some_and(|root| root.get_attribute("data-edition").as_deref() == Some("page"))
}

/// Changes to the new build and reloads the page.
pub fn activate() {
    if let Ok(event) = Event::new("binh-yen:activate") {
        // It fails only for an event that is under way already.
        drop(window().dispatch_event(&event));
    }
}
