//! The catalogue: kinds of incident, model, paper and so on, as data. A province adds its own in
//! its book.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::text::Lang;
use super::{Incident, KindCode, KindGroup, Period};
use rustc_hash::{FxHashMap, FxHashSet};

/// A text in Vietnamese and English.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Label {
    /// The Vietnamese text.
    pub vi: String,
    /// The English text.
    pub en: String,
}

impl Label {
    /// The text in a language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Vi => &self.vi,
            Lang::En => &self.en,
        }
    }
}

/// What is counted in an incident.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Cases (vụ).
    Cases,
    /// People involved (đối tượng).
    People,
    /// Deaths.
    Deaths,
    /// Injured people.
    Injured,
}

/// How the figure of an indicator is counted from incidents with a date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Counting {
    /// The kinds of incident, each with the kinds within it.
    pub kinds: Vec<KindCode>,
    /// What is counted.
    pub measure: Measure,
}

/// A kind in the catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Kind {
    /// The code, unique in its group.
    pub code: KindCode,
    /// The group that it belongs to.
    pub group: KindGroup,
    /// The name.
    pub label: Label,
    /// The broader kinds of the same group to which it belongs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub within: Vec<KindCode>,
    /// For a kind with other kinds within it: whether a record of this kind may be any of them
    /// ("tội phạm"). If not, it is none of them ("mâu thuẫn, tranh chấp", beside the complicated
    /// ones).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub general: bool,
    /// For an incident: whether it concerns the unit's own people, wherever it happened.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub of_people: bool,
    /// The unit in which it is counted: vụ, người, mô hình …
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Label>,
    /// For an indicator: how it is counted from incidents. Absent if its figure can only be
    /// entered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counts: Option<Counting>,
    /// For a rating: its scale. Only ratings on one scale can be compared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scale: Option<String>,
    /// For a rating: its rank on the scale. Higher is better.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rank: Option<u8>,
    /// For a statement: the answer that reports something that has happened, so it cannot change
    /// later. Absent if every answer can change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lasting: Option<bool>,
    /// For a statement: whether it says what the unit is or has ("có tổ chức Đảng"). Nobody changes
    /// that to meet a standard.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub fixed: bool,
    /// The days on which it is used. Always if absent. Forms of other years do not offer it;
    /// records of other days that have it stay as they are.
    #[serde(default, skip_serializing_if = "is_always")]
    pub in_force: Period,
    /// The text that the kind comes from.
    pub source: String,
}

fn is_always(period: &Period) -> bool {
    *period == Period::default()
}

/// All kinds that a book may use: the national ones and its own. Cheap to clone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Catalogue(Arc<Kinds>);

#[derive(Debug, Default, PartialEq, Eq)]
struct Kinds {
    kinds: BTreeMap<KindGroup, BTreeMap<KindCode, Kind>>,
    /// Of each code, all kinds that it is within, itself included; at most [`MAX_BROADER`].
    broader: FxHashMap<KindCode, Vec<KindCode>>,
    /// Of each general kind, all kinds within it.
    narrower: FxHashMap<KindCode, Vec<KindCode>>,
    /// The kinds of incident that are about the unit's own people.
    of_people: FxHashSet<KindCode>,
}

/// Kinds that one counts for: those nearest to it. Two desks' chains of kinds may make a long one.
const MAX_BROADER: usize = 100;

impl Catalogue {
    /// A catalogue of these kinds; a later kind replaces an earlier one of the same group and code.
    pub fn new(kinds: impl IntoIterator<Item = Kind>) -> Self {
        let mut groups: BTreeMap<KindGroup, BTreeMap<KindCode, Kind>> = BTreeMap::new();
        for kind in kinds {
            groups.entry(kind.group).or_default().insert(kind.code.clone(), kind);
        }
        let all = || groups.values().flat_map(BTreeMap::values);
        let mut within: BTreeMap<&KindCode, Vec<&KindCode>> = BTreeMap::new();
        for kind in all() {
            within.entry(&kind.code).or_default().extend(&kind.within);
        }
        let general = crate::sort::set_of(all().filter(|kind| kind.general).map(|kind| &kind.code));
        let of_people = all().filter(|kind| kind.group == KindGroup::Incident && kind.of_people);
        let of_people = of_people.map(|kind| kind.code.clone()).collect();
        let mut catalogue = Kinds { of_people, ..Kinds::default() };
        for code in within.keys() {
            let broader = broader_than(&within, code);
            for wider in broader.iter().filter(|wider| general.contains(wider)) {
                catalogue.narrower.entry(wider.clone()).or_default().push((*code).clone());
            }
            catalogue.broader.insert((*code).clone(), broader);
        }
        Self(Arc::new(Kinds { kinds: groups, ..catalogue }))
    }

    /// The kind of this code and group.
    pub fn get(&self, group: KindGroup, code: &KindCode) -> Option<&Kind> {
        self.0.kinds.get(&group)?.get(code)
    }

    /// Whether two ratings are on one scale: a force may have a title beside its rating.
    pub fn on_one_scale(&self, rating: &KindCode, other: &KindCode) -> bool {
        let scale = |code| self.get(KindGroup::Rating, code).and_then(|kind| kind.scale.as_ref());
        scale(rating).is_some() && scale(rating) == scale(other)
    }

    /// Whether a rating is another one or better; none if they are not on one scale.
    pub fn is_rated_at_least(&self, rating: &KindCode, at_least: &KindCode) -> Option<bool> {
        let rank = |code| self.get(KindGroup::Rating, code)?.rank;
        self.on_one_scale(rating, at_least).then_some(rank(rating)? >= rank(at_least)?)
    }

