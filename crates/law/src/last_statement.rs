//! The last statement about a question and a year.

use super::covered_days::{Coverage, HasCoverage};
use super::facts::Facts;
use book::{Day, Statement, UnitId, Year};

/// The last statement about a question and a year.
#[derive(Clone, Copy)]
pub(crate) struct LastStatement<'a> {
    /// The last statement; of several with the same answer, the one that covers the most days.
    pub statement: &'a Statement,
    /// A statement of the same day and moment with the other answer. Nothing says which holds.
    pub rival: Option<&'a Statement>,
}

impl<'a> LastStatement<'a> {
    /// The answer that holds.
    pub fn value(self) -> bool {
        self.statement.value
    }

    /// The days that it covers.
    pub fn coverage(self) -> Coverage {
        self.statement.coverage()
    }

    /// Both statements, where nothing says which holds.
    pub fn disputed(self) -> Option<[&'a Statement; 2]> {
        self.rival.map(|rival| [rival, self.statement])
    }

    /// Whether it confirms everything up to a day.
    pub fn confirms(self, end: Option<Day>) -> bool {
        self.rival.is_none() && self.value() && self.coverage().covers(end)
    }
}

impl<'a> Facts<'a> {
    /// The last statement about any of these units, as the answer to one question for a year. A
    /// statement with the other answer ends all earlier ones; statements with the same answer add
    /// up.
    pub fn last_statement(
        &self,
        units: &[&UnitId],
        kind: &str,
        year: Year,
    ) -> Option<LastStatement<'a>> {
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
            // A "no" is taken before a "yes", whatever their ids.
            let (rival, statement) = if last.value { (*rival, last) } else { (last, *rival) };
            return Some(LastStatement { statement, rival: Some(rival) });
        }
        let words = words.into_iter().rev().take_while(|word| word.value == last.value);
        words
            .max_by_key(|word| (word.coverage(), word.date, word.stamp.at, &word.id))
            .map(|statement| LastStatement { statement, rival: None })
    }
}
