//! Rule sets: the law as dated, cited data. Code knows tests, never a decree.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::conditions::{Condition, Source};
use super::points::Scoring;
use super::window::{MonthDay, Window};
use book::{Day, KindCode, Label, Period, Reading, Unit, UnitClass, UnitKind, Year};

/// A rule set: the conditions that a text sets for some kinds of unit, in force for some time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleSet {
    /// The id, such as `tt-124-2021-commune`.
    #[schemars(regex(pattern = r"^[A-Za-z0-9._-]{1,64}$"))]
    pub id: String,
    /// The version of this file. A stored verdict names it.
    pub version: String,
    /// The name.
    pub title: Label,
    /// The standard that a unit meets if it meets this set. Sets of one standard and level follow
    /// each other in time.
    pub standard: KindCode,
    /// The kinds of unit that the set judges.
    #[schemars(length(min = 1))]
    pub applies_to: Vec<UnitKind>,
    /// The classes of unit that the text leaves out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub except: Vec<UnitClass>,
    /// The days on which it is in force.
    pub in_force: Period,
    /// The id of the set of another standard that this set replaced, if the standard was renamed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follows: Option<String>,
    /// For a copy: the set from which it was copied and which it replaces.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<CopiedFrom>,
    /// What is not known of the text yet. A draft gives no verdict.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub draft: Option<Label>,
    /// The twelve months that the assessment of a year looks at.
    pub window: Window,
    /// The kind of paper with which a unit asks for recognition. The unit is judged on the day of
    /// that paper, over the twelve months up to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked_by: Option<KindCode>,
    /// The reading of "kiềm chế, kéo giảm" (contain and reduce), if the set fixes one. Otherwise
    /// the book's setting holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reading: Option<Reading>,
    /// The text that the set follows.
    pub source: Source,
    /// The offices that decide, with their deadlines.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authorities: Vec<Authority>,
    /// How the text was read, as far as a reader must know it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Label>,
    /// The regions to which other values apply, if the text leaves them to another body.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub regional: Option<Regional>,
    /// How points are added up, if the set is a table of points. The points then decide.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scoring: Option<Scoring>,
    /// The conditions. All must be met.
    #[schemars(length(min = 1))]
    pub conditions: Vec<Arc<Condition>>,
    /// Warning signs. They are shown and decide nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<Arc<Condition>>,
    /// Targets of a programme. They are shown beside the conditions and decide nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<Arc<Condition>>,
}

impl RuleSet {
    /// The days of an assessment year.
    pub fn window_of(&self, year: Year) -> Option<Period> {
        self.window.of(year)
    }

    /// Whether it judges a year: it is in force on the last day of the year's window.
    pub fn judges(&self, year: Year) -> bool {
        self.window_of(year)
            .and_then(|window| window.to)
            .is_some_and(|day| self.in_force.contains(day))
    }

    /// Whether it judges a unit: by its kind, and by its class where the text leaves classes out.
    pub fn is_for(&self, unit: &Unit) -> bool {
        self.applies_to.contains(&unit.kind)
            && unit.class.is_none_or(|class| !self.except.contains(&class))
    }

    /// The authority that decides on a day.
    pub fn authority_on(&self, day: Day) -> Option<&Authority> {
        self.authorities.iter().find(|authority| authority.in_force.contains(day))
    }

    /// The authority that decides on a year: one whose last day in that year is within its own days;
    /// if there is none, the one that decides at the end of the window.
    pub fn authority_in(&self, year: Year) -> Option<&Authority> {
        let is_due = |authority: &&Authority| {
            authority
                .due
                .and_then(|due| due.of(year))
                .is_some_and(|day| authority.in_force.contains(day))
        };
        let at_the_end = || self.authority_on(self.window_of(year)?.to?);
        self.authorities.iter().find(is_due).or_else(at_the_end)
    }

    /// Every condition with those inside it, outer ones first; warnings and targets are not among
    /// them.
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

/// The rule set from which a copy was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CopiedFrom {
    /// The id.
    pub id: String,
    /// The version of that set when it was copied.
    pub version: String,
}

/// The office that decides on a unit during some period, and its deadline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Authority {
    /// The office that decides.
    pub who: Label,
    /// The clause that says so.
    pub clause: String,
    /// The days on which this office decides. Always if absent.
    #[serde(default)]
    pub in_force: Period,
    /// The last day of the year on which the decision is still in time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<MonthDay>,
    /// Whether the source says so. Otherwise it is our inference, or the desk wrote it.
    pub verified: bool,
}

/// The regions for which the text leaves the values to another body, such as the province.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Regional {
    /// The numbers of the regions.
    #[schemars(length(min = 1))]
    pub regions: Vec<u8>,
    /// Which body sets the values, and by which text.
    pub note: Label,
}
