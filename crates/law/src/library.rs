//! The rule sets and the catalogue: the national ones, built into the program from `criteria/`, and
//! a book's own.

use std::sync::Arc;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::duty::Duty;
use super::own_rule_set_problem::OwnProblem;
use super::rule_set::RuleSet;
use book::{Catalogue, Day, Frame, Kind, KindCode, KindGroup, Label, UnitKind, Year};

const CATALOGUE: &str = include_str!("../../../criteria/catalogue.json");
const CALENDAR: &str = include_str!("../../../criteria/calendar.json");

/// The rule set files, each with its name for messages.
const RULE_SETS: &[(&str, &str)] = &[
    ("tt-23-2012-hamlet.json", include_str!("../../../criteria/tt-23-2012-hamlet.json")),
    ("tt-23-2012-commune.json", include_str!("../../../criteria/tt-23-2012-commune.json")),
    ("ntm-2009-commune-19.json", include_str!("../../../criteria/ntm-2009-commune-19.json")),
    ("ntm-2016-commune-19-2.json", include_str!("../../../criteria/ntm-2016-commune-19-2.json")),
    ("tt-35-2016-district.json", include_str!("../../../criteria/tt-35-2016-district.json")),
    ("qd-320-2022-district.json", include_str!("../../../criteria/qd-320-2022-district.json")),
    ("tt-124-2021-hamlet.json", include_str!("../../../criteria/tt-124-2021-hamlet.json")),
    ("tt-124-2021-commune.json", include_str!("../../../criteria/tt-124-2021-commune.json")),
    ("tt-124-2021-agency.json", include_str!("../../../criteria/tt-124-2021-agency.json")),
    ("tt-124-2021-school.json", include_str!("../../../criteria/tt-124-2021-school.json")),
    ("ntm-2021-commune-19-2.json", include_str!("../../../criteria/ntm-2021-commune-19-2.json")),
    (
        "ntm-2021-commune-19-2-advanced.json",
        include_str!("../../../criteria/ntm-2021-commune-19-2-advanced.json"),
    ),
    ("qd-25-2021-commune-5-4.json", include_str!("../../../criteria/qd-25-2021-commune-5-4.json")),
    (
        "qd-18-2022-commune-recognition.json",
        include_str!("../../../criteria/qd-18-2022-commune-recognition.json"),
    ),
    (
        "qd-18-2022-commune-recognition-advanced.json",
        include_str!("../../../criteria/qd-18-2022-commune-recognition-advanced.json"),
    ),
    (
        "qd-18-2022-commune-recognition-model.json",
        include_str!("../../../criteria/qd-18-2022-commune-recognition-model.json"),
    ),
    (
        "qd-18-2022-commune-kept.json",
        include_str!("../../../criteria/qd-18-2022-commune-kept.json"),
    ),
    ("qd-51-2025-commune-10.json", include_str!("../../../criteria/qd-51-2025-commune-10.json")),
    ("hd-12-2024-ward-4.json", include_str!("../../../criteria/hd-12-2024-ward-4.json")),
    ("qd-510-2022-hamlet.json", include_str!("../../../criteria/qd-510-2022-hamlet.json")),
    ("qd-510-2022-commune.json", include_str!("../../../criteria/qd-510-2022-commune.json")),
    ("qd-510-2022-agency.json", include_str!("../../../criteria/qd-510-2022-agency.json")),
    ("qd-510-2022-school.json", include_str!("../../../criteria/qd-510-2022-school.json")),
    ("qd-510-2022-district.json", include_str!("../../../criteria/qd-510-2022-district.json")),
];

