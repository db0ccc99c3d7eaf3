//! What the app holds: the book with its undo steps, the chosen year, language and page.

use std::cell::Cell;
use std::sync::Arc;

use book::{Book, Catalogue, Year};
use law::{BookVerdicts, Library};
use leptos::prelude::*;
use store::pen::Role;
use store::{Damaged, Exported, Standing, Store, Usage};

use super::browser;
use super::text::Lang;
use desk::route::{Query, Route};
use desk::session::Session;
use desk::years;

/// The app's state. One for the page's life; a handle that is copied freely.
#[derive(Clone, Copy)]
pub struct App {
    pub book: RwSignal<Arc<Book>>,
    pub lang: RwSignal<Lang>,
    pub year: RwSignal<Year>,
    pub route: RwSignal<Route>,
    pub query: RwSignal<Query>,
    /// The national kinds with those of the book.
    pub catalogue: Memo<Arc<Catalogue>>,
    /// The rule sets that every book has; empty until they are fetched, see `engine`.
    pub national: RwSignal<Arc<Library>>,
    /// The national rule sets with the book's own.
    pub library: Memo<Same<Library>>,
    /// The verdicts on all units for the chosen year; an edit judges only its own commune again.
    pub verdicts: Memo<Same<BookVerdicts>>,
    /// The book's steps. Only `edits` changes it, and `book` with it.
    pub(super) session: RwSignal<Session>,
    /// The last thing done, spoken to those who do not see it.
    pub status: RwSignal<String>,
    /// What is to be said once the last change is kept.
    pub saying: StoredValue<String>,
    /// Whether what is on the screen is kept.
    pub standing: RwSignal<Standing>,
    pub damaged: RwSignal<Vec<Damaged>>,
    /// The last export of the whole book.
    pub exported: RwSignal<Option<Exported>>,
    /// How full the local storage was after the last save.
    pub room: RwSignal<Option<Usage>>,
    /// How long the browser says that it keeps the data.
    pub storage_permission: RwSignal<StoragePermission>,
    /// Whether this may be a private window.
    pub may_be_private: RwSignal<bool>,
    /// Whether this tab writes, or another one does.
    pub role: RwSignal<Role>,
    pub store: StoredValue<Store, LocalStorage>,
}

/// Whether the browser promised not to clear the data by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StoragePermission {
    /// Nothing was asked yet.
    #[default]
    NotAsked,
    /// It was asked, and the person may have to answer.
    Asked,
    /// It does not clear the data by itself.
    Given,
    /// It may clear the data when the device is nearly full.
    Refused,
    /// It has no such promise.
    Unknown,
}

/// What was found on this device.
pub struct Found {
    pub book: Book,
    pub store: Store,
    pub lang: Lang,
    /// What could not be read: left as it is, shown and offered on the data page.
    pub damaged: Vec<Damaged>,
    pub standing: Standing,
}

thread_local! {
    static APP: Cell<Option<App>> = const { Cell::new(None) };
}

/// Makes a state the one of the page.
pub fn set_app(app: App) {
    APP.set(Some(app));
}

/// The app's state, in views and in event handlers alike.
pub fn app() -> App {
    APP.get().expect("the state is made before the first view")
}

impl App {
    /// The rule sets that there are; follows the book's own.
    pub fn library(self) -> Arc<Library> {
        self.library.get().0
    }
}

/// A shared value that counts as changed only when it is another one.
pub struct Same<T>(pub Arc<T>);

impl<T> Clone for Same<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T> PartialEq for Same<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// The year to begin with: this one, or the last with data.
pub fn first_year(book: &Book) -> Year {
    years::first_shown(book, browser::today())
}

/// The first and the last year that can be chosen.
pub fn year_range(app: App) -> (u16, u16) {
    let chosen = app.year.get();
    app.book.with(|book| years::to_choose_from(book, chosen, browser::today()))
}
