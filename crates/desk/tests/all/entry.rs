//! Initial values of forms, and unfinished forms.

use book::RecordKind::{Decision, Incident, Model, Paper, PaperText, Registration};
use book::{KindGroup, RecordId, UnitId, Year};
use desk::entry::{first_values, form_name, kinds_by_use, like_last_year, next_values};
use desk::fitting;
use desk::route::Query;
use desk::unfinished::{Form, Unfinished};
use serde_json::{Map, Value, json};

use crate::desk_client::{Desk, code};

fn fields(value: Value) -> Map<String, Value> {
    value.as_object().unwrap().clone()
}

fn first(desk: &Desk, kind: book::RecordKind, query: &Query) -> Value {
    Value::Object(first_values(desk.book(), kind, query, desk.year, &desk.last))
}

#[test]
fn the_address_says_unit_and_kind_and_the_chosen_year_is_the_year() {
    let desk = Desk::open("samples/tran-yen-2019.json");
    let unit = UnitId::new("viet-thanh").ok();
    let query = Query { unit, code: code("theft"), ..Query::default() };
    assert_eq!(first(&desk, Incident, &query), json!({"unit": "viet-thanh", "kind": "theft"}));
    let registration = first(&desk, Registration, &query);
    assert_eq!(registration, json!({"unit": "viet-thanh", "year": 2019}));
}

#[test]
fn a_book_of_one_commune_needs_no_unit_to_be_chosen_and_a_districts_does() {
    let commune = Desk::open("samples/outcome-met.json");
    assert_eq!(first(&commune, Incident, &Query::default()), json!({"unit": "binh-an"}));
    let district = Desk::open("samples/tran-yen-2019.json");
    assert_eq!(first(&district, Incident, &Query::default()), json!({}));
}

#[test]
fn the_unit_of_the_last_entry_of_the_kind_is_offered_again() {
    let mut desk = Desk::open("samples/tran-yen-2019.json");
    desk.enter(Incident, json!({"unit": "bao-dap", "date": "2019-03-15", "kind": "theft"}));
    assert_eq!(first(&desk, Incident, &Query::default()), json!({"unit": "bao-dap"}));
    assert_eq!(first(&desk, Model, &Query::default()), json!({}));
}

#[test]
fn a_ruling_begins_with_its_rule_set_and_condition() {
    let desk = Desk::open("samples/outcome-for-decision.json");
    let query =
        Query { code: code("tt-124-2021-commune"), field: code("d4k4a"), ..Query::default() };
    let begins = first(&desk, Decision, &query);
    assert_eq!(begins["rules"], "tt-124-2021-commune");
    assert_eq!(begins["condition"], "d4k4a");
}

#[test]
fn the_next_entry_begins_with_the_same_unit_and_day() {
    let record = fields(json!({"id": "a", "unit": "xa", "date": "2019-03-15", "people": 4,
        "kind": "theft", "count": 3}));
    assert_eq!(
        Value::Object(next_values(Incident, &record)),
        json!({"unit": "xa", "date": "2019-03-15", "count": 1})
    );
}

#[test]
fn a_form_that_was_left_comes_back_until_it_is_saved_and_only_for_what_it_was_begun_for() {
    let of = |unit: &str| Query { unit: UnitId::new(unit).ok(), ..Query::default() };
    let name = form_name(Paper, None, &of("viet-thanh"));
    let other = form_name(Paper, None, &of("bao-dap"));
    assert_ne!(name, other);
    assert_ne!(name, form_name(Incident, None, &of("viet-thanh")));
    assert_ne!(name, form_name(Paper, RecordId::new("a").ok().as_ref(), &of("viet-thanh")));
    let (began, typed) = (Map::new(), fields(json!({"subject": "Kế hoạch chưa xong"})));
    let form = |name: &str, typed: &Map<String, Value>| Form {
        name: name.to_owned(),
        address: "#/van-ban/moi".to_owned(),
        title: "Thêm văn bản".to_owned(),
        typed: typed.clone(),
    };
    let mut unfinished = Unfinished::default();
    unfinished.keep(form(&name, &typed), &began);
    unfinished.keep(form(&other, &began), &began);
    let again = Unfinished::of_text(&unfinished.to_text());
    assert_eq!(again, unfinished, "it outlives the page");
    assert_eq!(again.form(&name).map(|form| &form.typed), Some(&typed));
    assert_eq!(again.form(&other), None, "nothing was typed in it");
    unfinished.remove(&name);
    assert_eq!(unfinished.forms().count(), 0);
    assert_eq!(Unfinished::of_text("?"), Unfinished::default());
    for at in 0..100 {
        unfinished.keep(form(&at.to_string(), &typed), &began);
    }
    assert_eq!(unfinished.forms().count(), 20);
    assert_eq!(unfinished.forms().next().map(|form| form.name.as_str()), Some("99"));
}

#[test]
fn the_kinds_that_were_used_last_are_offered_first() {
    let mut desk = Desk::open("samples/tran-yen-2019.json");
    let unused = kinds_by_use(&book::Book::default());
    assert_eq!((unused.len(), unused[0]), (12, Incident));
    desk.enter(
        Paper,
        json!({"unit": "viet-thanh", "kind": "party_resolution", "date": "2019-02-01"}),
    );
    assert_eq!(kinds_by_use(desk.book())[0], Paper);
}

