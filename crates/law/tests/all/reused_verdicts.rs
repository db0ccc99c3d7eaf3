//! Verdicts and figures kept over edits equal fresh ones. A figure that two records contradict
//! stays open.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

use book::{Book, Day, KindCode, Period, Reading, Unit, Year};
use law::report::{Trend, YearFigures, trend};
use law::{Basis, BookVerdicts, Evaluator, Figure, KeptEvaluator, RuleSet};
use proptest::prelude::*;
use serde_json::{Value, json};
use testing::at;

use testing::worked::{Opened, all_cases, base_book, file_of};

/// The books of the worked cases with the years that the cases ask about: the base books, and those
/// in which one commune's verdict depends on another's records.
static BOOKS: LazyLock<Vec<(String, Value, BTreeSet<Year>)>> = LazyLock::new(|| {
    let mut books: BTreeMap<String, BTreeSet<Year>> = BTreeMap::new();
    let mut changed = Vec::new();
    for (file, case) in all_cases() {
        if ["in-two-communes", "taken-in-later", "ground-that-changes"].contains(&file.as_str()) {
            changed.push((
                case.name.clone(),
                file_of(&case).unwrap(),
                BTreeSet::from([case.evaluate.year]),
            ));
        }
        books.entry(case.book).or_default().insert(case.evaluate.year);
    }
    let base = books.into_iter().map(|(name, years)| (name.clone(), base_book(&name), years));
    base.chain(changed).collect()
});

/// Removes a record from any list of any shard of a book and its file. Unchanged shards stay the
/// same in memory.
fn without_a_record(book: &Book, file: &mut Value, at: prop::sample::Index) -> Option<Book> {
    let places: Vec<_> = (0..file["shards"].as_array()?.len())
        .flat_map(|shard| {
            let lists = file["shards"][shard]
                .as_object()
                .unwrap()
                .iter()
                .filter(|(name, list)| *name != "units" && list.is_array());
            lists.flat_map(move |(name, list)| {
                (0..list.as_array().unwrap().len()).map(move |at| (shard, name.clone(), at))
            })
        })
        .collect();
    let (shard, list, record) = places.get(at.index(places.len().max(1)))?;
    file["shards"][shard][list].as_array_mut()?.remove(*record);
    let changed = Opened::read(file, "changed").ok()?.book;
    let mut book = book.clone();
    for (root, shard) in changed.shards {
        if book.shards.get(&root).is_none_or(|old| **old != *shard) {
            book.shards.insert(root, shard);
        }
    }
    Some(book)
}

/// The figures of a unit with a shard that a page shows besides verdicts: those of the year, its
/// own crimes, also of a month, and their trend over three years.
#[derive(Debug, PartialEq)]
struct Shown {
    figures: YearFigures,
    crimes: [Figure; 2],
    trend: Trend,
}

fn shown_of_all(book: &Book, year: Year, evaluator: &Evaluator, rules: &RuleSet) -> Vec<Shown> {
    let crimes = KindCode::new("crime_cases").unwrap();
    let roots = book.shards.values().filter_map(|shard| shard.root_unit());
    let month = Period { from: Day::new(year, 3, 1), to: Day::new(year, 3, 31) };
    let shown = |unit: &Unit| Shown {
        figures: YearFigures::of(unit, year, book, evaluator),
        crimes: [
            evaluator.figure(unit, &crimes, year, year.period(), None),
            evaluator.figure_over(unit, &crimes, month, None),
        ],
        trend: trend(unit, &crimes, year, 3, rules, evaluator),
    };
    roots.map(shown).collect()
}

