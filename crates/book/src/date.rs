//! Days, years and periods of days. The register knows only days, since that is how a village
//! measures time.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use time::{Date, Month};

use super::ValueError;
use crate::read_text::read_text;

/// A calendar day, written `2019-03-15` in files and shown as `15/03/2019`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(into = "String")]
#[schemars(with = "String", extend("format" = "date"))]
pub struct Day(Date);

read_text!(Day, Day::parse);

impl Day {
    /// Minutes that the clock of Vietnam is ahead of UTC.
    pub const VIETNAM: i32 = 7 * 60;

    /// A day by its numbers; `None` if there is no such day.
    pub fn new(year: Year, month: u8, day: u8) -> Option<Self> {
        let month = Month::try_from(month).ok()?;
        Date::from_calendar_date(i32::from(year.0), month, day).ok().map(Self)
    }

    /// Reads `2019-03-15`.
    ///
    /// # Errors
    /// [`ValueError::Day`] when the text is not such a day between 1900 and 2199.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let error = || ValueError::Day(text.chars().take(40).collect());
        let mut parts = text.split('-').map(|part| (part.len(), part.parse::<u16>().ok()));
        let (Some((4, Some(year))), Some((2, Some(month))), Some((2, Some(day))), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(error());
        };
        let year = Year::new(year).ok_or_else(error)?;
        let (month, day) =
            (u8::try_from(month).map_err(|_| error())?, u8::try_from(day).map_err(|_| error())?);
        Self::new(year, month, day).ok_or_else(error)
    }

    /// The day of a moment given in milliseconds since 1970-01-01 UTC, on a clock `offset_minutes`
    /// ahead of UTC.
    pub fn of_moment(milliseconds: u64, offset_minutes: i32) -> Option<Self> {
        let minutes = i64::try_from(milliseconds / 60_000).ok()? + i64::from(offset_minutes);
        let days = i32::try_from(minutes.div_euclid(24 * 60)).ok()?;
        let epoch = Date::from_calendar_date(1970, Month::January, 1).ok()?.to_julian_day();
        Date::from_julian_day(epoch.checked_add(days)?)
            .ok()
            .filter(|day| Year::from_i32(day.year()).is_some())
            .map(Self)
    }

    /// The calendar year.
    pub fn year(self) -> Year {
        Year::from_i32(self.0.year()).unwrap_or(Year::MIN)
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.0.month().into()
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u8 {
        self.0.day()
    }

    /// The next day; the last day of all has none.
    pub fn next(self) -> Option<Self> {
        self.0.next_day().map(Self)
    }

    /// The day before; the first day of all has none.
    pub fn previous(self) -> Option<Self> {
        self.0.previous_day().map(Self)
    }

    /// The number of days since an earlier day; none if that day is later.
    pub fn days_since(self, earlier: Self) -> Option<u32> {
        u32::try_from(self.0.to_julian_day() - earlier.0.to_julian_day()).ok()
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}/{:02}/{:04}", self.day(), self.month(), self.0.year())
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&String::from(*self))
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        format!("{:04}-{:02}-{:02}", day.0.year(), day.month(), day.day())
    }
}

/// A year from 1900 to 2199: a calendar year, or an assessment year, whose days are the window of a
/// rule set.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(try_from = "u16")]
#[schemars(extend("minimum" = 1900, "maximum" = 2199))]
pub struct Year(u16);

impl Year {
    const MIN: Self = Self(1900);

    /// A year from 1900 to 2199.
    pub fn new(year: u16) -> Option<Self> {
        (1900..=2199).contains(&year).then_some(Self(year))
    }

    /// The year that people mean by its last two digits: 00 to 49 are of this century, 50 to 99 of
    /// the last.
    pub fn of_two_digits(digits: u16) -> Option<Self> {
        match digits {
            0..=49 => Self::new(2000 + digits),
            50..=99 => Self::new(1900 + digits),
            _ => None,
        }
    }

    fn from_i32(year: i32) -> Option<Self> {
        u16::try_from(year).ok().and_then(Self::new)
    }

