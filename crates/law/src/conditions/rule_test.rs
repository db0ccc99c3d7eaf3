//! What every test of the rule language answers.

use book::{Catalogue, Outcome};

use super::{Limit, Names, Timeframe};
use crate::evaluator::Evaluator;
use crate::found::Found;
use crate::question::Question;

/// How what former units had counts for the unit that was formed from them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FormerUnits {
    /// Not at all: figures of former units are summed, or the test is about the unit alone.
    Apart,
    /// Where the unit has nothing itself, one former unit that has it leaves it to a person.
    OneIsEnough,
    /// Where the unit has nothing itself, a person decides once each former unit has an answer:
    /// figures and answers of some say nothing of the whole.
    AllAnswer,
    /// What the former units have may be added to what the unit has, also of those that it took in.
    AddedUp,
    /// What happened in a former unit happened in the unit, also in those that it took in.
    Happened,
}

/// A test of the rule language.
pub(crate) trait RuleTest {
    /// What it and its members are called.
    const NAMES: &'static Names;

    /// What comes out for a unit, by the records of the book.
    fn judge(&self, evaluator: &Evaluator, question: &Question) -> Found;

    /// What comes out for a unit that another was formed from.
    fn judge_former_unit(&self, evaluator: &Evaluator, question: &Question) -> Found {
        self.judge(evaluator, question)
    }

    /// How what former units had counts for the unit that was formed from them.
    fn former_units(&self) -> FormerUnits;

    /// What a rule file must keep to, in the order in which mistakes are told.
    fn limits(&self) -> Vec<Limit<'_>>;

    /// Whether it could pass where another one, which it was made from, does not. The catalogue
    /// ranks ratings.
    fn is_looser_than(&self, origin: &Self, catalogue: &Catalogue) -> bool;

    /// Whether an outcome cannot be otherwise on a later day of the window: something happened, or
    /// was done in time or too late.
    fn is_final(&self, outcome: Outcome, catalogue: &Catalogue) -> bool;

    /// Whether a person's ruling cannot be otherwise on a later day of the window.
    fn is_final_ruling(&self, ruling: Outcome, catalogue: &Catalogue) -> bool {
        self.is_final(ruling, catalogue)
    }

    /// The part of the year in which it must be done, where the test names one.
    fn timeframe(&self) -> Option<Timeframe> {
        None
    }

    /// Whether it looks at what happened, which nobody can undo.
    fn counts_events(&self) -> bool;
}
