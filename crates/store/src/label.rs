//! Why a state was kept, and when: what its key says.

/// Why a state was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// An hour had passed since the last one.
    Hour,
    /// A file was about to take the place of the book or of parts of it.
    Import,
    /// A file was about to be merged into the book.
    Merge,
    /// An earlier state was about to be taken back.
    Restore,
    /// A rule set was about to be replaced.
    Rules,
    /// The sample was about to be opened.
    Sample,
    /// Much was about to be deleted.
    Deletion,
    /// An older format was about to be brought to the new one.
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

/// Asks that the state before the next save be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Why.
    pub reason: Reason,
    /// Of what, such as a file's name; may be empty.
    pub what: String,
    /// The revision of the state on the screen when it was asked.
    pub before: u64,
}

/// What the key of a kept state says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label {
    /// The state's revision: later states have higher ones, whatever the clock says.
    pub revision: u64,
    /// When it was kept, in milliseconds since 1970-01-01 UTC.
    pub at: u64,
    /// Why.
    pub reason: Reason,
}

impl Label {
    /// The key that the state is kept under.
    pub fn key(&self) -> String {
        let code =
            CODES.iter().find(|(reason, _)| *reason == self.reason).map_or("", |(_, code)| code);
        format!("{}@{}@{code}", self.revision, self.at)
    }

    /// Reads a key; none if a newer build wrote it.
    pub fn parse(key: &str) -> Option<Self> {
        let mut parts = key.split('@');
        let (revision, at, code) =
            (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?);
        let (reason, _) = CODES.iter().find(|(_, of)| *of == code)?;
        Some(Self { revision, at, reason: *reason })
    }
}