    /// The number of the year.
    pub fn number(self) -> u16 {
        self.0
    }

    /// The year `count` years before, if still a year that can be written.
    pub fn before(self, count: u16) -> Option<Self> {
        Self::new(self.0.checked_sub(count)?)
    }

    /// The year `count` years later, if still a year that can be written.
    pub fn after(self, count: u16) -> Option<Self> {
        Self::new(self.0.checked_add(count)?)
    }

    /// From 1 January to 31 December.
    pub fn period(self) -> Period {
        Period { from: Day::new(self, 1, 1), to: Day::new(self, 12, 31) }
    }
}

impl TryFrom<u16> for Year {
    type Error = ValueError;
    fn try_from(year: u16) -> Result<Self, ValueError> {
        Self::new(year).ok_or(ValueError::Year(year))
    }
}

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The days from `from` to `to`, both included. A missing end is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// The first day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Day>,
    /// The last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Day>,
}

impl Period {
    /// Whether the day is inside.
    pub fn contains(self, day: Day) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }

    /// Whether some day is inside both.
    pub fn overlaps(self, other: Self) -> bool {
        let starts_in_time =
            |a: Self, b: Self| a.from.zip(b.to).is_none_or(|(from, to)| from <= to);
        starts_in_time(self, other) && starts_in_time(other, self)
    }
}

/// A time of day, `HH:MM`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(into = "String")]
#[schemars(with = "String", extend("pattern" = r"^([01]\d|2[0-3]):[0-5]\d$"))]
pub struct ClockTime {
    hour: u8,
    minute: u8,
}

read_text!(ClockTime, ClockTime::parse);

impl ClockTime {
    /// Reads `07:30`.
    ///
    /// # Errors
    /// [`ValueError::ClockTime`] when the text is no such time.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let read = |text: &str| {
            let (hour, minute) = text.split_once(':')?;
            let two = |part: &str| (part.len() == 2).then(|| part.parse::<u8>().ok())?;
            let (hour, minute) = (two(hour)?, two(minute)?);
            (hour < 24 && minute < 60).then_some(Self { hour, minute })
        };
        read(text).ok_or_else(|| ValueError::ClockTime(text.chars().take(20).collect()))
    }
}

impl From<ClockTime> for String {
    fn from(time: ClockTime) -> Self {
        format!("{:02}:{:02}", time.hour, time.minute)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn days_that_do_not_exist_are_refused() {
        assert_eq!(Day::parse("2020-02-29").unwrap().to_string(), "29/02/2020");
        for bad in [
            "2019-02-29",
            "2019-13-01",
            "2019-00-10",
            "15/03/2019",
            "2019-3-15",
            "",
            "0019-01-01",
            "2019-01-01T00:00",
            "+019-01-01",
        ] {
            assert!(Day::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_moment_late_in_the_evening_utc_is_the_next_day_in_vietnam() {
        let evening = 1_700_000_000_000; // 2023-11-14 22:13 UTC
        assert_eq!(String::from(Day::of_moment(evening, 0).unwrap()), "2023-11-14");
        assert_eq!(String::from(Day::of_moment(evening, 7 * 60).unwrap()), "2023-11-15");
        assert_eq!(Day::of_moment(u64::MAX, 0), None);
    }

    #[test]
    fn open_ends_overlap_everything_on_their_side() {
        let day = |text| Some(Day::parse(text).unwrap());
        let old = Period { from: day("2012-06-18"), to: day("2022-02-09") };
        let new = Period { from: day("2022-02-10"), to: None };
        assert!(!old.overlaps(new));
        assert!(Period::default().overlaps(old));
    }

    proptest! {
        #[test]
        fn every_day_reads_back(year in 1900u16..2200, month in 1u8..13, day in 1u8..32) {
            if let Some(day) = Day::new(Year::new(year).unwrap(), month, day) {
                prop_assert_eq!(Day::parse(&String::from(day)), Ok(day));
            }
        }
    }
}
