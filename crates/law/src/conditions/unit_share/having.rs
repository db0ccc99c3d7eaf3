//! What the units below must have.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use book::KindCode;

/// What the units below must have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Having {
    /// A registration for the year.
    Registered,
    /// A recognition for the year under this standard.
    Recognised(KindCode),
}
