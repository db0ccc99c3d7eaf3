//! The browser's promise to keep the data of this page.

use std::cell::Cell;

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::app::shell::state::{App, StoragePermission};

thread_local! {
    static WAS_ASKED: Cell<bool> = const { Cell::new(false) };
}

/// Asks for the promise at the first real save of a visit.
pub fn ask_once(app: App) {
    if !WAS_ASKED.replace(true) {
        ask(app);
    }
}

/// Asks for the promise.
pub fn ask(app: App) {
    if app.storage_permission.get_untracked() == StoragePermission::Given {
        return;
    }
    app.storage_permission.set(StoragePermission::Asked);
    spawn_local(async move {
        let answer = match call("persist").await {
            Some(answer) if answer.is_truthy() => StoragePermission::Given,
            Some(_) => StoragePermission::Refused,
            None => StoragePermission::Unknown,
        };
        app.storage_permission.set(answer);
        app.may_be_private.set(may_be_private().await);
    });
}

/// Checks whether the promise was given earlier.
pub fn look(app: App) {
    spawn_local(async move {
        let found = match call("persisted").await {
            Some(answer) if answer.is_truthy() => StoragePermission::Given,
            Some(_) => app.storage_permission.get_untracked(),
            None => StoragePermission::Unknown,
        };
        app.storage_permission.set(found);
        app.may_be_private.set(may_be_private().await);
    });
}

/// Returns the storage use of the site, and the browser's limit for it, in bytes.
pub async fn estimate() -> Option<(f64, f64)> {
    let estimate = call("estimate").await?;
    let number = |name: &str| Reflect::get(&estimate, &name.into()).ok()?.as_f64();
    Some((number("usage")?, number("quota")?))
}

/// Returns whether this is Safari on an Apple device without the page installed.
pub fn is_in_safari() -> bool {
    let navigator = window().navigator();
    let agent = store::user_agent();
    let is_safari = store::is_safari(&agent);
    let is_standalone = Reflect::get(&navigator, &"standalone".into())
        .is_ok_and(|standalone| standalone.is_truthy());
    is_safari && !is_standalone
}

/// Returns whether the browser hides private windows, as Chromium and its derivatives do (in
/// version 156 the quota is the same).
pub fn hides_private() -> bool {
    store::user_agent().contains("Chrome/")
}

/// Guesses whether this is a private window. Firefox and Safari refuse private windows a file
/// system of the page's own, while ordinary windows have one.
async fn may_be_private() -> bool {
    match storage().and_then(|storage| Some((asked(&storage, "getDirectory")?, storage))) {
        Some((directory, storage)) => {
            match directory.call0(&storage).and_then(JsCast::dyn_into::<Promise>) {
                Ok(promise) => JsFuture::from(promise).await.is_err(),
                Err(_) => true,
            }
        }
        None => false,
    }
}

/// Returns the browser's storage manager, if it has one.
fn storage() -> Option<JsValue> {
    let storage = Reflect::get(&window().navigator(), &"storage".into()).ok()?;
    (!storage.is_undefined()).then_some(storage)
}

fn asked(storage: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(storage, &name.into()).ok()?.dyn_into().ok()
}

/// Awaits a method of the storage manager. Returns none if the method is missing or fails.
async fn call(name: &str) -> Option<JsValue> {
    let storage = storage()?;
    let promise: Promise = asked(&storage, name)?.call0(&storage).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()
}
