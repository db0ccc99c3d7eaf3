//! Tests that the headline of a verdict quotes what decides, and nothing that points the other way.

use std::sync::Arc;

use book::{Book, Frame, Lang, Reading, Year};
use law::{Evaluator, Explainer, Library, Outcome, Verdict};

use crate::program::run;

/// Generates a province of so many communes.
fn generated(communes: &str) -> Book {
    let made = run(&["generate", "--communes", communes, "--seed", "7"]);
    files::read(&made.stdout, "generated.json", &Library::national().unwrap(), &str::to_owned)
        .unwrap()
        .book
}

/// All failing verdicts of a year, by every rule set, with their headlines.
fn failing(book: &Book, year: u16, reading: Reading) -> Vec<(Arc<Verdict>, String)> {
    let library = Library::national().unwrap().with(&book.frame);
    let catalogue = library.catalogue(&book.frame);
    let evaluator = Evaluator::new(book, &library, &catalogue, reading, None);
    let explainer = Explainer { book, catalogue: &catalogue, lang: Lang::Vi };
    let verdicts = library
        .rule_sets()
        .iter()
        .flat_map(|rules| evaluator.verdicts(rules, Year::new(year).unwrap()));
    let failing = verdicts
        .filter(|verdict| verdict.outcome == Outcome::NotMet && verdict.rules.draft.is_none());
    failing
        .map(|verdict| (explainer.why(&verdict), Arc::new(verdict)))
        .map(|(why, verdict)| (verdict, why))
        .collect()
}

#[test]
fn the_line_of_a_failing_unit_never_quotes_a_figure_that_passes() {
    let book = generated("12");
    let mut compared = 0;
    for year in [2023, 2024] {
        for (verdict, why) in failing(&book, year, Reading::Contain) {
            assert!(!why.contains('✓'), "{} by {}: {why}", verdict.unit, verdict.rules.id);
            compared += usize::from(why.contains('✕'));
            for finding in verdict.deciding().into_iter().filter(|finding| finding.ruled.is_none())
            {
                let said = finding.telling().and_then(|reason| reason.speaks_for());
                assert!(
                    said != Some(Outcome::Met),
                    "{}: {:?}",
                    finding.condition.id,
                    finding.because
                );
            }
        }
    }
    assert!(compared > 0, "some of the units fail by a figure");
}

#[test]
fn a_comparison_that_fails_in_its_second_figure_is_told_by_that_figure() {
    let book = generated("12");
    let is_second = |verdict: &Verdict| {
        verdict.deciding().iter().any(|finding| {
            let speaks: Vec<_> = finding.because.iter().map(|reason| reason.speaks_for()).collect();
            speaks.first() == Some(&Some(Outcome::Met)) && speaks.contains(&Some(Outcome::NotMet))
        })
    };
    assert!(
        failing(&book, 2024, Reading::Contain).iter().any(|(verdict, _)| is_second(verdict)),
        "the book has such a unit"
    );
}

#[test]
fn every_condition_of_a_national_set_has_a_short_name() {
    let library = Library::national().unwrap().with(&Frame::default());
    for rules in library.rule_sets() {
        let beside = rules.warnings.iter().chain(&rules.targets);
        for condition in rules.all_conditions().into_iter().chain(beside) {
            let name = condition
                .name
                .as_ref()
                .unwrap_or_else(|| panic!("{}: {} has no name", rules.id, condition.id));
            for text in [&name.vi, &name.en] {
                assert!(
                    (3..=60).contains(&text.chars().count()),
                    "{}: {}: {text}",
                    rules.id,
                    condition.id
                );
            }
        }
    }
}
