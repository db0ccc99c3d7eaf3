//! The first day on which a record could be known, and the days that it names.
//!
//! A book "as of" a day holds what somebody could know by then. The day of entry does not matter:
//! an incident of May that was entered in November was known in May.

use super::{
    Activity, Assessment, Day, Decision, Discipline, Incident, Model, Paper, PaperText, Rating,
    Recognition, Record, Registration, Stamp, Statement, Tip, Year, YearlyTotal,
};

/// A record that names days.
pub trait Known: Record {
    /// The first day on which somebody could know it; none if it could always be known.
    fn known_on(&self) -> Option<Day>;

    /// Visits each day on which something happened or was said, with its field.
    fn each_day(&self, visit: &mut dyn FnMut(String, Day));

    /// The assessment year that it is about. No record can be about a year that has not begun.
    fn speaks_of_year(&self) -> Option<Year> {
        None
    }
}

/// The first day on which a record of a year without a day could be known: the day of its last
/// revision, but at the latest the end of its year. This is our inference: a total entered in
/// January is known when the year is over, and a later correction does not make it new.
pub fn known_of_year(year: Year, stamp: &Stamp) -> Option<Day> {
    known_once_over(year.period().to?, stamp)
}

fn known_once_over(last: Day, stamp: &Stamp) -> Option<Day> {
    Some(Day::of_moment(stamp.at, Day::VIETNAM).map_or(last, |entered| entered.min(last)))
}

macro_rules! known_on_its_day {
    ($($name:ident: $day:ident),*) => {
        $(impl Known for $name {
            fn known_on(&self) -> Option<Day> {
                Some(self.$day)
            }

            fn each_day(&self, visit: &mut dyn FnMut(String, Day)) {
                visit(stringify!($day).to_owned(), self.$day);
            }
        })*
    };
}
known_on_its_day! {
    Incident: date, Registration: date, Paper: date, Discipline: date, Activity: date, Tip: date, Decision: date,
    Assessment: date
}

impl Known for Statement {
    fn known_on(&self) -> Option<Day> {
        Some(self.date)
    }

    fn each_day(&self, visit: &mut dyn FnMut(String, Day)) {
        visit("date".to_owned(), self.date);
        self.until.into_iter().for_each(|day| visit("until".to_owned(), day));
    }

    fn speaks_of_year(&self) -> Option<Year> {
        Some(self.year)
    }
}

impl Known for YearlyTotal {
    fn known_on(&self) -> Option<Day> {
        known_once_over(self.to.or(self.year.period().to)?, &self.stamp)
    }

    fn each_day(&self, visit: &mut dyn FnMut(String, Day)) {
        self.to.into_iter().for_each(|day| visit("to".to_owned(), day));
    }

    fn speaks_of_year(&self) -> Option<Year> {
        Some(self.year)
    }
}

impl Known for Rating {
    fn known_on(&self) -> Option<Day> {
        self.date.or_else(|| known_of_year(self.year, &self.stamp))
    }

    fn each_day(&self, visit: &mut dyn FnMut(String, Day)) {
        self.date.into_iter().for_each(|day| visit("date".to_owned(), day));
    }

    fn speaks_of_year(&self) -> Option<Year> {
        Some(self.year)
    }
}

impl Known for Recognition {
    /// A revocation is known later; [`Recognition::stands_on`] takes the day into account.
    fn known_on(&self) -> Option<Day> {
        self.date.or_else(|| known_of_year(self.year, &self.stamp))
    }

    fn each_day(&self, visit: &mut dyn FnMut(String, Day)) {
        for (field, day) in [("date", self.date), ("revoked", self.revoked)] {
            day.into_iter().for_each(|day| visit(field.to_owned(), day));
        }
    }

    fn speaks_of_year(&self) -> Option<Year> {
        Some(self.year)
    }
}

impl Known for PaperText {
    /// Words for papers are no fact that a day could come before.
    fn known_on(&self) -> Option<Day> {
        None
    }

    fn each_day(&self, _visit: &mut dyn FnMut(String, Day)) {}
}

impl Known for Model {
    /// Each change is known on its own day; [`Model::is_maintained_on`] takes the day into account.
    fn known_on(&self) -> Option<Day> {
        Some(self.founded)
    }

    fn each_day(&self, visit: &mut dyn FnMut(String, Day)) {
        visit("founded".to_owned(), self.founded);
        for (at, change) in self.changes.iter().enumerate() {
            visit(format!("changes[{at}].date"), change.date);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::DeviceId;

    #[test]
    fn a_total_is_known_when_its_year_is_over_or_when_it_was_entered_before() {
        let on = |text: &str, year| {
            let days =
                Day::parse(text).unwrap().days_since(Day::parse("1970-01-01").unwrap()).unwrap();
            let at = u64::from(days) * 86_400_000;
            let stamp = Stamp {
                at,
                device: DeviceId::new("d").unwrap(),
                by: String::new(),
                after: Vec::new(),
            };
            String::from(known_of_year(Year::new(year).unwrap(), &stamp).unwrap())
        };
        assert_eq!(on("2024-06-30", 2024), "2024-06-30");
        assert_eq!(on("2025-01-10", 2024), "2024-12-31");
    }
}
