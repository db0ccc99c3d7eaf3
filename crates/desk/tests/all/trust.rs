//! Trust in senders: keys that come first, again, under another name, or two at once.

use desk::receive::Content;
use desk::trust::Trust;
use files::{Fault, Letter};

use crate::desk_client::{Desk, File};

const SAMPLE: &str = "samples/outcome-met.json";

/// Returns the sample book as a file from a desk with this name and device key.
fn file_of(name: &str, device: &str) -> File {
    Desk::new(device).with(SAMPLE).named(name).send_whole("")
}

fn letter(desk: &Desk, file: &File) -> Letter {
    desk.read(file).letter().unwrap().clone()
}

fn digits(device: &str) -> String {
    format!("digits of {device}")
}

#[test]
fn a_signed_file_is_first_from_a_desk_and_known_once_it_was_taken_in() {
    let mut desk = Desk::new("may-1").on("2026-11-30");
    let file = file_of("Công an xã", "may-xa");
    let first = desk.receive(&[&file]);
    assert_eq!(first.trust(), [Trust::First(digits("may-xa"))]);
    first.take_all();
    assert_eq!(desk.receive(&[&file]).trust(), [Trust::Known("30/11/2026".into())]);
}

#[test]
fn a_file_that_was_only_looked_at_makes_nobody_known() {
    let mut desk = Desk::new("may-1");
    let file = file_of("Công an xã", "may-xa");
    drop(desk.receive(&[&file]));
    assert_eq!(desk.receive(&[&file]).trust(), [Trust::First(digits("may-xa"))]);
}

#[test]
fn another_key_under_a_known_name_warns_until_a_person_says_that_it_is_theirs() {
    let mut desk = Desk::new("may-1");
    desk.receive(&[&file_of("Công an xã", "may-xa")]).take_all();
    let other = file_of("Công an xã", "may-la");
    let received = desk.receive(&[&other]);
    assert_eq!(received.trust(), [Trust::OtherKey(digits("may-la"))]);
    received.take_all();
    // Taking the file in does not accept its key.
    assert_eq!(desk.receive(&[&other]).trust(), [Trust::OtherKey(digits("may-la"))]);
    let letter = letter(&desk, &other);
    desk.know(&letter);
    assert!(matches!(desk.receive(&[&other]).trust()[..], [Trust::Known(_)]));
}

#[test]
fn of_two_keys_that_come_at_once_under_one_new_name_neither_is_known() {
    let mut desk = Desk::new("may-1");
    let files = [file_of("Huyện Trấn Yên", "may-a"), file_of("huyện  TRẤN YÊN", "may-b")];
    let both = desk.receive(&[&files[0], &files[1]]);
    let trust = both.trust();
    assert_eq!(trust, [Trust::OneOfTwo(digits("may-a")), Trust::OneOfTwo(digits("may-b"))]);
    assert!(trust.iter().all(Trust::is_warning));
    both.take_all();
    for (file, key) in files.iter().zip(["may-a", "may-b"]) {
        assert_eq!(desk.receive(&[file]).trust(), [Trust::First(digits(key))]);
    }
    // The person calls one of the desks.
    let letter = letter(&desk, &files[0]);
    desk.know(&letter);
    assert!(matches!(desk.receive(&[&files[0]]).trust()[..], [Trust::Known(_)]));
    assert_eq!(desk.receive(&[&files[1]]).trust(), [Trust::OtherKey(digits("may-b"))]);
}

#[test]
fn two_files_of_one_key_at_once_are_first_from_one_desk() {
    let mut desk = Desk::new("may-1");
    let file = file_of("Công an xã", "may-xa");
    let received = desk.receive(&[&file, &file]);
    assert_eq!(received.trust(), [Trust::First(digits("may-xa")), Trust::First(digits("may-xa"))]);
    received.take_all();
    assert!(matches!(desk.receive(&[&file]).trust()[..], [Trust::Known(_)]));
}

