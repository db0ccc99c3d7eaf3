//! Recognitions and refusals: whether a decision gives a unit a standard, and whether the unit's
//! own figures agree.

use crate::covered_days::{Coverage, HasCoverage};
use crate::evaluator::{Evaluator, Standing};
use crate::latest_record::LatestRecord;
use crate::question::Question;
use book::{Day, KindCode, Recognition, Unit, Year};

/// The decision that counts for a unit, a standard and a year.
pub(crate) struct Recognised<'a> {
    pub record: &'a Recognition,
    /// Whether it was granted and not taken back by the days asked about.
    pub granted: bool,
    pub coverage: Coverage,
    /// Whether it covers the whole window of the standard's own set, and no other decision of the
    /// same moment contradicts it.
    pub speaks_of_all: bool,
    /// Decisions of the same day and moment that contradict it.
    pub rivals: Vec<&'a Recognition>,
    /// The day, after the days asked about, on which it was taken back.
    pub revoked_later: Option<Day>,
}

impl<'a> Evaluator<'a> {
    /// The latest decision on a unit for a year. Decisions made by the moment of asking come first.
    pub(crate) fn recognised(
        &self,
        unit: &Unit,
        standard: &KindCode,
        year: Year,
        question: Option<&Question>,
    ) -> Option<Recognised<'a>> {
        let is_for = |word: &&Recognition| word.year == year && word.standard == *standard;
        let words = || self.facts.of(&unit.id).recognitions.iter().copied().filter(is_for);
        let precedes = |word: &&Recognition| {
            question.is_none_or(|question| question.precedes_asking(word.date))
        };
        let latest = |words: &mut dyn Iterator<Item = &'a Recognition>| {
            let says = |word: &Recognition| (word.granted, word.revoked);
            LatestRecord::of(words, |word| (word.date, word.stamp.at), |a, b| says(a) == says(b))
        };
        let by_then = latest(&mut words().filter(precedes));
        // A decision made after the unit asked says how things stand today.
        let asked = question
            .and_then(|question| question.windows.moment)
            .map(|moment| moment.day)
            .filter(|_| by_then.is_some());
        let LatestRecord { record, rivals } = by_then.or_else(|| latest(&mut words()))?;
        let coverage = record.coverage();
        // A recognition that was taken back after the days asked about still holds for them.
        let known = self.facts.known_by;
        let end = question.and_then(|question| question.window.to);
        let day = asked.or_else(|| [known, end].into_iter().flatten().min());
        let granted = record.stands_on(day);
        let is_later = |on: &Day| granted && known.is_none_or(|known| *on <= known);
        Some(Recognised {
            record,
            granted,
            coverage,
            speaks_of_all: rivals.is_empty()
                && self.end_of(unit, standard, year).is_none_or(|end| coverage.covers(Some(end))),
            rivals,
            revoked_later: record.revoked.filter(is_later),
        })
    }

    /// Whether a unit is recognised for a standard and a year; false if it was refused or the
    /// recognition was taken back. `None` if the book has no decision.
    pub fn decided(&self, unit: &Unit, standard: &KindCode, year: Year) -> Option<bool> {
        self.recognised(unit, standard, year, None).map(|word| word.granted)
    }

    /// Whether a unit was recognised (`true`) or refused (`false`) for the whole of a year.
    pub(crate) fn decision_on(
        &self,
        unit: &Unit,
        standard: &KindCode,
        year: Year,
        question: &Question,
    ) -> Option<bool> {
        self.recognised(unit, standard, year, Some(question))
            .filter(|word| word.speaks_of_all)
            .map(|word| word.granted)
    }

    /// Whether a unit's own figures contradict a decision on it.
    pub(crate) fn is_contradicted(
        &self,
        unit: &Unit,
        standard: &KindCode,
        year: Year,
        granted: bool,
    ) -> bool {
        match self.evaluated(unit, standard, year) {
            Standing::Evaluated(rules, outcome) => {
                outcome.contradicts(granted) && self.is_judged(unit, rules, year)
            }
            Standing::NoRules | Standing::Circular => false,
        }
    }

    /// The last day, so far, of the window in which a unit is judged for a standard in a year; none
    /// if no window judges it.
    fn end_of(&self, unit: &Unit, standard: &KindCode, year: Year) -> Option<Day> {
        let rules = self
            .library
            .in_force(standard, unit.kind, year)
            .filter(|rules| rules.asked_by.is_none())?;
        [rules.window_of(year)?.to, self.facts.known_by].into_iter().flatten().min()
    }
}
