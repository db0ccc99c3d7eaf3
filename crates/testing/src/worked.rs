//! Reads and judges the worked cases of `tests/cases/`, for all tests that go through them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use book::{Book, Catalogue, Day, Reading, UnitId, Year};
use law::{Evaluator, Finding, Library, Verdict};
use serde::Deserialize;
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

use crate::{at, json_files};

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
pub struct Case {
    pub name: String,
    /// Its number in the list of worked cases from practice.
    #[serde(default)]
    pub worked_case: Option<u16>,
    #[serde(rename = "why", default)]
    _why: Option<String>,
    pub book: String,
    /// A rule file to put into the book's frame, by its path from the project's root.
    #[serde(default)]
    pub rule_file: Option<String>,
    #[serde(default)]
    pub changes: Option<json_patch::Patch>,
    pub evaluate: Asked,
    pub expect: Expected,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    pub unit: UnitId,
    pub year: Year,
    pub rules: String,
    #[serde(default)]
    pub reading: Reading,
    /// The day on which to judge a window that is still open.
    #[serde(default)]
    pub as_of: Option<Day>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    pub outcome: String,
    /// The innermost conditions that decide, in the order of the rule set.
    #[serde(default)]
    pub decides: Vec<String>,
    /// Their clauses, each once.
    #[serde(default)]
    pub clauses: Vec<String>,
    /// The outcomes of single conditions, warnings and targets.
    #[serde(default)]
    pub outcomes: BTreeMap<String, String>,
    /// The lowest and the highest possible total of a table of points.
    #[serde(default)]
    pub score: Option<(u32, u32)>,
    /// The outcomes that the figures alone give for conditions that a person ruled on.
    #[serde(default)]
    pub computed: BTreeMap<String, String>,
    /// The conditions shown with a ruling that was made before the window closed.
    #[serde(default)]
    pub ruled_before: Vec<String>,
    /// The blank fields that would settle the outcome, each as `id.field` of a record or unit.
    #[serde(default)]
    pub blank: Vec<String>,
    /// The office that decides, in Vietnamese.
    #[serde(default)]
    pub authority: Option<String>,
    /// The names of the notices beside the verdict; the notice of a set that ended names its
    /// successor: `ended: <id>`.
    #[serde(default)]
    pub notices: Option<Vec<String>>,
    /// Whether no future record can change the outcome.
    #[serde(default)]
    pub settled: Option<bool>,
}

static NATIONAL: LazyLock<Library> = LazyLock::new(|| Library::national().unwrap());

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Reads all cases, each with the name of its file.
pub fn all_cases() -> Vec<(String, Case)> {
    let files = json_files("tests/cases");
    let cases = files.iter().flat_map(|path| {
        let file: CaseFile = serde_json::from_str(&read(path))
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        file.cases.into_iter().map(move |case| (name.clone(), case))
    });
    cases.collect()
}

/// The national library with the rule files of `samples/rules/` as a book's own sets.
pub fn library_with_samples() -> Library {
    let rules = json_files("samples/rules")
        .iter()
        .map(|path| serde_json::from_str(&read(path)).unwrap())
        .collect();
    let library = NATIONAL.with(&book::Frame { rules, ..book::Frame::default() });
    assert_eq!(library.own_problems(), []);
    library
}

/// Reads a base book from `tests/cases/books/`.
pub fn base_book(name: &str) -> Value {
    serde_json::from_str(&read(&at(format!("tests/cases/books/{name}.json"))))
        .unwrap_or_else(|error| panic!("book {name}: {error}"))
}

/// Applies a case's changes to its book and puts the rule file into the frame; gives a data file.
pub fn file_of(case: &Case) -> Result<Value, String> {
    let mut value = base_book(&case.book);
    if let Some(changes) = &case.changes {
        json_patch::patch(&mut value, changes).map_err(|error| format!("changes: {error}"))?;
    }
    if let Some(rules) = &case.rule_file {
        let rules: Value =
            serde_json::from_str(&read(&at(rules))).map_err(|error| format!("{rules}: {error}"))?;
        value["frame"]["rules"] = Value::Array(vec![rules]);
    }
    Ok(value)
}

/// A book with everything needed to judge it.
pub struct Opened {
    pub book: Book,
    pub library: Library,
    pub catalogue: Catalogue,
}

impl Opened {
    /// Reads a data file the way the page and the command line do.
    pub fn read(file: &Value, name: &str) -> Result<Self, String> {
        let read =
            files::read(file.to_string().as_bytes(), name, &NATIONAL, &|text| text.nfc().collect());
        let book =
            read.map_err(|problems| format!("the changed book cannot be read: {problems:?}"))?.book;
        let library = NATIONAL.with(&book.frame);
        let problems: Vec<_> = library.own_problems().iter().map(ToString::to_string).collect();
        if !problems.is_empty() {
            return Err(problems.join("; "));
        }
        let catalogue = library.catalogue(&book.frame);
        Ok(Self { book, library, catalogue })
    }

    /// Whether the requested rule set judges the unit in the year.
    fn is_judged(&self, asked: &Asked) -> bool {
        let evaluator =
            Evaluator::new(&self.book, &self.library, &self.catalogue, asked.reading, asked.as_of);
        let sets =
            self.book.unit(&asked.unit).map(|(unit, _)| evaluator.rules_of(unit, asked.year));
        sets.into_iter().flatten().any(|rules| rules.id == asked.rules)
    }

    /// Gives the requested verdict on this book, or on another one with the same frame.
    pub fn judge(&self, book: &Book, asked: &Asked) -> Result<Verdict, String> {
        let (unit, _) = book.unit(&asked.unit).ok_or("no such unit")?;
        let rules = self.library.rule_set(&asked.rules).ok_or("no such rule set")?;
        let evaluator =
            Evaluator::new(book, &self.library, &self.catalogue, asked.reading, asked.as_of);
        evaluator.verdict(unit, rules, asked.year).ok_or_else(|| "no verdict".to_owned())
    }
}

/// Reads the case's book and judges it.
pub fn judged(case: &Case) -> Result<(Opened, Verdict), String> {
    let opened = Opened::read(&file_of(case)?, &case.book)?;
    let is_told = |notice: &String| {
        ["ended", "not_yet", "unit_ended", "unit_later"].iter().any(|told| notice.starts_with(told))
    };
    let is_told = case.expect.notices.iter().flatten().any(is_told);
    if !is_told && !opened.is_judged(&case.evaluate) {
        return Err("the rule set does not judge this unit in this year".to_owned());
    }
    let verdict = opened.judge(&opened.book, &case.evaluate)?;
    Ok((opened, verdict))
}

/// The findings on conditions, warnings and targets that do not consist of others.
pub fn innermost(verdict: &Verdict) -> Vec<&Finding> {
    let mut found = Vec::new();
    for finding in verdict.findings.iter().chain(&verdict.warnings).chain(&verdict.targets) {
        finding.walk(&mut |finding| {
            if finding.children.is_empty() {
                found.push(finding);
            }
        });
    }
    found
}
