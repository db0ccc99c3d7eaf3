//! The smallest change by which a unit would meet the rule.

use super::conditions::{Test, each_test};
use super::distance::{BEYOND_REPAIR, Distance};
use super::finding::{Finding, Verdict};
use super::score;
use book::Outcome;

/// One thing that would have to change for the unit to meet the rule.
#[derive(Clone, Debug, PartialEq)]
pub enum Remedy<'a> {
    /// A condition that is not met. Its distances say by how much, if the figures are exact.
    Condition(&'a Finding),
    /// The number of points that are lacking for the lowest class.
    Points(u32),
}

impl Verdict {
    /// The changes that would let the unit meet the rule: each condition that fails; of
    /// alternatives, the nearest. Empty if nothing is known to be wrong. For missing data, see the
    /// needs.
    pub fn smallest_change(&self) -> Vec<Remedy<'_>> {
        if self.outcome != Outcome::NotMet {
            return Vec::new();
        }
        let Some((scoring, score)) = self.rules.scoring.as_ref().zip(self.score.as_ref()) else {
            let failed = self.findings.iter().filter(|finding| finding.outcome == Outcome::NotMet);
            return failed.flat_map(nearest).map(Remedy::Condition).collect();
        };
        let knocked = score::items(&self.findings)
            .into_iter()
            .filter(|(_, range, points)| score::knocks_out(*range, points));
        let changes = knocked.flat_map(|(finding, ..)| nearest(finding)).map(Remedy::Condition);
        changes.chain(score::lacking(scoring, score).map(Remedy::Points)).collect()
    }
}

/// The innermost failing conditions that would have to be met.
fn nearest(finding: &Finding) -> Vec<&Finding> {
    if finding.ruled.is_some() {
        return vec![finding];
    }
    let failed = || finding.children.iter().filter(|child| child.outcome == Outcome::NotMet);
    each_test!(
        finding.condition.requires,
        _ => vec![finding],
        all _ => failed().flat_map(nearest).collect(),
        any _ => {
            let ways = failed().map(nearest);
            ways.min_by_key(|way| {
                way.iter().map(|finding| cost(finding)).fold(0, u64::saturating_add)
            })
            .unwrap_or_default()
        },
    )
}

fn cost(finding: &Finding) -> u64 {
    let distances = || finding.distances.iter().map(Distance::cost).fold(0, u64::saturating_add);
    let cost = if !finding.distances.is_empty() {
        distances()
    } else if matches!(finding.condition.requires, Test::Statement(_)) {
        // A fact about the unit ranks after everything that the unit could have done.
        4 * BEYOND_REPAIR
    } else {
        // The gap is unknown, or a person ruled. This ranks after every gap that can be counted,
        // and before anything that is too late.
        BEYOND_REPAIR / 2
    };
    // An event cannot be undone, and nothing can change once the days are over.
    if finding.settled { cost.saturating_add(BEYOND_REPAIR) } else { cost }
}
