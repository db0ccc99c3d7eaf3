//! The views of the page. They show the core's results and pass edits to it; they contain no rules.

use std::cell::Cell;
use std::rc::Rc;

use device::{lock_doors, saving};
use law::Library;
use leptos::prelude::*;
use shell::{crash, fetch, state};
use wasm_bindgen_futures::spawn_local;

mod components;
mod device;
mod exchange;
mod judge;
mod pages;
mod register;
mod report;
mod shell;
mod text;
mod today;

/// Starts the app in place of the shell that `index.html` shows meanwhile.
pub fn start() {
    crash::show_failures();
    spawn_local(async {
        match saving::load_empty().await {
            Some(kept) => follow_first_save(show(kept, Library::default())),
            None => match fetch::fetch().await {
                // Opening also completes a save that a killed browser left in only one of the two
                // stores.
                Ok(engine) => {
                    let Ok(kept) = lock_doors::unlocked(engine).await else {
                        return say_not_loaded();
                    };
                    let app = show(kept, engine.library());
                    (engine.begin)(app);
                    saving::settle(app);
                    lock_doors::watch(app).await;
                }
                Err(_) => say_not_loaded(),
            },
        }
    });
}

/// Follows another tab's first save while this tab has no book.
fn follow_first_save(app: state::App) {
    let listener = window_event_listener_untyped("storage", move |_| {
        if saving::has_book() {
            spawn_local(async move { drop(fetch::fetch_for(app).await) });
        }
    });
    // The listener lives as long as the page.
    std::mem::forget(listener);
}

fn say_not_loaded() {
    if let Some(boot) = document().get_element_by_id("boot") {
        let _ = boot.set_attribute("role", "alert");
        let text = shell::text::shell::NOT_LOADED_BODY;
        boot.set_text_content(Some(&[text.vi, " ", text.en].concat()));
    }
}

fn show(kept: state::Found, library: Library) -> state::App {
    if let Some(shell) = document().get_element_by_id("shell") {
        shell.remove();
    }
    // The state lives as long as what is mounted, so it is made in there.
    let started = Rc::new(Cell::new(None));
    let made = Rc::clone(&started);
    mount_to_body(move || {
        let app = state::App::start(kept, library);
        made.set(Some(app));
        shell::navigation::follow_address(app);
        exchange::incoming_files::follow(app);
        shell::frame::window(app)
    });
    started.get().expect("mounting makes the state at once")
}
