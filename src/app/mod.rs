//! The page's views. They show what the core says and hand edits to it; no rule lives here.

mod pwa;

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
    let new_build = pwa::new_build();
    view! {
        <main>
            <h1>"Bình Yên"</h1>
            <Show when=move || new_build.get()>
                <button type="button" on:click=|_| pwa::activate()>"Có bản mới"</button>
            </Show>
        </main>
    }
}
