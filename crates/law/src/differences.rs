//! The differences between a copy of a rule set and its origin.

use std::sync::Arc;

use serde_json::Value;

use super::{Condition, RuleSet, Source};

/// The list of a rule set that a condition stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConditionList {
    /// Conditions, all of which must be met.
    Conditions,
    /// Warnings.
    Warnings,
    /// Targets.
    Targets,
}

/// One difference between a copy and its origin.
#[derive(Clone, Debug, PartialEq)]
pub enum Difference {
    /// The copy has a condition, with everything inside it, that the origin does not have.
    Added {
        /// The list that holds it.
        list: ConditionList,
        /// The condition.
        condition: Arc<Condition>,
    },
    /// The copy leaves out a condition of the origin, with everything inside it.
    Removed {
        /// The list that held it.
        list: ConditionList,
        /// The condition.
        condition: Arc<Condition>,
    },
    /// A value differs.
    Changed {
        /// The condition of the copy; none if the value belongs to the whole set.
        condition: Option<Arc<Condition>>,
        /// The path of members as in the file: `requires.models.at_least`. List items count from 0.
        path: Vec<String>,
        /// The origin's value, as in the file.
        from: Option<Value>,
        /// The copy's value, as in the file.
        to: Option<Value>,
    },
}

/// Members that differ in every copy, or that are compared condition by condition.
const LEFT_OUT: [&str; 7] =
    ["id", "version", "title", "origin", "conditions", "warnings", "targets"];

/// The differences between a copy and its origin, in the order of a rule file.
pub fn differences(origin: &RuleSet, copy: &RuleSet) -> Vec<Difference> {
    let mut found = Vec::new();
    let without = |rules: &RuleSet| {
        let mut value = value_of(rules);
        if let Value::Object(members) = &mut value {
            members.retain(|name, _| !LEFT_OUT.contains(&name.as_str()));
        }
        value
    };
    compare(None, &mut Vec::new(), Some(&without(origin)), Some(&without(copy)), &mut found);
    let (old, new) = (all(origin), all(copy));
    for Placed { list, parent, condition } in &new {
        match old.iter().find(|old| old.condition.id == condition.id) {
            Some(old) if old.condition != *condition => {
                own_changes(old.condition, condition, [&origin.source, &copy.source], &mut found)
            }
            Some(_) => (),
            // A condition inside a new one is part of that difference.
            None if parent.is_some_and(|parent| !has(&old, parent)) => (),
            None => found.push(Difference::Added { list: *list, condition: Arc::clone(condition) }),
        }
    }
    for Placed { list, parent, condition } in &old {
        if !has(&new, &condition.id) && parent.is_none_or(|parent| has(&new, parent)) {
            found.push(Difference::Removed { list: *list, condition: Arc::clone(condition) });
        }
    }
    found
}

struct Placed<'a> {
    list: ConditionList,
    /// The id of the condition around it.
    parent: Option<&'a str>,
    condition: &'a Arc<Condition>,
}

fn has(placed: &[Placed<'_>], id: &str) -> bool {
    placed.iter().any(|placed| placed.condition.id == id)
}

fn all(rules: &RuleSet) -> Vec<Placed<'_>> {
    fn walk<'a>(
        list: ConditionList,
        parent: Option<&'a str>,
        conditions: &'a [Arc<Condition>],
        found: &mut Vec<Placed<'a>>,
    ) {
        for condition in conditions {
            found.push(Placed { list, parent, condition });
            walk(list, Some(&condition.id), condition.parts(), found);
        }
    }
    let mut found = Vec::new();
    walk(ConditionList::Conditions, None, &rules.conditions, &mut found);
    walk(ConditionList::Warnings, None, &rules.warnings, &mut found);
    walk(ConditionList::Targets, None, &rules.targets, &mut found);
    found
}

