//! Points that a person gives for an item of a table.

use super::conditions::CommonReason;
use super::evaluator::Evaluator;
use super::finding::{Need, RecordRef};
use super::points::Points;
use super::question::Question;
use super::test_finding::TestFinding;
use book::{Outcome, RecordKind};

impl Evaluator<'_> {
    /// The points that a person gave for an item. They also give its outcome: met only if they are
    /// the full points.
    pub(super) fn points_given(
        &self,
        question: &Question,
        points: &Points,
        found: &mut TestFinding,
    ) -> Option<u32> {
        let indicator = points.given_as.as_ref()?;
        let said_by_person = found.outcome == Some(Outcome::ForDecision);
        if said_by_person {
            found.because.clear();
        }
        let Some(total) = self.own_total(&question.unit.id, indicator, question) else {
            found.outcome = Some(Outcome::Missing);
            found.because.push(CommonReason::NoPoints { most: points.most }.into());
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
        let given = CommonReason::PointsGiven { points: total.value, most: points.most };
        found.because.push(given.into());
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
