//! Certainty: whether a record that is still to come could change what came out. A correction, or a
//! person's ruling, always may.

use super::finding::Finding;
use book::Outcome;

/// Whether the outcome of all together stands: one that is not met for good, or all met for good.
pub(super) fn all_settled(outcome: Outcome, findings: &[Finding]) -> bool {
    let is = |finding: &Finding| finding.settled && finding.outcome == outcome;
    match outcome {
        Outcome::NotMet => findings.iter().any(is),
        Outcome::Met => findings.iter().all(is),
        Outcome::Missing | Outcome::ForDecision => false,
    }
}

/// Whether the outcome of one of several stands: one that is met for good, or all not met for good.
pub(super) fn any_settled(outcome: Outcome, findings: &[Finding]) -> bool {
    let is = |finding: &Finding| finding.settled && finding.outcome == outcome;
    match outcome {
        Outcome::Met => findings.iter().any(is),
        Outcome::NotMet => findings.iter().all(is),
        Outcome::Missing | Outcome::ForDecision => false,
    }
}
