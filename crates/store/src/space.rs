//! The spaces of the database, and what a lock hides in them.

use super::keys;

/// The object stores. All values are texts except the cryptographic keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Space {
    /// The mirror of the open book, see `mirror`.
    Values,
    /// Values that a snapshot names and the open book no longer has.
    SnapshotValues,
    /// Earlier states of the book.
    Snapshots,
    /// Earlier revisions of records.
    Revisions,
    /// The notes that this device keeps beside the book, by name.
    Notes,
    /// The device's own cryptographic keys, as the browser's objects.
    Keys,
}

impl Space {
    pub(super) const ALL: [Self; 6] = [
        Self::Values,
        Self::SnapshotValues,
        Self::Snapshots,
        Self::Revisions,
        Self::Notes,
        Self::Keys,
    ];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Values => "values",
            Self::SnapshotValues => "kept",
            Self::Snapshots => "snapshots",
            Self::Revisions => "history",
            Self::Notes => "notes",
            Self::Keys => "keys",
        }
    }

    /// Whether a locked book hides this key: keys of parts and records tell something.
    pub(super) fn hides(self, key: &str) -> bool {
        match self {
            Self::Values | Self::SnapshotValues => keys::tells(key),
            Self::Revisions => true,
            Self::Notes => !is_of_lock(key) && key != keys::PEN,
            Self::Snapshots | Self::Keys => false,
        }
    }
}

/// Whether a note belongs to the lock, which is read before the book is unlocked.
fn is_of_lock(key: &str) -> bool {
    key == keys::LOCKED_WITH || keys::parse(key).0 == keys::LOCK
}
