//! Tests of which sets judge a commune that asks in the year in which the sets end.

use book::{Label, Reading, Unit, UnitId, Year};
use law::{Evaluator, Library};
use serde_json::{Value, json};
use unicode_normalization::UnicodeNormalization;

/// A commune that asks for recognition, with a request on a day or without one.
fn file_asking(asked: Option<&str>) -> Value {
    let mut file: Value =
        serde_json::from_str(include_str!("../../../../tests/cases/books/ntm-2025-request.json"))
            .unwrap();
    let papers = file["shards"][0]["papers"].as_array_mut().unwrap();
    papers.retain(|paper| paper["kind"] != "ntm_request" || asked.is_some());
    if let Some(day) = asked {
        papers.last_mut().unwrap()["date"] = json!(day);
    }
    file
}

/// Puts a question about the commune and a year to an evaluator of the book.
fn ask<T>(file: &Value, year: u16, question: impl FnOnce(&Evaluator, &Unit, Year) -> T) -> T {
    let national = Library::national().unwrap();
    let book =
        files::read(file.to_string().as_bytes(), "book", &national, &|text| text.nfc().collect())
            .unwrap()
            .book;
    let library = national.with(&book.frame);
    let catalogue = library.catalogue(&book.frame);
    let evaluator = Evaluator::new(&book, &library, &catalogue, Reading::default(), None);
    let (unit, _) = book.unit(&UnitId::new("xa").unwrap()).unwrap();
    question(&evaluator, unit, Year::new(year).unwrap())
}

/// The sets that judge the commune in a year.
fn judging(file: &Value, year: u16) -> Vec<String> {
    ask(file, year, |evaluator, unit, year| {
        evaluator.rules_of(unit, year).iter().map(|rules| rules.id.clone()).collect()
    })
}

#[test]
fn a_set_that_ends_in_the_year_judges_whoever_asked_while_it_was_in_force() {
    let ended = ["ntm-2021-commune-19-2", "qd-18-2022-commune-recognition"];
    let judged =
        |asked| ended.map(|id| judging(&file_asking(asked), 2026).iter().any(|rules| rules == id));
    assert_eq!(judged(Some("2026-01-20")), [true; 2]);
    assert_eq!(judged(Some("2026-02-14")), [true; 2], "its last day");
    assert_eq!(judged(Some("2026-02-15")), [false; 2], "the day after");
    assert_eq!(judged(None), [false; 2], "it has not asked");
}

#[test]
fn a_request_before_a_set_is_in_force_is_none_by_it() {
    let asked = |day: &str| {
        ask(&file_asking(Some(day)), 2022, |evaluator, unit, year| {
            let sets = evaluator.rules_of(unit, year);
            let rules = sets.into_iter().find(|rules| rules.id == "ntm-2021-commune-19-2").unwrap();
            let verdict = evaluator.verdict(unit, rules, year).unwrap();
            (verdict.asked.map(String::from), verdict.window.to.map(String::from))
        })
    };
    let on = |day: &str| Some(day.to_owned());
    assert_eq!(asked("2022-03-08"), (on("2022-03-08"), on("2022-03-08")), "its first day");
    assert_eq!(asked("2022-03-07"), (None, on("2022-12-31")), "the day before");
}

#[test]
fn a_copy_of_a_set_that_ends_in_the_year_judges_in_its_place() {
    let mut file = file_asking(Some("2026-01-20"));
    let national = Library::national().unwrap();
    let origin = national.rule_set("ntm-2021-commune-19-2").unwrap();
    let title = Label { vi: "Bản của tỉnh".to_owned(), en: "The province's copy".to_owned() };
    file["frame"]["rules"] = json!([origin.copied(
        "tinh-19-2".to_owned(),
        title,
        origin.in_force,
        origin.source.clone()
    )]);
    let sets: Vec<_> = judging(&file, 2026).into_iter().filter(|id| id.ends_with("19-2")).collect();
    assert_eq!(sets, ["tinh-19-2"]);
}
