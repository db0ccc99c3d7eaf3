//! What an evaluation said, kept: an assessment (kết quả đánh giá đã lưu) is never written over by
//! a later one.

use schemars::JsonSchema;
use serde::Serialize;

use super::fields::read_fields;
use super::record::record;
use super::{Day, Extra, Outcome, Reading, Year};

/// What became of one condition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ConditionOutcome {
    /// The condition's id in the rule set.
    pub condition: String,
    /// Its clause, to name it by when the rule set no longer has it.
    pub clause: String,
    /// What held: a person's ruling if there was one, else what the figures said.
    pub outcome: Outcome,
    /// Fields of a newer minor version.
    #[serde(flatten)]
    pub extra: Extra,
}

read_fields! {
    ConditionOutcome { condition, clause, outcome }
    or { }
}

record! {
    /// What an evaluation said on a day: by which rules and which program, and what became of every
    /// condition.
    Assessment in assessments {
        /// The assessment year.
        year: Year,
        /// The rule set's id.
        rules: String,
        /// The rule set's version.
        rules_version: String,
        /// The version of the program that evaluated.
        app_version: String,
        /// How "kiềm chế, kéo giảm" was read.
        reading: Reading,
        /// What came out.
        outcome: Outcome,
        /// The day on which it was kept.
        date: Day,
    } or {
        /// The conditions, outer ones first.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        conditions: Vec<ConditionOutcome> = Vec::new(),
    } optional {
        /// Who kept it: an official's office and name, or the desk.
        by: String,
    }
}