#[test]
fn last_years_papers_are_drafts_until_this_year_has_them() {
    let mut desk = Desk::open("tests/cases/books/tt-124.json");
    let unit = UnitId::new("xa").unwrap();
    let drafts = |desk: &Desk| like_last_year(desk.book(), &unit, Year::new(2025).unwrap());
    assert_eq!(
        drafts(&desk),
        [
            fields(json!({"unit": "xa", "kind": "party_resolution"})),
            fields(json!({"unit": "xa", "kind": "peoples_committee_plan"})),
        ]
    );
    desk.enter(Paper, json!({"unit": "xa", "kind": "party_resolution", "date": "2025-02-01"}));
    assert_eq!(drafts(&desk).len(), 1);
}

#[test]
fn a_choice_list_holds_what_the_units_rule_sets_look_at() {
    let desk = Desk::open("tests/cases/books/tt-124.json");
    let codes = |unit: &str, group| {
        let unit = desk.book().unit(&UnitId::new(unit).unwrap()).unwrap().0;
        let year = Year::new(2026).unwrap();
        let codes = fitting::codes(&desk.library(), &desk.book().frame, unit, year, group);
        codes.map(|codes| codes.iter().map(ToString::to_string).collect::<Vec<_>>())
    };
    assert_eq!(
        codes("thon", KindGroup::Statement).unwrap(),
        [
            "discipline_complete",
            "issued_or_held",
            "policies_carried_out",
            "register_complete",
            "registered",
            "subjects_managed"
        ]
    );
    assert!(codes("xa", KindGroup::Statement).unwrap().contains(&"police_proactive".to_owned()));
    assert_eq!(codes("xa", KindGroup::Paper), None, "every kind of paper can be recorded");
}

#[test]
fn what_papers_said_last_year_and_who_signed_is_offered_to_be_changed() {
    let mut desk = Desk::open("samples/outcome-met.json");
    desk.enter(
        PaperText,
        json!({"unit": "binh-an", "year": desk.year.number() - 1, "directions": "Tuần tra.",
            "holders": [{"office": "chairman", "name": "A"}],
            "numbers": [{"paper": "year-report", "number": "9"},
                {"paper": "commune-report", "number": "12", "symbol": "BC-BCĐ138"}]}),
    );
    let year = desk.year.number();
    let offered = first(&desk, PaperText, &Query::default());
    assert_eq!(
        offered,
        json!({"unit": "binh-an", "year": year, "directions": "Tuần tra.",
            "holders": [{"office": "chairman", "name": "A"}],
            "numbers": [{"paper": "commune-report", "symbol": "BC-BCĐ138"}]})
    );
    desk.enter(PaperText, offered);
    desk.undo();
    let texts: usize = desk.book().shards.values().map(|shard| shard.paper_texts.len()).sum();
    assert_eq!(texts, 1, "saved as one edit, which can be undone");
}

#[test]
fn the_usual_kinds_of_incident_are_offered_until_others_were_used() {
    let mut desk = Desk::open("samples/outcome-met.json");
    let offered = |desk: &Desk| {
        let catalogue = desk.library().catalogue(&desk.book().frame);
        let kinds = desk::entry::offered_kinds(desk.book(), &catalogue);
        kinds.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    let before = offered(&desk);
    assert_eq!(before.len(), 5);
    desk.enter(Incident, json!({"unit": "binh-an", "date": "2026-03-15", "kind": "superstition"}));
    assert_eq!((offered(&desk).len(), &*offered(&desk)[0]), (5, "superstition"));
}

#[test]
fn a_commune_of_the_list_needs_no_unit_to_be_chosen_either() {
    let mut desk = Desk::new("may-1");
    let list = &crate::founding::LIST;
    let commune = list.communes.iter().find(|commune| commune.code == "04498").unwrap();
    desk.edit("lập sổ", |book, _| desk::founding::with_commune(book, list, commune));
    let unit = list.commune_id(commune);
    assert_eq!(first(&desk, Incident, &Query::default()), json!({"unit": unit.as_str()}));
}

#[test]
fn the_grid_of_totals_has_what_the_years_rule_sets_look_at_and_what_was_entered() {
    let mut desk = Desk::open("tests/cases/books/tt-124.json");
    let year = Year::new(2026).unwrap();
    let indicators = |desk: &Desk| {
        let catalogue = desk.library().catalogue(&desk.book().frame);
        let units: Vec<_> = ["xa", "thon"]
            .map(|id| desk.book().unit(&UnitId::new(id).unwrap()).unwrap().0.clone())
            .into();
        fitting::indicators(&desk.library(), desk.book(), &catalogue, &units, year).len()
    };
    let before = indicators(&desk);
    assert!((1..31).contains(&before), "{before}");
    let other = desk.library().catalogue(&desk.book().frame);
    let catalogue = other.group(KindGroup::Indicator).map(|kind| kind.code.to_string());
    for code in catalogue {
        desk.enter(
            book::RecordKind::YearlyTotal,
            json!({"unit": "thon", "year": 2025, "indicator": code, "value": 3}),
        );
    }
    assert!(indicators(&desk) > before);
}
