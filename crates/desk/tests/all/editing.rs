//! Edits, undo and stamps.

use std::sync::Arc;

use book::RecordKind::{Incident, Model};
use desk::items::{Follows, Refused};
use serde_json::json;

use crate::desk_client::{Desk, File};

fn theft(date: &str) -> serde_json::Value {
    json!({"unit": "viet-thanh", "date": date, "kind": "theft", "severity": "less_serious"})
}

#[test]
fn an_edit_is_taken_back_and_done_again_by_its_name() {
    let mut desk = Desk::open("samples/tran-yen-2019.json");
    let before = desk.session.book().clone();
    let id = desk.enter(Incident, theft("2019-03-15"));
    let after = desk.session.book().clone();
    assert_eq!(desk.undo(), Some(format!("lưu {id}")));
    assert!(Arc::ptr_eq(desk.session.book(), &before));
    assert_eq!(desk.redo(), Some(format!("lưu {id}")));
    assert!(Arc::ptr_eq(desk.session.book(), &after));
    assert_eq!(desk.redo(), None);
}

#[test]
fn a_deleted_record_comes_back_by_taking_it_back() {
    let mut desk = Desk::open("samples/tran-yen-2019.json");
    let models = desk.list(Model, &desk::route::Query::default());
    desk.delete(Model, &models[0]);
    assert_eq!(desk.list(Model, &desk::route::Query::default()).len(), models.len() - 1);
    desk.undo();
    assert_eq!(desk.list(Model, &desk::route::Query::default()), models);
}

#[test]
fn an_import_is_one_step_that_is_taken_back_to_the_byte() {
    let mut district = Desk::open("samples/tran-yen-2019.json");
    let mut commune = Desk::new("may-xa").with("samples/tran-yen-2019.json");
    for day in ["2019-01-02", "2019-01-03"] {
        commune.enter(Incident, theft(day));
    }
    let before = files::write(district.book()).unwrap();
    let file = commune.send_whole("Công an huyện");
    assert_eq!(district.receive(&[&file]).take_all().new, 2);
    assert_ne!(files::write(district.book()).unwrap(), before);
    assert_eq!(district.undo(), Some(format!("nhập {}", file.name)));
    assert_eq!(files::write(district.book()).unwrap(), before);
}

#[test]
fn an_import_can_be_taken_back_after_an_edit_that_followed_it() {
    let mut district = Desk::open("samples/tran-yen-2019.json");
    let mut commune = Desk::new("may-xa").with("samples/tran-yen-2019.json");
    let theirs = commune.enter(Incident, theft("2019-01-02"));
    let file = commune.send_whole("Công an huyện");
    district.receive(&[&file]).take_all();
    district.change(Incident, theirs.as_str(), json!({"people": 3}));
    district.undo();
    assert!(!district.record(Incident, theirs.as_str()).contains_key("people"));
    district.undo();
    assert!(district.book().record::<book::Incident>(&theirs).is_none());
    district.redo();
    district.redo();
    assert_eq!(district.record(Incident, theirs.as_str())["people"], 3);
}

#[test]
fn a_stamp_that_was_undone_is_not_given_again_even_by_a_clock_that_was_set_back() {
    let mut desk = Desk::open("samples/tran-yen-2019.json").on("2026-11-30");
    let id = desk.enter(Incident, theft("2019-03-15"));
    let first = desk.record(Incident, id.as_str())["stamp"]["at"].as_u64().unwrap();
    desk.undo();
    desk.go_to("2020-01-01");
    let again = desk.enter(Incident, theft("2019-03-15"));
    assert!(desk.record(Incident, again.as_str())["stamp"]["at"].as_u64().unwrap() > first);
}

#[test]
fn a_stamp_names_the_desk_of_the_book() {
    let mut desk = Desk::open("samples/tran-yen-2019.json").named("Công an xã Việt Thành");
    let id = desk.enter(Incident, theft("2019-03-15"));
    assert_eq!(desk.record(Incident, id.as_str())["stamp"]["by"], "Công an xã Việt Thành");
}

#[test]
fn what_a_file_could_not_bring_back_is_refused_at_its_field_and_changes_nothing() {
    let mut desk = Desk::open("samples/tran-yen-2019.json");
    let before = desk.session.book().clone();
    let mut record = desk.record(Incident, "viet-thanh.vu-viec-2");
    record.insert("count".into(), 0.into());
    let refused = desk.save(Incident, record.into(), Follows::Shown).unwrap_err();
    let Refused::Faults(faults) = refused else { panic!("{refused:?}") };
    assert_eq!(faults.iter().map(|(path, _)| path.as_str()).collect::<Vec<_>>(), ["count"]);
    assert!(Arc::ptr_eq(desk.session.book(), &before));
}

#[test]
fn what_another_tab_saved_is_shown_and_ends_this_tabs_steps() {
    let mut desk = Desk::open("samples/tran-yen-2019.json");
    desk.enter(Incident, theft("2019-03-15"));
    assert!(!desk.session.follow((**desk.session.book()).clone()), "it is shown already");
    assert!(desk.session.steps().undo_label().is_some());
    let other = Desk::new("may-2").with("samples/outcome-met.json");
    assert!(desk.session.follow(other.book().clone()));
    assert_eq!(desk.undo(), None);
    assert_eq!(desk.book(), other.book());
}

#[test]
fn undoing_goes_no_further_than_the_book_that_was_opened() {
    let mut desk = Desk::new("may-1");
    let file = File::of("samples/outcome-met.json");
    desk.receive(&[&file]).take_all();
    assert!(desk.undo().is_some());
    assert!(desk.book().is_empty());
    assert_eq!(desk.undo(), None);
}
