//! Snapshots of earlier states of the book: the content of a snapshot, and the database steps that
//! take one.
//!
//! Values are never overwritten, so a snapshot is a manifest and a copy of each value that it
//! names; snapshots share the copies. The copies are separate from the mirror, so damage to the
//! mirror leaves them whole.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::label::{Label, Mark, Reason};
use super::manifest::{Entry, Manifest, Texts};
use super::{Unreadable, codec, keys, open, retention};
use book::Book;

/// A snapshot of a state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    /// The object of the next save, such as the name of a file; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub what: String,
    /// The number of its records that are not deleted; `None` from builds that did not count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub records: Option<usize>,
    /// Its values, by section name.
    #[serde(rename = "parts")]
    pub sections: BTreeMap<String, Entry>,
}

impl Snapshot {
    /// Parses the text of the snapshot of this key.
    ///
    /// # Errors
    /// [`Unreadable`].
    pub fn read(key: &str, text: &str) -> Result<Self, Unreadable> {
        serde_json::from_str(&codec::unseal(key, text)?.json)
            .map_err(|error| Unreadable::Content(error.to_string()))
    }

    /// Its text under the key at hand; `sums` are the checksums of values that were sealed anew, by
    /// key.
    pub fn sealed_anew(
        &self,
        key: &str,
        text: &str,
        sums: &BTreeMap<String, u64>,
    ) -> Option<String> {
        let mut snapshot = self.clone();
        for (name, entry) in &mut snapshot.sections {
            if let Some(sum) = sums.get(&keys::at(name, entry.revision)) {
                entry.sum = *sum;
            }
        }
        let (revision, _) = codec::check(text).ok()?;
        Some(codec::seal(key, revision, &serde_json::to_string(&snapshot).ok()?).text)
    }

    /// Lists the keys of its values.
    pub fn keys(&self) -> impl Iterator<Item = String> {
        self.sections.iter().map(|(name, entry)| keys::at(name, entry.revision))
    }

    /// The number of provinces, districts and communes in it.
    pub fn shards(&self) -> usize {
        self.sections.keys().filter(|name| name.starts_with(keys::SHARD)).count()
    }

    /// Rebuilds the book from the texts; also gives the names of the sections that are missing or
    /// damaged.
    pub fn book(&self, texts: &Texts) -> (Book, Vec<String>) {
        let mut book = Book::default();
        let mut lost = Vec::new();
        for (name, entry) in &self.sections {
            let key = keys::at(name, entry.revision);
            let text = texts.get(&key).filter(|text| is_whole(text, entry.sum));
            let json =
                text.and_then(|text| codec::unseal(&key, text).ok()).map(|sealed| sealed.json);
            if json.and_then(|json| open::put(&mut book, name, &json).ok()).is_none() {
                lost.push(name.clone());
            }
        }
        (book, lost)
    }
}

/// Whether a text is a whole value with this checksum.
pub fn is_whole(text: &str, sum: u64) -> bool {
    codec::check(text).is_ok_and(|(_, of_text)| of_text == sum)
}

/// The stored snapshots, as far as taking another one needs to know them.
pub struct StoredSnapshots {
    /// The snapshots, by key.
    pub snapshots: Texts,
    /// The keys of the copied values.
    pub values: BTreeSet<String>,
}

/// The steps in the database that take one more snapshot.
#[derive(Debug, PartialEq, Eq)]
pub struct Steps {
    /// The new snapshot and its key.
    pub put: (String, String),
    /// The keys and checksums of the mirror's values to copy, if they are whole.
    pub copy: Vec<(String, u64)>,
    /// Keys of snapshots to drop.
    pub drop: Vec<String>,
    /// Keys of copies that no remaining snapshot needs.
    pub forget: Vec<String>,
}

/// Whether the state before a save is due for a snapshot, given the keys of the existing ones.
pub fn is_due(keys: &[String], mark: Option<&Mark>, now: u64) -> bool {
    let last = keys.iter().filter_map(|key| Label::parse(key)).max_by_key(|label| label.revision);
    // After the clock was set back, nobody knows how much time has passed.
    mark.is_some() || last.is_none_or(|last| last.at.abs_diff(now) >= retention::HOUR)
}

impl StoredSnapshots {
    /// The steps that take a snapshot of the mirror's state; `None` if the state is empty or
    /// already taken.
    pub fn steps(&self, state: &Manifest, mark: Option<&Mark>, now: u64) -> Option<Steps> {
        let labels: Vec<Label> =
            self.snapshots.keys().filter_map(|key| Label::parse(key)).collect();
        let what = mark.map(|mark| mark.what.clone()).unwrap_or_default();
        let snapshot = Snapshot { what, records: state.records, sections: state.sections.clone() };
        if snapshot.shards() == 0 || labels.iter().any(|label| label.revision == state.revision) {
            return None;
        }
        let label = Label {
            revision: state.revision,
            at: now,
            reason: mark.map_or(Reason::Hour, |mark| mark.reason),
        };
        let text =
            codec::seal(&label.key(), state.revision, &serde_json::to_string(&snapshot).ok()?).text;
        let entries = snapshot
            .sections
            .iter()
            .map(|(name, entry)| (keys::at(name, entry.revision), entry.sum));
        let copy = entries.filter(|(key, _)| !self.values.contains(key)).collect();
        let all: Vec<Label> = labels.iter().copied().chain([label]).collect();
        let retained = retention::retained(&all);
        let drop: Vec<String> = labels
            .iter()
            .filter(|label| !retained.contains(&label.revision))
            .map(Label::key)
            .collect();
        let needed: BTreeSet<String> = snapshot.keys().collect();
        let forget = self.unneeded(&drop).into_iter().filter(|key| !needed.contains(key)).collect();
        Some(Steps { put: (label.key(), text), copy, drop, forget })
    }

    /// The copies that no snapshot needs once these are dropped. An unreadable snapshot may need
    /// any copy.
    pub fn unneeded(&self, dropped: &[String]) -> Vec<String> {
        let mut needed = BTreeSet::new();
        for (key, text) in self.snapshots.iter().filter(|(key, _)| !dropped.contains(key)) {
            match Snapshot::read(key, text) {
                Ok(snapshot) => needed.extend(snapshot.keys()),
                Err(_) => return Vec::new(),
            }
        }
        self.values.iter().filter(|key| !needed.contains(*key)).cloned().collect()
    }
}

/// Puts a snapshot's book in place of the open one. Equal sections are shared with the open book,
/// and sections that the snapshot lost stay as they are.
pub fn put_back(open: &Book, kept: &Book, lost: &[String]) -> Book {
    let is_lost = |name: &str| lost.iter().any(|lost| lost == name);
    let mut book = kept.clone();
    if is_lost(keys::FRAME) || book.frame == open.frame {
        book.frame = Arc::clone(&open.frame);
    }
    for (unit, shard) in &open.shards {
        if is_lost(&keys::shard(unit)) || book.shards.get(unit).is_some_and(|kept| kept == shard) {
            book.shards.insert(unit.clone(), Arc::clone(shard));
        }
    }
    book
}
