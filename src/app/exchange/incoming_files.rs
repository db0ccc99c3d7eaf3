//! Files from outside the page: the system opened them with this app, or another app shared them.
//! `web/boot.js` receives them.

use js_sys::{Array, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::hand_over;
use crate::app::shell::state::App;

/// Shows the files that wait and those that come later.
pub fn follow(app: App) {
    take(app);
    // The listener lives as long as the page.
    let _ = window_event_listener_untyped("binh-yen:files", move |_| take(app));
}

fn take(app: App) {
    let waiting = Reflect::get(&window(), &"binhYenFiles".into())
        .ok()
        .and_then(|files| files.dyn_into::<Array>().ok());
    let Some(waiting) = waiting else { return };
    let files: Vec<web_sys::File> =
        waiting.iter().filter_map(|file| file.dyn_into().ok()).collect();
    waiting.set_length(0);
    if !files.is_empty() {
        let is_from_outside = waiting_from_outside();
        hand_over::hand_over(app, files, is_from_outside);
    }
}

/// Returns whether the service worker received some of the waiting files. The system's share sheet
/// or any website may have posted them.
fn waiting_from_outside() -> bool {
    let name = "binhYenFromOutside".into();
    let is_so = Reflect::get(&window(), &name).is_ok_and(|said| said.is_truthy());
    let _ = Reflect::set(&window(), &name, &false.into());
    is_so
}
