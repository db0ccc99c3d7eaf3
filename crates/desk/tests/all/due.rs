//! Duties, the periods that a day counts in, and late days.

use book::RecordKind::{Incident, Paper, Registration};
use book::{Day, UnitId, Year};
use desk::due::{self, DatedForm, Task};
use law::{DutyState, Evaluator};
use serde_json::{Map, Value, json};

use crate::desk_client::Desk;

const TODAY: &str = "2026-11-29";

/// The commune and hamlet of the worked cases at the end of November 2026.
fn november() -> Desk {
    Desk::open("tests/cases/books/tt-124.json").on(TODAY).showing(2026)
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn fields(value: Value) -> Map<String, Value> {
    value.as_object().unwrap().clone()
}

fn tasks(desk: &Desk) -> Vec<Task> {
    let library = desk.library();
    let catalogue = library.catalogue(&desk.book().frame);
    let reading = desk.book().frame.settings.reading;
    let evaluator = Evaluator::new(desk.book(), &library, &catalogue, reading, Some(desk.today));
    due::agenda(desk.book(), desk.year, desk.today, &evaluator)
}

/// Returns the years of a day's periods with their first and last days.
fn counts(desk: &Desk, unit: &str, date: &str) -> Vec<(u16, String, String)> {
    let unit = desk.book().unit(&UnitId::new(unit).unwrap()).unwrap().0;
    due::terms_of_day(&desk.library(), unit, day(date))
        .into_iter()
        .map(|term| (term.year.number(), String::from(term.from), String::from(term.to)))
        .collect()
}

#[test]
fn a_day_counts_in_the_period_of_its_own_units_window() {
    let desk = november();
    let term = |year: u16, from: &str, to: &str| (year, from.to_owned(), to.to_owned());
    let this = term(2026, "2025-11-16", "2026-11-15");
    let next = term(2027, "2026-11-16", "2027-11-15");
    assert_eq!(counts(&desk, "xa", "2026-11-10"), [this]);
    assert_eq!(counts(&desk, "xa", "2026-11-29"), [next]);
    assert_eq!(
        counts(&desk, "thon", "2026-11-10"),
        [term(2027, "2026-11-01", "2027-10-31")],
        "a hamlet's year ends earlier"
    );
}

#[test]
fn a_period_that_is_over_leads_to_the_one_that_runs() {
    let desk = november();
    let commune = desk.book().unit(&UnitId::new("xa").unwrap()).unwrap().0;
    let year = |number| Year::new(number).unwrap();
    let running = |of, today| due::running_after(&desk.library(), commune, year(of), day(today));
    assert_eq!(running(2026, "2026-11-29"), Some(year(2027)));
    assert_eq!(running(2026, "2026-11-15"), None, "its last day");
    assert_eq!(running(2027, "2026-11-29"), None, "it runs");
    assert_eq!(running(2020, "2026-11-29"), None, "long ago");
}

#[test]
fn a_new_record_does_not_propose_a_day_that_would_be_late() {
    let desk = november();
    let library = desk.library();
    let values = fields(json!({"unit": "xa", "year": 2026}));
    let proposed = |kind, values: &Map<String, Value>, days: &[&str]| {
        due::proposed(desk.book(), &library, kind, values, days.iter().map(|d| day(d)), None)
    };
    assert_eq!(proposed(Registration, &values, &[TODAY]), None);
    assert_eq!(proposed(Registration, &values, &[TODAY, "2026-03-01"]), Some(day("2026-03-01")));
    assert_eq!(proposed(Incident, &values, &[TODAY]), Some(day(TODAY)));
    let paper = fields(json!({"unit": "xa", "kind": "party_resolution"}));
    let asked = Year::new(2026);
    assert_eq!(due::proposed(desk.book(), &library, Paper, &paper, [day(TODAY)], asked), None);
}

#[test]
fn the_days_that_are_asked_for_are_told_before_one_is_typed() {
    let desk = november();
    let form =
        DatedForm::of(Registration, &fields(json!({"unit": "xa", "year": 2026})), None).unwrap();
    let wanted = form.wanted(desk.book(), &desk.library(), desk.today).unwrap();
    assert_eq!(
        (wanted.days.from, wanted.days.to),
        (Some(day("2026-01-01")), Some(day("2026-03-31")))
    );
}

#[test]
fn a_record_that_is_late_is_asked_about_and_one_in_time_is_not() {
    let desk = november();
    let library = desk.library();
    let asks = |kind, was: Value, record: Value, asked: Option<u16>| {
        let (was, record) = (fields(was), fields(record));
        let asked = asked.and_then(Year::new);
        due::newly_missed(desk.book(), &library, kind, &was, &record, asked)
            .map(|(deadline, day)| (String::from(deadline.days.to.unwrap()), String::from(day)))
    };
    let late = json!({"id": "r", "unit": "xa", "year": 2026, "date": "2026-04-05"});
    let in_time = json!({"id": "r", "unit": "xa", "year": 2026, "date": "2026-03-31"});
    let late_on = Some(("2026-03-31".to_owned(), "2026-04-05".to_owned()));
    assert_eq!(asks(Registration, json!({}), late.clone(), None), late_on);
    assert_eq!(asks(Registration, json!({}), in_time.clone(), None), None);
    assert_eq!(asks(Registration, late.clone(), late.clone(), None), None, "it was late before");
    assert_eq!(asks(Registration, in_time, late, None), late_on, "it was moved");
    let paper = |date: &str| json!({"unit": "xa", "kind": "party_resolution", "date": date});
    assert_eq!(asks(Paper, json!({}), paper("2026-03-31"), Some(2026)), None);
    assert!(asks(Paper, json!({}), paper("2026-04-05"), Some(2026)).is_some());
}

#[test]
fn nothing_is_overdue_of_before_the_book_was_set_up() {
    let mut desk = Desk::new("may-1").on(TODAY).showing(2026);
    desk.edit("đơn vị", |book, stamp| {
        let unit = json!({"id": "xa", "kind": "commune", "name": "Trấn Yên",
            "stamp": {"at": 1, "device": "x"}});
        book.with_unit(serde_json::from_value(unit).unwrap(), stamp)
    });
    let tasks = tasks(&desk);
    assert!(!tasks.is_empty());
    assert!(tasks.iter().all(|task| task.state != DutyState::Overdue));
    assert_eq!(due::waiting(&tasks, false).late, 0);
}

#[test]
fn what_can_still_be_done_comes_before_what_is_late_and_done_work_is_not_due() {
    let desk = Desk::open("samples/outcome-not-met.json").showing(2024).on("2024-07-01");
    let tasks = tasks(&desk);
    let waiting = due::waiting(&tasks, false);
    let late: Vec<_> = waiting
        .tasks
        .iter()
        .map(|task| matches!(task.state, DutyState::Overdue | DutyState::Before))
        .collect();
    assert!(late.is_sorted(), "{late:?}");
    assert!(waiting.tasks.iter().all(|task| task.is_main && task.state != DutyState::Done));
    assert_eq!(
        waiting.late,
        waiting.tasks.iter().filter(|task| task.state == DutyState::Overdue).count()
    );
    assert_eq!(due::waiting(&tasks, true).late, 0, "a year that is over is not late");
}
