//! Stored verdicts: their contents, and the differences that a new evaluation reports.

use std::sync::Arc;

use book::{Assessment, Book, Day, DeviceId, Lang, Reading, Record, RecordId, Stamp, UnitId, Year};
use law::{
    APP_VERSION, Change, Evaluator, Explainer, Library, Outcome, RuleSet, Verdict, assess, compare,
};
use testing::at;
use unicode_normalization::UnicodeNormalization;

const RULES: &str = "tt-124-2021-commune";

fn open(text: &[u8], library: &Library) -> Book {
    files::read(text, "book", library, &|text| text.nfc().collect()).unwrap().book
}

fn book(library: &Library) -> Book {
    open(&std::fs::read(at("samples/outcome-met.json")).unwrap(), library)
}

fn unit() -> UnitId {
    UnitId::new("binh-an").unwrap()
}

fn judge(book: &Book, library: &Library, rules: &Arc<RuleSet>, reading: Reading) -> Verdict {
    let catalogue = library.catalogue(&book.frame);
    let evaluator = Evaluator::new(book, library, &catalogue, reading, None);
    evaluator.verdict(book.unit(&unit()).unwrap().0, rules, Year::new(2024).unwrap()).unwrap()
}

fn stamp(at: u64) -> Stamp {
    Stamp { at, device: DeviceId::new("d1").unwrap(), by: String::new(), after: Vec::new() }
}

fn stored(verdict: &Verdict, id: &str) -> Assessment {
    assess(
        verdict,
        RecordId::new(id).unwrap(),
        Day::parse("2024-12-01").unwrap(),
        Some("Công an xã".to_owned()),
        stamp(1),
    )
}

fn sentences(changes: &[Change], book: &Book, library: &Library, lang: Lang) -> Vec<String> {
    let catalogue = library.catalogue(&book.frame);
    let explainer = Explainer { book, catalogue: &catalogue, lang };
    changes.iter().map(|change| explainer.change(change)).collect()
}

#[test]
fn a_stored_verdict_keeps_the_rule_set_the_program_and_every_condition() {
    let library = Library::national().unwrap();
    let book = book(&library);
    let rules = library.rule_set(RULES).unwrap();
    let verdict = judge(&book, &library, rules, Reading::Strict);
    let stored = stored(&verdict, "a1");
    assert_eq!(
        (stored.rules.as_str(), &stored.rules_version, stored.app_version.as_str()),
        (RULES, &rules.version, APP_VERSION)
    );
    assert_eq!(
        (stored.reading, stored.outcome, stored.year.number()),
        (Reading::Strict, verdict.outcome, 2024)
    );
    let kept: Vec<_> = stored.conditions.iter().map(|of| &of.condition).collect();
    let all: Vec<_> = rules.all_conditions().into_iter().map(|condition| &condition.id).collect();
    assert_eq!(kept, all);
    assert!(compare(&stored, &verdict).is_empty(), "the same evaluation is no change");
}

#[test]
fn a_stored_verdict_goes_into_the_file_and_comes_back() {
    let library = Library::national().unwrap();
    let book = book(&library);
    let verdict = judge(&book, &library, library.rule_set(RULES).unwrap(), Reading::Contain);
    let with = book.with_record(stored(&verdict, "a1"), stamp(2)).unwrap();
    let back = open(files::write(&with).unwrap().as_bytes(), &library);
    let kept = back.record::<Assessment>(&RecordId::new("a1").unwrap()).unwrap();
    assert!(compare(kept, &verdict).is_empty());
    assert_eq!(kept.by.as_deref(), Some("Công an xã"));
}

#[test]
fn evaluating_again_after_a_rule_change_shows_the_difference_and_rewrites_nothing() {
    let library = Library::national().unwrap();
    let rules = library.rule_set(RULES).unwrap();
    let book = book(&library);
    let then = judge(&book, &library, rules, Reading::Contain);
    assert_eq!(then.outcome, Outcome::Met);
    let book = book.with_record(stored(&then, "a1"), stamp(2)).unwrap();

    // A new version of the rules drops the first condition and leaves the last one to a person.
    let mut changed = RuleSet::clone(rules);
    changed.version = "9".to_owned();
    let gone = changed.conditions.remove(0);
    let last = Arc::make_mut(changed.conditions.last_mut().unwrap());
    last.requires = law::Test::ByPerson(law::ByPerson {});
    let last_id = last.id.clone();
    let now = judge(&book, &library, &Arc::new(changed), Reading::Strict);

    let kept = book.record::<Assessment>(&RecordId::new("a1").unwrap()).unwrap();
    let changes = compare(kept, &now);
    assert_eq!(
        changes.first(),
        Some(&Change::Outcome { then: Outcome::Met, now: Outcome::ForDecision })
    );
    let about = |id: &str| {
        changes.iter().find_map(|change| match change {
            Change::Condition { condition, then, now, .. } if condition == id => {
                Some((*then, *now))
            }
            _ => None,
        })
    };
    assert_eq!(about(&last_id), Some((Some(Outcome::Met), Some(Outcome::ForDecision))));
    assert_eq!(about(&gone.id), Some((Some(Outcome::Met), None)));
    assert!(
        changes
            .contains(&Change::RulesVersion { then: rules.version.clone(), now: "9".to_owned() })
    );
    assert!(changes.contains(&Change::Reading { then: Reading::Contain, now: Reading::Strict }));

    let vietnamese = sentences(&changes, &book, &library, Lang::Vi);
    assert_eq!(
        vietnamese.first().unwrap(),
        "Kết quả: trước «đạt», nay «chờ cấp có thẩm quyền quyết định»"
    );
    assert!(
        vietnamese
            .contains(&format!("{}: trước «đạt», nay «không còn điều kiện này»", gone.clause)),
        "{vietnamese:#?}"
    );
    let english = sentences(&changes, &book, &library, Lang::En);
    assert!(english.iter().zip(&vietnamese).all(|(en, vi)| !en.is_empty() && en != vi));

    let again = book.with_record(stored(&now, "a2"), stamp(3)).unwrap();
    assert_eq!(
        again.record::<Assessment>(kept.id()),
        Some(kept),
        "the earlier one stands as it was"
    );
    assert_eq!(
        judge(&again, &library, rules, Reading::Contain).outcome,
        Outcome::Met,
        "what is stored decides nothing"
    );
}

#[test]
fn a_record_entered_since_shows_in_the_conditions_that_it_changes() {
    let library = Library::national().unwrap();
    let rules = library.rule_set(RULES).unwrap();
    let met = book(&library);
    let stored = stored(&judge(&met, &library, rules, Reading::Contain), "a1");
    let not_met = open(&std::fs::read(at("samples/outcome-not-met.json")).unwrap(), &library);
    let now = judge(&not_met, &library, rules, Reading::Contain);
    let changes = compare(&stored, &now);
    assert_eq!(
        changes.first(),
        Some(&Change::Outcome { then: Outcome::Met, now: Outcome::NotMet })
    );
    for decides in now.deciding() {
        assert!(changes.iter().any(|change| matches!(change, Change::Condition { condition, .. } if *condition == decides.condition.id)));
    }
}
