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

/// A record that a finding rests on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct RecordRef {
    /// Which list it is in.
    pub kind: RecordKind,
    /// Its id.
    pub id: RecordId,
    /// The unit that it is about.
    pub unit: UnitId,
}

impl RecordRef {
    /// A reference to a record.
    pub fn to<R: Record>(record: &R) -> Self {
        Self { kind: R::KIND, id: record.id().clone(), unit: record.unit().clone() }
    }
}

/// What would settle a finding that is missing: a record to enter, a field of one to fill, or
/// units.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Need {
    /// A record to enter.
    Record {
        /// Its kind.
        kind: RecordKind,
        /// The unit that it would be about.
        unit: UnitId,
        /// The year that it would be for.
        year: Year,
        /// The code of its kind, force, indicator or standard.
        code: Option<KindCode>,
    },
    /// A field to fill.
    Field {
        /// The record.
        record: RecordRef,
        /// The field's name.
        field: &'static str,
    },
    /// The class of a unit to fill: it may be one that the text leaves out.
    Class {
        /// The unit.
        unit: UnitId,
    },
    /// The group of communes of a unit to fill.
    Group {
        /// The unit.
        unit: UnitId,
    },
    /// Units below to enter: the condition is a share of them and the book has none.
    Units {
        /// The unit that they are below.
        of: UnitId,
        /// What they are.
        kinds: Vec<UnitKind>,
    },
}

/// A person's ruling on a condition, shown beside what the figures say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ruled {
    /// The record of the decision.
    pub record: RecordRef,
    /// What was ruled.
    pub ruling: Ruling,
    /// Why.
    pub reason: String,
    /// By whom.
    pub by: String,
    /// When.
    pub date: Day,
}

/// What became of one condition, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The condition.
    pub condition: Arc<Condition>,
    /// What holds: the person's ruling if there is one, else what the figures say.
    pub outcome: Outcome,
    /// What the figures say.
    pub computed: Outcome,
    /// Whether no record that is still to come can change what holds; a correction or a person's
    /// ruling may.
    pub settled: bool,
    /// The person's ruling.
    pub ruled: Option<Box<Ruled>>,
    /// A person's ruling that was made before all the days were over: the condition is judged
    /// again.
    pub ruled_before: Option<Box<Ruled>>,
    /// Why the figures say so.
    pub because: Vec<Reason>,
    /// The records that the finding rests on.
    pub records: Vec<RecordRef>,
    /// What would settle it.
    pub needs: Vec<Need>,
    /// How far the figures are from the limit, one for each limit; none where they are not exact.
    pub distances: Vec<Distance>,
    /// Of an item of a table of points: its points.
    pub points: Option<PointRange>,
    /// The findings on the parts of the condition.
    pub children: Vec<Finding>,
}

impl Finding {
    /// The innermost findings that make this one what it is.
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

    /// Whether a part did not matter: an alternative that is not met beside one that is.
    pub fn can_spare(&self, part: &Self) -> bool {
        matches!(self.condition.requires, Test::Any(_))
            && self.outcome == Outcome::Met
            && part.outcome != Outcome::Met
    }

    /// This finding and all inside it, outer ones first.
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
    /// How "kiềm chế, kéo giảm" was read.
    pub reading: Reading,
    /// The days looked at.
    pub window: Period,
    /// Whether more of the window, or a later moment of asking, is still to come.
    pub is_open: bool,
    /// The day of the paper by which the unit asked, where a set is judged at that moment and there
    /// is one.
    pub asked: Option<Day>,
    /// The latest day of the year on which the unit asked before the set was in force.
    pub asked_before: Option<Day>,
    /// What came out.
    pub outcome: Outcome,
    /// Whether the unit was recognised, or refused, for the standard in the year; none where the
    /// book has no decision on the whole window.
    pub recorded: Option<bool>,
    /// The day after the year's window on which the recognition was taken back.
    pub revoked_later: Option<Day>,
    /// Whether no record that is still to come can change it; a correction or a person's ruling
    /// may.
    pub settled: bool,
    /// The sum, where the set is a table of points.
    pub score: Option<Score>,
    /// The findings on the conditions.
    pub findings: Vec<Finding>,
    /// The findings on what only warns.
    pub warnings: Vec<Finding>,
    /// The findings on a programme's targets.
    pub targets: Vec<Finding>,
}

impl Verdict {
    /// Who decides on the unit: at the moment of asking, where the set is judged at it, else by the
    /// last day on which the decision is in time.
    pub fn authority(&self) -> Option<&Authority> {
        match self.rules.asked_by {
            Some(_) => self.rules.authority_on(self.window.to?),
            None => self.rules.authority_in(self.year),
        }
    }

    /// Everything that is missing, in the order of the conditions, but for alternatives beside one
    /// that is met.
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