/// The duties of a year, as they stand on its last day.
fn duties(book: &Book, year: Year, evaluator: &Evaluator) -> Vec<String> {
    let units: Vec<&Unit> = book.units().collect();
    let today = year.period().to.unwrap();
    law::agenda(&units, year, today, evaluator).iter().map(|due| format!("{due:?}")).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, max_shrink_iters: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn verdicts_reused_after_an_edit_are_those_made_anew(book: prop::sample::Index, at: prop::sample::Index) {
        let (name, file, years) = book.get(&BOOKS);
        let opened = Opened::read(file, name).unwrap();
        let Some(edited) = without_a_record(&opened.book, &mut file.clone(), at) else { return Ok(()) };
        prop_assert!(Arc::ptr_eq(&edited.frame, &opened.book.frame), "an edit of a commune leaves the frame");
        for &year in years {
            let judge = |book: &Book, earlier: Option<&BookVerdicts>| {
                BookVerdicts::new(book, &opened.library, &opened.catalogue, year, None, earlier)
            };
            let first = judge(&opened.book, None);
            let (kept, anew) = (judge(&edited, Some(&first)), judge(&edited, None));
            prop_assert!(kept.all().eq(anew.all()), "{name} {year}");
            let named: Vec<_> = kept.rule_sets().iter().map(|rules| rules.id.clone()).collect();
            let judging: BTreeSet<_> = kept.all().map(|verdict| verdict.rules.id.clone()).collect();
            prop_assert_eq!(named.len(), judging.len(), "each is named once");
            prop_assert_eq!(BTreeSet::from_iter(named), judging);
        }
    }

    #[test]
    fn what_a_kept_evaluator_says_over_edits_is_what_a_new_one_says(
        book: prop::sample::Index, edits in prop::collection::vec(any::<prop::sample::Index>(), 1..4)
    ) {
        let (name, file, years) = book.get(&BOOKS);
        let opened = Opened::read(file, name).unwrap();
        let (library, catalogue) = (Arc::new(opened.library.clone()), Arc::new(opened.catalogue.clone()));
        let (mut book, mut file) = (opened.book.clone(), file.clone());
        let mut verdicts: BTreeMap<Year, BookVerdicts> = BTreeMap::new();
        for edit in [None].into_iter().chain(edits.into_iter().map(Some)) {
            if let Some(edit) = edit {
                let Some(edited) = without_a_record(&book, &mut file, edit) else { return Ok(()) };
                book = edited;
            }
            let basis = Basis { book: Arc::new(book.clone()), library: Arc::clone(&library), catalogue: Arc::clone(&catalogue), as_of: None };
            let kept = KeptEvaluator::new(basis);
            for &year in years {
                let anew = BookVerdicts::new(&book, &library, &catalogue, year, None, None);
                let evaluator = Evaluator::new(&book, &library, &catalogue, book.frame.settings.reading, None);
                let rules = library.rule_set("tt-124-2021-commune").unwrap();
                let (again, shown, due) = kept.ask(|evaluator| (
                    BookVerdicts::by(evaluator, year, verdicts.get(&year)),
                    shown_of_all(&book, year, evaluator, rules),
                    duties(&book, year, evaluator),
                ));
                prop_assert!(again.all().eq(anew.all()), "{name} {year}");
                prop_assert_eq!(due, duties(&book, year, &evaluator), "{} {}", name, year);
                prop_assert_eq!(shown, shown_of_all(&book, year, &evaluator, rules), "{} {}", name, year);
                verdicts.insert(year, again);
            }
        }
    }

    #[test]
    fn a_total_that_a_complete_register_contradicts_decides_nothing_by_itself(value in 1u32..50) {
        let mut file: Value = serde_json::from_str(&std::fs::read_to_string(at("samples/outcome-met.json")).unwrap()).unwrap();
        let shard = file["shards"].as_array_mut().unwrap().iter_mut().find(|shard| shard["root"] == "binh-an").unwrap();
        let stamp = json!({"at": 1, "device": "law"});
        let total = json!({ "id": "total", "unit": "binh-an", "indicator": "social_evil_cases", "year": 2023, "value": value, "stamp": stamp });
        let confirmed = json!({
            "id": "confirmed", "unit": "binh-an", "kind": "register_complete", "year": 2023, "value": true, "date": "2023-12-01", "stamp": stamp
        });
        let totals = shard["totals"].as_array_mut().unwrap();
        totals.retain(|total| total["indicator"] != "social_evil_cases" || total["year"] != 2023);
        totals.push(total);
        shard["statements"].as_array_mut().unwrap().push(confirmed);
        let opened = Opened::read(&file, "outcome-met").unwrap();
        let year = Year::new(2023).unwrap();
        let rules = opened.library.rule_set("tt-124-2021-commune").unwrap();
        let evaluator = Evaluator::new(&opened.book, &opened.library, &opened.catalogue, Reading::Contain, None);
        let unit = opened.book.units().find(|unit| unit.id.as_str() == "binh-an").unwrap();
        let evil = KindCode::new("social_evil_cases").unwrap();
        let figure = evaluator.figure(unit, &evil, year, rules.window_of(year).unwrap(), None);
        prop_assert_eq!((figure.low, figure.high, figure.exact()), (0, Some(value), None));
    }
}
