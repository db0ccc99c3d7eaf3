//! The eight questions of `docs/peers.md`, put to the rule language with missing figures. Nothing
//! unknown counts as met, and nothing counts as not met.

mod blank;

use std::fs;

use files::{Fault, Wanted};
use testing::at;

use super::*;

/// The outcome of a test on a commune's records of 2024. The table writes it as M, n or ?.
fn asked(requires: &Value, reading: &str, commune: &Value) -> Outcome {
    let rules = rules(json!([condition("a", requires.clone())]), json!({"reading": reading}));
    desk(json!({"xa": commune})).outcome("xa", &rules, 2024)
}

fn not(outcome: Outcome) -> Outcome {
    match outcome {
        Outcome::Met => Outcome::NotMet,
        Outcome::NotMet => Outcome::Met,
        Outcome::Missing | Outcome::ForDecision => outcome,
    }
}

/// A commune's yearly totals; `None` means that it was not entered.
fn totals(of: &[(&str, u16, Option<u32>)]) -> Value {
    let entered = of.iter().filter_map(|(indicator, year, value)| {
        Some(json!({"indicator": indicator, "year": year, "value": (*value)?}))
    });
    json!({"totals": entered.collect::<Vec<_>>()})
}

fn crimes(now: Option<u32>, before: Option<u32>) -> Value {
    totals(&[("crime_cases", 2024, now), ("crime_cases", 2023, before)])
}

fn reduced(against: Value) -> Value {
    json!({"reduced": {"indicators": ["crime_cases"], "against": against}})
}

/// Fewer than the year before.
fn is_fewer(now: Option<u32>, before: Option<u32>) -> Outcome {
    asked(&reduced(json!("previous_year")), "strict", &crimes(now, before))
}

/// The same question negated: not "the year before had at most as many".
fn is_not_at_least(now: Option<u32>, before: Option<u32>) -> Outcome {
    let not_more = reduced(json!({"year": 2023}));
    not(asked(
        &not_more,
        "contain",
        &totals(&[("crime_cases", 2024, before), ("crime_cases", 2023, now)]),
    ))
}

fn share(limit: &str) -> Value {
    json!({"total_share": {"part": "hamlets_recognised", "whole": "hamlets_total", "limit": {limit: 70}}})
}

fn part_of(part: Option<u32>, whole: Option<u32>) -> Value {
    totals(&[("hamlets_recognised", 2024, part), ("hamlets_total", 2024, whole)])
}

/// Every way to require at least 70 %: of totals, of units below and of households.
fn shares(part: Option<u32>, whole: Option<u32>) -> Vec<Outcome> {
    let units = json!({"unit_share": {
        "of": ["hamlet"], "having": {"recognised": "safety"}, "at_least": 70,
        "totals": {"whole": "hamlets_total", "part": "hamlets_recognised"}
    }});
    let signed = json!({"registrations": [
        {"year": 2024, "date": "2024-02-01", "households_registered": part, "households_residing": whole}
    ]});
    let mut found = vec![
        asked(&share("at_least"), "contain", &part_of(part, whole)),
        asked(&units, "contain", &part_of(part, whole)),
    ];
    // A form that says 3 of 0 households is refused before any judging.
    if part.zip(whole).is_none_or(|(part, whole)| part <= whole) {
        found.push(asked(&json!({"households": {"at_least": 70}}), "contain", &signed));
    }
    found
}

/// Every way to require that there was none, each with its reading.
fn none_of(kind: &str, indicator: &str) -> Vec<(Value, &'static str)> {
    let none = |more: Value| {
        let mut asked = json!({"kinds": [kind]});
        asked.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        json!({"no_incident": asked})
    };
    let reduced = |more: Value| {
        let mut asked = json!({"indicators": [indicator], "against": "previous_year"});
        asked.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        json!({"reduced": asked})
    };
    vec![
        (none(json!({})), "contain"),
        (none(json!({"years": 2})), "contain"),
        (none(json!({"severity": "serious"})), "contain"),
        (none(json!({"only": ["by_residents"]})), "contain"),
        (none(json!({"unless": ["force_majeure", "handled"]})), "contain"),
        (json!({"at_most": {"indicator": indicator, "at_most": 0}}), "contain"),
        (reduced(json!({})), "contain"),
        (reduced(json!({})), "strict"),
        (reduced(json!({"by": 100})), "contain"),
        (reduced(json!({"against": {"preceding_years": 1}})), "strict"),
        (reduced(json!({"against": {"year": 2023}})), "strict"),
    ]
}

/// A commune with complete registers for both years and no incident in 2023.
fn registered(incidents: Value) -> Value {
    json!({"incidents": incidents, "statements": [complete(2023, None), complete(2024, None)]})
}

