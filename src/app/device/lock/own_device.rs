//! Lets this device open the book for the person at the page, where the browser offers it.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::field::{self, Typed};
use super::work::{Work, clear};
use super::{keeping, platform, text};
use crate::app::components::section;
use crate::app::shell::erased::IntoAny;
use crate::app::text::t;

/// The section of the page; nothing where the browser does not offer it.
pub fn own_device(work: Work) -> AnyView {
    let is_there = RwSignal::new(false);
    spawn_local(async move {
        let there = platform::is_there().await;
        // The page may have gone.
        let _ = is_there.try_set(there);
    });
    let body = move || {
        work.changes.track();
        if keeping::has_device() { remove(work) } else { add(work) }
    };
    let shown = move || is_there.get().then(|| section(text::BY_DEVICE, body.into_any()));
    shown.into_any()
}

fn add(work: Work) -> AnyView {
    let typed = Typed::new();
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let mine = typed.get();
        let add = async move { keeping::add_device(work.app, &mine).await };
        work.begin(add, move || clear([typed.value]));
    };
    view! {
        <p class="note">{t(text::BY_DEVICE_HINT)}</p>
        <form class="form after" id="add-device" on:submit=submit>
            {field::passphrase("device-own", text::OLD, text::OLD_HINT, typed, false)} {work.told()}
            <button type="submit" class="button">{t(text::ENROL)}</button>
        </form>
    }
    .into_any()
}

fn remove(work: Work) -> AnyView {
    let press = move |_| work.begin(keeping::remove_device(work.app), || ());
    view! {
        <p class="note">{t(text::BY_DEVICE_ON)}</p>
        {work.told()}
        <p class="after">
            <button type="button" class="button" id="remove-device" on:click=press>{t(text::DISENROL)}</button>
        </p>
    }
    .into_any()
}
