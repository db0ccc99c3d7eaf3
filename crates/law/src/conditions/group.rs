//! `group`: the commune is of one of these groups of the new-countryside programme.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Demand, FormerUnits, Limit, Name, Names, Reason, RuleTest};
use crate::evaluator::Evaluator;
use crate::explain::Explainer;
use crate::finding::Need;
use crate::question::Question;
use crate::test_finding::TestFinding;
use book::text::say;
use book::{Catalogue, Outcome};

/// The commune must be in one of these groups of the new-countryside programme, whose values
/// differ.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline, description = "")]
pub struct Group {
    /// The numbers of the groups.
    #[schemars(length(min = 1))]
    pub any_of: Vec<u8>,
}

impl RuleTest for Group {
    const NAMES: &'static Names = &Names {
        test: "group",
        members: &[
            Name::of("group", "xã thuộc nhóm", "the commune is of a group"),
            Name::of("any_of", "nhóm", "groups"),
        ],
        values: &[],
        percents: &[],
    };

    fn judge(&self, _: &Evaluator, question: &Question) -> TestFinding {
        let group = question.unit.commune_group;
        let outcome = Outcome::of(group.map(|group| self.any_of.contains(&group)));
        let found = TestFinding::new(outcome, GroupReason::Entered { group });
        if group.is_some() {
            found
        } else {
            found.needing(Need::Group { unit: question.unit.id.clone() })
        }
    }

    fn former_units(&self) -> FormerUnits {
        FormerUnits::Apart
    }

    fn limits(&self) -> Vec<Limit<'_>> {
        let number = |(index, group): (usize, &u8)| {
            let demand = Demand::Number { number: (*group).into(), most: 3, allowed: "1–3" };
            Limit { item: Some(index), ..Limit::new("group.any_of", demand) }
        };
        let not_empty = Limit::new("group.any_of", Demand::NotEmpty(self.any_of.len()));
        [not_empty].into_iter().chain(self.any_of.iter().enumerate().map(number)).collect()
    }

    fn is_looser_than(&self, origin: &Self, _: &Catalogue) -> bool {
        self != origin
    }

    fn is_final(&self, outcome: Outcome, _: &Catalogue) -> bool {
        matches!(outcome, Outcome::Met | Outcome::NotMet)
    }

    fn counts_events(&self) -> bool {
        false
    }
}

/// The reason for the outcome of a test of the group of communes.
#[derive(Clone, Debug, PartialEq)]
pub enum GroupReason {
    /// The group of communes that the unit is of, if it was entered.
    Entered {
        /// Its number.
        group: Option<u8>,
    },
}

impl From<GroupReason> for Reason {
    fn from(reason: GroupReason) -> Self {
        Self::Group(reason)
    }
}

impl GroupReason {
    pub(crate) fn speaks_for(&self) -> Option<Outcome> {
        match self {
            Self::Entered { group: Some(_) } => None,
            Self::Entered { group: None } => Some(Outcome::Missing),
        }
    }

    pub(crate) fn text(&self, explainer: &Explainer) -> String {
        match self {
            Self::Entered { group: Some(group) } => {
                say!(explainer.lang, "xã thuộc nhóm {group}", "the commune is of group {group}")
            }
            Self::Entered { group: None } => {
                say!(explainer.lang, "chưa ghi nhóm xã", "the group of communes was not entered")
            }
        }
    }
}
