//! A book's own rule sets beside the national ones: a province's, or copies that replace their
//! origin.

use std::sync::Arc;

use super::conditions::{Standard, Test};
use super::library::Library;
use super::own_rule_set_problem::{MAX_OWN, OwnFault, OwnProblem};
use super::rule_set::RuleSet;
use book::{Frame, KindCode, UnitKind};

impl Library {
    /// This library with a book's own rule sets before it. Leaves out those that cannot be used,
    /// see [`Library::own_problems`].
    #[must_use]
    pub fn with(&self, frame: &Frame) -> Self {
        let mut library = self.clone();
        let mut own: Vec<Arc<RuleSet>> = Vec::new();
        for (index, value) in frame.rules.iter().enumerate() {
            let read = serde_json::to_string(value)
                .and_then(|text| serde_json::from_str::<RuleSet>(&text));
            let fault = match read {
                Ok(_) if own.len() >= MAX_OWN => OwnFault::TooMany,
                Err(_) => OwnFault::Unreadable,
                Ok(rules) if library.rule_set(&rules.id).is_some() => OwnFault::IdTaken,
                Ok(rules) if library.closes_circle(&rules) => OwnFault::Circle,
                Ok(rules) => {
                    own.push(Arc::new(rules));
                    library.rule_sets = own.iter().chain(&self.rule_sets).cloned().collect();
                    continue;
                }
            };
            let id = value.get("id").and_then(|id| id.as_str()).unwrap_or_default().to_owned();
            library.own_problems.push(OwnProblem { index, id, fault });
        }
        library.own_count = own.len();
        library
    }

    /// The book's own rule sets, in the order of its frame.
    pub fn own(&self) -> &[Arc<RuleSet>] {
        self.rule_sets.get(..self.own_count).unwrap_or_default()
    }

    /// The book's rule sets that were left out.
    pub fn own_problems(&self) -> &[OwnProblem] {
        &self.own_problems
    }

    /// Whether a rule set asks a unit for the standard that it judges, directly or by way of this
    /// library's sets. Its verdict would then depend on itself.
    pub fn closes_circle(&self, rules: &RuleSet) -> bool {
        asked_standards(rules)
            .iter()
            .any(|asked| self.leads_to(asked, &rules.standard, &rules.applies_to))
    }

    /// Whether asking a unit of one of these kinds for the standard `asked` leads to asking it for
    /// `standard`. The two may be the same.
    pub fn leads_to(&self, asked: &KindCode, standard: &KindCode, kinds: &[UnitKind]) -> bool {
        let mut seen = vec![asked.clone()];
        let mut next = 0;
        while let Some(asked) = seen.get(next).cloned() {
            next += 1;
            let is_asked = |rules: &RuleSet| {
                rules.standard == asked && rules.applies_to.iter().any(|kind| kinds.contains(kind))
            };
            for rules in self.rule_sets.iter().filter(|rules| is_asked(rules)) {
                let new: Vec<_> = asked_standards(rules)
                    .into_iter()
                    .filter(|standard| !seen.contains(standard))
                    .collect();
                seen.extend(new);
            }
        }
        seen.contains(standard)
    }
}

