//! The sample book, fetched from the site itself; the service worker keeps it for use offline.

use binh_yen::exchange::{self, FileRead, RulesRead};
use binh_yen::store::Reason;
use binh_yen::store::copy;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::browser::composed;
use super::route::Route;
use super::state::{App, first_year};
use super::text::shell;
use super::{browser, keep, words};

/// The sample's address, beside the page.
const SAMPLE: &str = "samples/tran-yen-2019.json";

/// Opens the sample book in the place of the open one; it can be undone.
pub fn open(app: App) {
    wasm_bindgen_futures::spawn_local(async move {
        let result = match fetch().await {
            Ok(bytes) => {
                read_file(app, &bytes, SAMPLE).map_err(|problems| problems.first().map(|problem| problem.text(app.lang.get_untracked())))
            }
            Err(error) => Err(Some(words::js_error(&error))),
        };
        match result {
            Ok(read) => {
                keep::snapshot_before(app, Reason::Sample, "");
                if app.replace(shell::SAMPLE_LOADED.to(app.lang.get_untracked()), read.book) {
                    app.year.set(first_year(&app.book.get_untracked()));
                    browser::go(&Route::Overview.href());
                }
            }
            Err(why) => app.status.set(untrack(|| shell::SAMPLE_FAILED.fill(&[&why.unwrap_or_default()]))),
        }
    });
}

/// Reads a data file by the national catalogue, its text composed.
pub fn read_file(app: App, bytes: &[u8], name: &str) -> Result<FileRead, Vec<exchange::Problem>> {
    let read = |bytes: &[u8]| app.national.with_untracked(|national| exchange::read(bytes, name, national, &composed));
    // A copy of a store is read as the data file of what it holds; one that does not open is refused like any other file.
    let held = copy::is_copy(bytes).then(|| str::from_utf8(bytes).ok().and_then(|text| copy::read(text).ok())).flatten();
    match held.and_then(|(book, _)| exchange::write(&book).ok()) {
        Some(file) => read(file.as_bytes()),
        None => read(bytes),
    }
}

/// Reads a rule file for the open book, its text composed.
pub fn read_rules(app: App, bytes: &[u8], name: &str) -> Result<RulesRead, Vec<exchange::Problem>> {
    let book = app.book.get_untracked();
    app.national.with_untracked(|national| exchange::read_rules(bytes, name, national, &book.frame, &composed))
}

async fn fetch() -> Result<Vec<u8>, JsValue> {
    let response: web_sys::Response = JsFuture::from(window().fetch_with_str(SAMPLE)).await?.unchecked_into();
    if !response.ok() {
        return Err(response.status_text().into());
    }
    let buffer = JsFuture::from(response.array_buffer()?).await?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}
