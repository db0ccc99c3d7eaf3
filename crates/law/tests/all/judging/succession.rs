//! Units formed from others: figures are summed, papers are evidence, and divided units leave the
//! figure open.

use super::*;

/// Three communes merge into one on 1/7/2024. `more` changes the parts or the whole.
fn merged(more: Value) -> Desk {
    let part = || json!({"valid_to": "2024-06-30", "statements": [complete(2023, None), complete(2024, Some("2024-06-30"))]});
    let mut communes = json!({
        "a": part(), "b": part(), "c": part(),
        "moi": {"valid_from": "2024-07-01", "formed_from": ["a", "b", "c"], "statements": [complete(2024, None)]}
    });
    for (unit, fields) in more.as_object().unwrap() {
        for (key, value) in fields.as_object().unwrap() {
            communes[unit][key] = value.clone();
        }
    }
    desk(communes)
}

pub fn crimes() -> Arc<RuleSet> {
    rules(json!([condition("a", crimes_held_back())]), json!({}))
}

fn registered() -> Arc<RuleSet> {
    rules(json!([condition("a", json!({"registration": {"within": "quarter_one"}}))]), json!({}))
}

#[test]
fn incidents_of_the_parts_are_summed_with_its_own_for_both_years() {
    let judged = |before: &[&str], parts: &[&str], own: &[&str]| {
        let thefts = |dates: &[&str]| dates.iter().map(|date| theft(date)).collect::<Vec<_>>();
        merged(json!({"a": {"incidents": thefts(before)}, "b": {"incidents": thefts(parts)}, "moi": {"incidents": thefts(own)}}))
                .outcome("moi", &crimes(), 2024)
    };
    assert_eq!(
        judged(&["2023-03-01", "2023-04-01"], &["2024-03-01"], &["2024-08-01"]),
        Outcome::Met
    );
    assert_eq!(judged(&["2023-03-01"], &["2024-03-01"], &["2024-08-01"]), Outcome::NotMet);
}

#[test]
fn each_register_must_be_confirmed_as_far_as_its_unit_existed() {
    let with = |unit: &str, statements: Value| {
        let desk = merged(json!({unit: {"statements": statements}}));
        let verdict =
            desk.verdict("moi", &rules(json!([condition("a", no_crime())]), json!({})), 2024);
        (verdict.outcome, verdict.needs().len())
    };
    assert_eq!(with("b", json!([complete(2024, Some("2024-06-30"))])), (Outcome::Met, 0));
    assert_eq!(with("b", json!([complete(2024, Some("2024-06-29"))])), (Outcome::Missing, 1));
    assert_eq!(with("moi", json!([])), (Outcome::Missing, 1));
}

#[test]
fn an_incident_of_a_part_in_the_window_counts_against_the_new_unit() {
    let rules = rules(json!([condition("a", no_crime())]), json!({}));
    assert_eq!(
        merged(json!({"c": {"incidents": [theft("2024-05-05")]}})).outcome("moi", &rules, 2024),
        Outcome::NotMet
    );
    assert_eq!(
        merged(json!({"c": {"incidents": [theft("2023-05-05")]}})).outcome("moi", &rules, 2024),
        Outcome::Met
    );
    assert_eq!(
        merged(json!({"c": {"incidents": [theft("2024-05-05")]}})).outcome("moi", &rules, 2025),
        Outcome::Missing
    );
}

