//! The book's home on this device.
//!
//! The page does three things with it:
//!
//! ```ignore
//! let Opened { store, book, damaged, blocked } = store::open();  // once, at the start
//! store.save(&book)?;     // after each edit: writes only the shards that the edit replaced
//! store.replace(&book)?;  // after an import, an undo or a redo: also removes the shards that went away
//! ```
//!
//! The store remembers what it last wrote and compares by `Arc`, so a call that changed nothing costs nothing, and what was refused
//! is tried again by the next call. A [`SaveError`] names what is on the screen only; the book in memory is as it was.
//! A value that could not be read is in [`Opened::damaged`]: to be shown, with its raw text as a download. Nothing here clears it: it
//! stays where it is, or under a key of its own once its shard is written anew.
//!
//! A [`Store`] is neither `Send` nor `Sync`: hold it in a `StoredValue::new_local`. What a later mirror, journal or other tabs need stays behind these calls.

mod area;
#[cfg(target_arch = "wasm32")]
mod browser;
mod codec;
pub mod keys;
#[cfg(test)]
mod memory;
mod open;
mod outcome;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

pub use self::area::{Area, Refused};
pub use self::codec::Unreadable;
pub use self::outcome::{Cause, Damaged, Part, SaveError, Usage};
use crate::book::{Book, DeviceId, UnitId};

/// What [`Store::open_in`] found.
pub struct Opened {
    /// Where edits are saved.
    pub store: Store,
    /// All that could be read.
    pub book: Book,
    /// What could not.
    pub damaged: Vec<Damaged>,
    /// The browser lets this page keep nothing; every save will say so.
    pub blocked: bool,
}

/// What is stored under a key, as this store last read or wrote it.
struct Seen {
    /// The checksum of the whole text: another one means that another tab wrote.
    text: u64,
    /// Zero if it was unreadable.
    revision: u64,
    unreadable: bool,
}

/// The storage of one device, and what it holds of the book.
pub struct Store {
    area: Box<dyn Area>,
    /// The parts as they were last read or written.
    saved: Book,
    seen: BTreeMap<String, Seen>,
    /// Values of a newer build are there.
    newer: bool,
    device: DeviceId,
}

#[cfg(target_arch = "wasm32")]
pub use self::browser::{random, user_agent};

/// Opens the browser's local storage.
#[cfg(target_arch = "wasm32")]
pub fn open() -> Opened {
    Store::open_in(Box::new(browser::Local), browser::random())
}

/// Opens the browser's local storage where it keeps no book: nothing is read, nor is the code for reading needed.
#[cfg(target_arch = "wasm32")]
pub fn open_empty() -> Option<Opened> {
    Store::open_empty_in(Box::new(browser::Local), browser::random())
}

/// Storage keys and values are counted in UTF-16 code units by browsers.
fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

impl Store {
    /// Reads all there is. `random` names the device if it has no name yet.
    pub fn open_in(area: Box<dyn Area>, random: u128) -> Opened {
        let mut opened = Opened::unread(area, random);
        opened.blocked = opened.read_all() == Err(Refused::Blocked);
        opened.store.saved = opened.book.clone();
        opened.name_device();
        opened
    }

    /// Opens a storage that keeps no part of a book; none if there is one, or if the storage is blocked.
    pub fn open_empty_in(area: Box<dyn Area>, random: u128) -> Option<Opened> {
        if area.keys().ok()?.iter().any(|key| open::is_of_book(key)) {
            return None;
        }
        let mut opened = Opened::unread(area, random);
        opened.name_device();
        Some(opened)
    }

    /// This device's id; where nothing can be kept, it lasts as long as the page.
    pub fn device(&self) -> &DeviceId {
        &self.device
    }

    /// The language chosen on this device, if one was.
    pub fn language(&self) -> Option<String> {
        self.area.get(keys::LANGUAGE).ok().flatten()
    }

    /// Keeps the choice of a language.
    ///
    /// # Errors
    /// [`Cause::Full`] or [`Cause::Blocked`].
    pub fn set_language(&self, language: &str) -> Result<(), Cause> {
        Ok(self.area.set(keys::LANGUAGE, language)?)
    }

