//! The book's two homes on this device: the browser's local storage, and a mirror of it in
//! IndexedDB.
//!
//! ```ignore
//! let Opened { store, book, damaged, .. } = store::open().await;  // once, at the start
//! store.replace(&book)?;                            // after each edit: the local storage has it
//! while let Some(change) = store.for_mirror() {     // and then the mirror, on the disk
//!     store.mirrored(&change, mirror::write(&change).await);
//! }
//! store.standing()                                  // what may be said to the person
//! ```
//!
//! A save writes only the shards that an edit replaced (they are compared by `Arc`), each under its
//! own key, and then the manifest that names them, see `manifest`. So each home has a save whole or
//! not at all. The next save tries again what a home refused. Values that could not be read are in
//! [`Opened::damaged`], to be shown and offered as raw downloads. Only [`Store::discard`] removes
//! them, when a person asks for it.
//!
//! [`Store::usage`] and [`Store::shares`] tell how full the storage is and what fills it; [`copy`]
//! puts all of it into one file.
//!
//! A [`Store`] is neither `Send` nor `Sync`: hold it in a `StoredValue::new_local`.

#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::duplicate_mod
    )
)]

mod beside;
#[cfg(target_arch = "wasm32")]
mod browser;
/// Public for tests that read arbitrary values.
pub mod codec;
pub mod copy;
#[cfg(target_arch = "wasm32")]
pub mod database;
#[cfg(target_arch = "wasm32")]
mod erase;
mod follow;
#[cfg(test)]
#[path = "tests/frozen.rs"]
mod frozen;
pub mod holding;
pub mod keys;
mod label;
#[cfg(target_arch = "wasm32")]
pub mod lock_store;
mod locking;
mod manifest;
/// Public for tests, measurements and fuzzing, which need a storage outside a browser.
pub mod memory;
mod migrate;
#[cfg(target_arch = "wasm32")]
pub mod mirror;
mod named;
mod open;
mod outcome;
mod packing;
pub mod pen;
pub mod retention;
#[cfg(target_arch = "wasm32")]
pub mod revision_store;
pub mod revisions;
mod room;
mod save;
#[cfg(test)]
#[path = "tests/sealed.rs"]
mod sealed;
pub mod sealing;
pub mod snapshot;
#[cfg(target_arch = "wasm32")]
pub mod snapshot_store;
#[cfg(target_arch = "wasm32")]
mod space;
mod storage;
mod swap_in_place;
#[cfg(test)]
mod tests;
// The same promises for a locked book.
#[cfg(test)]
#[path = "tests/mod.rs"]
mod tests_when_locked;
mod to_mirror;

use std::collections::{BTreeMap, BTreeSet};

pub use self::codec::Unreadable;
pub use self::follow::News;
pub use self::keys::is_safari;
pub use self::label::{Label, Mark, Reason};
pub use self::locking::{NotYet, locked_with};
use self::manifest::Entry;
pub use self::manifest::{Change, Manifest, Texts};
use self::named::Named;
pub use self::outcome::{Cause, Damaged, Exported, Home, SaveError, Section, Standing};
use self::room::{Counted, units};
pub use self::room::{Share, Usage};
use self::save::Held;
pub use self::snapshot::Snapshot;
pub use self::storage::{Refused, TextStorage};
pub use self::to_mirror::Mirrored;
use self::to_mirror::Pending;
use book::{Book, DeviceId};

/// The result of opening the store.
pub struct Opened {
    /// The store in which edits are saved.
    pub store: Store,
    /// The book, as far as it could be read.
    pub book: Book,
    /// The values that could not be read or do not belong to the book.
    pub damaged: Vec<Damaged>,
    /// Whether the browser lets this page store nothing; then every save fails.
    pub blocked: bool,
}

/// The storage of one device, and its share of the book.
pub struct Store {
    storage: Counted,
    /// The sections as they were last read or given to be saved.
    saved: Book,
    /// The state of those sections, perhaps with what other tabs have saved since.
    manifest: Manifest,
    /// The values from which the sections on the screen were read, or as which they were written.
    seen: BTreeMap<String, Entry>,
    /// The highest revision seen.
    top: u64,
    local: Held,
    mirror: Held,
    /// Values that the local storage refused, until the mirror has them.
    pending: Pending,
    /// The revisions that saves since the mirror's last state replaced, see [`revisions`].
    replaced: Texts,
    /// Values that are never removed.
    protected: BTreeSet<(Home, String)>,
    /// Keys of the opened state's values that the mirror lacks.
    lacking: BTreeSet<String>,
    /// Names of sections whose values are of an older format, and of the manifest if it is, see
    /// [`Store::outdated`].
    older: BTreeSet<String>,
    /// The reason why the last save was not begun.
    refused: Option<Cause>,
    /// The reason why nothing is written at all: a newer build wrote values, the mirror does not
    /// open, or another tab writes.
    closed: Option<Cause>,
    /// Whether there is a mirror that did not open.
    is_unseen: bool,
    /// Asks for a snapshot of the state before the next save.
    mark: Option<Mark>,
    /// The number of this tab's pen, see [`pen`]; 0 where tabs do not share a pen.
    pen: u64,
    device: DeviceId,
}

