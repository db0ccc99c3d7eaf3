//! Which sets judge a commune that asks in the year in which they end.

#![cfg(not(target_arch = "wasm32"))]

use binh_yen::book::{Reading, UnitId, Year};
use binh_yen::criteria::{Evaluator, Library};
use binh_yen::exchange;
use serde_json::{Value, json};
use unicode_normalization::UnicodeNormalization;

/// The sets that judge the commune in 2026, if it asked for recognition on a day.
fn judging_in_2026(asked: Option<&str>) -> Vec<String> {
    let mut file: Value = serde_json::from_str(include_str!("cases/books/ntm-2025-request.json")).unwrap();
    let papers = file["shards"][0]["papers"].as_array_mut().unwrap();
    papers.retain(|paper| paper["kind"] != "ntm_request" || asked.is_some());
    if let Some(day) = asked {
        papers.last_mut().unwrap()["date"] = json!(day);
    }
    let library = Library::national().unwrap();
    let book = exchange::read(file.to_string().as_bytes(), "book", &library, &|text| text.nfc().collect()).unwrap().book;
    let catalogue = library.catalogue(&book.frame);
    let evaluator = Evaluator::new(&book, &library, &catalogue, Reading::default(), None);
    let (unit, _) = book.unit(&UnitId::new("xa").unwrap()).unwrap();
    evaluator.rules_of(unit, Year::new(2026).unwrap()).iter().map(|rules| rules.id.clone()).collect()
}

#[test]
fn a_set_that_ends_in_the_year_judges_whoever_asked_while_it_was_in_force() {
    let ended = ["ntm-2021-commune-19-2", "qd-18-2022-commune-recognition"];
    let judged = |asked| ended.map(|id| judging_in_2026(asked).iter().any(|rules| rules == id));
    assert_eq!(judged(Some("2026-01-20")), [true; 2]);
    assert_eq!(judged(Some("2026-02-14")), [true; 2], "its last day");
    assert_eq!(judged(Some("2026-02-15")), [false; 2], "the day after");
    assert_eq!(judged(None), [false; 2], "it has not asked");
}