    /// Writes the parts that differ from what is stored. Stored shards that the book does not have stay.
    ///
    /// # Errors
    /// [`SaveError`]; what it does not name is saved.
    pub fn save(&mut self, book: &Book) -> Result<(), SaveError> {
        let mut failed: Vec<(Part, Cause)> = Vec::new();
        if !Arc::ptr_eq(&book.frame, &self.saved.frame) {
            match self.write(&Part::Frame, &*book.frame) {
                Ok(()) => self.saved.frame = Arc::clone(&book.frame),
                Err(cause) => failed.push((Part::Frame, cause)),
            }
        }
        for (unit, shard) in &book.shards {
            if self.saved.shards.get(unit).is_some_and(|saved| Arc::ptr_eq(saved, shard)) {
                continue;
            }
            let part = Part::Shard(unit.clone());
            match self.write(&part, &**shard) {
                Ok(()) => drop(self.saved.shards.insert(unit.clone(), Arc::clone(shard))),
                Err(cause) => failed.push((part, cause)),
            }
        }
        report(failed)
    }

    /// Like [`Store::save`], and then removes the shards that this store read or wrote and that the book does not have.
    /// Removes nothing if a part could not be written.
    ///
    /// # Errors
    /// [`SaveError`]; what it does not name is saved or removed.
    pub fn replace(&mut self, book: &Book) -> Result<(), SaveError> {
        self.save(book)?;
        let gone: Vec<UnitId> = self.saved.shards.keys().filter(|unit| !book.shards.contains_key(*unit)).cloned().collect();
        let mut failed = Vec::new();
        for unit in gone {
            let part = Part::Shard(unit.clone());
            match self.remove(&part.key()) {
                Ok(()) => drop(self.saved.shards.remove(&unit)),
                Err(cause) => failed.push((part, cause)),
            }
        }
        report(failed)
    }

    /// How full the storage is. Reads all of it: for a page that shows it, not for every edit.
    pub fn usage(&self, user_agent: &str) -> Usage {
        let mut usage = Usage { ours: 0, others: 0, limit: keys::limit(user_agent) };
        for key in self.area.keys().unwrap_or_default() {
            let value = self.area.get(&key).ok().flatten().unwrap_or_default();
            let size = units(&key) + units(&value);
            if key.starts_with(keys::PREFIX) { usage.ours += size } else { usage.others += size }
        }
        usage
    }

    fn write(&mut self, part: &Part, value: &impl Serialize) -> Result<(), Cause> {
        let key = part.key();
        if let Some(unreadable) = self.may_replace(&key)? {
            self.area.set(&keys::aside(&key, codec::checksum(&unreadable)), &unreadable)?;
        }
        let json = serde_json::to_string(value).map_err(|_| Cause::Content)?;
        let revision = self.seen.get(&key).map_or(1, |seen| seen.revision.saturating_add(1));
        let text = codec::seal(revision, &json);
        self.area.set(&key, &text)?;
        self.seen.insert(key, Seen { text: codec::checksum(&text), revision, unreadable: false });
        Ok(())
    }

    fn remove(&mut self, key: &str) -> Result<(), Cause> {
        self.may_replace(key)?;
        self.area.remove(key)?;
        self.seen.remove(key);
        Ok(())
    }

    /// Makes sure that nobody else's value is lost; gives back an unreadable one, which must be set aside first.
    fn may_replace(&self, key: &str) -> Result<Option<String>, Cause> {
        if self.newer {
            return Err(Cause::Newer);
        }
        let Some(text) = self.area.get(key)? else { return Ok(None) };
        match self.seen.get(key) {
            Some(seen) if seen.text == codec::checksum(&text) => Ok(seen.unreadable.then_some(text)),
            _ if matches!(codec::unseal(&text), Err(Unreadable::Newer(_))) => Err(Cause::Newer),
            _ => Err(Cause::ChangedElsewhere),
        }
    }
}

fn report(failed: Vec<(Part, Cause)>) -> Result<(), SaveError> {
    match failed.first() {
        None => Ok(()),
        Some(&(_, cause)) => Err(SaveError { cause, unsaved: failed.into_iter().map(|(part, _)| part).collect() }),
    }
}
