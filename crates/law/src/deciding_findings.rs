//! The findings that decide a verdict, and the reasons that a headline quotes.

use super::conditions::Reason;
use super::distance::Distance;
use super::finding::{Finding, Verdict};
use super::score;
use book::Outcome;

impl Verdict {
    /// The innermost findings that decide the verdict; none for a unit that meets everything.
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
    /// The reason that a headline quotes: one that supports the computed outcome, else one that
    /// supports none. A condition that is not met never quotes a figure that passes.
    pub fn telling(&self) -> Option<&Reason> {
        let says = |wanted: Option<Outcome>| {
            self.because.iter().find(|reason| reason.speaks_for() == wanted)
        };
        let any = || self.because.first().filter(|_| self.computed != Outcome::NotMet);
        says(Some(self.computed)).or_else(|| says(None)).or_else(any)
    }

    /// The distance to name first. For a condition that is not met, this is a gap to close, not
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
