//! A unit and year that a check looks at: gives the tests their figures, and takes what they find.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use super::reason::DoubtReason;
use crate::evaluator::Evaluator;
use crate::finding::RecordRef;
use crate::rule_set::RuleSet;
use crate::span::Span;
use book::{KindCode, KindGroup, Period, Unit, UnitId, UnitKind, Year, YearlyTotal};

/// A figure that is known exactly, with the records that it comes from.
#[derive(Clone)]
pub(super) struct Exact {
    pub value: u32,
    pub records: Vec<RecordRef>,
}

/// Earlier lookups, because several checks ask for the same.
#[derive(Default)]
pub(super) struct Known {
    figures: RefCell<HashMap<(UnitId, KindCode, Year), Option<Exact>>>,
    windows: RefCell<HashMap<(UnitKind, Year), Vec<Period>>>,
}

/// The finding of a test.
pub(super) struct Found {
    /// The mark that distinguishes it from other findings of the test for the unit and year.
    pub about: String,
    pub reason: DoubtReason,
    pub records: Vec<RecordRef>,
}

/// A unit and year that a check looks at, with the findings so far.
pub(super) struct Look<'l, 'a> {
    pub evaluator: &'l Evaluator<'a>,
    pub unit: &'l Unit,
    pub year: Year,
    pub known: &'l Known,
    pub found: Vec<Found>,
}

impl<'a> Look<'_, 'a> {
    /// Adds a finding.
    pub fn doubt(&mut self, about: &str, reason: DoubtReason, records: Vec<RecordRef>) {
        self.found.push(Found { about: about.to_owned(), reason, records });
    }

    /// The indicators that a test names, each once; all that are counted from incidents if it names
    /// none.
    pub fn indicators(&self, named: &[KindCode]) -> Vec<KindCode> {
        let catalogue = self.evaluator.catalogue();
        if named.is_empty() {
            let all = catalogue.group(KindGroup::Indicator);
            return all
                .filter(|kind| kind.counts.is_some())
                .map(|kind| kind.code.clone())
                .collect();
        }
        let known = named.iter().filter(|code| catalogue.get(KindGroup::Indicator, code).is_some());
        book::sort::set_of(known).into_iter().cloned().collect()
    }

    /// The periods that a year's figures of the unit may count: the calendar year, and the window
    /// of each rule set that judges it. The first is that of the standard of safety, if it is
    /// judged.
    pub fn windows(&self, year: Year) -> Vec<Period> {
        let key = (self.unit.kind, year);
        if let Some(known) = self.known.windows.borrow().get(&key) {
            return known.clone();
        }
        let windows = self.all_windows(year);
        self.known.windows.borrow_mut().insert(key, windows.clone());
        windows
    }

    fn all_windows(&self, year: Year) -> Vec<Period> {
        let judging = |rules: &RuleSet| rules.judges(year);
        let sets = self.evaluator.library.all_of(self.unit.kind, judging);
        let (safety, others): (Vec<_>, Vec<_>) =
            sets.into_iter().partition(|rules| rules.standard.as_str() == SAFETY);
        let of = |rules: &&Arc<RuleSet>| rules.window_of(year);
        let mut windows: Vec<Period> = safety.iter().filter_map(of).collect();
        for window in std::iter::once(year.period()).chain(others.iter().filter_map(of)) {
            if !windows.contains(&window) {
                windows.push(window);
            }
        }
        windows
    }

    /// The days of a year that the unit's figures are usually of, as a figure looks at them.
    pub fn span(&self, year: Year) -> Span {
        let window = self.windows(year).first().copied().unwrap_or_else(|| year.period());
        self.span_of(year, window)
    }

    /// These days of a year, as a figure looks at them.
    pub fn span_of(&self, year: Year, window: Period) -> Span {
        let goes_on = self.evaluator.as_of().zip(window.to).is_some_and(|(as_of, to)| as_of < to);
        Span { goes_on, past: year != self.year, ..Span::of_year(year, window) }
    }

    /// A figure of the unit, if it is known exactly; a figure that records contradict is not.
    pub fn figure(&self, indicator: &KindCode, year: Year) -> Option<Exact> {
        let key = (self.unit.id.clone(), indicator.clone(), year);
        if let Some(known) = self.known.figures.borrow().get(&key) {
            return known.clone();
        }
        let exact = self.exact(self.unit, indicator, &self.span(year));
        self.known.figures.borrow_mut().insert(key, exact.clone());
        exact
    }

    /// A unit's figure over these days, if it is known exactly.
    pub fn exact(&self, unit: &Unit, indicator: &KindCode, span: &Span) -> Option<Exact> {
        let measured = self.evaluator.facts.figure(unit, indicator, span);
        measured.figure.exact().map(|value| Exact { value, records: measured.records })
    }

    /// The total that was entered for the unit and a year.
    pub fn total(&self, indicator: &KindCode, year: Year) -> Option<&'a YearlyTotal> {
        let windows = self.windows(year);
        windows.into_iter().find_map(|window| {
            self.evaluator.facts.total(&self.unit.id, indicator, year, Some(window))
        })
    }
}

/// The code of the standard of safety. Figures usually count the days of its window.
const SAFETY: &str = "safety";
