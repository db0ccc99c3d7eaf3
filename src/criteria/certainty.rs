//! Certainty: whether a record that is still to come could change what came out. A correction, or a person's ruling, always may.

use super::question::{Passed, Question};
use super::{Finding, Outcome, Test};

/// Whether what came out of a test stands, whatever is still entered.
///
/// When the window is over, it does: the figures say met or not met only where no missing one matters. Before that, it does where
/// something happened that cannot be undone, or was done in time.
pub(super) fn is_settled(test: &Test, outcome: Outcome, children: &[Finding], question: &Question) -> bool {
    use Outcome::{ForDecision, Met, Missing, NotMet};
    if matches!(outcome, Missing | ForDecision) {
        return false;
    }
    match question.passed {
        Passed::Wholly => true,
        Passed::Drifting => false,
        Passed::Partly => match test {
            Test::All(_) => all_settled(outcome, children),
            Test::Any(_) => any_settled(outcome, children),
            Test::Paper { .. } | Test::Registration { .. } => true,
            Test::NoIncident { .. } | Test::AtMost { .. } | Test::Reduced { .. } | Test::Discipline { .. } => outcome == NotMet,
            Test::Activity { .. } => outcome == Met,
            _ => false,
        },
    }
}

/// Whether the outcome of all together stands: one that is not met for good, or all met for good.
pub(super) fn all_settled(outcome: Outcome, findings: &[Finding]) -> bool {
    let is = |finding: &Finding| finding.settled && finding.outcome == outcome;
    match outcome {
        Outcome::NotMet => findings.iter().any(is),
        Outcome::Met => findings.iter().all(is),
        Outcome::Missing | Outcome::ForDecision => false,
    }
}

fn any_settled(outcome: Outcome, findings: &[Finding]) -> bool {
    let is = |finding: &Finding| finding.settled && finding.outcome == outcome;
    match outcome {
        Outcome::Met => findings.iter().any(is),
        Outcome::NotMet => findings.iter().all(is),
        Outcome::Missing | Outcome::ForDecision => false,
    }
}
