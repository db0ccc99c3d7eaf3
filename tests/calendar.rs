//! The year's calendar: decisions are due by the last day of the authority that decides.

#![cfg(not(target_arch = "wasm32"))]

use binh_yen::book::{Book, Catalogue, Day, Lang, Reading, Unit, Year};
use binh_yen::criteria::{DutyState, Evaluator, Library, agenda};
use binh_yen::exchange;
use serde_json::{Value, json};
use unicode_normalization::UnicodeNormalization;

const HAMLETS: &str = "Quyết định công nhận “An toàn về an ninh, trật tự”: Chủ tịch Ủy ban nhân dân cấp xã";
const COMMUNES_TO_2025: &str = "Quyết định công nhận “An toàn về an ninh, trật tự”: Chủ tịch Ủy ban nhân dân cấp huyện";

/// A duty as it is listed: its words, last day, state, and how many units have not done it.
type Listed = (String, String, DutyState, usize);

fn read(value: &Value, library: &Library) -> Book {
    exchange::read(value.to_string().as_bytes(), "book", library, &|text| text.nfc().collect()).unwrap().book
}

fn base() -> Value {
    serde_json::from_str(include_str!("cases/books/tt-124.json")).unwrap()
}

fn listed(value: &Value, year: u16, today: &str) -> Vec<Listed> {
    let library = Library::national().unwrap();
    let book = read(value, &library);
    let catalogue: Catalogue = library.catalogue(&book.frame);
    let evaluator = Evaluator::new(&book, &library, &catalogue, Reading::default(), None);
    let units: Vec<&Unit> = book.units().collect();
    let agenda = agenda(&units, Year::new(year).unwrap(), Day::parse(today).unwrap(), &evaluator);
    agenda.into_iter().map(|due| (due.label.get(Lang::Vi).to_owned(), due.date.to_string(), due.state, due.open.len())).collect()
}

fn find<'l>(listed: &'l [Listed], label: &str) -> Vec<&'l Listed> {
    listed.iter().filter(|(words, ..)| words == label).collect()
}

#[test]
fn the_decision_on_hamlets_is_due_the_day_before_15_november_and_listed_once() {
    let mut book = base();
    book["shards"][0]["recognitions"] = json!([]);
    let listed = listed(&book, 2024, "2024-11-14");
    assert_eq!(find(&listed, HAMLETS), [&(HAMLETS.to_owned(), "14/11/2024".to_owned(), DutyState::Open, 1)]);
    assert_eq!(listed.iter().filter(|(_, date, ..)| date == "14/11/2024").count(), 1);
}

#[test]
fn a_refusal_settles_the_decision_as_a_recognition_does() {
    let mut book = base();
    let state = |book: &Value| find(&listed(book, 2024, "2024-11-20"), HAMLETS).first().map(|(_, _, state, _)| *state);
    assert_eq!(state(&book), Some(DutyState::Done));
    book["shards"][0]["recognitions"][0]["granted"] = json!(false);
    assert_eq!(state(&book), Some(DutyState::Done));
    book["shards"][0]["recognitions"] = json!([]);
    assert_eq!(state(&book), Some(DutyState::Overdue));
}

#[test]
fn the_district_decides_on_communes_until_the_end_of_june_2025() {
    let due = |year: u16| find(&listed(&base(), year, &format!("{year}-01-01")), COMMUNES_TO_2025).len();
    assert_eq!((due(2022), due(2024), due(2025)), (1, 1, 0));
    let after = listed(&base(), 2025, "2025-01-01");
    let decided = after.iter().find(|(words, date, ..)| date == "19/11/2025" && words.starts_with("Quyết định công nhận"));
    assert!(decided.is_some_and(|(words, ..)| words.contains("suy luận")), "{after:?}");
}

#[test]
fn the_class_of_the_movement_is_due_for_hamlets_before_20_and_for_communes_before_30_november() {
    let classing = |book: &Value| {
        let listed = listed(book, 2024, "2024-11-25");
        let of_movement = listed.into_iter().filter(|(words, ..)| words.starts_with("Xếp loại “Phong trào"));
        of_movement.map(|(_, date, state, open)| (date, state, open)).collect::<Vec<_>>()
    };
    let mut book = base();
    assert_eq!(classing(&book), [("19/11/2024".to_owned(), DutyState::Overdue, 1), ("29/11/2024".to_owned(), DutyState::Open, 1)]);
    let class = json!({"id": "class", "unit": "thon", "force": "mass_movement", "year": 2024, "rating": "movement_fair", "stamp": {"at": 1, "device": "case"}});
    book["shards"][0]["ratings"].as_array_mut().unwrap().push(class);
    assert!(classing(&book).contains(&("19/11/2024".to_owned(), DutyState::Done, 0)), "a class on record settles it");
}
