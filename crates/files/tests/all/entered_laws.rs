//! Laws of data entry: the book's file brings back whatever a form or table put into the book, and
//! nothing is accepted that reading would refuse.

use std::fs;
use std::sync::LazyLock;

use book::{
    Activity, Assessment, Book, Catalogue, Decision, DeviceId, Discipline, EditError, Incident,
    KindGroup, Lang, Model, Paper, PaperText, Rating, Recognition, RecordKind, Registration, Stamp,
    Statement, Tip, UnitId, Year, YearlyTotal,
};
use files::tables::{
    Applier, Examined, Examiner, IMPORTED, Input, Line, Memory, Plan, State, apply, columns,
    examine, left_out, list_table, read_csv_text, write_csv, write_xlsx,
};
use files::{Fault, ItemCheck, List};
use law::Library;
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};
use testing::at;
use unicode_normalization::UnicodeNormalization;

static LIBRARY: LazyLock<Library> = LazyLock::new(|| Library::national().unwrap());
static BOOK: LazyLock<Book> =
    LazyLock::new(|| read(&fs::read_to_string(at("tests/exchange/good.json")).unwrap()));
static FILE: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(&files::write(&BOOK).unwrap()).unwrap());
static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| LIBRARY.catalogue(&BOOK.frame));

fn read(text: &str) -> Book {
    let read = files::read(text.as_bytes(), "so.json", &LIBRARY, &|text| text.nfc().collect());
    let said = |problems: Vec<files::Problem>| {
        problems.iter().map(|problem| problem.text(Lang::Vi)).collect::<Vec<_>>()
    };
    read.map_err(said).unwrap().book
}

fn stamp() -> Stamp {
    Stamp {
        at: 1_700_000_000_000,
        device: DeviceId::new("d1").unwrap(),
        by: String::new(),
        after: Vec::new(),
    }
}

fn faults(list: List, item: &Value) -> Vec<(String, Fault)> {
    ItemCheck::new(&BOOK, &CATALOGUE).faults(list, &item.to_string())
}

/// Puts an item into the book, as a form does.
fn put(list: List, item: &str) -> Result<Book, EditError> {
    macro_rules! records {
        ($($name:ident),*) => {
            match list {
                List::Units => BOOK.with_unit(serde_json::from_str(item).unwrap(), stamp()),
                $(List::Of(RecordKind::$name) => BOOK.with_record(serde_json::from_str::<$name>(item).unwrap(), stamp()),)*
            }
        };
    }
    records!(
        Incident,
        YearlyTotal,
        Model,
        Registration,
        Paper,
        Statement,
        Rating,
        Discipline,
        Activity,
        Tip,
        Recognition,
        Decision,
        Assessment,
        PaperText
    )
}

/// The items of a list in the book's file.
fn items(list: List) -> Vec<Value> {
    let shards = FILE["shards"].as_array().unwrap().iter();
    shards.flat_map(|shard| shard[list.name()].as_array().cloned().unwrap_or_default()).collect()
}

/// Values that are valid in some fields and invalid in others.
fn value() -> impl Strategy<Value = Value> {
    let known = json!([
        0, 1, 3, 4, 121, 2019, 4_294_967_296_u64, -1, 1.5, true, null, "", " ", "c1", "c2", "d1", "h1", "nowhere", "p1", "pd1", "x-theft",
        "x-plan", "2017-01-01", "2019-06-30", "2024-02-30", "commune", "hamlet", "district", "province", "school", "Müller, Zürich", "c«ng an x·",
        "Ộ\u{0}<b>", ["c1"], [{"date": "2018-01-01", "state": "struck_off"}], [{"since": "2020-01-01", "until": "2019-01-01"}],
        [{"name": " ", "count": 1}], [{"unit": "nowhere"}], [{"unit": "c2", "on": "2019-06-30", "partly": true}], ["h1", "c2"], [{"source": "budget", "amount": 5}]
    ]);
    let known = known.as_array().unwrap().clone();
    prop_oneof![9 => prop::sample::select(known), 1 => Just(Value::from("dài".repeat(4_000)))]
}

const FIELDS: &[&str] = &[
    "unit",
    "parent",
    "kind",
    "name",
    "count",
    "date",
    "year",
    "indicator",
    "value",
    "region",
    "commune_group",
    "valid_from",
    "valid_to",
    "formed_from",
    "absorbed",
    "kind_word",
    "also_in",
    "covers",
    "about",
    "from",
    "to",
    "households_registered",
    "households_residing",
    "valuable",
    "received",
    "revoked",
    "paper",
    "minutes",
    "decision",
    "founded",
    "changes",
    "points",
    "equipment",
    "money",
    "note",
    "reason",
    "by",
    "rules",
    "condition",
    "rating",
    "force",
    "standard",
    "x_new",
];

