//! The result of an evaluation: findings and verdicts.

use std::sync::Arc;

use super::conditions::{Condition, Reason, Test};
use super::distance::Distance;
use super::points::{PointRange, Score};
use super::rule_set::{Authority, RuleSet};
pub use book::Outcome;
use book::{
    Day, KindCode, Period, Reading, Record, RecordId, RecordKind, Ruling, UnitId, UnitKind, Year,
};

/// A reference to a record that a finding rests on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct RecordRef {
    /// The kind of the record.
    pub kind: RecordKind,
    /// The id.
    pub id: RecordId,
    /// The unit that the record is about.
    pub unit: UnitId,
}

impl RecordRef {
    /// A reference to a record.
    pub fn to<R: Record>(record: &R) -> Self {
        Self { kind: R::KIND, id: record.id().clone(), unit: record.unit().clone() }
    }
}

/// The thing that would settle a missing finding: a record to enter, a field to fill, or units to
/// add.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Need {
    /// A record must be entered.
    Record {
        /// The kind of the record.
        kind: RecordKind,
        /// The unit that it must be about.
        unit: UnitId,
        /// The year that it must be for.
        year: Year,
        /// The code of its kind, force, indicator or standard.
        code: Option<KindCode>,
    },
    /// A field must be filled.
    Field {
        /// The record.
        record: RecordRef,
        /// The field's name.
        field: &'static str,
    },
    /// The class of a unit must be filled, because the text may leave that class out.
    Class {
        /// The unit.
        unit: UnitId,
    },
    /// The group of communes that a unit is in must be filled.
    Group {
        /// The unit.
        unit: UnitId,
    },
    /// Units below must be entered, because the condition is a share of them and the book has none.
    Units {
        /// The unit above them.
        of: UnitId,
        /// Their kinds.
        kinds: Vec<UnitKind>,
    },
}

/// A person's ruling on a condition, shown beside the computed outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ruled {
    /// The record of the decision.
    pub record: RecordRef,
    /// The ruling.
    pub ruling: Ruling,
    /// The reason given.
    pub reason: String,
    /// The person who ruled.
    pub by: String,
    /// The day of the ruling.
    pub date: Day,
}

/// The outcome of one condition, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The condition.
    pub condition: Arc<Condition>,
    /// The outcome that holds: the person's ruling if there is one, else the computed one.
    pub outcome: Outcome,
    /// The outcome by the figures.
    pub computed: Outcome,
    /// Whether no later record can change the outcome. A correction or a person's ruling always
    /// can.
    pub settled: bool,
    /// The person's ruling.
    pub ruled: Option<Box<Ruled>>,
    /// A person's ruling from before the days were over. The condition was judged again.
    pub ruled_before: Option<Box<Ruled>>,
    /// The reasons of the computed outcome.
    pub because: Vec<Reason>,
    /// The records that the finding rests on.
    pub records: Vec<RecordRef>,
    /// The records and fields that would settle it.
    pub needs: Vec<Need>,
    /// The distances of the figures from each limit; empty where they are not exact.
    pub distances: Vec<Distance>,
    /// The points, if the condition is an item of a table of points.
    pub points: Option<PointRange>,
    /// The findings on the parts of the condition.
    pub children: Vec<Finding>,
}

impl Finding {
    /// The innermost findings that decide this one.
    pub fn deciding(&self) -> Vec<&Self> {
        let mut found = Vec::new();
        self.collect_deciding(&mut found);
        found
    }

