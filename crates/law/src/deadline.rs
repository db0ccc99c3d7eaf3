//! Deadlines: the days within which a paper must be dated, or a unit must register, to count. A
//! form proposes only these days, and warns before it saves another.

use std::sync::Arc;

use super::{Condition, DoneWhen, Library, RuleSet, Test, Timeframe};
use book::{Book, Day, KindCode, Label, Paper, Period, Registration, Unit, Year};

/// The record that a day belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dated<'a> {
    /// A paper of a kind. Without a year it is for whatever year it counts in.
    Paper(&'a KindCode, Option<Year>),
    /// A registration for a year.
    Registration(Year),
}

/// Days within which something must be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// The demand in words: a clause and its standard, or a duty of the calendar.
    pub asked_by: Label,
    /// The days.
    pub days: Period,
    /// The kinds of paper, any of which meets the deadline; empty for a registration.
    kinds: Vec<KindCode>,
    /// The year that the paper or registration is for.
    year: Year,
}

/// A search for deadlines.
struct Search<'a> {
    library: &'a Library,
    year: Year,
    dated: Dated<'a>,
}

impl Library {
    /// The deadlines of a unit for a paper or a registration, set by the rule sets that are asked
    /// for and by the calendar. `day` is the typed day, which gives the year of a paper that names
    /// none.
    pub fn deadlines(
        &self,
        unit: &Unit,
        dated: Dated,
        day: Day,
        is_asked: impl Fn(&RuleSet) -> bool,
    ) -> Vec<Deadline> {
        let year = match dated {
            Dated::Paper(_, year) => year.unwrap_or(day.year()),
            Dated::Registration(year) => year,
        };
        let search = Search { library: self, year, dated };
        let mut found = Vec::new();
        for term in self.terms(unit, year, is_asked) {
            let window = Period { from: Some(term.from), to: Some(term.to) };
            for condition in term.rules.all_conditions() {
                found.extend(search.by_condition(&term.rules, condition, window));
            }
        }
        found.extend(
            self.duties().iter().filter(|duty| duty.applies_to.contains(&unit.kind)).filter_map(
                |duty| {
                    let DoneWhen::Test(test) = &duty.done_when else { return None };
                    let to = duty.due.of(year).filter(|day| duty.in_force.contains(*day))?;
                    // A record before the first day is in time too.
                    let days = Period { to: Some(to), ..year.period() };
                    Some(Deadline {
                        asked_by: duty.label.clone(),
                        days,
                        kinds: search.papers_of(test)?,
                        year,
                    })
                },
            ),
        );
        // A unit formed after the last day does not have the duty.
        found.retain(|deadline| {
            deadline.days.to.zip(unit.valid_from).is_none_or(|(to, from)| from <= to)
        });
        found
    }

    /// The deadline that a day misses, unless another record of the unit meets it.
    pub fn missed(
        &self,
        book: &Book,
        unit: &Unit,
        dated: Dated,
        day: Day,
        is_asked: impl Fn(&RuleSet) -> bool,
    ) -> Option<Deadline> {
        let is_missed =
            |deadline: &Deadline| !deadline.days.contains(day) && !deadline.is_made(book, unit);
        self.deadlines(unit, dated, day, is_asked).into_iter().find(is_missed)
    }
}

impl Search<'_> {
    fn by_condition(
        &self,
        rules: &Arc<RuleSet>,
        condition: &Condition,
        window: Period,
    ) -> Option<Deadline> {
        let within = condition.requires.timeframe()?;
        let kinds = match self.dated {
            Dated::Paper(kind, _) => papers_with(&condition.requires, kind)?,
            Dated::Registration(_) => {
                matches!(condition.requires, Test::Registration(_)).then(Vec::new)?
            }
        };
        // A paper without a year counts in whichever window contains its day, so no day is too
        // late.
        if within == Timeframe::Window && matches!(self.dated, Dated::Paper(_, None)) {
            return None;
        }
        let standard = self.library.standard_label(&rules.standard).unwrap_or(&rules.title);
        let asked_by = Label {
            vi: format!("{}, tiêu chuẩn “{}”", condition.clause, standard.vi),
            en: format!("{}, “{}”", condition.clause, standard.en),
        };
        Some(Deadline { asked_by, days: within.days(self.year, window), kinds, year: self.year })
    }

    /// The kinds of paper that fulfil a duty, if the dated one is among them.
    fn papers_of(&self, test: &Test) -> Option<Vec<KindCode>> {
        let Dated::Paper(kind, _) = self.dated else { return None };
        let in_parts = || test.parts()?.iter().find_map(|part| self.papers_of(&part.requires));
        papers_with(test, kind).or_else(in_parts)
    }
}

/// The kinds of paper that a test asks for, if `kind` is among them.
fn papers_with(test: &Test, kind: &KindCode) -> Option<Vec<KindCode>> {
    let Test::Paper(test) = test else { return None };
    test.kinds.contains(kind).then(|| test.kinds.clone())
}

impl Deadline {
    /// Whether the book has a record that meets the deadline.
    pub fn is_made(&self, book: &Book, unit: &Unit) -> bool {
        let Some((_, shard)) = book.unit(&unit.id) else { return false };
        let is_paper = |paper: &Paper| {
            paper.unit == unit.id
                && self.kinds.contains(&paper.kind)
                && self.days.contains(paper.date)
        };
        let is_registration = |record: &Registration| {
            record.unit == unit.id && record.year == self.year && self.days.contains(record.date)
        };
        if self.kinds.is_empty() {
            shard.live().any(is_registration)
        } else {
            shard.live().any(is_paper)
        }
    }
}
