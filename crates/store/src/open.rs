//! Reads both homes before anything is written, finds the newest whole state of the book, and sets
//! aside every value that belongs to no such state.
//!
//! The newest manifest with all its values whole in either home wins. Failing that, the newest
//! manifest wins and its lost sections are dropped. With no manifest at all, the store is of format 1
//! and its values are the book. The clock plays no part.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::manifest::{Entry, Manifest, Texts};
use super::{Damaged, Home, Unreadable, codec, keys, revisions};
use book::{Book, Frame, Shard, UnitId};

/// A stored text and the verdict on its envelope.
struct Value {
    text: String,
    /// The checksum in the envelope, or why the value is unreadable.
    checked: Result<u64, Unreadable>,
}

/// The copies of one key in the two homes.
#[derive(Default)]
struct Copies {
    local: Option<Value>,
    mirror: Option<Value>,
}

impl Copies {
    fn slot(&mut self, home: Home) -> &mut Option<Value> {
        match home {
            Home::Local => &mut self.local,
            Home::Mirror => &mut self.mirror,
        }
    }

    fn each(&self) -> impl Iterator<Item = (Home, &Value)> {
        let local = self.local.iter().map(|value| (Home::Local, value));
        local.chain(self.mirror.iter().map(|value| (Home::Mirror, value)))
    }

    /// The copies that are whole and have this checksum.
    fn whole(&self, sum: u64) -> impl Iterator<Item = (Home, &Value)> {
        self.each().filter(move |(_, value)| value.checked.as_ref() == Ok(&sum))
    }

    /// Frees the texts of the copies that are whole and have this checksum.
    fn free(&mut self, sum: u64) {
        let copies = [&mut self.local, &mut self.mirror].into_iter().flatten();
        for value in copies.filter(|value| value.checked == Ok(sum)) {
            value.text = String::new();
        }
    }
}

/// The result of reading both homes.
#[derive(Default)]
pub(super) struct Read {
    pub book: Book,
    pub manifest: Manifest,
    /// The keys of the state's values that each home holds whole.
    pub held: BTreeMap<Home, BTreeSet<String>>,
    /// The revision of the chosen manifest in each home that has it.
    pub at: BTreeMap<Home, u64>,
    pub damaged: Vec<Damaged>,
    /// The names of sections whose values are of an older format. [`keys::BOOK`] is among them until
    /// the first save in the newest format.
    pub older: BTreeSet<String>,
    /// The highest revision in any key.
    pub top: u64,
    /// Revisions that the state replaced and that are still in older values: the save that replaced
    /// them was cut off before it recorded them.
    pub replaced: Texts,
}

/// Reads the book from the texts of both homes.
pub(super) fn read(local: Texts, mirror: Texts) -> Read {
    let mut values: BTreeMap<String, Copies> = BTreeMap::new();
    let mut top = 0;
    for (home, texts) in [(Home::Local, local), (Home::Mirror, mirror)] {
        for (key, text) in texts.into_iter().filter(|(key, _)| keys::is_of_book(key)) {
            let (checked, revision) = check(&key, &text);
            top = top.max(revision);
            *values.entry(key).or_default().slot(home) = Some(Value { text, checked });
        }
    }
    let mut read = Read { top, ..Read::default() };
    let manifests = manifests(&mut values);
    let chosen = choose(&manifests, &values);
    let lost = lost(&manifests, chosen);
    read.manifest = chosen.cloned().unwrap_or_else(|| without_manifest(&values));
    read.take_parts(&mut values);
    read.note_outdated(&values);
    read.take_past(&values);
    read.sort_out(&values, &lost);
    read
}

fn check(key: &str, text: &str) -> (Result<u64, Unreadable>, u64) {
    let (name, revision) = keys::parse(key);
    match codec::check(text) {
        Err(reason) => (Err(reason), revision),
        Ok(_) if name.starts_with(keys::ASIDE) => (Err(Unreadable::Replaced), revision),
        Ok((of_text, sum)) if revision == 0 || revision == of_text => (Ok(sum), of_text),
        Ok(_) => (Err(Unreadable::Content("another revision than its key".into())), revision),
    }
}

/// A readable manifest and its home.
type Found = (Home, Manifest);

/// Finds all manifests, newest first, the local one before its twin in the mirror. Marks those that
/// do not parse as unreadable.
fn manifests(values: &mut BTreeMap<String, Copies>) -> Vec<Found> {
    let mut found = Vec::new();
    for (key, copies) in values.iter_mut().filter(|(key, _)| keys::parse(key).0 == keys::BOOK) {
        for home in Home::BOTH {
            if let Some(value) = copies.slot(home).as_mut().filter(|value| value.checked.is_ok()) {
                match Manifest::read(keys::parse(key).1, &value.text) {
                    Ok(manifest) => found.push((home, manifest)),
                    Err(reason) => value.checked = Err(reason),
                }
            }
        }
    }
    book::sort::sort_by(&mut found, |(_, a), (_, b)| b.revision.cmp(&a.revision));
    found
}

