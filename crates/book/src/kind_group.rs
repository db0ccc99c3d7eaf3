//! The groups of kinds in the catalogue.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A group of kinds in the catalogue.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum KindGroup {
    /// Kinds of incident, including crimes and social evils.
    Incident,
    /// Indicators: kinds of yearly figure.
    Indicator,
    /// Kinds of model.
    Model,
    /// Kinds of paper.
    Paper,
    /// Kinds of activity.
    Activity,
    /// Kinds of statement.
    Statement,
    /// Forces.
    Force,
    /// Ratings and titles.
    Rating,
    /// Standards for which a unit can be recognised.
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
