//! The groups of kinds in the catalogue.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a kind is a kind of.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum KindGroup {
    /// Of incident, crimes and social evils among them.
    Incident,
    /// Of yearly figure.
    Indicator,
    /// Of model.
    Model,
    /// Of paper.
    Paper,
    /// Of activity.
    Activity,
    /// Of statement.
    Statement,
    /// Of force.
    Force,
    /// Of rating or title.
    Rating,
    /// Of standard that a unit is recognised for.
    Standard,
}

impl KindGroup {
    /// All groups.
    pub const ALL: [Self; 9] = [
        Self::Incident,
        Self::Indicator,
        Self::Model,
        Self::Paper,
        Self::Activity,
        Self::Statement,
        Self::Force,
        Self::Rating,
        Self::Standard,
    ];
}
