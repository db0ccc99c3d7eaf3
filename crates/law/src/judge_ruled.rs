//! Words of those who decide: rulings on a condition, and recognitions. Each speaks of what lay
//! before it.

use super::certainty;
use super::evaluate::{Evaluator, Standing};
use super::finding::Ruled;
use super::latest::Latest;
use super::question::{Passed, Question};
use super::reach::{Reach, Word};
use super::{Condition, Finding, Outcome, RecordRef, Test};
use book::{Day, Decision, KindCode, Recognition, Unit, Year};

/// What a person ruled on a condition.
#[derive(Default)]
pub(super) struct Rulings {
    /// The ruling in force.
    pub ruled: Option<Box<Ruled>>,
    /// One that came too early.
    pub before: Option<Box<Ruled>>,
    /// Several of one day and moment that rule differently: none is in force.
    pub rivals: Vec<Ruled>,
}

/// Whether a unit has a standard for a year, by the word that counts.
pub(super) struct Recognised<'a> {
    pub record: &'a Recognition,
    /// Whether it was granted and not taken back by then.
    pub granted: bool,
    pub reach: Reach,
    /// Whether it speaks of the whole window of the standard's own set, and no other word of the
    /// same moment says otherwise.
    pub speaks_of_all: bool,
    /// Words of the same day and moment that say otherwise.
    pub rivals: Vec<&'a Recognition>,
    /// The day after the days asked about on which it was taken back.
    pub revoked_later: Option<Day>,
}

impl<'a> Evaluator<'a> {
    /// The latest ruling on a condition: in force if it covers what the condition asks about.
    pub(super) fn ruling(&self, condition: &Condition, question: &Question) -> Rulings {
        let Some(latest) =
            self.facts.decision(&question.unit.id, question.rules, &condition.id, question.year)
        else {
            return Rulings::default();
        };
        let Some(decision) = latest.agreed() else {
            let rivals = latest.rivals.iter().copied().chain([latest.record]).map(Ruled::of);
            return Rulings { rivals: rivals.collect(), ..Rulings::default() };
        };
        let test = &condition.requires;
        let covers = decision.reach().covers(last_day(test, question))
            || self.rules_for_good(test, decision.ruling.into());
        let ruled = Some(Box::new(Ruled::of(decision)));
        let (ruled, before) = if covers { (ruled, None) } else { (None, ruled) };
        Rulings { ruled, before, rivals: Vec::new() }
    }

    /// Whether a ruling cannot be otherwise on a later day of the window: what it rules on
    /// happened, or was done in time.
    fn rules_for_good(&self, test: &Test, ruling: Outcome) -> bool {
        match test {
            Test::All(parts) | Test::Any(parts) => {
                parts.iter().all(|part| self.rules_for_good(&part.requires, ruling))
            }
            Test::Paper { .. } | Test::Registration { .. } => ruling == Outcome::Met,
            _ => self.lasts(test, ruling),
        }
    }

    /// Whether an outcome of a test cannot be otherwise on a later day of the window.
    fn lasts(&self, test: &Test, outcome: Outcome) -> bool {
        match test {
            Test::All(parts) | Test::Any(parts) => {
                parts.iter().all(|part| self.lasts(&part.requires, outcome))
            }
            Test::Statement { kind, value } => {
                outcome == Outcome::of(Some(false)) && self.is_lasting(kind, !value)
            }
            _ => certainty::lasts(test, outcome),
        }
    }

    /// Whether a ruling stands, whatever is still to come.
    pub(super) fn stays(&self, test: &Test, outcome: Outcome, question: &Question) -> bool {
        match question.passed {
            Passed::Wholly => true,
            Passed::Drifting => false,
            Passed::Partly => self.lasts(test, outcome),
        }
    }

    /// Whether what came out of a test stands, whatever is still entered.
    ///
    /// When the window is over, it does: the figures say met or not met only where no missing one
    /// matters. Before that, it does where something happened that cannot be undone, or was done in
    /// time.
    pub(super) fn is_settled(
        &self,
        test: &Test,
        outcome: Outcome,
        children: &[Finding],
        question: &Question,
    ) -> bool {
        match (outcome, question.passed, test) {
            (Outcome::Missing | Outcome::ForDecision, ..) => false,
            (_, Passed::Partly, Test::All(_)) => certainty::all_settled(outcome, children),
            (_, Passed::Partly, Test::Any(_)) => certainty::any_settled(outcome, children),
            _ => self.stays(test, outcome, question),
        }
    }

    /// Whether a unit was recognised or refused for a year: the latest word, of several those made
    /// by the moment of asking first.
    pub(super) fn recognised(
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
            Latest::of(words, |word| (word.date, word.stamp.at), |a, b| says(a) == says(b))
        };
        let by_then = latest(&mut words().filter(precedes));
        // One that was made after the unit asked says how things stand today.
        let asked = question
            .and_then(|question| question.cut.moment)
            .map(|moment| moment.day)
            .filter(|_| by_then.is_some());
        let Latest { record, rivals } = by_then.or_else(|| latest(&mut words()))?;
        let reach = record.reach();
        // What was taken back after the days asked about stands for them.
        let known = self.facts.known_by;
        let end = question.and_then(|question| question.window.to);
        let day = asked.or_else(|| [known, end].into_iter().flatten().min());
        let granted = record.stands_on(day);
        let is_later = |on: &Day| granted && known.is_none_or(|known| *on <= known);
        Some(Recognised {
            record,
            granted,
            reach,
            speaks_of_all: rivals.is_empty()
                && self.end_of(unit, standard, year).is_none_or(|end| reach.covers(Some(end))),
            rivals,
            revoked_later: record.revoked.filter(is_later),
        })
    }

    /// Whether a unit was recognised, or refused, for the whole of a year.
    pub(super) fn decision_on(
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

    /// Whether a unit's own figures say the opposite of a decision on it.
    pub(super) fn is_contradicted(
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

    /// The last day of the window by which a unit is judged for a standard in a year, as far as it
    /// has passed; none for one that no window judges.
    fn end_of(&self, unit: &Unit, standard: &KindCode, year: Year) -> Option<Day> {
        let rules = self
            .library
            .in_force(standard, unit.kind, year)
            .filter(|rules| rules.asked_by.is_none())?;
        [rules.window_of(year)?.to, self.facts.known_by].into_iter().flatten().min()
    }
}

impl Ruled {
    fn of(decision: &Decision) -> Self {
        Self {
            record: RecordRef::to(decision),
            ruling: decision.ruling,
            reason: decision.reason.clone(),
            by: decision.by.clone(),
            date: decision.date,
        }
    }
}

/// The last day on which something can happen that a test looks at.
pub(super) fn last_day(test: &Test, question: &Question) -> Option<Day> {
    match test {
        Test::All(parts) | Test::Any(parts) => {
            parts.iter().filter_map(|part| last_day(&part.requires, question)).max()
        }
        Test::Paper { within, .. }
        | Test::Registration { within }
        | Test::Activity { within, .. } => {
            [question.days(*within).to, question.window.to].into_iter().flatten().min()
        }
        _ => question.window.to,
    }
}
