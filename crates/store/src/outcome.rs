//! What the store tells: parts of the book, what is damaged, why something was not saved, how full
//! it is.

use serde::{Deserialize, Serialize};

use super::{Refused, Unreadable, keys};
use book::UnitId;

/// A part of the book that is written as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// What belongs to no commune: the book's name, settings, own kinds.
    Frame,
    /// A province, district or commune with all that belongs to it.
    Shard(UnitId),
}

impl Part {
    /// Its name in the store, see [`keys`].
    pub(super) fn name(&self) -> String {
        match self {
            Self::Frame => keys::FRAME.into(),
            Self::Shard(unit) => keys::shard(unit),
        }
    }

    /// The part of this name.
    pub(super) fn named(name: &str) -> Option<Self> {
        match name.strip_prefix(keys::SHARD) {
            Some(unit) => UnitId::new(unit).ok().map(Self::Shard),
            None => (name == keys::FRAME).then_some(Self::Frame),
        }
    }
}

/// Where values are kept: two places of one browser, which fail in different ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Home {
    /// The local storage: read at once, and written to the disk some time after.
    Local,
    /// The copy in IndexedDB: written to the disk before it says so.
    Mirror,
}

impl Home {
    pub(super) const BOTH: [Self; 2] = [Self::Local, Self::Mirror];
}

/// How safe what is on the screen is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is being written.
    Saving,
    /// Both homes hold it, and it is on the disk.
    Saved,
    /// The local storage holds it alone: killed, the browser may lose the last minute.
    SavedInLocalAlone {
        /// Whether there is a mirror that did not open: what was saved last may be in it alone.
        unseen: bool,
    },
    /// The other home holds it; this one does not.
    Missed(Home, Cause),
    /// It is on the screen only.
    Unsaved(Cause),
}

/// The last export of the whole book from this device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exported {
    /// When, in milliseconds since 1970-01-01 UTC.
    pub at: u64,
    /// The latest stamp of this device in it: what is later is not in it, whatever the clock said.
    pub latest: u64,
}

/// A stored value that could not be read, or that is not of the open book. It is kept as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damaged {
    /// Where it is.
    pub home: Home,
    /// Its key there.
    pub key: String,
    /// The unit whose shard it is or was, where the key tells.
    pub unit: Option<UnitId>,
    /// What is wrong with it.
    pub reason: Unreadable,
    /// The value itself, to be offered as a download; empty if there is none.
    pub raw: String,
}

/// Why not all of a book was saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Cause {
    /// The browser gives this site no more room.
    #[error("the browser's storage is full")]
    Full,
    /// The browser lets this page keep nothing.
    #[error("the browser lets this page store nothing")]
    Blocked,
    /// A newer build wrote here; this one must not write over it.
    #[error("a newer build wrote the data")]
    Newer,
    /// The mirror is there and does not open: what it holds must not be written over.
    #[error("the mirror did not open")]
    MirrorClosed,
    /// Another tab saved the same part since this one read it.
    #[error("another tab saved this part since")]
    ChangedElsewhere,
    /// Another tab took the pen: what this one has not saved yet is on its screen alone.
    #[error("another tab took the pen")]
    Taken,
    /// Another tab writes; this one follows it.
    #[error("another tab has the pen")]
    ReadOnly,
    /// The part could not be written as JSON.
    #[error("cannot be written as JSON")]
    Content,
}

impl From<Refused> for Cause {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Full => Self::Full,
            Refused::Blocked => Self::Blocked,
        }
    }
}

/// What the local storage did not take, and why. It is as it was: a save is there whole or not at
/// all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{} parts of the book are not saved: {cause}", .unsaved.len())]
pub struct SaveError {
    /// Why.
    pub cause: Cause,
    /// The parts that are on the screen only.
    pub unsaved: Vec<Part>,
}