    fn collect_deciding<'a>(&'a self, found: &mut Vec<&'a Self>) {
        if self.children.is_empty() || self.ruled.is_some() {
            found.push(self);
            return;
        }
        for child in self.children.iter().filter(|child| child.outcome == self.outcome) {
            child.collect_deciding(found);
        }
    }

    fn collect_needs<'a>(&'a self, needs: &mut Vec<&'a Need>) {
        let is_open = self.points.is_some_and(|points| points.exact().is_none());
        if self.outcome == Outcome::Missing || is_open {
            let new: Vec<_> = self.needs.iter().filter(|need| !needs.contains(need)).collect();
            needs.extend(new);
        }
        for part in self.children.iter().filter(|part| !self.can_spare(part)) {
            part.collect_needs(needs);
        }
    }

    /// Whether a part did not matter, as an alternative that is not met beside one that is.
    pub fn can_spare(&self, part: &Self) -> bool {
        matches!(self.condition.requires, Test::Any(_))
            && self.outcome == Outcome::Met
            && part.outcome != Outcome::Met
    }

    /// Visits this finding and all inside it, outer ones first.
    pub fn walk<'a>(&'a self, visit: &mut dyn FnMut(&'a Self)) {
        visit(self);
        for child in &self.children {
            child.walk(visit);
        }
    }
}

/// A unit's evaluation by a rule set for a year.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// The unit.
    pub unit: UnitId,
    /// The assessment year.
    pub year: Year,
    /// The rule set.
    pub rules: Arc<RuleSet>,
    /// The reading of "kiềm chế, kéo giảm" (contain and reduce) that was used.
    pub reading: Reading,
    /// The days looked at.
    pub window: Period,
    /// Whether more of the window, or a later moment of asking, is still to come.
    pub is_open: bool,
    /// The day of the paper with which the unit asked, if the set is judged at that moment.
    pub asked: Option<Day>,
    /// The latest day of the year on which the unit asked before the set was in force.
    pub asked_before: Option<Day>,
    /// The outcome.
    pub outcome: Outcome,
    /// Whether the unit was recognised, or refused, for the standard in the year; none if the book
    /// has no decision on the whole window.
    pub recorded: Option<bool>,
    /// The day after the year's window on which the recognition was taken back.
    pub revoked_later: Option<Day>,
    /// Whether no later record can change the outcome. A correction or a person's ruling always
    /// can.
    pub settled: bool,
    /// The sum of points, if the set is a table of points.
    pub score: Option<Score>,
    /// The findings on the conditions.
    pub findings: Vec<Finding>,
    /// The findings on the warnings.
    pub warnings: Vec<Finding>,
    /// The findings on a programme's targets.
    pub targets: Vec<Finding>,
}

impl Verdict {
    /// The authority that decides on the unit: the one on the day of asking if the set is judged at
    /// that moment, else the one of the year.
    pub fn authority(&self) -> Option<&Authority> {
        match self.rules.asked_by {
            Some(_) => self.rules.authority_on(self.window.to?),
            None => self.rules.authority_in(self.year),
        }
    }

    /// All needs, in the order of the conditions, except those of alternatives beside one that is
    /// met.
    pub fn needs(&self) -> Vec<&Need> {
        let mut needs = Vec::new();
        for finding in &self.findings {
            finding.collect_needs(&mut needs);
        }
        needs
    }

    /// The finding on a condition, a warning or a target.
    pub fn finding(&self, condition: &str) -> Option<&Finding> {
        let mut found = None;
        for finding in self.findings.iter().chain(&self.warnings).chain(&self.targets) {
            finding.walk(&mut |finding| {
                if finding.condition.id == condition {
                    found = Some(finding);
                }
            });
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::Outcome::{self, ForDecision, Met, Missing, NotMet};

    #[test]
    fn one_condition_that_is_not_met_decides_whatever_is_missing() {
        assert_eq!(Outcome::all([Met, Missing, NotMet, ForDecision]), NotMet);
        assert_eq!(Outcome::all([Met, ForDecision, Missing]), Missing);
        assert_eq!(Outcome::all([Met, ForDecision]), ForDecision);
        assert_eq!(Outcome::all([]), Met);
    }

    #[test]
    fn one_alternative_that_is_met_decides() {
        assert_eq!(Outcome::any([NotMet, Missing, Met]), Met);
        assert_eq!(Outcome::any([NotMet, Missing]), Missing);
        assert_eq!(Outcome::any([NotMet, NotMet]), NotMet);
    }
}
