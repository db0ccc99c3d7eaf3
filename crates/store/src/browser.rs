//! The browser's local storage.

use gloo_storage::{LocalStorage, Storage};
use wasm_bindgen::{JsCast, JsValue};

use super::storage::{Refused, TextStorage};

/// The local storage of the page's origin.
pub struct Local;

/// The storage, if the browser lets the page have it. gloo's own accessor panics if it does not.
fn probed() -> Result<web_sys::Storage, Refused> {
    match web_sys::window().map(|window| window.local_storage()) {
        Some(Ok(Some(_))) => Ok(LocalStorage::raw()),
        _ => Err(Refused::Blocked),
    }
}

fn blocked(_: JsValue) -> Refused {
    Refused::Blocked
}

/// Chromium and WebKit call it `QuotaExceededError`, Firefox `NS_ERROR_DOM_QUOTA_REACHED`.
pub(super) fn full_or_blocked(error: JsValue) -> Refused {
    let name =
        error.dyn_into::<web_sys::DomException>().map(|error| error.name()).unwrap_or_default();
    if name.to_ascii_lowercase().contains("quota") { Refused::Full } else { Refused::Blocked }
}

impl TextStorage for Local {
    fn keys(&self) -> Result<Vec<String>, Refused> {
        let storage = probed()?;
        let count = storage.length().map_err(blocked)?;
        Ok((0..count).filter_map(|at| storage.key(at).ok().flatten()).collect())
    }

    fn get(&self, key: &str) -> Result<Option<String>, Refused> {
        probed()?.get_item(key).map_err(blocked)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), Refused> {
        probed()?.set_item(key, text).map_err(full_or_blocked)
    }

    fn remove(&self, key: &str) -> Result<(), Refused> {
        probed()?.remove_item(key).map_err(blocked)
    }
}

/// The name that the browser gives itself.
pub fn user_agent() -> String {
    web_sys::window().and_then(|window| window.navigator().user_agent().ok()).unwrap_or_default()
}

/// Random bits from the browser's cryptographic source, or from its weaker one if that is missing.
pub fn random() -> u128 {
    let mut bytes = [0; 16];
    let filled = web_sys::window()
        .and_then(|window| window.crypto().ok())
        .map(|crypto| crypto.get_random_values_with_u8_array(&mut bytes));
    if !matches!(filled, Some(Ok(_))) {
        bytes.fill_with(|| (js_sys::Math::random() * 256.0) as u8);
    }
    u128::from_le_bytes(bytes)
}
