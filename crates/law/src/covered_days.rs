//! The days that a statement, a ruling, a rating or a recognition covers: only days before it was
//! made.

use book::{Day, Decision, Rating, Recognition, Statement, Year};

/// The last month that every window of a year reaches: those of hamlets end on 31 October, all
/// others later.
const YEAR_ENDS: (u8, u8) = (10, 31);

/// The day on which the first windows of a year end.
pub(super) fn year_ends(year: Year) -> Option<Day> {
    Day::new(year, YEAR_ENDS.0, YEAR_ENDS.1)
}

/// The days that a record covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Coverage {
    /// The days up to this one.
    UpTo(Day),
    /// The whole year, because no day was given.
    WholeYear,
}

impl Coverage {
    /// Whether it covers everything up to a day. Only a whole year covers days without an end.
    pub fn covers(self, end: Option<Day>) -> bool {
        match self {
            Self::WholeYear => true,
            Self::UpTo(day) => end.is_some_and(|end| day >= end),
        }
    }

    /// The day, if one was given.
    pub fn day(self) -> Option<Day> {
        match self {
            Self::UpTo(day) => Some(day),
            Self::WholeYear => None,
        }
    }
}

/// A record that somebody made on a day about earlier days.
pub(super) trait HasCoverage {
    /// The days that the record covers.
    fn coverage(&self) -> Coverage;
}

impl HasCoverage for Statement {
    /// A statement covers the days up to its last day, and never a day after it was made.
    fn coverage(&self) -> Coverage {
        Coverage::UpTo(self.until.map_or(self.date, |until| until.min(self.date)))
    }
}

impl HasCoverage for Decision {
    fn coverage(&self) -> Coverage {
        Coverage::UpTo(self.date)
    }
}

/// The coverage of a yearly decision of an office. Its assessment year may end before the window
/// asked about. So a decision made after the first windows of its year ended covers the whole year
/// (our inference). A decision without a day counts as made on the day on which it was entered.
pub(super) fn of_office(date: Option<Day>, year: Year) -> Coverage {
    match date {
        Some(day) if year_ends(year).is_none_or(|end| day < end) => Coverage::UpTo(day),
        _ => Coverage::WholeYear,
    }
}

impl HasCoverage for Rating {
    fn coverage(&self) -> Coverage {
        of_office(self.date.or_else(|| self.stamp.day()), self.year)
    }
}

impl HasCoverage for Recognition {
    fn coverage(&self) -> Coverage {
        of_office(self.date.or_else(|| self.stamp.day()), self.year)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn said(date: &str, until: Option<&str>) -> Statement {
        let until = until.map_or_else(String::new, |until| format!(r#""until": "{until}","#));
        let json = format!(
            r#"{{"id": "s", "unit": "xa", "kind": "register_complete", "year": 2024, "value": true, "date": "{date}", {until}
            "stamp": {{"at": 1, "device": "d"}}}}"#
        );
        serde_json::from_str(&json).unwrap()
    }

    #[test]
    fn a_statement_speaks_of_no_day_after_it_was_made() {
        assert_eq!(said("2024-06-30", None).coverage(), Coverage::UpTo(day("2024-06-30")));
        assert_eq!(
            said("2024-06-30", Some("2024-10-31")).coverage(),
            Coverage::UpTo(day("2024-06-30"))
        );
        assert_eq!(
            said("2024-11-16", Some("2024-10-31")).coverage(),
            Coverage::UpTo(day("2024-10-31"))
        );
    }

    #[test]
    fn an_office_speaks_of_its_whole_year_once_windows_of_it_are_over() {
        let year = Year::new(2024).unwrap();
        assert_eq!(of_office(Some(day("2024-06-30")), year), Coverage::UpTo(day("2024-06-30")));
        assert_eq!(of_office(Some(day("2024-11-12")), year), Coverage::WholeYear);
        assert_eq!(of_office(None, year), Coverage::WholeYear);
        assert!(
            Coverage::WholeYear.covers(None)
                && !Coverage::UpTo(day("2024-06-30")).covers(Some(day("2024-07-01")))
        );
    }
}
