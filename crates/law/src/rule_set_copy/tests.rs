use super::*;
use crate::{Library, Percent, Wording};
use book::Day;

fn national() -> RuleSet {
    (**Library::national().unwrap().rule_set("tt-124-2021-commune").unwrap()).clone()
}

fn decision() -> Source {
    Source { name: "Quyết định 12/2024/QĐ-UBND".into(), url: None }
}

fn copy() -> RuleSet {
    let title = Label {
        vi: "Xã an toàn – Nam Định".into(), en: "Safe commune – Nam Định".into()
    };
    let in_force = Period { from: Day::parse("2024-01-01").ok(), to: None };
    national().copied("tt-124-2021-commune-nam-dinh".into(), title, in_force, decision())
}

fn changed(set: &RuleSet, id: &str, change: impl FnOnce(&mut Condition)) -> RuleSet {
    let mut condition = (**set.condition(id).unwrap()).clone();
    change(&mut condition);
    set.with_condition(condition)
}

fn with_eighty_percent(set: &RuleSet) -> RuleSet {
    changed(set, "k4b", |condition| {
        if let Test::UnitShare(crate::UnitShare { at_least, .. }) = &mut condition.requires {
            *at_least = Percent::try_from(80).unwrap();
        }
    })
}

fn added(set: &RuleSet) -> RuleSet {
    let words = Wording {
        vi: "Có ít nhất 03 mô hình".into(),
        en: "At least 3 models".into(),
        verified: true,
    };
    set.with_added(Condition {
        id: set.new_condition_id(),
        clause: "Điều 2".into(),
        name: None,
        text: words,
        source: None,
        note: None,
        points: None,
        requires: Test::Models(crate::Models { at_least: 3, kinds: Vec::new(), effective: false }),
    })
}

fn ids(set: &RuleSet) -> Vec<String> {
    set.all_conditions().iter().map(|condition| condition.id.clone()).collect()
}

#[test]
fn a_copy_asks_what_its_origin_asks_and_names_it() {
    let (origin, copy) = (national(), copy());
    assert_eq!(ids(&copy), ids(&origin));
    assert_eq!(
        copy.origin,
        Some(CopiedFrom { id: origin.id.clone(), version: origin.version.clone() })
    );
    assert_eq!(copy.version, "1");
    assert_eq!(copy.source, decision());
    assert!(copy.condition("k4b").unwrap().text.verified);
    assert_eq!(
        copy.source_of("k4b"),
        &origin.source,
        "words of the law keep the law as their source"
    );
    assert_eq!(copy.condition("k4b").unwrap().source, None, "said once, with the group around it");
}

#[test]
fn a_copy_of_a_copy_has_the_first_origin() {
    let again = copy().copied("second".into(), copy().title, Period::default(), decision());
    assert_eq!(again.origin, copy().origin);
}

#[test]
fn a_changed_condition_no_longer_counts_as_the_words_of_the_law() {
    let (origin, copy) = (national(), copy());
    let own = with_eighty_percent(&copy).saved(&copy, Some(&origin));
    let condition = own.condition("k4b").unwrap();
    assert!(!condition.text.verified);
    assert_eq!(own.source_of("k4b"), &decision());
    assert_eq!(own.source_of("k4a"), &origin.source);
    assert!(own.condition("k4a").unwrap().text.verified);
    assert!(own.condition("k4").unwrap().text.verified, "the group around it says what it said");
    assert_eq!(own.version, "2");
}

#[test]
fn what_rests_on_the_decision_follows_it_when_it_is_another_and_what_names_a_text_of_its_own_keeps_it()
 {
    let (origin, copy) = (national(), copy());
    let other = |name: &str| Source { name: name.into(), url: None };
    let own = with_eighty_percent(&copy);
    let own = changed(&own, "k4a", |condition| {
        condition.text.vi = "Lời khác".into();
        condition.source = Some(other("Hướng dẫn 5"));
    });
    let own = own.saved(&copy, Some(&origin));
    let later =
        RuleSet { source: other("Quyết định 20"), ..own.clone() }.saved(&own, Some(&origin));
    assert_eq!(later.source_of("k4b").name, "Quyết định 20");
    assert_eq!(later.source_of("k4a").name, "Hướng dẫn 5");
    assert_eq!(later.source_of("k1"), &origin.source);
}

#[test]
fn a_deadline_of_ones_own_is_not_marked_as_seen_in_the_law() {
    let (origin, copy) = (national(), copy());
    let mut own = copy.clone();
    own.authorities.iter_mut().for_each(|authority| authority.due = None);
    assert!(copy.authorities.iter().any(|authority| authority.verified));
    assert!(
        own.saved(&copy, Some(&origin)).authorities.iter().all(|authority| !authority.verified)
    );
}

#[test]
fn a_condition_that_is_set_back_is_the_origins_again() {
    let (origin, copy) = (national(), copy());
    let own = with_eighty_percent(&copy).saved(&copy, Some(&origin));
    let own = own.with_restored(&origin, "k4b").saved(&own, Some(&origin));
    assert_eq!(own.condition("k4b"), copy.condition("k4b"));
    assert_eq!(own.version, "3");
}

#[test]
fn setting_a_group_back_leaves_its_parts_as_they_are() {
    let origin = national();
    let own =
        changed(&with_eighty_percent(&copy()), "k4", |group| group.text.vi = "Lời khác".into());
    let back = own.with_restored(&origin, "k4");
    assert_eq!(back.condition("k4").unwrap().text, origin.condition("k4").unwrap().text);
    assert_ne!(back.condition("k4b").unwrap().requires, origin.condition("k4b").unwrap().requires);
}

#[test]
fn an_added_condition_is_never_verified_and_its_id_is_never_given_again() {
    let origin = national();
    let own = added(&copy()).saved(&copy(), Some(&origin));
    let first = own.conditions.last().unwrap().clone();
    assert!(!first.text.verified);
    let without = own.without_condition(&first.id).saved(&own, Some(&origin));
    assert!(without.condition(&first.id).is_none());
    assert_ne!(added(&without).conditions.last().unwrap().id, first.id);
}

#[test]
fn a_group_goes_with_its_last_part_and_comes_back_in_its_place() {
    let origin = national();
    let without = copy().without_condition("k4a").without_condition("k4b");
    assert!(without.condition("k4").is_none());
    let back = without.with_restored(&origin, "k4b");
    assert_eq!(ids(&back), ids(&origin));
}

#[test]
fn a_removed_condition_comes_back_between_its_neighbours() {
    let origin = national();
    for id in ["k1", "k1a", "k1c", "d4k4d2", "k3", "k4"] {
        let without = copy().without_condition(id);
        assert!(without.condition(id).is_none());
        assert_eq!(ids(&without.with_restored(&origin, id)), ids(&origin), "{id}");
    }
}

#[test]
fn the_last_number_of_a_version_goes_up() {
    for (version, next) in
        [("1", "2"), ("9", "10"), ("2024.9", "2024.10"), ("a", "a-2"), ("", "-2")]
    {
        assert_eq!(next_version(version), next);
    }
}
