//! What is done in the mirror: bringing it to what was saved, one change after the other, keeping the past within its budget, and
//! discarding what is damaged.

use std::cell::Cell;

use binh_yen::store::{Damaged, Home, Mirrored, archive, mirror};
use leptos::prelude::*;

use super::keep;
use super::state::App;
use super::text::data as text;

/// Earlier revisions kept between two looks at the room that they take; the first of a visit is followed by a look.
const LOOK_AFTER: usize = 500;

thread_local! {
    static IS_BUSY: Cell<bool> = const { Cell::new(false) };
    static KEPT: Cell<usize> = const { Cell::new(LOOK_AFTER) };
}

/// Writes until the mirror has the last save. A call during another's work leaves it to that one.
pub async fn run(app: App) {
    if IS_BUSY.replace(true) {
        return;
    }
    while let Some(change) = app.store.try_update_value(|store| store.for_mirror()).flatten() {
        let outcome = mirror::write(&change).await;
        app.store.update_value(|store| store.mirrored(&change, outcome));
        if matches!(outcome, Mirrored::Failed(_)) {
            break;
        }
        KEPT.set(KEPT.get() + change.past.len());
    }
    IS_BUSY.set(false);
    keep::tell(app);
    if KEPT.get() > LOOK_AFTER {
        KEPT.set(0);
        // What could not be trimmed is another time.
        let _ = archive::trim(&app.book.get_untracked()).await;
    }
}

/// Forgets a damaged value for good.
pub async fn discard(app: App, damaged: Damaged) {
    let gone = match damaged.home {
        Home::Mirror => mirror::remove(&damaged.key).await,
        Home::Local => Ok(()),
    };
    let gone = gone.and_then(|()| app.store.try_update_value(|store| store.discard(&damaged)).unwrap_or(Ok(())));
    if gone.is_ok() {
        app.damaged.update(|all| all.retain(|other| *other != damaged));
    }
    app.status.set(untrack(|| if gone.is_ok() { text::DISCARDED.now().into() } else { text::DISCARD_FAILED.now().into() }));
}
