//! Tests of merging when one book changed the kind of a unit and the other has units below it that
//! do not fit the new kind.

use book::{Book, EditError, Unit, UnitKind};
use files::{List, merge};
use law::Library;
use testing::merging::{incident, stamp, text, two_communes, unit, unit_id};

fn read(text: &str) -> Book {
    files::read(text.as_bytes(), "so.json", &Library::national().unwrap(), &str::to_owned)
        .unwrap()
        .book
}

fn with(book: &Book, unit: Unit, at: u64, device: &str) -> Book {
    book.with_unit(unit, stamp(at, device)).unwrap()
}

fn changed(book: &Book, id: &str, kind: UnitKind, at: u64, device: &str) -> Book {
    let unit = book.unit(&unit_id(id)).unwrap().0.clone();
    with(book, Unit { kind, ..unit }, at, device)
}

/// Merges in both orders and checks that the results are the same good book.
fn merged(a: &Book, b: &Book) -> Book {
    let both = merge::merge(a, b);
    assert_eq!(text(&both), text(&merge::merge(b, a)));
    assert_eq!(
        text(&merge::merge(&both, a)),
        text(&both),
        "a file that comes again changes nothing"
    );
    both
}

/// The kinds in a unit's revisions, the shown one first.
fn kinds(book: &Book, id: &str) -> Vec<String> {
    let kind = |side: merge::Side| side.fields["kind"].as_str().unwrap().to_owned();
    merge::sides(book, List::Units, id).into_iter().map(kind).collect()
}

fn a_township() -> Book {
    with(&two_communes(), unit("t", "township", Some("p"), "Cổ Phúc"), 2, "d0")
}

#[test]
fn a_township_that_became_a_district_stays_one_while_another_book_has_a_hamlet_below_it() {
    let base = a_township();
    let a = changed(&base, "t", UnitKind::District, 5, "d1");
    let b = with(&base, unit("h", "hamlet", Some("t"), "Tổ 1"), 3, "d2");
    let b = b.with_record(incident("i", "h", "ở tổ 1"), stamp(4, "d2")).unwrap();
    let both = merged(&a, &b);
    assert_eq!(kinds(&both, "t"), ["township", "district"]);
    assert_eq!(both.unit(&unit_id("h")).unwrap().1.incidents[0].note, "ở tổ 1");
    let conflicts: Vec<_> =
        merge::conflicts(&both).into_iter().map(|conflict| conflict.id).collect();
    assert_eq!(conflicts, ["t"]);
    assert_eq!(
        merge::compare(&b, &a)
            .iter()
            .map(|coming| coming.count(merge::Effect::Conflict))
            .sum::<usize>(),
        1
    );
    assert_eq!(
        merge::compare(&a, &b)
            .iter()
            .map(|coming| coming.count(merge::Effect::Conflict))
            .sum::<usize>(),
        1
    );

    // The reviewer cannot have both: the hamlet must move elsewhere before the change can be
    // chosen.
    let refused = merge::choose(&both, List::Units, "t", 1, stamp(9, "d2"));
    assert_eq!(refused, Err(EditError::HoldsOthers(unit_id("t"))));
    let kept = merge::choose(&both, List::Units, "t", 0, stamp(9, "d2")).unwrap();
    assert_eq!(kinds(&kept, "t"), ["township"]);
    assert_eq!(text(&merge::merge(&kept, &a)), text(&kept), "the choice ends it");
    let hamlet = both.unit(&unit_id("h")).unwrap().0.clone();
    let moved = with(&both, Unit { parent: Some(unit_id("c0")), ..hamlet }, 10, "d2");
    assert_eq!(kinds(&merge::settled(&moved), "t"), ["district"]);
}

#[test]
fn an_edit_of_the_township_that_is_shown_leaves_the_change_of_kind_waiting() {
    let base = a_township();
    let a = changed(&base, "t", UnitKind::District, 5, "d1");
    let b = with(&base, unit("h", "hamlet", Some("t"), "Tổ 1"), 3, "d2");
    let both = merged(&a, &b);
    let shown = both.unit(&unit_id("t")).unwrap().0.clone();
    let renamed = with(&both, Unit { name: "Cổ Phúc mới".into(), ..shown }, 8, "d2");
    assert_eq!(kinds(&merged(&renamed, &a), "t"), ["township", "district"]);
}

