//! The measurements in a page, against the browser's own JSON and local storage.

use binh_yen::store::{self, Opened, Store};
use js_sys::{Function, JSON, JsString};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::measure::{Platform, measure};

struct Page {
    clock: Function,
}

impl Platform for Page {
    fn now(&self) -> f64 {
        self.clock.call0(&wasm_bindgen::JsValue::NULL).ok().and_then(|now| now.as_f64()).unwrap_or_default()
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

/// Measures the province in a file; `clock` gives milliseconds.
#[wasm_bindgen]
pub fn run(file: &str, clock: Function) -> String {
    measure(file, &Page { clock })
}
