//! The core's work on a book that is not empty: reading and keeping it, the rule sets, the verdicts. Its code is fetched as a
//! file of its own before the first page that shows a book, so the page of a first visit is there sooner.

use std::cell::Cell;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use binh_yen::book::{Book, Catalogue, Day, Frame, Year};
use binh_yen::criteria::{BookVerdicts, Library, LibraryError};
use binh_yen::store::{self, Damaged, Opened, SaveError, Store};
use leptos::prelude::Set;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::mirroring;
use super::state::App;

type Judge = fn(&Book, &Library, &Catalogue, Year, Option<Day>, Option<&BookVerdicts>) -> BookVerdicts;

type Later<T> = Pin<Box<dyn Future<Output = T>>>;

/// The doors to the code that was fetched.
pub struct Engine {
    pub open: fn() -> Later<Opened>,
    pub keep: fn(&mut Store, &Book) -> Result<(), SaveError>,
    pub mirror: fn(App) -> Later<()>,
    pub discard: fn(App, Damaged) -> Later<()>,
    pub judge: Judge,
    pub add_own: fn(&Library, &Frame) -> Library,
    library: fn() -> Result<Library, LibraryError>,
}

thread_local! {
    static ENGINE: Cell<Option<&'static Engine>> = const { Cell::new(None) };
}

#[wasm_split(book, fallible)]
fn doors() -> Result<&'static Engine, SplitLoaderError> {
    Ok(&Engine {
        open: || Box::pin(store::open()),
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

/// Fetches the code for an app that began without it.
pub async fn fetch_for(app: App) -> Result<(), SplitLoaderError> {
    if ENGINE.get().is_none() {
        let library = fetch().await?.library();
        app.national.set(Arc::new(library));
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
