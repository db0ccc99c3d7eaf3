//! Files that arrive in any order, some twice: their changes, and the choices that they leave open.

use book::RecordKind::Incident;
use book::{Kind, UnitId};
use desk::preview::Done;
use files::merge;
use serde_json::{Value, json};

use crate::desk_client::{Desk, File, roots};

const SAMPLE: &str = "samples/tran-yen-2019.json";
const RECORD: &str = "viet-thanh.vu-viec-2";

/// Returns the file of a desk that changed some records of the sample.
fn changed(name: &str, device: &str, ids: &[&str], fields: &Value) -> File {
    let mut desk = Desk::new(device).with(SAMPLE).named(name);
    for id in ids {
        desk.change(Incident, id, fields.clone());
    }
    desk.send_whole("")
}

fn of_commune() -> File {
    changed("Công an xã", "may-xa", &[RECORD], &json!({"people": 9}))
}

fn of_district() -> File {
    changed("Công an huyện", "may-huyen", &[RECORD], &json!({"people": 4, "note": "biên bản"}))
}

#[test]
fn a_file_shows_what_it_changes_and_only_that_goes_into_the_book() {
    let mut desk = Desk::open(SAMPLE);
    let received = desk.receive(&[&of_commune()]);
    let shown = received.preview();
    assert_eq!(shown.all_roots(), roots(&["viet-thanh"]));
    assert_eq!(received.take_all(), Done { changed: 1, ..Done::default() });
    assert_eq!(desk.record(Incident, RECORD)["people"], 9);
}

#[test]
fn a_file_that_came_before_is_the_same_and_an_older_one_has_nothing_new() {
    let mut desk = Desk::open(SAMPLE);
    let (old, file) = (File::of(SAMPLE), of_commune());
    desk.receive(&[&file]).take_all();
    let again = desk.receive(&[&file]).preview();
    assert!(again.is_same && again.comings.is_empty() && !again.brings_frame());
    let older = desk.receive(&[&old]).preview();
    assert!(!older.is_same && older.comings.is_empty() && !older.brings_frame());
    let before = desk.book().clone();
    desk.receive(&[&old, &file, &file]).take_all();
    assert_eq!(*desk.book(), before);
}

#[test]
fn what_two_places_changed_waits_and_the_choice_follows_both() {
    let mut desk = Desk::open(SAMPLE);
    desk.receive(&[&of_commune()]).take_all();
    let received = desk.receive(&[&of_district()]);
    assert_eq!(received.take_all(), Done { conflicts: 1, ..Done::default() });
    assert_eq!(desk::review::count(desk.book()), 1);
    let [conflict] = &desk::review::open_conflicts(desk.book())[..] else { panic!("one") };
    let (list, id) = (conflict.list, conflict.id.clone());
    let sides = merge::sides(desk.book(), list, &id);
    let which = sides.iter().position(|side| side.fields["people"] == 9).unwrap();
    desk.edit("lấy bản", |book, stamp| merge::choose(book, list, &id, which, stamp));
    assert_eq!(desk::review::count(desk.book()), 0);
    let chosen = desk.record(Incident, RECORD);
    assert_eq!(chosen["people"], 9);
    assert_eq!(chosen["stamp"]["after"].as_array().unwrap().len(), 3, "the first and both");
    assert!(desk.receive(&[&of_district()]).preview().comings.is_empty());
}

#[test]
fn the_other_side_gets_the_choice_by_the_next_file() {
    let mut district = Desk::new("may-huyen").with(SAMPLE).named("Công an huyện");
    district.change(Incident, RECORD, json!({"people": 4}));
    let mut commune = Desk::new("may-xa").with(SAMPLE).named("Công an xã");
    commune.change(Incident, RECORD, json!({"people": 9}));
    let file = commune.send_whole("");
    district.receive(&[&file]).take_all();
    district.change_in_review(Incident, RECORD, json!({"people": 7}));
    let back = district.send_whole("");
    assert_eq!(commune.receive(&[&back]).take_all().conflicts, 0);
    assert_eq!(commune.record(Incident, RECORD)["people"], 7);
}

#[test]
fn a_revision_that_is_edited_in_the_review_is_the_choice() {
    let mut desk = Desk::open(SAMPLE);
    let files = [of_commune(), of_district()];
    let both = [&files[0], &files[1]];
    assert_eq!(desk.receive(&both).take_all().conflicts, 1);
    desk.change_in_review(Incident, RECORD, json!({"people": 7}));
    assert_eq!(desk::review::count(desk.book()), 0);
    let chosen = desk.record(Incident, RECORD);
    assert_eq!(chosen["people"], 7);
    assert_eq!(chosen["stamp"]["after"].as_array().unwrap().len(), 3);
    assert!(desk.receive(&both).preview().comings.is_empty(), "what comes again changes nothing");
}

