//! The history: earlier revisions of records and units, kept in the browser's database within a
//! space budget.
//!
//! Each save records what it replaces, in the mirror's own transaction, so whatever an edit, a
//! deletion, an import or an undo took out of the book can be found here. A commune that is removed
//! as a whole is left to the snapshots.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::Serialize;

use super::{Unreadable, codec, units};
use book::sort::{set_of, sort_by};
use book::{Book, Record, Shard, Stamp, Unit, Version, for_each_record};

/// The space for earlier revisions, keys and values, in UTF-16 code units: 10 MB.
pub const LIMIT: usize = 5_000_000;
/// The space freed beyond the limit, so that the next edit does not exceed it again.
const SLACK: usize = LIMIT / 10;
/// The number of latest revisions of a record in the book that no budget removes.
const STAY: usize = 3;
/// The list name of units, like [`book::RecordKind::list_name`] for records.
pub const UNITS: &str = "units";

/// The name of a revision: `incidents/r1 1709251200000@d1`. Neither ids nor versions contain a
/// space.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// The record's list.
    pub list: String,
    /// The record's or unit's id.
    pub id: String,
    /// The revision.
    pub version: Version,
}

impl Key {
    /// Parses the key of a value; `None` if this build writes no such key.
    pub fn parse(text: &str) -> Option<Self> {
        let (name, version) = text.split_once(' ')?;
        let (list, id) = name.split_once('/')?;
        Some(Self { list: list.into(), id: id.into(), version: Version::parse(version).ok()? })
    }

    /// Writes the key of a value.
    pub fn text(&self) -> String {
        prefix(&self.list, &self.id) + &String::from(self.version.clone())
    }
}

/// The common prefix of the keys of a record's revisions.
pub fn prefix(list: &str, id: &str) -> String {
    [list, "/", id, " "].concat()
}

/// A revision that a save replaces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplacedRevision {
    /// The revision's key.
    pub key: Key,
    /// The record as JSON.
    pub json: String,
}

impl ReplacedRevision {
    /// The key and sealed value to store; `revision` is that of the save.
    pub fn sealed(&self, revision: u64) -> (String, String) {
        let key = self.key.text();
        let text = codec::seal(&key, revision, &self.json).text;
        (key, text)
    }
}

/// Finds the revisions in `old` that `new` no longer has, in the communes that both have. Revisions
/// with equal stamps are equal.
pub fn replaced(old: &Book, new: &Book) -> Vec<ReplacedRevision> {
    let mut found = Vec::new();
    for (root, was) in &old.shards {
        if let Some(is) = new.shards.get(root).filter(|is| !Arc::ptr_eq(was, is)) {
            found.extend(replaced_in(was, is));
        }
    }
    found
}

/// Finds the replaced revisions of one commune.
pub fn replaced_in(was: &Shard, is: &Shard) -> Vec<ReplacedRevision> {
    let mut found = Vec::new();
    List { name: UNITS, id: |unit: &Unit| unit.id.as_str(), stamp: |unit: &Unit| &unit.stamp }
        .find([&was.units, &was.waiting.units], [&is.units, &is.waiting.units], &mut found);
    macro_rules! of_records {
        ($($name:ident $list:ident),*) => {$(
            List { name: stringify!($list), id: |record: &book::$name| record.id().as_str(), stamp: Record::stamp }.find(
                [&was.$list, &was.waiting.$list],
                [&is.$list, &is.waiting.$list],
                &mut found,
            );
        )*};
    }
    for_each_record!(of_records);
    found
}

/// A list of a shard, and how to tell its items apart.
struct List<T> {
    name: &'static str,
    id: fn(&T) -> &str,
    stamp: fn(&T) -> &Stamp,
}

