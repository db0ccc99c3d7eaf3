//! The evaluator: a book, the rule sets, and what was looked up already.
//!
//! Tests ask it for facts, for decisions and for the standing of other units. `evaluate` makes the
//! verdicts.
//!
//! The tests ask it for facts, for decisions and for how other units stand. How a verdict comes
//! about is in `evaluate`.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use crate::facts::Facts;
use crate::figure::{Figure, Origin};
use crate::library::Library;
use crate::moment::Span;
use crate::rule_set::RuleSet;
use book::{
    Book, Catalogue, Day, KindCode, Known, Outcome, Period, Reading, Shard, Unit, UnitId, Year,
};

/// How a unit stands under a standard by evaluation.
pub(crate) enum Standing<'a> {
    /// By this rule set.
    Evaluated(&'a Arc<RuleSet>, Outcome),
    /// No rule set judges the year.
    NoRules,
    /// Sets ask for each other.
    Circular,
}

/// More sets than any law has in one line ask for each other's outcome in a circle.
const MOST_NESTED: usize = 8;

/// What a unit and a year come to by a rule set.
type Judge = fn(&Evaluator<'_>, &Unit, &Arc<RuleSet>, Year) -> Option<Outcome>;

/// Judges the units of one book. Make one for a series of questions: it remembers what it looked
/// up.
pub struct Evaluator<'a> {
    pub(crate) facts: Facts<'a>,
    pub(crate) library: &'a Library,
    pub(crate) book: &'a Book,
    pub(crate) reading: Reading,
    /// A reading that overrides the one that a rule set names.
    pub(crate) insisted: Option<Reading>,
    as_of: Option<Day>,
    /// How a unit is judged; a test that asks for another verdict comes back to it.
    judge: Judge,
    outcomes: RefCell<HashMap<(UnitId, Year, String), Outcome>>,
    /// The verdicts that are being made, each for the sake of the one before it.
    nested: RefCell<Vec<(UnitId, Year, String)>>,
}

impl<'a> Evaluator<'a> {
    /// See [`Evaluator::new`].
    pub(crate) fn with_judge(
        book: &'a Book,
        library: &'a Library,
        catalogue: &'a Catalogue,
        reading: Reading,
        as_of: Option<Day>,
        judge: Judge,
    ) -> Self {
        let facts = Facts::new(book, catalogue, as_of);
        Self {
            facts,
            library,
            book,
            reading,
            insisted: None,
            as_of,
            judge,
            outcomes: RefCell::default(),
            nested: RefCell::default(),
        }
    }

    /// The day up to which the book is looked at.
    pub fn as_of(&self) -> Option<Day> {
        self.as_of
    }

