//! How much room the storage takes, and what takes it.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::{Part, Refused, Store, TextStorage, keys};
use book::UnitId;

/// How full the storage is, in UTF-16 code units, keys and values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Usage {
    /// Taken by Bình Yên.
    pub ours: usize,
    /// Taken by other pages of the same host.
    pub others: usize,
    /// What the browser gives a host, all in all: an estimate by the browser's name.
    pub limit: usize,
}

impl Usage {
    /// All that is taken.
    pub fn used(self) -> usize {
        self.ours + self.others
    }

    /// Whether it is time to make room.
    pub fn is_scarce(self) -> bool {
        self.used() * 100 >= self.limit * keys::SCARCE_PERCENT
    }
}

/// What a part of the book takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// The province, district or commune; none for what belongs to no unit: the frame, the
    /// manifest, the device's name.
    pub unit: Option<UnitId>,
    /// UTF-16 code units, keys and values, all that is kept of it in the local storage.
    pub units: usize,
}

/// Storage keys and values are counted in UTF-16 code units by browsers.
pub(super) fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// An storage that remembers how large our texts in it are: asking costs a listing of the keys, not a
/// reading of all.
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
        // Values of the book are never written over, so no other tab changes the size of one.
        if keys::is_of_book(key) {
            self.sizes.borrow_mut().insert(key.into(), units(key) + units(text));
        }
    }

    /// Key and value of all that is there; what is not of the book is read, and measured so.
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
    /// How full the storage is. Reads what others keep there and the names of what is ours.
    pub fn usage(&self, user_agent: &str) -> Usage {
        let mut usage = Usage { ours: 0, others: 0, limit: keys::limit(user_agent) };
        for (key, size) in self.storage.sizes(|text| keys::taken(user_agent, text)) {
            if key.starts_with(keys::PREFIX) { usage.ours += size } else { usage.others += size }
        }
        usage
    }

    /// What takes the room, the largest first.
    pub fn shares(&self) -> Vec<Share> {
        let mut shares: BTreeMap<Option<UnitId>, usize> = BTreeMap::new();
        for (key, size) in
            self.storage.sizes(units).into_iter().filter(|(key, _)| key.starts_with(keys::PREFIX))
        {
            let unit = match Part::named(keys::parse(&key).0) {
                Some(Part::Shard(unit)) => Some(unit),
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
