//! Tests files of the largest possible size in the most costly form: time must grow with the size
//! of a file, not with its square.

use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

use book::{Book, Catalogue, DeviceId, Incident, RecordKind, Stamp, UnitId};
use files::tables::{Line, Memory, Plan, State, apply, examine, read_csv_text};
use files::{Covers, Fault, FileRead, List, Problem, Seen, merge};
use law::Library;
use serde_json::{Value, json};

static LIBRARY: LazyLock<Library> = LazyLock::new(|| Library::national().unwrap());
static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| LIBRARY.catalogue(&Default::default()));

/// The most time that a step may take, in parsing times of a megabyte of JSON. The slowest step
/// takes some hundred; a step that compared all pairs of items would take far more.
const SOON: u32 = 400;

/// Measures the unit of time: parsing a megabyte of JSON now, in this build and under the machine's
/// current load.
fn yardstick() -> Duration {
    static MEGABYTE: LazyLock<String> = LazyLock::new(|| {
        let records: Vec<_> = (0..8_000).map(|at| incident(&format!("i{at}"), 1, at)).collect();
        Value::from(records).to_string()
    });
    let text = MEGABYTE.as_str();
    let began = Instant::now();
    assert!(serde_json::from_str::<Value>(text).is_ok());
    began.elapsed()
}

fn soon<T>(what: &str, step: impl FnOnce() -> T) -> T {
    let before = yardstick();
    let began = Instant::now();
    let done = step();
    let took = began.elapsed();
    // The machine may have become slower or faster meanwhile.
    let unit = before.max(yardstick());
    assert!(took < unit * SOON, "{what} took {took:?}, a megabyte of JSON {unit:?}");
    done
}

fn read(text: &str) -> Result<FileRead, Vec<Problem>> {
    files::read(text.as_bytes(), "so.json", &LIBRARY, &str::to_owned)
}

fn stamp(at: u64) -> Value {
    json!({"at": at, "device": "d"})
}

/// Makes the file of a commune with more units and lists of records.
fn commune(units: Vec<Value>, lists: Value) -> String {
    let mut all = vec![json!({"id": "c", "kind": "commune", "name": "Xã", "stamp": stamp(1)})];
    all.extend(units);
    let mut shard = json!({"root": "c", "units": all});
    shard.as_object_mut().unwrap().extend(lists.as_object().unwrap().clone());
    json!({"format": "binh-yen", "version": "1.1", "shards": [shard]}).to_string()
}

fn hamlet(id: usize, more: Value) -> Value {
    let mut unit = json!({"id": format!("h{id}"), "kind": "hamlet", "name": "Thôn 1", "parent": "c", "stamp": stamp(1)});
    unit.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    unit
}

fn incident(id: &str, at: u64, note: usize) -> Value {
    json!({"id": id, "unit": "c", "date": "2020-01-01", "kind": "theft", "note": note.to_string(), "stamp": stamp(at)})
}

#[test]
fn a_chain_of_own_kinds_is_refused_before_it_is_worked_out_and_a_long_one_that_may_be_is_quick() {
    let kind = |at: usize| {
        let within = if at == 0 { json!([]) } else { json!([format!("x-{}", at - 1)]) };
        json!({"code": format!("x-{at}"), "group": "incident", "label": {"vi": "a", "en": "a"}, "within": within, "source": "s"})
    };
    let file = |count: usize| json!({"format": "binh-yen", "version": "1.1", "frame": {"kinds": (0..count).map(kind).collect::<Vec<_>>()}, "shards": []});
    let refused = soon("30,000 kinds", || read(&file(30_000).to_string()).unwrap_err());
    assert_eq!(refused[0].fault, Fault::TooMany { count: 30_000, most: 20_000 });
    soon("20,000 kinds", || read(&file(20_000).to_string()).unwrap());
    let mut wide = file(2);
    wide["frame"]["kinds"][0]["within"] = (0..500_000).map(|at| json!(format!("x-{at}"))).collect();
    let refused = soon("a kind within 500,000", || read(&wide.to_string()).unwrap_err());
    assert!(
        matches!(refused[..], [Problem { fault: Fault::TooMany { count: 500_000, .. }, .. }]),
        "{refused:?}"
    );
}

