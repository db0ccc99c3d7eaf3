//! Every worked case of `tests/checks/` finds what is written, and no check takes the unknown for
//! none.

use std::fs;

use book::{Book, Day, Extra, Frame, Lang, Reading, Shard, UnitId, Year};
use law::checks::{Checks, Doubt, FarFromBefore};
use law::{Evaluator, Explainer, Library};
use proptest::prelude::*;
use serde::Deserialize;
use testing::json_files;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CaseFile {
    #[serde(rename = "about")]
    _about: String,
    cases: Vec<Case>,
}

/// A book, a question, and what the checks must find.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    #[serde(rename = "why")]
    _why: String,
    /// The unit that is looked at, with all below it.
    top: UnitId,
    year: Year,
    #[serde(default)]
    as_of: Option<Day>,
    /// Checks of the book's own.
    #[serde(default)]
    checks: Vec<Extra>,
    shards: Vec<Shard>,
    finds: Vec<Found>,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Found {
    check: String,
    unit: String,
    about: String,
    figures: String,
    /// The ids of the records, where the case names them.
    #[serde(default)]
    records: Option<Vec<String>>,
    /// The person who found the figures right, and the day.
    #[serde(default)]
    confirmed: Option<String>,
}

impl Case {
    fn book(&self) -> Book {
        let shards = self.shards.iter().map(|shard| (shard.root.clone(), shard.clone().into()));
        let frame = Frame { checks: self.checks.clone(), ..Frame::default() };
        Book { frame: frame.into(), shards: shards.collect() }
    }
}

fn cases() -> Vec<(String, Case)> {
    let files = json_files("tests/checks");
    let cases = files.iter().flat_map(|path| {
        let file: CaseFile = serde_json::from_str(&fs::read_to_string(path).unwrap())
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        file.cases.into_iter().map(move |case| (name.clone(), case))
    });
    cases.collect()
}

/// Hands what the checks find in a book to a function.
fn looked_at<T>(
    book: &Book,
    top: &UnitId,
    year: Year,
    as_of: Option<Day>,
    then: impl Fn(&[Doubt], &Explainer<'_>, &Explainer<'_>) -> T,
) -> T {
    let library = Library::national().unwrap().with(&book.frame);
    let catalogue = library.catalogue(&book.frame);
    let checks = Checks::national().unwrap().with(&book.frame);
    assert!(checks.problems().is_empty(), "{:?}", checks.problems());
    let evaluator = Evaluator::new(book, &library, &catalogue, Reading::default(), as_of);
    let units = evaluator.with_below(&[book.unit(top).unwrap().0]);
    let doubts = evaluator.doubts(checks.all(), &units, year);
    let [vi, en] = Lang::ALL.map(|lang| Explainer { book, catalogue: &catalogue, lang });
    then(&doubts, &vi, &en)
}

fn found(doubts: &[Doubt], names_records: &[bool]) -> Vec<Found> {
    let of = |(at, doubt): (usize, &Doubt)| Found {
        check: doubt.check.id.to_string(),
        unit: doubt.unit.to_string(),
        about: doubt.about.clone(),
        figures: doubt.figures(),
        records: names_records
            .get(at)
            .is_some_and(|named| *named)
            .then(|| doubt.records.iter().map(|record| record.id.to_string()).collect()),
        confirmed: doubt
            .confirmed
            .as_ref()
            .map(|of| format!("{} {}", of.by, String::from(of.date))),
    };
    doubts.iter().enumerate().map(of).collect()
}

