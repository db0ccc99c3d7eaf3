//! Rule sets: the law as dated, cited data. Code knows tests, never a decree.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::conditions::{Condition, Source};
use super::points::Scoring;
use super::window::{MonthDay, Window};
use book::{Day, KindCode, Label, Period, Reading, Unit, UnitClass, UnitKind, Year};

/// The conditions of one text for one level of unit, in force for a time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleSet {
    /// Its id, such as `tt-124-2021-commune`.
    #[schemars(regex(pattern = r"^[A-Za-z0-9._-]{1,64}$"))]
    pub id: String,
    /// The version of this file; a stored verdict names it.
    pub version: String,
    /// Its name.
    pub title: Label,
    /// The standard that a unit has when it meets this set; sets of one standard and level follow
    /// each other in time.
    pub standard: KindCode,
    /// The kinds of unit that it judges.
    #[schemars(length(min = 1))]
    pub applies_to: Vec<UnitKind>,
    /// Classes of unit that the text leaves out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub except: Vec<UnitClass>,
    /// The days on which it is in force.
    pub in_force: Period,
    /// The set of another standard that it took the place of, where a line goes on under a new
    /// name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follows: Option<String>,
    /// Of a copy: the set that it was copied from, in whose place it judges.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<CopiedFrom>,
    /// What is not known of the text yet: a draft never pronounces a verdict.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub draft: Option<Label>,
    /// The twelve months that a year's assessment looks at.
    pub window: Window,
    /// The kind of paper by which a unit asks to be recognised. The set is judged at that moment,
    /// over the twelve months up to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked_by: Option<KindCode>,
    /// How "kiềm chế, kéo giảm" is read, where the set says it; else as the book is set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reading: Option<Reading>,
    /// The text that it follows.
    pub source: Source,
    /// Who decides, and by when, over time.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authorities: Vec<Authority>,
    /// What a reader must know about how the text was read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Label>,
    /// The regions whose values are not these, where the text leaves them to another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub regional: Option<Regional>,
    /// How points are counted, where the set is a table of points; then the points decide.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scoring: Option<Scoring>,
    /// All must be met.
    #[schemars(length(min = 1))]
    pub conditions: Vec<Arc<Condition>>,
    /// Marks that warn and decide nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<Arc<Condition>>,
    /// Targets of a programme: shown beside the conditions, they decide nothing.
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

    /// Who decides on a day.
    pub fn authority_on(&self, day: Day) -> Option<&Authority> {
        self.authorities.iter().find(|authority| authority.in_force.contains(day))
    }

    /// Who decides on a year: of those with a last day, the one who decides on that day; else who
    /// does at the end of the window.
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

/// The set that a copy was made from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CopiedFrom {
    /// Its id.
    pub id: String,
    /// Its version at that time.
    pub version: String,
}

/// Who decides on a unit, and by when, for a time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Authority {
    /// The office that decides.
    pub who: Label,
    /// The clause that says so.
    pub clause: String,
    /// The days on which it does; always if not given.
    #[serde(default)]
    pub in_force: Period,
    /// The last day of the year on which the decision is in time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<MonthDay>,
    /// Whether the source says so; else it is our inference or the desk's own word.
    pub verified: bool,
}

/// Regions for which the text leaves the values to another, such as the province.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Regional {
    /// The regions, by their numbers.
    #[schemars(length(min = 1))]
    pub regions: Vec<u8>,
    /// Whose values they have, and by which text.
    pub note: Label,
}
