//! Evaluation: a unit, a year and a rule set give a verdict.

use std::sync::Arc;

use crate::certainty;
use crate::conditions::{CommonReason, Condition, RuleTest, Test, each_test};
use crate::distance::Distance;
use crate::evaluator::Evaluator;
use crate::finding::{Finding, Verdict};
use crate::library::Library;
use crate::question::{Passed, Question};
use crate::question_days::{Moment, Windows};
use crate::rule_set::RuleSet;
use crate::rulings::{Rulings, last_day};
use crate::score;
use crate::test_finding::TestFinding;
use crate::window::Window;
use book::{Book, Catalogue, Day, Outcome, Period, Reading, Unit, Year};

impl<'a> Evaluator<'a> {
    /// Makes an evaluator of a book. `reading` says how to read "kiềm chế, kéo giảm" where a rule
    /// set names no reading.
    ///
    /// With `as_of`, only what could be known on that day counts, and a window that is still open
    /// is judged up to it. Without it, the whole book and whole windows count.
    pub fn new(
        book: &'a Book,
        library: &'a Library,
        catalogue: &'a Catalogue,
        reading: Reading,
        as_of: Option<Day>,
    ) -> Self {
        Self::with_judge(book, library, catalogue, reading, as_of, outcome_of)
    }

    /// The verdict on a unit by a rule set for a year; `None` if the year's window cannot be
    /// represented.
    ///
    /// A set with `asked_by` is judged at the moment of asking. That is the day of the year's
    /// latest paper of that kind, on or after the set's first day in force; else the day up to
    /// which the book is looked at, or the last day of the year.
    pub fn verdict(&self, unit: &Unit, rules: &Arc<RuleSet>, year: Year) -> Option<Verdict> {
        let moment = rules.moment(year, self.asked_of(unit, rules, year), self.as_of());
        let verdict = self.verdict_at(unit, rules, year, moment)?;
        self.remember(&unit.id, rules, year, verdict.outcome);
        Some(verdict)
    }

    /// The verdict for a request made on this day, if the set is judged at the moment of asking.
    /// For any other set, the year's verdict.
    pub fn verdict_on(&self, unit: &Unit, rules: &Arc<RuleSet>, day: Day) -> Option<Verdict> {
        let moment = rules
            .moment(day.year(), None, Some(day))
            .map(|moment| Moment { drifts: false, ..moment });
        self.verdict_at(unit, rules, day.year(), moment)
    }

    fn verdict_at(
        &self,
        unit: &Unit,
        rules: &Arc<RuleSet>,
        year: Year,
        moment: Option<Moment>,
    ) -> Option<Verdict> {
        let reading = self.insisted.or(rules.reading).unwrap_or(self.reading);
        let question = Question::new(
            unit,
            year,
            &rules.id,
            reading,
            Windows { window: rules.window, moment },
            self.as_of(),
        )?;
        let findings = self.judge_all(&rules.conditions, &question);
        let scored = rules.scoring.as_ref().map(|scoring| score::add_up(scoring, &findings));
        let by_conditions = || Outcome::all(findings.iter().map(|finding| finding.outcome));
        let outcome = match (&rules.draft, &scored) {
            (Some(_), _) => Outcome::ForDecision,
            (None, Some((_, outcome))) => *outcome,
            (None, None) => by_conditions(),
        };
        let word = self.recognised(unit, &rules.standard, year, Some(&question));
        Some(Verdict {
            unit: unit.id.clone(),
            year,
            rules: Arc::clone(rules),
            reading,
            window: question.window,
            is_open: question.passed != Passed::Wholly,
            asked: moment.and_then(|moment| moment.asked),
            asked_before: self.asked_before(unit, rules, year),
            outcome,
            recorded: word.as_ref().filter(|word| word.speaks_of_all).map(|word| word.granted),
            revoked_later: word.and_then(|word| word.revoked_later),
            settled: match (&rules.draft, &rules.scoring) {
                (Some(_), _) => false,
                (None, Some(_)) => score::is_settled(outcome, &findings, &question),
                (None, None) => certainty::all_settled(outcome, &findings),
            },
            score: scored.map(|(score, _)| score),
            warnings: self.judge_all(&rules.warnings, &question),
            targets: self.judge_all(&rules.targets, &question),
            findings,
        })
    }

