//! What was said last about a question and a year.

use super::facts::Facts;
use super::reach::{Reach, Word};
use book::{Day, Statement, UnitId, Year};

/// What was said last about a question and year.
#[derive(Clone, Copy)]
pub(crate) struct Said<'a> {
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
