//! Tests that the command line gives the answer that each worked case states.

use std::fs;

use serde_json::{Value, json};
use testing::worked::{Case, all_cases, file_of};

use crate::program::{path, run};

/// The output of `binh-yen evaluate` for a case, or its error.
fn evaluated(case: &Case, name: &str) -> Result<Value, String> {
    let mut file = file_of(case)?;
    file["frame"]["settings"]["reading"] = json!(case.evaluate.reading);
    let path = path(name);
    fs::write(&path, file.to_string()).map_err(|error| error.to_string())?;
    let asked = &case.evaluate;
    let (year, day) = (asked.year.to_string(), asked.as_of.map(String::from));
    let (unit, rules) = (asked.unit.as_str(), asked.rules.as_str());
    let mut arguments = vec!["evaluate", path.to_str().unwrap(), "--format", "json"];
    arguments.extend(["--unit", unit, "--rules", rules, "--year", &year]);
    arguments.extend(day.as_deref().into_iter().flat_map(|day| ["--as-of", day]));
    let output = run(&arguments);
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    let verdicts: Value =
        serde_json::from_slice(&output.stdout).map_err(|error| error.to_string())?;
    match verdicts.as_array().map(Vec::as_slice) {
        Some([verdict]) => Ok(verdict.clone()),
        _ => Err("not one verdict".to_owned()),
    }
}

/// The clause of a condition in the printed findings.
fn clause<'v>(findings: &'v Value, condition: &str) -> Option<&'v str> {
    let findings = findings.as_array()?;
    let own = findings
        .iter()
        .find(|finding| finding["condition"] == condition)
        .and_then(|finding| finding["clause"].as_str());
    own.or_else(|| findings.iter().find_map(|finding| clause(&finding["children"], condition)))
}

/// The name of a printed notice; for a set that ended, with its successor.
fn notice(notice: &Value) -> String {
    let name = notice["notice"].as_str().unwrap_or_default();
    notice["next"].as_str().map_or_else(|| name.to_owned(), |next| format!("{name}: {next}"))
}

fn differences(case: &Case, verdict: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    let expected = &case.expect;
    if verdict["outcome"] != expected.outcome.as_str() {
        wrong
            .push(format!("the outcome is {}, should be {}", verdict["outcome"], expected.outcome));
    }
    if let Some(authority) = &expected.authority
        && verdict["authority"]["who"] != authority.as_str()
    {
        wrong.push(format!("{} decides on it, should be {authority}", verdict["authority"]["who"]));
    }
    let notices: Vec<_> = verdict["notices"].as_array().into_iter().flatten().map(notice).collect();
    if let Some(expected) = expected.notices.as_ref().filter(|expected| **expected != notices) {
        wrong.push(format!("the notices are {notices:?}, should be {expected:?}"));
    }
    if verdict["decided_by"] != json!(expected.decides) {
        wrong.push(format!("{} decides, should be {:?}", verdict["decided_by"], expected.decides));
    }
    let mut clauses: Vec<&str> = Vec::new();
    for condition in &expected.decides {
        let clause = clause(&verdict["findings"], condition).unwrap_or_default();
        if !clauses.contains(&clause) {
            clauses.push(clause);
        }
    }
    if clauses != expected.clauses {
        wrong.push(format!("the clauses are {clauses:?}, should be {:?}", expected.clauses));
    }
    wrong
}

#[test]
fn every_worked_case_passes_through_the_command_line() {
    let cases = &all_cases();
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let check = move |thread: usize| {
        let own = cases.iter().skip(thread).step_by(threads);
        let checked = own.flat_map(|(file, case)| {
            let wrong = match evaluated(case, &format!("case-{thread}.json")) {
                Ok(verdict) => differences(case, &verdict),
                Err(error) => vec![error],
            };
            wrong.into_iter().map(move |wrong| format!("{file}: {}\n    {wrong}", case.name))
        });
        checked.collect::<Vec<_>>()
    };
    let failures: Vec<String> = std::thread::scope(|scope| {
        let started: Vec<_> =
            (0..threads).map(|thread| scope.spawn(move || check(thread))).collect();
        started.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    assert!(failures.is_empty(), "{} differences\n{}", failures.len(), failures.join("\n"));
}
