//! Sealed files: the choice of files to try a passphrase on, and their contents.

use std::sync::Arc;

use desk::receive::{Content, Received, put_opened, to_try};
use files::{Derivation, Fault, Header, Sealed};
use serde_json::Value;

use crate::desk_client::{Desk, File};

fn sealed(derivation: Derivation) -> Arc<Sealed> {
    let header = Header { derivation, salt: [0; 16], nonce: [0; 12] };
    Arc::new(Sealed { header, content: Vec::new() })
}

fn pbkdf2(iterations: u32) -> Arc<Sealed> {
    sealed(Derivation::Pbkdf2 { iterations })
}

fn named(sealed: &[Arc<Sealed>]) -> Vec<(String, Arc<Sealed>)> {
    sealed.iter().enumerate().map(|(at, file)| (at.to_string(), Arc::clone(file))).collect()
}

#[test]
fn files_that_ask_for_least_work_are_tried_first() {
    let files = [pbkdf2(900_000), pbkdf2(100_000), pbkdf2(600_000)];
    let chosen = to_try(named(&files), &[]);
    let names: Vec<_> = chosen.now.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!((names, chosen.left), (vec!["1", "2", "0"], 0));
}

#[test]
fn of_very_hard_seals_some_are_left_for_another_press_which_does_not_try_the_first_again() {
    let files: Vec<_> = (0..13).map(|_| pbkdf2(5_000_000)).collect();
    let first = to_try(named(&files), &[]);
    assert_eq!((first.now.len(), first.left), (12, 1));
    let tried: Vec<_> = first.now.iter().map(|(_, file)| Arc::clone(file)).collect();
    let second = to_try(named(&files), &tried);
    assert_eq!((second.now.len(), second.left), (1, 0));
    assert!(!tried.iter().any(|file| Arc::ptr_eq(file, &second.now[0].1)));
}

#[test]
fn what_was_opened_stands_in_the_place_of_its_seal_and_the_others_stay() {
    let desk = Desk::new("may-1");
    let (one, two) = (pbkdf2(100_000), pbkdf2(100_000));
    let closed =
        |file: &Arc<Sealed>| Received::new("kín.txt".into(), Content::Sealed(Arc::clone(file)));
    let mut received = vec![closed(&one), closed(&two)];
    let opened = desk.read(&File::of("samples/outcome-met.json"));
    put_opened(&mut received, vec![(two, Received { was_sealed: true, ..opened })]);
    assert!(received[0].sealed().is_some_and(|(_, file)| Arc::ptr_eq(&file, &one)));
    assert!(received[1].was_sealed && received[1].book().is_some());
}

#[test]
fn a_seal_is_known_by_its_beginning_and_a_broken_one_is_told() {
    let desk = Desk::new("may-1");
    let good = desk.read(&File::of("tests/files/sealed-2.txt"));
    assert!(matches!(good.content, Content::Sealed(_)));
    let cut = File::of("tests/files/sealed-2.txt");
    let cut = File::new("cụt.txt", cut.bytes[..cut.bytes.len() / 2].to_vec());
    assert!(matches!(desk.read(&cut).content, Content::Broken(files::SealError::Cut)));
}

#[test]
fn a_copy_of_a_locked_store_is_told_to_be_one_where_its_key_is_not() {
    let locked = File::of("tests/store/format-4-locked.json");
    let mut copy: Value = serde_json::from_slice(&locked.bytes).unwrap();
    copy["format"] = "binh-yen-store".into();
    let mut desk = Desk::new("may-xa");
    let received = desk.receive(&[&File::new("kho.json", copy.to_string())]);
    let [(_, [problem])] = received.wrong()[..] else { panic!("one problem expected") };
    assert_eq!(problem.fault, Fault::LockedCopy);
}
