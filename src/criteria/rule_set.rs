//! Rule sets: the law as dated, cited data. Code knows tests, never a decree.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::book::{Day, DisciplineLevel, KindCode, Label, Period, Severity, UnitClass, UnitKind, Year};

/// The conditions of one text for one level of unit, in force for a time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleSet {
    /// Its id, such as `tt-124-2021-commune`.
    pub id: String,
    /// The version of this file; a stored verdict names it.
    pub version: String,
    /// Its name.
    pub title: Label,
    /// The standard that a unit has when it meets this set; sets of one standard and level follow each other in time.
    pub standard: KindCode,
    /// The kinds of unit that it judges.
    pub applies_to: Vec<UnitKind>,
    /// The days on which it is in force.
    pub in_force: Period,
    /// The twelve months that a year's assessment looks at.
    pub window: Window,
    /// The text that it follows.
    pub source: Source,
    /// What a reader must know about how the text was read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Label>,
    /// All must be met.
    pub conditions: Vec<Arc<Condition>>,
}

impl RuleSet {
    /// The days of an assessment year.
    pub fn window_of(&self, year: Year) -> Option<Period> {
        self.window.of(year)
    }

    /// Whether it judges a year: it is in force on the last day of the year's window.
    pub fn judges(&self, year: Year) -> bool {
        self.window_of(year).and_then(|window| window.to).is_some_and(|day| self.in_force.contains(day))
    }

    /// Every condition with those inside it, outer ones first.
    pub fn all_conditions(&self) -> Vec<&Arc<Condition>> {
        fn walk<'a>(conditions: &'a [Arc<Condition>], found: &mut Vec<&'a Arc<Condition>>) {
            for condition in conditions {
                found.push(condition);
                walk(condition.parts(), found);
            }
        }
        let mut found = Vec::new();
        walk(&self.conditions, &mut found);
        found
    }
}

/// A text, where it can be read, and since when it applies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Number and name of the text.
    pub name: String,
    /// Where its words, or the report of them, can be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// A month and day, written `11-01`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String", extend("pattern" = r"^\d\d-\d\d$"))]
pub struct MonthDay {
    month: u8,
    day: u8,
}

impl MonthDay {
    /// The day in a year.
    pub fn of(self, year: Year) -> Option<Day> {
        Day::new(year, self.month, self.day)
    }
}

impl TryFrom<String> for MonthDay {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        // Any year without a 29 February: a yearly limit must exist every year.
        let read = |text: &str| {
            let day = Day::parse(&format!("2001-{text}")).ok()?;
            Some(Self { month: day.month(), day: day.day() })
        };
        read(&text).ok_or_else(|| format!("«{text}» không phải tháng-ngày, ví dụ 11-01"))
    }
}

impl From<MonthDay> for String {
    fn from(date: MonthDay) -> Self {
        format!("{:02}-{:02}", date.month, date.day)
    }
}

/// The days of a year's assessment; it begins in the year before if `from` is later in the year than `to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Window {
    /// First day.
    pub from: MonthDay,
    /// Last day.
    pub to: MonthDay,
}

impl Window {
    /// 1 January to 31 December.
    pub const CALENDAR_YEAR: Self = Self { from: MonthDay { month: 1, day: 1 }, to: MonthDay { month: 12, day: 31 } };

    /// The window of a year.
    pub fn of(self, year: Year) -> Option<Period> {
        let first = if self.from > self.to { year.before(1)? } else { year };
        Some(Period { from: Some(self.from.of(first)?), to: Some(self.to.of(year)?) })
    }
}

/// The words of a condition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// Vietnamese: the law's own words if verified, else a paraphrase.
    pub vi: String,
    /// English, always a paraphrase.
    pub en: String,
    /// Whether the Vietnamese words were seen in the source.
    pub verified: bool,
}

/// One condition, with the clause that it comes from and what it asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// Its id, unique in the rule set, such as `k4a`.
    pub id: String,
    /// The clause, such as `Điều 4 khoản 4 điểm a`.
    pub clause: String,
    /// Its words.
    pub text: Wording,
    /// Its own source, where it is not the rule set's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    /// How the words were read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Label>,
    /// What it asks.
    pub requires: Test,
}

impl Condition {
    /// The conditions that it is made of.
    pub fn parts(&self) -> &[Arc<Condition>] {
        match &self.requires {
            Test::All(parts) | Test::Any(parts) => parts,
            _ => &[],
        }
    }
}

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
    /// Committed by residents.
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
}

/// A share in whole percent, 0 to 100. A share is compared exactly and never rounded up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "u8")]
pub struct Percent(#[schemars(range(max = 100))] u8);

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
    type Error = String;
    fn try_from(number: u8) -> Result<Self, String> {
        (number <= 100).then_some(Self(number)).ok_or_else(|| format!("{number} % lớn hơn 100 %"))
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
    },
    /// So many models are kept up at the end of the window.
    Models {
        /// How many.
        at_least: u32,
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
        /// Totals of the unit that stand for the units below where the book does not keep them one by one.
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
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_that_begins_late_in_the_year_begins_in_the_year_before() {
        let window = |from: &str, to: &str| Window { from: from.to_owned().try_into().unwrap(), to: to.to_owned().try_into().unwrap() };
        let period = window("11-16", "11-15").of(Year::new(2024).unwrap()).unwrap();
        assert_eq!((period.from, period.to), (Day::parse("2023-11-16").ok(), Day::parse("2024-11-15").ok()));
        let period = window("01-01", "12-31").of(Year::new(2019).unwrap()).unwrap();
        assert_eq!(period, Year::new(2019).unwrap().period());
    }

    #[test]
    fn a_share_is_never_rounded_up() {
        let seventy = Percent::try_from(70).unwrap();
        assert!(!seventy.is_reached(17, 25));
        assert!(seventy.is_reached(18, 25));
        assert!(seventy.is_reached(7, 10));
        assert_eq!(seventy.least_of(25), 18);
    }
}
