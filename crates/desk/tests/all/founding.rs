//! A book is founded from the list of communes, on one device and on several.

use std::fs;
use std::sync::LazyLock;

use book::{Book, RecordKind, UnitId, UnitKind};
use communes::{Commune, List as CommuneList};
use desk::founding::{self, State};
use desk::items;
use files::{List, merge, tables};
use serde_json::json;
use testing::at;

use crate::desk_client::Desk;

pub static LIST: LazyLock<CommuneList> = LazyLock::new(|| {
    CommuneList::read(&fs::read_to_string(at("data/communes.txt")).unwrap()).unwrap()
});

fn commune(code: &str) -> &'static Commune {
    LIST.communes.iter().find(|commune| commune.code == code).unwrap()
}

fn found(desk: &mut Desk, code: &str, hamlets: &str) -> UnitId {
    let commune = commune(code);
    let id = LIST.commune_id(commune);
    desk.edit("lập sổ", |book, stamp| {
        let book = founding::with_commune(book, &LIST, commune)?;
        let hamlets = founding::hamlets(&book, &id, hamlets, "thôn");
        let new: Vec<_> = hamlets.into_iter().filter(|hamlet| hamlet.state == State::New).collect();
        founding::with_hamlets(&book, &id, &new, &mut || 7, &stamp)
    });
    id
}

fn names(book: &Book, parent: &UnitId) -> Vec<String> {
    let title = |unit: &book::Unit| [&unit.kind_word, " ", &unit.name].concat();
    let mut names: Vec<String> = book.children(parent).map(title).collect();
    names.sort();
    names
}

#[test]
fn a_commune_of_the_list_comes_with_its_province_and_its_former_units() {
    let mut desk = Desk::new("may-1");
    let id = found(&mut desk, "04498", "");
    let book = desk.book();
    let (unit, _) = book.unit(&id).unwrap();
    assert_eq!(
        (&*unit.name, unit.kind, unit.code.as_deref()),
        ("Trấn Yên", UnitKind::Commune, Some("04498"))
    );
    let listed = unit.listed.as_ref().unwrap();
    assert_eq!((&*listed.name, listed.edition.to_string()), ("Trấn Yên", "01/10/2026".to_owned()));
    assert_eq!(book.top().unwrap().name, "Lào Cai");
    let former = |id: &UnitId| {
        let (unit, _) = book.unit(id).unwrap();
        format!("{} {}, {}: {}", unit.kind.label().vi, unit.name, unit.note, unit.valid_to.unwrap())
    };
    assert_eq!(unit.formed_from.len(), 6);
    assert_eq!(
        former(&unit.formed_from[0]),
        "Thị trấn Cổ Phúc, Huyện Trấn Yên, tỉnh Yên Bái: 30/06/2025"
    );
    assert_eq!(unit.valid_from.unwrap().to_string(), "01/07/2025");
    testing::merging::text(book);
}

#[test]
fn what_came_in_part_is_said_so_and_what_went_on_was_formed_of_nothing() {
    let mut desk = Desk::new("may-1");
    let ba_dinh = found(&mut desk, "00004", "");
    let unit = desk.book().unit(&ba_dinh).unwrap().0;
    assert!(unit.absorbed.iter().any(|absorbed| absorbed.partly) && !unit.formed_from.is_empty());
    let ngoc_long = found(&mut desk, "00859", "");
    let unit = desk.book().unit(&ngoc_long).unwrap().0;
    assert_eq!((unit.valid_from, unit.parts().count()), (None, 0));
    testing::merging::text(desk.book());
}

