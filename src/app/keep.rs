//! What the app keeps on this device: the one place that calls the store.

use binh_yen::book::{Book, Lang};
use binh_yen::store::{self, Cause, Damaged, Opened, Store};
use leptos::prelude::*;

use super::engine::{Engine, engine};
use super::state::App;
use super::text::{Text, code, shell};

/// What was found on this device.
pub struct Kept {
    pub book: Book,
    pub store: Store,
    pub lang: Lang,
    /// What could not be read: kept as it is, shown and offered on the data page.
    pub damaged: Vec<Damaged>,
    /// Why nothing can be kept here, if so.
    pub unsaved: Option<Cause>,
}

/// Reads what this device keeps.
pub fn load(engine: &Engine) -> Kept {
    found((engine.open)())
}

/// What is here where this device keeps no book: nothing has to be read. None if it keeps one.
pub fn load_empty() -> Option<Kept> {
    store::open_empty().map(found)
}

fn found(opened: Opened) -> Kept {
    let Opened { store, book, damaged, blocked } = opened;
    let lang = if store.language().as_deref() == Some(code(Lang::En)) { Lang::En } else { Lang::Vi };
    Kept { book, store, lang, damaged, unsaved: blocked.then_some(Cause::Blocked) }
}

/// Keeps the book that is on the screen. What could not be kept stays on the screen, and a banner says so.
pub fn save(app: App) {
    let book = app.book.get_untracked();
    let saved = app.store.try_update_value(|store| (engine().keep)(store, &book)).unwrap_or(Ok(()));
    app.unsaved.set(saved.err().map(|error| error.cause));
}

/// Keeps the language. A device that cannot keep it shows Vietnamese again next time.
pub fn save_lang(app: App, lang: Lang) {
    let _ = app.store.with_value(|store| store.set_language(code(lang)));
}

/// Why something was not kept, in a sentence.
pub fn why_unsaved(cause: Cause) -> Text {
    match cause {
        Cause::Full => shell::UNSAVED_FULL,
        Cause::Blocked => shell::UNSAVED_BLOCKED,
        Cause::Newer => shell::UNSAVED_NEWER,
        Cause::ChangedElsewhere => shell::UNSAVED_ELSEWHERE,
        Cause::Content => shell::UNSAVED_CONTENT,
    }
}
