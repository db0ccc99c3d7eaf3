//! Tables of points: the sum of the items and its outcome.

use super::finding::Finding;
use super::points::{PointRange, Points, Score, Scoring};
use super::question::{Passed, Question};
use book::Outcome;

/// The items of a table: the findings that have points, not those inside them.
pub(super) fn items(findings: &[Finding]) -> Vec<(&Finding, PointRange, &Points)> {
    fn walk<'f>(findings: &'f [Finding], items: &mut Vec<(&'f Finding, PointRange, &'f Points)>) {
        for finding in findings {
            match (finding.points, &finding.condition.points) {
                (Some(range), Some(points)) => items.push((finding, range, points)),
                _ => walk(&finding.children, items),
            }
        }
    }
    let mut found = Vec::new();
    walk(findings, &mut found);
    found
}

/// Whether an item that must be full certainly is not.
pub(super) fn knocks_out(range: PointRange, points: &Points) -> bool {
    points.must_be_full && range.high < points.most
}

/// The sum of a table and its outcome. An item that must be full and is not decides; otherwise the
/// class that is certainly reached does.
pub(super) fn add_up(scoring: &Scoring, findings: &[Finding]) -> (Score, Outcome) {
    let items = items(findings);
    let sum = |of: fn(&(&Finding, PointRange, &Points)) -> u32| {
        items.iter().map(of).fold(0u32, u32::saturating_add)
    };
    let (low, high) = (sum(|(_, range, _)| range.low), sum(|(_, range, _)| range.high));
    let unseen = scoring.out_of.saturating_sub(sum(|(.., points)| points.most));
    let class_of = |points: u32| {
        scoring.classes.iter().filter(|class| class.from <= points).max_by_key(|class| class.from)
    };
    let lowest = scoring.classes.iter().map(|class| class.from).min();
    let is_full =
        items.iter().all(|(_, range, points)| !points.must_be_full || range.low == points.most);
    let outcome = if items.iter().any(|(_, range, points)| knocks_out(*range, points)) {
        Outcome::NotMet
    } else {
        match lowest.filter(|_| unseen == 0) {
            Some(lowest) if high < lowest => Outcome::NotMet,
            Some(lowest) if low >= lowest && is_full => Outcome::Met,
            None if low == high => Outcome::ForDecision,
            _ => Outcome::Missing,
        }
    };
    let class = class_of(low)
        .filter(|class| unseen == 0 && outcome == Outcome::Met && class_of(high) == Some(class))
        .cloned();
    (Score { low, high, out_of: scoring.out_of, unseen, class }, outcome)
}

/// Whether later entries cannot change the outcome: the window is over, or one item knocks out for
/// good.
pub(super) fn is_settled(outcome: Outcome, findings: &[Finding], question: &Question) -> bool {
    match (outcome, question.passed) {
        (Outcome::Met | Outcome::NotMet, Passed::Wholly) => true,
        (Outcome::NotMet, Passed::Partly) => items(findings)
            .iter()
            .any(|(finding, range, points)| finding.settled && knocks_out(*range, points)),
        _ => false,
    }
}

/// The findings that decide a scored verdict.
pub(super) fn deciding(outcome: Outcome, findings: &[Finding]) -> Vec<&Finding> {
    let items = items(findings);
    let knocked: Vec<_> =
        items.iter().filter(|(_, range, points)| knocks_out(*range, points)).collect();
    let decides = |(_, range, points): &&(&Finding, PointRange, &Points)| match outcome {
        Outcome::Met => false,
        Outcome::NotMet if !knocked.is_empty() => knocks_out(*range, points),
        Outcome::NotMet => range.high < points.most,
        Outcome::Missing => range.exact().is_none(),
        Outcome::ForDecision => false,
    };
    items.iter().filter(decides).flat_map(|(finding, ..)| finding.deciding()).collect()
}

/// The number of points by which the lowest class is out of the unit's reach.
pub(super) fn lacking(scoring: &Scoring, score: &Score) -> Option<u32> {
    let lowest = scoring.classes.iter().map(|class| class.from).min()?;
    lowest.checked_sub(score.high).filter(|lacking| *lacking > 0 && score.unseen == 0)
}
