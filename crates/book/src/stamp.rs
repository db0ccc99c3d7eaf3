//! Revision stamps, on which merging depends.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Day, DeviceId, ValueError};
use crate::read_text::read_text;

/// Identifies one revision of a record: the device that made it, and the time on that device's
/// clock.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(into = "String")]
#[schemars(with = "String", extend("pattern" = r"^\d{1,16}@[A-Za-z0-9._-]{1,64}$"))]
pub struct Version {
    /// Milliseconds since 1970-01-01 UTC.
    pub at: u64,
    /// The device.
    pub device: DeviceId,
}

read_text!(Version, Version::parse);

impl Version {
    /// Reads `1735689600000@device`.
    ///
    /// # Errors
    /// [`ValueError::Version`] when the text is no such version.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let read = |text: &str| {
            let (at, device) = text.split_once('@')?;
            Some(Self { at: at.parse().ok()?, device: DeviceId::new(device).ok()? })
        };
        read(text).ok_or_else(|| ValueError::Version(text.chars().take(80).collect()))
    }

    /// Whether it names a revision of [`Stamp::of_list`].
    pub fn is_of_list(&self) -> bool {
        self.device.is_list()
    }
}

impl From<Version> for String {
    fn from(version: Version) -> Self {
        format!("{}@{}", version.at, version.device)
    }
}

/// The stamp of a revision: when, on which device and by whom it was made, and which revisions it
/// follows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Stamp {
    /// Milliseconds since 1970-01-01 UTC.
    pub at: u64,
    /// The device that made this revision.
    pub device: DeviceId,
    /// The desk or official who made this revision, as set on the device.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// The revisions that this one follows, oldest first. Empty for a new record.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<Version>,
}

impl Stamp {
    /// The stamp of a unit as an edition of the list of provinces and communes gives it. It is the
    /// same on every device, so that what two desks took from the list is one revision.
    pub fn of_list(edition: Day) -> Self {
        let days = Day::parse("1970-01-01").ok().and_then(|first| edition.days_since(first));
        let at = days.map_or(Self::FIRST, |days| u64::from(days) * 86_400_000);
        Self { at, ..Self::of_no_edition() }
    }

    /// The stamp of a unit that is the same in all editions, as a hamlet is, which none names.
    pub fn of_no_edition() -> Self {
        Self { at: Self::FIRST, device: DeviceId::list(), by: String::new(), after: Vec::new() }
    }

    /// Whether it is such a stamp, which says nothing of when somebody knew the unit.
    pub fn is_of_list(&self) -> bool {
        self.device.is_list()
    }

    /// The last moment that a revision can be made at: the beginning of the year 2200, in
    /// milliseconds since 1970.
    pub const LAST: u64 = 7_258_118_400_000;

    /// The first moment at which a record can have been made: the beginning of 2020, in
    /// milliseconds since 1970. A clock that says earlier was never set.
    pub const FIRST: u64 = 1_577_836_800_000;

    /// The day on which this revision was made, in Vietnam; none by a clock that was never set.
    pub fn day(&self) -> Option<Day> {
        Some(self.at)
            .filter(|at| *at >= Self::FIRST)
            .and_then(|at| Day::of_moment(at, Day::VIETNAM))
    }

    /// Whether its time is possible: after those that it follows, and not too late. Each revision
    /// that it follows may have pushed it on by a millisecond, so that what follows a possible one
    /// is always possible.
    pub fn is_possible(&self) -> bool {
        self.at <= Self::LAST.saturating_add(self.after.len() as u64)
            && self.after.iter().all(|earlier| earlier.at < self.at)
    }

    /// This revision's name.
    pub fn version(&self) -> Version {
        Version { at: self.at, device: self.device.clone() }
    }

    /// The stamp of a revision that replaces `earlier`. A clock that was set back does not make it
    /// older.
    #[must_use]
    pub fn following(self, earlier: &Self) -> Self {
        self.following_all([earlier])
    }

    /// The stamp of a revision that replaces several at once, as a person's choice between them
    /// does.
    #[must_use]
    pub fn following_all<'a>(mut self, earlier: impl IntoIterator<Item = &'a Self>) -> Self {
        let mut after = Vec::new();
        for earlier in earlier {
            self.at = self.at.max(earlier.at.saturating_add(1));
            after.extend(earlier.after.iter().cloned());
            after.push(earlier.version());
        }
        crate::sort::sort_by(&mut after, |a, b| a.cmp(b));
        after.dedup();
        self.after = after;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stamp(at: u64) -> Stamp {
        Stamp { at, device: DeviceId::new("d1").unwrap(), by: String::new(), after: Vec::new() }
    }

    #[test]
    fn a_revision_names_all_that_it_follows() {
        let third = stamp(30).following(&stamp(20).following(&stamp(10)));
        assert_eq!(third.after, [stamp(10).version(), stamp(20).version()]);
    }

    #[test]
    fn what_follows_a_possible_revision_is_possible_however_late_that_was() {
        let last = stamp(Stamp::LAST);
        let second = stamp(5).following(&last);
        let both = stamp(7).following_all([&second, &stamp(6).following(&second)]);
        assert!(last.is_possible() && second.is_possible() && both.is_possible());
        assert!(!stamp(Stamp::LAST + 1).is_possible() && !stamp(u64::MAX).is_possible());
    }

    #[test]
    fn a_clock_set_back_does_not_make_a_later_revision_older() {
        assert_eq!(stamp(5).following(&stamp(10)).at, 11);
    }
}
