//! `at_most`: an indicator's figure for the window is not above a number.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{FormerUnits, Limit, Name, Names, Reason, RuleTest};
use crate::distance::{Distance, Tally};
use crate::evaluator::Evaluator;
use crate::explain::Explainer;
use crate::figure::Figure;
use crate::question::Question;
use crate::test_finding::TestFinding;
use book::text::say;
use book::{Catalogue, KindCode, KindGroup, Outcome};

/// The figure of an indicator for the window must not be above a number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline, description = "")]
pub struct AtMost {
    /// The indicator.
    pub indicator: KindCode,
    /// The highest figure that passes.
    pub at_most: u32,
}

impl RuleTest for AtMost {
    const NAMES: &'static Names = &Names {
        test: "at_most",
        members: &[Name::of("at_most", "mức tối đa", "at most")],
        values: &[],
        percents: &[],
    };

    fn judge(&self, evaluator: &Evaluator, question: &Question) -> TestFinding {
        let limit = self.at_most;
        let mut found = TestFinding::default();
        let Some(span) = question.span(0) else { return found };
        let figure = found.measure(evaluator, question, &self.indicator, &span);
        found.distances.extend(figure.exact().and_then(|number| {
            Distance::to_limit(Tally::Indicator(self.indicator.clone()), number, limit)
        }));
        let indicator = self.indicator.clone();
        found.because.push(AtMostReason::Counted { indicator, figure, at_most: limit }.into());
        found.conclude(outcome_of(figure, limit))
    }

    /// The figures of former units are summed with the unit's.
    fn former_units(&self) -> FormerUnits {
        FormerUnits::Apart
    }

    fn limits(&self) -> Vec<Limit<'_>> {
        vec![Limit::code("at_most.indicator", KindGroup::Indicator, &self.indicator)]
    }

    fn is_looser_than(&self, origin: &Self, _: &Catalogue) -> bool {
        self.indicator != origin.indicator || self.at_most > origin.at_most
    }

    fn is_final(&self, outcome: Outcome, _: &Catalogue) -> bool {
        outcome == Outcome::NotMet
    }

    fn counts_events(&self) -> bool {
        true
    }
}

fn outcome_of(figure: Figure, limit: u32) -> Outcome {
    match figure {
        Figure { low, .. } if low > limit => Outcome::NotMet,
        Figure { high: Some(high), .. } if high <= limit => Outcome::Met,
        Figure { .. } => Outcome::Missing,
    }
}

/// The reason for the outcome of a test of a highest number.
#[derive(Clone, Debug, PartialEq)]
pub enum AtMostReason {
    /// An indicator compared with a number.
    Counted {
        /// The indicator.
        indicator: KindCode,
        /// Its figure.
        figure: Figure,
        /// The highest that passes.
        at_most: u32,
    },
}

impl From<AtMostReason> for Reason {
    fn from(reason: AtMostReason) -> Self {
        Self::AtMost(reason)
    }
}

impl AtMostReason {
    pub(crate) fn speaks_for(&self) -> Option<Outcome> {
        match self {
            Self::Counted { figure, at_most, .. } => Some(outcome_of(*figure, *at_most)),
        }
    }

    pub(crate) fn text(&self, explainer: &Explainer) -> String {
        match self {
            Self::Counted { indicator, figure, at_most } => say!(
                explainer.lang,
                "{indicator}: {figure}; không quá {at_most}",
                "{indicator}: {figure}; not more than {at_most}",
                indicator = explainer.label(KindGroup::Indicator, indicator),
                figure = explainer.figure(*figure)
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::conditions::loosened::assert_looser;

    #[test]
    fn a_higher_limit_is_looser() {
        assert_looser(
            r#"{"at_most": {"indicator": "a", "at_most": 3}}"#,
            r#"{"at_most": {"indicator": "a", "at_most": 2}}"#,
        );
    }
}
