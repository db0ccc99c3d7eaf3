//! The tables of rule sets in the documentation match the rule files.

use book::{Day, Year};
use law::{Library, MonthDay, RuleSet};

fn judged(rules: &RuleSet) -> Vec<u16> {
    (2000..2100).filter(|number| rules.judges(Year::new(*number).unwrap())).collect()
}

fn kinds(rules: &RuleSet) -> String {
    let names: Vec<_> = rules
        .applies_to
        .iter()
        .map(|kind| serde_json::to_value(kind).unwrap().as_str().unwrap().to_owned())
        .collect();
    names.join(", ")
}

fn window(rules: &RuleSet) -> String {
    let day = |date: MonthDay| {
        let date = String::from(date);
        let (month, day) = date.split_once('-').unwrap();
        format!("{day}/{month}")
    };
    format!("{}–{}", day(rules.window.from), day(rules.window.to))
}

/// The number of conditions without parts, and how many of them quote the law.
fn conditions(rules: &RuleSet) -> (usize, usize) {
    let leaves: Vec<_> = rules
        .all_conditions()
        .into_iter()
        .filter(|condition| condition.parts().is_empty())
        .collect();
    (leaves.len(), leaves.iter().filter(|condition| condition.text.verified).count())
}

/// A line of the table of `docs/rules.md`.
fn line_of_rules(rules: &RuleSet) -> String {
    let judged = judged(rules);
    let last = judged
        .last()
        .filter(|last| **last < 2099)
        .map_or_else(|| "…".to_owned(), ToString::to_string);
    let (all, verified) = conditions(rules);
    format!(
        "| `{}` | {} | {}–{last} | {} | {all} | {verified} |",
        rules.id,
        kinds(rules),
        judged[0],
        window(rules)
    )
}

/// A line of the table of the README.
fn line_of_readme(rules: &RuleSet) -> String {
    let day = |day: Option<Day>| day.map(|day| day.to_string());
    let in_force = match (day(rules.in_force.from), day(rules.in_force.to)) {
        (Some(from), Some(to)) => format!("{from}–{to}"),
        (from, _) => format!("from {}", from.unwrap_or_default()),
    };
    let words = match conditions(rules) {
        _ if rules.draft.is_some() => "a draft without a verdict",
        (_, 0) => "paraphrased",
        (all, verified) if verified == all => "quoted",
        _ => "quoted where seen",
    };
    let asking = if rules.asked_by.is_some() { ", or up to the day of asking" } else { "" };
    format!(
        "| `{}` | {} | {} | {in_force} | {}{asking} | {words} |",
        rules.id,
        rules.title.en,
        kinds(rules),
        window(rules)
    )
}

fn check(file: &str, documentation: &str, line: impl Fn(&RuleSet) -> String) {
    let library = Library::national().unwrap();
    let lines: Vec<_> = library.rule_sets().iter().map(|rules| line(rules)).collect();
    let (_, table) = documentation.split_once("| --- | --- | --- | --- | --- | --- |\n").unwrap();
    let table: Vec<_> = table.lines().take_while(|line| line.starts_with('|')).collect();
    assert!(table == lines, "{file} should have\n{}", lines.join("\n"));
}

#[test]
fn the_table_of_the_rule_language_is_true() {
    check("docs/rules.md", include_str!("../../../../docs/rules.md"), line_of_rules);
}

#[test]
fn the_table_of_the_readme_is_true() {
    check("README.md", include_str!("../../../../README.md"), line_of_readme);
}
