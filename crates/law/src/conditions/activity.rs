//! `activity`: activities of these kinds were held in the timeframe.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::loosened::allows_more_kinds;
use super::{FormerUnits, Limit, Name, Names, Reason, RuleTest, Timeframe};
use crate::distance::{Distance, Lack};
use crate::evaluator::Evaluator;
use crate::explain::Explainer;
use crate::finding::RecordRef;
use crate::question::Question;
use crate::test_finding::TestFinding;
use book::text::say;
use book::{Catalogue, KindCode, KindGroup, Outcome, RecordKind};

/// Activities of these kinds must have been held within the timeframe.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline, description = "")]
pub struct Activity {
    /// The kinds of activity.
    pub kinds: Vec<KindCode>,
    /// The number of activities.
    pub at_least: u32,
    /// The timeframe.
    pub within: Timeframe,
}

impl RuleTest for Activity {
    const NAMES: &'static Names = &Names {
        test: "activity",
        members: &[Name::of("activity", "hoạt động", "activity")],
        values: &[],
        percents: &[],
    };

    fn judge(&self, evaluator: &Evaluator, question: &Question) -> TestFinding {
        let Self { kinds, at_least, within } = self;
        let period = question.days(*within);
        let held = evaluator.facts.of(&question.unit.id).activities.iter();
        let held: Vec<_> = held
            .filter(|activity| kinds.contains(&activity.kind) && period.contains(activity.date))
            .collect();
        let count = held
            .iter()
            .fold(0u32, |sum, activity| sum.saturating_add(activity.sessions.unwrap_or(1)));
        let reason = ActivityReason::Held { count, at_least: *at_least };
        let records = held.into_iter().map(|activity| RecordRef::to(*activity));
        if count >= *at_least {
            return TestFinding::new(Outcome::Met, reason).resting_on(records);
        }
        // An activity that was not entered may still have been held, unless a person stated that
        // there was none.
        if let Some(found) = evaluator.said_none(question, kinds, *within).filter(|_| count == 0) {
            return found;
        }
        let distance = Distance::to_least(Lack::Activities, count, *at_least);
        let need = question.need(RecordKind::Activity, kinds.first());
        TestFinding::new(Outcome::Missing, reason).at(distance).resting_on(records).needing(need)
    }

    fn former_units(&self) -> FormerUnits {
        FormerUnits::OneIsEnough
    }

    fn limits(&self) -> Vec<Limit<'_>> {
        let mut limits = Limit::codes("activity.kinds", KindGroup::Activity, &self.kinds);
        limits.push(Limit::count("activity.at_least", self.at_least));
        limits
    }

    fn is_looser_than(&self, origin: &Self, _: &Catalogue) -> bool {
        self.within.is_looser_than(origin.within)
            || self.at_least < origin.at_least
            || allows_more_kinds(&self.kinds, &origin.kinds)
    }

    fn is_final(&self, outcome: Outcome, _: &Catalogue) -> bool {
        outcome == Outcome::Met
    }

    fn timeframe(&self) -> Option<Timeframe> {
        Some(self.within)
    }

    fn counts_events(&self) -> bool {
        false
    }
}

/// The reason for the outcome of a test of activities.
#[derive(Clone, Debug, PartialEq)]
pub enum ActivityReason {
    /// Sessions that were held.
    Held {
        /// The number of activities.
        count: u32,
        /// The smallest number that passes.
        at_least: u32,
    },
}

impl From<ActivityReason> for Reason {
    fn from(reason: ActivityReason) -> Self {
        Self::Activity(reason)
    }
}

impl ActivityReason {
    pub(crate) fn speaks_for(&self) -> Option<Outcome> {
        match self {
            Self::Held { .. } => None,
        }
    }

    pub(crate) fn text(&self, explainer: &Explainer) -> String {
        match self {
            Self::Held { count: 0, at_least } => say!(
                explainer.lang,
                "chưa nhập hoạt động nào, cần ít nhất {at_least}",
                "none entered, at least {at_least} needed"
            ),
            Self::Held { count, at_least } => say!(
                explainer.lang,
                "đã nhập {count}, cần ít nhất {at_least}",
                "{count} entered, at least {at_least} needed"
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::conditions::loosened::assert_looser;

    #[test]
    fn fewer_sessions_are_looser() {
        assert_looser(
            r#"{"activity": {"kinds": ["a"], "at_least": 1, "within": "year"}}"#,
            r#"{"activity": {"kinds": ["a"], "at_least": 2, "within": "year"}}"#,
        );
    }
}
