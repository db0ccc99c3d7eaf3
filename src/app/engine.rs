//! The core's work on a book that is not empty: reading and keeping it, the rule sets, the
//! verdicts. Its code is fetched as a file of its own before the first page that shows a book, so
//! the page of a first visit is there sooner.

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use book::{Book, Catalogue, Day, Frame, Year};
use js_sys::Promise;
use law::{BookVerdicts, Library, LibraryError};
use leptos::prelude::Set;
use store::{Damaged, Opened, SaveError, Store};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::state::App;
use super::{mirroring, tabs};

type Judge =
    fn(&Book, &Library, &Catalogue, Year, Option<Day>, Option<&BookVerdicts>) -> BookVerdicts;

type Later<T> = Pin<Box<dyn Future<Output = T>>>;

/// The doors to the code that was fetched.
pub struct Engine {
    pub open: fn() -> Later<Opened>,
    /// Begins to follow other tabs, or to tell them, once the app shows what was opened.
    pub begin: fn(App),
    join: fn(App) -> Later<()>,
    /// Asks for the pen.
    pub ask: fn(),
    pub keep: fn(&mut Store, &Book) -> Result<(), SaveError>,
    pub mirror: fn(App) -> Later<()>,
    pub discard: fn(App, Damaged) -> Later<()>,
    pub judge: Judge,
    pub add_own: fn(&Library, &Frame) -> Library,
    library: fn() -> Result<Library, LibraryError>,
}

thread_local! {
    static ENGINE: Cell<Option<&'static Engine>> = const { Cell::new(None) };
    /// The opening for an app that began without the code; several pages may wait for it.
    static JOINED: RefCell<Option<Promise>> = const { RefCell::new(None) };
}

#[wasm_split(book, fallible)]
fn doors() -> Result<&'static Engine, SplitLoaderError> {
    Ok(&Engine {
        open: || Box::pin(tabs::open()),
        begin: tabs::begin,
        join: |app| Box::pin(tabs::join(app)),
        ask: tabs::ask,
        keep: Store::replace,
        mirror: |app| Box::pin(mirroring::run(app)),
        discard: |app, damaged| Box::pin(mirroring::discard(app, damaged)),
        judge: BookVerdicts::new,
        add_own: Library::with,
        library: Library::national,
    })
}

/// Fetches the code, if it is not here yet.
pub async fn fetch() -> Result<&'static Engine, SplitLoaderError> {
    let engine = doors().await?;
    ENGINE.set(Some(engine));
    Ok(engine)
}

/// Fetches the code for an app that began without it, and opens what another tab may have saved
/// meanwhile.
pub async fn fetch_for(app: App) -> Result<(), SplitLoaderError> {
    if JOINED.with_borrow(Option::is_none) {
        if ENGINE.get().is_some() {
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
        // It does not fail.
        let _ = JsFuture::from(joined).await;
    }
    Ok(())
}

/// The code, on pages that show a book and after an edit.
pub fn engine() -> &'static Engine {
    ENGINE.get().expect("the code is fetched before a page shows a book")
}

impl Engine {
    /// The national rule sets.
    pub fn library(&self) -> Library {
        (self.library)().unwrap_or_else(|error| wasm_bindgen::throw_str(&error.to_string()))
    }
}
