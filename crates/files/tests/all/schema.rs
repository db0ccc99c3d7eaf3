//! Tests that the checks of files and the tables agree with the schema of the fields.

use std::collections::BTreeSet;
use std::fs;
use std::sync::LazyLock;

use book::schema::{Columns, Field, Input, Limits, MAX_MONEY};
use book::{Book, Catalogue, KindGroup, Paper, RecordKind, Unit, UnitKind};
use files::tables::{Memory, Plan, Target, Value as Cell, columns, list_table, read_csv_text};
use files::{Fault, ItemCheck, List};
use law::Library;
use serde_json::{Map, Value, json};
use testing::at;
use unicode_normalization::UnicodeNormalization;

static LIBRARY: LazyLock<Library> = LazyLock::new(|| Library::national().unwrap());
static BOOK: LazyLock<Book> = LazyLock::new(|| {
    let text = fs::read_to_string(at("tests/exchange/good.json")).unwrap();
    let read = files::read(text.as_bytes(), "so.json", &LIBRARY, &|text| text.nfc().collect());
    read.unwrap_or_else(|problems| panic!("{problems:?}")).book
});
static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| LIBRARY.catalogue(&BOOK.frame));

fn fields(list: List) -> &'static [Field] {
    match list {
        List::Units => Unit::FIELDS,
        List::Of(kind) => kind.fields(),
    }
}

/// A value that the field accepts.
fn value(field: &Field) -> Value {
    match field.input {
        Input::Line | Input::Lines | Input::Rules | Input::Template | Input::Condition => {
            "x".into()
        }
        Input::Whole(limits) => limits.least.max(1).into(),
        Input::Day => "2019-06-30".into(),
        Input::Time => "07:30".into(),
        Input::Year => 2019.into(),
        Input::Unit => "c1".into(),
        Input::Kind(group) => kind(group),
        Input::PaperOrActivity => kind(KindGroup::Activity),
        Input::YesNo => true.into(),
        Input::OneOf(choices) => choices[0].code.into(),
        Input::UnitKind => UnitKind::Hamlet.choice().code.into(),
        Input::Paper => "p1".into(),
        Input::Rows { fields: [field], .. } if field.name.is_empty() => json!([value(field)]),
        Input::Rows { fields, .. } => json!([filled(fields)]),
        Input::MonthDay | Input::Ready => panic!("of rule sets"),
    }
}

fn kind(group: KindGroup) -> Value {
    CATALOGUE.group(group).next().unwrap().code.as_str().into()
}

fn filled(fields: &[Field]) -> Map<String, Value> {
    fields.iter().map(|field| (field.name.to_owned(), value(field))).collect()
}

/// An item with every field of its schema.
fn item(list: List) -> Map<String, Value> {
    let mut item = filled(fields(list));
    item.insert("id".into(), "moi".into());
    item.insert("stamp".into(), json!({"at": 1_700_000_000_000_u64, "device": "d1"}));
    if list == List::Units {
        // A new hamlet belongs to a commune and still exists.
        item.insert("parent".into(), "c1".into());
        item.remove("valid_to");
    }
    item
}

fn faults(list: List, item: &Map<String, Value>) -> Vec<(String, Fault)> {
    let item = Value::Object(item.clone()).to_string();
    ItemCheck::new(&BOOK, &CATALOGUE).faults(list, &item)
}

#[test]
fn what_is_made_by_the_schema_is_what_files_take() {
    for list in List::all() {
        assert_eq!(faults(list, &item(list)), [], "{list:?}");
    }
}

#[test]
fn what_files_must_have_is_missed() {
    for list in List::all() {
        for field in fields(list) {
            let mut item = item(list);
            item.remove(field.name);
            let is_missed = faults(list, &item).iter().any(
                |(_, fault)| matches!(fault, Fault::Missing { field: name } if name == field.name),
            );
            let goes_with = ["parent", "from", "to"].contains(&field.name);
            assert_eq!(is_missed, field.is_in_every_file || goes_with, "{list:?} {}", field.name);
        }
    }
}