#[cfg(target_arch = "wasm32")]
pub use self::browser::{Local, random, user_agent};
#[cfg(target_arch = "wasm32")]
pub use self::database::has_mirror;
#[cfg(target_arch = "wasm32")]
pub use self::erase::{erase, forget_pictures};

/// Opens both homes. If the local storage has no book and there is a mirror that does not open,
/// nothing is saved, because the book may be in the mirror. If the local storage has a book, the
/// [`Standing`] says that the mirror alone may have the latest changes. If both homes are blocked,
/// nothing can be saved.
#[cfg(target_arch = "wasm32")]
pub async fn open() -> Opened {
    let opened = open_with(mirror::read().await).await;
    snapshot_store::take_of_outdated(&opened.store).await;
    opened
}

/// Opens both homes like [`open`], with a new pen later than the `last` one heard of. From now on,
/// no tab with an earlier pen changes the mirror.
#[cfg(target_arch = "wasm32")]
pub async fn open_to_write(last: u64) -> Opened {
    let taken = mirror::take(follow::last_pen(&browser::Local).max(last)).await;
    let pen = taken.as_ref().map_or(last.saturating_add(1), |(pen, _)| *pen);
    let mut opened = open_with(taken.map(|(_, texts)| texts)).await;
    opened.store.take_pen(pen);
    // What could not be stored or removed now is tried again at the next start.
    let _ = opened.store.settle_lock();
    snapshot_store::take_of_outdated(&opened.store).await;
    opened
}

/// Opens both homes like [`open`], to follow another tab.
#[cfg(target_arch = "wasm32")]
pub async fn open_to_follow() -> Opened {
    let mut opened = open_with(mirror::read().await).await;
    opened.store.give_pen();
    opened
}

#[cfg(target_arch = "wasm32")]
async fn open_with(mirror: Result<Texts, Refused>) -> Opened {
    let is_closed = mirror.is_err() && database::has_mirror().await;
    let mut opened = Store::open_in(Box::new(browser::Local), mirror.ok(), browser::random());
    if database::is_of_newer() {
        opened.store.stay_older();
    } else if is_closed && !opened.blocked {
        opened.store.miss_mirror();
    }
    opened
}

/// Opens the browser's local storage if it has no book. It reads nothing, so it does not need the
/// code for reading.
#[cfg(target_arch = "wasm32")]
pub fn open_empty() -> Option<Opened> {
    Store::open_empty_in(Box::new(browser::Local), browser::random())
}

impl Store {
    /// Reads both homes. `mirror` holds the mirror's texts, `None` if this browser has no mirror;
    /// `random` names the device if it has no name yet.
    pub fn open_in(storage: Box<dyn TextStorage>, mirror: Option<Texts>, random: u128) -> Opened {
        let mut store = Self::unread(storage, random);
        let local = store.texts();
        store.local.is_missing = local.is_err();
        store.mirror.is_missing = mirror.is_none();
        let blocked = local.is_err() && mirror.is_none();
        let is_sealed = |texts: &Texts| texts.keys().any(|key| key.starts_with(keys::SEALED));
        let has_sealed =
            local.as_ref().is_ok_and(is_sealed) || mirror.as_ref().is_some_and(is_sealed);
        let mut read = open::read(local.unwrap_or_default(), mirror.unwrap_or_default());
        for (home, held) in [(Home::Local, &mut store.local), (Home::Mirror, &mut store.mirror)] {
            held.revision = read.at.get(&home).copied().unwrap_or(0);
            held.keys = read.held.remove(&home).unwrap_or_default();
        }
        if store.mirror.revision > 0 && store.mirror.revision == read.manifest.revision {
            let named =
                read.manifest.sections.iter().map(|(name, entry)| keys::at(name, entry.revision));
            store.lacking = named.filter(|key| !store.mirror.keys.contains(key)).collect();
        }
        store.protected =
            read.damaged.iter().map(|damaged| (damaged.home, damaged.key.clone())).collect();
        let is_newer =
            read.damaged.iter().any(|damaged| matches!(damaged.reason, Unreadable::Newer(_)));
        // With the key at hand, an older state that another key sealed is but damaged.
        let is_locked = read.damaged.iter().any(|damaged| {
            let revision = keys::parse(&damaged.key).1;
            damaged.reason == Unreadable::Locked
                && (sealing::held().is_none() || revision > read.manifest.revision)
        });
        // If all manifests are damaged, the hidden names tell that there is a lock.
        let is_nameless = has_sealed && sealing::held().is_none() && read.manifest.revision == 0;
        store.closed = match (is_newer, is_locked || is_nameless) {
            (true, _) => Some(Cause::Newer),
            (_, true) => Some(Cause::Locked),
            _ => None,
        };
        store.refused = store.closed;
        store.seen = read.manifest.sections.clone();
        store.older = read.older;
        (store.manifest, store.top, store.saved) = (read.manifest, read.top, read.book.clone());
        store.replaced = read.replaced;
        store.name_device();
        Opened { store, book: read.book, damaged: read.damaged, blocked }
    }