/// The changes of a condition itself; its parts are compared separately.
fn own_changes(
    old: &Condition,
    new: &Arc<Condition>,
    sets: [&Source; 2],
    found: &mut Vec<Difference>,
) {
    let without_parts = |condition: &Condition| {
        let mut value = value_of(condition);
        for name in ["all", "any"] {
            if let Some(parts) = value.pointer_mut(&["/requires/", name].concat()) {
                *parts = Value::Null;
            }
        }
        value
    };
    // A change of the set's source is one difference of the set, not one for every condition that
    // rests on it.
    let names_a_set =
        new.source.as_ref().is_some_and(|source| sets.contains(&source)) || new.source.is_none();
    let source = if names_a_set { old.source.clone() } else { new.source.clone() };
    let (old, own) = (without_parts(old), without_parts(&Condition { source, ..(**new).clone() }));
    compare(Some(new), &mut Vec::new(), Some(&old), Some(&own), found);
}

fn compare(
    condition: Option<&Arc<Condition>>,
    path: &mut Vec<String>,
    from: Option<&Value>,
    to: Option<&Value>,
    found: &mut Vec<Difference>,
) {
    if from == to {
        return;
    }
    match (from, to) {
        (Some(Value::Object(old)), Some(Value::Object(new))) if !is_one_value(path, old, new) => {
            for name in new.keys().chain(old.keys().filter(|name| !new.contains_key(*name))) {
                path.push(name.clone());
                compare(condition, path, old.get(name), new.get(name), found);
                path.pop();
            }
        }
        (Some(Value::Array(old)), Some(Value::Array(new)))
            if old.iter().chain(new).all(Value::is_object) =>
        {
            for index in 0..old.len().max(new.len()) {
                path.push(index.to_string());
                compare(condition, path, old.get(index), new.get(index), found);
                path.pop();
            }
        }
        _ => {
            found.push(Difference::Changed {
                condition: condition.cloned(),
                path: path.clone(),
                from: from.cloned(),
                to: to.cloned(),
            });
        }
    }
}

/// Whether two values are one difference as a whole. The members of a new test, baseline or limit
/// mean nothing beside the old ones.
fn is_one_value(
    path: &[String],
    old: &serde_json::Map<String, Value>,
    new: &serde_json::Map<String, Value>,
) -> bool {
    let is_choice = path
        .last()
        .is_some_and(|name| matches!(name.as_str(), "requires" | "against" | "limit" | "having"));
    is_choice && (path.last().is_none_or(|name| name != "requires") || old.keys().ne(new.keys()))
}