impl<T: Serialize> List<T> {
    fn revision<'a>(&self, item: &'a T) -> (&'a str, u64, &'a str) {
        let stamp = (self.stamp)(item);
        ((self.id)(item), stamp.at, stamp.device.as_str())
    }

    /// Finds the items that are neither shown nor waiting any more. Both arguments hold the shown
    /// items and then the waiting ones.
    fn find(&self, was: [&[T]; 2], is: [&[T]; 2], found: &mut Vec<ReplacedRevision>) {
        let mut all: Option<BTreeSet<(&str, u64, &str)>> = None;
        for (was, here) in was.into_iter().zip(is) {
            for (at, old) in was.iter().enumerate() {
                let revision = self.revision(old);
                // Most items keep their place, so the set is rarely needed.
                let is_there = here.get(at).is_some_and(|new| self.revision(new) == revision)
                    || all
                        .get_or_insert_with(|| {
                            set_of(is.into_iter().flatten().map(|new| self.revision(new)))
                        })
                        .contains(&revision);
                if !is_there && let Ok(json) = serde_json::to_string(old) {
                    let key = Key {
                        list: self.name.into(),
                        id: revision.0.into(),
                        version: (self.stamp)(old).version(),
                    };
                    found.push(ReplacedRevision { key, json });
                }
            }
        }
    }
}

/// A revision read from the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredRevision {
    /// The revision's key.
    pub key: Key,
    /// The record as JSON, or why it cannot be read.
    pub json: Result<String, Unreadable>,
}

impl StoredRevision {
    /// Reads a value; `None` if this build writes no such key.
    pub fn read(key: &str, text: &str) -> Option<Self> {
        Some(Self {
            key: Key::parse(key)?,
            json: codec::unseal(key, text).map(|sealed| sealed.json),
        })
    }
}

/// The keys of the revisions to remove so that the rest fits the budget: oldest first, but never
/// the last three of a record in the book. `kept` holds keys with the sizes of their values;
/// `limit` is in the unit of [`LIMIT`].
pub fn surplus(
    kept: &[(String, usize)],
    limit: usize,
    is_in_book: impl Fn(&Key) -> bool,
) -> Vec<String> {
    let size = |(key, value): &(String, usize)| units(key) + value;
    let mut total: usize = kept.iter().map(size).sum();
    if total <= limit {
        return Vec::new();
    }
    // Keys that this build cannot parse stay.
    let mut known: Vec<(Key, &(String, usize))> =
        kept.iter().filter_map(|one| Some((Key::parse(&one.0)?, one))).collect();
    sort_by(&mut known, |(a, _), (b, _)| a.version.cmp(&b.version));
    let mut seen: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let staying = known.iter().rev().filter(|(key, _)| {
        let count = seen.entry((&key.list, &key.id)).or_default();
        *count += 1;
        *count <= STAY && is_in_book(key)
    });
    let staying = set_of(staying.map(|(_, (key, _))| key.as_str()));
    let mut going = Vec::new();
    for (_, one) in known.iter().filter(|(_, (key, _))| !staying.contains(key.as_str())) {
        if total + SLACK.min(limit / 10) <= limit {
            break;
        }
        total -= size(one);
        going.push(one.0.clone());
    }
    going
}

/// The oldest revisions, to be removed when the database is full, even those of records in the
/// book. Each call gives about a fifth of the total size, and at least one revision if there is
/// any. `kept` is as for [`surplus`].
pub fn oldest(kept: &[(String, usize)]) -> Vec<String> {
    let all: usize = kept.iter().map(|(key, value)| units(key) + value).sum();
    surplus(kept, all - all.div_ceil(10), |_| false)
}

/// The key of the last kept revision of each record and unit that the book no longer has.
pub fn last_of_removed(kept: &[String], is_in_book: impl Fn(&Key) -> bool) -> Vec<String> {
    let mut last: BTreeMap<(String, String), Key> = BTreeMap::new();
    for key in kept.iter().filter_map(|key| Key::parse(key)).filter(|key| !is_in_book(key)) {
        let name = (key.list.clone(), key.id.clone());
        if last.get(&name).is_none_or(|other| other.version < key.version) {
            last.insert(name, key);
        }
    }
    last.values().map(Key::text).collect()
}

/// The ids of all records and units of a book, including deleted ones, each with its list.
pub fn names(book: &Book) -> BTreeSet<(&'static str, &str)> {
    let mut names = BTreeSet::new();
    macro_rules! of_shard {
        ($shard:ident: $($name:ident $list:ident),*) => {$(
            for record in &$shard.$list {
                names.insert((stringify!($list), record.id().as_str()));
            }
        )*};
    }
    macro_rules! of_records {
        ($($kinds:tt)*) => {
            for shard in book.shards.values() {
                names.extend(shard.units.iter().map(|unit| (UNITS, unit.id.as_str())));
                of_shard!(shard: $($kinds)*);
            }
        };
    }
    for_each_record!(of_records);
    names
}
