//! Each field says in the schema which tests of the rule language can ask for it, and they do.

use std::collections::BTreeSet;

use book::RecordKind;
use book::schema::EVERY_TEST;
use law::{Finding, Need, Verdict};
use serde_json::{Value, json};
use testing::worked::{all_cases, judged};

use crate::judging::{complete, condition, desk_of_one, rules};

/// A test of the rule language, a list of records, and a field of theirs.
type Asked = BTreeSet<(String, &'static str, &'static str)>;

/// Returns what the schema says.
fn declared() -> Asked {
    let mut asked = Asked::new();
    for kind in RecordKind::ALL {
        for field in kind.fields() {
            let tests = field.asked_by.iter().map(|test| (*test).to_owned());
            asked.extend(tests.map(|test| (test, kind.list_name(), field.name)));
        }
    }
    asked
}

/// Adds what the findings of a verdict ask for.
fn collect(verdict: &Verdict, asked: &mut Asked) {
    for finding in verdict.findings.iter().chain(&verdict.warnings).chain(&verdict.targets) {
        finding.walk(&mut |finding| note(finding, asked));
    }
}

fn note(finding: &Finding, asked: &mut Asked) {
    let test = serde_json::to_value(&finding.condition.requires).unwrap();
    let test = test.as_object().unwrap().keys().next().unwrap();
    for need in &finding.needs {
        if let Need::Field { record, field } = need {
            // Rulings that contradict each other can be about any condition.
            let is_ruling = record.kind == RecordKind::Decision;
            let test = if is_ruling { EVERY_TEST[0] } else { test };
            asked.insert((test.to_owned(), record.kind.list_name(), field));
        }
    }
}

/// Tests with records that lack a field or contradict each other, where no worked case does.
fn blanks() -> Vec<(Value, Value)> {
    let incidents = |records: Value| json!({"statements": [complete(2023, None), complete(2024, None)], "incidents": records});
    let incident = |kind: &str| incidents(json!([{"kind": kind, "date": "2024-03-01"}]));
    let serious = |answers: Value| {
        let mut record = json!({"kind": "theft", "date": "2024-03-01", "severity": "serious"});
        record.as_object_mut().unwrap().extend(answers.as_object().unwrap().clone());
        incidents(json!([record]))
    };
    let handled =
        json!({"no_incident": {"kinds": ["crime"], "severity": "serious", "unless": ["handled"]}});
    let recognised = |granted: bool| json!({"standard": "ntm", "year": 2024, "granted": granted, "date": "2024-12-01"});
    let mut all = vec![
        (handled.clone(), serious(json!({"mitigated": true, "reported_at_once": true}))),
        (handled, serious(json!({"found_in_time": true, "reported_at_once": true}))),
        (
            json!({"standard": {"standard": "ntm", "recorded": true}}),
            json!({"recognitions": [recognised(true), recognised(false)]}),
        ),
        (
            json!({"models": {"at_least": 1, "kinds": ["self_managed_group"], "effective": true}}),
            json!({"models": [{
                "name": "Tổ", "kind": "self_management",
                "founded": "2020-01-01",
                "results": [{"year": 2024, "effective": true}],
            }]}),
        ),
    ];
    for (indicator, kind) in [
        ("traffic_deaths", "traffic_accident"),
        ("traffic_injured", "traffic_accident"),
        ("new_evil_people", "new_drug_user"),
        ("crime_cases", "member_crime"),
        ("order_crime_cases", "crime"),
    ] {
        let at_most = json!({"at_most": {"indicator": indicator, "at_most": 0}});
        let reduced = json!({"reduced": {"indicators": [indicator], "against": "previous_year"}});
        all.extend([at_most, reduced].map(|test| (test, incident(kind))));
    }
    let beside = json!({"statements": [complete(2024, None)], "totals": [{"indicator": "crime_cases", "year": 2024, "value": 3}]});
    all.push((json!({"at_most": {"indicator": "crime_cases", "at_most": 0}}), beside));
    all
}

#[test]
fn a_field_names_the_tests_that_ask_for_it() {
    let mut asked = Asked::new();
    for (test, commune) in blanks() {
        let rules = rules(json!([condition("a", test)]), json!({}));
        collect(&desk_of_one(commune).verdict("x", &rules, 2024), &mut asked);
    }
    for (file, case) in all_cases() {
        let (_, verdict) = judged(&case).unwrap_or_else(|error| panic!("{file}: {error}"));
        collect(&verdict, &mut asked);
    }
    let declared = declared();
    let differing: Vec<_> = declared.symmetric_difference(&asked).collect();
    assert!(differing.is_empty(), "said or asked, but not both: {differing:#?}");
}
