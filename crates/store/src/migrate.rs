//! The formats of a stored book, oldest first, and what each step changed. Stores of every format
//! open.
//!
//! Opening writes nothing: a value of an older format is read as it stands. Saves convert a few
//! sections at a time to the newest format, so no save takes long and none needs room for the whole
//! book twice. `tests/store` has a frozen store of every older format.

use super::packing::Packing;
use super::{Unreadable, sealing};

/// A format. Its number follows the first two letters of the envelope in every value: `BY5`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// Each section has one value, which the next save overwrites.
    Single = 1,
    /// Values are never overwritten, and a manifest names those of a state. A store of
    /// [`Format::Single`] has no manifest: its values are the book, and the first save writes a
    /// manifest that names them.
    Manifest = 2,
    /// Values are packed more densely, and the checksum covers the format too.
    Dense = 3,
    /// Values are sealed with the key of a locked book, see `sealing`. Otherwise they are as in
    /// [`Format::Dense`].
    Locked = 4,
    /// Values are pressed and not only deflated, see the crate `press`.
    Pressed = 5,
    /// Pressed values are sealed with the key of a locked book, as in [`Format::Locked`].
    PressedLocked = 6,
}

impl Format {
    /// The format that saves write.
    pub fn newest() -> Self {
        if sealing::held().is_some() { Self::PressedLocked } else { Self::Pressed }
    }

    /// All formats, oldest first.
    pub const ALL: [Self; 6] = [
        Self::Single,
        Self::Manifest,
        Self::Dense,
        Self::Locked,
        Self::Pressed,
        Self::PressedLocked,
    ];

    /// The format of this number.
    ///
    /// # Errors
    /// [`Unreadable::Newer`] for a format of a later build, [`Unreadable::Foreign`] for anything
    /// else.
    pub fn read(number: &str) -> Result<Self, Unreadable> {
        let number: u32 = number.parse().map_err(|_| Unreadable::Foreign)?;
        let known = Self::ALL.into_iter().find(|format| format.number() == number);
        known.ok_or(if number > Self::PressedLocked.number() {
            Unreadable::Newer(number)
        } else {
            Unreadable::Foreign
        })
    }

    /// The format's number.
    pub const fn number(self) -> u32 {
        self as u32
    }

    /// The packing of the format's values.
    pub const fn packing(self) -> Packing {
        match self {
            Self::Single | Self::Manifest => Packing::Plain,
            Self::Dense | Self::Locked | Self::Pressed | Self::PressedLocked => Packing::Dense,
        }
    }

    /// Whether values are pressed and not only deflated.
    pub const fn is_pressed(self) -> bool {
        matches!(self, Self::Pressed | Self::PressedLocked)
    }

    /// Whether values are sealed.
    pub const fn is_locked(self) -> bool {
        matches!(self, Self::Locked | Self::PressedLocked)
    }
}
