//! The key of a snapshot, with its time and its reason.

/// The reason for a snapshot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// An hour had passed since the last one.
    Hour,
    /// A file was about to replace the book or parts of it.
    Import,
    /// A file was about to be merged into the book.
    Merge,
    /// An earlier state was about to be restored.
    Restore,
    /// A rule set was about to be replaced.
    Rules,
    /// The sample was about to be opened.
    Sample,
    /// Much was about to be deleted.
    Deletion,
    /// An older format was about to be converted to the newest.
    Migration,
}

const CODES: [(Reason, &str); 8] = [
    (Reason::Hour, "hour"),
    (Reason::Import, "import"),
    (Reason::Merge, "merge"),
    (Reason::Restore, "restore"),
    (Reason::Rules, "rules"),
    (Reason::Sample, "sample"),
    (Reason::Deletion, "deletion"),
    (Reason::Migration, "migration"),
];

/// Asks for a snapshot of the state before the next save.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The reason.
    pub reason: Reason,
    /// Its object, such as the name of a file; may be empty.
    pub what: String,
    /// The revision of the state that was on the screen at the request.
    pub before: u64,
}

/// The content of the key of a snapshot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label {
    /// The state's revision: later states have higher ones, whatever the clock says.
    pub revision: u64,
    /// When it was taken, in milliseconds since 1970-01-01 UTC.
    pub at: u64,
    /// The reason.
    pub reason: Reason,
}

impl Label {
    /// The key of the snapshot.
    pub fn key(&self) -> String {
        let code =
            CODES.iter().find(|(reason, _)| *reason == self.reason).map_or("", |(_, code)| code);
        format!("{}@{}@{code}", self.revision, self.at)
    }

    /// Parses a key; `None` if this build cannot read it.
    pub fn parse(key: &str) -> Option<Self> {
        let mut parts = key.split('@');
        let (revision, at, code) =
            (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?);
        let (reason, _) = CODES.iter().find(|(_, of)| *of == code)?;
        Some(Self { revision, at, reason: *reason })
    }
}
