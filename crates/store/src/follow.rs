//! A tab that follows what another one writes: it takes over each change as the mirror has it, part
//! by part.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::manifest::{Change, Manifest};
use super::{Cause, Home, Opened, Standing, Store, codec, keys, open};
use book::Book;

/// A change as it is told to other tabs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct News {
    /// The revision of the last state that was told.
    pub base: u64,
    /// The values that are new, the manifest last.
    pub puts: Vec<(String, String)>,
}

impl News {
    /// Of a change that the mirror has.
    pub fn of(base: u64, change: Change) -> Self {
        Self { base, puts: change.puts }
    }

    /// The revision that it leads to.
    pub fn revision(&self) -> u64 {
        self.puts.last().map_or(0, |(key, _)| keys::parse(key).1)
    }
}

/// The number of the last pen whose saves a storage holds.
#[cfg(target_arch = "wasm32")]
pub fn last_pen(storage: &impl super::TextStorage) -> u64 {
    let keys = storage.keys().unwrap_or_default();
    keys.iter().map(|key| keys::parse(key).1 / keys::SAVES).max().unwrap_or(0)
}

impl Store {
    /// The state that the screen shows, or has given to be saved.
    pub fn revision(&self) -> u64 {
        self.manifest.revision
    }

    /// The number of the pen that it writes with; 0 if it has none.
    pub fn pen(&self) -> u64 {
        self.pen
    }

    /// Whether the browser has no mirror.
    pub fn is_without_mirror(&self) -> bool {
        self.mirror.is_missing
    }

    /// Whether a newer build wrote here.
    pub fn is_of_newer(&self) -> bool {
        self.closed == Some(Cause::Newer)
    }

    /// Writes with a pen of this number from now on, or of a later one if this was used.
    pub fn take_pen(&mut self, number: u64) {
        self.pen = number.max(self.top / keys::SAVES + 1);
        self.top = self.top.max(self.pen.saturating_mul(keys::SAVES));
    }

    /// Whether something is on the screen that the mirror does not have for sure.
    pub fn has_unsaved(&self) -> bool {
        match self.standing() {
            Standing::Saved | Standing::Missed(Home::Local, _) => false,
            Standing::SavedInLocalAlone { .. } => {
                self.manifest.revision > self.pen.saturating_mul(keys::SAVES)
            }
            Standing::Saving | Standing::Unsaved(_) | Standing::Missed(Home::Mirror, _) => true,
        }
    }

    /// Whether its last state is this book: a save that was not begun left it at an earlier one.
    pub fn has_taken(&self, book: &Book) -> bool {
        let is_same = |(unit, shard)| {
            self.saved.shards.get(unit).is_some_and(|saved| Arc::ptr_eq(saved, shard))
        };
        Arc::ptr_eq(&book.frame, &self.saved.frame)
            && book.shards.len() == self.saved.shards.len()
            && book.shards.iter().all(is_same)
    }

    /// Writes nothing from now on: another tab has the pen, or is going to.
    pub fn give_pen(&mut self) {
        if self.closed.is_none() {
            self.closed = Some(Cause::ReadOnly);
            self.refused = None;
            self.local.revision = self.manifest.revision;
            self.mirror.revision = self.manifest.revision;
        }
    }

    /// Says from now on that what is on the screen is not saved, because another tab took the pen.
    /// What a newer build wrote stays as it is.
    pub fn stay_apart(&mut self) {
        if !self.is_of_newer() {
            self.closed = Some(Cause::Taken);
            self.refused = self.closed;
        }
    }

    /// Takes over what another tab saved; gives the book that it led to, which shares with the one
    /// before it what is the same. None if something is missing: then both homes have to be read
    /// again.
    pub fn follow(&mut self, news: &News) -> Option<Book> {
        let (key, text) = news.puts.last()?;
        let (_, revision) = keys::parse(key);
        if revision <= self.manifest.revision {
            return Some(self.saved.clone());
        }
        let manifest =
            Manifest::read(revision, text).ok().filter(|_| news.base == self.manifest.revision)?;
        let mut book = self.saved.clone();
        book.shards.retain(|unit, _| manifest.parts.contains_key(&keys::shard(unit)));
        for (name, entry) in manifest
            .parts
            .iter()
            .filter(|(name, entry)| self.manifest.parts.get(*name) != Some(*entry))
        {
            let key = keys::at(name, entry.revision);
            let (_, text) = news.puts.iter().find(|(put, _)| *put == key)?;
            let (_, sum) = codec::check(text).ok()?;
            let sealed = codec::unseal(text).ok().filter(|_| sum == entry.sum)?;
            open::put(&mut book, name, &sealed.json).ok()?;
        }
        self.top = self.top.max(revision);
        self.seen = manifest.parts.clone();
        self.local.revision = revision;
        self.mirror.revision = revision;
        self.manifest = manifest;
        self.saved = book.clone();
        Some(book)
    }
}

impl Opened {
    /// Shares with the book of an earlier opening what is the same, so that what hangs on it need
    /// not be made anew.
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
