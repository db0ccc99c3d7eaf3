//! The days of a year's assessment.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use book::{Day, Period, ValueError, Year};

/// A month and day, written `11-01`.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String", extend("pattern" = r"^\d\d-\d\d$"))]
pub struct MonthDay {
    month: u8,
    day: u8,
}

impl MonthDay {
    /// The day in a year.
    pub fn of(self, year: Year) -> Option<Day> {
        Day::new(year, self.month, self.day)
    }
}

impl TryFrom<String> for MonthDay {
    type Error = ValueError;
    fn try_from(text: String) -> Result<Self, ValueError> {
        // Any year without 29 February will do, because a yearly limit must exist every year.
        let read = |text: &str| {
            let day = Day::parse(&format!("2001-{text}")).ok()?;
            Some(Self { month: day.month(), day: day.day() })
        };
        read(&text).ok_or(ValueError::MonthDay(text))
    }
}

impl From<MonthDay> for String {
    fn from(date: MonthDay) -> Self {
        format!("{:02}-{:02}", date.month, date.day)
    }
}

/// The days that the assessment of a year looks at. They begin in the year before if `from` is
/// later in the year than `to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Window {
    /// The first day.
    pub from: MonthDay,
    /// The last day.
    pub to: MonthDay,
}

impl Window {
    /// 1 January to 31 December.
    pub const CALENDAR_YEAR: Self =
        Self { from: MonthDay { month: 1, day: 1 }, to: MonthDay { month: 12, day: 31 } };

    /// The window of a year.
    pub fn of(self, year: Year) -> Option<Period> {
        let first = if self.from > self.to { year.before(1)? } else { year };
        Some(Period { from: Some(self.from.of(first)?), to: Some(self.to.of(year)?) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_that_begins_late_in_the_year_begins_in_the_year_before() {
        let window = |from: &str, to: &str| Window {
            from: from.to_owned().try_into().unwrap(),
            to: to.to_owned().try_into().unwrap(),
        };
        let period = window("11-16", "11-15").of(Year::new(2024).unwrap()).unwrap();
        assert_eq!(
            (period.from, period.to),
            (Day::parse("2023-11-16").ok(), Day::parse("2024-11-15").ok())
        );
        let period = window("01-01", "12-31").of(Year::new(2019).unwrap()).unwrap();
        assert_eq!(period, Year::new(2019).unwrap().period());
    }
}
