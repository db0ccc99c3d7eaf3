//! The table of the conditions that the worked cases decide: `docs/coverage.md`.

use std::collections::BTreeSet;
use std::fs;

use book::Reading;
use law::{Condition, Outcome, Reduced, RuleSet, Standard, Test};
use testing::root;

use testing::worked::{Case, all_cases, library_with_samples};

const OUTCOMES: [Outcome; 4] =
    [Outcome::Met, Outcome::NotMet, Outcome::Missing, Outcome::ForDecision];
const BLESS: &str = "BINH_YEN_BLESS=1 cargo test -p law coverage";

const HEAD: &str = "\
# What the worked cases prove

<!-- Written by `BINH_YEN_BLESS=1 cargo test -p law coverage`. A test compares this file and fails if a condition has no case that decides it. -->

The worked cases are in `tests/cases/`. Each line is one condition; a group of conditions has a line for each of its members. The numbers
say in how many cases the condition is decisive:

- **met**: the unit meets the rule set, and this condition is met.
- **not met**: the unit fails the rule set only because of this condition. Where several alternatives must all fail, it is one of them.
- **missing**, **for decision**: the rule set has no verdict yet, and this condition is one of the reasons.

Some conditions do not decide a verdict: warnings, targets, and the conditions of drafts and of tables of points. For these, the numbers
count the cases that state the outcome of the condition itself.

“–” means that the condition can never have this outcome.
";

/// A condition without parts.
struct Leaf<'r> {
    condition: &'r Condition,
    /// The ids of all alternatives beside it, including its own.
    alternatives: Vec<String>,
    /// Whether the verdict depends on it. It does not if it warns, is a target, or is an item of a
    /// draft or a table of points.
    decides: bool,
}

fn leaves(rules: &RuleSet) -> Vec<Leaf<'_>> {
    fn ids(condition: &Condition) -> Vec<String> {
        match condition.parts() {
            [] => vec![condition.id.clone()],
            parts => parts.iter().flat_map(|part| ids(part)).collect(),
        }
    }
    fn walk<'r>(
        condition: &'r Condition,
        decides: bool,
        alternatives: Option<&[String]>,
        found: &mut Vec<Leaf<'r>>,
    ) {
        let all = ids(condition);
        let alternatives = match (&condition.requires, alternatives) {
            (_, Some(outer)) => Some(outer),
            (Test::Any(_), None) => Some(&all[..]),
            _ => None,
        };
        if condition.parts().is_empty() {
            let alternatives =
                alternatives.map_or_else(|| vec![condition.id.clone()], <[String]>::to_vec);
            found.push(Leaf { condition, alternatives, decides });
        }
        for part in condition.parts() {
            walk(part, decides, alternatives, found);
        }
    }
    let mut found = Vec::new();
    for condition in &rules.conditions {
        walk(condition, rules.scoring.is_none() && rules.draft.is_none(), None, &mut found);
    }
    for condition in rules.warnings.iter().chain(&rules.targets) {
        walk(condition, false, None, &mut found);
    }
    found
}

/// Whether a condition can have an outcome, by its test or by a person's ruling.
fn can_be(outcome: Outcome, condition: &Condition, rules: &RuleSet) -> bool {
    match (outcome, &condition.requires) {
        (Outcome::Met | Outcome::NotMet, _) => true,
        (Outcome::Missing | Outcome::ForDecision, Test::ByPerson(_)) => {
            let is_entered =
                condition.points.as_ref().is_some_and(|points| points.given_as.is_some());
            is_entered == (outcome == Outcome::Missing)
        }
        (Outcome::Missing, _) => true,
        (Outcome::ForDecision, Test::Reduced(Reduced { by: None, .. })) => {
            rules.reading.is_none_or(|reading| reading == Reading::Assess)
        }
        (Outcome::ForDecision, Test::Standard(Standard { recorded: false, .. })) => true,
        (Outcome::ForDecision, _) => false,
    }
}

fn is_decided(case: &Case, leaf: &Leaf, outcome: Outcome) -> bool {
    let (id, expected) = (&leaf.condition.id, &case.expect);
    if !leaf.decides {
        return expected.outcomes.get(id).is_some_and(|is| is == outcome.code());
    }
    if expected.outcome != outcome.code() {
        return false;
    }
    match outcome {
        // An alternative that the case expects to fail does not decide.
        Outcome::Met => expected.outcomes.get(id).is_none_or(|is| is == outcome.code()),
        Outcome::NotMet => {
            expected.decides.contains(id)
                && expected.decides.iter().all(|other| leaf.alternatives.contains(other))
        }
        Outcome::Missing | Outcome::ForDecision => expected.decides.contains(id),
    }
}