#[test]
fn two_desks_that_choose_the_same_commune_and_hamlets_merge_without_a_person() {
    let hamlets = "Thôn Trúc Đình\nBản Khe Vải\n3. Thôn Hòa Bình";
    let other = "- thôn Hoà Bình\nTHÔN TRÚC ĐÌNH\nTổ dân phố 1";
    let (mut a, mut b) = (Desk::new("may-1").on("2026-11-01"), Desk::new("may-2").on("2026-11-20"));
    let id = found(&mut a, "04498", hamlets);
    assert_eq!(found(&mut b, "04498", hamlets), id);
    let hamlet = a.book().children(&id).next().unwrap().id.clone();
    a.enter(RecordKind::Incident, json!({"unit": hamlet, "date": "2026-10-02", "kind": "theft"}));
    b.enter(RecordKind::Incident, json!({"unit": hamlet, "date": "2026-10-03", "kind": "theft"}));
    b.edit("số hộ", |book, stamp| {
        let unit = book::Unit { households: Some(120), ..book.unit(&hamlet).unwrap().0.clone() };
        book.with_unit(unit, stamp)
    });
    let mut c = Desk::new("may-3").on("2026-11-30");
    found(&mut c, "04498", other);
    let all = merge::merge_all(&[a.book(), b.book(), c.book()]);
    assert_eq!(merge::merge_all(&[c.book(), a.book(), b.book()]), all);
    assert_eq!(merge::conflicts(&all), []);
    assert_eq!(merge::likely_duplicates(&all), []);
    assert_eq!(all.shards[&id].incidents.len(), 2);
    assert_eq!(
        all.unit(&hamlet).unwrap().0.households,
        Some(120),
        "what one changed follows the list"
    );
    assert_eq!(names(&all, &id).len(), 4, "{:?}", names(&all, &id));
    testing::merging::text(&all);
}

#[test]
fn nobody_was_late_before_the_book_was_founded() {
    let mut desk = Desk::new("may-1").on("2026-11-20");
    let id = found(&mut desk, "04498", "Thôn 1");
    assert!(desk.book().known_since().is_empty());
    desk.enter(RecordKind::Incident, json!({"unit": id, "date": "2026-10-02", "kind": "theft"}));
    let since = desk.book().known_since();
    let hamlet = &desk.book().children(&id).next().unwrap().id;
    assert_eq!(since[&id].to_string(), "20/11/2026");
    assert_eq!(since[hamlet], since[&id], "a hamlet is known since its commune is");
}

#[test]
fn lines_are_read_as_offices_write_them() {
    let mut desk = Desk::new("may-1");
    let id = found(&mut desk, "04498", "Thôn 1\nThôn Trúc Đình");
    let text = "1\tThôn Trúc Đình\t120\n2) Tổ dân phố 1\n• bản  Khe Vải;\nThôn 01\n\n7\nKP 3\nthôn 7\n12/ Ấp Đông\nbản khe vải";
    let read = founding::hamlets(desk.book(), &id, text, "thôn");
    let told = read.iter().map(|hamlet| {
        let state = match &hamlet.state {
            State::New => String::new(),
            State::Known => " = ".to_owned(),
            State::Like(other) => format!(" ? {other}"),
        };
        format!("{} {}{state}", hamlet.word, hamlet.name)
    });
    assert_eq!(
        told.collect::<Vec<_>>(),
        [
            "thôn Trúc Đình = ",
            "tổ dân phố 1",
            "bản Khe Vải",
            "thôn 01 ? thôn 1",
            "thôn 7",
            "khu phố 3",
            "thôn 7 = ",
            "ấp Đông",
            "bản Khe Vải = ",
        ]
    );
}

#[test]
fn a_hamlet_typed_again_after_it_was_renamed_or_deleted_is_another_one() {
    let mut desk = Desk::new("may-1");
    let id = found(&mut desk, "04498", "Thôn 1");
    let old = desk.book().children(&id).next().unwrap().clone();
    desk.edit("đổi tên", |book, stamp| {
        book.with_unit(book::Unit { name: "Đoàn Kết".into(), ..old.clone() }, stamp)
    });
    found(&mut desk, "04498", "Thôn 1");
    assert_eq!(names(desk.book(), &id), ["thôn 1", "thôn Đoàn Kết"]);
    testing::merging::text(desk.book());
}

