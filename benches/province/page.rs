//! Runs the measurements in a page, against the browser's own JSON and local storage.

use book::Book;
use js_sys::{Function, JSON, JsString};
use law::Library;
use store::{Opened, Store};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::measure::{Measured, Platform, measure};
use crate::post::{Merged, Post};

/// A page in the browser.
pub struct Page {
    clock: Function,
    library: Library,
}

impl Page {
    /// Makes a page with this clock.
    pub fn new(clock: Function) -> Self {
        Self { clock, library: Library::national().expect("the rule sets are whole") }
    }

    /// Reads a data file.
    pub fn read(&self, file: &str) -> Book {
        let read =
            files::read(file.as_bytes(), "province", &self.library, &|text| self.normalize(text));
        read.map_err(|problems| problems.len()).expect("the province is good").book
    }
}

impl Platform for Page {
    fn now(&self) -> f64 {
        self.clock
            .call0(&wasm_bindgen::JsValue::NULL)
            .ok()
            .and_then(|now| now.as_f64())
            .unwrap_or_default()
    }
    fn library(&self) -> &Library {
        &self.library
    }
    fn normalize(&self, text: &str) -> String {
        JsString::from(text).normalize("NFC").into()
    }
    fn peers(&self) -> [&'static str; 2] {
        ["JSON.parse of the file", "JSON.stringify, setItem"]
    }
    fn parse(&self, json: &str) {
        std::hint::black_box(JSON::parse(json).expect("JSON"));
    }
    fn keep(&self, json: &str) {
        let value = JSON::parse(json).expect("JSON");
        let text: String = JSON::stringify(&value).expect("JSON").into();
        storage().set_item("peer", &text).expect("there is room");
        storage().remove_item("peer").expect("the storage is there");
    }
    fn open(&self) -> Opened {
        Store::open_in(Box::new(store::Local), None, store::random())
    }
    fn stored_units(&self) -> usize {
        self.open().store.usage("").ours
    }
}

fn storage() -> web_sys::Storage {
    let window = js_sys::global().unchecked_into::<web_sys::Window>();
    window.local_storage().expect("storage").expect("storage")
}

/// Measures the province in a file and gives `{table, forPeers}` as JSON; `clock` gives milliseconds.
#[wasm_bindgen]
pub fn run(file: &str, clock: Function) -> String {
    let Measured { table, for_peers } = measure(file, &Page::new(clock));
    serde_json::json!({ "table": table, "forPeers": for_peers }).to_string()
}

/// Merges the communes' files of a province and gives `{table, milliseconds, bytes, shards}` as
/// JSON; the shards are for the peers.
#[wasm_bindgen]
pub fn merge(file: &str, clock: Function) -> String {
    let page = Page::new(clock);
    let post = Post::new(file, &page);
    let Merged { table, milliseconds, bytes } = post.merge(&page);
    let table = serde_json::Value::from(table);
    format!(
        r#"{{"table": {table}, "milliseconds": {milliseconds}, "bytes": {bytes}, "shards": {}}}"#,
        post.shards()
    )
}
