//! The moment of asking: the twelve months that are judged, and how much of them is known.

use super::*;

fn asked_by(conditions: Value) -> Arc<RuleSet> {
    rules(conditions, json!({"asked_by": "ntm_request"}))
}

/// A commune that asked on 20/5/2024, with its registers confirmed up to then.
fn asking(more: Value) -> Desk {
    let mut commune = json!({
        "papers": [{"kind": "ntm_request", "date": "2024-03-01"}, {"kind": "ntm_request", "date": "2024-05-20"}, {"kind": "ntm_request", "date": "2023-08-01"}],
        "statements": [complete(2023, Some("2023-12-31")), complete(2024, Some("2024-05-20"))]
    });
    for (key, value) in more.as_object().unwrap() {
        commune[key] = value.clone();
    }
    desk(json!({"xa": commune}))
}

#[test]
fn the_latest_paper_of_the_year_is_the_moment_and_the_window_the_twelve_months_up_to_it() {
    let rules = asked_by(json!([condition("a", no_crime())]));
    let verdict = asking(json!({})).verdict("xa", &rules, 2024);
    assert_eq!((verdict.asked, verdict.outcome), (Some(day("2024-05-20")), Outcome::Met));
    assert_eq!(
        (verdict.window.from, verdict.window.to),
        (Some(day("2023-05-21")), Some(day("2024-05-20")))
    );
    for (date, outcome) in [
        ("2023-05-20", Outcome::Met),
        ("2023-05-21", Outcome::NotMet),
        ("2024-05-20", Outcome::NotMet),
        ("2024-05-21", Outcome::Met),
    ] {
        assert_eq!(
            asking(json!({"incidents": [theft(date)]})).outcome("xa", &rules, 2024),
            outcome,
            "{date}"
        );
    }
}

#[test]
fn without_a_paper_a_past_year_is_judged_at_its_end_and_the_running_one_today() {
    let rules = asked_by(json!([condition("a", no_crime())]));
    let commune = json!({"xa": {"statements": [complete(2023, None), complete(2024, Some("2024-07-15")), complete(2024, None)]}});
    let verdict = desk(commune.clone()).verdict("xa", &rules, 2024);
    assert_eq!(
        (verdict.asked, verdict.window.to, verdict.settled),
        (None, Some(day("2024-12-31")), true)
    );
    let verdict = desk(commune).up_to("2024-07-15").verdict("xa", &rules, 2024);
    assert_eq!(
        (verdict.window.from, verdict.window.to),
        (Some(day("2023-07-16")), Some(day("2024-07-15")))
    );
    assert_eq!((verdict.outcome, verdict.is_open, verdict.settled), (Outcome::Met, true, false));
}

#[test]
fn the_register_must_reach_the_moment_and_that_of_the_year_before_its_end_of_october() {
    let rules = asked_by(json!([condition("a", no_crime())]));
    let with = |before: Value, now: Value| {
        asking(json!({"statements": [before, now]})).outcome("xa", &rules, 2024)
    };
    let (before, now) = (complete(2023, Some("2023-10-31")), complete(2024, Some("2024-05-20")));
    assert_eq!(with(before.clone(), now.clone()), Outcome::Met);
    assert_eq!(with(complete(2023, Some("2023-10-30")), now.clone()), Outcome::Missing);
    assert_eq!(with(before, complete(2024, Some("2024-05-19"))), Outcome::Missing);
    let only_now = asking(json!({"statements": [now]}));
    let verdict = only_now.verdict("xa", &rules, 2024);
    assert_eq!((verdict.outcome, verdict.needs().len()), (Outcome::Missing, 1));
    assert!(
        only_now.told(&verdict).findings[0].needs[0].contains("2023"),
        "the register of 2023 is asked for"
    );
}

#[test]
fn a_yearly_total_stands_for_the_calendar_year_alone() {
    let rules = asked_by(json!([condition("a", crimes_held_back())]));
    let total = |year| json!({"indicator": "crime_cases", "year": year, "value": 3});
    let totals = json!({"totals": [total(2023), total(2024)], "statements": []});
    assert_eq!(asking(totals.clone()).outcome("xa", &rules, 2024), Outcome::Missing);
    let mut at_the_end = totals;
    at_the_end["papers"] = json!([{"kind": "ntm_request", "date": "2024-12-31"}]);
    assert_eq!(asking(at_the_end).outcome("xa", &rules, 2024), Outcome::Met);
}

