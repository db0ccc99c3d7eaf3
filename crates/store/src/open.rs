//! Reading all that is stored, before anything is written: which state of the book is the newest
//! whole one, and what is not of it.
//!
//! The newest manifest wins whose every value is whole in either home. If there is none, the newest
//! that there is, without the parts that are lost; if there is no manifest at all, the store is of
//! format 1 and its values are the book. Clocks play no part.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::manifest::{Entry, Manifest, Texts};
use super::{Damaged, Home, Unreadable, codec, keys, revisions};
use book::{Book, Frame, Shard, UnitId};

/// A stored text with what its envelope says.
struct Value {
    text: String,
    /// Its checksum.
    checked: Result<u64, Unreadable>,
}

/// What stands under one key.
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

    /// Those with this checksum.
    fn whole(&self, sum: u64) -> impl Iterator<Item = (Home, &Value)> {
        self.each().filter(move |(_, value)| value.checked.as_ref() == Ok(&sum))
    }
}

/// What was read.
#[derive(Default)]
pub(super) struct Read {
    pub book: Book,
    pub manifest: Manifest,
    /// What each home holds whole of the state.
    pub held: BTreeMap<Home, BTreeSet<String>>,
    /// The revision of the newest manifest in each home that stands for the state.
    pub at: BTreeMap<Home, u64>,
    pub damaged: Vec<Damaged>,
    /// Names of parts whose values are of an older format; with them [`keys::BOOK`], if nothing was
    /// saved in the newest format yet.
    pub older: BTreeSet<String>,
    /// The highest revision seen on anything.
    pub top: u64,
    /// What the state replaced, where that is still there: the save that did it was cut off before
    /// it kept it.
    pub replaced: Texts,
}

/// Reads the texts of both homes.
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
    read.take_parts(&values);
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

/// A manifest that could be read, and where.
type Found = (Home, Manifest);

/// All manifests, the newest first; of two with one revision the local one. Those that do not read
/// are marked so.
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

