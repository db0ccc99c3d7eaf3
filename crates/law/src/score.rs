//! Tables of points: the points of each item, their sum, and what it comes to.

use super::evaluate::{Evaluator, Found};
use super::question::{Passed, Question};
use super::{Finding, Need, Outcome, PointClass, Points, Reason, RecordRef, Scoring};
use book::RecordKind;

/// The points of an item: known exactly where both ends are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PointRange {
    /// At least so many.
    pub low: u32,
    /// At most so many.
    pub high: u32,
}

impl PointRange {
    fn exactly(points: u32) -> Self {
        Self { low: points, high: points }
    }

    /// The number, if it is known.
    pub fn exact(self) -> Option<u32> {
        (self.low == self.high).then_some(self.low)
    }
}

/// The sum of a table of points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// At least so many points.
    pub low: u32,
    /// At most so many, of the items that were seen.
    pub high: u32,
    /// The points of the whole table.
    pub out_of: u32,
    /// The points of items that were not seen, which nobody can add.
    pub unseen: u32,
    /// The class, where the sum reaches one for certain and its limits were seen.
    pub class: Option<PointClass>,
}

/// Cases that happened: so many for certain, at most so many where that is known.
pub(super) type Cases = (u32, Option<u32>);

impl Points {
    /// The points of an item of which this came out.
    pub(super) fn of(
        &self,
        outcome: Outcome,
        given: Option<u32>,
        cases: Option<Cases>,
    ) -> PointRange {
        if let Some(given) = given {
            return PointRange::exactly(given);
        }
        match (outcome, self.less_each, cases) {
            (Outcome::Met, ..) => PointRange::exactly(self.most),
            (Outcome::NotMet, Some(less), Some((low, high))) => {
                let left = |cases: u32| self.most.saturating_sub(less.saturating_mul(cases));
                PointRange { low: high.map_or(0, left), high: left(low) }
            }
            (Outcome::NotMet, ..) => PointRange::exactly(0),
            (Outcome::Missing | Outcome::ForDecision, ..) => PointRange { low: 0, high: self.most },
        }
    }
}

impl Evaluator<'_> {
    /// The points that a person gave for an item; all of them or fewer also say what came out.
    pub(super) fn points_given(
        &self,
        question: &Question,
        points: &Points,
        found: &mut Found,
    ) -> Option<u32> {
        let indicator = points.given_as.as_ref()?;
        let said_by_person = found.outcome == Some(Outcome::ForDecision);
        if said_by_person {
            found.because.clear();
        }
        let Some(total) = self.own_total(&question.unit.id, indicator, question) else {
            found.outcome = Some(Outcome::Missing);
            found.because.push(Reason::NoPoints { most: points.most });
            found.needs.push(question.need(RecordKind::YearlyTotal, Some(indicator)));
            return None;
        };
        let rivals = self.facts.rivals(total);
        if !rivals.is_empty() {
            let records = std::iter::once(total).chain(rivals).map(RecordRef::to);
            *found = std::mem::take(found).disagreeing(None, "value", records);
            return None;
        }
        found.records.push(RecordRef::to(total));
        found.because.push(Reason::PointsGiven { points: total.value, most: points.most });
        found.needs.clear();
        if total.value > points.most {
            found.outcome = Some(Outcome::Missing);
            found.needs.push(Need::Field { record: RecordRef::to(total), field: "value" });
            return None;
        }
        found.outcome = Some(Outcome::of(Some(total.value == points.most)));
        Some(total.value)
    }
}

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

/// The sum of a table, and what it comes to: an item that must be full and is not decides, then the
/// class that is reached for certain.
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

/// Whether the sum stands, whatever is still entered: when the window is over, or one item knocks
/// out for good.
pub(super) fn is_settled(outcome: Outcome, findings: &[Finding], question: &Question) -> bool {
    match (outcome, question.passed) {
        (Outcome::Met | Outcome::NotMet, Passed::Wholly) => true,
        (Outcome::NotMet, Passed::Partly) => items(findings)
            .iter()
            .any(|(finding, range, points)| finding.settled && knocks_out(*range, points)),
        _ => false,
    }
}

/// The findings that make a scored verdict what it is.
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

/// The fewest points that the lowest class asks for beyond what the unit can have.
pub(super) fn lacking(scoring: &Scoring, score: &Score) -> Option<u32> {
    let lowest = scoring.classes.iter().map(|class| class.from).min()?;
    lowest.checked_sub(score.high).filter(|lacking| *lacking > 0 && score.unseen == 0)
}