#[test]
fn numbers_beyond_their_limits_and_kinds_of_no_group_are_refused_at_their_field() {
    for list in List::all() {
        for field in fields(list) {
            let refused = |value: Value| {
                let mut item = item(list);
                item.insert(field.name.to_owned(), value);
                faults(list, &item)
            };
            match field.input {
                Input::Whole(Limits { least, most }) => {
                    // Files accept more money than can be typed.
                    let too_many = Some(most + 1).filter(|_| most != MAX_MONEY);
                    for value in least.checked_sub(1).into_iter().chain(too_many) {
                        let found = refused(value.into());
                        let is_told = found.iter().any(|(path, fault)| {
                            path == field.name && matches!(fault, Fault::OutOfRange { .. })
                        });
                        assert!(is_told, "{list:?} {} {value} {found:?}", field.name);
                    }
                }
                Input::Kind(group) => {
                    let found = refused("no-such-kind".into());
                    let is_told = found.iter().any(|(path, fault)| {
                        path == field.name
                            && matches!(fault, Fault::UnknownKind { group: of, .. } if *of == group)
                    });
                    assert!(is_told, "{list:?} {} {found:?}", field.name);
                }
                Input::Unit | Input::Paper => {
                    let found = refused("no-such-id".into());
                    assert!(
                        found.iter().any(|(path, _)| path == field.name),
                        "{list:?} {} {found:?}",
                        field.name
                    );
                }
                Input::Line
                | Input::Lines
                | Input::Day
                | Input::MonthDay
                | Input::Time
                | Input::Year
                | Input::PaperOrActivity
                | Input::YesNo
                | Input::OneOf(_)
                | Input::UnitKind
                | Input::Rules
                | Input::Template
                | Input::Condition
                | Input::Ready
                | Input::Rows { .. } => {}
            }
        }
    }
}

#[test]
fn every_field_has_its_columns_or_a_reason_to_have_none() {
    for list in List::all() {
        let (row, others) = columns(list).split_first().unwrap();
        assert_eq!(row.heading, "TT");
        let names: Vec<&str> = others.iter().map(|column| column.field).collect();
        // Each table can say where a unit is.
        let mut expected: BTreeSet<&str> =
            BTreeSet::from(["province", "district", "commune_code", "commune"]);
        for field in fields(list) {
            match field.columns {
                Columns::One => drop(expected.insert(field.name)),
                Columns::Parts(parts) => expected.extend(parts.iter().map(|part| part.name)),
                Columns::No(_) => {}
            }
        }
        assert_eq!(names.iter().copied().collect::<BTreeSet<_>>(), expected, "{list:?}");
        assert_eq!(names.len(), expected.len(), "{list:?} has a column twice");
    }
}

#[test]
fn headings_that_were_written_before_are_still_read() {
    let field = |list: List, heading: &str| {
        let sheet = read_csv_text(&[heading, ";Ghi chú\n1;2"].concat(), None).unwrap();
        let plan = Plan::of(list, &sheet.sheets[0], &CATALOGUE, &Memory::default());
        match plan.targets[0] {
            Target::Field(column) => column.field,
            _ => "",
        }
    };
    let incidents = List::Of(RecordKind::Incident);
    assert_eq!(field(incidents, "Đã giảm thiểu hậu quả"), "mitigated");
    assert_eq!(field(incidents, "Giảm thiểu hậu quả"), "mitigated");
    assert_eq!(field(incidents, "Báo cáo ngay"), "reported_at_once");
    assert_eq!(field(incidents, "Báo cáo ngay cấp có thẩm quyền"), "reported_at_once");
    assert_eq!(field(List::Units, "Nhóm xã (Bộ tiêu chí 2026-2030)"), "commune_group");
    assert_eq!(field(List::Units, "Khu vực, nhóm xã"), "region");
}

#[test]
fn the_number_of_a_paper_is_not_that_of_its_row() {
    let stamp = json!({"at": 1_700_000_000_000_u64, "device": "d1"});
    let paper = json!({
        "id": "moi", "unit": "c1", "kind": kind(KindGroup::Paper), "date": "2019-06-30",
        "number": "12-NQ/ĐU", "stamp": stamp,
    });
    let paper: Paper = serde_json::from_value(paper).unwrap();
    let stamp = paper.stamp.clone();
    let book = BOOK.with_record(paper, stamp).unwrap();
    let papers = List::Of(RecordKind::Paper);
    let table = list_table(papers, &book, &LIBRARY, &CATALOGUE);
    let at = table.headings.iter().position(|heading| heading == "Số, ký hiệu").unwrap();
    let numbers: Vec<&Cell> = table.rows.iter().map(|row| &row[at]).collect();
    assert!(numbers.contains(&&Cell::Text("12-NQ/ĐU".into())), "{numbers:?}");
    assert!(table.rows.iter().zip(1..).all(|(row, number)| row[0] == Cell::Number(number)));
}
