//! Fetches the core's code before the first page that shows a book. The page of a first visit thus
//! appears sooner.

use std::cell::RefCell;
use std::sync::Arc;

use book::{Book, Unit, UnitId};
use desk::units;
use js_sys::Promise;
use law::Library;
use leptos::prelude::{Set, window};
use store::Store;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::browser::LETTERS;
use super::engine::{self, Engine};
use super::state::App;
use super::words;
use crate::app::device::{mirror_upkeep, tabs};
use crate::app::judge::kept;

thread_local! {
    /// The pending opening for an app that began without the code. Several pages may wait for it.
    static JOINED: RefCell<Option<Promise>> = const { RefCell::new(None) };
}

#[wasm_split(book, fallible)]
fn doors() -> Result<&'static Engine, SplitLoaderError> {
    Ok(&Engine {
        open: || Box::pin(tabs::open()),
        begin: tabs::begin,
        join: |app| Box::pin(tabs::join(app)),
        leave: tabs::leave,
        ask: tabs::ask,
        keep: Store::replace,
        mirror: |app| Box::pin(mirror_upkeep::run(app)),
        discard: |app, damaged| Box::pin(mirror_upkeep::discard(app, damaged)),
        judge: kept::judge,
        add_own: Library::with,
        library: Library::national,
        catalogue: Library::catalogue,
        find_units,
    })
}

fn find_units(
    book: &Book,
    typed: &str,
    is_wanted: &dyn Fn(&Unit) -> bool,
    most: usize,
) -> Vec<UnitId> {
    let found =
        units::find(book, typed, &LETTERS, &|unit| words::unit_name(book, unit), is_wanted, most);
    found.into_iter().map(|unit| unit.id.clone()).collect()
}

/// Fetches the code if it is not loaded yet.
pub async fn fetch() -> Result<&'static Engine, SplitLoaderError> {
    let engine = doors().await?;
    engine::is_here(engine);
    Ok(engine)
}

/// Fetches the code for an app that began without it, and opens the book that another tab may have
/// saved meanwhile.
pub async fn fetch_for(app: App) -> Result<(), SplitLoaderError> {
    if JOINED.with_borrow(Option::is_none) {
        if engine::here().is_some() {
            return Ok(());
        }
        let engine = fetch().await?;
        JOINED.with_borrow_mut(|joined| {
            joined.get_or_insert_with(|| {
                app.national.set(Arc::new(engine.library()));
                let join = (engine.join)(app);
                future_to_promise(async move {
                    join.await;
                    Ok(JsValue::UNDEFINED)
                })
            });
        });
    }
    if let Some(joined) = JOINED.with_borrow(Clone::clone) {
        // This promise never fails.
        let _ = JsFuture::from(joined).await;
    }
    Ok(())
}

/// Fetches a file of the site.
pub async fn fetch_file(address: &str) -> Result<Vec<u8>, JsValue> {
    let response: web_sys::Response =
        JsFuture::from(window().fetch_with_str(address)).await?.unchecked_into();
    if !response.ok() {
        return Err(response.status_text().into());
    }
    let buffer = JsFuture::from(response.array_buffer()?).await?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}
