//! The finding of a test, before a person's ruling.

use crate::conditions::{CommonReason, Reason};
use crate::distance::Distance;
use crate::finding::{Finding, Need, RecordRef};
use crate::points::Cases;
use book::{Day, Outcome};

/// The finding of a test, before a person's ruling.
#[derive(Default)]
pub(crate) struct TestFinding {
    pub outcome: Option<Outcome>,
    pub because: Vec<Reason>,
    pub records: Vec<RecordRef>,
    pub needs: Vec<Need>,
    pub children: Vec<Finding>,
    pub distances: Vec<Distance>,
    /// The cases that happened, for a test of forbidden incidents.
    pub cases: Option<Cases>,
}

impl TestFinding {
    /// A finding with one reason.
    pub fn new(outcome: Outcome, reason: impl Into<Reason>) -> Self {
        Self { outcome: Some(outcome), because: vec![reason.into()], ..Self::default() }
    }

    /// Adds the records that the finding rests on.
    pub fn resting_on(mut self, records: impl IntoIterator<Item = RecordRef>) -> Self {
        self.records.extend(records);
        self
    }

    /// Adds the distances from the limit.
    pub fn at(mut self, distance: impl IntoIterator<Item = Distance>) -> Self {
        self.distances.extend(distance);
        self
    }

    /// Adds reasons.
    pub fn because<R: Into<Reason>>(mut self, reasons: impl IntoIterator<Item = R>) -> Self {
        self.because.extend(reasons.into_iter().map(Into::into));
        self
    }

    /// Puts reasons before its own.
    pub fn after(mut self, reasons: Vec<Reason>) -> Self {
        self.because.splice(0..0, reasons);
        self
    }

    /// Adds a need that would settle it.
    pub fn needing(mut self, need: Need) -> Self {
        self.needs.push(need);
        self
    }

    /// Sets the outcome to missing, because records of one day and moment contradict each other.
    /// All are shown, none is chosen.
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

    /// Sets the outcome. Keeps the needs only if something is missing.
    pub fn conclude(mut self, outcome: Outcome) -> Self {
        if outcome != Outcome::Missing {
            self.needs.clear();
        }
        self.outcome = Some(outcome);
        self
    }
}
