//! Which values are the book: the revision and the checksum of each part's.
//!
//! A value is never written over: a new one has a key of its own, with the revision of the save
//! that wrote it. The parts of one save are written first, the manifest that names them after them,
//! and only then are the values of before removed. So a manifest whose every value is there is a
//! whole book, whatever moment the browser was killed at.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::label::Mark;
use super::{Cause, Home, SaveError, Unreadable, codec, keys, units};

/// Where a part's value stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The save that wrote it; 0 for one of format 1, whose key has none.
    pub revision: u64,
    /// The checksum in its envelope.
    pub sum: u64,
}

/// A state of the book.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Counts up with each save on this device, whatever the clock says.
    pub revision: u64,
    /// Saves after this revision did not see the other home: what it holds that is newer is not
    /// what they built on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alone_since: Option<u64>,
    /// How many records it has that are not deleted; none in states of builds that did not count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub records: Option<usize>,
    /// By name, see [`keys`].
    pub parts: BTreeMap<String, Entry>,
    /// Whole values that this state does not name and that are kept for a person to decide on.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub apart: BTreeSet<(Home, String)>,
}

impl Manifest {
    /// The key that it is stored under.
    pub fn key(&self) -> String {
        keys::at(keys::BOOK, self.revision)
    }

    /// Reads a manifest's text.
    pub fn read(revision: u64, text: &str) -> Result<Self, Unreadable> {
        let sealed = codec::unseal(text)?;
        let manifest: Self = serde_json::from_str(&sealed.json)
            .map_err(|error| Unreadable::Content(error.to_string()))?;
        if manifest.revision == revision && sealed.revision == revision {
            Ok(manifest)
        } else {
            Err(Unreadable::Content("another revision than its key".into()))
        }
    }

    /// Its text.
    ///
    /// # Errors
    /// [`Cause::Content`]; none in practice.
    pub(super) fn sealed(&self) -> Result<String, SaveError> {
        let json = serde_json::to_string(self)
            .map_err(|_| SaveError { cause: Cause::Content, unsaved: Vec::new() })?;
        Ok(codec::seal(self.revision, &json).text)
    }

    /// Whether it names the value of this key.
    pub fn names(&self, key: &str) -> bool {
        let (name, revision) = keys::parse(key);
        self.parts.get(name).is_some_and(|entry| entry.revision == revision)
    }

    /// Whether neither of two states was built on the other.
    pub fn is_apart_from(&self, other: &Self) -> bool {
        let misses = |a: &Self, b: &Self| a.alone_since.is_some_and(|since| b.revision > since);
        let are_twins = self.revision == other.revision;
        if are_twins {
            self.parts != other.parts
        } else {
            misses(self, other) || misses(other, self)
        }
    }
}

/// All texts of one home, by key.
pub type Texts = BTreeMap<String, String>;

/// What a save does in one home: writes, in this order, and then removes what gives way. It may end
/// anywhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The state that it leads to.
    pub manifest: Manifest,
    /// Values under keys that are free, the manifest last.
    pub puts: Vec<(String, String)>,
    /// In the mirror: what earlier revisions it replaces, see [`super::revisions`].
    pub replaced: Vec<(String, String)>,
    /// Keys that are never removed.
    pub protected: BTreeSet<String>,
    /// Keys of format 1 that earlier states named.
    pub old: BTreeSet<String>,
    /// Asks that the state before it be kept.
    pub mark: Option<Mark>,
    /// The number of the pen that made it; 0 where tabs know of no pen.
    pub pen: u64,
}

impl Change {
    /// Whether a value was named by earlier states alone.
    pub fn gives_way(&self, key: &str) -> bool {
        let (name, revision) = keys::parse(key);
        let is_older =
            if revision == 0 { self.old.contains(key) } else { revision < self.manifest.revision };
        is_older
            && !self.names(key)
            && !self.protected.contains(key)
            && keys::is_of_book(key)
            && !name.starts_with(keys::ASIDE)
    }

    /// What it writes, in UTF-16 code units.
    pub fn units(&self) -> usize {
        self.puts.iter().chain(&self.replaced).map(|(key, text)| units(key) + units(text)).sum()
    }

    /// Whether the state needs this key.
    pub fn names(&self, key: &str) -> bool {
        self.manifest.names(key) || key == self.manifest.key()
    }
}
