//! The yearly duties of units, as data.

use serde::Deserialize;

use super::conditions::Test;
use super::window::MonthDay;
use book::{KindCode, Label, Period, UnitKind};

/// Something that a unit has to do every year.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Duty {
    /// The id.
    pub id: String,
    /// The task.
    pub label: Label,
    /// The kinds of unit that have the duty.
    pub applies_to: Vec<UnitKind>,
    /// The days on which the duty exists; always if not given.
    #[serde(default)]
    pub in_force: Period,
    /// The first day on which it can be done.
    pub from: MonthDay,
    /// The last day, unless a rule set gives another.
    pub due: MonthDay,
    /// The proof that it is done.
    pub done_when: DoneWhen,
    /// The source. If the duty is a condition of a rule set, the set in force is cited and this
    /// text follows.
    #[serde(default)]
    pub source: String,
    /// Whether the source was seen.
    pub verified: bool,
}

/// The proof that a duty is done.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum DoneWhen {
    /// A test that must be met; its window begins on the duty's first day. For a standard, any
    /// decision counts, a refusal too.
    Test(Test),
    /// A condition of the rule set in force, which gives the last day too. If a set asks for it
    /// later or not at all, the duty moves or goes.
    Condition {
        /// The standard of the set.
        standard: KindCode,
        /// The condition's id.
        id: String,
    },
}
