//! Lists and their filters, search for units, and the tree of units.

use book::RecordKind::{Incident, Model};
use book::{Day, Severity, Unit, UnitId};
use desk::route::{Graveness, ModelFilter, Order, Query};
use desk::units::{self, Tree};
use serde_json::json;

use crate::desk_client::{Desk, LETTERS, code};

const SAMPLE: &str = "samples/tran-yen-2019.json";

fn of_unit(unit: &str) -> Query {
    Query { unit: UnitId::new(unit).ok(), ..Query::default() }
}

fn name(unit: &Unit) -> String {
    unit.name.clone()
}

fn found(desk: &Desk, typed: &str) -> Vec<String> {
    units::find(desk.book(), typed, &LETTERS, &name, &|_| true, 8).into_iter().map(name).collect()
}

#[test]
fn the_figures_of_the_overview_are_as_many_records() {
    let desk = Desk::open(SAMPLE);
    let models = |models, kind: Option<&str>| {
        let query = Query { models, code: kind.and_then(code), ..Query::default() };
        desk.list(Model, &query).len()
    };
    assert_eq!(models(Some(ModelFilter::Maintained), None), 49);
    assert_eq!(models(Some(ModelFilter::New), None), 22);
    assert_eq!(models(Some(ModelFilter::New), Some("self_managed_group")), 20);
}

#[test]
fn a_model_is_listed_in_every_year_that_it_was_kept_and_is_new_in_one() {
    let desk = Desk::open(SAMPLE).showing(2020);
    let new = Query { models: Some(ModelFilter::New), ..Query::default() };
    assert!(desk.list(Model, &new).is_empty());
    assert_eq!(desk.list(Model, &Query::default()).len(), 49);
    let before = Desk::open(SAMPLE).showing(2018);
    assert_eq!(before.list(Model, &Query::default()).len(), 49 - 22);
}

#[test]
fn a_list_of_a_commune_has_its_hamlets_records_and_that_of_a_hamlet_its_own() {
    let mut desk = Desk::open(SAMPLE);
    let of_commune = desk.list(Incident, &of_unit("viet-thanh")).len();
    let id = desk.enter(
        Incident,
        json!({"unit": "viet-thanh-thon-1", "date": "2019-03-15", "kind": "theft"}),
    );
    assert_eq!(desk.list(Incident, &of_unit("viet-thanh-thon-1")), [id.as_str()]);
    assert_eq!(desk.list(Incident, &of_unit("viet-thanh")).len(), of_commune + 1);
    assert!(!desk.list(Incident, &of_unit("bao-dap")).contains(&id.to_string()));
    let all = desk.list(Incident, &Query::default()).len();
    assert_eq!(desk.list(Incident, &of_unit("tran-yen")).len(), all, "the district has them all");
}

#[test]
fn days_take_the_place_of_the_year_and_both_ends_belong_to_them() {
    let mut desk = Desk::open(SAMPLE);
    let id =
        desk.enter(Incident, json!({"unit": "viet-thanh", "date": "2018-12-31", "kind": "theft"}));
    let day = Day::parse("2018-12-31").ok();
    let on_the_day = Query { from: day, to: day, ..Query::default() };
    assert!(desk.list(Incident, &on_the_day).contains(&id.to_string()));
    assert!(!desk.list(Incident, &Query::default()).contains(&id.to_string()), "it is of 2018");
    let after = Query { from: Day::parse("2019-01-01").ok(), ..Query::default() };
    assert!(!desk.list(Incident, &after).contains(&id.to_string()));
}

#[test]
fn a_kind_includes_the_kinds_within_it_and_the_latest_record_stands_first() {
    let mut desk = Desk::open(SAMPLE);
    for day in ["2019-12-30", "2019-12-31"] {
        desk.enter(Incident, json!({"unit": "viet-thanh", "date": day, "kind": "theft"}));
    }
    let thefts = desk.list(Incident, &Query { code: code("theft"), ..Query::default() });
    let crimes = desk.list(Incident, &Query { code: code("crime"), ..Query::default() });
    assert!(thefts.iter().all(|id| crimes.contains(id)));
    assert_eq!(desk.record(Incident, &thefts[0])["date"], "2019-12-31");
    assert_eq!(desk.record(Incident, &thefts[1])["date"], "2019-12-30");
}

