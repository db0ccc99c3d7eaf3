//! Tests of units that were entered twice: they are recognised, joined at a person's request, and
//! lose nothing.

use book::{Book, Record, Unit};
use files::merge::{self, Duplicate, LeftBehind};
use testing::merging::{incident, stamp, text, two_communes, unit, unit_id};

/// The district's book, and a commune's own book in which the same commune was entered with another
/// id.
fn typed_twice() -> Book {
    let commune = Book::default()
        .with_unit(unit("x0", "commune", None, "xã  việt thành"), stamp(2, "d1"))
        .unwrap();
    let commune =
        commune.with_unit(unit("xh", "hamlet", Some("x0"), "Trúc Đình"), stamp(3, "d1")).unwrap();
    let commune = commune.with_record(incident("i0", "x0", "ở xã"), stamp(4, "d1")).unwrap();
    let commune = commune.with_record(incident("i1", "xh", "ở thôn"), stamp(5, "d1")).unwrap();
    merge::merge(&two_communes(), &commune)
}

fn duplicate(stays: &str, gone: &str) -> Duplicate {
    Duplicate { stays: unit_id(stays), gone: unit_id(gone) }
}

fn with(units: &[Unit]) -> Book {
    units
        .iter()
        .fold(two_communes(), |book, unit| book.with_unit(unit.clone(), stamp(9, "d2")).unwrap())
}

#[test]
fn a_commune_typed_twice_is_a_likely_duplicate_and_the_earlier_one_is_kept() {
    assert_eq!(merge::likely_duplicates(&typed_twice()), [duplicate("c0", "x0")]);
}

#[test]
fn a_tone_written_on_either_vowel_is_one_name() {
    let book = with(&[
        unit("c2", "commune", Some("p"), "Hoà Cuông"),
        unit("c3", "commune", Some("p"), "xã Hòa Cuông"),
    ]);
    assert_eq!(merge::likely_duplicates(&book), [duplicate("c2", "c3")]);
}

#[test]
fn names_that_differ_in_an_accent_are_two() {
    let book = with(&[unit("c2", "commune", Some("p"), "Minh Quán")]);
    assert_eq!(merge::likely_duplicates(&book), []);
}

#[test]
fn one_name_below_two_districts_is_two_communes_and_below_a_district_typed_twice_one() {
    let district = |id, name| unit(id, "district", Some("p"), name);
    let commune = |id, district| unit(id, "commune", Some(district), "Tân Lập");
    let book = with(&[
        district("q0", "Trấn Yên"),
        district("q1", "Lục Yên"),
        commune("t0", "q0"),
        commune("t1", "q1"),
    ]);
    assert_eq!(merge::likely_duplicates(&book), []);
    let book = with(&[
        district("q0", "Trấn Yên"),
        district("q1", "Huyện Trấn Yên"),
        commune("t0", "q0"),
        commune("t1", "q1"),
    ]);
    assert_eq!(merge::likely_duplicates(&book), [duplicate("q0", "q1"), duplicate("t0", "t1")]);
}

#[test]
fn a_successor_of_one_name_is_no_duplicate() {
    let old = Unit {
        formed_from: vec![unit_id("c0")],
        ..unit("c2", "commune", Some("p"), "Việt Thành")
    };
    assert_eq!(merge::likely_duplicates(&with(&[old])), []);
    let day = |text| book::Day::parse(text).ok();
    let ended =
        Unit { valid_to: day("2025-06-30"), ..unit("c3", "commune", Some("p"), "Âu Lâu") };
    let begun =
        Unit { valid_from: day("2025-07-01"), ..unit("c4", "commune", Some("p"), "Âu Lâu") };
    assert_eq!(merge::likely_duplicates(&with(&[ended, begun])), []);
}

