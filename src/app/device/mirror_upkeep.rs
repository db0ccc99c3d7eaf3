//! Upkeep of the mirror: it follows each save, keeps old revisions within their budget, and
//! discards damaged values.

use std::cell::Cell;

use leptos::prelude::*;
use store::{Damaged, Home, Mirrored, mirror, revision_store};

use super::{saving, storage_permission, tabs};
use crate::app::exchange::text::data as text;
use crate::app::shell::state::App;
use crate::app::text::InLanguage;

/// The number of earlier revisions kept between two checks of their size. The first one of a visit
/// also triggers a check.
const LOOK_AFTER: usize = 500;

thread_local! {
    static IS_BUSY: Cell<bool> = const { Cell::new(false) };
    static KEPT: Cell<usize> = const { Cell::new(LOOK_AFTER) };
}

/// Writes until the mirror has the last save. A call during another run leaves the work to that
/// run.
pub async fn run(app: App) {
    if IS_BUSY.replace(true) {
        return;
    }
    let mut has_saved = false;
    let mut is_through = false;
    while let Some(change) = app.store.try_update_value(|store| store.for_mirror()).flatten() {
        let outcome = mirror::write(&change).await;
        app.store.update_value(|store| store.mirrored(&change, outcome));
        match outcome {
            Mirrored::Failed(_) | Mirrored::Newer => break,
            Mirrored::Taken => tabs::refused(),
            Mirrored::Done => {
                let book = app.book.get_untracked();
                is_through = app.store.with_value(|store| {
                    store.revision() == change.manifest.revision && store.has_taken(&book)
                });
                has_saved = true;
                KEPT.set(KEPT.get() + change.replaced.len());
                tabs::tell_change(&change);
            }
            Mirrored::Later | Mirrored::Gone => {}
        }
    }
    IS_BUSY.set(false);
    app.room.set(Some(app.store.with_value(|store| store.usage(&store::user_agent()))));
    if has_saved && is_edited_here(app) {
        storage_permission::ask_once(app);
    }
    saving::tell(app);
    tabs::settled(app, is_through);
    // Trimming depends on the book, and only the writing tab has the newest book.
    if KEPT.get() > LOOK_AFTER && app.why_not().is_none() {
        KEPT.set(0);
        // A failed trim is tried again another time.
        let _ = revision_store::trim(&app.book.get_untracked()).await;
    }
}

/// Returns whether a person entered something on this device. The sample is nobody's entry.
fn is_edited_here(app: App) -> bool {
    let device = app.store.with_value(|store| store.device().clone());
    app.book.with_untracked(|book| book.latest(&device)) > 0
}

/// Deletes a damaged value for good.
pub async fn discard(app: App, damaged: Damaged) {
    let gone = match damaged.home {
        Home::Mirror => mirror::remove(&damaged.key).await,
        Home::Local => Ok(()),
    };
    let gone = gone.and_then(|()| {
        app.store.try_update_value(|store| store.discard(&damaged)).unwrap_or(Ok(()))
    });
    if gone.is_ok() {
        app.damaged.update(|all| all.retain(|other| *other != damaged));
    }
    app.status.set(untrack(|| {
        if gone.is_ok() { text::DISCARDED.now().into() } else { text::DISCARD_FAILED.now().into() }
    }));
}
