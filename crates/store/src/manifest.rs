//! The manifest: it names the values that make up the book, by revision and checksum.
//!
//! A value is never overwritten: a new one gets its own key, with the revision of the save that
//! wrote it. A save writes its sections, then the manifest that names them, and only then removes the
//! previous values. So a manifest with all its values present is a whole book, no matter when the
//! browser was killed.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::label::Mark;
use super::{Cause, Home, SaveError, Unreadable, codec, keys, units};

/// The value of a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The revision of the save that wrote it; 0 in format 1, whose keys have none.
    pub revision: u64,
    /// The checksum in its envelope.
    pub sum: u64,
}

/// A state of the book.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Increases with each save on this device, whatever the clock says.
    pub revision: u64,
    /// The revision after which saves no longer saw the other home: they are not built on anything
    /// newer there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alone_since: Option<u64>,
    /// The number of its records that are not deleted; `None` from builds that did not count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub records: Option<usize>,
    /// Its values by section name, see [`keys`].
    #[serde(rename = "parts")]
    pub sections: BTreeMap<String, Entry>,
    /// Whole values outside this state, kept until a person decides.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub apart: BTreeSet<(Home, String)>,
}

impl Manifest {
    /// The key of the manifest itself.
    pub fn key(&self) -> String {
        keys::at(keys::BOOK, self.revision)
    }

    /// Parses a manifest.
    pub fn read(revision: u64, text: &str) -> Result<Self, Unreadable> {
        let sealed = codec::unseal(&keys::at(keys::BOOK, revision), text)?;
        let manifest: Self = serde_json::from_str(&sealed.json)
            .map_err(|error| Unreadable::Content(error.to_string()))?;
        if manifest.revision == revision && sealed.revision == revision {
            Ok(manifest)
        } else {
            Err(Unreadable::Content("another revision than its key".into()))
        }
    }

    /// Writes the manifest's text.
    ///
    /// # Errors
    /// [`Cause::Content`]; none in practice.
    pub(super) fn sealed(&self) -> Result<String, SaveError> {
        let json = serde_json::to_string(self)
            .map_err(|_| SaveError { cause: Cause::Content, unsaved: Vec::new() })?;
        Ok(codec::seal(&self.key(), self.revision, &json).text)
    }

    /// Whether the state uses the value of this key.
    pub fn names(&self, key: &str) -> bool {
        let (name, revision) = keys::parse(key);
        self.sections.get(name).is_some_and(|entry| entry.revision == revision)
    }

    /// Whether neither of two states was built on the other.
    pub fn is_apart_from(&self, other: &Self) -> bool {
        let misses = |a: &Self, b: &Self| a.alone_since.is_some_and(|since| b.revision > since);
        let are_twins = self.revision == other.revision;
        if are_twins {
            self.sections != other.sections
        } else {
            misses(self, other) || misses(other, self)
        }
    }
}

/// All texts of one home, by key.
pub type Texts = BTreeMap<String, String>;

/// A save as carried out in one home: it writes in this order, then removes outdated values. It may
/// be cut off anywhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The state after the change.
    pub manifest: Manifest,
    /// The values to write, under unused keys, the manifest last.
    pub puts: Vec<(String, String)>,
    /// For the mirror only: the earlier revisions that the save replaced, see [`super::revisions`].
    pub replaced: Vec<(String, String)>,
    /// Keys that are never removed.
    pub protected: BTreeSet<String>,
    /// Keys of format 1 that this home holds for earlier states.
    pub old: BTreeSet<String>,
    /// Asks for a snapshot of the state before the change.
    pub mark: Option<Mark>,
    /// The number of the pen that made the change; 0 where tabs do not share a pen.
    pub pen: u64,
}

impl Change {
    /// Whether only earlier states use the value of this key, so that it may be removed.
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

    /// The size of what it writes, in UTF-16 code units.
    pub fn units(&self) -> usize {
        self.puts.iter().chain(&self.replaced).map(|(key, text)| units(key) + units(text)).sum()
    }

    /// Whether the new state needs this key.
    pub fn names(&self, key: &str) -> bool {
        self.manifest.names(key) || key == self.manifest.key()
    }
}
