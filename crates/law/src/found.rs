//! What a test found of a unit, before a person's ruling.

use crate::conditions::{CommonReason, Reason};
use crate::distance::Distance;
use crate::finding::{Finding, Need, RecordRef};
use crate::points::Cases;
use book::{Day, Outcome};

/// What a test found, before a person's ruling.
#[derive(Default)]
pub(crate) struct Found {
    pub outcome: Option<Outcome>,
    pub because: Vec<Reason>,
    pub records: Vec<RecordRef>,
    pub needs: Vec<Need>,
    pub children: Vec<Finding>,
    pub distances: Vec<Distance>,
    /// Of what must not happen: the cases that did.
    pub cases: Option<Cases>,
}

impl Found {
    /// A finding with one reason.
    pub fn new(outcome: Outcome, reason: impl Into<Reason>) -> Self {
        Self { outcome: Some(outcome), because: vec![reason.into()], ..Self::default() }
    }

    /// With the records that it rests on.
    pub fn resting_on(mut self, records: impl IntoIterator<Item = RecordRef>) -> Self {
        self.records.extend(records);
        self
    }

    /// With how far it is from the limit.
    pub fn at(mut self, distance: impl IntoIterator<Item = Distance>) -> Self {
        self.distances.extend(distance);
        self
    }

    /// With more reasons.
    pub fn because<R: Into<Reason>>(mut self, reasons: impl IntoIterator<Item = R>) -> Self {
        self.because.extend(reasons.into_iter().map(Into::into));
        self
    }

    /// With reasons before its own.
    pub fn after(mut self, reasons: Vec<Reason>) -> Self {
        self.because.splice(0..0, reasons);
        self
    }

    /// With what would settle it.
    pub fn needing(mut self, need: Need) -> Self {
        self.needs.push(need);
        self
    }

    /// Missing, because records of one day and moment contradict each other: all are shown, none is
    /// chosen.
    pub fn disagreeing(
        mut self,
        date: Option<Day>,
        field: &'static str,
        records: impl IntoIterator<Item = RecordRef>,
    ) -> Self {
        self.because.insert(0, CommonReason::Disagreeing { date }.into());
        for record in records {
            self.needs.push(Need::Field { record: record.clone(), field });
            if !self.records.contains(&record) {
                self.records.push(record);
            }
        }
        self.conclude(Outcome::Missing)
    }

    /// With its outcome. Needs are kept only where something is missing.
    pub fn conclude(mut self, outcome: Outcome) -> Self {
        if outcome != Outcome::Missing {
            self.needs.clear();
        }
        self.outcome = Some(outcome);
        self
    }
}