    /// Opens a storage without a book; `None` if it has one or is blocked.
    pub fn open_empty_in(storage: Box<dyn TextStorage>, random: u128) -> Option<Opened> {
        if storage.keys().ok()?.iter().any(|key| keys::is_of_book(key)) {
            return None;
        }
        let mut store = Self::unread(storage, random);
        store.name_device();
        Some(Opened { store, book: Book::default(), damaged: Vec::new(), blocked: false })
    }

    /// Notes a mirror that did not open. If the local storage has no book, nothing is saved from
    /// now on, because the book may be in the mirror.
    pub fn miss_mirror(&mut self) {
        self.is_unseen = true;
        if self.saved.is_empty() {
            self.close(Cause::MirrorClosed);
        }
    }

    fn unread(storage: Box<dyn TextStorage>, random: u128) -> Self {
        Self {
            storage: Counted::new(Box::new(Named(storage))),
            saved: Book::default(),
            manifest: Manifest::default(),
            seen: BTreeMap::new(),
            top: 0,
            local: Held::default(),
            mirror: Held::default(),
            pending: Pending::new(),
            replaced: Texts::new(),
            protected: BTreeSet::new(),
            lacking: BTreeSet::new(),
            older: BTreeSet::new(),
            refused: None,
            closed: None,
            is_unseen: false,
            mark: None,
            pen: 0,
            device: DeviceId::random(random),
        }
    }

    /// Leaves what a newer build wrote as it is: nothing is saved from now on.
    pub fn stay_older(&mut self) {
        self.close(Cause::Newer);
    }

    /// Saves nothing from now on. If the book is locked, that stays the reason: a person unlocks
    /// it, and then the store is opened again.
    fn close(&mut self, cause: Cause) {
        if self.closed != Some(Cause::Locked) {
            self.closed = Some(cause);
            self.refused = self.closed;
        }
    }

    /// Reads the texts of the book in the local storage, and of its lock. Without the lock's key,
    /// these are under their hidden names.
    ///
    /// # Errors
    /// [`Refused::Blocked`].
    pub fn texts(&self) -> Result<Texts, Refused> {
        let mut texts = Texts::new();
        let is_asked = |key: &String| keys::is_of_book(key) || keys::is_of_lock(key);
        for key in self.storage.keys()?.into_iter().filter(is_asked) {
            if let Some(text) = self.storage.get(&key)? {
                texts.insert(key, text);
            }
        }
        Ok(texts)
    }

    /// Takes the device's stored id or stores the new one. A stored text that is no id is
    /// overwritten.
    fn name_device(&mut self) {
        match self.storage.get(keys::DEVICE).map(|text| text.map(|text| DeviceId::new(&text))) {
            Ok(Some(Ok(device))) => self.device = device,
            // If the new id cannot be stored, it lasts as long as the page.
            _ => drop(self.storage.set(keys::DEVICE, self.device.as_str())),
        }
    }

    /// Deletes a damaged value for good. One in the mirror must also be removed there, with
    /// `mirror::remove`.
    ///
    /// # Errors
    /// [`Cause::Blocked`].
    pub fn discard(&mut self, damaged: &Damaged) -> Result<(), Cause> {
        if damaged.home == Home::Local {
            self.storage.remove(&damaged.key)?;
        }
        let place = (damaged.home, damaged.key.clone());
        self.protected.remove(&place);
        self.manifest.apart.remove(&place);
        Ok(())
    }

    /// The replaced revisions of a record or unit that the mirror does not have yet, see
    /// [`revisions`].
    pub fn replaced_of(&self, list: &str, id: &str) -> Vec<revisions::StoredRevision> {
        let prefix = revisions::prefix(list, id);
        self.replaced
            .iter()
            .filter(|(key, _)| key.starts_with(&prefix))
            .filter_map(|(key, text)| revisions::StoredRevision::read(key, text))
            .collect()
    }

    /// This device's id; if it cannot be stored, it lasts as long as the page.
    pub fn device(&self) -> &DeviceId {
        &self.device
    }
}
