//! The meaning of the records of a unit: totals of other days, incidents elsewhere, papers that
//! were not issued.

use super::*;

#[test]
fn a_total_of_other_days_stands_for_none_but_its_own() {
    let of_days = |from: &str, to: &str| json!({"indicator": "crime_cases", "year": 2024, "value": 9, "from": from, "to": to});
    let with = |totals: Value| crimes_of(&desk_of_one(json!({"totals": totals})), "x", 2024);
    assert_eq!(with(json!([of_days("2024-01-01", "2024-12-31")])), exactly(9));
    assert_eq!(with(json!([of_days("2023-11-16", "2024-11-15")])), (0, None));
    assert_eq!(with(json!([of_days("2023-11-16", "2024-11-15"), total(2024, 4)])), exactly(4));
    assert_eq!(with(json!([of_days("2024-01-01", "2024-12-31"), total(2024, 4)])), exactly(9));
}

#[test]
fn incidents_beside_totals_that_disagree_open_the_figure_only_if_they_are_more() {
    let with = |thefts: usize| {
        let incidents = vec![theft("2024-03-01"); thefts];
        let commune = json!({"totals": [total(2024, 2), total(2024, 3)], "incidents": incidents});
        crimes_of(&desk_of_one(commune), "x", 2024)
    };
    assert_eq!(with(3), (2, Some(3)));
    assert_eq!(with(4), (4, None));
}

#[test]
fn what_a_resident_did_elsewhere_counts_for_residents_and_not_for_the_place() {
    let elsewhere = json!({"kind": "theft", "date": "2024-03-01", "severity": "less_serious", "elsewhere": true});
    let desk = desk_of_one(json!({"incidents": [elsewhere], "statements": [complete(2024, None)]}));
    assert_eq!(crimes_of(&desk, "x", 2024), exactly(0));
    assert_eq!(
        desk.outcome("x", &rules(json!([condition("a", no_crime())]), json!({})), 2024),
        Outcome::Met
    );
    let of_residents = json!({"no_incident": {"kinds": ["crime"], "only": ["by_residents"]}});
    assert_eq!(
        desk.outcome("x", &rules(json!([condition("a", of_residents)]), json!({})), 2024),
        Outcome::NotMet
    );
}

#[test]
fn that_there_was_no_paper_is_said_when_the_time_is_over() {
    let rules = rules(
        json!([condition(
            "a",
            json!({"paper": {"kinds": ["party_resolution"], "within": "quarter_one"}})
        )]),
        json!({}),
    );
    let said = |about: &str, date: &str, value: bool| json!([{"kind": "issued_or_held", "about": about, "year": 2024, "value": value, "date": date}]);
    let outcome = |statements: Value| {
        desk_of_one(json!({"statements": statements})).outcome("x", &rules, 2024)
    };
    assert_eq!(outcome(said("party_resolution", "2024-04-01", false)), Outcome::NotMet);
    assert_eq!(outcome(said("party_resolution", "2024-03-30", false)), Outcome::Missing);
    assert_eq!(outcome(said("party_resolution", "2024-04-01", true)), Outcome::Missing);
    assert_eq!(outcome(said("peoples_committee_plan", "2024-04-01", false)), Outcome::Missing);
}

#[test]
fn that_there_was_no_activity_is_said_only_where_none_was_entered() {
    let activity =
        json!({"activity": {"kinds": ["propaganda_session"], "at_least": 2, "within": "year"}});
    let rules = rules(json!([condition("a", activity)]), json!({}));
    let said = json!([{"kind": "issued_or_held", "about": "propaganda_session", "year": 2024, "value": false, "date": "2024-12-31"}]);
    let outcome = |activities: Value| {
        desk_of_one(json!({"statements": said, "activities": activities}))
            .outcome("x", &rules, 2024)
    };
    let held = |date: &str| json!({"kind": "propaganda_session", "date": date});
    assert_eq!(outcome(json!([])), Outcome::NotMet);
    assert_eq!(outcome(json!([held("2024-03-01")])), Outcome::Missing);
    assert_eq!(outcome(json!([held("2024-03-01"), held("2024-04-01")])), Outcome::Met);
}