/// The standards that a set requires of the unit itself.
fn asked_standards(rules: &RuleSet) -> Vec<KindCode> {
    let mut open: Vec<_> =
        rules.conditions.iter().chain(&rules.warnings).chain(&rules.targets).collect();
    let mut found = Vec::new();
    while let Some(condition) = open.pop() {
        open.extend(condition.parts());
        if let Test::Standard(Standard { standard, .. }) = &condition.requires {
            found.push(standard.clone());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use book::Year;
    use serde_json::{Value, json};

    /// A copy of a national set under another id.
    fn copy_of(id: &str, copy: &str) -> Value {
        let national = Library::national().unwrap();
        let origin = national.rule_set(id).unwrap();
        let mut value = serde_json::to_value(origin.as_ref()).unwrap();
        value["id"] = copy.into();
        value["origin"] = json!({"id": id, "version": origin.version});
        value
    }

    fn with(rules: &[Value]) -> Library {
        let rules = rules
            .iter()
            .map(|rules| rules.as_object().unwrap().clone().into_iter().collect())
            .collect();
        Library::national().unwrap().with(&Frame { rules, ..Frame::default() })
    }

    fn year(number: u16) -> Year {
        Year::new(number).unwrap()
    }

    #[test]
    fn a_copy_judges_in_the_place_of_its_origin_within_its_days() {
        let mut copy = copy_of("tt-124-2021-commune", "x-commune");
        copy["in_force"] = json!({"from": "2024-01-01", "to": "2024-12-31"});
        let library = with(&[copy]);
        let safety = KindCode::new("safety").unwrap();
        let asked =
            |number| library.in_force(&safety, UnitKind::Commune, year(number)).unwrap().id.clone();
        assert_eq!(
            [asked(2023), asked(2024), asked(2025)],
            ["tt-124-2021-commune", "x-commune", "tt-124-2021-commune"]
        );
        let listed = |number| {
            library
                .all_of(UnitKind::Commune, |rules| {
                    rules.standard == safety && rules.judges(year(number))
                })
                .len()
        };
        assert_eq!([listed(2023), listed(2024)], [1, 1]);
        assert!(
            library.rule_set("tt-124-2021-commune").is_some(),
            "the origin can still be read and compared"
        );
    }

    #[test]
    fn a_set_that_is_no_copy_stands_beside_the_national_ones() {
        let mut own = copy_of("tt-124-2021-commune", "x-model");
        own["standard"] = "ntm_model".into();
        own.as_object_mut().unwrap().remove("origin");
        let judging = |rules: &RuleSet| rules.judges(year(2024));
        let ids = |library: &Library| {
            library
                .all_of(UnitKind::Commune, judging)
                .iter()
                .map(|rules| rules.id.clone())
                .collect::<Vec<_>>()
        };
        let mut expected = ids(&Library::national().unwrap());
        expected.insert(0, "x-model".into());
        assert_eq!(ids(&with(&[own])), expected);
    }

    #[test]
    fn sets_that_cannot_be_used_are_left_out_and_named() {
        let mut circle = copy_of("ntm-2016-commune-19-2", "x-circle");
        circle["conditions"][0]["requires"] = json!({"standard": {"standard": "ntm_19_2"}});
        let library = with(&[
            json!({"id": "x-1", "points": 3}),
            copy_of("tt-124-2021-commune", "tt-124-2021-hamlet"),
            circle,
        ]);
        assert_eq!(library.own().len(), 0);
        let said: Vec<_> = library
            .own_problems()
            .iter()
            .map(|problem| (problem.index, problem.id.as_str()))
            .collect();
        assert_eq!(said, [(0, "x-1"), (1, "tt-124-2021-hamlet"), (2, "x-circle")]);
        let faults: Vec<_> = library.own_problems().iter().map(|problem| &problem.fault).collect();
        assert!(
            matches!(faults[..], [OwnFault::Unreadable, OwnFault::IdTaken, OwnFault::Circle]),
            "{faults:?}"
        );
    }

    #[test]
    fn sets_beyond_the_hundredth_are_left_out() {
        let copy = copy_of("tt-124-2021-commune", "x");
        let numbered = |number: usize| {
            let mut copy = copy.clone();
            copy["id"] = format!("x-{number}").into();
            copy
        };
        let library = with(&(0..=MAX_OWN).map(numbered).collect::<Vec<_>>());
        assert_eq!(library.own().len(), MAX_OWN);
        let [problem] = library.own_problems() else { panic!("{:?}", library.own_problems()) };
        assert_eq!((problem.id.as_str(), &problem.fault), ("x-100", &OwnFault::TooMany));
    }

    #[test]
    fn no_national_set_asks_for_its_own_standard() {
        let library = Library::national().unwrap();
        for rules in library.rule_sets() {
            assert!(!library.closes_circle(rules), "{}", rules.id);
        }
    }
}
