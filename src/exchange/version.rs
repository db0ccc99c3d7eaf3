//! Versions of the format.

use std::fmt;

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
    pub const CURRENT: Self = Self { major: 1, minor: 1 };

    /// Reads `1.0`.
    pub fn parse(text: &str) -> Option<Self> {
        let number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse().ok())?;
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
