//! Following another tab: a tab without the pen takes over each change section by section, once the
//! mirror has it.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::manifest::{Change, Manifest};
use super::{Cause, Home, Opened, Standing, Store, codec, keys, open};
use book::Book;

/// A change, as announced to other tabs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct News {
    /// The revision of the state announced before it.
    pub base: u64,
    /// The new values, the manifest last.
    pub puts: Vec<(String, String)>,
}

impl News {
    /// Announces a change that the mirror has.
    pub fn of(base: u64, change: Change) -> Self {
        Self { base, puts: change.puts }
    }

    /// The revision of the state that the change leads to.
    pub fn revision(&self) -> u64 {
        self.puts.last().map_or(0, |(key, _)| keys::parse(key).1)
    }
}

/// The number of the last pen with saves in a storage.
#[cfg(target_arch = "wasm32")]
pub fn last_pen(storage: &impl super::TextStorage) -> u64 {
    let keys = storage.keys().unwrap_or_default();
    keys.iter().map(|key| keys::parse(key).1 / keys::SAVES).max().unwrap_or(0)
}

impl Store {
    /// The revision of the state that the screen shows or that is being saved.
    pub fn revision(&self) -> u64 {
        self.manifest.revision
    }

    /// The number of the pen that this store writes with; 0 without a pen.
    pub fn pen(&self) -> u64 {
        self.pen
    }

    /// Whether the browser has no mirror.
    pub fn is_without_mirror(&self) -> bool {
        self.mirror.is_missing
    }

    /// Whether a newer build wrote to this store.
    pub fn is_of_newer(&self) -> bool {
        self.closed == Some(Cause::Newer)
    }

    /// Writes with the pen of this number from now on, or with the next free number if it has been
    /// used.
    pub fn take_pen(&mut self, number: u64) {
        self.pen = number.max(self.top / keys::SAVES + 1);
        self.top = self.top.max(self.pen.saturating_mul(keys::SAVES));
    }

    /// Whether the screen shows something that the mirror may lack.
    pub fn has_unsaved(&self) -> bool {
        match self.standing() {
            Standing::Saved | Standing::Missed(Home::Local, _) => false,
            Standing::SavedInLocalAlone { .. } => {
                self.manifest.revision > self.pen.saturating_mul(keys::SAVES)
            }
            Standing::Saving | Standing::Unsaved(_) | Standing::Missed(Home::Mirror, _) => true,
        }
    }

    /// Whether the last state of the store is this book; it is an earlier one if the save did not
    /// begin.
    pub fn has_taken(&self, book: &Book) -> bool {
        let is_same = |(unit, shard)| {
            self.saved.shards.get(unit).is_some_and(|saved| Arc::ptr_eq(saved, shard))
        };
        Arc::ptr_eq(&book.frame, &self.saved.frame)
            && book.shards.len() == self.saved.shards.len()
            && book.shards.iter().all(is_same)
    }

    /// Stops writing, because another tab has the pen or is about to get it.
    pub fn give_pen(&mut self) {
        if self.closed.is_none() {
            self.closed = Some(Cause::ReadOnly);
            self.refused = None;
            self.local.revision = self.manifest.revision;
            self.mirror.revision = self.manifest.revision;
        }
    }

    /// Reports what is on the screen as unsaved from now on, because another tab took the pen. Data
    /// of a newer build stays as it is.
    pub fn stay_apart(&mut self) {
        if !self.is_of_newer() {
            self.closed = Some(Cause::Taken);
            self.refused = self.closed;
        }
    }

    /// Takes over a save of another tab and gives the resulting book, which shares its unchanged
    /// sections with the one before. `None` if a value is missing: then both homes must be read again.
    pub fn follow(&mut self, news: &News) -> Option<Book> {
        let (key, text) = news.puts.last()?;
        let (_, revision) = keys::parse(key);
        if revision <= self.manifest.revision {
            return Some(self.saved.clone());
        }
        let manifest =
            Manifest::read(revision, text).ok().filter(|_| news.base == self.manifest.revision)?;
        let mut book = self.saved.clone();
        book.shards.retain(|unit, _| manifest.sections.contains_key(&keys::shard(unit)));
        for (name, entry) in manifest
            .sections
            .iter()
            .filter(|(name, entry)| self.manifest.sections.get(*name) != Some(*entry))
        {
            let key = keys::at(name, entry.revision);
            let (_, text) = news.puts.iter().find(|(put, _)| *put == key)?;
            let (_, sum) = codec::check(text).ok()?;
            let sealed = codec::unseal(&key, text).ok().filter(|_| sum == entry.sum)?;
            open::put(&mut book, name, &sealed.json).ok()?;
        }
        self.top = self.top.max(revision);
        self.seen = manifest.sections.clone();
        self.local.revision = revision;
        self.mirror.revision = revision;
        self.manifest = manifest;
        self.saved = book.clone();
        Some(book)
    }
}

impl Opened {
    /// Shares the unchanged sections with the book of an earlier opening, so that what was computed
    /// from them stays valid.
    pub fn share(&mut self, earlier: &Store) {
        let is_same = |name: &str| {
            self.store.seen.get(name).is_some_and(|entry| earlier.seen.get(name) == Some(entry))
        };
        if is_same(keys::FRAME) {
            self.book.frame = Arc::clone(&earlier.saved.frame);
        }
        for (unit, shard) in &mut self.book.shards {
            if let Some(own) =
                earlier.saved.shards.get(unit).filter(|_| is_same(&keys::shard(unit)))
            {
                *shard = Arc::clone(own);
            }
        }
        self.store.saved = self.book.clone();
    }
}
