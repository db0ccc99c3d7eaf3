//! The use of the storage, and the values that fill it.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::{Refused, Section, Store, TextStorage, keys};
use book::UnitId;

/// The use of the storage, keys and values, in UTF-16 code units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Usage {
    /// The units that Bình Yên takes.
    pub ours: usize,
    /// The units that other pages of the same host take.
    pub others: usize,
    /// The units that the browser gives a host in all, estimated from the user agent.
    pub limit: usize,
}

impl Usage {
    /// The units taken in all.
    pub fn used(self) -> usize {
        self.ours + self.others
    }

    /// Whether it is time to make room.
    pub fn is_scarce(self) -> bool {
        self.used() * 100 >= self.limit * keys::SCARCE_PERCENT
    }
}

/// The room that a section of the book takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// The province, district or commune; `None` for the rest: the frame, the manifest, the
    /// device's id.
    pub unit: Option<UnitId>,
    /// The keys and values of the section in the local storage, in UTF-16 code units.
    pub units: usize,
}

/// The length of a text in UTF-16 code units, in which browsers count storage.
pub(super) fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// A storage that remembers the sizes of our texts, so that measuring lists the keys but need not
/// read all values.
pub(super) struct Counted {
    storage: Box<dyn TextStorage>,
    sizes: RefCell<BTreeMap<String, usize>>,
}

impl Counted {
    pub fn new(storage: Box<dyn TextStorage>) -> Self {
        Self { storage, sizes: RefCell::default() }
    }

    pub fn keys(&self) -> Result<Vec<String>, Refused> {
        self.storage.keys()
    }

    pub fn get(&self, key: &str) -> Result<Option<String>, Refused> {
        let text = self.storage.get(key)?;
        if let Some(text) = &text {
            self.note(key, text);
        }
        Ok(text)
    }

    pub fn set(&self, key: &str, text: &str) -> Result<(), Refused> {
        self.storage.set(key, text)?;
        self.note(key, text);
        Ok(())
    }

    pub fn remove(&self, key: &str) -> Result<(), Refused> {
        self.storage.remove(key)
    }

    fn note(&self, key: &str, text: &str) {
        // Values of the book are never overwritten, so no other tab changes their sizes.
        if keys::is_of_book(key) {
            self.sizes.borrow_mut().insert(key.into(), units(key) + units(text));
        }
    }

    /// The keys and the sizes of their entries. Texts that are not part of the book are read and
    /// measured.
    fn sizes(&self, measure: impl Fn(&str) -> usize) -> Vec<(String, usize)> {
        let keys = self.keys().unwrap_or_default();
        self.sizes.borrow_mut().retain(|key, _| keys.contains(key));
        let size = |key: &String| {
            let known = self.sizes.borrow().get(key).copied();
            known.unwrap_or_else(|| {
                measure(key) + self.get(key).ok().flatten().map_or(0, |text| measure(&text))
            })
        };
        keys.into_iter().map(|key| (key.clone(), size(&key))).collect()
    }
}

impl Store {
    /// The use of the storage. Reads the texts of other sites, but mostly only the names of ours.
    pub fn usage(&self, user_agent: &str) -> Usage {
        let mut usage = Usage { ours: 0, others: 0, limit: keys::limit(user_agent) };
        for (key, size) in self.storage.sizes(|text| keys::taken(user_agent, text)) {
            if key.starts_with(keys::PREFIX) { usage.ours += size } else { usage.others += size }
        }
        usage
    }

    /// The sections that take the room, largest first.
    pub fn shares(&self) -> Vec<Share> {
        let mut shares: BTreeMap<Option<UnitId>, usize> = BTreeMap::new();
        for (key, size) in
            self.storage.sizes(units).into_iter().filter(|(key, _)| key.starts_with(keys::PREFIX))
        {
            let unit = match Section::named(keys::parse(&key).0) {
                Some(Section::Shard(unit)) => Some(unit),
                _ => None,
            };
            *shares.entry(unit).or_default() += size;
        }
        let mut shares: Vec<Share> =
            shares.into_iter().map(|(unit, units)| Share { unit, units }).collect();
        book::sort::sort_by(&mut shares, |a, b| b.units.cmp(&a.units));
        shares
    }
}