#[test]
fn yearly_totals_of_the_parts_are_summed_where_no_register_is_complete() {
    let total = |year, value| json!({"indicator": "crime_cases", "year": year, "value": value});
    let part =
        |value| json!({"statements": [complete(2024, None)], "totals": [total(2023, value)]});
    let desk = merged(
        json!({"a": part(1), "b": part(2), "c": part(0), "moi": {"incidents": [theft("2024-08-01")]}}),
    );
    let verdict = desk.verdict("moi", &crimes(), 2024);
    assert_eq!(verdict.outcome, Outcome::Met);
    let told = &desk.told(&verdict).findings[0];
    assert!(told.because[0].contains("năm 2023 có 3 (gồm cả các đơn vị cũ)"), "{:?}", told.because);
    let four: Vec<_> = (1..=4).map(|day| theft(&format!("2024-08-{day:02}"))).collect();
    let without = merged(
        json!({"a": part(1), "b": part(2), "c": {"statements": [complete(2024, None)]}, "moi": {"incidents": four}}),
    );
    let verdict = without.verdict("moi", &crimes(), 2024);
    assert_eq!((verdict.outcome, verdict.needs().len()), (Outcome::Missing, 1));
}

#[test]
fn registrations_of_the_parts_are_evidence_and_a_person_decides() {
    let registration = json!([{"year": 2024, "date": "2024-02-20"}]);
    let desk =
        merged(json!({"a": {"registrations": registration}, "b": {"registrations": registration}}));
    let verdict = desk.verdict("moi", &registered(), 2024);
    assert_eq!((verdict.outcome, verdict.findings[0].records.len()), (Outcome::ForDecision, 2));
    let because = desk.told(&verdict).findings[0].because.join(" ");
    assert!(because.contains("2/3 đơn vị cũ đã có (xã a, xã b); chưa có: xã c"), "{because}");
    assert_eq!(merged(json!({})).outcome("moi", &registered(), 2024), Outcome::Missing);
    let own = merged(json!({"moi": {"registrations": [{"year": 2024, "date": "2024-03-30"}]}}));
    assert_eq!(own.outcome("moi", &registered(), 2024), Outcome::Met);
    // A year later, the parts no longer matter.
    assert_eq!(desk.outcome("moi", &registered(), 2025), Outcome::Missing);
}

#[test]
fn answers_of_the_parts_are_evidence_only_when_each_has_one() {
    let rules = rules(
        json!([condition("a", json!({"statement": {"kind": "police_proactive", "value": true}}))]),
        json!({}),
    );
    let part = || json!({"statements": [complete(2024, None), {"kind": "police_proactive", "year": 2024, "value": true, "date": "2024-06-30"}]});
    assert_eq!(
        merged(json!({"a": part(), "b": part(), "c": part()})).outcome("moi", &rules, 2024),
        Outcome::ForDecision
    );
    assert_eq!(
        merged(json!({"a": part(), "b": part()})).outcome("moi", &rules, 2024),
        Outcome::Missing
    );
}

#[test]
fn a_standard_that_parts_had_before_is_for_a_person() {
    let test = json!({"standard": {"standard": "safety", "latest": true}});
    let rules = rules(json!([condition("a", test)]), json!({"asked_by": "ntm_request"}));
    let had = json!([{"standard": "safety", "year": 2023, "granted": true}]);
    let desk = merged(
        json!({"a": {"recognitions": had}, "b": {"recognitions": had}, "moi": {"papers": [{"kind": "ntm_request", "date": "2024-09-01"}]}}),
    );
    let verdict = desk.verdict("moi", &rules, 2024);
    assert_eq!(verdict.outcome, Outcome::ForDecision);
    assert!(desk.told(&verdict).findings[0].because.join(" ").contains("2/3"));
}

#[test]
fn figures_of_a_divided_unit_leave_the_sum_open() {
    let other = json!({"valid_from": "2024-07-01", "formed_from": ["c"], "statements": []});
    let with = |thefts: Value| merged(json!({"c": {"incidents": thefts}, "khac": other}));
    let rules_none = rules(json!([condition("a", no_crime())]), json!({}));
    let desk = with(json!([theft("2024-03-01")]));
    let verdict = desk.verdict("moi", &rules_none, 2024);
    assert_eq!((verdict.outcome, verdict.needs().len()), (Outcome::Missing, 1));
    assert!(desk.told(&verdict).findings[0].because.join(" ").contains("chia cho nhiều đơn vị"));
    assert_eq!(with(json!([])).outcome("moi", &rules_none, 2024), Outcome::Met);
    // Held back or not, whatever share of the divided unit's earlier figure belongs to the new
    // unit.
    assert_eq!(with(json!([theft("2023-03-01")])).outcome("moi", &crimes(), 2024), Outcome::Met);
    assert_eq!(
        with(json!([theft("2023-03-01"), theft("2024-03-01")])).outcome("moi", &crimes(), 2024),
        Outcome::Missing
    );
}

