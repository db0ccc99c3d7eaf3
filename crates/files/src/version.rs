//! Versions of the format, and what the step to each changed.
//!
//! A file of an older version is read as it is: a step adds fields, and what a file says that does
//! not have them stands below. Writing brings it to the newest. `tests/exchange/versions` has a
//! frozen file of every version.

use std::fmt;

/// The minor versions, oldest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Minor {
    /// One revision of each record.
    Single,
    /// Revisions that were made at the same time wait beside the shown one (`waiting`). Before,
    /// none waited.
    Waiting,
    /// Ground that changes. Of units: the local word for a hamlet (`kind_word`; before, the usual
    /// one of its commune's kind), what they took in and when, wholly or partly (`absorbed`;
    /// before, only what they were formed from), what they were before they changed their level
    /// (`kind_before`; before, not said), a commune's group in the new-countryside set of 2026-2030
    /// (`commune_group`). Of kinds of one's own: the days on which they are used (`in_force`;
    /// before, always). Of incidents: other units that they happened in (`also_in`), and that they
    /// happened outside (`elsewhere`; before, all happened in the unit). Of statements: the kind of
    /// paper or activity that there was none of (`about`). Of yearly totals: the days that they are
    /// of (`from`, `to`; before, the window of whatever standard asks). Of ratings: the hamlets
    /// that the force covers (`covers`; before, the unit alone). Of the settings: what the
    /// commune's committee is called (`committee`).
    Ground,
}

impl Minor {
    /// The one that is written.
    pub const NEWEST: Self = Self::Ground;

    /// All, oldest first.
    pub const ALL: [Self; 3] = [Self::Single, Self::Waiting, Self::Ground];
}

/// A version of the format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version {
    /// Files of another major version cannot be read.
    pub major: u32,
    /// A newer minor version only adds fields.
    pub minor: u32,
}

impl Version {
    /// The version that is written.
    pub const CURRENT: Self = Self { major: 1, minor: Minor::NEWEST as u32 };

    /// Reads `1.0`.
    pub fn parse(text: &str) -> Option<Self> {
        let number = |part: &str| {
            part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse().ok())?
        };
        let (major, minor) = text.split_once('.')?;
        let version = Self { major: number(major)?, minor: number(minor)? };
        (version.major >= 1).then_some(version)
    }

    /// Whether it is newer than the one that is written.
    pub fn is_newer(self) -> bool {
        self > Self::CURRENT
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)
    }
}
