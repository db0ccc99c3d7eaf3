//! Tests of a book's own kinds and rule sets in files: what a merge replaces, what a person may
//! keep, and what two books cannot have together.

use std::sync::Arc;

use book::{Book, Extra, Frame, Kind};
use files::merge;
use law::Library;
use serde_json::json;
use testing::merging::{self, two_communes};

fn kind(code: &str, group: &str, name: &str) -> Kind {
    let json =
        json!({"code": code, "group": group, "label": {"vi": name, "en": name}, "source": "thử"});
    serde_json::from_value(json).unwrap()
}

fn rules(id: &str, version: &str) -> Extra {
    serde_json::from_value(json!({"id": id, "version": version})).unwrap()
}

fn with(kinds: &[Kind], rules: &[Extra]) -> Book {
    let book = two_communes();
    let frame = Frame { kinds: kinds.to_vec(), rules: rules.to_vec(), ..(*book.frame).clone() };
    Book { frame: Arc::new(frame), ..book }
}

#[test]
fn what_a_file_replaces_is_told_and_can_be_kept() {
    let open = with(
        &[kind("x-a", "incident", "Trộm gà"), kind("x-b", "incident", "Z")],
        &[rules("bo-1", "1.2"), rules("bo-2", "3")],
    );
    let file = with(
        &[
            kind("x-a", "incident", "Trộm vặt"),
            kind("x-b", "incident", "A"),
            kind("x-c", "incident", "Mới"),
        ],
        &[rules("bo-1", "1.10"), rules("bo-2", "2"), rules("bo-3", "1")],
    );
    let superseded = merge::superseded(&open, &file);
    assert_eq!(
        superseded.kinds,
        [(kind("x-a", "incident", "Trộm gà"), kind("x-a", "incident", "Trộm vặt"))]
    );
    assert_eq!(superseded.rules, [(rules("bo-1", "1.2"), rules("bo-1", "1.10"))]);
    let merged = merge::merge_into(&open, &[&file]);
    assert_eq!(merged.frame.rules, [rules("bo-1", "1.10"), rules("bo-2", "3"), rules("bo-3", "1")]);
    assert!(merge::superseded(&merged, &file).is_empty());
    let kept = merge::merge_into(&open, &[&merge::without_superseding(&open, &file)]);
    assert_eq!(kept.frame.rules, [rules("bo-1", "1.2"), rules("bo-2", "3"), rules("bo-3", "1")]);
    let names: Vec<_> = kept.frame.kinds.iter().map(|kind| kind.label.vi.as_str()).collect();
    assert_eq!(names, ["Trộm gà", "Z", "Mới"]);
}

/// Merges two books, and checks that the result is a good book whose file can be read.
fn good(a: &Book, b: &Book) -> Book {
    let library = Library::national().unwrap();
    let both = merge::merge(a, b);
    assert_eq!([a, b, &both].map(|book| files::problems_in(book, &library)), [0, 0, 0]);
    assert_eq!(merging::text(&both), merging::text(&merge::merge(b, a)));
    both
}

#[test]
fn kinds_of_two_groups_may_have_one_code() {
    let incident = json!({"id": "i", "unit": "h0", "date": "2020-01-01", "kind": "x-a", "stamp": {"at": 1, "device": "x"}});
    let a = with(&[kind("x-a", "incident", "Trộm gà")], &[]);
    let a = a
        .with_record(
            serde_json::from_value::<book::Incident>(incident).unwrap(),
            merging::stamp(5, "d5"),
        )
        .unwrap();
    let b = with(&[kind("x-a", "model", "Tổ canh gà")], &[]);
    let both = good(&a, &b);
    assert_eq!(
        both.frame.kinds.iter().map(|kind| kind.label.vi.as_str()).collect::<Vec<_>>(),
        ["Trộm gà", "Tổ canh gà"]
    );
    assert!(merge::superseded(&a, &b).is_empty());
    assert_eq!(merge::without_superseding(&a, &b).frame.kinds.len(), 1);
}

#[test]
fn many_kinds_of_two_books_are_all_there() {
    let kinds = |of: &str| {
        (0..900).map(|at| kind(&format!("{of}-{at}"), "incident", "Loại")).collect::<Vec<_>>()
    };
    assert_eq!(good(&with(&kinds("x"), &[]), &with(&kinds("y"), &[])).frame.kinds.len(), 1800);
}

#[test]
fn one_id_of_two_records_of_two_lists_is_no_fault() {
    let stamp = json!({"at": 1, "device": "x"});
    let incident =
        json!({"id": "r", "unit": "h0", "date": "2020-01-01", "kind": "theft", "stamp": stamp});
    let paper = json!({"id": "r", "unit": "c0", "kind": "party_resolution", "date": "2020-01-01", "stamp": stamp});
    let a = two_communes()
        .with_record(
            serde_json::from_value::<book::Incident>(incident).unwrap(),
            merging::stamp(5, "d5"),
        )
        .unwrap();
    let b = two_communes()
        .with_record(serde_json::from_value::<book::Paper>(paper).unwrap(), merging::stamp(5, "d6"))
        .unwrap();
    good(&a, &b);
}

/// Copies a national set under another id and standard.
fn set(id: &str, standard: &str) -> Extra {
    let library = Library::national().unwrap();
    let mut set =
        serde_json::to_value(library.rule_set("tt-124-2021-commune").unwrap().as_ref()).unwrap();
    (set["id"], set["standard"]) = (id.into(), standard.into());
    serde_json::from_value(set).unwrap()
}

#[test]
fn rule_sets_of_two_desks_that_do_not_go_together_are_kept_and_told() {
    let standard = kind("x-standard", "standard", "Tiêu chuẩn của tỉnh");
    let both = good(
        &with(std::slice::from_ref(&standard), &[set("bo-1", "x-standard")]),
        &with(std::slice::from_ref(&standard), &[set("bo-2", "x-standard")]),
    );
    let read = files::read(
        merging::text(&both).as_bytes(),
        "so.json",
        &Library::national().unwrap(),
        &str::to_owned,
    )
    .unwrap();
    assert_eq!(read.book.frame.rules.len(), 2);
    let said: Vec<_> = read.notices.iter().map(|notice| notice.text(book::Lang::Vi)).collect();
    assert!(
        said.iter().any(|said| said.contains("trùng thời gian hiệu lực với «bo-2»")),
        "{said:?}"
    );
    let many = |of: &str| {
        (0..60).map(|at| set(&format!("{of}-{at}"), &format!("{of}-{at}"))).collect::<Vec<_>>()
    };
    let kinds = |of: &str| {
        (0..60).map(|at| kind(&format!("{of}-{at}"), "standard", "Tiêu chuẩn")).collect::<Vec<_>>()
    };
    let both = good(&with(&kinds("x"), &many("x")), &with(&kinds("y"), &many("y")));
    assert_eq!(both.frame.rules.len(), 120);
}
