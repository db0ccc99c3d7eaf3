//! The page's views. They show what the core says and hand edits to it; no rule lives here.

use binh_yen::criteria::Library;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

mod arrivals;
mod browser;
mod components;
mod crash;
mod crypto;
mod desks;
mod engine;
mod forms;
mod history;
mod judged;
mod keep;
mod lasting;
mod layout;
mod mirroring;
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
    spawn_local(async {
        match keep::load_empty().await {
            Some(kept) => drop(show(kept, Library::default())),
            None => match engine::fetch().await {
                // What a killed browser left in one home alone is brought to the other.
                Ok(engine) => keep::settle(show(keep::load(engine).await, engine.library())),
                Err(_) => say_not_loaded(),
            },
        }
    });
}

fn say_not_loaded() {
    if let Some(boot) = document().get_element_by_id("boot") {
        let _ = boot.set_attribute("role", "alert");
        let text = text::shell::NOT_LOADED_BODY;
        boot.set_text_content(Some(&[text.vi, " ", text.en].concat()));
    }
}

fn show(kept: keep::Kept, library: Library) -> state::App {
    if let Some(boot) = document().get_element_by_id("boot") {
        boot.remove();
    }
    mount_to_body(move || {
        let app = state::App::start(kept, library);
        navigation::follow_address(app);
        arrivals::follow(app);
        layout::shell(app)
    });
    state::app()
}