/// Other programs and later ones make the same units: the ids and the first revision stay for ever.
#[test]
fn a_unit_of_the_list_stays_as_it_is_made() {
    let unit = LIST.unit_of_commune(commune("04498"));
    let text = serde_json::to_string(&unit).unwrap();
    let frozen = fs::read_to_string(at("tests/exchange/listed-unit.json")).unwrap();
    assert_eq!(text, frozen.trim_end());
    let hamlet = book::unit_of_hamlet(&unit.id, "thôn", "Trúc Đình");
    // cspell:words zzckws
    assert_eq!((hamlet.id.as_str(), hamlet.stamp.at), ("be5yp77674zzckws", book::Stamp::FIRST));
}

#[test]
fn every_unit_of_the_list_has_an_id_of_its_own() {
    let mut ids = std::collections::BTreeMap::new();
    for province in &LIST.provinces {
        let unit = LIST.unit_of_province(province);
        assert_eq!(ids.insert(unit.id, unit.name), None);
    }
    let mut formers = std::collections::BTreeMap::new();
    for commune in &LIST.communes {
        let unit = LIST.unit_of_commune(commune);
        assert_eq!(ids.insert(unit.id, unit.name), None);
        for former in LIST.units_of_formers(commune) {
            let place = (former.note, former.kind, former.name);
            let known = formers.insert(former.id, place.clone());
            assert!(known.is_none_or(|known| known == place));
        }
    }
    assert!(formers.keys().all(|id| !ids.contains_key(id)));
}

/// A hamlet as its form gives it.
fn form(desk: &mut Desk, commune: &UnitId, fields: serde_json::Value) -> UnitId {
    let serde_json::Value::Object(mut fields) = fields else { panic!("fields") };
    fields.insert("kind".into(), "hamlet".into());
    fields.insert("parent".into(), commune.as_str().into());
    let catalogue = desk.library().catalogue(&desk.book().frame);
    let mut id = None;
    desk.edit("thêm thôn", |book, stamp| {
        let own = UnitId::new("own-id").unwrap();
        let (book, unit) = items::add_unit(book, &catalogue, fields, &own, stamp).unwrap();
        id = Some(unit.id);
        Ok(book)
    });
    id.unwrap()
}

/// Hamlets of a table.
fn import(desk: &mut Desk, commune: &UnitId, table: &str) {
    let catalogue = desk.library().catalogue(&desk.book().frame);
    let sheet = tables::read_csv_text(table, None).unwrap().sheets.remove(0);
    let plan = tables::Plan::of(List::Units, &sheet, &catalogue, &tables::Memory::default());
    let plan = tables::Plan { commune: Some(commune.clone()), ..plan };
    desk.edit("nhập bảng", |book, stamp| {
        let lines = tables::examine(&sheet, &plan, book, &catalogue);
        let new: Vec<_> = lines.iter().filter(|line| line.state == tables::State::New).collect();
        let mut bits = 0;
        let mut random = || {
            bits += 1;
            bits
        };
        Ok(tables::apply(List::Units, &new, book, &mut random, &stamp).unwrap())
    });
}

