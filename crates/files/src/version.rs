//! The versions of the format, and what the step to each changed.
//!
//! A file of an older version is read as it stands. Steps only add fields; each variant below says
//! what their absence means. Writing converts the file to the newest version.
//! `tests/exchange/versions` has a frozen file of every version.

use std::fmt;

/// The minor versions, oldest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Minor {
    /// Each record has one revision.
    Single,
    /// Concurrent revisions wait beside the shown one (`waiting`). In older files, none wait.
    Waiting,
    /// Units and records follow changes of territory. The new fields, with the meaning of their
    /// absence:
    ///
    /// - Units: the local word for a hamlet (`kind_word`; the usual one of its commune's kind), the
    ///   units that it absorbed wholly or partly and when (`absorbed`; only those it was formed
    ///   from), its kind before a change of level (`kind_before`; unknown), and a commune's group
    ///   in the new-countryside set of 2026-2030 (`commune_group`).
    /// - A book's own kinds: the days on which they are used (`in_force`; always).
    /// - Incidents: other units in which they happened (`also_in`), and whether they happened
    ///   outside (`elsewhere`; all happened in the unit).
    /// - Statements: the kind of paper or activity that did not occur (`about`).
    /// - Yearly totals: the days that they count (`from`, `to`; the window of whatever standard
    ///   asks).
    /// - Ratings: the hamlets that the force covers (`covers`; the unit alone).
    /// - Settings: the name of the commune's committee (`committee`).
    Ground,
    /// Doubtful figures: what people found right (`confirmations` of a shard; nobody looked), and
    /// the book's own checks (`checks` of the frame; the national ones alone).
    Doubts,
    /// A unit has what a person adds to its papers of a year (`paper_texts`): words, who signs,
    /// numbers. In older files, nobody wrote any.
    PaperTexts,
    /// Units name the entry of the list of provinces and communes that they are (`listed`; none).
    Listed,
    /// The book's own templates of papers (`templates` of the frame; the national ones alone).
    Templates,
}

impl Minor {
    /// The version that is written.
    pub const NEWEST: Self = Self::Templates;

    /// All minor versions, oldest first.
    pub const ALL: [Self; 7] = [
        Self::Single,
        Self::Waiting,
        Self::Ground,
        Self::Doubts,
        Self::PaperTexts,
        Self::Listed,
        Self::Templates,
    ];
}

/// A version of the format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version {
    /// The major version; files with another one cannot be read.
    pub major: u32,
    /// The minor version; a newer one only adds fields.
    pub minor: u32,
}

impl Version {
    /// The version that is written.
    pub const CURRENT: Self = Self { major: 1, minor: Minor::NEWEST as u32 };

    /// Parses a version such as `1.0`.
    pub fn parse(text: &str) -> Option<Self> {
        let number = |part: &str| {
            part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse().ok())?
        };
        let (major, minor) = text.split_once('.')?;
        let version = Self { major: number(major)?, minor: number(minor)? };
        (version.major >= 1).then_some(version)
    }

    /// Whether it is newer than the version that is written.
    pub fn is_newer(self) -> bool {
        self > Self::CURRENT
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)
    }
}
