//! The key of an unlocked book, and how it changes the names and texts in the storages.
//!
//! A page has one book, so its key is kept beside the page's database and not handed from function
//! to function. Without a key, names and texts stay as they are.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use lock::{Id, Seal};

use super::keys;
use super::packing::{Packing, pack};

/// The key of an unlocked book, and the header of its lock.
pub struct Sealing {
    current: Rc<dyn Seal>,
    /// Keys that sealed the book before, to read what has not been sealed anew.
    earlier: Vec<Rc<dyn Seal>>,
    /// The name of the person who unlocked the book; empty for the recovery sheet.
    person: String,
    /// The number of the header: later headers have higher ones.
    edition: u64,
    /// The header, as it is stored.
    header: String,
    /// Names as they are stored, with what they hide.
    names: RefCell<BTreeMap<String, String>>,
    /// The same the other way round, under the current key.
    hidden: RefCell<BTreeMap<String, String>>,
}

impl Sealing {
    /// The sealing of a book with this key and this header.
    pub fn new(
        current: Rc<dyn Seal>,
        earlier: Vec<Rc<dyn Seal>>,
        edition: u64,
        header: String,
    ) -> Self {
        let (person, names, hidden) = Default::default();
        Self { current, earlier, person, edition, header, names, hidden }
    }

    /// The same, unlocked by this person.
    pub fn unlocked_by(self, person: String) -> Self {
        Self { person, ..self }
    }

    /// The key under which the header is stored, in either home.
    pub fn header_key(&self) -> String {
        keys::at(keys::LOCK, self.edition)
    }

    /// The header, as it is stored.
    pub fn header(&self) -> &str {
        &self.header
    }

    /// The id of the key that seals.
    pub(super) fn id(&self) -> Id {
        self.current.id()
    }

    pub(super) fn seal(&self, place: &str, plain: &[u8]) -> Vec<u8> {
        self.current.seal(place, plain)
    }

    /// The key of this id, if it is at hand.
    pub(super) fn of(&self, id: Id) -> Option<&Rc<dyn Seal>> {
        std::iter::once(&self.current).chain(&self.earlier).find(|seal| seal.id() == id)
    }

    /// The name under which something is stored.
    pub(super) fn hide(&self, name: &str) -> String {
        let known = self.hidden.borrow().get(name).cloned();
        known.unwrap_or_else(|| {
            let stored = named(&*self.current, name);
            self.hidden.borrow_mut().insert(name.to_owned(), stored.clone());
            self.names.borrow_mut().insert(stored.clone(), name.to_owned());
            stored
        })
    }

    /// All names under which something may be stored, the current one first.
    pub(super) fn places(&self, name: &str) -> Vec<String> {
        let earlier = self.earlier.iter().map(|seal| named(&**seal, name));
        let plain = std::iter::once(name.to_owned());
        std::iter::once(self.hide(name)).chain(earlier).chain(plain).collect()
    }

    /// The name that a stored name hides.
    pub(super) fn reveal(&self, stored: &str) -> Option<String> {
        let packed = stored.strip_prefix(keys::SEALED)?;
        if let Some(name) = self.names.borrow().get(stored) {
            return Some(name.clone());
        }
        let bytes = Packing::Dense.unpack(packed)?;
        let mut all = std::iter::once(&self.current).chain(&self.earlier);
        let name = all.find_map(|seal| seal.reveal(&bytes))?;
        self.names.borrow_mut().insert(stored.to_owned(), name.clone());
        Some(name)
    }
}

fn named(seal: &dyn Seal, name: &str) -> String {
    [keys::SEALED, &pack(&seal.hide(name))].concat()
}

/// The functions of a key at hand. They are called by pointers, so that the first load of a page
/// does not contain them: [`super::holding::hold`] sets them.
#[derive(Clone, Copy)]
pub(super) struct Works {
    /// The name under which something is stored.
    pub hide: fn(&Sealing, &str) -> String,
    /// All names under which something may be stored, the current one first.
    pub places: fn(&Sealing, &str) -> Vec<String>,
    /// The name that a stored name hides.
    pub reveal: fn(&Sealing, &str) -> Option<String>,
    /// Writes a text that is no part of the book.
    pub seal_text: fn(&str, &str) -> String,
    /// Reads a sealed text that is no part of the book.
    pub unseal_text: fn(&str, &str) -> Option<String>,
}

thread_local! {
    static HELD: RefCell<Option<(Rc<Sealing>, Works)>> = const { RefCell::new(None) };
}

/// Sets the key of the page, or forgets it.
pub(super) fn set(held: Option<(Rc<Sealing>, Works)>) {
    HELD.set(held);
}

/// The key of the page, with its functions.
pub(super) fn works() -> Option<(Rc<Sealing>, Works)> {
    HELD.with_borrow(Clone::clone)
}

/// The key of the page.
pub fn held() -> Option<Rc<Sealing>> {
    works().map(|(sealing, _)| sealing)
}

/// The name of the person who unlocked the book; `None` if it is not locked, or was unlocked with
/// the recovery sheet.
pub fn person() -> Option<String> {
    held().map(|held| held.person.clone()).filter(|person| !person.is_empty())
}

/// The name under which something is stored now.
pub(super) fn stored_name(name: &str) -> String {
    works().map_or_else(|| name.to_owned(), |(sealing, works)| (works.hide)(&sealing, name))
}

/// All names under which something may be stored, the likeliest first.
pub(super) fn stored_names(name: &str) -> Vec<String> {
    works().map_or_else(|| vec![name.to_owned()], |(sealing, works)| (works.places)(&sealing, name))
}

/// The name that a stored name stands for. A name that cannot be revealed stands for itself.
pub(super) fn told_name(stored: String) -> String {
    works().and_then(|(sealing, works)| (works.reveal)(&sealing, &stored)).unwrap_or(stored)
}