/// Chooses the newest manifest with all its values present, or else the newest.
fn choose<'a>(manifests: &'a [Found], values: &BTreeMap<String, Copies>) -> Option<&'a Manifest> {
    let is_whole = |manifest: &Manifest| {
        manifest.sections.iter().all(|(name, entry)| {
            values
                .get(&keys::at(name, entry.revision))
                .is_some_and(|copies| copies.whole(entry.sum).next().is_some())
        })
    };
    manifests
        .iter()
        .find(|(_, manifest)| is_whole(manifest))
        .or(manifests.first())
        .map(|(_, manifest)| manifest)
}

/// The manifests outside the line of the chosen one: newer ones with a lost value, and those that
/// the chosen state was not built on.
fn lost<'a>(manifests: &'a [Found], chosen: Option<&Manifest>) -> Vec<&'a Found> {
    let Some(chosen) = chosen else { return Vec::new() };
    manifests
        .iter()
        .filter(|(_, manifest)| {
            manifest.revision > chosen.revision || manifest.is_apart_from(chosen)
        })
        .collect()
}

/// Builds a manifest from the values of format 1. A value with a revision comes from a first save
/// that was cut off, and is ignored. If there are manifests but all are damaged, the newest value
/// of each section counts.
fn without_manifest(values: &BTreeMap<String, Copies>) -> Manifest {
    let had_manifest = values.keys().any(|key| keys::parse(key).0 == keys::BOOK);
    let mut manifest = Manifest::default();
    for (key, copies) in values {
        let (name, revision) = keys::parse(key);
        let whole = copies.each().find_map(|(_, value)| value.checked.clone().ok());
        if let Some(sum) = whole.filter(|_| name != keys::BOOK && (revision == 0 || had_manifest))
            && manifest.sections.get(name).is_none_or(|entry| entry.revision < revision)
        {
            manifest.sections.insert(name.into(), Entry { revision, sum });
        }
    }
    manifest
}

impl Read {
    /// Reads the sections that the manifest names, and drops the lost ones from it. The texts of a
    /// section are freed once it is read: the memory of a page never shrinks, and the next section
    /// takes their place.
    fn take_parts(&mut self, values: &mut BTreeMap<String, Copies>) {
        let sections = std::mem::take(&mut self.manifest.sections);
        for (name, entry) in sections {
            let key = keys::at(&name, entry.revision);
            let Some(copies) = values.get_mut(&key) else {
                self.damaged.push(damaged(Home::Local, &key, Unreadable::Missing, String::new()));
                continue;
            };
            let Some((_, value)) = copies.whole(entry.sum).next() else {
                // A whole value with another checksum belongs to another save or another unit.
                for (home, value) in copies.each().filter(|(_, value)| value.checked.is_ok()) {
                    self.keep(home, &key, Unreadable::Apart, &value.text);
                }
                continue;
            };
            match codec::unseal_whole(&key, &value.text)
                .and_then(|sealed| put(&mut self.book, &name, &sealed.json))
            {
                Ok(()) => {
                    for (home, _) in copies.whole(entry.sum) {
                        self.held.entry(home).or_default().insert(key.clone());
                    }
                    if codec::is_older(&value.text) {
                        self.older.insert(name.clone());
                    }
                    self.manifest.sections.insert(name, entry);
                    copies.free(entry.sum);
                }
                Err(reason) => {
                    for (home, value) in copies.whole(entry.sum) {
                        self.keep(home, &key, reason.clone(), &value.text);
                    }
                }
            }
        }
    }

    /// Notes whether an older build left the state: the first save in the newest format writes a
    /// manifest of that format.
    fn note_outdated(&mut self, values: &BTreeMap<String, Copies>) {
        let is_newest = |copies: &Copies| {
            copies.each().any(|(_, value)| value.checked.is_ok() && !codec::is_older(&value.text))
        };
        if !self.older.is_empty() && !values.get(&self.manifest.key()).is_some_and(is_newest) {
            self.older.insert(keys::BOOK.into());
        }
    }

    /// Collects from older whole values the revisions that the chosen state replaced.
    fn take_past(&mut self, values: &BTreeMap<String, Copies>) {
        for (key, copies) in values {
            let (name, revision) = keys::parse(key);
            let is_older =
                self.manifest.sections.get(name).is_some_and(|entry| revision < entry.revision);
            let Some((_, value)) =
                copies.each().find(|(_, value)| is_older && value.checked.is_ok())
            else {
                continue;
            };
            let was = codec::unseal_whole(key, &value.text)
                .ok()
                .and_then(|sealed| Shard::from_json(&sealed.json).ok());
            if let Some(was) = was
                && let Some(is) = self.book.shards.get(&was.root)
            {
                self.replaced.extend(
                    revisions::replaced_in(&was, is).iter().map(|earlier| earlier.sealed(revision)),
                );
            }
        }
    }

