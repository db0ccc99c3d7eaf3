//! Tables of points: the points of an item, the outcome of the sum, and the items that decide.

use super::*;

fn item(id: &str, points: Value, requires: Value) -> Value {
    let mut item = condition(id, requires);
    item["points"] = points;
    item
}

fn class(vi: &str, from: u32) -> Value {
    json!({"label": {"vi": vi, "en": vi}, "from": from})
}

/// A table of 20 points: 12 for no crime, 4 less for each crime, and 8 that a person gives.
fn table(must_be_full: bool, scoring: Value) -> Arc<RuleSet> {
    let events = item(
        "events",
        json!({"most": 12, "less_each": 4, "must_be_full": must_be_full}),
        no_crime(),
    );
    let given =
        item("given", json!({"most": 8, "given_as": "points_all_items"}), json!({"by_person": {}}));
    rules(json!([events, given]), json!({"scoring": scoring}))
}

fn classes() -> Value {
    json!({"out_of": 20, "classes": [class("tốt", 18), class("khá", 12)]})
}

fn scored(thefts: usize, given: Option<u32>, is_complete: bool) -> Desk {
    let dates = ["2024-02-01", "2024-03-01", "2024-04-01", "2024-05-01"];
    let totals: Vec<_> = given
        .into_iter()
        .map(|value| json!({"indicator": "points_all_items", "year": 2024, "value": value}))
        .collect();
    desk(json!({"xa": {
        "incidents": dates.iter().take(thefts).map(|date| theft(date)).collect::<Vec<_>>(),
        "totals": totals,
        "statements": if is_complete { vec![complete(2024, None)] } else { vec![] }
    }}))
}

fn decides(verdict: &Verdict) -> Vec<&str> {
    verdict.deciding().iter().map(|finding| finding.condition.id.as_str()).collect()
}

#[test]
fn the_best_class_that_is_reached_is_given_and_below_the_lowest_the_unit_fails() {
    let judged = |thefts, given| {
        let verdict =
            scored(thefts, Some(given), true).verdict("xa", &table(false, classes()), 2024);
        let score = verdict.score.clone().unwrap();
        (verdict.outcome, score.low, score.high, score.class.map(|class| class.label.vi))
    };
    assert_eq!(judged(0, 8), (Outcome::Met, 20, 20, Some("tốt".to_owned())));
    assert_eq!(judged(1, 5), (Outcome::Met, 13, 13, Some("khá".to_owned())));
    assert_eq!(judged(1, 3), (Outcome::NotMet, 11, 11, None));
    assert_eq!(judged(4, 8), (Outcome::NotMet, 8, 8, None));
}

#[test]
fn an_item_that_must_be_full_knocks_out_whatever_the_sum() {
    let desk = scored(1, Some(8), true);
    let verdict = desk.verdict("xa", &table(true, classes()), 2024);
    assert_eq!((verdict.outcome, decides(&verdict)), (Outcome::NotMet, vec!["events"]));
    assert_eq!(verdict.smallest_change().len(), 1);
}

#[test]
fn what_no_missing_point_can_change_is_said_at_once() {
    let judged = |thefts, given, is_complete| {
        let verdict =
            scored(thefts, given, is_complete).verdict("xa", &table(false, classes()), 2024);
        let score = verdict.score.clone().unwrap();
        let deciding: Vec<_> = decides(&verdict).into_iter().map(str::to_owned).collect();
        (verdict.outcome, score.low, score.high, deciding)
    };
    // Without the person's points, the sum is between 12 and 20: it passes, but the class is
    // unknown.
    assert_eq!(judged(0, None, true), (Outcome::Met, 12, 20, vec![]));
    assert_eq!(judged(1, None, true), (Outcome::Missing, 8, 16, vec!["given".to_owned()]));
    // There may have been more cases than an open register shows.
    assert_eq!(judged(1, Some(8), false), (Outcome::Missing, 8, 16, vec!["events".to_owned()]));
    let verdict = scored(1, Some(8), false).verdict("xa", &table(false, classes()), 2024);
    assert!(
        verdict.findings[0].computed == Outcome::NotMet && verdict.findings[0].points.is_some()
    );
}

#[test]
fn more_points_than_there_are_is_no_answer() {
    let desk = scored(0, Some(9), true);
    let verdict = desk.verdict("xa", &table(false, classes()), 2024);
    let given = verdict.finding("given").unwrap();
    assert_eq!((given.outcome, given.needs.len()), (Outcome::Missing, 1));
    assert!(desk.told(&verdict).findings[1].because[0].contains("quá điểm tối đa 8"));
}

#[test]
fn a_table_without_class_limits_or_with_items_not_seen_is_for_a_person() {
    for scoring in [json!({"out_of": 20}), json!({"out_of": 100, "classes": [class("tốt", 10)]})]
    {
        let verdict = scored(0, Some(8), true).verdict("xa", &table(false, scoring.clone()), 2024);
        assert_eq!(verdict.score.clone().map(|score| (score.low, score.class)), Some((20, None)));
        assert_eq!(verdict.outcome, Outcome::ForDecision, "{scoring}");
    }
}

#[test]
fn a_draft_never_pronounces_a_verdict() {
    let label = json!({"vi": "chưa ban hành", "en": "not issued"});
    let draft = rules(json!([condition("a", no_crime())]), json!({"draft": label}));
    for thefts in [0, 2] {
        let desk = scored(thefts, None, true);
        let verdict = desk.verdict("xa", &draft, 2024);
        assert_eq!((verdict.outcome, verdict.settled), (Outcome::ForDecision, false));
        assert_eq!(desk.told(&verdict).draft.as_deref(), Some("chưa ban hành"));
    }
}

#[test]
fn warnings_and_targets_never_change_the_outcome() {
    let more = json!({"warnings": [condition("w", no_crime())], "targets": [condition("t", crimes_held_back())]});
    let rules =
        rules(json!([condition("a", json!({"no_incident": {"kinds": ["gambling"]}}))]), more);
    let verdict = scored(2, None, true).verdict("xa", &rules, 2024);
    let outcomes = (verdict.outcome, verdict.warnings[0].outcome, verdict.targets[0].outcome);
    assert_eq!(outcomes, (Outcome::Met, Outcome::NotMet, Outcome::Missing));
}
