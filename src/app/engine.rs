//! The core's work on a book that is not empty: reading and keeping it, the rule sets, the
//! verdicts. Its code is a file of its own, see `fetch`; this is its shape.

use std::cell::Cell;
use std::future::Future;
use std::pin::Pin;

use book::{Book, Catalogue, Day, Frame, Year};
use law::{BookVerdicts, Library, LibraryError};
use store::{Damaged, Opened, SaveError, Store};

use super::state::App;

type Judge =
    fn(&Book, &Library, &Catalogue, Year, Option<Day>, Option<&BookVerdicts>) -> BookVerdicts;

type Later<T> = Pin<Box<dyn Future<Output = T>>>;

/// The doors to the code that was fetched.
pub struct Engine {
    pub open: fn() -> Later<Opened>,
    /// Begins to follow other tabs, or to tell them, once the app shows what was opened.
    pub begin: fn(App),
    pub join: fn(App) -> Later<()>,
    /// Asks for the pen.
    pub ask: fn(),
    pub keep: fn(&mut Store, &Book) -> Result<(), SaveError>,
    pub mirror: fn(App) -> Later<()>,
    pub discard: fn(App, Damaged) -> Later<()>,
    pub judge: Judge,
    pub add_own: fn(&Library, &Frame) -> Library,
    pub library: fn() -> Result<Library, LibraryError>,
}

thread_local! {
    static ENGINE: Cell<Option<&'static Engine>> = const { Cell::new(None) };
}

/// Notes that the code is here.
pub fn is_here(engine: &'static Engine) {
    ENGINE.set(Some(engine));
}

/// The code, if it is here.
pub fn here() -> Option<&'static Engine> {
    ENGINE.get()
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
