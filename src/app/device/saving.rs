//! Loads and saves the app's data on this device.

use book::{Book, Lang};
use leptos::prelude::*;
use store::{Cause, Damaged, Exported, Home, Opened, Reason, Standing, Store, database};
use wasm_bindgen_futures::spawn_local;

use super::text::{device, pen};
use crate::app::shell::browser;
use crate::app::shell::engine::{Engine, engine};
use crate::app::shell::state::{App, Found};
use crate::app::shell::text::shell;
use crate::app::text::{InLanguage, Text, code};

/// Reads the data of this device.
pub async fn load(engine: &Engine) -> Found {
    found((engine.open)().await)
}

/// Returns an empty book without reading anything, if this device keeps no book.
pub async fn load_empty() -> Option<Found> {
    let opened = store::open_empty()?;
    if store::has_mirror().await { None } else { Some(found(opened)) }
}

/// Returns whether the local storage now keeps a book.
pub fn has_book() -> bool {
    store::open_empty().is_none()
}

fn found(opened: Opened) -> Found {
    let Opened { store, book, damaged, blocked } = opened;
    let lang =
        if store.language().as_deref() == Some(code(Lang::En)) { Lang::En } else { Lang::Vi };
    let standing = if blocked { Standing::Unsaved(Cause::Blocked) } else { store.standing() };
    Found { book, store, lang, damaged, standing }
}

/// Saves the book on the screen, and shows `done` once it is saved. Unsaved changes stay on the
/// screen with a banner.
pub fn save(app: App, done: String) {
    if !app.may_write() {
        return;
    }
    let book = app.book.get_untracked();
    let _ = app.store.try_update_value(|store| (engine().keep)(store, &book));
    app.saying.set_value(done);
    tell(app);
    spawn_local((engine().mirror)(app));
}

/// Requests that the current book be kept as an earlier state on the page of earlier states. Call
/// this right before the `replace` or `edit` that imports, merges, restores or deletes much. `what`
/// names the file or item, or is empty.
pub fn snapshot_before(app: App, reason: Reason, what: &str) {
    if app.why_not().is_some() {
        return;
    }
    app.store.update_value(|store| store.mark_before(reason, what));
}

/// Records that the whole book was exported, which restarts the count of `components::reminder`.
/// Every export of the whole book calls this with the exported book; a partial export does not.
pub fn exported(app: App, book: &Book) {
    let latest = app.store.with_value(|store| book.latest(store.device()));
    let exported = Exported { at: browser::now(), latest };
    // If it cannot be stored, it is known as long as the page lives.
    let _ = app.store.with_value(|store| store.set_exported(exported));
    app.exported.set(Some(exported));
}

/// Waits until the last change is in both homes, for at most `most` tenths of a second.
pub async fn settled(app: App, most: usize) {
    for _ in 0..most {
        if app.store.with_value(Store::standing) != Standing::Saving {
            break;
        }
        database::pause(100).await;
    }
}

/// Brings both homes to the opened book if one lags behind or has a damaged part.
pub fn settle(app: App) {
    if app.why_not().is_none() && !app.book.with_untracked(|book| book.is_empty()) {
        save(app, String::new());
    }
}

/// Reports how safely the screen is stored.
pub fn tell(app: App) {
    let standing = app.store.with_value(Store::standing);
    if app.standing.get_untracked() != standing {
        app.standing.set(standing);
    }
    let done = || app.saying.try_update_value(std::mem::take).unwrap_or_default();
    let said = untrack(|| match standing {
        Standing::Saving => shell::SAVING.now().to_owned(),
        Standing::Saved => done(),
        Standing::SavedInLocalAlone { unseen } => match done() {
            done if done.is_empty() => done,
            done => [&done, ". ", in_local_alone(unseen).now()].concat(),
        },
        Standing::Missed(..) | Standing::Unsaved(_) => String::new(),
    });
    // The message of a save that had nothing to write stays.
    let is_told =
        said.is_empty() && matches!(standing, Standing::Saved | Standing::SavedInLocalAlone { .. });
    if !is_told || app.status.with_untracked(|status| status == untrack(|| shell::SAVING.now())) {
        app.status.set(said);
    }
}

/// Explains that only the local storage holds the book. `unseen` is that of
/// [`Standing::SavedInLocalAlone`].
pub fn in_local_alone(unseen: bool) -> Text {
    if unseen { shell::SAVED_MIRROR_UNSEEN } else { shell::SAVED_IN_LOCAL_ALONE }
}

/// Deletes a damaged value for good after a person has downloaded it.
pub fn discard(app: App, damaged: Damaged) {
    if !app.may_write() {
        return;
    }
    spawn_local((engine().discard)(app, damaged));
}

/// Stores the language. A device that cannot store it shows Vietnamese again next time.
pub fn save_lang(app: App, lang: Lang) {
    let _ = app.store.with_value(|store| store.set_language(code(lang)));
}

/// Returns why something was not saved, in a sentence.
pub fn why_unsaved(cause: Cause) -> Text {
    match cause {
        Cause::Full => shell::UNSAVED_FULL,
        Cause::Blocked => shell::UNSAVED_BLOCKED,
        Cause::Newer => shell::UNSAVED_NEWER,
        Cause::Locked => pen::LOCKED,
        Cause::MirrorClosed => shell::UNSAVED_MIRROR_CLOSED,
        Cause::ChangedElsewhere => shell::UNSAVED_ELSEWHERE,
        Cause::Taken => pen::TAKEN,
        Cause::ReadOnly => pen::REFUSED,
        Cause::Content => shell::UNSAVED_CONTENT,
    }
}

/// Returns which home did not take the content of the screen, in a sentence.
pub fn what_missed(home: Home, cause: Cause) -> Text {
    match (home, cause) {
        (Home::Local, Cause::Blocked) => device::MISSED_LOCAL_BLOCKED,
        (Home::Local, _) => shell::MISSED_LOCAL,
        (Home::Mirror, _) => shell::MISSED_MIRROR,
    }
}