#[test]
fn an_edit_outside_of_the_review_leaves_what_waits_waiting() {
    let mut desk = Desk::open(SAMPLE);
    let files = [of_commune(), of_district()];
    desk.receive(&[&files[0], &files[1]]).take_all();
    desk.change(Incident, RECORD, json!({"outcome": "Đã xét xử"}));
    assert_eq!(desk::review::count(desk.book()), 1);
}

#[test]
fn many_choices_are_made_at_once_by_the_place_and_taken_back_at_once() {
    let ids = ["viet-thanh.vu-viec-1", RECORD, "viet-thanh.vu-viec-3"];
    let mut desk = Desk::open(SAMPLE);
    let commune = changed("Công an xã", "may-xa", &ids, &json!({"people": 11}));
    let district = changed("Công an huyện", "may-huyen", &ids, &json!({"people": 12}));
    assert_eq!(desk.receive(&[&commune, &district]).take_all().conflicts, 3);
    let conflicts = desk::review::open_conflicts(desk.book());
    assert_eq!(
        desk::review::places(&conflicts).into_iter().filter(|(_, count)| *count == 3).count(),
        2,
        "both places are offered"
    );
    desk.edit("lấy theo Công an xã", |book, stamp| {
        merge::choose_all_by(book, "Công an xã", &stamp)
    });
    assert_eq!(desk::review::count(desk.book()), 0);
    assert!(ids.iter().all(|id| desk.record(Incident, id)["people"] == 11));
    desk.undo();
    assert_eq!(desk::review::count(desk.book()), 3);
}

#[test]
fn one_choice_for_one_item_is_not_offered_as_a_choice_for_many() {
    let mut desk = Desk::open(SAMPLE);
    let files = [of_commune(), of_district()];
    desk.receive(&[&files[0], &files[1]]).take_all();
    let conflicts = desk::review::open_conflicts(desk.book());
    assert!(desk::review::places(&conflicts).is_empty());
}

#[test]
fn of_a_file_only_the_chosen_communes_are_taken() {
    let ids = [RECORD, "bao-dap.vu-viec-2"];
    let mut desk = Desk::open(SAMPLE);
    let before = desk.record(Incident, ids[1]);
    let file = changed("Công an huyện", "may-huyen", &ids, &json!({"people": 8}));
    let received = desk.receive(&[&file]);
    assert_eq!(received.preview().all_roots(), roots(&["bao-dap", "viet-thanh"]));
    let done = received.take(&roots(&["viet-thanh"])).unwrap();
    assert_eq!(done, Done { changed: 1, ..Done::default() });
    assert_eq!(desk.record(Incident, ids[0])["people"], 8);
    assert_eq!(desk.record(Incident, ids[1]), before);
}

#[test]
fn ninety_eight_files_go_in_as_one_step_and_a_bad_one_does_not_stop_them() {
    let communes: Vec<_> = {
        let sample = Desk::open(SAMPLE);
        let with_incidents =
            |(_, shard): &(&UnitId, &std::sync::Arc<book::Shard>)| !shard.incidents.is_empty();
        sample
            .book()
            .shards
            .iter()
            .filter(with_incidents)
            .map(|(root, _)| root.to_string())
            .collect()
    };
    let mut files: Vec<File> = (0..98)
        .map(|number| {
            let commune = &communes[number % communes.len()];
            let mut desk = Desk::new(&format!("may-{number}")).with(SAMPLE);
            desk.enter(Incident, json!({"unit": commune, "date": "2019-05-05", "kind": "theft"}));
            desk.send("", &crate::desk_client::part(&[commune], 2019, 2019)).unwrap()
        })
        .collect();
    files.push(File::new("hỏng.json", "{"));
    let mut desk = Desk::open(SAMPLE);
    let before = desk.session.book().clone();
    let received = desk.receive(&files.iter().collect::<Vec<_>>());
    assert_eq!(received.wrong().iter().map(|(name, _)| *name).collect::<Vec<_>>(), ["hỏng.json"]);
    assert_eq!(received.take_all(), Done { new: 98, ..Done::default() });
    desk.undo();
    assert_eq!(*desk.session.book(), before);
    assert_eq!(desk.undo(), None, "it was one step");
}

/// Returns the sample with an added kind.
fn with_kind(group: &str, label: &str) -> File {
    let mut desk = Desk::new("may-xa").with(SAMPLE).named("Công an xã");
    desk.edit("loại", |book, _| {
        let mut frame = (*book.frame).clone();
        let kind = json!({"code": "x-trom-ga", "group": group, "source": "thử",
            "label": {"vi": label, "en": label}});
        frame.kinds = vec![serde_json::from_value::<Kind>(kind).unwrap()];
        Ok(book.with_frame(frame))
    });
    desk.send_whole("")
}

