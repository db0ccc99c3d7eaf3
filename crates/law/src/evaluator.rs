//! The evaluator: a book, the rule sets, and a memory of earlier look-ups.
//!
//! Tests ask it for facts, for decisions and for the standing of other units. `evaluate` makes the
//! verdicts.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use crate::facts::Facts;
use crate::figure::{Figure, Origin};
use crate::library::Library;
use crate::rule_set::RuleSet;
use crate::span::Span;
use book::{
    Book, Catalogue, Day, KindCode, Known, Outcome, Period, Reading, Shard, Unit, UnitId, Year,
};

/// The standing of a unit under a standard, by evaluation.
pub(crate) enum Standing<'a> {
    /// A rule set judged it, with this outcome.
    Evaluated(&'a Arc<RuleSet>, Outcome),
    /// No rule set judges the year.
    NoRules,
    /// Rule sets ask for each other in a circle.
    Circular,
}

/// The greatest depth of rule sets that ask for each other's outcome. A deeper chain, which no law
/// has, counts as a circle.
const MOST_NESTED: usize = 8;

/// A function that gives the outcome of a unit and year by a rule set.
type Judge = fn(&Evaluator<'_>, &Unit, &Arc<RuleSet>, Year) -> Option<Outcome>;

/// Evaluates the units of one book. Use one evaluator for a series of questions, because it
/// remembers what it looked up.
pub struct Evaluator<'a> {
    pub(crate) facts: Facts<'a>,
    pub(crate) library: &'a Library,
    pub(crate) book: &'a Book,
    pub(crate) reading: Reading,
    /// A reading that overrides those of the rule sets.
    pub(crate) insisted: Option<Reading>,
    as_of: Option<Day>,
    /// Judges a unit, for a test that asks for another verdict.
    judge: Judge,
    outcomes: RefCell<HashMap<(UnitId, Year, String), Outcome>>,
    /// The verdicts in progress, each needed by the one before it.
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

    /// The catalogue of the book.
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

    /// Whether a rule set judges a unit in a year. The unit must have the right kind and class, and
    /// exist at the moment of asking or, without one, at the end of the year's window.
    pub fn is_judged(&self, unit: &Unit, rules: &RuleSet, year: Year) -> bool {
        let end = self.asked_of(unit, rules, year).or_else(|| rules.window_of(year)?.to);
        rules.is_for(unit) && end.is_none_or(|day| unit.validity().contains(day))
    }

    /// The sets for a kind of unit that are in force on the day on which the unit asked, or, if it
    /// did not ask in the year, at the end of the window.
    fn in_force(&self, unit: &Unit, year: Year) -> Vec<&'a Arc<RuleSet>> {
        let is_in_force = |rules: &RuleSet| match self.asked_of(unit, rules, year) {
            Some(day) => rules.in_force.contains(day),
            None => rules.judges(year),
        };
        self.library.all_of(unit.kind, is_in_force)
    }

    /// The rule sets that judge a unit in a year: those in force when it asked, or, if it did not
    /// ask, at the end of their window.
    pub fn rules_of(&self, unit: &Unit, year: Year) -> Vec<&'a Arc<RuleSet>> {
        self.in_force(unit, year)
            .into_iter()
            .filter(|rules| self.is_judged(unit, rules, year))
            .collect()
    }

    /// The outcome of a unit for a standard and year by the book's figures; `None` if no rule set
    /// judges it.
    pub fn outcome(&self, unit: &Unit, standard: &KindCode, year: Year) -> Option<Outcome> {
        match self.evaluated(unit, standard, year) {
            Standing::Evaluated(_, outcome) => Some(outcome),
            Standing::Circular => Some(Outcome::Missing),
            Standing::NoRules => None,
        }
    }

    /// An indicator's figure for a unit over a window of a year. If a day is given, it includes
    /// what the unit had taken in by then.
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

    /// An indicator's figure over days that are not a whole year, such as a month. Only a total of
    /// exactly these days counts.
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

    /// The outcome of the rule set in force, remembered after the first time.
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

    /// Remembers the outcome of a unit and year by a rule set of the library. Another set may have
    /// the id of one of them.
    pub(crate) fn remember(
        &self,
        unit: &UnitId,
        rules: &Arc<RuleSet>,
        year: Year,
        outcome: Outcome,
    ) {
        if self.library.rule_sets().iter().any(|own| Arc::ptr_eq(own, rules)) {
            self.outcomes.borrow_mut().insert((unit.clone(), year, rules.id.clone()), outcome);
        }
    }
}