/// A cell of any table, with what offices write and what they should not.
fn cell() -> impl Strategy<Value = String> {
    let known = [
        "",
        "-",
        "0",
        "1",
        "3",
        "4",
        "2019",
        "5.000.000.000",
        "31/12/2018",
        "1/1/2020",
        "1/1/2018",
        "Trúc Đình",
        "Thôn Mới",
        "Việt Thành",
        "xã Việt Thành",
        "Trộm cắp",
        "Cháy",
        "Tổ tự quản",
        "Số vụ",
        "Xã",
        "Huyện",
        "Khu dân cư",
        "có",
        "Cấp xã",
        "Nghiêm trọng",
        "7h30",
        "c«ng an x·",
        "Müller, Zürich",
        "<b>",
    ];
    prop_oneof![12 => prop::sample::select(known.to_vec()).prop_map(str::to_owned), 1 => Just("dài ".repeat(3_000))]
}

/// A typical cell of a column.
fn usual(input: Input) -> String {
    let text = match input {
        Input::Text => "Thôn Mới",
        Input::Count(_) => "3",
        Input::Year => "2019",
        Input::Day => "1/6/2019",
        Input::Time => "7h30",
        Input::YesNo => "có",
        Input::Unit | Input::Units => "Trúc Đình",
        Input::PaperOrActivity => "Kế hoạch",
        Input::Rules => "tt-124-2021-commune",
        Input::Commune => "Việt Thành",
        Input::Above(_) | Input::CommuneCode => "",
        Input::Kind(KindGroup::Incident) => "Trộm cắp",
        Input::Kind(KindGroup::Model) => "Tổ tự quản",
        Input::Kind(_) => "Số vụ",
        Input::Choice(choices) => choices[0].label.vi,
        Input::Shown => "1",
    };
    text.to_owned()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn what_a_form_is_allowed_to_put_is_read_again(
        list in prop::sample::select(List::all().collect::<Vec<_>>()), which: prop::sample::Index, is_new: bool,
        changes in vec((prop::sample::select(FIELDS), value()), 0..4),
    ) {
        let known = items(list);
        prop_assume!(!known.is_empty());
        let mut item = known[which.index(known.len())].clone();
        if is_new {
            item["id"] = "moi".into();
        }
        for (field, value) in changes {
            item[field] = value;
        }
        if faults(list, &item).is_empty() {
            // The book itself refuses a unit without a place.
            if let Ok(book) = put(list, &item.to_string()) {
                read(&files::write(&book).unwrap());
            }
        }
    }

    #[test]
    fn a_book_that_goes_out_as_tables_and_comes_in_again_stays_as_it_is(
        list in prop::sample::select(IMPORTED.to_vec()), which: prop::sample::Index, is_new: bool,
        changes in vec((prop::sample::select(FIELDS), value()), 0..4),
    ) {
        let known = items(list);
        prop_assume!(!known.is_empty());
        let mut item = known[which.index(known.len())].clone();
        if is_new {
            item["id"] = "moi".into();
        }
        for (field, value) in changes {
            item[field] = value;
        }
        if !faults(list, &item).is_empty() {
            return Ok(());
        }
        let Ok(book) = put(list, &item.to_string()) else { return Ok(()) };
        let book = read(&files::write(&book).unwrap());
        let table = list_table(list, &book, &LIBRARY, &CATALOGUE);
        for file in [write_xlsx(std::slice::from_ref(&table)), write_csv(&table)] {
            let sheet = files::tables::read(&file).unwrap().sheets.remove(0);
            let plan = Plan::of(list, &sheet, &CATALOGUE, &Memory::default());
            for line in examine(&sheet, &plan, &book, &CATALOGUE) {
                prop_assert!(!matches!(line.state, State::New | State::Differs(_)), "{line:?}");
            }
        }
    }

    #[test]
    fn what_a_table_is_allowed_to_put_is_read_again(
        list in prop::sample::select(IMPORTED.to_vec()), rows in vec(vec(prop::option::weighted(0.2, cell()), 20..21), 1..5), has_commune: bool,
    ) {
        let headings = columns(list).iter().map(|column| column.heading).collect::<Vec<_>>().join(";");
        let row = |row: &Vec<Option<String>>| {
            let cells = columns(list).iter().zip(row).map(|(column, odd)| odd.clone().unwrap_or_else(|| usual(column.input)));
            cells.collect::<Vec<_>>().join(";")
        };
        let lines = rows.iter().map(row);
        let csv = std::iter::once(headings).chain(lines).collect::<Vec<_>>().join("\n");
        let Ok(workbook) = read_csv_text(&csv, Some(files::tables::Separator::Semicolon)) else { return Ok(()) };
        let sheet = &workbook.sheets[0];
        let commune = UnitId::new("c1").ok().filter(|_| has_commune);
        let plan = Plan { commune, year: Year::new(2019), ..Plan::of(list, sheet, &CATALOGUE, &Memory::default()) };
        let lines = examine(sheet, &plan, &BOOK, &CATALOGUE);
        let taken: Vec<&Line> = lines.iter().filter(|line| !matches!(line.state, State::Bad(_) | State::Repeats(_))).collect();
        let mut bits = 0;
        let mut random = || { bits += 1; bits };
        let book = apply(list, &taken, &BOOK, &mut random, &stamp()).unwrap();
        read(&files::write(&book).unwrap());

        // Row by row it is the same, and what was read before a stop is the beginning of it.
        let (mut examiner, mut read_so_far, mut left_out_so_far) = (Examiner::of(sheet, &plan, &BOOK, &CATALOGUE), Vec::new(), Vec::new());
        let mut left = examiner.len();
        while let Some(row) = examiner.next() {
            left -= 1;
            prop_assert_eq!(examiner.len(), left);
            match row {
                Examined::Lines(row) => read_so_far.extend(row),
                Examined::LeftOut(row, why) => left_out_so_far.push((row, why)),
            }
            prop_assert!(lines.starts_with(&read_so_far));
        }
        prop_assert_eq!(left, 0);
        prop_assert_eq!(&read_so_far, &lines);
        prop_assert_eq!(left_out_so_far, left_out(sheet, &plan));
        let (stamp, mut bits) = (stamp(), 0);
        let mut applier = Applier::of(list, &BOOK, &stamp);
        for line in taken {
            applier.put(line, &mut || { bits += 1; bits }).unwrap();
        }
        prop_assert_eq!(files::write(&applier.done()).unwrap(), files::write(&book).unwrap());
    }
}

