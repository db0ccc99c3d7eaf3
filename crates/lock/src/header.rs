//! The header of a lock: everything that is needed to open a locked book. It is the only part that
//! is stored in plain text.
//!
//! ```text
//! BYL1:16 hex digits:{"edition":3,"key":"…","memory":46080,"passes":2,"salt":"…","slots":["…"],"inside":"…"}
//! ```
//!
//! The digits are a checksum, so that damage is found before anybody is asked for a passphrase.
//! Each slot is the book's key and a person's name, wrapped with the key that the person's
//! passphrase gives. `inside` is sealed with the book's key: the people's names, the settings of
//! the lock, and the keys that sealed the book before. All other fields are its associated data, so
//! a header with any changed field does not open. Slots that a device opens make it a header of
//! version 2, see `devices.rs`.

use std::collections::BTreeSet;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde::{Deserialize, Serialize};

use self::devices::Device;
use super::key::{BookKey, Id, Seal};
use super::secret::{Cost, Derivation, Secret};

mod devices;
mod envelope;

/// The largest number of people in a lock, counting the recovery sheet.
const MOST_PEOPLE: usize = 40;
/// The name of the recovery sheet among the people.
pub const RECOVERY: &str = "*";
/// The largest length of a header, in bytes.
const LONGEST: usize = 100_000;
const KEY: usize = 32;

/// The reason why a header does not open.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LockError {
    /// The text does not begin like a header.
    #[error("not the header of a lock")]
    NotALock,
    /// A newer build wrote it, in this version.
    #[error("written by a newer build, in version {0}")]
    Version(u32),
    /// It was truncated or changed.
    #[error("cut or changed")]
    Damaged,
    /// Its derivation costs too little or too much; no work was done.
    #[error("a derivation of {memory} KiB and {passes} passes")]
    Cost {
        /// The memory that it names.
        memory: u32,
        /// The passes that it names.
        passes: u32,
    },
    /// It has no slot, one slot twice, or too many.
    #[error("no slots, too many, or one of them twice")]
    Slots,
    /// Nobody has this passphrase.
    #[error("nobody has this passphrase")]
    Wrong,
    /// Somebody else has this passphrase or this name, or the name is empty.
    #[error("the name or the passphrase is taken")]
    Taken,
}

/// A header. It changes only with the book's key at hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    edition: u64,
    key: Id,
    derivation: Derivation,
    slots: Vec<Vec<u8>>,
    devices: Vec<Device>,
    inside: Vec<u8>,
}

/// An opened lock.
#[derive(Debug)]
pub struct Opened {
    /// The book's key.
    pub key: BookKey,
    /// The keys that sealed it before, latest first.
    pub earlier: Vec<BookKey>,
    /// The name of the person who opened it; [`RECOVERY`] for the recovery sheet.
    pub person: String,
    /// The header that it was opened with.
    pub header: Header,
}

/// The sealed content of a header.
#[derive(Default, Serialize, Deserialize)]
struct Inside {
    people: Vec<String>,
    /// The minutes without input after which the page locks itself; 0 for never.
    idle: u32,
    earlier: Vec<[u8; KEY]>,
    /// The name of the person of each device's slot, in the order of the slots.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    devices: Vec<String>,
}

/// The written form.
#[derive(Serialize, Deserialize)]
struct Written {
    edition: u64,
    key: String,
    memory: u32,
    passes: u32,
    salt: String,
    slots: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    devices: Vec<devices::Written>,
    #[serde(default)]
    inside: String,
}

impl Header {
    /// The minutes of a new lock.
    const IDLE: u32 = 15;

    /// A header without people.
    pub fn new(key: &BookKey, cost: Cost, salt: [u8; 16]) -> Self {
        let derivation = Derivation { cost, salt };
        let (slots, devices, inside) = Default::default();
        let mut header = Self { edition: 1, key: key.id(), derivation, slots, devices, inside };
        header.seal(key, &Inside { idle: Self::IDLE, ..Inside::default() });
        header
    }

    /// A header without people for a new key, which also opens what the key before it sealed.
    pub fn after(&self, before: &BookKey, key: &BookKey, salt: [u8; 16]) -> Self {
        let mut header = Self::new(key, self.derivation.cost, salt);
        header.edition = self.edition.saturating_add(1);
        let idle = self.idle(before);
        let earlier = vec![*before.bytes()];
        header.seal(key, &Inside { idle, earlier, ..Inside::default() });
        header
    }

