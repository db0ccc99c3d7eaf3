//! What the app holds: the book with its undo steps, the chosen year, language and page.

use std::cell::Cell;
use std::sync::Arc;

use book::{Book, Catalogue, DeviceId, EditError, RecordId, Stamp, UnitId, Year};
use law::{BookVerdicts, Library};
use leptos::prelude::*;
use store::pen::Role;
use store::{Damaged, Exported, Standing, Store, Usage};

use super::keep::{self, Kept};
use super::lasting::Lasting;
use super::text::{InLanguage, Lang, Text, pen, shell};
use super::{browser, judged};
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
    /// The book's steps. Only the methods of this type change it, and `book` with it.
    session: RwSignal<Session>,
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
    pub lasting: RwSignal<Lasting>,
    /// Whether this may be a private window.
    pub may_be_private: RwSignal<bool>,
    /// Whether this tab writes, or another one does.
    pub role: RwSignal<Role>,
    pub store: StoredValue<Store, LocalStorage>,
}

thread_local! {
    static APP: Cell<Option<App>> = const { Cell::new(None) };
}

/// The app's state, in views and in event handlers alike.
pub fn app() -> App {
    APP.get().expect("the state is made before the first view")
}

impl App {
    /// Makes the state from what is kept on this device. The library may follow, see `engine`.
    pub fn start(kept: Kept, library: Library) -> Self {
        let book = RwSignal::new(Arc::new(kept.book));
        let national = RwSignal::new(Arc::new(library));
        let frame = Memo::new(move |_| Same(book.with(|book| book.frame.clone())));
        let library = Memo::new(move |_| Same(judged::library(&national.get(), &frame.get().0)));
        let catalogue = Memo::new(move |_| {
            national.with(|library| frame.with(|frame| Arc::new(library.catalogue(&frame.0))))
        });
        let year = RwSignal::new(first_year(&book.get_untracked()));
        let app = Self {
            year,
            verdicts: Memo::new(move |earlier| {
                Same(Arc::new(judged::verdicts(
                    &book.get(),
                    &library.get().0,
                    catalogue,
                    year.get(),
                    earlier,
                )))
            }),
            book,
            lang: RwSignal::new(kept.lang),
            route: RwSignal::new(Route::Overview),
            query: RwSignal::new(Query::default()),
            catalogue,
            national,
            library,
            session: RwSignal::new(Session::new(book.get_untracked())),
            status: RwSignal::new(String::new()),
            saying: StoredValue::new(String::new()),
            standing: RwSignal::new(kept.standing),
            damaged: RwSignal::new(kept.damaged),
            exported: RwSignal::new(kept.store.exported()),
            room: RwSignal::new(None),
            lasting: RwSignal::new(Lasting::NotAsked),
            may_be_private: RwSignal::new(false),
            role: RwSignal::new(Role::Writes),
            store: StoredValue::new_local(kept.store),
        };
        APP.set(Some(app));
        app
    }

    /// The rule sets that there are; follows the book's own.
    pub fn library(self) -> Arc<Library> {
        self.library.get().0
    }

    /// Changes the book as one step that can be undone; `label` says what was done, such as "thêm
    /// vụ việc".
    pub fn edit(
        self,
        label: impl Into<String>,
        change: impl FnOnce(&Book, Stamp) -> Result<Book, EditError>,
    ) -> Result<(), String> {
        if let Some(why) = self.why_not() {
            return Err(why.to(self.lang.get_untracked()).into());
        }
        let old = self.book.get_untracked();
        let new =
            change(&old, self.stamp()).map_err(|error| error.text(self.lang.get_untracked()))?;
        let (label, device) = (label.into(), self.device());
        self.session.update(|session| session.edited(&label, &new, &device));
        self.show(shell::DONE, &label);
        Ok(())
    }

    /// Why the book is not to be changed in this tab; none if it may be.
    pub fn why_not(self) -> Option<Text> {
        match self.role.get_untracked() {
            Role::Writes => None,
            Role::Stopped => Some(pen::STOPPED_TITLE),
            Role::Follows | Role::Asks | Role::Apart => Some(pen::REFUSED),
        }
    }

    /// Says why the book is not to be changed in this tab, if it is not.
    pub fn may_write(self) -> bool {
        let why = self.why_not();
        if let Some(why) = why {
            self.status.set(why.to(self.lang.get_untracked()).into());
        }
        why.is_none()
    }

    /// Puts a whole new book in the place of the old one, as one step that can be undone; false if
    /// this tab does not write.
    pub fn replace(self, label: impl Into<String>, new: Book) -> bool {
        let may = self.may_write();
        if may {
            let (label, device) = (label.into(), self.device());
            self.session.update(|session| session.replaced(&label, new, &device));
            self.show(shell::DONE, &label);
        }
        may
    }

    /// Shows a book that another tab made.
    pub fn follow(self, book: Book) {
        let was_empty = self.book.with_untracked(|book| book.is_empty());
        if self.session.try_update(|session| session.follow(book)) == Some(true) {
            self.book.set(self.session.with_untracked(|session| Arc::clone(session.book())));
            if was_empty {
                self.year.set(first_year(&self.book.get_untracked()));
            }
        }
    }

    /// Takes back the last change.
    pub fn undo(self) {
        self.step(Session::undo, shell::UNDONE, shell::NOTHING_TO_UNDO);
    }

    /// Does again what was taken back last.
    pub fn redo(self) {
        self.step(Session::redo, shell::REDONE, shell::NOTHING_TO_REDO);
    }

    fn step(self, take: fn(&mut Session, &DeviceId) -> Option<String>, done: Text, nothing: Text) {
        if !self.may_write() {
            return;
        }
        let device = self.device();
        match self.session.try_update(|session| take(session, &device)).flatten() {
            Some(label) => self.show(done, &label),
            None => self.status.set(nothing.to(self.lang.get_untracked()).into()),
        }
    }

    /// Shows and keeps the book of the session.
    fn show(self, done: Text, what: &str) {
        self.book.set(self.session.with_untracked(|session| Arc::clone(session.book())));
        keep::save(self, untrack(|| done.fill(&[what])));
    }

    /// What would be taken back, or with `is_redo` done again.
    pub fn next_step(self, is_redo: bool) -> Option<String> {
        self.session.with(|session| {
            let history = session.history();
            if is_redo { history.redo_label() } else { history.undo_label() }.map(str::to_owned)
        })
    }

    fn device(self) -> DeviceId {
        self.store.with_value(|store| store.device().clone())
    }

    /// The stamp of a change made now on this device.
    pub fn stamp(self) -> Stamp {
        let device = self.device();
        self.session.with_untracked(|session| session.stamp(browser::now(), &device))
    }

    /// A new id for a record.
    pub fn record_id(self) -> RecordId {
        RecordId::random(store::random())
    }

    /// A new id for a unit.
    pub fn unit_id(self) -> UnitId {
        UnitId::random(store::random())
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
