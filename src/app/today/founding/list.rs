//! The list of communes, fetched when the guide first needs it. The service worker keeps the file
//! for offline use.

use std::cell::Cell;

use communes::{Commune, List};
use law::unit_kind_name;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use crate::app::shell::fetch::fetch_file;
use crate::app::shell::words;
use crate::app::text::language;

/// The address relative to the page.
const ADDRESS: &str = "communes.txt";

/// The list once it is loaded, or why it is not.
pub type Fetched = Option<Result<&'static List, String>>;

thread_local! {
    /// The page keeps the list as long as it lives.
    static LIST: Cell<Option<&'static List>> = const { Cell::new(None) };
}

/// The name of a commune with that of its province: "Xã Trấn Yên, tỉnh Lào Cai".
pub fn name_of(list: &List, commune: &Commune) -> String {
    let kind = words::capital(unit_kind_name(commune.kind, language()));
    let province = list.province_of(commune);
    let above = province.map(|province| [", ", province.word(), " ", &province.name].concat());
    [&kind, " ", &commune.name, &above.unwrap_or_default()].concat()
}

/// Fetches the list unless it is loaded.
pub fn fetch_into(fetched: RwSignal<Fetched>) {
    if let Some(list) = LIST.get() {
        fetched.set(Some(Ok(list)));
        return;
    }
    fetched.set(None);
    spawn_local(async move {
        let list = read().await;
        if let Ok(list) = list {
            LIST.set(Some(list));
        }
        // The page may have been left meanwhile.
        let _ = fetched.try_set(Some(list));
    });
}

async fn read() -> Result<&'static List, String> {
    let bytes = fetch_file(ADDRESS).await.map_err(|error: JsValue| words::js_error(&error))?;
    let text = String::from_utf8_lossy(&bytes);
    let list = List::read(&text).map_err(|error| error.to_string())?;
    Ok(Box::leak(Box::new(list)))
}
