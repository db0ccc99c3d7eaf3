//! The secrets that a person knows or holds: a passphrase, the code of the recovery sheet, or a
//! device.

use std::ops::RangeInclusive;

use zeroize::Zeroizing;

use super::derive::{NoMemory, argon2_key};
use super::key::{BookKey, hash};
use super::recovery::RecoveryCode;

/// The smallest number of characters of a passphrase.
const SHORTEST: usize = 10;

/// The cost of a derivation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    /// The memory in KiB.
    pub memory: u32,
    /// The passes over it.
    pub passes: u32,
}

impl Cost {
    /// The cost of new locks: 2.4 times that of a sealed file, since a stolen device can be tried
    /// for years. `docs/security.md` says how long that takes.
    pub const NEW: Self = Self { memory: 46_080, passes: 2 };
    /// The least accepted cost, for tests.
    pub const LEAST: Self = Self { memory: *Self::MEMORY.start(), passes: *Self::PASSES.start() };

    /// The accepted parameters: a forged header must not make the lock weak, keep the device busy
    /// or fill its memory.
    const MEMORY: RangeInclusive<u32> = 8_192..=65_536;
    const PASSES: RangeInclusive<u32> = 1..=4;

    /// Whether the parameters are accepted.
    pub fn is_accepted(self) -> bool {
        Self::MEMORY.contains(&self.memory) && Self::PASSES.contains(&self.passes)
    }
}

/// The derivation of keys from the passphrases of a lock. All people of a lock share its cost and
/// salt, so that one derivation is enough to find the person of a passphrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Derivation {
    /// Its cost.
    pub cost: Cost,
    /// The salt, random and new for each key.
    pub salt: [u8; 16],
}

/// The key that a passphrase or a device gives, which wraps the book's key.
pub struct Secret(pub(crate) BookKey);

impl Secret {
    /// Derives the secret from the text that a person typed: a passphrase composed (NFC), or the
    /// code of the recovery sheet in any writing.
    ///
    /// # Errors
    /// [`NoMemory`].
    pub fn of(typed: &str, derivation: Derivation) -> Result<Self, NoMemory> {
        let Derivation { cost, salt } = derivation;
        let code = RecoveryCode::parse(typed).map(|code| Zeroizing::new(code.text()));
        let phrase = code.as_ref().map_or(typed.trim(), |code| code.as_str());
        let key = argon2_key(phrase.as_bytes(), &salt, cost.memory, cost.passes)?;
        Ok(Self(BookKey::new(key)))
    }

    /// The secret from the answer of a device that has made sure who sits before it: 32 bytes that
    /// it makes of [`super::Header::question`] and tells nobody else. They need no costly
    /// derivation.
    pub fn of_device(given: &[u8; 32], derivation: Derivation) -> Self {
        Self(BookKey::new(hash(given, &[b"device", &derivation.salt])))
    }

    /// Whether a new passphrase is long enough.
    pub fn is_long_enough(typed: &str) -> bool {
        typed.trim().chars().count() >= SHORTEST
    }
}
