//! A recognition or refusal beside the unit's own figures.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::look::Look;
use super::reason::DoubtReason;
use crate::evaluator::Standing;
use crate::finding::RecordRef;
use book::KindCode;

/// A unit that was recognised though its figures do not meet the standard, or refused though they
/// do. Where the figures do not decide, there is no doubt.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Recognised {
    /// The standards; all if not given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub standards: Vec<KindCode>,
}

impl Recognised {
    pub(super) fn look(&self, look: &mut Look<'_, '_>) {
        let words = &look.evaluator.facts.of(&look.unit.id).recognitions;
        let is_asked =
            |standard: &&KindCode| self.standards.is_empty() || self.standards.contains(standard);
        let of_year = words.iter().filter(|word| word.year == look.year);
        let standards =
            book::sort::set_of(of_year.map(|word| &word.standard).filter(is_asked).cloned());
        for standard in standards {
            compare(look, standard);
        }
    }
}

fn compare(look: &mut Look<'_, '_>, standard: KindCode) {
    let evaluator = look.evaluator;
    let Some(word) = evaluator.recognised(look.unit, &standard, look.year, None) else { return };
    let is_contradicted = evaluator.is_contradicted(look.unit, &standard, look.year, word.granted);
    if !is_contradicted || !word.rivals.is_empty() {
        return;
    }
    let Standing::Evaluated(rules, outcome) = evaluator.evaluated(look.unit, &standard, look.year)
    else {
        return;
    };
    let Some(verdict) = evaluator.verdict(look.unit, rules, look.year) else { return };
    let mut records = vec![RecordRef::to(word.record)];
    let mut conditions = Vec::new();
    for finding in verdict.deciding() {
        conditions.push(finding.condition.id.clone());
        for record in &finding.records {
            if !records.contains(record) {
                records.push(record.clone());
            }
        }
    }
    let about = standard.to_string();
    let granted = word.granted;
    look.doubt(&about, DoubtReason::Recognised { standard, granted, outcome, conditions }, records);
}
