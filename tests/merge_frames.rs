//! Kinds and rule sets of one's own in files: what a merge replaces, what a person may keep, and what two books cannot be together.

#![cfg(not(target_arch = "wasm32"))]

mod merging;

use std::sync::Arc;

use binh_yen::book::{Book, Extra, Frame, Kind};
use binh_yen::criteria::Library;
use binh_yen::exchange::{self, merge};
use merging::two_communes;
use serde_json::json;

fn kind(code: &str, group: &str, name: &str) -> Kind {
    let json = json!({"code": code, "group": group, "label": {"vi": name, "en": name}, "source": "thử"});
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
    let open = with(&[kind("x-a", "incident", "Trộm gà"), kind("x-b", "incident", "Z")], &[rules("bo-1", "1.2"), rules("bo-2", "3")]);
    let file = with(
        &[kind("x-a", "incident", "Trộm vặt"), kind("x-b", "incident", "A"), kind("x-c", "incident", "Mới")],
        &[rules("bo-1", "1.10"), rules("bo-2", "2"), rules("bo-3", "1")],
    );
    let superseded = merge::superseded(&open, &file);
    assert_eq!(superseded.kinds, [(kind("x-a", "incident", "Trộm gà"), kind("x-a", "incident", "Trộm vặt"))]);
    assert_eq!(superseded.rules, [(rules("bo-1", "1.2"), rules("bo-1", "1.10"))]);
    let merged = merge::merge_into(&open, &[&file]);
    assert_eq!(merged.frame.rules, [rules("bo-1", "1.10"), rules("bo-2", "3"), rules("bo-3", "1")]);
    assert!(merge::superseded(&merged, &file).is_empty());
    let kept = merge::merge_into(&open, &[&merge::without_superseding(&open, &file)]);
    assert_eq!(kept.frame.rules, [rules("bo-1", "1.2"), rules("bo-2", "3"), rules("bo-3", "1")]);
    let names: Vec<_> = kept.frame.kinds.iter().map(|kind| kind.label.vi.as_str()).collect();
    assert_eq!(names, ["Trộm gà", "Z", "Mới"]);
}

#[test]
fn two_good_books_that_are_a_bad_one_together_are_told_before_they_are_one() {
    let library = Library::national().unwrap();
    let count = |book: &Book| exchange::problems_in(book, &library);
    let a = with(&[kind("x-a", "incident", "Trộm gà")], &[]);
    let b = with(&[kind("x-a", "model", "Tổ canh gà")], &[]);
    let uses = |book: Book, json: serde_json::Value| {
        let stamp = merging::stamp(5, "d5");
        book.with_record(serde_json::from_value::<binh_yen::book::Incident>(json).unwrap(), stamp).unwrap()
    };
    let incident = json!({"id": "i", "unit": "h0", "date": "2020-01-01", "kind": "x-a", "stamp": {"at": 1, "device": "x"}});
    let a = uses(a, incident);
    assert_eq!((count(&a), count(&b)), (0, 0));
    let merged = merge::merge(&a, &b);
    assert_eq!(count(&merged), 1);
    let file = exchange::write(&merged).unwrap();
    assert_eq!(exchange::read(file.as_bytes(), "so.json", &library, &str::to_owned).unwrap_err().len(), 1);
}