    /// Later headers of a book have higher numbers.
    pub fn edition(&self) -> u64 {
        self.edition
    }

    /// The id of the book's key.
    pub fn key(&self) -> Id {
        self.key
    }

    /// The derivation of keys from passphrases.
    pub fn derivation(&self) -> Derivation {
        self.derivation
    }

    /// The people, in the order in which they were added.
    pub fn people(&self, key: &BookKey) -> Vec<String> {
        self.unsealed(key).map(|inside| inside.people).unwrap_or_default()
    }

    /// The minutes without input after which the page locks itself; 0 for never.
    pub fn idle(&self, key: &BookKey) -> u32 {
        self.unsealed(key).map_or(Self::IDLE, |inside| inside.idle)
    }

    /// Sets the minutes of [`Header::idle`].
    ///
    /// # Errors
    /// [`LockError::Damaged`]: the header is of another key.
    pub fn set_idle(&mut self, key: &BookKey, minutes: u32) -> Result<(), LockError> {
        let inside = self.unsealed(key)?;
        self.advance(key, &Inside { idle: minutes, ..inside });
        Ok(())
    }

    /// Adds a person, or the recovery sheet.
    ///
    /// # Errors
    /// [`LockError::Taken`], [`LockError::Slots`] if there are too many.
    pub fn add(&mut self, key: &BookKey, name: &str, secret: &Secret) -> Result<(), LockError> {
        let mut inside = self.unsealed(key)?;
        let name = name.trim();
        if name.is_empty() || inside.people.iter().any(|one| one == name) {
            return Err(LockError::Taken);
        }
        if self.slots.len() >= MOST_PEOPLE {
            return Err(LockError::Slots);
        }
        let slot = self.wrapped(key, name, secret)?;
        self.slots.push(slot);
        inside.people.push(name.to_owned());
        self.advance(key, &inside);
        Ok(())
    }

    /// Gives a person another passphrase, or makes another recovery sheet. The old one no longer
    /// opens this book, but it still opens an earlier copy of the device's data.
    ///
    /// # Errors
    /// [`LockError::Taken`], [`LockError::Wrong`] if there is no such person.
    pub fn change(&mut self, key: &BookKey, name: &str, secret: &Secret) -> Result<(), LockError> {
        let inside = self.unsealed(key)?;
        let at = inside.people.iter().position(|one| one == name).ok_or(LockError::Wrong)?;
        let slot = self.wrapped(key, name, secret)?;
        *self.slots.get_mut(at).ok_or(LockError::Wrong)? = slot;
        self.advance(key, &inside);
        Ok(())
    }

    /// Opens the lock.
    ///
    /// # Errors
    /// [`LockError::Wrong`]; [`LockError::Damaged`] if the header was changed by somebody who does
    /// not have the book's key.
    pub fn open(&self, secret: &Secret) -> Result<Opened, LockError> {
        let (key, person) = self
            .slots
            .iter()
            .find_map(|slot| self.unwrapped(slot, secret))
            .ok_or(LockError::Wrong)?;
        self.opened(key, person)
    }

    /// The opened lock, from the key and the person of an unwrapped slot.
    fn opened(&self, key: BookKey, person: String) -> Result<Opened, LockError> {
        let inside = self.unsealed(&key)?;
        let is_whole = inside.people.len() == self.slots.len()
            && inside.devices.len() == self.devices.len()
            && inside.people.contains(&person);
        if !is_whole {
            return Err(LockError::Damaged);
        }
        let earlier = inside.earlier.into_iter().map(BookKey::new).collect();
        Ok(Opened { key, earlier, person, header: self.clone() })
    }

    /// Writes the header.
    pub fn text(&self) -> String {
        let version = if self.devices.is_empty() { envelope::FIRST } else { envelope::DEVICES };
        envelope::envelope(version, &self.json(&self.inside))
    }

    /// Puts content into a valid envelope of this version; public for tests with arbitrary content.
    pub fn enveloped(version: u32, json: &str) -> String {
        envelope::envelope(version, json)
    }