#[test]
fn joining_moves_records_and_hamlets_and_loses_none() {
    let book = typed_twice();
    let joined = book.join_units(&unit_id("c0"), &unit_id("x0"), &stamp(10, "d0")).unwrap();
    text(&joined);
    let commune = &joined.shards[&unit_id("c0")];
    let homes: Vec<_> = commune
        .incidents
        .iter()
        .map(|record| (record.note.as_str(), record.unit().as_str()))
        .collect();
    assert_eq!(homes, [("ở thôn", "xh"), ("ở xã", "c0")]);
    assert!(
        joined.unit(&unit_id("x0")).is_none() && joined.shards[&unit_id("x0")].incidents.is_empty()
    );
    // The hamlets with the same name are below one commune now.
    assert_eq!(merge::likely_duplicates(&joined), [duplicate("h0", "xh")]);
    let joined = joined.join_units(&unit_id("h0"), &unit_id("xh"), &stamp(11, "d0")).unwrap();
    assert!(
        joined.shards[&unit_id("c0")].incidents.iter().any(|record| record.unit().as_str() == "h0")
    );
    assert_eq!((merge::likely_duplicates(&joined), merge::left_behind(&joined)), (vec![], vec![]));
    // The earlier files no longer change anything.
    assert_eq!(text(&merge::merge(&joined, &book)), text(&joined));
}

#[test]
fn what_a_later_file_has_of_a_joined_unit_is_told_and_can_be_joined_again() {
    let before = typed_twice();
    let joined = before.join_units(&unit_id("c0"), &unit_id("x0"), &stamp(10, "d0")).unwrap();
    let late = before.with_record(incident("i2", "x0", "đến sau"), stamp(12, "d1")).unwrap();
    let late = late.with_record(incident("i0", "x0", "sửa sau"), stamp(13, "d1")).unwrap();
    let late = ["h8", "h9"].into_iter().fold(late, |book, id| {
        book.with_unit(unit(id, "hamlet", Some("x0"), id), stamp(13, "d1")).unwrap()
    });
    let merged = merge::merge(&joined, &late);
    text(&merged);
    // The edit of a record that moved is a conflict; the new record is left behind in the deleted
    // unit.
    assert_eq!(merge::conflicts(&merged).len(), 1);
    let left =
        LeftBehind { unit: unit_id("x0"), joined_into: Some(unit_id("c0")), records: 2, units: 2 };
    assert_eq!(merge::left_behind(&merged), [left]);
    let again = merged.join_units(&unit_id("c0"), &unit_id("x0"), &stamp(14, "d0")).unwrap();
    assert_eq!(merge::left_behind(&again), []);
    assert_eq!(again.shards[&unit_id("c0")].incidents.len(), 3);
    // A side that names the deleted unit can be chosen: it moves to the remaining unit.
    let conflict = &merge::conflicts(&again)[0];
    for side in 0..2 {
        let chosen =
            merge::choose(&again, conflict.list, &conflict.id, side, stamp(15, "d0")).unwrap();
        assert_eq!(chosen.shards[&unit_id("c0")].incidents.len(), 3);
        text(&chosen);
    }
}

#[test]
fn two_desks_that_join_two_units_to_each_other_lose_nothing() {
    let book = typed_twice();
    let here = book.join_units(&unit_id("c0"), &unit_id("x0"), &stamp(10, "d0")).unwrap();
    let there = book.join_units(&unit_id("x0"), &unit_id("c0"), &stamp(10, "d1")).unwrap();
    let both = merge::merge(&here, &there);
    text(&both);
    let left = merge::left_behind(&both);
    assert_eq!(
        left.iter().map(|left| left.records).sum::<usize>()
            + both.shards.values().map(|shard| live_in_live(&both, shard)).sum::<usize>(),
        2
    );
    assert!(left.iter().all(|left| left.joined_into.is_none()));
    // One unit is restored and takes over the rest of the other.
    let commune = both.shards[&unit_id("c0")].root_unit().unwrap().clone();
    let back = both
        .with_unit(Unit { deleted: false, joined_into: None, ..commune }, stamp(20, "d0"))
        .unwrap();
    let done = back.join_units(&unit_id("c0"), &unit_id("x0"), &stamp(21, "d0")).unwrap();
    assert_eq!(merge::left_behind(&done), []);
    assert_eq!(done.shards[&unit_id("c0")].incidents.len(), 2);
}

fn live_in_live(book: &Book, shard: &book::Shard) -> usize {
    shard
        .incidents
        .iter()
        .filter(|record| !record.deleted && book.unit(record.unit()).is_some())
        .count()
}