#[test]
fn thousands_of_units_of_one_name_are_each_told_once() {
    let units = (0..20_000).map(|id| hamlet(id, json!({}))).collect();
    let book = read(&commune(units, json!({}))).unwrap().book;
    assert_eq!(soon("20,000 units of one name", || merge::likely_duplicates(&book)).len(), 19_999);
    let day = |id: usize| format!("{}-{:02}-{:02}", 1900 + id / 336, id / 28 % 12 + 1, id % 28 + 1);
    let units = (0..20_000)
        .map(|id| hamlet(id, json!({"valid_from": day(id), "valid_to": day(id)})))
        .collect();
    let book = read(&commune(units, json!({}))).unwrap().book;
    assert_eq!(
        soon("20,000 units one after the other", || merge::likely_duplicates(&book)).len(),
        0
    );
}

#[test]
fn thousands_of_deleted_units_are_looked_through_at_once() {
    let units =
        (0..20_000).map(|id| hamlet(id, json!({"deleted": true, "joined_into": "c"}))).collect();
    let incidents: Vec<_> = (0..20_000)
        .map(|id| json!({"id": format!("i{id}"), "unit": format!("h{id}"), "date": "2020-01-01", "kind": "theft", "stamp": stamp(1)}))
        .collect();
    let book = read(&commune(units, json!({"incidents": incidents}))).unwrap().book;
    assert_eq!(soon("20,000 deleted units", || merge::left_behind(&book)).len(), 20_000);
}

#[test]
fn thousands_of_revisions_of_one_record_wait_and_thousands_of_records_have_some() {
    let waiting: Vec<_> = (0..20_000).map(|at| incident("i", 2 + at as u64, at)).collect();
    let file = commune(
        Vec::new(),
        json!({"incidents": [incident("i", 1_000_000, 0)], "waiting": {"incidents": waiting}}),
    );
    let one = read(&file).unwrap().book;
    let other = read(&file.replace("1000000", "1000001")).unwrap().book;
    assert_eq!(soon("comparing 20,000 revisions", || merge::compare(&one, &other)).len(), 1);
    let merged = soon("merging 20,000 revisions", || merge::merge(&one, &other));
    assert_eq!(
        soon("the sides of 20,000 revisions", || merge::sides(
            &merged,
            List::Of(RecordKind::Incident),
            "i"
        ))
        .len(),
        20_002
    );

    let shown: Vec<_> = (0..10_000).map(|at| incident(&format!("i{at}"), 9, 0)).collect();
    let waiting: Vec<_> = (0..10_000).map(|at| incident(&format!("i{at}"), 8, 1)).collect();
    let file = commune(Vec::new(), json!({"incidents": shown, "waiting": {"incidents": waiting}}))
        .replace("\"device\"", "\"by\":\"Xã\",\"device\"");
    let book = read(&file).unwrap().book;
    assert_eq!(soon("10,000 conflicts", || merge::conflicts(&book)).len(), 10_000);
    let stamp =
        Stamp { at: 10, device: DeviceId::new("e").unwrap(), by: String::new(), after: Vec::new() };
    let chosen = soon("10,000 choices", || merge::choose_all_by(&book, "Xã", &stamp).unwrap());
    assert!(merge::conflicts(&chosen).is_empty());
    let covers = Covers { only_changes: true, ..Covers::default() };
    let part = soon("a part of 10,000 conflicts", || files::part(&book, &covers, &Seen::default()));
    assert_eq!(part, book);
}

#[test]
fn thousands_of_papers_that_records_name_come_along() {
    // Half of them are from the year that is sent; half are named by what is sent.
    let day = |at: usize| ["2020-01-01", "2017-01-01"][at % 2];
    let paper = |at: usize| json!({"id": format!("p{at}"), "unit": "c", "kind": "plan", "date": day(at), "stamp": stamp(1)});
    let activity = |at: usize| json!({"id": format!("a{at}"), "unit": "c", "kind": "propaganda", "date": "2020-06-01", "minutes": format!("p{at}"), "stamp": stamp(1)});
    let papers: Vec<_> = (0..20_000).map(paper).collect();
    let kind = CATALOGUE.group(book::KindGroup::Activity).next().unwrap().code.to_string();
    let of_paper = CATALOGUE.group(book::KindGroup::Paper).next().unwrap().code.to_string();
    let activities: Vec<_> = (0..20_000).map(activity).collect();
    let file = commune(Vec::new(), json!({"papers": papers, "activities": activities}))
        .replace("propaganda", &kind)
        .replace("\"plan\"", &format!("\"{of_paper}\""));
    let book = read(&file).unwrap().book;
    let year = book::Year::new(2020).unwrap();
    let covers = Covers { years: Some((year, year)), ..Covers::default() };
    let part = soon("20,000 papers", || files::part(&book, &covers, &Seen::default()));
    assert_eq!(part.shards.values().next().unwrap().papers.len(), 20_000);
}

