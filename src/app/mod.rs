//! The page's views. They show what the core says and hand edits to it; no rule lives here.

use leptos::prelude::*;

/// Takes the place of the boot message.
pub fn start() {
    if let Some(boot) = document().get_element_by_id("boot") {
        boot.remove();
    }
    mount_to_body(App);
}

#[component]
fn App() -> impl IntoView {
    view! {
        <main>
            <h1>"Bình Yên"</h1>
        </main>
    }
}