    /// The verdicts on all units that a rule set judges in a year, commune by commune in the order
    /// of their ids.
    pub fn verdicts(&self, rules: &Arc<RuleSet>, year: Year) -> Vec<Verdict> {
        let mut judged: Vec<_> =
            self.book.units().filter(|unit| self.is_judged(unit, rules, year)).collect();
        book::sort::sort_by_key(&mut judged, |unit| (self.facts.home(&unit.id), &unit.id));
        judged.into_iter().filter_map(|unit| self.verdict(unit, rules, year)).collect()
    }

    /// The outcome of one test for a unit and calendar year, outside any rule set, over the given
    /// window.
    pub fn answer(&self, unit: &Unit, year: Year, window: Period, test: &Test) -> Outcome {
        let windows = Windows { window: Window::CALENDAR_YEAR, moment: None };
        let question = Question::new(unit, year, "", self.reading, windows, None)
            .map(|question| question.over(window));
        question.and_then(|question| self.test(test, &question).outcome).unwrap_or(Outcome::Missing)
    }

    fn judge_all(&self, conditions: &[Arc<Condition>], question: &Question) -> Vec<Finding> {
        conditions.iter().map(|condition| self.judge(condition, question)).collect()
    }

    fn judge(&self, condition: &Arc<Condition>, question: &Question) -> Finding {
        let test = &condition.requires;
        let found = self.test(test, question);
        let mut found = self.with_former_units(test, found, question);
        let Rulings { ruled, before: ruled_before, rivals } = self.ruling(condition, question);
        let points = condition.points.as_ref();
        let given = points.and_then(|points| self.points_given(question, points, &mut found));
        if let Some(first) = rivals.first() {
            let records = rivals.iter().map(|ruled| ruled.record.clone());
            found = found.disagreeing(Some(first.date), "ruling", records);
        }
        let computed = found.outcome.unwrap_or(Outcome::Missing);
        if let Some((ruled, to)) = ruled_before.as_ref().zip(last_day(test, question)) {
            let (ruling, by, date) = (ruled.ruling, ruled.by.clone(), ruled.date);
            found.because.push(CommonReason::RuledBefore { ruling, by, date, to }.into());
        }
        let outcome = ruled.as_ref().map_or(computed, |ruled| ruled.ruling.into());
        let settled = match &ruled {
            Some(_) => self.stays(test, outcome, question),
            None => self.is_settled(test, computed, &found.children, question),
        };
        if question.passed == Passed::Wholly {
            // No further record can follow.
            found.distances.retain(|distance| !matches!(distance, Distance::Room { .. }));
        }
        let given = given.filter(|_| ruled.is_none());
        Finding {
            condition: Arc::clone(condition),
            outcome,
            computed,
            settled,
            points: points.map(|points| points.of(outcome, given, found.cases)),
            ruled,
            ruled_before,
            because: found.because,
            records: found.records,
            needs: found.needs,
            distances: found.distances,
            children: found.children,
        }
    }

    /// Runs a test, before a person's ruling and without the former units.
    pub(crate) fn test(&self, test: &Test, question: &Question) -> TestFinding {
        let group = |parts: &[Arc<Condition>], outcome_of: fn(&[Finding]) -> Outcome| {
            let children = self.judge_all(parts, question);
            TestFinding { outcome: Some(outcome_of(&children)), children, ..TestFinding::default() }
        };
        each_test!(
            test,
            test => test.judge(self, question),
            all parts => group(parts, |children| {
                Outcome::all(children.iter().map(|child| child.outcome))
            }),
            any parts => group(parts, |children| {
                Outcome::any(children.iter().map(|child| child.outcome))
            }),
        )
    }
}

/// The outcome of a unit and year by a rule set.
fn outcome_of(
    evaluator: &Evaluator<'_>,
    unit: &Unit,
    rules: &Arc<RuleSet>,
    year: Year,
) -> Option<Outcome> {
    evaluator.verdict(unit, rules, year).map(|verdict| verdict.outcome)
}