#[test]
fn a_file_of_an_older_program_that_does_not_say_what_a_unit_was_is_merged_by_what_the_other_has() {
    let base = a_township();
    let a = read(
        &text(&changed(&base, "t", UnitKind::District, 5, "d1"))
            .replace(", \"kind_before\": \"township\"", ""),
    );
    assert!(a.units().all(|unit| unit.kind_before.is_none()));
    let b = with(&base, unit("h", "hamlet", Some("t"), "Tổ 1"), 3, "d2");
    assert_eq!(kinds(&merged(&a, &b), "t"), ["township", "district"]);
}

#[test]
fn a_district_that_became_a_commune_stays_one_while_another_book_has_a_commune_below_it() {
    let base = with(&two_communes(), unit("d", "district", Some("p"), "Trấn Yên"), 2, "d0");
    let a = changed(&base, "d", UnitKind::Commune, 5, "d1");
    let b = with(&base, unit("c", "commune", Some("d"), "Hòa Cuông"), 3, "d2");
    let both = merged(&a, &b);
    assert_eq!(
        (kinds(&both, "d"), kinds(&both, "c")),
        (vec!["district".into(), "commune".into()], vec!["commune".into()])
    );
    assert_eq!(both.unit(&unit_id("c")).unwrap().0.parent, Some(unit_id("d")));
}

#[test]
fn a_commune_that_became_a_hamlet_stays_one_while_another_book_has_a_hamlet_below_it() {
    let base = with(&two_communes(), unit("c", "commune", Some("p"), "Hòa Cuông"), 2, "d0");
    // No edit does this, but a file from elsewhere can.
    let mut text_of_a = text(&two_communes());
    let hamlet = r#"{"id":"c","kind":"hamlet","name":"Hòa Cuông","parent":"c1","stamp":{"at":5,"device":"d1","after":["2@d0"]}},"#;
    let (at, _) = text_of_a.match_indices("{\"id\": \"c1\"").next().unwrap();
    text_of_a.insert_str(at, hamlet);
    let a = read(&text_of_a);
    let b = with(&base, unit("h", "hamlet", Some("c"), "Thôn 1"), 3, "d2");
    let b = b.with_record(incident("i", "h", ""), stamp(4, "d2")).unwrap();
    let both = merged(&a, &b);
    assert_eq!(kinds(&both, "c"), ["commune", "hamlet"]);
    assert_eq!(both.unit(&unit_id("h")).unwrap().1.root, unit_id("c"));
    // Without the hamlet, the change is merged like any other.
    assert_eq!(kinds(&merged(&a, &base), "c"), ["hamlet"]);
}

#[test]
fn where_each_book_put_below_a_unit_what_the_other_kind_cannot_hold_all_of_it_stays() {
    let base = a_township();
    let a = changed(&base, "t", UnitKind::District, 5, "d1");
    let a = with(&a, unit("c", "commune", Some("t"), "Nga Quán"), 6, "d1");
    let b = with(&base, unit("h", "hamlet", Some("t"), "Tổ 1"), 3, "d2");
    let both = merged(&a, &b);
    assert_eq!(kinds(&both, "t"), ["township", "district"]);
    let parents: Vec<_> = merge::sides(&both, List::Units, "c")
        .into_iter()
        .map(|side| side.fields["parent"].clone())
        .collect();
    assert_eq!(
        parents,
        ["p", "t"],
        "the commune is below what is above the township, until a person says where"
    );
    assert_eq!(merge::conflicts(&both).len(), 2);
}

#[test]
fn a_unit_of_the_wrong_level_is_not_entered() {
    let base = a_township();
    assert_eq!(
        base.with_unit(unit("x", "hamlet", Some("p"), "Lạc"), stamp(3, "d1")),
        Err(EditError::NoParent(unit_id("x")))
    );
    let commune = base.unit(&unit_id("c0")).unwrap().0.clone();
    let refused = base.with_unit(Unit { kind: UnitKind::District, ..commune }, stamp(3, "d1"));
    assert_eq!(refused, Err(EditError::HoldsOthers(unit_id("c0"))));
}
