//! If a recognition and the unit's own figures contradict each other, both are shown, in words and
//! as a notice.

use super::*;

fn recognised(granted: bool) -> Value {
    json!({"standard": "safety", "year": 2024, "granted": granted, "date": "2024-11-20"})
}

/// A commune that passed no resolution in quarter I of 2024, so does not meet the safety standard,
/// with a decision on it.
fn late(granted: bool) -> Desk {
    desk(
        json!({"a": {"papers": [{"kind": "party_resolution", "date": "2024-05-02"}], "recognitions": [recognised(granted)]}}),
    )
}

#[test]
fn where_another_condition_asks_for_the_standard_the_decision_counts_and_the_figures_are_told() {
    let rules =
        rules(json!([condition("a", json!({"standard": {"standard": "safety"}}))]), json!({}));
    let told = |granted| {
        let desk = late(granted);
        let verdict = desk.verdict("a", &rules, 2024);
        (verdict.outcome, desk.told(&verdict).findings[0].because.join("; "))
    };
    let (outcome, because) = told(true);
    assert_eq!(outcome, Outcome::Met);
    assert!(because.contains("theo những gì đã ghi trong sổ thì không đạt"), "{because}");
    let (outcome, because) = told(false);
    assert_eq!(outcome, Outcome::NotMet);
    assert!(!because.contains("những gì đã ghi"), "they agree: {because}");
}

#[test]
fn beside_the_units_own_verdict_stands_a_notice() {
    let codes = |granted| {
        let desk = late(granted);
        let rules = Arc::clone(desk.library.rule_set("tt-124-2021-commune").unwrap());
        let verdict = desk.verdict("a", &rules, 2024);
        let notices =
            desk.told(&verdict).notices.iter().map(|notice| notice.notice).collect::<Vec<_>>();
        (verdict.outcome, notices)
    };
    assert_eq!(codes(true), (Outcome::NotMet, vec!["recognised_though_not_met"]));
    assert_eq!(codes(false), (Outcome::NotMet, vec![]));
}
