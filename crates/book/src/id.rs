//! Names of things: ids of records and units, codes of the catalogue.

use std::cell::RefCell;
use std::hash::BuildHasher;
use std::sync::Arc;

use rustc_hash::FxBuildHasher;
use schemars::JsonSchema;
use serde::Serialize;

use super::ValueError;
use crate::read_text::read_text;

fn check(text: &str) -> Result<(), ValueError> {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
    if (1..=64).contains(&text.len()) && text.bytes().all(allowed) {
        Ok(())
    } else {
        Err(ValueError::Id(text.chars().take(80).collect()))
    }
}

/// A checked text in a place of its own.
fn own_text(text: &str) -> Result<Arc<str>, ValueError> {
    check(text)?;
    Ok(text.into())
}

/// The number of texts that are held to be shared.
const SHARED: usize = 512;

thread_local! {
    /// The latest texts that were read, each at a place of its own letters.
    static LATEST: RefCell<Vec<Option<Arc<str>>>> = const { RefCell::new(Vec::new()) };
}

/// A checked text, at one place in memory with an equal one that was read lately. Books repeat the
/// ids of units and devices and the codes of kinds many times.
fn shared_text(text: &str) -> Result<Arc<str>, ValueError> {
    let place = FxBuildHasher.hash_one(text) as usize % SHARED;
    LATEST.with_borrow_mut(|latest| {
        latest.resize(SHARED, None);
        match latest.get(place) {
            Some(Some(known)) if **known == *text => Ok(Arc::clone(known)),
            _ => {
                let new = own_text(text)?;
                if let Some(slot) = latest.get_mut(place) {
                    *slot = Some(Arc::clone(&new));
                }
                Ok(new)
            }
        }
    })
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, read by $read:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
        #[schemars(with = "String", extend("pattern" = r"^[A-Za-z0-9._-]{1,64}$"))]
        pub struct $name(Arc<str>);

        impl $name {
            /// Checks the text: 1 to 64 ASCII letters, digits, `.`, `_` or `-`.
            ///
            /// # Errors
            /// [`ValueError::Id`] with the beginning of the text.
            pub fn new(text: &str) -> Result<Self, ValueError> {
                own_text(text).map(Self)
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        read_text!($name, |text| $read(text).map($name));

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
    };
}

id! {
    /// The id of a unit. It is never the official code, because codes were reused.
    UnitId, read by shared_text
}
id! {
    /// A record other than a unit, unique across devices.
    RecordId, read by own_text
}
id! {
    /// A browser or desk that edits books.
    DeviceId, read by shared_text
}
id! {
    /// A code of the catalogue, such as `theft` or `safety`.
    KindCode, read by shared_text
}

/// 80 random bits as sixteen letters and digits that are not mistaken for each other.
fn random_text(random: u128) -> String {
    const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    (0..16)
        .filter_map(|i| LETTERS.get((random >> (i * 5)) as usize & 31))
        .map(|&b| b as char)
        .collect()
}

impl RecordId {
    /// An id from random bits, of which the low 80 are used.
    pub fn random(random: u128) -> Self {
        Self(random_text(random).into())
    }
}

impl UnitId {
    /// The id that every device gives to the unit of a full name, such as that of a commune with
    /// its province: 80 bits of a hash (FNV-1a).
    pub fn of_name(name: &str) -> Self {
        let hash =
            name.bytes().fold(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d, |hash: u128, byte| {
                (hash ^ u128::from(byte)).wrapping_mul(0x100_0000_0000_0000_0000_013b)
            });
        Self::random(hash ^ (hash >> 80))
    }

    /// An id from random bits, of which the low 80 are used.
    pub fn random(random: u128) -> Self {
        Self(random_text(random).into())
    }
}

impl DeviceId {
    /// In place of a device, in revisions that every device takes alike from the list of communes.
    pub(crate) fn list() -> Self {
        Self("list".into())
    }

    /// Whether it is [`DeviceId::list`].
    pub(crate) fn is_list(&self) -> bool {
        self.as_str() == "list"
    }

    /// An id from random bits, of which the low 80 are used.
    pub fn random(random: u128) -> Self {
        Self(random_text(random).into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_short_plain_ascii() {
        assert!(RecordId::new("viet-thanh.2019_1").is_ok());
        for bad in ["", "có dấu", "a b", &"x".repeat(65), "<script>"] {
            assert!(RecordId::new(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn repeated_ids_are_read_as_they_are_and_share_their_text() {
        let names: Vec<String> = (0..3000).map(|at| format!("unit-{at}")).collect();
        for name in &names {
            let json = format!("[\"{name}\",\"{name}\"]");
            let read: Vec<UnitId> = serde_json::from_str(&json).unwrap();
            assert!(read.iter().all(|id| id.as_str() == name));
            assert!(Arc::ptr_eq(&read[0].0, &read[1].0));
        }
        assert!(serde_json::from_str::<UnitId>("\"a b\"").is_err());
    }

    #[test]
    fn a_name_has_one_id_for_ever() {
        // cspell:words zytt wgzb
        assert_eq!(UnitId::of_name("lào cai/trấn yên").as_str(), "dw3zytt2wfn5wgzb");
        assert_ne!(UnitId::of_name("a"), UnitId::of_name("b"));
    }

    #[test]
    fn different_random_bits_give_different_ids() {
        assert_ne!(RecordId::random(1), RecordId::random(2));
        assert_eq!(RecordId::random(u128::MAX).as_str().len(), 16);
    }
}
