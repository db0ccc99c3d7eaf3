//! The store's reports: sections of the book, damaged values, and why something was not saved.

use serde::{Deserialize, Serialize};

use super::{Refused, Unreadable, keys};
use book::UnitId;

/// A section of the book that is stored as one value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Section {
    /// Everything outside the communes: the book's name, settings and own kinds.
    Frame,
    /// A province, district or commune with everything that belongs to it.
    Shard(UnitId),
}

impl Section {
    /// The section's name in the store, see [`keys`].
    pub(super) fn name(&self) -> String {
        match self {
            Self::Frame => keys::FRAME.into(),
            Self::Shard(unit) => keys::shard(unit),
        }
    }

    /// The section with this name.
    pub(super) fn named(name: &str) -> Option<Self> {
        match name.strip_prefix(keys::SHARD) {
            Some(unit) => UnitId::new(unit).ok().map(Self::Shard),
            None => (name == keys::FRAME).then_some(Self::Frame),
        }
    }
}

/// A place where values are kept. Both are in one browser but fail in different ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Home {
    /// The local storage: read at once, but written to the disk only some time later.
    Local,
    /// The copy in IndexedDB: on the disk before it reports success.
    Mirror,
}

impl Home {
    pub(super) const BOTH: [Self; 2] = [Self::Local, Self::Mirror];
}

/// The safety of the content of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is being written.
    Saving,
    /// Both homes hold it, and it is on the disk.
    Saved,
    /// Only the local storage holds it: if the browser is killed, the last minute may be lost.
    SavedInLocalAlone {
        /// Whether there is a mirror that did not open: it alone may have the latest saves.
        unseen: bool,
    },
    /// This home does not hold it; the other one does.
    Missed(Home, Cause),
    /// It is on the screen only.
    Unsaved(Cause),
}

/// The last export of the whole book from this device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exported {
    /// Its time, in milliseconds since 1970-01-01 UTC.
    pub at: u64,
    /// The latest stamp of this device in it: later stamps are not in it, whatever the clock said.
    pub latest: u64,
}

/// A stored value that is unreadable or does not belong to the open book. It is kept as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damaged {
    /// The home that holds it.
    pub home: Home,
    /// Its key in that home.
    pub key: String,
    /// The unit whose shard it is or was, if the key tells.
    pub unit: Option<UnitId>,
    /// The fault of the value.
    pub reason: Unreadable,
    /// The raw value, offered as a download; empty if there is none.
    pub raw: String,
}

/// The reason why a book was not saved in full.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Cause {
    /// The browser gives this site no more room.
    #[error("the browser's storage is full")]
    Full,
    /// The browser lets this page store nothing.
    #[error("the browser lets this page store nothing")]
    Blocked,
    /// A newer build wrote here, and this one must not overwrite it.
    #[error("a newer build wrote the data")]
    Newer,
    /// The book is locked, and its key is not at hand.
    #[error("the book is locked")]
    Locked,
    /// There is a mirror that did not open, and its content must not be overwritten.
    #[error("the mirror did not open")]
    MirrorClosed,
    /// Another tab has saved the same section since this one read it.
    #[error("another tab saved this section since")]
    ChangedElsewhere,
    /// Another tab took the pen: the unsaved changes of this one are on its screen alone.
    #[error("another tab took the pen")]
    Taken,
    /// Another tab writes; this one follows it.
    #[error("another tab has the pen")]
    ReadOnly,
    /// The section could not be written as JSON.
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

/// A save that the local storage did not take. The storage is unchanged: a save is stored whole or
/// not at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{} sections of the book are not saved: {cause}", .unsaved.len())]
pub struct SaveError {
    /// The reason.
    pub cause: Cause,
    /// The sections that are on the screen only.
    pub unsaved: Vec<Section>,
}
