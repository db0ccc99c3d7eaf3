//! The test on the units below: what share of them registered, or was recognised.

use super::distance::{Distance, Lack};
use super::evaluate::{Evaluator, Found, Standing};
use super::question::Question;
use super::{Having, Need, Outcome, Percent, Reason, RecordRef, ShareTotals};
use crate::book::{KindCode, RecordKind, Unit, UnitClass, UnitKind};

/// What a share test asks.
pub(super) struct Asked<'q> {
    pub of: &'q [UnitKind],
    pub except: &'q [UnitClass],
    pub having: &'q Having,
    pub at_least: Percent,
    pub totals: Option<&'q ShareTotals>,
}

/// How many units have it, and of how many nobody knows.
#[derive(Default)]
struct Count {
    reached: u32,
    unknown: u32,
    whole: u32,
    /// Whether the figures are totals that were entered.
    from_totals: bool,
}

impl Evaluator<'_> {
    pub(super) fn unit_share(&self, question: &Question, asked: &Asked) -> Found {
        let counts = |unit: &&Unit| {
            let is_left_out = unit.class.is_some_and(|class| asked.except.contains(&class));
            let exists = question.window.to.is_none_or(|day| unit.validity().contains(day));
            asked.of.contains(&unit.kind) && !is_left_out && exists
        };
        let mut found = Found::default();
        let mut count = Count::default();
        for unit in self.facts.units_in_shard(question.unit).filter(counts) {
            count.whole = count.whole.saturating_add(1);
            let (has, record) = match asked.having {
                Having::Registered => self.is_registered(unit, question),
                Having::Recognised(standard) => self.is_recognised(unit, standard, question),
            };
            found.records.extend(record);
            match has {
                Some(true) => count.reached = count.reached.saturating_add(1),
                Some(false) => {}
                None => {
                    count.unknown = count.unknown.saturating_add(1);
                    found.needs.push(need_of(unit, question, asked.having));
                }
            }
        }
        count.from_totals = count.whole == 0;
        if count.from_totals {
            count = self.count_from_totals(question, asked.totals, &mut found);
        }
        self.conclude_share(found, &count, asked, question)
    }

    fn conclude_share(&self, mut found: Found, count: &Count, asked: &Asked, question: &Question) -> Found {
        if count.whole == 0 {
            found.because.push(Reason::NoUnits);
            found.outcome = Some(Outcome::Missing);
            found.needs.push(Need::Units { of: question.unit.id.clone(), kinds: asked.of.to_vec() });
            return found;
        }
        let at_most = count.reached.saturating_add(count.unknown);
        let outcome = if asked.at_least.is_reached(count.reached, count.whole) {
            Outcome::Met
        } else if asked.at_least.is_reached(at_most, count.whole) {
            Outcome::Missing
        } else {
            Outcome::NotMet
        };
        let Count { reached, unknown, whole, from_totals } = *count;
        let having = asked.having.clone();
        if outcome == Outcome::NotMet {
            found.distances.extend(Distance::to_least(Lack::Units(having.clone()), reached, asked.at_least.least_of(whole)));
        }
        found.because.push(Reason::Share { having, reached, unknown, whole, at_least: asked.at_least, from_totals });
        found.conclude(outcome)
    }

    fn count_from_totals(&self, question: &Question, totals: Option<&ShareTotals>, found: &mut Found) -> Count {
        let Some(totals) = totals else { return Count::default() };
        let mut read = |indicator: &KindCode| match self.facts.total(&question.unit.id, indicator, question.year) {
            Some(total) => {
                found.records.push(RecordRef::to(total));
                Some(total.value)
            }
            None => {
                found.needs.push(question.need(RecordKind::YearlyTotal, Some(indicator)));
                None
            }
        };
        let (whole, part) = (read(&totals.whole), read(&totals.part));
        match (whole, part) {
            (Some(whole), Some(reached)) => Count { reached, unknown: 0, whole, from_totals: true },
            (Some(whole), None) => Count { reached: 0, unknown: whole, whole, from_totals: true },
            (None, _) => Count { from_totals: true, ..Count::default() },
        }
    }

    fn is_registered(&self, unit: &Unit, question: &Question) -> (Option<bool>, Option<RecordRef>) {
        let registrations = &self.facts.of(&unit.id).registrations;
        let found = registrations.iter().find(|registration| registration.year == question.year);
        // One that was not entered may still have been made.
        (found.map(|_| true), found.map(|registration| RecordRef::to(*registration)))
    }

    /// By recognition; without one, a unit that does not meet the set in force cannot have been recognised.
    fn is_recognised(&self, unit: &Unit, standard: &KindCode, question: &Question) -> (Option<bool>, Option<RecordRef>) {
        if let Some(recognition) = self.facts.recognition(&unit.id, standard, question.year) {
            return (Some(recognition.stands()), Some(RecordRef::to(recognition)));
        }
        let evaluated = self.evaluated(unit, standard, question.year);
        (matches!(evaluated, Standing::Evaluated(_, Outcome::NotMet)).then_some(false), None)
    }
}

fn need_of(unit: &Unit, question: &Question, having: &Having) -> Need {
    let (kind, code) = match having {
        Having::Registered => (RecordKind::Registration, None),
        Having::Recognised(standard) => (RecordKind::Recognition, Some(standard.clone())),
    };
    Need::Record { kind, unit: unit.id.clone(), year: question.year, code }
}
