//! `paper`: a paper of one of the kinds is dated in the timeframe.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::loosened::allows_more_kinds;
use super::{FormerUnits, Limit, Name, Names, Reason, RuleTest, Timeframe};
use crate::distance::Distance;
use crate::evaluator::Evaluator;
use crate::explain::Explainer;
use crate::finding::RecordRef;
use crate::question::Question;
use crate::test_finding::TestFinding;
use book::text::say;
use book::{Catalogue, Day, KindCode, KindGroup, Outcome, Period, RecordKind};

/// A paper of one of the kinds must be dated within the timeframe.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline, description = "")]
pub struct Paper {
    /// The kinds of paper.
    pub kinds: Vec<KindCode>,
    /// The timeframe.
    pub within: Timeframe,
}

impl RuleTest for Paper {
    const NAMES: &'static Names = &Names {
        test: "paper",
        members: &[Name::of("paper", "văn bản", "paper")],
        values: &[],
        percents: &[],
    };

    fn judge(&self, evaluator: &Evaluator, question: &Question) -> TestFinding {
        let period = question.days(self.within);
        let papers = || {
            evaluator
                .facts
                .of(&question.unit.id)
                .papers
                .iter()
                .filter(|paper| self.kinds.contains(&paper.kind))
        };
        let earliest = |days: Period| {
            papers()
                .filter(|paper| days.contains(paper.date))
                .min_by_key(|paper| (paper.date, &paper.id))
        };
        let about = |paper: &book::Paper| (paper.kind.clone(), paper.date, RecordRef::to(paper));
        if let Some((kind, date, record)) = earliest(period).map(|paper| about(paper)) {
            return TestFinding::new(Outcome::Met, PaperReason::Dated { kind, date })
                .resting_on([record]);
        }
        if let Some((kind, date, record)) =
            earliest(question.year.period()).map(|paper| about(paper))
        {
            return TestFinding::new(Outcome::NotMet, PaperReason::Late { kind, date, period })
                .at([Distance::TooLate])
                .resting_on([record]);
        }
        evaluator.said_none(question, &self.kinds, self.within).unwrap_or_else(|| {
            TestFinding::new(
                Outcome::Missing,
                PaperReason::NotEntered { kinds: self.kinds.clone(), period },
            )
            .needing(question.need(RecordKind::Paper, self.kinds.first()))
        })
    }

    fn former_units(&self) -> FormerUnits {
        FormerUnits::OneIsEnough
    }

    fn limits(&self) -> Vec<Limit<'_>> {
        Limit::codes("paper.kinds", KindGroup::Paper, &self.kinds)
    }

    fn is_looser_than(&self, origin: &Self, _: &Catalogue) -> bool {
        self.within.is_looser_than(origin.within) || allows_more_kinds(&self.kinds, &origin.kinds)
    }

    fn is_final(&self, outcome: Outcome, _: &Catalogue) -> bool {
        matches!(outcome, Outcome::Met | Outcome::NotMet)
    }

    fn is_final_ruling(&self, ruling: Outcome, _: &Catalogue) -> bool {
        ruling == Outcome::Met
    }

    fn timeframe(&self) -> Option<Timeframe> {
        Some(self.within)
    }

    fn counts_events(&self) -> bool {
        false
    }
}

/// The reason for the outcome of a test of papers.
#[derive(Clone, Debug, PartialEq)]
pub enum PaperReason {
    /// A paper of the kind is dated in the timeframe.
    Dated {
        /// The kind of the paper.
        kind: KindCode,
        /// The date of the paper.
        date: Day,
    },
    /// A paper of the kind is dated in the year but outside the timeframe.
    Late {
        /// The kind of the paper.
        kind: KindCode,
        /// The date of the paper.
        date: Day,
        /// The days within which it had to be.
        period: Period,
    },
    /// No paper of these kinds was entered.
    NotEntered {
        /// The kinds.
        kinds: Vec<KindCode>,
        /// The days within which it must be dated.
        period: Period,
    },
}

impl From<PaperReason> for Reason {
    fn from(reason: PaperReason) -> Self {
        Self::Paper(reason)
    }
}

impl PaperReason {
    pub(crate) fn speaks_for(&self) -> Option<Outcome> {
        Some(match self {
            Self::Dated { .. } => Outcome::Met,
            Self::Late { .. } => Outcome::NotMet,
            Self::NotEntered { .. } => Outcome::Missing,
        })
    }

    pub(crate) fn text(&self, explainer: &Explainer) -> String {
        match self {
            Self::Dated { kind, date } => say!(
                explainer.lang,
                "{kind} ngày {date}",
                "{kind} of {date}",
                kind = explainer.label(KindGroup::Paper, kind)
            ),
            Self::Late { kind, date, period } => say!(
                explainer.lang,
                "{kind} ngày {date}, ngoài thời hạn {period}",
                "{kind} of {date}, outside {period}",
                kind = explainer.label(KindGroup::Paper, kind),
                period = explainer.period(*period)
            ),
            Self::NotEntered { kinds, period } => say!(
                explainer.lang,
                "chưa nhập {kinds} (thời hạn {period})",
                "not entered: {kinds} (due {period})",
                kinds = explainer.labels(KindGroup::Paper, kinds),
                period = explainer.period(*period)
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::conditions::loosened::assert_looser;

    #[test]
    fn more_kinds_of_paper_and_a_longer_time_are_looser() {
        assert_looser(
            r#"{"paper": {"kinds": ["resolution", "plan"], "within": "year"}}"#,
            r#"{"paper": {"kinds": ["resolution"], "within": "quarter_one"}}"#,
        );
    }
}