/// A serious incident of a kind, caused by residents and without an exception.
fn plain(kind: &str) -> Value {
    json!({
        "kind": kind, "date": "2024-05-01", "severity": "serious", "by_residents": true, "force_majeure": false, "found_in_time": false
    })
}

/// The row of the table: the outcomes of each question, for every way to ask it.
fn row() -> [Vec<Outcome>; 8] {
    let each = |asked_each: Vec<(Value, &str)>, commune: Value| {
        asked_each
            .iter()
            .map(|(requires, reading)| asked(requires, reading, &commune))
            .collect::<Vec<_>>()
    };
    [
        vec![is_fewer(Some(5), None)],
        vec![is_fewer(None, Some(5))],
        vec![is_not_at_least(None, Some(5))],
        shares(Some(3), None),
        shares(Some(0), Some(0)),
        shares(Some(3), Some(0)),
        each(none_of("theft", "crime_cases"), crimes(None, Some(0))),
        each(
            none_of("traffic_accident", "traffic_accident_cases"),
            registered(json!([plain("accident")])),
        ),
    ]
}

#[test]
fn no_question_about_a_figure_that_is_missing_is_answered() {
    for (at, outcomes) in row().into_iter().enumerate() {
        assert!(
            outcomes.iter().all(|outcome| *outcome == Outcome::Missing),
            "question {}: {outcomes:?}",
            at + 1
        );
    }
}

#[test]
fn the_table_in_docs_has_the_row_that_comes_out() {
    let table = fs::read_to_string(at("docs/peers.md")).unwrap();
    let line = table
        .lines()
        .find(|line| line.starts_with("| **Bình Yên**"))
        .expect("docs/peers.md has a line of Bình Yên");
    let cells: Vec<_> = line.split('|').map(str::trim).collect();
    let letter = |outcomes: &Vec<Outcome>| match outcomes.as_slice() {
        [first, rest @ ..] if rest.iter().all(|outcome| outcome == first) => match first {
            Outcome::Met => "M",
            Outcome::NotMet => "n",
            Outcome::Missing => "?",
            Outcome::ForDecision => "for a person",
        },
        _ => "by phrasing",
    };
    assert_eq!(cells[2..10], row().each_ref().map(letter));
}

#[test]
fn the_same_questions_are_answered_once_the_figures_are_there() {
    assert_eq!(
        (is_fewer(Some(4), Some(5)), is_fewer(Some(5), Some(5))),
        (Outcome::Met, Outcome::NotMet)
    );
    for (part, outcome) in [(3, Outcome::NotMet), (7, Outcome::Met)] {
        assert!(shares(Some(part), Some(10)).iter().all(|found| *found == outcome), "{part} of 10");
    }
    for (requires, reading) in none_of("traffic_accident", "traffic_accident_cases") {
        assert_eq!(asked(&requires, reading, &registered(json!([]))), Outcome::Met, "{requires}");
        assert_eq!(
            asked(&requires, reading, &registered(json!([plain("other_accident")]))),
            Outcome::Met,
            "{requires}"
        );
        assert_eq!(
            asked(&requires, reading, &registered(json!([plain("traffic_accident")]))),
            Outcome::NotMet,
            "{requires}"
        );
    }
}

#[test]
fn fewer_agrees_with_not_at_least_whatever_is_missing() {
    let values = || [None, Some(1), Some(2), Some(3)];
    for (now, before) in values().into_iter().flat_map(|now| values().map(|before| (now, before))) {
        assert_eq!(
            is_fewer(now, before),
            is_not_at_least(now, before),
            "{now:?} against {before:?}"
        );
    }
    let values = || [None, Some(0), Some(1), Some(2), Some(3)];
    for (part, whole) in values().into_iter().flat_map(|part| values().map(|whole| (part, whole))) {
        let [less, least] = ["less_than", "at_least"]
            .map(|limit| asked(&share(limit), "contain", &part_of(part, whole)));
        assert_eq!(less, not(least), "{part:?} of {whole:?}");
    }
}

/// The problems in a commune's records, each as the place and the fault.
fn problems(commune: &Value) -> Vec<(String, Fault)> {
    read_desk(&json!({"xa": commune}))
        .err()
        .unwrap()
        .into_iter()
        .map(|problem| (problem.place.field, problem.fault))
        .collect()
}

