//! The core's work on a non-empty book: loading and saving, rule sets and verdicts. Its code is a
//! separate file, which `fetch` loads; this module is its interface.

use std::cell::Cell;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use book::{Book, Catalogue, Frame, Unit, UnitId, Year};
use law::{Basis, BookVerdicts, Library, LibraryError};
use store::{Damaged, Opened, SaveError, Store};

use super::state::App;

type Judge = fn(Basis, Year) -> Arc<BookVerdicts>;

type FindUnits = fn(&Book, &str, &dyn Fn(&Unit) -> bool, usize) -> Vec<UnitId>;

type Later<T> = Pin<Box<dyn Future<Output = T>>>;

/// The entry points of the fetched code.
pub struct Engine {
    pub open: fn() -> Later<Opened>,
    /// Starts following other tabs, or informing them, once the app shows the opened book.
    pub begin: fn(App),
    pub join: fn(App) -> Later<()>,
    /// Leaves the other tabs, before the book is opened again.
    pub leave: fn(),
    /// Asks the writing tab for the pen.
    pub ask: fn(),
    pub keep: fn(&mut Store, &Book) -> Result<(), SaveError>,
    pub mirror: fn(App) -> Later<()>,
    pub discard: fn(App, Damaged) -> Later<()>,
    pub judge: Judge,
    pub add_own: fn(&Library, &Frame) -> Library,
    pub library: fn() -> Result<Library, LibraryError>,
    /// The kinds of the rule sets and of a book.
    pub catalogue: fn(&Library, &Frame) -> Catalogue,
    /// Finds the units that match typed text, up to a given number, best first.
    pub find_units: FindUnits,
}

thread_local! {
    static ENGINE: Cell<Option<&'static Engine>> = const { Cell::new(None) };
}

/// Records that the code is loaded.
pub fn is_here(engine: &'static Engine) {
    ENGINE.set(Some(engine));
}

/// Returns the code, if it is loaded.
pub fn here() -> Option<&'static Engine> {
    ENGINE.get()
}

/// Returns the code. Call this only on pages that show a book and after an edit.
pub fn engine() -> &'static Engine {
    ENGINE.get().expect("the code is fetched before a page shows a book")
}

impl Engine {
    /// Returns the national rule sets.
    pub fn library(&self) -> Library {
        (self.library)().unwrap_or_else(|error| wasm_bindgen::throw_str(&error.to_string()))
    }
}
