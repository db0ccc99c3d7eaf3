//! Points: those of an item, and the sum and class of a table.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use book::{KindCode, Label, Outcome};

/// A table of points. The points of the conditions are added up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Scoring {
    /// The points of the whole table, including items that were not seen.
    pub out_of: u32,
    /// The classes, best first. Empty if their limits were not seen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub classes: Vec<PointClass>,
}

/// A class in a table of points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PointClass {
    /// The name.
    pub label: Label,
    /// The fewest points with which a unit is in this class.
    pub from: u32,
}

/// The points of one condition in a table of points. Unless another member says otherwise, the
/// condition has all of them if it is met, and none if it is not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Points {
    /// The most points.
    pub most: u32,
    /// The indicator under which a person enters the points, if the table leaves them to a person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given_as: Option<KindCode>,
    /// The points taken off for each case, if the condition forbids incidents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub less_each: Option<u32>,
    /// Whether the unit fails if it has fewer than the most points here, whatever the sum is.
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