/// A file of `criteria/` cannot be read. The build is broken, not the user's data.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {message}")]
pub struct LibraryError {
    /// The file's name.
    pub file: &'static str,
    /// The error, with line and column.
    pub message: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CatalogueFile {
    kinds: Vec<Kind>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CalendarFile {
    duties: Vec<Duty>,
}

/// Rule sets, national kinds and the year's duties.
#[derive(Clone, Debug, Default)]
pub struct Library {
    kinds: Arc<[Kind]>,
    /// The catalogue of the national kinds alone, which most books have.
    catalogue: Catalogue,
    /// All rule sets; a book's own stand first, so that they are found before the national ones.
    pub(super) rule_sets: Vec<Arc<RuleSet>>,
    /// The number of the book's own rule sets.
    pub(super) own_count: usize,
    pub(super) own_problems: Vec<OwnProblem>,
    duties: Arc<[Duty]>,
}

fn parse<T: DeserializeOwned>(file: &'static str, text: &str) -> Result<T, LibraryError> {
    serde_json::from_str(text).map_err(|error| LibraryError { file, message: error.to_string() })
}

/// Whether a set takes the place of one that ended.
fn is_next(next: &RuleSet, ended: &RuleSet, end: Day) -> bool {
    let is_of_line = next.standard == ended.standard
        && next.applies_to.iter().any(|kind| ended.applies_to.contains(kind));
    let is_later = next.in_force.from.is_some_and(|from| from > end);
    is_later && next.origin.is_none() && (is_of_line || next.follows.as_ref() == Some(&ended.id))
}

impl Library {
    /// The national library.
    ///
    /// # Errors
    /// [`LibraryError`] if a built-in file cannot be read; a test prevents such a release.
    pub fn national() -> Result<Self, LibraryError> {
        let catalogue: CatalogueFile = parse("catalogue.json", CATALOGUE)?;
        let rule_sets =
            RULE_SETS.iter().map(|(file, text)| parse(file, text)).collect::<Result<_, _>>()?;
        let calendar: CalendarFile = parse("calendar.json", CALENDAR)?;
        Ok(Self {
            catalogue: Catalogue::new(catalogue.kinds.iter().cloned()),
            kinds: catalogue.kinds.into(),
            rule_sets,
            duties: calendar.duties.into(),
            ..Self::default()
        })
    }

    /// All rule sets: the book's own, then the national ones, oldest first.
    pub fn rule_sets(&self) -> &[Arc<RuleSet>] {
        &self.rule_sets
    }

    /// The rule set with this id.
    pub fn rule_set(&self, id: &str) -> Option<&Arc<RuleSet>> {
        self.rule_sets.iter().find(|rules| rules.id == id)
    }

    /// The rule set of a standard that judges a kind of unit in a year. The book's own come before
    /// the national ones.
    pub fn in_force(
        &self,
        standard: &KindCode,
        kind: UnitKind,
        year: Year,
    ) -> Option<&Arc<RuleSet>> {
        self.rule_sets.iter().find(|rules| {
            rules.standard == *standard && rules.applies_to.contains(&kind) && rules.judges(year)
        })
    }

    /// The rule sets for a kind of unit that pass a filter. A copy replaces its origin.
    pub fn all_of(&self, kind: UnitKind, is_one: impl Fn(&RuleSet) -> bool) -> Vec<&Arc<RuleSet>> {
        let sets: Vec<_> = self
            .rule_sets
            .iter()
            .filter(|rules| rules.applies_to.contains(&kind) && is_one(rules))
            .collect();
        let is_origin = |id: &str| {
            sets.iter().any(|copy| copy.origin.as_ref().is_some_and(|origin| origin.id == id))
        };
        sets.iter().copied().filter(|rules| !is_origin(&rules.id)).collect()
    }

    /// The set in force on a day in place of one that has ended: its successor under the same
    /// standard, or the set that follows it under another. `None` while the set lasts, or if
    /// nothing took its place.
    pub fn ended_by(&self, rules: &RuleSet, day: Day) -> Option<&Arc<RuleSet>> {
        let mut ended = rules;
        loop {
            let end = ended.in_force.to.filter(|end| *end < day)?;
            let next = self.rule_sets.iter().find(|next| is_next(next, ended, end))?;
            if next.in_force.contains(day) {
                return Some(next);
            }
            ended = next;
        }
    }

    /// The name of a national standard.
    pub(super) fn standard_label(&self, standard: &KindCode) -> Option<&Label> {
        self.kinds
            .iter()
            .find(|kind| kind.group == KindGroup::Standard && kind.code == *standard)
            .map(|kind| &kind.label)
    }

    /// The yearly duties.
    pub fn duties(&self) -> &[Duty] {
        &self.duties
    }

    /// The national kinds and those that a book adds.
    pub fn catalogue(&self, frame: &Frame) -> Catalogue {
        match frame.kinds.as_slice() {
            [] => self.catalogue.clone(),
            own => Catalogue::new(self.kinds.iter().chain(own).cloned()),
        }
    }
}