#[test]
fn a_former_unit_that_goes_on_is_divided_too() {
    let desk = merged(json!({"c": {"valid_to": null, "incidents": [theft("2024-03-01")]}}));
    let rules = rules(json!([condition("a", no_crime())]), json!({}));
    assert_eq!(desk.outcome("moi", &rules, 2024), Outcome::Missing);
}

#[test]
fn a_unit_formed_from_itself_by_way_of_others_ends() {
    let desk = merged(json!({"a": {"valid_from": "2024-05-01", "formed_from": ["moi"]}}));
    assert_eq!(desk.outcome("moi", &crimes(), 2024), Outcome::Met);
}

#[test]
fn who_registered_as_soon_as_it_was_formed_is_never_worse_off_than_who_did_nothing() {
    let quarter = json!([{"year": 2024, "date": "2024-02-20"}]);
    let july = json!([{"year": 2024, "date": "2024-07-10"}]);
    for parts in [json!([]), quarter.clone()] {
        let with = |own: Value| {
            merged(json!({"a": {"registrations": parts}, "moi": {"registrations": own}}))
        };
        let (nothing, done) = (with(json!([])), with(july.clone()));
        let verdict = done.verdict("moi", &registered(), 2024);
        assert_eq!(verdict.outcome, Outcome::ForDecision);
        assert!(matches!(
            nothing.outcome("moi", &registered(), 2024),
            Outcome::ForDecision | Outcome::Missing
        ));
        let because = done.told(&verdict).findings[0].because.join(" ");
        assert!(
            because.contains("10/07/2024")
                && because.contains(if parts == json!([]) { "0/3" } else { "1/3" }),
            "{because}"
        );
    }
    let paper = |date: &str| json!([{"kind": "party_resolution", "date": date}]);
    let rules = rules(
        json!([condition(
            "a",
            json!({"paper": {"kinds": ["party_resolution"], "within": "quarter_one"}})
        )]),
        json!({}),
    );
    let merged = merged(
        json!({"b": {"papers": paper("2024-01-15")}, "moi": {"papers": paper("2024-07-15")}}),
    );
    assert_eq!(merged.outcome("moi", &rules, 2024), Outcome::ForDecision);
    // A unit that existed all the time was late.
    let late = desk_of_one(json!({"papers": paper("2024-07-15")}));
    assert_eq!(late.outcome("x", &rules, 2024), Outcome::NotMet);
    let grown = desk(json!({
        "b": {"valid_to": "2024-06-30", "papers": paper("2024-01-15")},
        "o-lai": {"absorbed": [{"unit": "b", "on": "2024-07-01"}], "papers": paper("2024-07-15")}
    }));
    assert_eq!(grown.outcome("o-lai", &rules, 2024), Outcome::NotMet);
}

#[test]
fn what_a_part_has_is_told_also_where_others_are_unknown() {
    let rules = rules(json!([condition("a", json!({"households": {"at_least": 80}}))]), json!({}));
    let told = |more: Value| {
        let desk = merged(more);
        let verdict = desk.verdict("moi", &rules, 2024);
        let [vi, _] = super::words::reasons(&desk, &verdict);
        (verdict.outcome, vi.iter().any(|reason| reason.contains("1/3 đơn vị cũ đã có")))
    };
    let registration = json!({"year": 2024, "date": "2024-02-01", "households_registered": 9, "households_residing": 10});
    assert_eq!(told(json!({"a": {"registrations": [registration]}})), (Outcome::Missing, true));
    assert_eq!(told(json!({})), (Outcome::Missing, false));
}