fn value_of(part: &impl serde::Serialize) -> Value {
    serde_json::to_string(part).and_then(|text| serde_json::from_str(&text)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Library;
    use book::{Frame, Lang};
    use serde_json::json;

    fn sentences(origin: &str, change: impl FnOnce(&mut Value)) -> Vec<String> {
        sentences_in(Lang::Vi, origin, change)
    }

    fn sentences_in(lang: Lang, origin: &str, change: impl FnOnce(&mut Value)) -> Vec<String> {
        let library = Library::national().unwrap();
        let origin = library.rule_set(origin).unwrap();
        let mut value = value_of(origin.as_ref());
        value["id"] = "x-copy".into();
        change(&mut value);
        let copy: RuleSet = serde_json::from_value(value).unwrap();
        let catalogue = library.catalogue(&Frame::default());
        differences(origin, &copy)
            .iter()
            .map(|difference| difference.text(&catalogue, lang))
            .collect()
    }

    #[test]
    fn a_copy_that_changed_nothing_has_no_differences() {
        assert!(sentences("tt-124-2021-commune", |_| ()).is_empty());
    }

    #[test]
    fn a_copy_that_was_just_made_differs_in_its_own_source_and_days_alone() {
        let library = Library::national().unwrap();
        let origin = library.rule_set("tt-124-2021-commune").unwrap();
        let source = Source { name: "Quyết định 12/2024/QĐ-UBND".into(), url: None };
        let copy = origin.copied("x-copy".into(), origin.title.clone(), origin.in_force, source);
        let found = differences(origin, &copy);
        assert!(
            found.iter().all(
                |one| matches!(one, Difference::Changed { condition: None, path, .. } if path.first().is_some_and(|name| name == "source"))
            ),
            "{found:?}"
        );
    }

    #[test]
    fn a_changed_threshold_window_or_reading_is_said_with_both_values() {
        let said = sentences("tt-23-2012-commune", |copy| {
            copy["window"] = json!({"from": "11-16", "to": "11-15"});
            copy["reading"] = "strict".into();
            let share = copy["conditions"]
                .as_array_mut()
                .unwrap()
                .iter_mut()
                .find(|condition| condition["requires"]["unit_share"].is_object());
            share.unwrap()["requires"]["unit_share"]["at_least"] = 80.into();
        });
        assert_eq!(
            said,
            [
                "thêm cách hiểu “kiềm chế, kéo giảm”: «chặt: phải giảm (0 giữ 0 là đạt)»",
                "ngày đầu của kỳ đánh giá đổi từ «01/12» thành «16/11»",
                "ngày cuối của kỳ đánh giá đổi từ «30/11» thành «15/11»",
                "Điều 6 khoản 4: mức tối thiểu đổi từ «70%» thành «80%»",
            ]
        );
    }

    #[test]
    fn added_and_left_out_conditions_are_named_once_with_what_is_inside_them() {
        let words = json!({"vi": "Có 03 mô hình.", "en": "3 models.", "verified": false});
        let inside = json!({"id": "x1", "clause": "Điều 2", "text": words, "requires": {"models": {"at_least": 3}}});
        let added =
            json!({"id": "x", "clause": "Điều 1", "text": words, "requires": {"all": [inside]}});
        let said = sentences("ntm-2016-commune-19-2", |copy| {
            let conditions = copy["conditions"].as_array_mut().unwrap();
            conditions.retain(|condition| condition["id"] != "complaints");
            conditions.push(added);
        });
        assert_eq!(
            said,
            [
                "thêm điều kiện Điều 1: Có 03 mô hình.",
                "bỏ điều kiện Tiêu chí 19, chỉ tiêu 19.2: Không có khiếu kiện đông người kéo dài.",
            ]
        );
    }

    #[test]
    fn another_test_is_said_with_what_it_asks() {
        let said = sentences("ntm-2016-commune-19-2", |copy| {
            copy["conditions"][1]["requires"] =
                json!({"models": {"at_least": 3, "kinds": ["security_camera"]}});
        });
        assert_eq!(
            said,
            [
                "Tiêu chí 19, chỉ tiêu 19.2: nội dung kiểm tra đổi từ «không có vụ việc (loại Khiếu kiện đông người; chỉ tính vụ kéo dài)» \
              thành «mô hình đang duy trì (mức tối thiểu 3; loại Camera an ninh)»"
            ]
        );
    }

    #[test]
    fn a_changed_deadline_is_said_with_its_item() {
        let said = sentences("tt-124-2021-commune", |copy| {
            let authority = &mut copy["authorities"].as_array_mut().unwrap()[0];
            authority["due"] = "12-20".into();
        });
        assert_eq!(said.len(), 1);
        assert!(
            said[0].contains("hạn quyết định (thẩm quyền 1)") && said[0].contains("«20/12»"),
            "{said:?}"
        );
    }

    #[test]
    fn words_of_both_languages_are_said_in_one() {
        let said = |lang| {
            sentences_in(lang, "tt-124-2021-commune", |copy| {
                copy["draft"] = json!({"vi": "Chờ ký", "en": "To be signed"});
            })
        };
        assert_eq!(said(Lang::Vi), ["thêm lời về dự thảo: «Chờ ký»"]);
        assert_eq!(said(Lang::En), ["word on the draft added: “To be signed”"]);
    }

    #[test]
    fn every_difference_between_national_sets_has_words_for_its_members() {
        let library = Library::national().unwrap();
        let catalogue = library.catalogue(&Frame::default());
        for pair in library.rule_sets().windows(2) {
            for difference in differences(&pair[0], &pair[1]) {
                for lang in [Lang::Vi, Lang::En] {
                    let text = difference.text(&catalogue, lang);
                    assert!(
                        !text.is_empty() && !text.contains('_') && !text.contains('{'),
                        "{text}"
                    );
                }
            }
        }
    }
}
