//! Locks an unlocked book again: by a button, after a time without input, or when another tab asks
//! for it. The page is loaded anew, which leaves nothing of the book or its key in memory. What is
//! being typed was stored, sealed, as it was typed.

use std::cell::Cell;
use std::time::Duration;

use leptos::mount::mount_to;
use leptos::prelude::*;
use store::{Local, TextStorage, keys, sealing};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;

use super::{keeping, text};
use crate::app::device::saving;
use crate::app::shell::browser;
use crate::app::shell::erased::IntoAny;
use crate::app::shell::state::App;
use crate::app::text::t;

/// The seconds between two looks at the time.
const LOOK: u64 = 5;
/// The longest time that a save may take before the page is locked all the same, in tenths of a
/// second.
const PATIENCE: usize = 50;

thread_local! {
    static LAST_INPUT: Cell<u64> = const { Cell::new(0) };
    static IS_WATCHED: Cell<bool> = const { Cell::new(false) };
}

/// Watches an unlocked book.
pub fn watch(app: App) {
    if IS_WATCHED.replace(true) {
        return;
    }
    LAST_INPUT.set(browser::now());
    for event in ["keydown", "pointerdown", "input", "wheel"] {
        std::mem::forget(window_event_listener_untyped(event, |_| LAST_INPUT.set(browser::now())));
    }
    let told = window_event_listener_untyped("storage", move |event| {
        let key = event.dyn_ref::<web_sys::StorageEvent>().and_then(web_sys::StorageEvent::key);
        if key.as_deref() == Some(keys::LOCK_NOW) && sealing::held().is_some() {
            spawn_local(lock(app));
        }
    });
    // It listens as long as the page lives.
    std::mem::forget(told);
    // Timers sleep with the device, so the time is asked for and not counted.
    let look = move || {
        let minutes = u64::from(keeping::idle());
        if minutes > 0 && browser::now().saturating_sub(LAST_INPUT.get()) >= minutes * 60_000 {
            spawn_local(lock(app));
        }
    };
    // A browser without timers never locks by itself.
    let _ = set_interval_with_handle(look, Duration::from_secs(LOOK));
    if let Ok(Some(header)) = document().query_selector(".header") {
        mount_to(header.unchecked_into(), move || button(app)).forget();
    }
}

/// The button that locks at once, in all tabs.
fn button(app: App) -> AnyView {
    let press = move |_| {
        // Without a storage there is no other tab to tell.
        let _ = Local.set(keys::LOCK_NOW, &browser::now().to_string());
        spawn_local(lock(app));
    };
    view! { <button type="button" class="quiet-button" id="lock-now" on:click=press>{t(text::LOCK_NOW)}</button> }
        .into_any()
}

/// Locks this tab once the last change is saved.
async fn lock(app: App) {
    saving::settled(app, PATIENCE).await;
    let _ = window().location().reload();
}