#[test]
fn the_same_hamlet_comes_from_the_guide_a_form_and_a_table() {
    let (mut a, mut b, mut c) = (Desk::new("may-1"), Desk::new("may-2"), Desk::new("may-3"));
    let id = found(&mut a, "04498", "Thôn Trúc Đình\nBản Khe Vải\nThôn 3");
    found(&mut b, "04498", "");
    let form_of = |fields| form(&mut b, &id, fields);
    let typed: Vec<UnitId> = [
        json!({"name": "Trúc Đình", "households": 120}),
        json!({"name": "bản Khe Vải"}),
        json!({"name": "3", "kind_word": "thôn"}),
    ]
    .map(form_of)
    .to_vec();
    found(&mut c, "04498", "");
    import(&mut c, &id, "Tên thôn;Số hộ\nTHÔN TRÚC ĐÌNH;120\nBản Khe Vải;\nThôn 3;80\n");
    let all = merge::merge_all(&[a.book(), b.book(), c.book()]);
    assert_eq!(merge::merge_all(&[c.book(), a.book(), b.book()]), all);
    assert!(merge::conflicts(&all).iter().all(|both| both.is_alike), "nobody is asked");
    assert_eq!(names(&all, &id), ["bản Khe Vải", "thôn 3", "thôn Trúc Đình"]);
    let households = |id: &UnitId| all.unit(id).unwrap().0.households;
    assert_eq!(typed.iter().map(households).collect::<Vec<_>>(), [Some(120), None, Some(80)]);
    testing::merging::text(&all);
}

#[test]
fn a_pasted_column_behind_the_name_counts_households() {
    let (mut a, mut b) = (Desk::new("may-1"), Desk::new("may-2"));
    let id = found(&mut a, "04498", "1\tThôn Trúc Đình\t120\t480\nBản Khe Vải\t\nThôn 3\t95");
    found(&mut b, "04498", "Thôn Trúc Đình\nThôn 3\t95");
    let all = merge::merge_all(&[a.book(), b.book()]);
    assert!(merge::conflicts(&all).iter().all(|both| both.is_alike), "nobody is asked");
    let households = |book: &book::Book| {
        let mut all: Vec<_> =
            book.children(&id).map(|unit| (unit.name.clone(), unit.households)).collect();
        all.sort();
        all
    };
    let told = [("3", Some(95)), ("Khe Vải", None), ("Trúc Đình", Some(120))];
    assert_eq!(households(&all), told.map(|(name, count)| (name.to_owned(), count)));
}

#[test]
fn a_hamlet_that_has_ended_is_not_the_one_of_today() {
    let (mut a, mut b) = (Desk::new("may-1"), Desk::new("may-2"));
    let id = found(&mut a, "04498", "");
    found(&mut b, "04498", "Thôn 1");
    form(&mut a, &id, json!({"name": "1", "kind_word": "thôn", "valid_to": "2020-12-31"}));
    let all = merge::merge_all(&[a.book(), b.book()]);
    assert_eq!((merge::conflicts(&all), all.children(&id).count()), (vec![], 2));
}

#[test]
fn two_editions_of_the_list_leave_nothing_to_decide() {
    let later = fs::read_to_string(at("data/communes.txt")).unwrap();
    let later = CommuneList::read(&later.replacen("2026-10-01", "2027-01-01", 1)).unwrap();
    let commune = commune("04498");
    let id = LIST.commune_id(commune);
    let take = |desk: &mut Desk, list: &CommuneList| {
        desk.edit("lập sổ", |book, _| founding::with_commune(book, list, commune));
    };
    let (mut a, mut b) = (Desk::new("may-1"), Desk::new("may-2"));
    take(&mut a, &LIST);
    take(&mut b, &later);
    let both = merge::merge_all(&[a.book(), b.book()]);
    assert_eq!(merge::merge_all(&[b.book(), a.book()]), both);
    assert_eq!(merge::conflicts(&both), []);
    let edition = |book: &Book| book.unit(&id).unwrap().0.listed.clone().unwrap().edition;
    assert_eq!(edition(&both).to_string(), "01/01/2027");
    // What a person changed stands, whatever edition the other has.
    a.edit("dân số", |book, stamp| {
        let unit = book::Unit { population: Some(9000), ..book.unit(&id).unwrap().0.clone() };
        book.with_unit(unit, stamp)
    });
    let both = merge::merge_all(&[b.book(), a.book()]);
    assert_eq!(
        (merge::conflicts(&both), both.unit(&id).unwrap().0.population),
        (vec![], Some(9000))
    );
    assert_eq!(merge::merge_all(&[&both, b.book()]), both);
}
