//! The sample books, fetched from the site itself; the service worker keeps them for use offline.

use files::{Fault, FileRead, Notice, Place, Problem, Remark, RulesRead};
use leptos::prelude::*;
use store::Reason;
use store::copy;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::browser::composed;
use super::state::{App, first_year};
use super::text::{InLanguage, shell};
use super::{browser, keep, words};
use desk::route::Route;

/// A sample book that the page offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sample {
    /// A commune of today: xã Trấn Yên in 2026.
    Commune,
    /// A district with its communes: Trấn Yên in 2019.
    District,
}

impl Sample {
    /// Its address, beside the page.
    fn address(self) -> &'static str {
        match self {
            Self::Commune => "samples/tran-yen-2026.json",
            Self::District => "samples/tran-yen-2019.json",
        }
    }
}

/// Opens a sample book in the place of the open one; it can be undone.
pub fn open(app: App, sample: Sample) {
    let address = sample.address();
    wasm_bindgen_futures::spawn_local(async move {
        let result = match fetch(address).await {
            Ok(bytes) => read_file(app, &bytes, address).map_err(|problems| {
                problems.first().map(|problem| problem.text(app.lang.get_untracked()))
            }),
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
            Err(why) => {
                app.status.set(untrack(|| shell::SAMPLE_FAILED.fill(&[&why.unwrap_or_default()])))
            }
        }
    });
}

/// Reads a data file by the national catalogue, its text composed.
pub fn read_file(app: App, bytes: &[u8], name: &str) -> Result<FileRead, Vec<Problem>> {
    let read = |bytes: &[u8]| {
        app.national.with_untracked(|national| files::read(bytes, name, national, &composed))
    };
    // A copy of a store is read as the data file of what it holds; one that does not open is
    // refused like any other file.
    let held = copy::is_copy(bytes)
        .then(|| str::from_utf8(bytes).ok().and_then(|text| copy::read(text).ok()))
        .flatten();
    let Some((file, damaged)) =
        held.and_then(|(book, damaged)| Some((files::write(&book).ok()?, damaged)))
    else {
        return read(bytes);
    };
    let mut copied = read(file.as_bytes())?;
    if copied.book.is_empty() && !damaged.is_empty() {
        let place = Place { file: name.into(), ..Place::default() };
        return Err(vec![Problem { place, fault: Fault::UnreadableCopy { parts: damaged.len() } }]);
    }
    if let Some(first) = damaged.first() {
        let place = Place { file: name.into(), record: first.key.clone(), ..Place::default() };
        copied.notices.push(Notice { place, count: damaged.len(), remark: Remark::PartsLeftOut });
    }
    Ok(copied)
}

/// Reads a rule file for the open book, its text composed.
pub fn read_rules(app: App, bytes: &[u8], name: &str) -> Result<RulesRead, Vec<Problem>> {
    let book = app.book.get_untracked();
    app.national
        .with_untracked(|national| files::read_rules(bytes, name, national, &book.frame, &composed))
}

async fn fetch(address: &str) -> Result<Vec<u8>, JsValue> {
    let response: web_sys::Response =
        JsFuture::from(window().fetch_with_str(address)).await?.unchecked_into();
    if !response.ok() {
        return Err(response.status_text().into());
    }
    let buffer = JsFuture::from(response.array_buffer()?).await?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}
