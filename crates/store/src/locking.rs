//! Locks a book, or gives a locked book another key: a save that writes every part anew. Like every
//! save, it is in a home whole or not at all. Before its manifest, the header of the lock is there;
//! after it, values that were stored otherwise are removed.

use lock::Id;

use super::{Cause, Home, Refused, Standing, Store, codec, keys, sealing};

/// The texts beside the book that a lock seals.
const BESIDE: [&str; 3] = [keys::TABLES, keys::UNFINISHED, keys::EXPORTED];

/// The reason why a book cannot be locked yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotYet {
    /// The last change is not in both homes, or the browser has only one home.
    Unsaved,
    /// Damaged values are kept as they are until a person discards them.
    Damaged,
}

impl Store {
    /// Whether the book may be locked or get another key now: both homes hold it whole and nothing
    /// else.
    ///
    /// # Errors
    /// [`NotYet`].
    pub fn may_seal_anew(&self) -> Result<(), NotYet> {
        if self.standing() != Standing::Saved || self.closed.is_some() {
            return Err(NotYet::Unsaved);
        }
        if !self.protected.is_empty() || !self.manifest.apart.is_empty() {
            return Err(NotYet::Damaged);
        }
        Ok(())
    }

    /// Makes the next save write every part anew , with the key that [`super::holding::hold`] was
    /// just given.
    pub fn seal_anew(&mut self) {
        self.older.extend(self.manifest.sections.keys().cloned());
        self.older.insert(keys::BOOK.into());
    }

    /// Stores the header of the lock in the local storage, and removes what is left of a lock or of
    /// the time before it. Call this after opening to write and after each change of the header.
    ///
    /// # Errors
    /// [`Cause`]: the header could not be stored.
    pub fn settle_lock(&mut self) -> Result<(), Cause> {
        if self.closed.is_some() || self.manifest.revision == 0 || self.is_unseen {
            return Ok(());
        }
        self.put_header()?;
        let there = self.storage.keys().unwrap_or_default();
        if sealing::held().is_none() {
            self.sweep_locks(&there);
        } else if self.local.revision == self.manifest.revision {
            let change = self.change(Home::Local, Vec::new());
            for key in there.iter().filter(|key| change.gives_way(key)) {
                // The next start tries again.
                let _ = self.storage.remove(key);
            }
            self.sweep_locks(&there);
        }
        Ok(())
    }

    /// Writes the header, if there is one and it is not there.
    pub(super) fn put_header(&self) -> Result<(), Refused> {
        let Some(held) = sealing::held() else { return Ok(()) };
        let key = held.header_key();
        match self.storage.get(&key)? {
            Some(text) if text == held.header() => Ok(()),
            _ => self.storage.set(&key, held.header()),
        }
    }

    /// Call this once the local storage has the state; `there` are its keys. Removes other headers
    /// and values with names that no key at hand reveals, and seals the texts beside the book.
    pub(super) fn sweep_locks(&self, there: &[String]) {
        // A damaged value may have a damaged name, and an unseen mirror a lock.
        if self.is_unseen || !self.protected.is_empty() {
            return;
        }
        let held = sealing::held();
        let header = held.as_ref().map(|held| held.header_key());
        for key in there {
            let is_lock = keys::parse(key).0 == keys::LOCK && Some(key) != header.as_ref();
            if is_lock || key.starts_with(keys::SEALED) {
                // The next save tries again.
                let _ = self.storage.remove(key);
            }
        }
        let Some(held) = held else { return };
        for key in BESIDE {
            let Ok(Some(text)) = self.storage.get(key) else { continue };
            if codec::sealed_by(&text) != Some(held.id())
                && let Some(text) = codec::unseal_text(key, text)
            {
                let _ = self.storage.set(key, &codec::seal_text(key, &text));
            }
        }
    }
}

/// The id of the key that seals the newest sealed manifest among the texts of both homes; `None`
/// if none is sealed.
pub fn locked_with<'a>(texts: impl IntoIterator<Item = (&'a str, &'a str)>) -> Option<Id> {
    let manifests = texts.into_iter().filter_map(|(key, text)| {
        let (name, revision) = keys::parse(key);
        Some((revision, codec::sealed_by(text).filter(|_| name == keys::BOOK)?))
    });
    manifests.max_by_key(|(revision, _)| *revision).map(|(_, id)| id)
}
