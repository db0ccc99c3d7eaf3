//! The page's views. They show what the core says and hand edits to it; no rule lives here.

use binh_yen::criteria::Library;
use leptos::prelude::*;

mod browser;
mod components;
mod crash;
mod forms;
mod history;
mod judged;
mod keep;
mod layout;
mod navigation;
mod pages;
mod pwa;
mod route;
mod sample;
mod state;
mod text;
mod whole;
mod words;

/// Starts the app in the place of the boot message.
pub fn start() {
    crash::show_failures();
    let library = match Library::national() {
        Ok(library) => library,
        Err(error) => wasm_bindgen::throw_str(&error.to_string()),
    };
    if let Some(boot) = document().get_element_by_id("boot") {
        boot.remove();
    }
    mount_to_body(move || {
        let app = state::App::start(library);
        navigation::follow_address(app);
        layout::shell(app)
    });
}
