//! What a word covers: a statement, a ruling, a rating and a recognition speak only of days that
//! lay before them.

use book::{Day, Decision, Rating, Recognition, Statement, Year};

/// The last month that every window of a year reaches: those of hamlets end on 31 October, all
/// others later.
const YEAR_ENDS: (u8, u8) = (10, 31);

/// The day on which the first windows of a year end.
pub(super) fn year_ends(year: Year) -> Option<Day> {
    Day::new(year, YEAR_ENDS.0, YEAR_ENDS.1)
}

/// The last day that a word speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reach {
    /// This day.
    To(Day),
    /// The whole year that it is about: no day was given.
    Year,
}

impl Reach {
    /// Whether it speaks of everything up to a day; of days without an end nothing does that names
    /// a day.
    pub fn covers(self, end: Option<Day>) -> bool {
        match self {
            Self::Year => true,
            Self::To(day) => end.is_some_and(|end| day >= end),
        }
    }

    /// The day, if one was given.
    pub fn day(self) -> Option<Day> {
        match self {
            Self::To(day) => Some(day),
            Self::Year => None,
        }
    }
}

/// What somebody said on a day.
pub(super) trait Word {
    /// The last day that it speaks of.
    fn reach(&self) -> Reach;
}

impl Word for Statement {
    /// Without a last day it ends on the day on which it was made; none can be later than that.
    fn reach(&self) -> Reach {
        Reach::To(self.until.map_or(self.date, |until| until.min(self.date)))
    }
}

impl Word for Decision {
    fn reach(&self) -> Reach {
        Reach::To(self.date)
    }
}

/// A yearly decision of an office is about an assessment year of its own, which may end before the
/// window in which it is asked for: one that was made when the first windows of its year were over
/// speaks of that whole year (our inference). One without a day was made by the day on which it was
/// entered.
pub(super) fn of_office(date: Option<Day>, year: Year) -> Reach {
    match date {
        Some(day) if year_ends(year).is_none_or(|end| day < end) => Reach::To(day),
        _ => Reach::Year,
    }
}

impl Word for Rating {
    fn reach(&self) -> Reach {
        of_office(self.date.or_else(|| self.stamp.day()), self.year)
    }
}

impl Word for Recognition {
    fn reach(&self) -> Reach {
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
        assert_eq!(said("2024-06-30", None).reach(), Reach::To(day("2024-06-30")));
        assert_eq!(said("2024-06-30", Some("2024-10-31")).reach(), Reach::To(day("2024-06-30")));
        assert_eq!(said("2024-11-16", Some("2024-10-31")).reach(), Reach::To(day("2024-10-31")));
    }

    #[test]
    fn an_office_speaks_of_its_whole_year_once_windows_of_it_are_over() {
        let year = Year::new(2024).unwrap();
        assert_eq!(of_office(Some(day("2024-06-30")), year), Reach::To(day("2024-06-30")));
        assert_eq!(of_office(Some(day("2024-11-12")), year), Reach::Year);
        assert_eq!(of_office(None, year), Reach::Year);
        assert!(
            Reach::Year.covers(None)
                && !Reach::To(day("2024-06-30")).covers(Some(day("2024-07-01")))
        );
    }
}
