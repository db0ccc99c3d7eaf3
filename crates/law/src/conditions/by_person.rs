//! `by_person`: only a person can say.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{FormerUnits, Limit, Name, Names, Reason, RuleTest};
use crate::evaluator::Evaluator;
use crate::explain::Explainer;
use crate::question::Question;
use crate::test_finding::TestFinding;
use book::text::say;
use book::{Catalogue, Outcome};

/// Only a person can decide: the wording was not seen, or it leaves the matter to a person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline, description = "")]
pub struct ByPerson {}

impl RuleTest for ByPerson {
    const NAMES: &'static Names = &Names {
        test: "by_person",
        members: &[Name::of("by_person", "do cấp có thẩm quyền quyết định", "a person decides")],
        values: &[],
        percents: &[],
    };

    fn judge(&self, _: &Evaluator, _: &Question) -> TestFinding {
        TestFinding::new(Outcome::ForDecision, ByPersonReason::LeftToPerson)
    }

    fn former_units(&self) -> FormerUnits {
        FormerUnits::Apart
    }

    fn limits(&self) -> Vec<Limit<'_>> {
        Vec::new()
    }

    fn is_looser_than(&self, _: &Self, _: &Catalogue) -> bool {
        false
    }

    fn is_final(&self, _: Outcome, _: &Catalogue) -> bool {
        false
    }

    fn counts_events(&self) -> bool {
        false
    }
}

/// The reason why a condition is left to a person.
#[derive(Clone, Debug, PartialEq)]
pub enum ByPersonReason {
    /// The words were not seen, or leave it to a person.
    LeftToPerson,
}

impl From<ByPersonReason> for Reason {
    fn from(reason: ByPersonReason) -> Self {
        Self::ByPerson(reason)
    }
}

impl ByPersonReason {
    pub(crate) fn speaks_for(&self) -> Option<Outcome> {
        match self {
            Self::LeftToPerson => Some(Outcome::ForDecision),
        }
    }

    pub(crate) fn text(&self, explainer: &Explainer) -> String {
        match self {
            Self::LeftToPerson => say!(
                explainer.lang,
                "chỉ cấp có thẩm quyền mới quyết định được",
                "only a competent person can decide"
            ),
        }
    }
}
