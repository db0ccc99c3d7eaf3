//! Names of things: ids of records and units, codes of the catalogue.

use std::sync::Arc;

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

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
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
                check(text)?;
                Ok(Self(text.into()))
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        read_text!($name, $name::new);

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
    UnitId
}
id! {
    /// A record other than a unit, unique across devices.
    RecordId
}
id! {
    /// A browser or desk that edits books.
    DeviceId
}
id! {
    /// A code of the catalogue, such as `theft` or `safety`.
    KindCode
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
