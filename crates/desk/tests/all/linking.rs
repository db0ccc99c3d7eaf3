//! An older book's communes are linked to the list of communes.

use book::{Book, RecordKind, Stamp, Unit, UnitId, UnitKind};
use desk::linking::{Proposal, additions, is_open, linked, proposals};
use serde_json::json;

use crate::desk_client::Desk;
use crate::founding::LIST;

fn id(text: &str) -> UnitId {
    UnitId::new(text).unwrap()
}

/// A book with units typed by hand: id, kind, name, unit above.
fn typed(units: &[(&str, UnitKind, &str, Option<&str>)]) -> Desk {
    let mut desk = Desk::new("may-1");
    for (unit, kind, name, parent) in units {
        desk.edit("nhập tay", |book, stamp: Stamp| {
            let unit = Unit::new(id(unit), *kind, name, stamp.clone());
            book.with_unit(Unit { parent: parent.map(id), ..unit }, stamp)
        });
    }
    desk
}

fn one(book: &Book, unit: &str) -> Proposal {
    proposals(book, &LIST).into_iter().find(|of| of.unit == id(unit)).unwrap()
}

fn codes(proposal: &Proposal) -> Vec<&str> {
    proposal.fits.iter().map(|at| &*LIST.communes[*at].code).collect()
}

#[test]
fn a_commune_of_its_province_is_sure_and_keeps_its_id_and_its_records() {
    let mut desk = typed(&[
        ("tinh", UnitKind::Province, "Lào Cai", None),
        ("xa", UnitKind::Commune, "Trấn Yên", Some("tinh")),
        ("cu", UnitKind::Commune, "Minh Quán", None),
    ]);
    desk.edit("đã hết", |book, stamp| {
        let unit = book.unit(&id("cu")).unwrap().0.clone();
        let valid_to = Some(book::Day::parse("2025-06-30").unwrap());
        book.with_unit(Unit { valid_to, ..unit }, stamp)
    });
    desk.enter(RecordKind::Incident, json!({"unit": "xa", "date": "2026-03-02", "kind": "theft"}));
    let proposal = one(desk.book(), "xa");
    assert_eq!((codes(&proposal), proposal.sure.is_some()), (vec!["04498"], true));
    let unit = desk.book().unit(&id("xa")).unwrap().0.clone();
    let adds = additions(desk.book(), &LIST, &unit, &LIST.communes[proposal.sure.unwrap()]);
    assert_eq!(
        (adds.code.as_deref(), adds.known, adds.new.len()),
        (Some("04498"), vec![id("cu")], 5)
    );
    let before = desk.book().clone();
    desk.edit("liên kết", |book, stamp| {
        linked(book, &LIST, &[(id("xa"), proposal.sure.unwrap())], &stamp)
    });
    let (unit, shard) = desk.book().unit(&id("xa")).unwrap();
    assert_eq!(unit.listed.as_ref().unwrap().code, "04498");
    assert_eq!((unit.formed_from.len(), shard.incidents.len()), (6, 1));
    assert!(unit.formed_from.contains(&id("cu")));
    assert_eq!(unit.valid_from.unwrap().to_string(), "01/07/2025");
    assert!(desk.book().unit(&id("tinh")).unwrap().0.listed.is_some());
    assert!(!is_open(desk.book()));
    testing::merging::text(desk.book());
    desk.undo();
    assert_eq!(testing::merging::text(desk.book()), testing::merging::text(&before));
}

#[test]
fn where_two_fit_a_person_is_asked_and_accents_decide() {
    let mut by_name = std::collections::BTreeMap::<String, Vec<&communes::Commune>>::new();
    for commune in &LIST.communes {
        by_name.entry(commune.name.to_string()).or_default().push(commune);
    }
    let (name, twins) = by_name.iter().find(|(_, of)| of.len() > 1).unwrap();
    let desk = typed(&[
        ("xa", twins[0].kind, name, None),
        ("giang", UnitKind::Commune, "Trấn Yến", None),
        ("phuong", UnitKind::Ward, "Trấn Yên", None),
    ]);
    let asked = one(desk.book(), "xa");
    assert_eq!((asked.fits.len(), asked.sure), (twins.len(), None));
    assert_eq!(codes(&one(desk.book(), "giang")), Vec::<&str>::new());
    let other_kind = one(desk.book(), "phuong");
    assert_eq!((codes(&other_kind), other_kind.sure), (vec!["04498"], None));
}

#[test]
fn a_city_is_linked_as_a_city_and_an_older_commune_takes_no_former_units() {
    let city =
        LIST.provinces.iter().find(|province| province.is_city && !province.formed_from.is_empty());
    let city = city.unwrap();
    let ward = LIST.communes_of(city).iter().find(|ward| !LIST.went_on(ward)).unwrap();
    let mut desk = typed(&[
        ("tp", UnitKind::Province, &city.name, None),
        ("p", ward.kind, &ward.name, Some("tp")),
    ]);
    desk.enter(RecordKind::Incident, json!({"unit": "p", "date": "2024-03-02", "kind": "theft"}));
    let proposal = one(desk.book(), "p");
    assert_eq!(proposal.sure, None, "it may be another of the same name");
    desk.edit("liên kết", |book, stamp| {
        linked(book, &LIST, &[(id("p"), proposal.fits[0])], &stamp)
    });
    let unit = desk.book().unit(&id("p")).unwrap().0;
    assert_eq!((unit.parts().count(), unit.valid_from, unit.listed.is_some()), (0, None, true));
    assert_eq!(desk.book().unit(&id("tp")).unwrap().0.kind_word, "thành phố");
}