struct Row {
    condition: String,
    clause: String,
    /// The number of cases for each outcome, or none if the condition can never have it.
    counts: [Option<usize>; 4],
}

fn rows(rules: &RuleSet, cases: &[(String, Case)]) -> Vec<Row> {
    let of_rules: Vec<_> =
        cases.iter().map(|(_, case)| case).filter(|case| case.evaluate.rules == rules.id).collect();
    let row = |leaf: Leaf| {
        let count =
            |outcome| of_rules.iter().filter(|case| is_decided(case, &leaf, outcome)).count();
        let counts =
            OUTCOMES.map(|outcome| can_be(outcome, leaf.condition, rules).then(|| count(outcome)));
        Row { condition: leaf.condition.id.clone(), clause: leaf.condition.clause.clone(), counts }
    };
    leaves(rules).into_iter().map(row).collect()
}

fn table() -> String {
    let cases = all_cases();
    let mut text = HEAD.to_owned();
    for rules in library_with_samples().rule_sets() {
        let of_rules = cases.iter().filter(|(_, case)| case.evaluate.rules == rules.id).count();
        text += &format!("\n## `{}`\n\n{} ({of_rules} cases)\n\n", rules.id, rules.title.en);
        text += "| condition | clause | met | not met | missing | for decision |\n| --- | --- | --- | --- | --- | --- |\n";
        for row in rows(rules, &cases) {
            let counts = row
                .counts
                .map(|count| count.map_or_else(|| "–".to_owned(), |count| count.to_string()));
            text += &format!("| `{}` | {} | {} |\n", row.condition, row.clause, counts.join(" | "));
        }
    }
    text
}

#[test]
fn the_coverage_table_is_the_one_in_docs() {
    let path = root().join("docs/coverage.md");
    let table = table();
    if std::env::var_os("BINH_YEN_BLESS").is_some() {
        fs::write(&path, &table).unwrap();
    }
    assert!(
        fs::read_to_string(&path).unwrap_or_default() == table,
        "docs/coverage.md is not what the cases say; to write it: {BLESS}"
    );
}

#[test]
fn every_condition_of_every_rule_set_has_a_deciding_case_for_each_outcome() {
    let cases = all_cases();
    let mut lacking = Vec::new();
    for rules in library_with_samples().rule_sets() {
        for row in rows(rules, &cases) {
            for (outcome, _) in
                OUTCOMES.iter().zip(row.counts).filter(|(_, count)| *count == Some(0))
            {
                lacking.push(format!("{} {}: {}", rules.id, row.condition, outcome.code()));
            }
        }
    }
    assert!(lacking.is_empty(), "{} without a case\n{}", lacking.len(), lacking.join("\n"));
}

#[test]
fn every_rule_set_that_decides_has_a_case_in_which_a_person_rules() {
    let cases = all_cases();
    for rules in library_with_samples().rule_sets().iter().filter(|rules| rules.draft.is_none()) {
        let mut of_rules =
            cases.iter().map(|(_, case)| case).filter(|case| case.evaluate.rules == rules.id);
        assert!(of_rules.any(|case| !case.expect.computed.is_empty()), "{}", rules.id);
    }
}

#[test]
fn every_case_asks_a_rule_set_that_there_is() {
    let library = library_with_samples();
    for (file, case) in all_cases() {
        assert!(
            library.rule_set(&case.evaluate.rules).is_some(),
            "{file}: {}: {}",
            case.name,
            case.evaluate.rules
        );
    }
}

/// The numbers of the worked cases from which the project started. Their list is not in the
/// repository, but each has one or more cases in `tests/cases/` under its number.
const WORKED_CASES: [u16; 33] = [
    1, 2, 4, 5, 6, 7, 8, 10, 11, 12, 14, 15, 17, 18, 19, 22, 23, 24, 25, 28, 30, 31, 33, 34, 35,
    39, 41, 44, 46, 47, 48, 49, 53,
];

#[test]
fn every_worked_case_of_the_list_is_among_the_cases() {
    let worked: BTreeSet<_> = all_cases().iter().filter_map(|(_, case)| case.worked_case).collect();
    assert_eq!(worked.into_iter().collect::<Vec<_>>(), WORKED_CASES);
}
