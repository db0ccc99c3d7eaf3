//! What decides a verdict, and what a headline quotes of a finding.

use super::conditions::Reason;
use super::distance::Distance;
use super::finding::{Finding, Verdict};
use super::score;
use book::Outcome;

impl Verdict {
    /// The innermost findings that make the verdict what it is; none for a unit that meets
    /// everything.
    pub fn deciding(&self) -> Vec<&Finding> {
        if self.outcome == Outcome::Met {
            return Vec::new();
        }
        if self.score.is_some() && self.rules.draft.is_none() {
            return score::deciding(self.outcome, &self.findings);
        }
        self.findings
            .iter()
            .filter(|finding| finding.outcome == self.outcome)
            .flat_map(Finding::deciding)
            .collect()
    }
}

impl Finding {
    /// The reason that a headline quotes: one that speaks for what the figures say, else one that
    /// speaks for nothing by itself. A condition that is not met never quotes a figure that passes.
    pub fn telling(&self) -> Option<&Reason> {
        let says = |wanted: Option<Outcome>| {
            self.because.iter().find(|reason| reason.speaks_for() == wanted)
        };
        let any = || self.because.first().filter(|_| self.computed != Outcome::NotMet);
        says(Some(self.computed)).or_else(|| says(None)).or_else(any)
    }

    /// The distance to name first: of a condition that is not met, one that must be closed, not
    /// room that is left.
    pub fn telling_distance(&self) -> Option<&Distance> {
        let must_close = |distance: &&Distance| !matches!(distance, Distance::Room { .. });
        let first = || self.distances.first().filter(|_| self.computed != Outcome::NotMet);
        self.distances
            .iter()
            .filter(|_| self.computed == Outcome::NotMet)
            .find(must_close)
            .or_else(first)
    }
}