#[test]
fn a_blank_where_the_format_has_none_is_refused_with_its_place() {
    let total = |value: Value| json!({"totals": [{"indicator": "crime_cases", "year": 2024, "value": value}]});
    let null = |wanted| Fault::WrongType { wanted, found: "null".to_owned() };
    assert_eq!(problems(&total(Value::Null)), [("value".to_owned(), null(Wanted::Count))]);
    assert_eq!(problems(&total(json!("5"))).len(), 1);
    let mut absent = total(json!(5));
    absent["totals"][0].as_object_mut().unwrap().remove("value");
    assert_eq!(problems(&absent), [(String::new(), Fault::Missing { field: "value".to_owned() })]);

    let incident = |field: &str, value: Option<Value>| {
        let mut incident = plain("fire");
        match value {
            Some(value) => incident[field] = value,
            None => drop(incident.as_object_mut().unwrap().remove(field)),
        }
        json!({"incidents": [incident]})
    };
    for field in ["kind", "date"] {
        assert_eq!(
            problems(&incident(field, None)),
            [(String::new(), Fault::Missing { field: field.to_owned() })]
        );
        assert_eq!(problems(&incident(field, Some(Value::Null)))[0].0, field);
    }
    for (field, value) in [
        ("kind", json!("")),
        ("kind", json!("no_such_kind")),
        ("count", Value::Null),
        ("count", json!(0)),
    ] {
        assert_eq!(problems(&incident(field, Some(value.clone())))[0].0, field, "{field} {value}");
    }
}

/// All orders of a list.
fn orders(list: &[Value]) -> Vec<Vec<Value>> {
    if list.is_empty() {
        return vec![Vec::new()];
    }
    let with_first = |at: usize| {
        let rest = [&list[..at], &list[at + 1..]].concat();
        orders(&rest).into_iter().map(move |rest| [vec![list[at].clone()], rest].concat())
    };
    (0..list.len()).flat_map(with_first).collect()
}

#[test]
fn the_order_of_records_changes_no_answer() {
    let mut unclear = plain("traffic_accident");
    unclear["severity"] = Value::Null;
    let incidents = [plain("accident"), unclear, plain("other_accident")];
    for (requires, reading) in none_of("traffic_accident", "traffic_accident_cases") {
        let answers: Vec<_> = orders(&incidents)
            .into_iter()
            .map(|order| asked(&requires, reading, &registered(order.into())))
            .collect();
        assert!(answers.iter().all(|answer| *answer == answers[0]), "{requires}: {answers:?}");
    }
}

#[test]
fn parts_are_put_together_by_kleene_in_any_order() {
    let said = |value: bool| {
        condition("said", json!({"statement": {"kind": "policies_carried_out", "value": value}}))
    };
    let unknown =
        condition("unknown", json!({"statement": {"kind": "subjects_managed", "value": true}}));
    let commune = json!({"statements": [{"kind": "policies_carried_out", "year": 2024, "value": true, "date": "2024-12-31"}]});
    let (met, not_met) = (said(true), said(false));
    for (how, parts, outcome) in [
        ("all", vec![met.clone(), unknown.clone()], Outcome::Missing),
        ("all", vec![not_met.clone(), unknown.clone()], Outcome::NotMet),
        ("all", vec![met.clone(), not_met.clone(), unknown.clone()], Outcome::NotMet),
        ("any", vec![met.clone(), unknown.clone()], Outcome::Met),
        ("any", vec![not_met.clone(), unknown.clone()], Outcome::Missing),
        ("any", vec![met.clone(), not_met.clone(), unknown.clone()], Outcome::Met),
    ] {
        for order in orders(&parts) {
            assert_eq!(
                asked(&json!({how: order}), "contain", &commune),
                outcome,
                "{how} of {order:?}"
            );
        }
    }
}

#[test]
fn more_recognised_than_there_are_settles_nothing_and_says_why() {
    let share = json!({"unit_share": {
        "of": ["hamlet"], "having": {"recognised": "safety"}, "at_least": 70,
        "totals": {"whole": "units_total", "part": "units_recognised"}
    }});
    let rules = rules(json!([condition("share", share)]), json!({}));
    let total =
        |indicator: &str, value: u32| json!({"indicator": indicator, "year": 2024, "value": value});
    let judged = |part: u32| {
        let desk = desk(
            json!({"xa": {"totals": [total("units_total", 10), total("units_recognised", part)]}}),
        );
        let verdict = desk.verdict("xa", &rules, 2024);
        let fields = verdict
            .needs()
            .into_iter()
            .filter(|need| matches!(need, Need::Field { field: "value", .. }))
            .count();
        (
            verdict.outcome,
            fields,
            serde_json::to_value(desk.told(&verdict)).unwrap()["findings"][0]["because"][0]
                .to_string(),
        )
    };
    let (outcome, fields, why) = judged(11);
    assert_eq!((outcome, fields), (Outcome::Missing, 2));
    assert!(why.contains("11/10") && why.contains("hai số mâu thuẫn"), "{why}");
    assert_eq!((judged(10).0, judged(6).0), (Outcome::Met, Outcome::NotMet));
}