/// The newest manifest whose every value is there, or else the newest.
fn choose<'a>(manifests: &'a [Found], values: &BTreeMap<String, Copies>) -> Option<&'a Manifest> {
    let is_whole = |manifest: &Manifest| {
        manifest.parts.iter().all(|(name, entry)| {
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

/// Manifests that are not in the line of the chosen one: newer ones of which a value is lost, and
/// those of which it did not know.
fn lost<'a>(manifests: &'a [Found], chosen: Option<&Manifest>) -> Vec<&'a Found> {
    let Some(chosen) = chosen else { return Vec::new() };
    manifests
        .iter()
        .filter(|(_, manifest)| {
            manifest.revision > chosen.revision || manifest.is_apart_from(chosen)
        })
        .collect()
}

/// The values of format 1. Later ones are of a first save that was cut off, unless there are
/// manifests and all are damaged: then of each part the newest.
fn without_manifest(values: &BTreeMap<String, Copies>) -> Manifest {
    let had_manifest = values.keys().any(|key| keys::parse(key).0 == keys::BOOK);
    let mut manifest = Manifest::default();
    for (key, copies) in values {
        let (name, revision) = keys::parse(key);
        let whole = copies.each().find_map(|(_, value)| value.checked.clone().ok());
        if let Some(sum) = whole.filter(|_| name != keys::BOOK && (revision == 0 || had_manifest))
            && manifest.parts.get(name).is_none_or(|entry| entry.revision < revision)
        {
            manifest.parts.insert(name.into(), Entry { revision, sum });
        }
    }
    manifest
}

impl Read {
    /// Reads the parts that the manifest names; drops from it those that are lost.
    fn take_parts(&mut self, values: &BTreeMap<String, Copies>) {
        let parts = std::mem::take(&mut self.manifest.parts);
        for (name, entry) in parts {
            let key = keys::at(&name, entry.revision);
            let Some(copies) = values.get(&key) else {
                self.damaged.push(damaged(Home::Local, &key, Unreadable::Missing, String::new()));
                continue;
            };
            let Some((_, value)) = copies.whole(entry.sum).next() else {
                // What is whole in its place is of another save, or of another unit.
                for (home, value) in copies.each().filter(|(_, value)| value.checked.is_ok()) {
                    self.keep(home, &key, Unreadable::Apart, &value.text);
                }
                continue;
            };
            match codec::unseal(&value.text)
                .and_then(|sealed| put(&mut self.book, &name, &sealed.json))
            {
                Ok(()) => {
                    for (home, _) in copies.whole(entry.sum) {
                        self.held.entry(home).or_default().insert(key.clone());
                    }
                    if codec::is_older(&value.text) {
                        self.older.insert(name.clone());
                    }
                    self.manifest.parts.insert(name, entry);
                }
                Err(reason) => {
                    for (home, value) in copies.whole(entry.sum) {
                        self.keep(home, &key, reason.clone(), &value.text);
                    }
                }
            }
        }
    }

    /// Notes whether the state is as an older build left it: the first save in the newest format
    /// writes a manifest of that format.
    fn note_outdated(&mut self, values: &BTreeMap<String, Copies>) {
        let is_newest = |copies: &Copies| {
            copies.each().any(|(_, value)| value.checked.is_ok() && !codec::is_older(&value.text))
        };
        if !self.older.is_empty() && !values.get(&self.manifest.key()).is_some_and(is_newest) {
            self.older.insert(keys::BOOK.into());
        }
    }

    /// What older whole values have that the chosen state replaced.
    fn take_past(&mut self, values: &BTreeMap<String, Copies>) {
        for (key, copies) in values {
            let (name, revision) = keys::parse(key);
            let is_older =
                self.manifest.parts.get(name).is_some_and(|entry| revision < entry.revision);
            let Some((_, value)) =
                copies.each().find(|(_, value)| is_older && value.checked.is_ok())
            else {
                continue;
            };
            let was = codec::unseal(&value.text)
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

    /// What is neither of the chosen state nor of one before it is kept and told.
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

    /// Whether a whole value is of the chosen state; notes where its manifest stands.
    fn is_of_state(&mut self, home: Home, key: &str, sum: u64, lost: &[&Found]) -> bool {
        let (name, revision) = keys::parse(key);
        if name != keys::BOOK {
            return self
                .manifest
                .parts
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

    /// Whether a whole value is neither of the chosen state nor of one before it.
    fn is_apart(&self, home: Home, key: &str, lost: &[&Found], sound: &[Home]) -> bool {
        let (name, revision) = keys::parse(key);
        let of_lost = |(of, lost): &&Found| {
            if name == keys::BOOK { *of == home && lost.key() == key } else { lost.names(key) }
        };
        // A newer value that no manifest names is of a save that was never said to be one, if no
        // manifest is damaged.
        let is_unfinished = revision > self.manifest.revision && sound.contains(&home);
        let is_stray = if revision == 0 {
            self.manifest.revision > 0
        } else {
            revision > self.manifest.revision && !is_unfinished
        };
        lost.iter().any(of_lost) || self.manifest.names(key) || is_stray
    }

    /// Whether this round kept a value already.
    fn was_kept(&self, home: Home, key: &str, told: &BTreeSet<(Home, String)>) -> bool {
        let place = (home, key.to_owned());
        self.manifest.apart.contains(&place) && !told.contains(&place)
    }

    fn keep(&mut self, home: Home, key: &str, reason: Unreadable, text: &str) {
        self.manifest.apart.insert((home, key.to_owned()));
        self.damaged.push(damaged(home, key, reason, text.to_owned()));
    }
}

/// Whether no manifest of a home is damaged.
fn is_sound(home: Home, values: &BTreeMap<String, Copies>) -> bool {
    let manifests = values.iter().filter(|(key, _)| keys::parse(key).0 == keys::BOOK);
    let mut here = manifests.flat_map(|(_, copies)| copies.each()).filter(|(of, _)| *of == home);
    here.all(|(_, value)| value.checked.is_ok())
}

/// Puts a part that was read into a book.
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

/// The unit that a key is about; of a value set aside, the key that it had.
fn unit_of(key: &str) -> Option<UnitId> {
    let (name, _) = keys::parse(key);
    let aside = name
        .strip_prefix(keys::ASIDE)
        .and_then(|rest| rest.split_once('.'))
        .map(|(_, name)| [keys::PREFIX, name].concat());
    UnitId::new(aside.as_deref().unwrap_or(name).strip_prefix(keys::SHARD)?).ok()
}
