//! The app's state: the book with its undo steps, and the chosen year, language and page.

use std::sync::Arc;

use book::{Book, Catalogue, Year};
use law::{BookVerdicts, Library};
use leptos::prelude::*;
use store::pen::Role;
use store::{Damaged, Exported, Standing, Store, Usage};

use super::browser;
use crate::app::text::Lang;
use desk::route::{Query, Route};
use desk::session::Session;
use desk::years;

/// The app's state, one for the life of the page. A handle that is copied freely.
#[derive(Clone, Copy)]
pub struct App {
    pub book: RwSignal<Arc<Book>>,
    pub lang: RwSignal<Lang>,
    pub year: RwSignal<Year>,
    pub route: RwSignal<Route>,
    pub query: RwSignal<Query>,
    /// The national kinds and those of the book.
    pub catalogue: Memo<Arc<Catalogue>>,
    /// The national rule sets; empty until they are fetched, see `engine`.
    pub national: RwSignal<Arc<Library>>,
    /// The national rule sets and the book's own.
    pub library: Memo<Same<Library>>,
    /// The verdicts on all units for the chosen year. An edit re-evaluates only its own commune.
    pub verdicts: Memo<Same<BookVerdicts>>,
    /// The undo steps of the book. Only `edits` changes them, and `book` with them.
    pub(super) session: RwSignal<Session>,
    /// The last action, which screen readers read out.
    pub status: RwSignal<String>,
    /// The message to show once the last change is saved.
    pub saying: StoredValue<String>,
    /// The safety with which the content of the screen is stored.
    pub standing: RwSignal<Standing>,
    pub damaged: RwSignal<Vec<Damaged>>,
    /// The last export of the whole book.
    pub exported: RwSignal<Option<Exported>>,
    /// The use of the local storage after the last save.
    pub room: RwSignal<Option<Usage>>,
    /// The browser's promise to keep the data.
    pub storage_permission: RwSignal<StoragePermission>,
    /// This may be a private window.
    pub may_be_private: RwSignal<bool>,
    /// The role of this tab: it writes, or another one does.
    pub role: RwSignal<Role>,
    pub store: StoredValue<Store, LocalStorage>,
}

/// The browser's promise not to clear the data on its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StoragePermission {
    /// The page has not asked yet.
    #[default]
    NotAsked,
    /// The page has asked, and the person may have to answer.
    Asked,
    /// The browser does not clear the data on its own.
    Given,
    /// The browser may clear the data when the device is nearly full.
    Refused,
    /// The browser has no such promise.
    Unknown,
}

/// The data found on this device.
pub struct Found {
    pub book: Book,
    pub store: Store,
    pub lang: Lang,
    /// Unreadable values. They stay unchanged, and the data page shows and offers them.
    pub damaged: Vec<Damaged>,
    pub standing: Standing,
}

impl App {
    /// Returns the rule sets, reactively with the book's own.
    pub fn library(self) -> Arc<Library> {
        self.library.get().0
    }
}

/// A shared value that counts as changed only if it is another allocation.
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

/// Returns the initial year: this one, or the last year with data if that is earlier.
pub fn first_year(book: &Book) -> Year {
    years::first_shown(book, browser::today())
}

/// Returns the first and the last year to choose from.
pub fn year_range(app: App) -> (u16, u16) {
    let chosen = app.year.get();
    app.book.with(|book| years::to_choose_from(book, chosen, browser::today()))
}
