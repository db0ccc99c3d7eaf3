//! Blank fields and general kinds: each is reported as missing.

use super::*;

#[test]
fn a_statement_that_nobody_made_is_neither_yes_nor_no() {
    for value in [true, false] {
        assert_eq!(
            asked(
                &json!({"statement": {"kind": "policies_carried_out", "value": value}}),
                "contain",
                &json!({})
            ),
            Outcome::Missing
        );
    }
}

#[test]
fn a_blank_field_is_carried_through_every_phrasing_that_reads_it_and_named() {
    let none = |more: Value| {
        let mut asked = json!({"kinds": ["work_accident"]});
        asked.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        json!({"no_incident": asked})
    };
    for (field, requires) in [
        ("severity", none(json!({"severity": "serious"}))),
        ("by_residents", none(json!({"only": ["by_residents"]}))),
        ("deaths", none(json!({"only": ["fatal"]}))),
        ("prolonged", none(json!({"only": ["prolonged"]}))),
        ("contrary_to_law", none(json!({"only": ["contrary_to_law"]}))),
        ("force_majeure", none(json!({"unless": ["force_majeure"]}))),
        ("mitigated", none(json!({"unless": ["handled"]}))),
        ("people", json!({"at_most": {"indicator": "new_evil_people", "at_most": 0}})),
        ("deaths", json!({"at_most": {"indicator": "traffic_deaths", "at_most": 0}})),
        ("injured", json!({"at_most": {"indicator": "traffic_injured", "at_most": 0}})),
    ] {
        let kind = if requires.get("at_most").is_none() {
            "work_accident"
        } else if field == "people" {
            "new_drug_user"
        } else {
            "traffic_accident"
        };
        let whole = json!({
            "kind": kind, "date": "2024-05-01", "severity": "serious", "by_residents": true, "deaths": 1, "injured": 1, "people": 1,
            "prolonged": true, "contrary_to_law": true, "force_majeure": false, "found_in_time": true, "mitigated": true, "reported_at_once": true
        });
        let (mut absent, mut null) = (whole.clone(), whole);
        absent.as_object_mut().unwrap().remove(field);
        null[field] = Value::Null;
        for incident in [absent, null] {
            let rules = rules(json!([condition("a", requires.clone())]), json!({}));
            let desk = desk(json!({"xa": registered(json!([incident]))}));
            let verdict = desk.verdict("xa", &rules, 2024);
            assert_eq!(verdict.outcome, Outcome::Missing, "{field}: {requires}");
            let needs = verdict.needs();
            assert!(
                matches!(needs.as_slice(), [Need::Field { field: named, .. }] if *named == field),
                "{requires}: {needs:?}"
            );
        }
    }
}

#[test]
fn a_kind_that_does_not_say_which_one_is_named_as_what_is_missing() {
    for (requires, reading) in none_of("traffic_accident", "traffic_accident_cases") {
        let rules = rules(json!([condition("a", requires.clone())]), json!({"reading": reading}));
        let desk = desk(json!({"xa": registered(json!([plain("accident")]))}));
        let verdict = desk.verdict("xa", &rules, 2024);
        assert!(
            matches!(verdict.needs().as_slice(), [Need::Field { field: "kind", .. }]),
            "{requires}: {:?}",
            verdict.needs()
        );
        assert!(desk.told(&verdict).findings[0].needs[0].contains("loại cụ thể"), "{requires}");
    }
    let model =
        |kind: &str| json!({"models": [{"name": "m", "kind": kind, "founded": "2020-01-01"}]});
    let requires = json!({"models": {"at_least": 1, "kinds": ["security_gong"]}});
    for (kind, outcome) in [
        ("light_and_sound", Outcome::Missing),
        ("security_gong", Outcome::Met),
        ("security_camera", Outcome::NotMet),
    ] {
        assert_eq!(asked(&requires, "contain", &model(kind)), outcome, "{kind}");
    }
}

#[test]
fn a_figure_open_by_kind_alone_still_answers_where_every_value_of_it_does() {
    let with = |limit: u32| {
        let requires =
            json!({"at_most": {"indicator": "traffic_accident_cases", "at_most": limit}});
        asked(
            &requires,
            "contain",
            &registered(json!([plain("traffic_accident"), plain("accident")])),
        )
    };
    assert_eq!([0, 1, 2].map(with), [Outcome::NotMet, Outcome::Missing, Outcome::Met]);
}