#[test]
fn a_name_that_only_looks_like_a_known_desks_is_that_desks_name() {
    let mut desk = Desk::new("may-1");
    desk.receive(&[&file_of("Huyện Trấn Yên", "may-huyen")]).take_all();
    for name in ["Huyện Trấn\u{200b} \u{2060}Yên\u{ad}", "HUYỆN\u{a0}Trấn Yên", "Ｈuyện Trấn Yên"]
    {
        assert_eq!(
            desk.receive(&[&file_of(name, "may-la")]).trust(),
            [Trust::OtherKey(digits("may-la"))],
            "{name:?}"
        );
    }
}

#[test]
fn names_that_differ_in_an_accent_are_two_desks() {
    let mut desk = Desk::new("may-1");
    desk.receive(&[&file_of("Công an xã Minh Quán", "may-a")]).take_all();
    assert_eq!(
        desk.receive(&[&file_of("Công an xã Minh Quân", "may-b")]).trust(),
        [Trust::First(digits("may-b"))]
    );
}

#[test]
fn a_known_key_under_another_name_warns_with_the_name_that_it_is_known_by() {
    let mut desk = Desk::new("may-1");
    desk.receive(&[&file_of("Công an xã Việt Thành", "may-xa")]).take_all();
    assert_eq!(
        desk.receive(&[&file_of("Công an huyện", "may-xa")]).trust(),
        [Trust::OtherName("Công an xã Việt Thành".into())]
    );
}

#[test]
fn the_desks_own_file_is_its_own() {
    let mut desk = Desk::open(SAMPLE).named("Huyện");
    let file = desk.send_whole("Công an xã");
    assert_eq!(desk.receive(&[&file]).trust(), [Trust::Own]);
}

/// Removes the signature from a file.
fn unsigned(file: &File) -> File {
    let text = String::from_utf8(file.bytes.clone()).unwrap();
    let (before, rest) = text.split_once(",\n  \"signature\": {").unwrap();
    let (_, after) = rest.split_once('}').unwrap();
    File::new(&file.name, [before, after].concat())
}

#[test]
fn an_unsigned_file_warns_only_if_the_desks_files_were_signed() {
    let mut desk = Desk::new("may-1");
    let file = file_of("Công an xã", "may-xa");
    assert_eq!(desk.receive(&[&unsigned(&file)]).trust(), [Trust::Unsigned]);
    desk.receive(&[&file]).take_all();
    assert_eq!(desk.receive(&[&unsigned(&file)]).trust(), [Trust::NoLongerSigned]);
}

#[test]
fn a_file_whose_signature_is_not_over_its_content_is_refused() {
    let mut desk = Desk::new("may-1");
    let forged =
        file_of("Công an xã", "may-xa").with("\"value\": \"may-xa:", "\"value\": \"may-xa:0");
    let received = desk.receive(&[&forged]);
    let [(_, [problem])] = received.wrong()[..] else { panic!("one problem") };
    assert_eq!(problem.fault, Fault::Forged);
    assert!(received.trust().is_empty());
}

#[test]
fn a_file_that_was_changed_on_its_way_is_refused_before_anybody_is_asked_for() {
    let mut desk = Desk::new("may-1");
    let changed =
        file_of("Công an xã", "may-xa").with("\"name\": \"Bình An\"", "\"name\": \"Binh An\"");
    let received = desk.receive(&[&changed]);
    let [(_, [problem])] = received.wrong()[..] else { panic!("one problem") };
    assert_eq!(problem.fault, Fault::Changed);
}

#[test]
fn a_signature_that_was_not_checked_makes_nobody_known() {
    let mut desk = Desk::new("may-1");
    let file = file_of("Công an xã", "may-xa");
    let mut text = String::from_utf8(file.bytes.clone()).unwrap();
    text.truncate(text.trim_end().len() - 1);
    let added = File::new(&file.name, text + ", \"note\": 1}");
    let received = desk.receive(&[&added]);
    assert!(received.received[0].is_unchecked());
    assert!(matches!(received.received[0].content, Content::Book(_)));
    assert!(received.trust().is_empty());
    received.take_all();
    assert_eq!(desk.receive(&[&file]).trust(), [Trust::First(digits("may-xa"))]);
}