    /// Keeps and reports each value that belongs neither to the chosen state nor to an earlier one.
    fn sort_out(&mut self, values: &BTreeMap<String, Copies>, lost: &[&Found]) {
        let told = self.manifest.apart.clone();
        let sound: Vec<Home> =
            Home::BOTH.into_iter().filter(|home| is_sound(*home, values)).collect();
        for (key, copies) in values {
            for (home, value) in copies.each() {
                match &value.checked {
                    Err(reason) => {
                        self.damaged.push(damaged(home, key, reason.clone(), value.text.clone()))
                    }
                    Ok(sum)
                        if self.is_of_state(home, key, *sum, lost)
                            || self.was_kept(home, key, &told) => {}
                    Ok(_)
                        if told.contains(&(home, key.clone()))
                            || self.is_apart(home, key, lost, &sound) =>
                    {
                        self.keep(home, key, Unreadable::Apart, &value.text);
                    }
                    Ok(_) => {}
                }
            }
        }
    }

    /// Whether a whole value belongs to the chosen state. Notes each home that has its manifest.
    fn is_of_state(&mut self, home: Home, key: &str, sum: u64, lost: &[&Found]) -> bool {
        let (name, revision) = keys::parse(key);
        if name != keys::BOOK {
            return self
                .manifest
                .sections
                .get(name)
                .is_some_and(|entry| *entry == Entry { revision, sum });
        }
        let is_chosen = key == self.manifest.key()
            && !lost.iter().any(|(of, lost)| *of == home && lost.revision == revision);
        if is_chosen {
            self.at.insert(home, revision);
        }
        is_chosen
    }

    /// Whether a whole value belongs neither to the chosen state nor to an earlier one.
    fn is_apart(&self, home: Home, key: &str, lost: &[&Found], sound: &[Home]) -> bool {
        let (name, revision) = keys::parse(key);
        let of_lost = |(of, lost): &&Found| {
            if name == keys::BOOK { *of == home && lost.key() == key } else { lost.names(key) }
        };
        // A newer value without a manifest is left from a save that was never reported as done. If
        // a manifest is damaged, it may have named the value.
        let is_unfinished = revision > self.manifest.revision && sound.contains(&home);
        let is_stray = if revision == 0 {
            self.manifest.revision > 0
        } else {
            revision > self.manifest.revision && !is_unfinished
        };
        lost.iter().any(of_lost) || self.manifest.names(key) || is_stray
    }

    /// Whether this reading has already kept the value.
    fn was_kept(&self, home: Home, key: &str, told: &BTreeSet<(Home, String)>) -> bool {
        let place = (home, key.to_owned());
        self.manifest.apart.contains(&place) && !told.contains(&place)
    }

    fn keep(&mut self, home: Home, key: &str, reason: Unreadable, text: &str) {
        self.manifest.apart.insert((home, key.to_owned()));
        self.damaged.push(damaged(home, key, reason, text.to_owned()));
    }
}

/// Whether all manifests of a home are undamaged.
fn is_sound(home: Home, values: &BTreeMap<String, Copies>) -> bool {
    let manifests = values.iter().filter(|(key, _)| keys::parse(key).0 == keys::BOOK);
    let mut here = manifests.flat_map(|(_, copies)| copies.each()).filter(|(of, _)| *of == home);
    here.all(|(_, value)| value.checked.is_ok())
}

/// Puts a stored section into a book.
pub(super) fn put(book: &mut Book, name: &str, json: &str) -> Result<(), Unreadable> {
    if name == keys::FRAME {
        book.frame = Arc::new(Frame::from_json(json).map_err(unreadable)?);
        return Ok(());
    }
    let shard = Shard::from_json(json).map_err(unreadable)?;
    if keys::shard(&shard.root) != name {
        return Err(Unreadable::Content(format!("the shard of {} under another key", shard.root)));
    }
    book.shards.insert(shard.root.clone(), Arc::new(shard));
    Ok(())
}

fn unreadable(error: serde_json::Error) -> Unreadable {
    Unreadable::Content(error.to_string())
}

fn damaged(home: Home, key: &str, reason: Unreadable, raw: String) -> Damaged {
    Damaged { home, key: key.into(), unit: unit_of(key), reason, raw }
}

/// The unit that a key names; a value set aside carries its original key.
fn unit_of(key: &str) -> Option<UnitId> {
    let (name, _) = keys::parse(key);
    let aside = name
        .strip_prefix(keys::ASIDE)
        .and_then(|rest| rest.split_once('.'))
        .map(|(_, name)| [keys::PREFIX, name].concat());
    UnitId::new(aside.as_deref().unwrap_or(name).strip_prefix(keys::SHARD)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_texts_of_a_section_are_freed_in_both_homes_once_it_is_read() {
        let key = keys::at(keys::FRAME, 1);
        let codec::Written { text, sum } = codec::seal(&key, 1, r#"{"name":"A"}"#);
        let value = || Some(Value { text: text.clone(), checked: Ok(sum) });
        let mut values =
            BTreeMap::from([(key.clone(), Copies { local: value(), mirror: value() })]);
        let mut read = Read::default();
        read.manifest.sections.insert(keys::FRAME.into(), Entry { revision: 1, sum });
        read.take_parts(&mut values);
        assert_eq!(read.book.frame.name, "A");
        assert!(values[&key].each().all(|(_, value)| value.text.capacity() == 0));
        assert!(Home::BOTH.iter().all(|home| read.held[home].contains(&key)));
    }
}
