//! Points: those of an item, and the sum and class of a table.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use book::{KindCode, Label, Outcome};

/// A table of points: each condition's points are added up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Scoring {
    /// The points of the whole table, those of items that were not seen among them.
    pub out_of: u32,
    /// The classes, best first; empty where their limits were not seen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub classes: Vec<PointClass>,
}

/// A class of a table of points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PointClass {
    /// Its name.
    pub label: Label,
    /// The fewest points that reach it.
    pub from: u32,
}

/// The points of one condition of a table. It has all of them when it is met and none when it is
/// not, unless said otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Points {
    /// All of them.
    pub most: u32,
    /// The indicator under which a person enters the points given, where the table leaves them to a
    /// person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given_as: Option<KindCode>,
    /// The points taken off for each case, where the condition forbids incidents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub less_each: Option<u32>,
    /// Knocks out: fewer than all of them and the unit does not pass, whatever the sum.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub must_be_full: bool,
}

/// The points of an item: known exactly where both ends are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PointRange {
    /// At least so many.
    pub low: u32,
    /// At most so many.
    pub high: u32,
}

impl PointRange {
    fn exactly(points: u32) -> Self {
        Self { low: points, high: points }
    }

    /// The number, if it is known.
    pub fn exact(self) -> Option<u32> {
        (self.low == self.high).then_some(self.low)
    }
}

/// The sum of a table of points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// At least so many points.
    pub low: u32,
    /// At most so many, of the items that were seen.
    pub high: u32,
    /// The points of the whole table.
    pub out_of: u32,
    /// The points of items that were not seen, which nobody can add.
    pub unseen: u32,
    /// The class, where the sum reaches one for certain and its limits were seen.
    pub class: Option<PointClass>,
}

/// Cases that happened: how many for certain, and how many at most where that is known.
pub(crate) type Cases = (u32, Option<u32>);

impl Points {
    /// The points of an item with this outcome.
    pub(crate) fn of(
        &self,
        outcome: Outcome,
        given: Option<u32>,
        cases: Option<Cases>,
    ) -> PointRange {
        if let Some(given) = given {
            return PointRange::exactly(given);
        }
        match (outcome, self.less_each, cases) {
            (Outcome::Met, ..) => PointRange::exactly(self.most),
            (Outcome::NotMet, Some(less), Some((low, high))) => {
                let left = |cases: u32| self.most.saturating_sub(less.saturating_mul(cases));
                PointRange { low: high.map_or(0, left), high: left(low) }
            }
            (Outcome::NotMet, ..) => PointRange::exactly(0),
            (Outcome::Missing | Outcome::ForDecision, ..) => PointRange { low: 0, high: self.most },
        }
    }
}