#[test]
fn a_unit_is_found_without_accents_and_the_exact_accents_come_first() {
    let desk = Desk::open(SAMPLE);
    assert_eq!(found(&desk, "minh quan"), ["Minh Quán", "Minh Quân"]);
    // Some keyboards type a letter in pieces.
    assert_eq!(found(&desk, "Minh Qua\u{302}n")[0], "Minh Quân");
    assert_eq!(found(&desk, "Minh Quán")[0], "Minh Quán");
    assert_eq!(found(&desk, "dinh xay"), ["Đình Xây"]);
    for (typed, name) in [
        ("TT Cổ Phúc", "Cổ Phúc"),
        ("tt co", "Cổ Phúc"),
        ("X. Hòa Cuông", "Hòa Cuông"),
        ("Hoà  Cuông (Trấn Yên)", "Hòa Cuông"),
        ("Xã Hòa Cuông, huyện Trấn Yên, tỉnh Yên Bái", "Hòa Cuông"),
        ("04513", "Hòa Cuông"),
        ("Qui Mông", "Quy Mông"),
        ("I Can", "Y Can"),
        ("Trúc\u{200b}  Đình", "Trúc Đình"),
    ] {
        assert_eq!(found(&desk, typed), [name], "{typed}");
    }
    assert!(found(&desk, "không có").is_empty());
    assert!(found(&desk, "Minh Tiến (Lục Yên)").is_empty());
    assert!(found(&desk, "a").len() <= 8);
}

#[test]
fn a_name_typed_as_a_whole_is_that_unit_unless_two_have_it() {
    let desk = Desk::open(SAMPLE);
    let named = |typed: &str| {
        units::named(desk.book(), typed, &LETTERS, &|unit| vec![format!("Xã {}", unit.name)])
            .map(|unit| unit.id.to_string())
    };
    assert_eq!(named(" việt thành "), Some("viet-thanh".into()));
    assert_eq!(named("XÃ Việt Thành"), Some("viet-thanh".into()));
    assert_eq!(named("X. Việt Thành (Trấn Yên)"), Some("viet-thanh".into()));
    assert_eq!(named("Qui Mông"), Some("quy-mong".into()));
    assert_eq!(named("Việt"), None);
    assert_eq!(named("viet thanh"), None, "another name has other accents");
}

#[test]
fn the_tree_shows_what_fits_and_all_above_it() {
    let desk = Desk::open(SAMPLE);
    let all = Tree::new(desk.book(), "", &LETTERS, &name);
    assert_eq!(all.shown.len(), desk.book().units().count());
    let found = Tree::new(desk.book(), " truc dinh", &LETTERS, &name);
    let shown: Vec<_> = found.shown.iter().map(UnitId::as_str).collect();
    assert_eq!(shown, ["tran-yen", "viet-thanh", "viet-thanh-thon-1", "yen-bai"]);
    assert_eq!(found.roots.iter().map(|unit| unit.id.as_str()).collect::<Vec<_>>(), ["yen-bai"]);
}

#[test]
fn a_list_of_incidents_is_filtered_by_severity_and_outcome_and_put_in_order() {
    let mut desk = Desk::open(SAMPLE);
    let mut enter = |unit: &str, date: &str, more: &[(&str, &str)]| {
        let mut record = json!({"unit": unit, "date": date, "kind": "theft", "count": 1});
        for (field, value) in more {
            record[*field] = (*value).into();
        }
        desk.enter(Incident, record).to_string()
    };
    let blank = enter("bao-dap-thon-1", "2019-01-05", &[]);
    let serious =
        enter("bao-dap-thon-1", "2019-02-05", &[("severity", "serious"), ("outcome", "Đã xử lý")]);
    let grave = enter("bao-dap-thon-1", "2019-01-25", &[("severity", "very_serious")]);
    let of = Query { unit: UnitId::new("bao-dap-thon-1").ok(), ..Query::default() };
    let listed = |query: Query| desk.list(Incident, &query);
    let severity = |severity| listed(Query { severity: Some(severity), ..of.clone() });
    assert_eq!(severity(Graveness::From(Severity::Serious)), [serious.clone(), grave.clone()]);
    assert_eq!(severity(Graveness::From(Severity::VerySerious)), std::slice::from_ref(&grave));
    assert_eq!(severity(Graveness::Blank), std::slice::from_ref(&blank), "a blank is no severity");
    let settled = |is| listed(Query { is_settled: Some(is), ..of.clone() });
    assert_eq!(settled(true), std::slice::from_ref(&serious));
    assert_eq!(settled(false), [grave.clone(), blank.clone()]);
    let order = |order| listed(Query { order, ..of.clone() });
    assert_eq!(order(None), [serious.clone(), grave.clone(), blank.clone()]);
    assert_eq!(order(Some(Order::Earliest)), [blank.clone(), grave.clone(), serious.clone()]);
    assert_eq!(order(Some(Order::Gravest)), [grave, serious, blank]);
}
