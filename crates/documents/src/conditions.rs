//! The conditions of a verdict as rows: the law's words, the outcome, and the records behind it.

use std::collections::BTreeMap;

use book::Lang::Vi;
use book::{Paper, RecordKind};
use law::{Finding, Outcome, RecordRef, outcome_name, record_kind_name};

use crate::places::first_upper;
use crate::row::{Row, place};
use crate::subject::Subject;
use crate::value::{Value, two_digits};

/// The mark of a paraphrase, explained at the end of the paper.
pub const PARAPHRASE: &str = "(*)";
/// The number of papers that a cell names. More are only counted.
const MOST_NAMED: usize = 4;

/// Every condition, outer ones first.
pub fn rows(subject: &Subject) -> Vec<Row> {
    let mut rows = Vec::new();
    for finding in subject.verdict.iter().flat_map(|verdict| &verdict.findings) {
        add(subject, finding, false, &mut rows);
    }
    rows
}

fn add(subject: &Subject, finding: &Finding, is_spare: bool, rows: &mut Vec<Row>) {
    let outcome = if is_spare { "không cần đến" } else { outcome_name(finding.outcome, Vi) };
    rows.push(Row {
        values: vec![
            Value::text(&finding.condition.clause),
            Value::text(words(finding)),
            Value::text(first_upper(outcome)),
            Value::Text(basis(subject, finding)),
            Value::Text(records(subject, &finding.records)),
        ],
        is_strong: !finding.children.is_empty(),
    });
    for child in &finding.children {
        add(subject, child, finding.can_spare(child), rows);
    }
}

/// The words of a condition: in quotation marks if they are the law's, or else with the mark of a
/// paraphrase.
fn words(finding: &Finding) -> String {
    let text = &finding.condition.text;
    // What ends a line of the law's list does not end a cell.
    let quoted = text.vi.trim_end_matches([';', ',', ':', '.']);
    if text.verified { format!("“{quoted}”") } else { format!("{} {PARAPHRASE}", text.vi) }
}

/// Whether one of the conditions is a paraphrase.
pub fn has_paraphrase(subject: &Subject) -> bool {
    let mut found = false;
    for finding in subject.verdict.iter().flat_map(|verdict| &verdict.findings) {
        finding.walk(&mut |finding| found |= !finding.condition.text.verified);
    }
    found
}

fn basis(subject: &Subject, finding: &Finding) -> String {
    let explainer = subject.papers.explainer();
    let ruled = finding.ruled.as_ref().map(|ruled| {
        format!(
            "Cấp có thẩm quyền quyết định: {} ({}; {}, ngày {})",
            outcome_name(Outcome::from(ruled.ruling), Vi),
            ruled.reason,
            ruled.by,
            ruled.date
        )
    });
    let reasons = finding.because.iter().map(|reason| first_upper(&explainer.reason(reason)));
    in_words(&ruled.into_iter().chain(reasons).collect::<Vec<_>>().join(". "))
}

/// The outcomes in words, because the typefaces of papers lack their signs.
fn in_words(text: &str) -> String {
    [
        ("✓", Outcome::Met),
        ("✕", Outcome::NotMet),
        ("○", Outcome::Missing),
        ("◐", Outcome::ForDecision),
    ]
    .into_iter()
    .fold(text.to_owned(), |text, (sign, outcome)| {
        text.replace(sign, &format!("({})", outcome_name(outcome, Vi)))
    })
}

/// The records behind a condition: papers by their numbers, others counted.
fn records(subject: &Subject, records: &[RecordRef]) -> String {
    let mut kinds: BTreeMap<RecordKind, Vec<&RecordRef>> = BTreeMap::new();
    for record in records {
        kinds.entry(record.kind).or_default().push(record);
    }
    let part = |(kind, records): (RecordKind, Vec<&RecordRef>)| {
        let numbers: Vec<String> =
            records.iter().filter_map(|record| number(subject, record)).take(MOST_NAMED).collect();
        let count = two_digits(u32::try_from(records.len()).unwrap_or(u32::MAX));
        let name = record_kind_name(kind, Vi);
        if numbers.is_empty() {
            return format!("{count} {name}");
        }
        let more = if records.len() > numbers.len() { ", …" } else { "" };
        format!("{count} {name}: {}{more}", numbers.join(", "))
    };
    kinds.into_iter().map(part).collect::<Vec<_>>().join("; ")
}

/// The number of a paper.
fn number(subject: &Subject, record: &RecordRef) -> Option<String> {
    if record.kind != RecordKind::Paper {
        return None;
    }
    let papers = subject.own::<Paper>(&record.unit);
    papers.into_iter().find(|paper| paper.id == record.id)?.number.clone()
}

/// The innermost conditions that are not met.
pub fn not_met(subject: &Subject) -> Vec<Vec<Value>> {
    let mut found = Vec::new();
    for finding in subject.verdict.iter().flat_map(|verdict| &verdict.findings) {
        if finding.outcome == Outcome::NotMet {
            found.extend(finding.deciding());
        }
    }
    let row = |(at, finding): (usize, &Finding)| {
        let name = finding.condition.name.as_ref();
        vec![
            place(at),
            Value::text(&finding.condition.clause),
            Value::text(name.map_or(&finding.condition.text.vi, |name| &name.vi).as_str()),
            Value::Text(basis(subject, finding)),
        ]
    };
    found.into_iter().enumerate().map(row).collect()
}

/// The data missing for a verdict, a row each.
pub fn needs(subject: &Subject) -> Vec<Vec<Value>> {
    let explainer = subject.papers.explainer();
    let needs = subject.verdict.as_ref().map(law::Verdict::needs).unwrap_or_default();
    // A need names its unit and year only if they are not those of the paper.
    let of_paper = format!(": {}, năm {}", explainer.unit(&subject.unit.id), subject.year);
    let row = |(at, need): (usize, &&law::Need)| {
        let need = explainer.need(need);
        let need = need.strip_suffix(&of_paper).unwrap_or(&need);
        vec![place(at), Value::text(first_upper(need))]
    };
    needs.iter().enumerate().map(row).collect()
}
