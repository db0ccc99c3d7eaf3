//! The formats of a stored book, oldest first: what the step to each changed, and that all of them
//! still open.
//!
//! A value of an older format stays as it is and is read as it is: opening writes nothing. Saves
//! bring it to the newest format, some at a time, so no save is long and none needs room for the
//! whole book twice. `tests/store` has a frozen store of every older format.

use super::Unreadable;
use super::packing::Packing;

/// A format. It stands at the head of every value, with the first two letters of the envelope:
/// `BY3`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// One value a part, written over by the next one.
    Single = 1,
    /// Values are never written over, and a manifest names those of a state. A store of
    /// [`Format::Single`] has none: its values are the book, and the first save writes a manifest
    /// that names them.
    Manifest = 2,
    /// Values are packed more densely, and the checksum is over the format too.
    Dense = 3,
}

impl Format {
    /// The format that is written.
    pub const NEWEST: Self = Self::Dense;

    /// All, oldest first.
    pub const ALL: [Self; 3] = [Self::Single, Self::Manifest, Self::Dense];

    /// The format of this number.
    ///
    /// # Errors
    /// [`Unreadable::Newer`] for one that a later build made, [`Unreadable::Foreign`] for what is no format.
    pub fn read(number: &str) -> Result<Self, Unreadable> {
        let number: u32 = number.parse().map_err(|_| Unreadable::Foreign)?;
        let known = Self::ALL.into_iter().find(|format| format.number() == number);
        known.ok_or(if number > Self::NEWEST.number() {
            Unreadable::Newer(number)
        } else {
            Unreadable::Foreign
        })
    }

    /// Its number.
    pub const fn number(self) -> u32 {
        self as u32
    }

    /// How its values are packed.
    pub const fn packing(self) -> Packing {
        match self {
            Self::Single | Self::Manifest => Packing::Plain,
            Self::Dense => Packing::Dense,
        }
    }
}
