//! The worked cases of `tests/cases/`: a book, what was changed in it, what is asked, and which conditions decide.

#![cfg(not(target_arch = "wasm32"))]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use binh_yen::book::{Book, Reading, UnitId, Year};
use binh_yen::criteria::{Evaluator, Library, Outcome, Verdict};
use binh_yen::exchange;
use serde::Deserialize;
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CaseFile {
    #[serde(rename = "about")]
    _about: String,
    #[serde(rename = "source")]
    _source: String,
    cases: Vec<Case>,
}

/// One case: the base book, the changes to it (JSON Patch, RFC 6902), the question and the answer.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    /// Its number in the field's list of worked cases.
    #[serde(rename = "worked_case", default)]
    _worked_case: Option<u16>,
    #[serde(rename = "why", default)]
    _why: Option<String>,
    book: String,
    #[serde(default)]
    changes: Option<json_patch::Patch>,
    evaluate: Asked,
    expect: Expected,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    unit: UnitId,
    year: Year,
    rules: String,
    #[serde(default)]
    reading: Reading,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    outcome: String,
    /// The innermost conditions that decide, in the order of the rule set.
    #[serde(default)]
    decides: Vec<String>,
    /// Their clauses, each once.
    #[serde(default)]
    clauses: Vec<String>,
    /// What holds of single conditions.
    #[serde(default)]
    outcomes: BTreeMap<String, String>,
    /// What the figures say of conditions that a person ruled on.
    #[serde(default)]
    computed: BTreeMap<String, String>,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn all_cases() -> Vec<(String, Case)> {
    let mut files: Vec<_> = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    let cases = files.iter().flat_map(|path| {
        let file: CaseFile = serde_json::from_str(&read(path)).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        file.cases.into_iter().map(move |case| (name.clone(), case))
    });
    cases.collect()
}

/// The changed book, read as a data file is.
fn book_of(case: &Case, library: &Library) -> Result<Book, String> {
    let text = read(&folder().join("books").join(format!("{}.json", case.book)));
    let mut value: Value = serde_json::from_str(&text).map_err(|error| format!("book {}: {error}", case.book))?;
    if let Some(changes) = &case.changes {
        json_patch::patch(&mut value, changes).map_err(|error| format!("changes: {error}"))?;
    }
    let file = exchange::read(value.to_string().as_bytes(), &case.book, library, &|text| text.nfc().collect());
    file.map(|file| file.book).map_err(|problems| format!("the changed book cannot be read: {problems:?}"))
}

fn verdict_on(case: &Case, library: &Library) -> Result<Verdict, String> {
    let book = book_of(case, library)?;
    let catalogue = library.catalogue(&book.frame);
    let (unit, _) = book.unit(&case.evaluate.unit).ok_or("no such unit")?;
    let rules = library.rule_set(&case.evaluate.rules).ok_or("no such rule set")?;
    if !rules.applies_to.contains(&unit.kind) || !rules.judges(case.evaluate.year) {
        return Err("the rule set does not judge this unit in this year".to_owned());
    }
    let evaluator = Evaluator::new(&book, library, &catalogue, case.evaluate.reading, None);
    evaluator.verdict(unit, rules, case.evaluate.year).ok_or_else(|| "no verdict".to_owned())
}

/// What is said otherwise than expected.
fn differences(case: &Case, verdict: &Verdict) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut compare = |what: &str, is: String, should: String| {
        if is != should {
            wrong.push(format!("{what} is {is}, should be {should}"));
        }
    };
    let expected = &case.expect;
    compare("the outcome", verdict.outcome.code().to_owned(), expected.outcome.clone());
    let decides: Vec<_> = verdict.deciding().iter().map(|finding| finding.condition.id.clone()).collect();
    compare("what decides", format!("{decides:?}"), format!("{:?}", expected.decides));
    let mut clauses: Vec<String> = Vec::new();
    for finding in verdict.deciding() {
        if !clauses.contains(&finding.condition.clause) {
            clauses.push(finding.condition.clause.clone());
        }
    }
    compare("the clause", format!("{clauses:?}"), format!("{:?}", expected.clauses));
    let none = || "not a condition".to_owned();
    for (id, outcome) in &expected.outcomes {
        compare(id, verdict.finding(id).map_or_else(none, |finding| finding.outcome.code().to_owned()), outcome.clone());
    }
    for (id, outcome) in &expected.computed {
        let is = verdict.finding(id).filter(|finding| finding.ruled.is_some());
        compare(&format!("{id} by the figures"), is.map_or_else(none, |finding| finding.computed.code().to_owned()), outcome.clone());
    }
    wrong
}

#[test]
fn every_worked_case_comes_out_as_written_with_the_clause_that_decides() {
    let library = Library::national().unwrap();
    let mut failures = Vec::new();
    for (file, case) in all_cases() {
        let wrong = match verdict_on(&case, &library) {
            Ok(verdict) => differences(&case, &verdict),
            Err(error) => vec![error],
        };
        failures.extend(wrong.into_iter().map(|wrong| format!("{file}: {}\n    {wrong}", case.name)));
    }
    assert!(failures.is_empty(), "{} differences\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn every_condition_decides_a_case_alone_and_is_missing_in_another() {
    let library = Library::national().unwrap();
    let cases = all_cases();
    for rules in library.rule_sets() {
        let of_rules = || cases.iter().map(|(_, case)| case).filter(|case| case.evaluate.rules == rules.id);
        let with = |outcome: Outcome| of_rules().filter(move |case| case.expect.outcome == outcome.code());
        let fails: BTreeSet<_> =
            with(Outcome::NotMet).filter(|case| case.expect.decides.len() == 1).map(|case| &case.expect.decides[0]).collect();
        let missing: BTreeSet<_> = with(Outcome::Missing).flat_map(|case| &case.expect.decides).collect();
        for condition in rules.all_conditions().into_iter().filter(|condition| condition.parts().is_empty()) {
            assert!(fails.contains(&condition.id), "{}: no case that {} alone fails", rules.id, condition.id);
            assert!(missing.contains(&condition.id), "{}: no case in which {} is missing", rules.id, condition.id);
        }
        assert!(with(Outcome::Met).next().is_some(), "{}: no case that meets it", rules.id);
        assert!(of_rules().any(|case| !case.expect.computed.is_empty()), "{}: no case in which a person rules", rules.id);
    }
}
