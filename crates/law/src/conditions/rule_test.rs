//! The interface of the tests of the rule language.

use book::{Catalogue, Outcome};

use super::{Limit, Names, Timeframe};
use crate::evaluator::Evaluator;
use crate::question::Question;
use crate::test_finding::TestFinding;

/// The way in which records of former units count for the unit that was formed from them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FormerUnits {
    /// They do not count: figures of former units are summed, or the test is about the unit alone.
    Apart,
    /// If the unit has nothing itself and one former unit has it, a person decides.
    OneIsEnough,
    /// If the unit has nothing itself, a person decides once every former unit has an answer.
    /// Figures and answers of only some of them say nothing about the whole.
    AllAnswer,
    /// The records of former units may be added to those of the unit. This includes units that it
    /// took in.
    AddedUp,
    /// An event in a former unit is an event in the unit. This includes units that it took in.
    Happened,
}

/// A test of the rule language.
pub(crate) trait RuleTest {
    /// The names of the test and its members.
    const NAMES: &'static Names;

    /// Judges a unit by the records of the book.
    fn judge(&self, evaluator: &Evaluator, question: &Question) -> TestFinding;

    /// Judges a former unit.
    fn judge_former_unit(&self, evaluator: &Evaluator, question: &Question) -> TestFinding {
        self.judge(evaluator, question)
    }

    /// The way in which records of former units count for the unit that was formed from them.
    fn former_units(&self) -> FormerUnits;

    /// The limits that a rule file must keep to, in the order in which mistakes are reported.
    fn limits(&self) -> Vec<Limit<'_>>;

    /// Whether this test could pass where its origin does not. The catalogue ranks ratings.
    fn is_looser_than(&self, origin: &Self, catalogue: &Catalogue) -> bool;

    /// Whether no later day of the window can change an outcome: something happened, or was done in
    /// time or too late.
    fn is_final(&self, outcome: Outcome, catalogue: &Catalogue) -> bool;

    /// Whether no later day of the window can change a person's ruling.
    fn is_final_ruling(&self, ruling: Outcome, catalogue: &Catalogue) -> bool {
        self.is_final(ruling, catalogue)
    }

    /// The part of the year in which it must be done, if the test names one.
    fn timeframe(&self) -> Option<Timeframe> {
        None
    }

    /// Whether it looks at events, which nobody can undo.
    fn counts_events(&self) -> bool;
}
