//! Certainty: whether a later record could change an outcome. A correction or a person's ruling
//! always can.

use super::finding::Finding;
use book::Outcome;

/// Whether the outcome of `all` is final: one part is finally not met, or every part is finally
/// met.
pub(super) fn all_settled(outcome: Outcome, findings: &[Finding]) -> bool {
    let is = |finding: &Finding| finding.settled && finding.outcome == outcome;
    match outcome {
        Outcome::NotMet => findings.iter().any(is),
        Outcome::Met => findings.iter().all(is),
        Outcome::Missing | Outcome::ForDecision => false,
    }
}

/// Whether the outcome of `any` is final: one part is finally met, or every part is finally not
/// met.
pub(super) fn any_settled(outcome: Outcome, findings: &[Finding]) -> bool {
    let is = |finding: &Finding| finding.settled && finding.outcome == outcome;
    match outcome {
        Outcome::Met => findings.iter().any(is),
        Outcome::NotMet => findings.iter().all(is),
        Outcome::Missing | Outcome::ForDecision => false,
    }
}
