//! What a word covers: a statement, a ruling, a rating and a recognition speak only of days that
//! lay before them.

use super::facts::Facts;
use book::{Day, Decision, Rating, Recognition, Statement, UnitId, Year};

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

/// What was said last about a question and year.
#[derive(Clone, Copy)]
pub(super) struct Said<'a> {
    /// Of the last words, all of one answer, the one that reaches farthest.
    pub statement: &'a Statement,
    /// A word of the other answer, of the same day and moment as the last: nothing tells which
    /// holds.
    pub rival: Option<&'a Statement>,
}

impl<'a> Said<'a> {
    /// The answer that holds.
    pub fn value(self) -> bool {
        self.statement.value
    }

    /// The last day that it speaks of.
    pub fn reach(self) -> Reach {
        self.statement.reach()
    }

    /// The last word and its opposite, where nothing tells which holds.
    pub fn disputed(self) -> Option<[&'a Statement; 2]> {
        self.rival.map(|rival| [rival, self.statement])
    }

    /// Whether it says yes of everything up to a day.
    pub fn confirms(self, end: Option<Day>) -> bool {
        self.rival.is_none() && self.value() && self.reach().covers(end)
    }
}

impl<'a> Facts<'a> {
    /// What was said last of any of these units, to one question about a year. A word of the other
    /// answer ends all that was said before it; words of the same answer add up.
    pub fn said(&self, units: &[&UnitId], kind: &str, year: Year) -> Option<Said<'a>> {
        let of_units = units.iter().flat_map(|unit| self.of(unit).statements.iter().copied());
        let mut words: Vec<&Statement> =
            of_units.filter(|said| said.kind.as_str() == kind && said.year == year).collect();
        book::sort::sort_by(&mut words, |a, b| {
            (a.date, a.stamp.at, &a.id).cmp(&(b.date, b.stamp.at, &b.id))
        });
        let last = *words.last()?;
        let is_rival = |word: &&&Statement| {
            (word.date, word.stamp.at) == (last.date, last.stamp.at) && word.value != last.value
        };
        if let Some(rival) = words.iter().rev().find(is_rival) {
            // Yes comes after no, whatever their ids.
            let (rival, statement) = if last.value { (*rival, last) } else { (last, *rival) };
            return Some(Said { statement, rival: Some(rival) });
        }
        let words = words.into_iter().rev().take_while(|word| word.value == last.value);
        words
            .max_by_key(|word| (word.reach(), word.date, word.stamp.at, &word.id))
            .map(|statement| Said { statement, rival: None })
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
