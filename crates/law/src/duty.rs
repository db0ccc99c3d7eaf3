//! What units have to do every year, as data.

use serde::Deserialize;

use super::conditions::Test;
use super::window::MonthDay;
use book::{KindCode, Label, Period, UnitKind};

/// Something that a unit has to do every year.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Duty {
    /// Its id.
    pub id: String,
    /// What is to be done.
    pub label: Label,
    /// The kinds of unit that have to do it.
    pub applies_to: Vec<UnitKind>,
    /// The days on which it is a duty; always if not given.
    #[serde(default)]
    pub in_force: Period,
    /// The first day on which it can be done.
    pub from: MonthDay,
    /// The last day, where no rule set says it.
    pub due: MonthDay,
    /// What shows that it is done.
    pub done_when: DoneWhen,
    /// Where it comes from. Where a rule set says it, that is cited as the one in force, and this
    /// is what is to be said beside it.
    #[serde(default)]
    pub source: String,
    /// Whether the source was seen.
    pub verified: bool,
}

/// What shows that a duty is done.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum DoneWhen {
    /// The test; its window begins on the duty's first day. A standard is done when it is decided
    /// on, either way.
    Test(Test),
    /// A condition of the rule set in force, which says the last day too: a set that asks for it
    /// later, or not at all, moves the duty.
    Condition {
        /// The standard of the set.
        standard: KindCode,
        /// The condition's id.
        id: String,
    },
}