    /// Reads a header.
    ///
    /// # Errors
    /// [`LockError`]; no derivation is begun.
    pub fn read(text: &str) -> Result<Self, LockError> {
        let (version, json) = envelope::content(text)?;
        if text.len() > LONGEST {
            return Err(LockError::Damaged);
        }
        let written: Written = serde_json::from_str(json).map_err(|_| LockError::Damaged)?;
        let cost = Cost { memory: written.memory, passes: written.passes };
        if !cost.is_accepted() {
            return Err(LockError::Cost { memory: cost.memory, passes: cost.passes });
        }
        let slots = written.slots.iter().map(|slot| bytes(slot)).collect::<Result<Vec<_>, _>>()?;
        let different: BTreeSet<_> = slots.iter().collect();
        if different.len() != slots.len() || slots.len() > MOST_PEOPLE || slots.is_empty() {
            return Err(LockError::Slots);
        }
        if version < envelope::DEVICES && !written.devices.is_empty() {
            return Err(LockError::Damaged);
        }
        Ok(Self {
            edition: written.edition,
            key: fixed(&written.key)?,
            derivation: Derivation { cost, salt: fixed(&written.salt)? },
            slots,
            devices: devices::read(&written.devices)?,
            inside: bytes(&written.inside)?,
        })
    }

    fn json(&self, inside: &[u8]) -> String {
        let Derivation { cost: Cost { memory, passes }, salt } = self.derivation;
        let written = Written {
            edition: self.edition,
            key: BASE64_STANDARD.encode(self.key),
            memory,
            passes,
            salt: BASE64_STANDARD.encode(salt),
            slots: self.slots.iter().map(|slot| BASE64_STANDARD.encode(slot)).collect(),
            devices: self.devices.iter().map(Device::written).collect(),
            inside: BASE64_STANDARD.encode(inside),
        };
        // Texts and numbers are always written.
        serde_json::to_string(&written).unwrap_or_default()
    }

    /// Makes the next edition of the header.
    fn advance(&mut self, key: &BookKey, inside: &Inside) {
        self.edition = self.edition.saturating_add(1);
        self.seal(key, inside);
    }

    fn seal(&mut self, key: &BookKey, inside: &Inside) {
        let json = serde_json::to_vec(inside).unwrap_or_default();
        self.inside = key.seal(&self.json(&[]), &json);
    }

    fn unsealed(&self, key: &BookKey) -> Result<Inside, LockError> {
        let json = key.open(&self.json(&[]), &self.inside).ok_or(LockError::Damaged)?;
        serde_json::from_slice(&json).map_err(|_| LockError::Damaged)
    }

    /// The place of all slots: they open only with this derivation, for this key.
    fn place(&self) -> String {
        let Derivation { cost: Cost { memory, passes }, salt } = self.derivation;
        format!("slot {:?} {memory} {passes} {salt:?}", self.key)
    }

    fn wrapped(&self, key: &BookKey, name: &str, secret: &Secret) -> Result<Vec<u8>, LockError> {
        if self.slots.iter().any(|slot| self.unwrapped(slot, secret).is_some()) {
            return Err(LockError::Taken);
        }
        Ok(wrap(key, name, secret, &self.place()))
    }

    fn unwrapped(&self, slot: &[u8], secret: &Secret) -> Option<(BookKey, String)> {
        self.unwrapped_at(&self.place(), slot, secret)
    }

    fn unwrapped_at(&self, place: &str, slot: &[u8], secret: &Secret) -> Option<(BookKey, String)> {
        let plain = zeroize::Zeroizing::new(secret.0.open(place, slot)?);
        let (key, name) = plain.split_first_chunk::<KEY>()?;
        let key = BookKey::new(*key);
        (key.id() == self.key).then_some(())?;
        Some((key, String::from_utf8(name.to_vec()).ok()?))
    }
}

/// A slot: the key and a name, wrapped for a place.
fn wrap(key: &BookKey, name: &str, secret: &Secret, place: &str) -> Vec<u8> {
    let plain = zeroize::Zeroizing::new([key.bytes().as_slice(), name.as_bytes()].concat());
    secret.0.seal(place, &plain)
}

fn bytes(text: &str) -> Result<Vec<u8>, LockError> {
    BASE64_STANDARD.decode(text).map_err(|_| LockError::Damaged)
}

fn fixed<const N: usize>(text: &str) -> Result<[u8; N], LockError> {
    bytes(text)?.try_into().map_err(|_| LockError::Damaged)
}

#[cfg(test)]
mod tests;
