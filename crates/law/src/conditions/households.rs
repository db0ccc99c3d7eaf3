//! `households`: at least this share of the households now residing registered.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{FormerUnits, Limit, Name, Names, Percent, Reason, RegistrationReason, RuleTest};
use crate::distance::{Distance, Lack};
use crate::evaluator::Evaluator;
use crate::explain::Explainer;
use crate::finding::{Need, RecordRef};
use crate::latest_record::LatestRecord;
use crate::question::Question;
use crate::test_finding::TestFinding;
use book::text::say;
use book::{Catalogue, Outcome, RecordKind, Registration};

/// At least this share of the residing households must have registered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline, description = "")]
pub struct Households {
    /// The share.
    pub at_least: Percent,
}

impl RuleTest for Households {
    const NAMES: &'static Names = &Names {
        test: "households",
        members: &[Name::of("households", "tỷ lệ hộ đăng ký", "share of households registered")],
        values: &[],
        percents: &["at_least"],
    };

    fn judge(&self, evaluator: &Evaluator, question: &Question) -> TestFinding {
        let of_year = || {
            evaluator
                .facts
                .of(&question.unit.id)
                .registrations
                .iter()
                .filter(|registration| registration.year == question.year)
        };
        // Households that signed later did not sign in the days looked at.
        let in_time = of_year().filter(|registration| question.reaches(registration.date));
        let numbers = |registration: &Registration| {
            (registration.households_registered, registration.households_residing)
        };
        let made = |registration: &Registration| (Some(registration.date), registration.stamp.at);
        let Some(latest) =
            LatestRecord::of(in_time.copied(), made, |a, b| numbers(a) == numbers(b))
        else {
            let late = of_year().min_by_key(|registration| (registration.date, &registration.id));
            let found = match late {
                Some(late) => {
                    let period = question.window;
                    let reason = RegistrationReason::Late { date: late.date, period };
                    TestFinding::new(Outcome::Missing, reason).resting_on([RecordRef::to(*late)])
                }
                None => {
                    let reason = HouseholdsReason::Unknown { registered: None, residing: None };
                    TestFinding::new(Outcome::Missing, reason)
                }
            };
            return found.needing(question.need(RecordKind::Registration, None));
        };
        let Some(found) = latest.agreed() else {
            return TestFinding::default().disagreeing(
                Some(latest.record.date),
                "households_registered",
                latest.records(),
            );
        };
        self.compare(found)
    }

    fn former_units(&self) -> FormerUnits {
        FormerUnits::AllAnswer
    }

    fn limits(&self) -> Vec<Limit<'_>> {
        vec![Limit::share("households.at_least", self.at_least)]
    }

    fn is_looser_than(&self, origin: &Self, _: &Catalogue) -> bool {
        self.at_least < origin.at_least
    }

    fn is_final(&self, _: Outcome, _: &Catalogue) -> bool {
        false
    }

    fn counts_events(&self) -> bool {
        false
    }
}

impl Households {
    /// The share of one registration.
    fn compare(&self, registration: &Registration) -> TestFinding {
        let record = RecordRef::to(registration);
        match (registration.households_registered, registration.households_residing) {
            (Some(registered), Some(residing)) if residing > 0 => {
                let outcome = Outcome::of(Some(self.at_least.is_reached(registered, residing)));
                let least = self.at_least.least_of(residing);
                TestFinding::new(outcome, HouseholdsReason::Counted { registered, residing })
                    .at(Distance::to_least(Lack::Households, registered, least))
                    .resting_on([record])
            }
            (registered, residing) => {
                let field = if registered.is_none() {
                    "households_registered"
                } else {
                    "households_residing"
                };
                TestFinding::new(
                    Outcome::Missing,
                    HouseholdsReason::Unknown { registered, residing },
                )
                .resting_on([record.clone()])
                .needing(Need::Field { record, field })
            }
        }
    }
}

/// The reason for the outcome of a test of the households that registered.
#[derive(Clone, Debug, PartialEq)]
pub enum HouseholdsReason {
    /// Households that registered, of those residing.
    Counted {
        /// Registered.
        registered: u32,
        /// Residing.
        residing: u32,
    },
    /// A number of households was not entered, or can be none.
    Unknown {
        /// Registered, if entered.
        registered: Option<u32>,
        /// Residing, if entered.
        residing: Option<u32>,
    },
}

impl From<HouseholdsReason> for Reason {
    fn from(reason: HouseholdsReason) -> Self {
        Self::Households(reason)
    }
}

impl HouseholdsReason {
    pub(crate) fn speaks_for(&self) -> Option<Outcome> {
        match self {
            Self::Counted { .. } => None,
            Self::Unknown { .. } => Some(Outcome::Missing),
        }
    }

    pub(crate) fn text(&self, explainer: &Explainer) -> String {
        match self {
            Self::Counted { registered, residing } => say!(
                explainer.lang,
                "{registered}/{residing} hộ đang cư trú đã đăng ký",
                "{registered} of {residing} residing households registered"
            ),
            Self::Unknown { registered: None, residing: None } => say!(
                explainer.lang,
                "chưa nhập số hộ đang cư trú và số hộ đăng ký",
                "households residing and registered not entered"
            ),
            Self::Unknown { registered: Some(registered), residing: None } => say!(
                explainer.lang,
                "{registered} hộ đã đăng ký; chưa nhập số hộ đang cư trú",
                "{registered} households registered; those residing not entered"
            ),
            Self::Unknown { registered: None, residing: Some(residing) } => say!(
                explainer.lang,
                "{residing} hộ đang cư trú; chưa nhập số hộ đăng ký",
                "{residing} households residing; those registered not entered"
            ),
            Self::Unknown { registered: Some(_), residing: Some(residing) } => say!(
                explainer.lang,
                "số hộ đang cư trú ghi là {residing}: cần kiểm tra lại",
                "households residing are said to be {residing}: check the number"
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::conditions::loosened::{assert_looser, limited};

    #[test]
    fn a_lower_share_of_households_is_looser() {
        assert_looser(r#"{"households": {"at_least": 70}}"#, r#"{"households": {"at_least": 80}}"#);
    }

    #[test]
    fn a_rule_file_asks_for_a_share_within_limits() {
        let paths = limited(r#"{"households": {"at_least": 70}}"#);
        assert_eq!(paths, ["households.at_least"]);
    }
}