#[test]
fn what_reading_would_refuse_is_told_at_its_field() {
    let of = |list: List, id: &str, change: Value| {
        let mut item = items(list).into_iter().find(|item| item["id"] == id).unwrap();
        item.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        faults(list, &item).into_iter().map(|(path, _)| path).collect::<Vec<_>>()
    };
    let record = |kind, id, change| of(List::Of(kind), id, change);
    assert_eq!(record(RecordKind::Incident, "i1", json!({"count": 0})), ["count"]);
    assert_eq!(record(RecordKind::Incident, "i1", json!({"note": "dài".repeat(4_000)})), ["note"]);
    assert_eq!(
        record(RecordKind::Registration, "r1", json!({"households_registered": 121})),
        ["households_registered"]
    );
    assert_eq!(record(RecordKind::Registration, "r1", json!({"paper": "pd2"})), ["paper"]);
    assert_eq!(
        record(RecordKind::YearlyTotal, "t1", json!({"indicator": "cua-so-khac"})),
        ["indicator"]
    );
    let points = json!({"founded": "2019-02-01", "points": [{}, {"since": "2019-03-01", "until": "2019-02-28"}]});
    assert_eq!(record(RecordKind::Model, "m1", points), ["points[1].until"]);
    assert_eq!(
        record(RecordKind::Model, "m1", json!({"founded": "2020-01-01"})),
        ["changes[0].date"]
    );
    assert_eq!(
        of(
            List::Units,
            "h1",
            json!({"region": 0, "valid_from": "2019-01-01", "valid_to": "2018-01-01"})
        ),
        ["valid_to", "region"]
    );
    assert_eq!(of(List::Units, "h1", json!({"parent": "d1"})), ["parent"]);
    assert_eq!(of(List::Units, "c1", json!({"parent": "h1"})), ["parent"]);
    // A commune's records are in its own shard, which it cannot leave, and its hamlets cannot be
    // below a district.
    assert_eq!(of(List::Units, "c1", json!({"kind": "hamlet", "parent": "c2"})), ["kind"]);
    assert_eq!(of(List::Units, "h1", json!({"kind": "commune", "parent": "d1"})), ["kind"]);
    assert_eq!(of(List::Units, "c1", json!({"kind": "district", "parent": null})), ["kind"]);
    for (list, item) in
        List::all().flat_map(|list| items(list).into_iter().map(move |item| (list, item)))
    {
        assert_eq!(faults(list, &item), [], "{item}");
    }
}
