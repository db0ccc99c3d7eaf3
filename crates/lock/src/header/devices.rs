//! The slots that a device opens once it has made sure who sits before it, by fingerprint, face or
//! PIN (the PRF extension of WebAuthn).
//!
//! A device answers [`Header::question`] with 32 bytes that only it can make. They wrap the book's
//! key and the person's name, as a passphrase does. The device is asked by its credential, whose id
//! is stored readable: it is random and tells nothing.

use std::collections::BTreeSet;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde::{Deserialize, Serialize};

use super::super::key::{BookKey, hash};
use super::super::secret::Secret;
use super::{Header, KEY, LockError, MOST_PEOPLE, Opened, RECOVERY, bytes, wrap};

/// The longest id of a credential, by the standard (WebAuthn, 5.1).
const LONGEST: usize = 1_023;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Device {
    credential: Vec<u8>,
    slot: Vec<u8>,
}

/// The written form.
#[derive(Serialize, Deserialize)]
pub(super) struct Written {
    credential: String,
    slot: String,
}

impl Device {
    pub(super) fn written(&self) -> Written {
        let [credential, slot] =
            [&self.credential, &self.slot].map(|bytes| BASE64_STANDARD.encode(bytes));
        Written { credential, slot }
    }
}

/// Reads the slots of devices.
///
/// # Errors
/// [`LockError::Slots`] if there are too many or one twice, [`LockError::Damaged`].
pub(super) fn read(written: &[Written]) -> Result<Vec<Device>, LockError> {
    let read = |written: &Written| -> Result<Device, LockError> {
        let (credential, slot) = (bytes(&written.credential)?, bytes(&written.slot)?);
        if !is_id(&credential) { Err(LockError::Damaged) } else { Ok(Device { credential, slot }) }
    };
    let devices = written.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    let count = |of: fn(&Device) -> &Vec<u8>| devices.iter().map(of).collect::<BTreeSet<_>>().len();
    let different = count(|device| &device.credential).min(count(|device| &device.slot));
    if devices.len() > MOST_PEOPLE || different != devices.len() {
        return Err(LockError::Slots);
    }
    Ok(devices)
}

fn is_id(credential: &[u8]) -> bool {
    (1..=LONGEST).contains(&credential.len())
}

impl Header {
    /// The question to a device, which answers with the bytes for [`Secret::of_device`]. Another
    /// key of the book has another question.
    pub fn question(&self) -> [u8; KEY] {
        hash(&[0; KEY], &[b"question", &self.derivation.salt])
    }

    /// The credentials of the devices.
    pub fn credentials(&self) -> impl Iterator<Item = &[u8]> {
        self.devices.iter().map(|device| device.credential.as_slice())
    }

    /// Whether a person opens the lock by a device.
    pub fn has_device(&self, key: &BookKey, name: &str) -> bool {
        self.unsealed(key).is_ok_and(|inside| inside.devices.iter().any(|one| one == name))
    }

    /// Lets a device open the lock for a person, in place of the one before.
    ///
    /// # Errors
    /// [`LockError::Wrong`] if there is no such person, [`LockError::Taken`] if the credential is
    /// another person's, [`LockError::Damaged`] if it is none.
    pub fn add_device(
        &mut self,
        key: &BookKey,
        name: &str,
        credential: &[u8],
        secret: &Secret,
    ) -> Result<(), LockError> {
        if !is_id(credential) {
            return Err(LockError::Damaged);
        }
        let is_person = |one: &String| one == name && name != RECOVERY;
        if !self.unsealed(key)?.people.iter().any(is_person) {
            return Err(LockError::Wrong);
        }
        let mut next = self.clone();
        next.remove_device(key, name)?;
        if next.credentials().any(|other| other == credential) {
            return Err(LockError::Taken);
        }
        let mut inside = next.unsealed(key)?;
        let slot = wrap(key, name, secret, &next.device_place(credential));
        next.devices.push(Device { credential: credential.to_vec(), slot });
        inside.devices.push(name.to_owned());
        next.advance(key, &inside);
        *self = next;
        Ok(())
    }

    /// Lets the device of a person, if there is one, open the lock no more.
    ///
    /// # Errors
    /// [`LockError::Damaged`]: the header is of another key.
    pub fn remove_device(&mut self, key: &BookKey, name: &str) -> Result<(), LockError> {
        let mut inside = self.unsealed(key)?;
        if let Some(at) = inside.devices.iter().position(|one| one == name) {
            inside.devices.remove(at);
            let devices = self.devices.iter().enumerate().filter(|(of, _)| *of != at);
            self.devices = devices.map(|(_, device)| device.clone()).collect();
            self.advance(key, &inside);
        }
        Ok(())
    }

    /// Opens the lock with the secret from the device of this credential.
    ///
    /// # Errors
    /// [`LockError::Wrong`]; [`LockError::Damaged`] if the header was changed by somebody who does
    /// not have the book's key.
    pub fn open_by_device(&self, credential: &[u8], secret: &Secret) -> Result<Opened, LockError> {
        let device = self.devices.iter().find(|device| device.credential == credential);
        let place = self.device_place(credential);
        let (key, person) = device
            .and_then(|device| self.unwrapped_at(&place, &device.slot, secret))
            .ok_or(LockError::Wrong)?;
        self.opened(key, person)
    }

    /// The place of a device's slot: it opens only for its credential, with this salt and key.
    fn device_place(&self, credential: &[u8]) -> String {
        format!("device {:?} {:?} {credential:?}", self.key, self.derivation.salt)
    }
}

#[cfg(test)]
mod tests;