    /// All kinds of a group, by code.
    pub fn group(&self, group: KindGroup) -> impl Iterator<Item = &Kind> {
        self.0.kinds.get(&group).into_iter().flat_map(BTreeMap::values)
    }

    /// The kinds of a group that are used on some day of a time, by code.
    pub fn offered(&self, group: KindGroup, time: Period) -> impl Iterator<Item = &Kind> {
        self.group(group).filter(move |kind| kind.in_force.overlaps(time))
    }

    /// Whether a kind is one of `wanted` or within one of them.
    pub fn is_within(&self, code: &KindCode, wanted: &[KindCode]) -> bool {
        match self.0.broader.get(code) {
            Some(broader) => broader.iter().any(|code| wanted.contains(code)),
            None => wanted.contains(code),
        }
    }

    /// Whether a record of a kind is of one of `wanted`; `None` where the kind is a general one
    /// that does not say.
    pub fn is_of(&self, code: &KindCode, wanted: &[KindCode]) -> Option<bool> {
        if self.is_within(code, wanted) {
            return Some(true);
        }
        let narrower = self.0.narrower.get(code);
        narrower
            .is_none_or(|within| !within.iter().any(|code| wanted.contains(code)))
            .then_some(false)
    }

    /// Whether an incident of a kind is about the unit's own people.
    pub fn tells_of_people(&self, code: &KindCode) -> bool {
        self.0.of_people.contains(code)
    }

    /// The answer of the kind of an incident to a question about some kinds.
    pub fn answer(&self, code: &KindCode, wanted: &[KindCode]) -> KindAnswer {
        let is_asked =
            |kind: &KindCode| self.is_of(code, std::slice::from_ref(kind)) != Some(false);
        let is_asked_of_people =
            wanted.iter().filter(|kind| self.tells_of_people(kind)).any(is_asked);
        KindAnswer {
            is_of: self.is_of(code, wanted),
            is_asked_of_people,
            tells_of_people: self.tells_of_people(code),
        }
    }
}

/// The answer of the kind of an incident to a question about some kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KindAnswer {
    /// Whether it is of one of the kinds, as [`Catalogue::is_of`] says.
    pub is_of: Option<bool>,
    is_asked_of_people: bool,
    tells_of_people: bool,
}

impl KindAnswer {
    /// Whether an incident that is or may be of the kinds belongs to its unit. If the question is
    /// about people, it always does; if not, only if it happened there. `None` for one that tells
    /// of people and leaves the place blank.
    pub fn is_in(self, incident: &Incident) -> Option<bool> {
        if self.is_asked_of_people {
            return Some(true);
        }
        match incident.elsewhere {
            None => (!self.tells_of_people).then_some(true),
            Some(elsewhere) => Some(!elsewhere),
        }
    }
}

impl Counting {
    /// The least and the most that an incident adds to the indicator. `answer` is that of its kind
    /// to a question about the indicator's kinds. The most is `None` if the figure that the
    /// indicator counts was not entered.
    pub fn amounts(&self, incident: &Incident, answer: KindAnswer) -> (u32, Option<u32>) {
        let amount = match self.measure {
            Measure::Cases => Some(incident.count),
            Measure::People => incident.people,
            Measure::Deaths => incident.deaths,
            Measure::Injured => incident.injured,
        };
        match (answer.is_of, answer.is_in(incident)) {
            (Some(false), _) | (_, Some(false)) => (0, Some(0)),
            (Some(true), Some(true)) => (amount.unwrap_or(0), amount),
            (None, _) | (_, None) => (0, amount),
        }
    }
}

fn broader_than(within: &BTreeMap<&KindCode, Vec<&KindCode>>, code: &KindCode) -> Vec<KindCode> {
    let mut found = vec![code];
    let mut known = BTreeSet::from([code]);
    let mut next = 0;
    while let Some(code) = found.get(next) {
        next += 1;
        for broader in within.get(*code).map_or(&[][..], Vec::as_slice) {
            if found.len() < MAX_BROADER && known.insert(broader) {
                found.push(broader);
            }
        }
    }
    found.into_iter().cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(code: &str, within: &[&str]) -> Kind {
        serde_json::from_value(serde_json::json!({
            "code": code, "group": "incident", "label": {"vi": code, "en": code}, "within": within, "source": "test"
        }))
        .unwrap()
    }

    #[test]
    fn a_kind_is_within_all_that_it_belongs_to_even_in_a_circle() {
        let code = |text| KindCode::new(text).unwrap();
        let catalogue = Catalogue::new([
            kind("theft", &["property"]),
            kind("property", &["crime"]),
            kind("crime", &["theft"]),
        ]);
        assert!(catalogue.is_within(&code("theft"), &[code("crime")]));
        assert!(!catalogue.is_within(&code("theft"), &[code("gambling")]));
        assert!(catalogue.is_within(&code("unknown"), &[code("unknown")]));
    }

    #[test]
    fn a_general_kind_may_be_any_within_it_and_an_ordinary_one_is_none_of_them() {
        let code = |text| KindCode::new(text).unwrap();
        let general = Kind { general: true, ..kind("crime", &[]) };
        let kinds = [
            general,
            kind("theft", &["crime"]),
            kind("dispute", &[]),
            kind("complicated", &["dispute"]),
        ];
        let catalogue = Catalogue::new(kinds);
        assert_eq!(catalogue.is_of(&code("crime"), &[code("theft")]), None);
        assert_eq!(catalogue.is_of(&code("crime"), &[code("dispute")]), Some(false));
        assert_eq!(catalogue.is_of(&code("theft"), &[code("crime")]), Some(true));
        assert_eq!(catalogue.is_of(&code("dispute"), &[code("complicated")]), Some(false));
    }
}