#[test]
fn a_thousand_problems_at_the_end_of_a_long_text_are_told() {
    // Each fault is in the frame's own fields, after ten megabytes of others.
    let mut file = json!({"format": "binh-yen", "version": "1.1", "shards": []});
    let kind = |at: usize| json!({"code": format!("x-{at}"), "group": "incident", "label": {"vi": "", "en": ""}, "source": "s"});
    file["frame"] = json!({"a": (0..1_000_000).collect::<Vec<_>>(), "kinds": (0..1000).map(kind).collect::<Vec<_>>()});
    let problems =
        soon("2,000 problems behind ten megabytes", || read(&file.to_string()).unwrap_err());
    assert_eq!(problems.len(), 2000);
}

#[test]
fn a_hundred_thousand_problems_of_one_long_record_are_told_or_counted() {
    let points: Vec<_> = (0..100_000)
        .map(|at| json!({"unit": format!("nowhere-{at}"), "name": "Điểm", "note": "x".repeat(100)}))
        .collect();
    let model = json!({"id": "m", "unit": "c", "kind": "x", "name": "Mô hình", "founded": "2019-01-01", "points": points, "stamp": stamp(1)});
    let file = commune(Vec::new(), json!({"models": [model]}));
    let problems = soon("100,000 problems of one record", || read(&file).unwrap_err());
    assert!(
        problems.len() < 20_000 && problems[0].place.record == "m",
        "{}: {:?}",
        problems.len(),
        problems[0]
    );
    let count: usize = problems.iter().map(Problem::stands_for).sum();
    assert!(count >= 100_000, "{count}: {:?}", problems.last());
    let last = problems.last().unwrap();
    assert!(last.text(book::Lang::Vi).contains("lỗi nữa không kể ra từng lỗi"), "{last:?}");
}

#[test]
fn a_table_of_ten_thousand_rows_is_read_whatever_its_rows_are() {
    let units =
        (0..10_000).map(|id| hamlet(id, json!({"name": format!("Thôn {}", id / 2)}))).collect();
    let incidents: Vec<_> = (0..10_000).map(|id| incident(&format!("i{id}"), 1, id)).collect();
    let book = read(&commune(units, json!({"incidents": incidents}))).unwrap().book;
    let examined = |list: List, csv: String| {
        let workbook = read_csv_text(&csv, None).unwrap();
        let commune = UnitId::new("c").ok();
        let plan =
            Plan { commune, ..Plan::of(list, &workbook.sheets[0], &CATALOGUE, &Memory::default()) };
        soon("examining", || examine(&workbook.sheets[0], &plan, &book, &CATALOGUE))
    };
    let table = |head: &str, row: &dyn Fn(usize) -> String| {
        std::iter::once(head.to_owned()).chain((0..10_000).map(row)).collect::<Vec<_>>().join("\n")
    };
    let unknown = examined(
        List::Of(RecordKind::Incident),
        table("Ngày xảy ra;Thôn;Loại vụ việc", &|at| {
            format!("1/1/2020;Thôn {at};Loại lạ {at}")
        }),
    );
    assert!(
        unknown.len() == 10_000 && unknown.iter().all(|line| matches!(line.state, State::Bad(_)))
    );
    let put = |list: List, lines: &[Line]| {
        let taken: Vec<&Line> = lines
            .iter()
            .filter(|line| matches!(line.state, State::New | State::Differs(_)))
            .collect();
        let stamp = Stamp {
            at: 10,
            device: DeviceId::new("e").unwrap(),
            by: String::new(),
            after: Vec::new(),
        };
        let mut bits = 1;
        let mut random = || {
            bits += 1;
            bits
        };
        (taken.len(), soon("applying", || apply(list, &taken, &book, &mut random, &stamp).unwrap()))
    };
    let new = examined(
        List::Of(RecordKind::Incident),
        table("Ngày xảy ra;Loại vụ việc", &|at| format!("{}/1/2021;Cháy", at % 28 + 1)),
    );
    assert_eq!(put(List::Of(RecordKind::Incident), &new).0, 10_000);
    let changed = examined(List::Units, table("Tên thôn;Số hộ", &|at| format!("Thôn {at};{at}")));
    let (count, merged): (usize, Book) = put(List::Units, &changed);
    // The other rows are asked about, because each fits two hamlets.
    assert_eq!((count, merged.units().count()), (5_000, 15_001));
    assert!(
        Arc::ptr_eq(&merged.frame, &book.frame)
            && merged.shards.values().all(|shard| shard.live::<Incident>().count() == 10_000)
    );
}