#[test]
fn every_worked_case_finds_what_is_written() {
    let mut wrong = Vec::new();
    for (file, case) in cases() {
        let names: Vec<_> = case.finds.iter().map(|found| found.records.is_some()).collect();
        let is = looked_at(&case.book(), &case.top, case.year, case.as_of, |doubts, _, _| {
            found(doubts, &names)
        });
        if is != case.finds {
            wrong.push(format!("{file}: {}\n  found {is:#?}\n  not {:#?}", case.name, case.finds));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_check_and_every_reason_has_a_case_and_sentences_in_both_languages() {
    let mut checks: Vec<String> = Vec::new();
    for (file, case) in cases() {
        looked_at(&case.book(), &case.top, case.year, case.as_of, |doubts, vi, en| {
            for doubt in doubts {
                let (vi, en) = (vi.doubt(doubt), en.doubt(doubt));
                assert_ne!(vi, en, "{file}: {}", case.name);
                for text in [vi, en] {
                    assert!(!text.contains('{') && !text.contains("_cases"), "{text}");
                }
            }
        });
        checks.extend(case.finds.iter().map(|found| found.check.clone()));
    }
    for check in Checks::national().unwrap().all() {
        assert!(checks.contains(&check.id.to_string()), "{} finds nothing in any case", check.id);
    }
}

#[test]
fn the_order_of_records_and_of_shards_does_not_matter() {
    for (file, case) in cases() {
        let mut turned = case.book();
        for shard in turned.shards.values_mut() {
            let shard = std::sync::Arc::make_mut(shard);
            shard.totals.reverse();
            shard.incidents.reverse();
            shard.statements.reverse();
            shard.registrations.reverse();
        }
        let names = [true; 9];
        let look = |book: &Book| {
            looked_at(book, &case.top, case.year, case.as_of, |doubts, _, _| found(doubts, &names))
        };
        let sorted = |found: Vec<Found>| -> Vec<Found> {
            found
                .into_iter()
                .map(|mut found| {
                    found.records.iter_mut().for_each(|records| records.sort());
                    found
                })
                .collect()
        };
        assert_eq!(sorted(look(&turned)), sorted(look(&case.book())), "{file}: {}", case.name);
    }
}

#[test]
fn an_empty_book_and_a_book_of_units_alone_have_no_doubts() {
    for (_, case) in cases() {
        let mut book = case.book();
        for shard in book.shards.values_mut() {
            let bare = Shard { units: shard.units.clone(), ..Shard::new(shard.units[0].clone()) };
            *shard = bare.into();
        }
        looked_at(&book, &case.top, case.year, None, |doubts, _, _| assert_eq!(doubts, []));
    }
}

/// The book of one commune with these totals; a blank is not entered.
fn book_of(totals: &[(&str, u16, Option<u32>)]) -> Book {
    let stamp = serde_json::json!({"at": 1_900_000_000_000_u64, "device": "d"});
    let entered = totals.iter().filter_map(|(indicator, year, value)| {
        Some(serde_json::json!({
            "id": format!("{indicator}-{year}"), "unit": "xa", "indicator": indicator, "year": year, "value": (*value)?,
            "stamp": stamp
        }))
    });
    let shard: Shard = serde_json::from_value(serde_json::json!({
        "root": "xa",
        "units": [{"id": "xa", "kind": "commune", "name": "Bình An", "stamp": stamp}],
        "totals": entered.collect::<Vec<_>>()
    }))
    .unwrap();
    Book { shards: [(shard.root.clone(), shard.into())].into(), ..Book::default() }
}

const INDICATORS: [&str; 4] =
    ["crime_cases", "order_crime_cases", "traffic_deaths", "traffic_accident_cases"];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Blanks among the totals are no noughts: every number that a doubt names was entered, of that
    /// year, and a doubt about a year rests on a total of that year.
    #[test]
    fn every_number_of_a_doubt_was_entered(
        values in prop::collection::vec(prop::option::of(prop_oneof![Just(0_u32), 1_u32..90]), 16)
    ) {
        let places = INDICATORS.iter().flat_map(|of| (2021..2025).map(move |year| (*of, year)));
        let totals: Vec<_> =
            places.zip(&values).map(|((of, year), value)| (of, year, *value)).collect();
        let book = book_of(&totals);
        let entered = |of: &str, year: u16| {
            totals.iter().find(|total| (total.0, total.1) == (of, year)).and_then(|total| total.2)
        };
        let top = UnitId::new("xa").unwrap();
        for year in 2021..2025 {
            looked_at(&book, &top, Year::new(year).unwrap(), None, |doubts, _, _| {
                for doubt in doubts {
                    for (name, value) in doubt.reason.figures() {
                        let is = match name.as_str() {
                            "value" => entered(&doubt.about, year),
                            other => match other.parse::<u16>() {
                                Ok(other) => entered(&doubt.about, other),
                                Err(_) => entered(other, year),
                            },
                        };
                        assert_eq!(is.map(|is| is.to_string()), Some(value), "{doubt:?}");
                    }
                }
            });
        }
    }

    /// A figure is far or not whatever the unit that it is counted in, once it is large enough.
    #[test]
    fn far_is_a_matter_of_proportion(value in 1_u32..500, before in prop::collection::vec(1_u32..500, 1..4)) {
        let check = FarFromBefore { indicators: Vec::new(), times: 3, by: 1, years: 3, known: 1 };
        let scaled: Vec<_> = before.iter().map(|of| of * 7).collect();
        prop_assert_eq!(check.is_far(value, &before), check.is_far(value * 7, &scaled));
        let stricter = FarFromBefore { times: 4, ..check.clone() };
        prop_assert!(check.is_far(value, &before) || !stricter.is_far(value, &before));
    }
}

#[test]
fn the_years_of_a_book_are_those_of_its_records() {
    let stamp = serde_json::json!({"at": 1, "device": "case"});
    let shard: Shard = serde_json::from_value(serde_json::json!({
        "root": "xa",
        "units": [{"id": "xa", "kind": "commune", "name": "Bình An", "stamp": stamp}],
        "totals": [{"id": "a", "unit": "xa", "indicator": "crime_cases", "year": 2019, "value": 1, "stamp": stamp}],
        "incidents": [{"id": "b", "unit": "xa", "date": "2021-05-01", "kind": "theft", "stamp": stamp}],
        "registrations": [{"id": "c", "unit": "xa", "year": 2023, "date": "2022-12-20", "stamp": stamp}],
        "recognitions": [{"id": "d", "unit": "xa", "standard": "safety", "year": 2024, "granted": true, "stamp": stamp}],
        "statements": [
            {"id": "e", "unit": "xa", "kind": "register_complete", "year": 2025, "value": true, "date": "2026-01-02", "stamp": stamp}
        ],
    }))
    .unwrap();
    let book = Book {
        frame: Frame::default().into(),
        shards: [(shard.root.clone(), shard.into())].into(),
    };
    let library = Library::national().unwrap();
    let catalogue = library.catalogue(&book.frame);
    let evaluator = Evaluator::new(&book, &library, &catalogue, Reading::default(), None);
    let years: Vec<_> =
        evaluator.years_of_records().into_iter().map(|year| year.to_string()).collect();
    assert_eq!(years, ["2019", "2021", "2023", "2024", "2025"]);
}
