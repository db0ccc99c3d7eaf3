//! A person's rulings on conditions, and whether they stand.

use crate::certainty;
use crate::conditions::{Condition, RuleTest, Test, each_test};
use crate::covered_days::HasCoverage;
use crate::evaluator::Evaluator;
use crate::finding::{Finding, RecordRef, Ruled};
use crate::question::{Passed, Question};
use book::{Day, Decision, Outcome};

/// A person's rulings on a condition.
#[derive(Default)]
pub(crate) struct Rulings {
    /// The ruling in force.
    pub ruled: Option<Box<Ruled>>,
    /// A ruling from before the days asked about were over.
    pub before: Option<Box<Ruled>>,
    /// Rulings of one day and moment that differ, so none is in force.
    pub rivals: Vec<Ruled>,
}

impl Evaluator<'_> {
    /// The latest ruling on a condition. It is in force if it covers the days that the condition
    /// asks about.
    pub(crate) fn ruling(&self, condition: &Condition, question: &Question) -> Rulings {
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
        let covers = decision.coverage().covers(last_day(test, question))
            || self.rules_for_good(test, decision.ruling.into());
        let ruled = Some(Box::new(Ruled::of(decision)));
        let (ruled, before) = if covers { (ruled, None) } else { (None, ruled) };
        Rulings { ruled, before, rivals: Vec::new() }
    }

    /// Whether a ruling is final before the window ends, because it is about something that
    /// happened or was done in time.
    fn rules_for_good(&self, test: &Test, ruling: Outcome) -> bool {
        each_test!(
            test,
            test => test.is_final_ruling(ruling, self.facts.catalogue()),
            parts parts => parts.iter().all(|part| self.rules_for_good(&part.requires, ruling)),
        )
    }

    /// Whether an outcome of a test is final before the window ends.
    fn lasts(&self, test: &Test, outcome: Outcome) -> bool {
        each_test!(
            test,
            test => test.is_final(outcome, self.facts.catalogue()),
            parts parts => parts.iter().all(|part| self.lasts(&part.requires, outcome)),
        )
    }

    /// Whether no later record can change a ruling.
    pub(crate) fn stays(&self, test: &Test, outcome: Outcome, question: &Question) -> bool {
        match question.passed {
            Passed::Wholly => true,
            Passed::Drifting => false,
            Passed::Partly => self.lasts(test, outcome),
        }
    }

    /// Whether no later record can change an outcome.
    ///
    /// After the window, none can: the figures say met or not met only where nothing that is
    /// missing matters. Before that, only what happened, or was done in time, is final.
    pub(crate) fn is_settled(
        &self,
        test: &Test,
        outcome: Outcome,
        children: &[Finding],
        question: &Question,
    ) -> bool {
        match (outcome, question.passed) {
            (Outcome::Missing | Outcome::ForDecision, _) => false,
            (Outcome::Met | Outcome::NotMet, Passed::Partly) => each_test!(
                test,
                _ => self.lasts(test, outcome),
                all _ => certainty::all_settled(outcome, children),
                any _ => certainty::any_settled(outcome, children),
            ),
            (Outcome::Met | Outcome::NotMet, Passed::Wholly | Passed::Drifting) => {
                self.stays(test, outcome, question)
            }
        }
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

/// The last day on which something can happen that a test counts.
pub(crate) fn last_day(test: &Test, question: &Question) -> Option<Day> {
    each_test!(
        test,
        test => match test.timeframe() {
            Some(within) => {
                [question.days(within).to, question.window.to].into_iter().flatten().min()
            }
            None => question.window.to,
        },
        parts parts => parts.iter().filter_map(|part| last_day(&part.requires, question)).max(),
    )
}
