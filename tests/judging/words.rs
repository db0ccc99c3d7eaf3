//! What the sentences say, in both languages: the right days, no figure where there is none, and which paper was not there.

use super::*;

/// The reasons of the first condition in Vietnamese and English.
fn reasons(desk: &Desk, verdict: &Verdict) -> [Vec<String>; 2] {
    [Lang::Vi, Lang::En].map(|lang| desk.told_in(verdict, lang).findings[0].because.clone())
}

fn paper_in_quarter_one(kinds: &[&str]) -> Arc<RuleSet> {
    rules(json!([condition("a", json!({"paper": {"kinds": kinds, "within": "quarter_one"}}))]), json!({}))
}

#[test]
fn a_ruling_that_came_too_early_is_told_with_the_border_of_its_condition() {
    let ruling = json!({"rules": "test", "condition": "a", "year": 2024, "ruling": "not_met", "reason": "chưa có", "by": "Ban", "date": "2024-02-05"});
    let desk = desk(json!({"xa": {"decisions": [ruling]}}));
    let [vi, en] = reasons(&desk, &desk.verdict("xa", &paper_in_quarter_one(&["peoples_committee_plan"]), 2024));
    assert!(vi[1].contains("ngày 05/02/2024 (Ban) có trước ngày 31/03/2024"), "{vi:?}");
    assert!(en[1].contains("of 05/02/2024 (Ban) is from before 31/03/2024"), "{en:?}");
}
