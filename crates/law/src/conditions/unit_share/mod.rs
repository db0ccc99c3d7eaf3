//! `unit_share`: at least this share of the units below have something.

mod count;
mod having;
mod judge;
mod reasons;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::loosened::drops_any;
use super::{Demand, FormerUnits, Limit, Name, Names, Percent, RuleTest};
use crate::evaluator::Evaluator;
use crate::question::Question;
use crate::test_finding::TestFinding;
use book::{Catalogue, KindCode, KindGroup, Outcome, UnitClass, UnitKind};

pub use having::Having;
pub use reasons::UnitShareReason;

/// The yearly totals that stand for units which the book does not contain one by one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ShareTotals {
    /// The indicator for the number of units.
    pub whole: KindCode,
    /// The indicator for the number of units that have it.
    pub part: KindCode,
}

/// At least this share of the units below must have something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline, description = "")]
pub struct UnitShare {
    /// The kinds of unit that count.
    pub of: Vec<UnitKind>,
    /// The classes that the text leaves out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub except: Vec<UnitClass>,
    /// What the units must have.
    pub having: Having,
    /// The share.
    pub at_least: Percent,
    /// The totals that stand for the units below, if the book does not contain them one by one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub totals: Option<ShareTotals>,
}

impl RuleTest for UnitShare {
    const NAMES: &'static Names = &Names {
        test: "unit_share",
        members: &[
            Name::of("unit_share", "tỷ lệ đơn vị trực thuộc", "share of the units below"),
            Name::of("of", "đơn vị được tính", "units counted"),
            Name::of("having", "phải có", "having"),
            Name::of("recognised", "được công nhận", "recognised as"),
            Name::of("totals", "số liệu năm thay thế", "totals instead"),
        ],
        values: &[Name::of("registered", "đăng ký", "a registration")],
        percents: &["at_least"],
    };

    fn judge(&self, evaluator: &Evaluator, question: &Question) -> TestFinding {
        judge::judge(self, evaluator, question)
    }

    fn former_units(&self) -> FormerUnits {
        FormerUnits::AllAnswer
    }

    fn limits(&self) -> Vec<Limit<'_>> {
        let mut limits = vec![Limit::new("unit_share.of", Demand::NotEmpty(self.of.len()))];
        if let Having::Recognised(standard) = &self.having {
            let path = "unit_share.having.recognised";
            limits.push(Limit::code(path, KindGroup::Standard, standard));
        }
        limits.push(Limit::share("unit_share.at_least", self.at_least));
        if let Some(ShareTotals { whole, part }) = &self.totals {
            limits.push(Limit::code("unit_share.totals.whole", KindGroup::Indicator, whole));
            limits.push(Limit::code("unit_share.totals.part", KindGroup::Indicator, part));
        }
        limits
    }

    fn is_looser_than(&self, origin: &Self, _: &Catalogue) -> bool {
        self.having != origin.having
            || drops_any(&self.of, &origin.of)
            || drops_any(&origin.except, &self.except)
            || self.at_least < origin.at_least
    }

    fn is_final(&self, _: Outcome, _: &Catalogue) -> bool {
        false
    }

    fn counts_events(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use crate::conditions::loosened::assert_looser;

    #[test]
    fn a_lower_share_of_units_is_looser() {
        assert_looser(
            r#"{"unit_share": {"of": ["hamlet"], "having": "registered", "at_least": 90}}"#,
            r#"{"unit_share": {"of": ["hamlet"], "having": "registered", "at_least": 100}}"#,
        );
    }
}
