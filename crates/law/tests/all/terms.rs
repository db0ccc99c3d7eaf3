//! The year that a day counts for and the deadlines that it misses. Forms show both while a day is
//! typed.

use book::{Book, Day, KindCode, Unit, UnitId, Year};
use law::{Dated, Deadline, Library, RuleSet, Term};
use serde_json::{Value, json};
use unicode_normalization::UnicodeNormalization;

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn year(number: u16) -> Year {
    Year::new(number).unwrap()
}

fn code(text: &str) -> KindCode {
    KindCode::new(text).unwrap()
}

fn base() -> Value {
    serde_json::from_str(include_str!("../../../../tests/cases/books/tt-124.json")).unwrap()
}

fn read(value: &Value, library: &Library) -> Book {
    files::read(value.to_string().as_bytes(), "book", library, &|text| text.nfc().collect())
        .unwrap()
        .book
}

fn unit<'b>(book: &'b Book, id: &str) -> &'b Unit {
    book.unit(&UnitId::new(id).unwrap()).unwrap().0
}

fn is_main(rules: &RuleSet) -> bool {
    ["safety", "ntm_19_2"].contains(&rules.standard.as_str())
}

/// The terms of a day in words: rule set, year, window.
fn counts(id: &str, text: &str) -> Vec<String> {
    let library = Library::national().unwrap();
    let book = read(&base(), &library);
    let said = |term: Term| format!("{} {}: {}–{}", term.rules.id, term.year, term.from, term.to);
    library.terms_of_day(unit(&book, id), day(text), is_main).into_iter().map(said).collect()
}

#[test]
fn the_end_of_november_is_of_the_next_year_for_a_hamlet_and_a_commune() {
    assert_eq!(counts("thon", "2026-11-29"), ["tt-124-2021-hamlet 2027: 01/11/2026–31/10/2027"]);
    assert_eq!(counts("xa", "2026-11-29"), ["tt-124-2021-commune 2027: 16/11/2026–15/11/2027"]);
}

#[test]
fn the_first_half_of_november_is_of_the_next_year_for_the_hamlet_alone() {
    assert_eq!(counts("thon", "2026-11-01"), ["tt-124-2021-hamlet 2027: 01/11/2026–31/10/2027"]);
    assert_eq!(counts("xa", "2026-11-15"), ["tt-124-2021-commune 2026: 16/11/2025–15/11/2026"]);
}

#[test]
fn the_calendar_year_counts_for_criterion_19_2() {
    let of_2024 = [
        "ntm-2021-commune-19-2 2024: 01/01/2024–31/12/2024",
        "tt-124-2021-commune 2025: 16/11/2024–15/11/2025",
    ];
    assert_eq!(counts("xa", "2024-11-29"), of_2024);
}

#[test]
fn where_a_new_text_cuts_the_year_earlier_a_day_is_of_two_years() {
    let of_2021 = [
        "tt-23-2012-commune 2021: 01/12/2020–30/11/2021",
        "tt-124-2021-commune 2022: 16/11/2021–15/11/2022",
    ];
    let is_safety = |said: &String| said.starts_with("tt");
    assert_eq!(
        counts("xa", "2021-11-20").into_iter().filter(is_safety).collect::<Vec<_>>(),
        of_2021
    );
}

#[test]
fn the_days_that_are_left_are_counted_with_today() {
    let library = Library::national().unwrap();
    let book = read(&base(), &library);
    let terms = library.terms(unit(&book, "xa"), year(2026), is_main);
    let [term] = &terms[..] else { panic!("{terms:?}") };
    let left = ["2026-11-16", "2026-11-15", "2026-11-14", "2025-11-16", "2025-11-01"]
        .map(|today| term.days_left(day(today)));
    assert_eq!(left, [0, 1, 2, 365, 365]);
}

fn missed(book: &Value, id: &str, dated: Dated, text: &str) -> Option<Deadline> {
    let library = Library::national().unwrap();
    let book = read(book, &library);
    library.missed(&book, unit(&book, id), dated, day(text), is_main)
}

#[test]
fn a_resolution_and_a_registration_after_march_are_late() {
    let mut book = base();
    let resolution = code("party_resolution");
    let paper = Dated::Paper(&resolution, None);
    assert_eq!(missed(&book, "xa", paper, "2024-04-01"), None, "one of February is there");
    book["shards"][0]["papers"] = json!([]);
    book["shards"][0]["registrations"] = json!([]);
    for dated in [paper, Dated::Registration(year(2024))] {
        let late = missed(&book, "xa", dated, "2024-04-01").unwrap();
        assert_eq!(
            (late.days.from, late.days.to),
            (Some(day("2024-01-01")), Some(day("2024-03-31")))
        );
        assert!(late.asked_by.vi.contains("Điều 5 khoản 1"), "{}", late.asked_by.vi);
        assert_eq!(missed(&book, "xa", dated, "2024-03-31"), None);
    }
}

#[test]
fn a_registration_for_a_year_is_not_made_before_it() {
    assert!(missed(&base(), "xa", Dated::Registration(year(2026)), "2025-12-20").is_some());
}

#[test]
fn a_paper_of_january_is_of_its_own_year_unless_another_is_asked_for() {
    let resolution = code("party_resolution");
    assert_eq!(missed(&base(), "xa", Dated::Paper(&resolution, None), "2025-01-15"), None);
    assert!(
        missed(&base(), "xa", Dated::Paper(&resolution, Some(year(2026))), "2025-01-15").is_some()
    );
}

#[test]
fn the_files_of_november_have_the_last_day_of_the_calendar() {
    let submission = code("submission");
    let late = |text: &str| {
        missed(&base(), "xa", Dated::Paper(&submission, None), text).and_then(|late| late.days.to)
    };
    assert_eq!(late("2024-11-20"), Some(day("2024-11-19")));
    assert_eq!(late("2024-11-10"), None);
}

#[test]
fn a_unit_that_came_after_the_last_day_is_not_late() {
    let mut book = base();
    book["shards"][0]["papers"] = json!([]);
    book["shards"][0]["units"][0]["valid_from"] = json!("2024-07-01");
    let resolution = code("party_resolution");
    assert_eq!(missed(&book, "xa", Dated::Paper(&resolution, None), "2024-07-20"), None);
}

#[test]
fn papers_that_nothing_asks_for_have_no_deadline() {
    let other = code("minutes");
    assert_eq!(missed(&base(), "xa", Dated::Paper(&other, None), "2024-12-20"), None);
}
