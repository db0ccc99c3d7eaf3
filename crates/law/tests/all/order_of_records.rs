//! The order of shards, units and records in a file changes no byte of an answer.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::sync::LazyLock;

use book::Lang;
use law::report::{ReportOutput, YearFigures};
use law::{Evaluator, Explainer, VerdictOutput};
use proptest::prelude::*;
use serde_json::{Value, json};

use testing::worked::{Case, Opened, all_cases, file_of};

static CASES: LazyLock<Vec<(Case, Value)>> = LazyLock::new(|| {
    let with_file = |(_, case): (String, Case)| {
        let file = file_of(&case).unwrap();
        (case, file)
    };
    all_cases().into_iter().map(with_file).collect()
});

/// Adds a copy of every record with the same day and unit, another id and reversed answers, so that
/// the two contradict each other.
fn doubled(file: &mut Value) {
    each_list(file, &mut |name, records| {
        let doubles = records.iter().filter(|_| name != "units").map(|record| {
            let turned = record.as_object().unwrap().iter().map(|(field, value)| {
                let value = match (field.as_str(), value) {
                    ("id", Value::String(id)) => json!(format!("{id}-again")),
                    (_, Value::Bool(answer)) => json!(!answer),
                    ("value", Value::Number(value)) => json!(value.as_u64().unwrap() + 1),
                    ("ruling", ruling) => json!(if *ruling == "met" { "not_met" } else { "met" }),
                    _ => value.clone(),
                };
                (field.clone(), value)
            });
            Value::Object(turned.collect())
        });
        let doubles: Vec<_> = doubles.collect();
        records.extend(doubles);
    });
}

fn shuffled(file: &mut Value, seed: u64) {
    let place = |text: String| {
        let mut hasher = DefaultHasher::new();
        (seed, text).hash(&mut hasher);
        hasher.finish()
    };
    each_list(file, &mut |_, records| {
        for record in records.iter_mut() {
            for field in ["formed_from", "absorbed", "also_in", "covers"] {
                if let Some(units) = record.get_mut(field).and_then(Value::as_array_mut) {
                    units.sort_by_cached_key(|unit| place(unit.to_string()));
                }
            }
        }
        records.sort_by_cached_key(|record| place(record["id"].to_string()));
    });
    file["shards"]
        .as_array_mut()
        .unwrap()
        .sort_by_cached_key(|shard| place(shard["root"].to_string()));
}

/// Gives every record another id, in another order.
fn renamed(file: &mut Value, seed: u64) {
    let other = |id: &Value| {
        let mut hasher = DefaultHasher::new();
        (seed, id.to_string()).hash(&mut hasher);
        json!(format!("r{:x}", hasher.finish()))
    };
    each_list(file, &mut |name, records| {
        for record in records.iter_mut().filter(|_| name != "units") {
            for field in ["id", "paper", "minutes", "decision"] {
                if record[field].is_string() {
                    record[field] = other(&record[field]);
                }
            }
        }
    });
}

/// The outcomes of the set and of every condition, with the notices.
fn outcomes(case: &Case, file: &Value) -> Vec<String> {
    let opened = Opened::read(file, &case.book).unwrap();
    let verdict = opened.judge(&opened.book, &case.evaluate).unwrap();
    let mut told =
        vec![format!("{}: {:?}, {:?}", verdict.rules.id, verdict.outcome, verdict.recorded)];
    for finding in verdict.findings.iter().chain(&verdict.warnings).chain(&verdict.targets) {
        finding.walk(&mut |finding| {
            told.push(format!(
                "{}: {:?}, {:?}",
                finding.condition.id, finding.outcome, finding.computed
            ))
        });
    }
    told
}

fn each_list(file: &mut Value, change: &mut dyn FnMut(&str, &mut Vec<Value>)) {
    for shard in file["shards"].as_array_mut().unwrap() {
        for (name, list) in shard.as_object_mut().unwrap() {
            if let Value::Array(list) = list {
                change(name, list);
            }
        }
    }
}

/// Everything that the command line prints as JSON: the verdicts of the set on all units, and the
/// unit's report.
fn answers(case: &Case, file: &Value) -> Vec<String> {
    let opened = Opened::read(file, &case.book).unwrap();
    let asked = &case.evaluate;
    let explainer = Explainer { book: &opened.book, catalogue: &opened.catalogue, lang: Lang::Vi };
    let evaluator = Evaluator::new(
        &opened.book,
        &opened.library,
        &opened.catalogue,
        asked.reading,
        asked.as_of,
    );
    let rules = opened.library.rule_set(&asked.rules).unwrap();
    let told = |verdict| {
        serde_json::to_string_pretty(&VerdictOutput::new(verdict, &opened.library, &explainer))
            .unwrap()
    };
    let (unit, _) = opened.book.unit(&asked.unit).unwrap();
    let figures = YearFigures::of(unit, asked.year, &opened.book, &evaluator);
    let report =
        serde_json::to_string_pretty(&ReportOutput::new(&figures, &opened.catalogue, Lang::Vi))
            .unwrap();
    let verdict = opened.judge(&opened.book, asked).unwrap();
    evaluator
        .verdicts(rules, asked.year)
        .iter()
        .chain([&verdict])
        .map(told)
        .chain([report])
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, max_shrink_iters: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_records_changes_no_byte_of_an_answer(at in 0..CASES.len(), is_doubled: bool, seed: u64) {
        let (case, file) = &CASES[at];
        let mut file = file.clone();
        if is_doubled {
            doubled(&mut file);
        }
        let before = answers(case, &file);
        shuffled(&mut file, seed);
        for (before, after) in before.iter().zip(&answers(case, &file)) {
            prop_assert!(before == after, "{}: {}", case.name, first_difference(before, after));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, max_shrink_iters: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_ids_of_records_decide_nothing(at in 0..CASES.len(), is_doubled: bool, seed: u64) {
        let (case, file) = &CASES[at];
        let mut file = file.clone();
        if is_doubled {
            doubled(&mut file);
        }
        let before = outcomes(case, &file);
        renamed(&mut file, seed);
        prop_assert_eq!(before, outcomes(case, &file), "{}", &case.name);
    }
}

fn first_difference(before: &str, after: &str) -> String {
    let lines = before.lines().zip(after.lines());
    lines
        .filter(|(before, after)| before != after)
        .map(|(before, after)| format!("{before}\n{after}\n"))
        .take(3)
        .collect()
}