#[test]
fn figures_of_the_twelve_months_before_are_those_of_the_same_days_a_year_earlier() {
    let rules = asked_by(json!([condition("a", crimes_held_back())]));
    let registers =
        json!([complete(2022, None), complete(2023, None), complete(2024, Some("2024-05-20"))]);
    let judged = |dates: &[&str]| {
        let thefts: Vec<_> = dates.iter().map(|date| theft(date)).collect();
        asking(json!({"incidents": thefts, "statements": registers})).outcome("xa", &rules, 2024)
    };
    assert_eq!(judged(&["2022-05-21", "2023-05-21"]), Outcome::Met);
    assert_eq!(judged(&["2022-05-20", "2023-05-21"]), Outcome::NotMet);
}

#[test]
fn of_the_twelve_months_before_the_register_that_is_open_is_asked_for() {
    let rules = asked_by(json!([condition("a", crimes_held_back())]));
    let registers = json!([complete(2023, None), complete(2024, Some("2024-05-20"))]);
    let desk = asking(json!({"incidents": [theft("2023-06-01")], "statements": registers}));
    let verdict = desk.verdict("xa", &rules, 2024);
    assert_eq!((verdict.outcome, verdict.needs().len()), (Outcome::Missing, 1));
    let need = &desk.told(&verdict).findings[0].needs[0];
    assert!(need.contains("2022"), "{need}");
}

#[test]
fn a_day_on_which_the_unit_could_ask_is_judged_without_a_paper() {
    let rules = asked_by(json!([condition("a", no_crime())]));
    let desk = asking(json!({"incidents": [theft("2023-06-01")]}));
    assert_eq!(desk.outcome("xa", &rules, 2024), Outcome::NotMet);
    let verdict = desk.verdict_on("xa", &rules, "2024-05-31");
    assert_eq!((verdict.window.from, verdict.asked), (Some(day("2023-06-01")), None));
    assert_eq!(verdict.outcome, Outcome::NotMet);
    let later = asking(
        json!({"incidents": [theft("2023-06-01")], "statements": [complete(2023, None), complete(2024, None)]}),
    );
    assert_eq!(later.verdict_on("xa", &rules, "2024-06-01").outcome, Outcome::Met);
}

#[test]
fn the_standard_of_the_latest_year_that_was_over_when_it_asked_counts() {
    let rules = asked_by(json!([condition(
        "a",
        json!({"standard": {"standard": "safety", "recorded": true, "latest": true}})
    )]));
    let recognised = |year| json!({"standard": "safety", "year": year, "granted": true});
    let in_may =
        |year| asking(json!({"recognitions": [recognised(year)]})).outcome("xa", &rules, 2024);
    assert_eq!((in_may(2023), in_may(2024)), (Outcome::Met, Outcome::Missing));
    let in_december = |year| {
        let papers = json!([{"kind": "ntm_request", "date": "2024-12-01"}]);
        asking(json!({"papers": papers, "recognitions": [recognised(year)]}))
            .outcome("xa", &rules, 2024)
    };
    assert_eq!((in_december(2023), in_december(2024)), (Outcome::Missing, Outcome::Met));
}

#[test]
fn who_decides_is_who_does_on_the_last_day_of_the_decision_not_on_the_day_looked_at() {
    let who = |name: &str, in_force: Value, due: Value| {
        let mut one = json!({"who": {"vi": name, "en": name}, "clause": "1", "in_force": in_force, "verified": true});
        one["due"] = due;
        one
    };
    let district = || who("huyện", json!({"to": "2025-06-30"}), json!("11-19"));
    let province = || who("tỉnh", json!({"from": "2025-07-01"}), json!("11-19"));
    let decides = |more: Value, as_of: &str, year| {
        let desk =
            asking(json!({"papers": [{"kind": "ntm_request", "date": "2025-05-20"}]})).up_to(as_of);
        let verdict = desk.verdict("xa", &rules(json!([condition("a", no_crime())]), more), year);
        verdict.authority().map(|authority| authority.who.vi.clone())
    };
    let yearly =
        |as_of, year| decides(json!({"authorities": [district(), province()]}), as_of, year);
    assert_eq!(yearly("2025-03-15", 2024).as_deref(), Some("huyện"));
    assert_eq!(yearly("2025-03-15", 2025).as_deref(), Some("tỉnh"), "by 19/11 of the year");
    let mut undated = [district(), province()];
    undated.iter_mut().for_each(|one| one["due"] = Value::Null);
    assert_eq!(
        decides(json!({"authorities": undated}), "2025-03-15", 2025).as_deref(),
        Some("tỉnh"),
        "at the end of the window"
    );
    let asked = json!({"authorities": [district(), province()], "asked_by": "ntm_request"});
    assert_eq!(
        decides(asked, "2025-12-31", 2025).as_deref(),
        Some("huyện"),
        "on the day of asking"
    );
}