    /// The kinds that the book may use.
    pub fn catalogue(&self) -> &'a Catalogue {
        self.facts.catalogue()
    }

    /// The records of a shard that could be known on that day, in the order of their ids.
    pub fn known<'s, R: Known + 'static>(
        &'s self,
        shard: &'s Shard,
    ) -> impl Iterator<Item = &'s R> {
        let mut records: Vec<&R> =
            shard.live::<R>().filter(|record| self.facts.knows(*record)).collect();
        book::sort::sort_by(&mut records, |a, b| a.id().cmp(b.id()));
        records.into_iter()
    }

    /// The same evaluator with a reading that overrides those of the rule sets.
    #[must_use]
    pub fn insisting_on(mut self, reading: Reading) -> Self {
        self.insisted = Some(reading);
        self
    }

    /// The days of a year on which a unit asked to be judged by a set.
    fn days_asked(&self, unit: &Unit, rules: &RuleSet, year: Year) -> Vec<Day> {
        let Some(kind) = &rules.asked_by else { return Vec::new() };
        let papers = self
            .facts
            .of(&unit.id)
            .papers
            .iter()
            .filter(|paper| paper.kind == *kind && paper.date.year() == year);
        papers.map(|paper| paper.date).collect()
    }

    /// The latest day of a year on which a unit asked to be judged by a set: a day in force if
    /// there is one, else one after its end. A day before its first day in force does not count.
    pub(crate) fn asked_of(&self, unit: &Unit, rules: &RuleSet, year: Year) -> Option<Day> {
        let days = self.days_asked(unit, rules, year).into_iter();
        let since = days.filter(|day| rules.in_force.from.is_none_or(|from| *day >= from));
        since.max_by_key(|day| (rules.in_force.contains(*day), *day))
    }

    /// The latest day of a year on which a unit asked before a set was in force.
    pub(crate) fn asked_before(&self, unit: &Unit, rules: &RuleSet, year: Year) -> Option<Day> {
        let from = rules.in_force.from?;
        self.days_asked(unit, rules, year).into_iter().filter(|day| *day < from).max()
    }

    /// Whether a rule set judges a unit in a year: the unit is of a kind and class that it is for,
    /// and exists at the moment of asking, or at the end of the year's window.
    pub fn is_judged(&self, unit: &Unit, rules: &RuleSet, year: Year) -> bool {
        let end = self.asked_of(unit, rules, year).or_else(|| rules.window_of(year)?.to);
        rules.is_for(unit) && end.is_none_or(|day| unit.validity().contains(day))
    }

    /// The sets for a kind of unit that are in force on the day on which the unit asked in a year,
    /// or else at the end of the window.
    fn in_force(&self, unit: &Unit, year: Year) -> Vec<&'a Arc<RuleSet>> {
        let is_in_force = |rules: &RuleSet| match self.asked_of(unit, rules, year) {
            Some(day) => rules.in_force.contains(day),
            None => rules.judges(year),
        };
        self.library.all_of(unit.kind, is_in_force)
    }

    /// The rule sets that judge a unit in a year: those in force when it asked, or else at the end
    /// of their window.
    pub fn rules_of(&self, unit: &Unit, year: Year) -> Vec<&'a Arc<RuleSet>> {
        self.in_force(unit, year)
            .into_iter()
            .filter(|rules| self.is_judged(unit, rules, year))
            .collect()
    }

    /// What the book's figures say of a unit and a standard in a year; `None` if no rule set judges
    /// it.
    pub fn outcome(&self, unit: &Unit, standard: &KindCode, year: Year) -> Option<Outcome> {
        match self.evaluated(unit, standard, year) {
            Standing::Evaluated(_, outcome) => Some(outcome),
            Standing::Circular => Some(Outcome::Missing),
            Standing::NoRules => None,
        }
    }

    /// An indicator's figure for a unit and a window of a year, with what the unit had taken in by
    /// a day, if one is given.
    pub fn figure(
        &self,
        unit: &Unit,
        indicator: &KindCode,
        year: Year,
        window: Period,
        joined_by: Option<Day>,
    ) -> Figure {
        let goes_on = self.as_of.zip(window.to).is_some_and(|(as_of, to)| as_of < to);
        self.facts
            .figure(unit, indicator, &Span { joined_by, goes_on, ..Span::of_year(year, window) })
            .figure
    }

    /// An indicator's figure over days that are no whole year, such as a month: of the totals only
    /// one of the same days stands for them.
    pub fn figure_over(
        &self,
        unit: &Unit,
        indicator: &KindCode,
        days: Period,
        joined_by: Option<Day>,
    ) -> Figure {
        let Some(last) = days.to else {
            return Figure { low: 0, high: None, origin: Origin::Incidents };
        };
        let goes_on = self.as_of.is_some_and(|as_of| as_of < last);
        let span = Span { joined_by, goes_on, rolling: true, ..Span::of_year(last.year(), days) };
        self.facts.figure(unit, indicator, &span).figure
    }

    /// The outcome of the rule set in force, from memory where it was worked out before.
    pub(crate) fn evaluated(&self, unit: &Unit, standard: &KindCode, year: Year) -> Standing<'a> {
        let Some(rules) = self
            .in_force(unit, year)
            .into_iter()
            .find(|rules| rules.standard == *standard && rules.is_for(unit))
        else {
            return Standing::NoRules;
        };
        let key = (unit.id.clone(), year, rules.id.clone());
        if let Some(outcome) = self.outcomes.borrow().get(&key) {
            return Standing::Evaluated(rules, *outcome);
        }
        if self.nested.borrow().contains(&key) || self.nested.borrow().len() >= MOST_NESTED {
            return Standing::Circular;
        }
        self.nested.borrow_mut().push(key);
        let outcome = (self.judge)(self, unit, rules, year);
        self.nested.borrow_mut().pop();
        outcome.map_or(Standing::NoRules, |outcome| Standing::Evaluated(rules, outcome))
    }

    /// Remembers what a unit and a year come to by a rule set.
    pub(crate) fn remember(&self, unit: &Unit, rules: &RuleSet, year: Year, outcome: Outcome) {
        self.outcomes.borrow_mut().insert((unit.id.clone(), year, rules.id.clone()), outcome);
    }
}
