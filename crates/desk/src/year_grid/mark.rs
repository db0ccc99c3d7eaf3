//! The marks of the cells of a year's grid, by the verdicts on their units.

use std::sync::Arc;

use book::Outcome;
use law::{Finding, Need, Verdict};

use super::column::{Column, Decides, Entry};
use crate::standards::is_main;

/// Returns what a cell decides; none where it decides nothing or is not needed. `is_blank` says
/// that nothing is entered.
pub(super) fn mark(verdicts: &[Arc<Verdict>], column: &Column, is_blank: bool) -> Option<Outcome> {
    let kept = || verdicts.iter().filter(|verdict| is_main(&verdict.rules));
    match &column.decides {
        Decides::Conditions(conditions) => {
            let mut outcomes = Vec::new();
            for verdict in kept() {
                let of_rules = |(rules, _): &&(String, String)| *rules == verdict.rules.id;
                for (_, condition) in conditions.iter().filter(of_rules) {
                    outcomes
                        .extend(needed(&verdict.findings, condition).map(|found| found.outcome));
                }
            }
            (!outcomes.is_empty()).then(|| Outcome::all(outcomes))
        }
        Decides::Support => {
            let is_missed =
                kept().flat_map(|verdict| verdict.needs()).any(|need| column.entry.settles(need));
            match (is_missed, is_blank) {
                (true, _) => Some(Outcome::Missing),
                (false, false) => Some(Outcome::Met),
                (false, true) => None,
            }
        }
        Decides::Recognition(standard) => {
            let of_standard = |verdict: &&Arc<Verdict>| verdict.rules.standard == *standard;
            let recorded = kept().find(of_standard).and_then(|verdict| verdict.recorded);
            kept().any(|verdict| of_standard(&verdict)).then(|| Outcome::of(recorded))
        }
        Decides::Nothing => None,
    }
}

/// Returns the finding on a condition, unless an alternative beside it is met.
fn needed<'f>(findings: &'f [Finding], condition: &str) -> Option<&'f Finding> {
    findings.iter().find_map(|finding| {
        if finding.condition.id == condition {
            return Some(finding);
        }
        let found = needed(&finding.children, condition)?;
        let is_spared =
            finding.children.iter().any(|part| finding.can_spare(part) && holds(part, condition));
        (!is_spared).then_some(found)
    })
}

fn holds(finding: &Finding, condition: &str) -> bool {
    finding.condition.id == condition || finding.children.iter().any(|part| holds(part, condition))
}

impl Entry {
    /// Whether a record of this entry would settle a need.
    pub(super) fn settles(&self, need: &Need) -> bool {
        match need {
            Need::Record { kind, year, code, .. } => {
                *kind == self.kind
                    && *year == self.year
                    && code.as_ref().is_none_or(|code| self.codes.contains(code))
            }
            Need::Field { .. } | Need::Class { .. } | Need::Group { .. } | Need::Units { .. } => {
                false
            }
        }
    }
}
