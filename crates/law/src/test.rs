//! The tests of the rule language: what a condition can ask.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Condition;
use book::{DisciplineLevel, KindCode, Severity, UnitClass, UnitKind, ValueError, Year};

/// A part of the year in which something must be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Timeframe {
    /// Quý I: 1 January to 31 March.
    QuarterOne,
    /// The calendar year.
    Year,
    /// The rule set's window.
    Window,
}

/// What takes an incident out of a "must not happen".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Exception {
    /// Bất khả kháng.
    ForceMajeure,
    /// Found in time, mitigated and reported at once, all three.
    Handled,
}

/// What an incident must be, beside its kind, to count against the unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Qualifier {
    /// Trái pháp luật.
    ContraryToLaw,
    /// Kéo dài.
    Prolonged,
    /// Committed by residents; of an agency, enterprise or school by its own people.
    ByResidents,
    /// Somebody died.
    Fatal,
}

/// The years that a figure is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Baseline {
    /// The year before.
    PreviousYear,
    /// Each of so many years against the one before it.
    PrecedingYears(u16),
    /// One year that stays the same, such as 2019.
    Year(Year),
}

/// A share in whole percent, 0 to 100. A share is compared exactly and never rounded up.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(try_from = "u8")]
#[schemars(extend("maximum" = 100))]
pub struct Percent(u8);

impl Percent {
    /// The number of percent.
    pub fn number(self) -> u8 {
        self.0
    }

    /// Whether `part` of `whole` is at least this share.
    pub fn is_reached(self, part: u32, whole: u32) -> bool {
        u64::from(part) * 100 >= u64::from(self.0) * u64::from(whole)
    }

    /// The smallest part of `whole` that reaches this share.
    pub fn least_of(self, whole: u32) -> u32 {
        u32::try_from((u64::from(self.0) * u64::from(whole)).div_ceil(100)).unwrap_or(whole)
    }
}

impl TryFrom<u8> for Percent {
    type Error = ValueError;
    fn try_from(number: u8) -> Result<Self, ValueError> {
        (number <= 100).then_some(Self(number)).ok_or(ValueError::Percent(number))
    }
}

/// What the units below must have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Having {
    /// A registration for the year.
    Registered,
    /// A recognition for the year under this standard.
    Recognised(KindCode),
}

/// The yearly totals that stand for units not kept one by one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ShareTotals {
    /// How many units there are.
    pub whole: KindCode,
    /// How many of them have it.
    pub part: KindCode,
}

/// The share of a total that is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ShareLimit {
    /// At least so many percent.
    AtLeast(Percent),
    /// Less than so many percent.
    LessThan(Percent),
}

/// A test of the rule language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Test {
    /// All parts are met.
    All(Vec<Arc<Condition>>),
    /// One of the parts is met.
    Any(Vec<Arc<Condition>>),
    /// A paper of one of the kinds is dated in the timeframe.
    Paper {
        /// Kinds of paper.
        kinds: Vec<KindCode>,
        /// When.
        within: Timeframe,
    },
    /// The unit registered for the year in the timeframe.
    Registration {
        /// When.
        within: Timeframe,
    },
    /// At least this share of the households now residing registered.
    Households {
        /// The share.
        at_least: Percent,
    },
    /// A person stated the answer that the condition asks for.
    Statement {
        /// The kind of statement.
        kind: KindCode,
        /// The answer that meets the condition.
        value: bool,
    },
    /// No incident of these kinds in the window.
    NoIncident {
        /// Kinds of incident, with all that are within them.
        kinds: Vec<KindCode>,
        /// How many years the last of which is the window; the window alone if not given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        years: Option<u16>,
        /// Only incidents at least so serious.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        severity: Option<Severity>,
        /// Only incidents that are all of these.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        only: Vec<Qualifier>,
        /// Not those that are one of these.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        unless: Vec<Exception>,
    },
    /// Each indicator is held back or reduced ("kiềm chế, kéo giảm") by the reading in use.
    Reduced {
        /// Indicators, each by itself.
        indicators: Vec<KindCode>,
        /// Against which years.
        against: Baseline,
        /// At least so many percent fewer, where the text names a share; then no reading is needed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<Percent>,
        /// Fewer each year than in the one before, or none ("giảm liên tục"); not to rise is not
        /// enough by any reading.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        continuous: bool,
    },
    /// An indicator's figure for the window is not above a number.
    AtMost {
        /// The indicator.
        indicator: KindCode,
        /// The highest figure that passes.
        at_most: u32,
    },
    /// One yearly total as a share of another.
    TotalShare {
        /// The indicator that is the part.
        part: KindCode,
        /// The indicator that is the whole.
        whole: KindCode,
        /// The share.
        limit: ShareLimit,
    },
    /// So many models are kept up at the end of the window.
    Models {
        /// How many.
        at_least: u32,
        /// Kinds of model, with all that are within them; all if not given.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        kinds: Vec<KindCode>,
        /// Only those said to have worked effectively in the year.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        effective: bool,
    },
    /// Forces are rated at least so.
    Rating {
        /// Forces: the first must be rated, the others where the unit has a rating of them.
        forces: Vec<KindCode>,
        /// The lowest rating that passes; compared on its scale.
        at_least: KindCode,
    },
    /// No member of these forces is disciplined in the window, from this form up.
    Discipline {
        /// Forces.
        forces: Vec<KindCode>,
        /// The lightest form that counts.
        from: DisciplineLevel,
    },
    /// Activities of these kinds were held in the timeframe.
    Activity {
        /// Kinds of activity.
        kinds: Vec<KindCode>,
        /// How many.
        at_least: u32,
        /// When.
        within: Timeframe,
    },
    /// At least this share of the units below have something.
    UnitShare {
        /// Kinds of unit that count.
        of: Vec<UnitKind>,
        /// Classes that the text leaves out.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        except: Vec<UnitClass>,
        /// What they must have.
        having: Having,
        /// The share.
        at_least: Percent,
        /// Totals of the unit that stand for the units below where the book does not keep them one
        /// by one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        totals: Option<ShareTotals>,
    },
    /// The unit itself has a standard for the year, by recognition or, without one, by evaluation.
    Standard {
        /// The standard.
        standard: KindCode,
        /// Only a recorded recognition counts.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        recorded: bool,
        /// For the latest year that the standard had judged by the end of the window, which may be
        /// the year before.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        latest: bool,
    },
    /// The commune is of one of these groups of the new-countryside programme, whose values differ.
    Group {
        /// The groups, by their numbers.
        #[schemars(length(min = 1))]
        any_of: Vec<u8>,
    },
    /// Only a person can say: the words were not seen, or leave it to a person.
    ByPerson {},
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_never_rounded_up() {
        let seventy = Percent::try_from(70).unwrap();
        assert!(!seventy.is_reached(17, 25));
        assert!(seventy.is_reached(18, 25));
        assert!(seventy.is_reached(7, 10));
        assert_eq!(seventy.least_of(25), 18);
    }
}
