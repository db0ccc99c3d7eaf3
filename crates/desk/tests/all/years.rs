//! The initial year of a desk, and the years to choose from.

use desk::years::{first_shown, to_choose_from, with_data};
use serde_json::json;

use crate::desk_client::Desk;
use book::RecordKind::Incident;
use book::{Day, Year};

fn year(number: u16) -> Year {
    Year::new(number).unwrap()
}

#[test]
fn an_empty_book_begins_with_this_year() {
    let desk = Desk::new("may-1").on("2026-11-30");
    assert_eq!(with_data(desk.book()), None);
    assert_eq!(first_shown(desk.book(), desk.today), year(2026));
    assert_eq!(to_choose_from(desk.book(), year(2026), desk.today), (2021, 2027));
}

#[test]
fn a_book_of_past_years_begins_with_its_last_one() {
    let desk = Desk::open("samples/tran-yen-2019.json");
    assert_eq!(desk.year, year(2019));
    assert_eq!(first_shown(desk.book(), Day::parse("2019-06-01").unwrap()), year(2019));
}

#[test]
fn data_of_years_to_come_does_not_take_the_place_of_this_year() {
    let mut desk = Desk::open("samples/tran-yen-2019.json").on("2026-11-30");
    desk.enter(Incident, json!({"unit": "viet-thanh", "date": "2030-01-01", "kind": "theft"}));
    assert_eq!(first_shown(desk.book(), desk.today), year(2026));
    let (_, last) = to_choose_from(desk.book(), year(2026), desk.today);
    assert_eq!(last, 2030);
}

#[test]
fn a_year_that_a_bookmark_names_can_be_chosen_though_nothing_is_of_it() {
    let desk = Desk::open("samples/tran-yen-2019.json").on("2026-11-30");
    assert_eq!(to_choose_from(desk.book(), year(1999), desk.today).0, 1999);
    assert_eq!(to_choose_from(desk.book(), year(2050), desk.today).1, 2050);
}