fn labels(desk: &Desk) -> Vec<&str> {
    desk.book().frame.kinds.iter().map(|kind| kind.label.vi.as_str()).collect()
}

#[test]
fn kinds_of_the_books_own_are_replaced_or_kept_as_a_person_says() {
    let mut desk = Desk::open(SAMPLE);
    let (one, two) = (with_kind("incident", "Trộm gà"), with_kind("incident", "Trộm vặt"));
    let added = desk.receive(&[&one]);
    assert!(added.preview().adds_frame && added.preview().superseded.is_empty());
    added.take_all();
    assert_eq!(desk.receive(&[&two]).preview().superseded.kinds.len(), 1);
    desk.receive(&[&two]).keeping_own().take_all();
    assert_eq!(labels(&desk), ["Trộm gà"]);
    desk.receive(&[&two]).take_all();
    assert_eq!(labels(&desk), ["Trộm vặt"]);
}

#[test]
fn two_kinds_of_one_code_in_different_groups_stand_beside_each_other() {
    let mut desk = Desk::open(SAMPLE);
    desk.receive(&[&with_kind("incident", "Trộm gà")]).take_all();
    desk.change(Incident, RECORD, json!({"kind": "x-trom-ga"}));
    let second = desk.receive(&[&with_kind("model", "Tổ canh gà")]);
    assert!(second.preview().adds_frame && second.preview().superseded.is_empty());
    second.take_all();
    let mut labels = labels(&desk);
    labels.sort_unstable();
    assert_eq!(labels, ["Trộm gà", "Tổ canh gà"]);
    assert_eq!(desk.record(Incident, RECORD)["kind"], "x-trom-ga");
}

#[test]
fn two_good_books_that_make_a_bad_one_together_are_refused_and_nothing_changes() {
    // This desk moved the hamlet to another commune, while the file has a record of it in the old
    // one.
    let mut desk = Desk::open(SAMPLE);
    let hamlet = UnitId::new("viet-thanh-thon-2").unwrap();
    desk.edit("chuyển thôn", |book, stamp| {
        let mut unit = book.unit(&hamlet).unwrap().0.clone();
        unit.parent = Some(UnitId::new("bao-dap").unwrap());
        book.with_unit(unit, stamp)
    });
    let before = desk.session.book().clone();
    let earlier = Desk::open(SAMPLE);
    let put_back =
        files::with_earlier(desk.book(), earlier.book(), &UnitId::new("viet-thanh").unwrap());
    let refused = desk::preview::check_new(
        desk.book(),
        &put_back,
        "bản lưu",
        &crate::desk_client::NATIONAL,
        &crate::desk_client::LETTERS,
    );
    let problems = refused.unwrap_err();
    assert!(problems.iter().any(|problem| problem.place.record == hamlet.as_str()), "{problems:?}");
    assert_eq!(*desk.session.book(), before);
}

#[test]
fn what_is_wrong_with_the_open_book_already_is_no_reason_to_refuse() {
    let desk = Desk::open(SAMPLE);
    let check = |open: &book::Book, new: &book::Book| {
        let national = &crate::desk_client::NATIONAL;
        desk::preview::check_new(open, new, "sổ", national, &crate::desk_client::LETTERS)
    };
    let mut bad = desk.book().clone();
    let root = UnitId::new("viet-thanh").unwrap();
    let shard = bad.shards.get_mut(&root).unwrap();
    std::sync::Arc::make_mut(shard).incidents[0].count = 0;
    assert!(check(desk.book(), &bad).is_err());
    assert!(check(&bad, &bad).is_ok());
}

#[test]
fn a_first_file_brings_its_year() {
    let mut desk = Desk::new("may-1").on("2026-11-30");
    assert_eq!(desk.year.number(), 2026);
    desk.receive(&[&File::of(SAMPLE)]).take_all();
    assert_eq!(desk.year.number(), 2019);
}

#[test]
fn what_is_pasted_is_a_file_only_if_it_looks_like_one() {
    use desk::receive::{is_pasted_file, is_table};
    assert!(is_pasted_file("  {\"format\": \"binh-yen\"}"));
    assert!(is_pasted_file("BINHYEN-SEAL 2\nkdf: Argon2id\n"));
    assert!(is_pasted_file("Xã viết:\n> {\"format\": \"binh-yen\", \"version\": \"1.0\"}\n"));
    assert!(!is_pasted_file("Trúc Đình"));
    assert!(is_table("vụ việc.csv") && is_table("a.xlsx") && !is_table("sổ.json"));
}
