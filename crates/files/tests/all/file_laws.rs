//! Laws of data files, for any book and any bytes.

use std::fs;
use std::sync::LazyLock;

use book::{Book, Lang};
use files::{FileRead, Problem};
use law::Library;
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};
use testing::at;
use unicode_normalization::UnicodeNormalization;

use testing::pointers;

static LIBRARY: LazyLock<Library> = LazyLock::new(|| Library::national().unwrap());
static GOOD: LazyLock<String> =
    LazyLock::new(|| fs::read_to_string(at("tests/exchange/good.json")).unwrap());

fn read(bytes: &[u8]) -> Result<FileRead, Vec<Problem>> {
    files::read(bytes, "so.json", &LIBRARY, &|text| text.nfc().collect())
}

fn open(file: &Value) -> Book {
    read(file.to_string().as_bytes())
        .unwrap_or_else(|problems| panic!("{:#?}\n{file:#}", problems))
        .book
}

/// Any text in NFC; its first letter shows that it is Unicode and not an old encoding.
fn text() -> impl Strategy<Value = String> {
    "[ -~àảãáạăâđêôơưỳỷỹýỵẰỮ«»“”…–\n\t\"\\\\<>&]{0,30}"
        .prop_map(|text| format!("Ộ{text}").nfc().collect())
}

/// A value that a newer version might have added.
fn unknown_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-1_000_000i32..1_000_000).prop_map(|number| Value::from(f64::from(number) / 64.0)),
        text().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 16, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map("x_[a-z]{1,6}", inner, 0..4).prop_map(|map| json!(map))
        ]
    })
}

fn unknown_fields() -> impl Strategy<Value = Value> {
    prop::collection::btree_map("x_[a-z]{1,6}", unknown_value(), 0..3).prop_map(|map| json!(map))
}

fn day() -> impl Strategy<Value = String> {
    (1900u16..2200, 1u8..13, 1u8..29)
        .prop_map(|(year, month, day)| format!("{year}-{month:02}-{day:02}"))
}

fn id() -> impl Strategy<Value = String> {
    "[0-9a-z]{16}"
}

fn stamp() -> impl Strategy<Value = Value> {
    (1u64..4_000_000_000_000, id(), text(), any::<bool>()).prop_map(
        |(at, device, by, has_earlier)| {
            let after: Vec<_> =
                has_earlier.then(|| format!("{}@{device}", at - 1)).into_iter().collect();
            json!({ "at": at, "device": device, "by": by, "after": after })
        },
    )
}

/// Adds the members of one object to another.
fn with(mut object: Value, more: Value) -> Value {
    if let (Value::Object(object), Value::Object(more)) = (&mut object, more) {
        object.extend(more);
    }
    object
}

prop_compose! {
    /// The fields that all records share; the unit is one of the commune's.
    fn shared()(id in id(), unit in 0usize..3, stamp in stamp(), note in text(), deleted: bool, illustrative: bool, more in unknown_fields()) -> Value {
        with(json!({ "id": id, "unit": format!("u{unit}"), "stamp": stamp, "note": note, "deleted": deleted, "illustrative": illustrative }), more)
    }
}

fn incident() -> impl Strategy<Value = Value> {
    let severity =
        prop::sample::select(vec!["less_serious", "serious", "very_serious", "especially_serious"]);
    (shared(), day(), 1u32.., prop::option::of(any::<u32>()), prop::option::of(severity), prop::option::of(text()), any::<[bool; 3]>()).prop_map(
        |(shared, date, count, people, severity, outcome, [by_residents, elsewhere, in_two])| {
            let own = json!({ "date": date, "kind": "x-theft", "count": count, "people": people, "severity": severity, "outcome": outcome,
                "by_residents": by_residents, "elsewhere": elsewhere, "time": "07:30", "also_in": if in_two { vec!["u2"] } else { Vec::new() } });
            with(shared, own)
        },
    )
}

fn model() -> impl Strategy<Value = Value> {
    let point =
        (text(), prop::option::of(0u32..9), unknown_fields()).prop_map(|(place, groups, more)| {
            with(json!({ "place": place, "unit": "u1", "groups": groups }), more)
        });
    let money = (any::<u64>(), unknown_fields())
        .prop_map(|(amount, more)| with(json!({ "source": "households", "amount": amount }), more));
    (shared(), "[a-zđ]{1,9}", vec(point, 0..4), vec(money, 0..2), prop::option::of(any::<u32>())).prop_map(|(shared, name, points, money, members)| {
        let changes = json!([{ "date": "2020-02-29", "state": "reviewed" }]);
        let results = json!([{ "year": 2021, "effective": false, "summary": "ổn định" }]);
        let own = json!({ "name": name, "kind": "x-group", "founded": "2019-01-01", "changes": changes, "points": points, "money": money, "members": members,
            "results": results, "level": "commune" });
        with(shared, own)
    })
}

fn assessment(date: &str, by: &str) -> Value {
    let conditions =
        json!([{ "condition": "k1", "clause": "Điều 4", "outcome": "for_decision", "x_new": [1] }]);
    json!({ "year": 2020, "rules": "tt-23-2012-commune", "rules_version": "1", "app_version": "0.1.0", "reading": "strict",
        "outcome": "not_met", "date": date, "conditions": conditions, "by": by })
}

fn absorbed() -> impl Strategy<Value = Value> {
    (id(), day(), any::<bool>(), unknown_fields()).prop_map(|(unit, on, partly, more)| {
        with(json!({ "unit": unit, "on": on, "partly": partly }), more)
    })
}

fn other_records() -> impl Strategy<Value = [Value; 6]> {
    let records = [shared(), shared(), shared(), shared(), shared(), shared()];
    (records, any::<u32>(), any::<bool>(), day(), text()).prop_map(
        |([total, statement, rating, tip, recognition, stored], number, value, date, source)| {
            [
                with(total, json!({ "indicator": "x-crimes", "year": 2020, "value": number, "source": source, "from": "2019-11-16", "to": "2020-11-15" })),
                with(statement, json!({ "kind": "x-calm", "about": "x-plan", "year": 2020, "value": value, "date": date })),
                with(rating, json!({ "force": "x-police", "year": 2020, "rating": "x-fair", "staff": number, "covers": if value { vec!["u1"] } else { Vec::new() } })),
                with(tip, json!({ "date": date, "received": number, "valuable": number / 2 })),
                with(recognition, json!({ "standard": "x-ntm", "year": 2020, "granted": value, "number": source })),
                with(stored, assessment(&date, &source)),
            ]
        },
    )
}

prop_compose! {
    /// A file of one commune with units `u0` (itself), `u1` and `u2`.
    fn file()(
        incidents in vec(incident(), 0..5), models in vec(model(), 0..3), others in other_records(), names in [text(), text(), text()],
        beside in unknown_fields(), of_shard in unknown_fields(), of_unit in unknown_fields(), of_frame in unknown_fields(), stamp in stamp(),
        absorbed in vec(absorbed(), 0..3),
    ) -> Value {
        let unit = |at: usize, kind: &str| json!({ "id": format!("u{at}"), "kind": kind, "name": format!("Đ{}", names[at]), "stamp": stamp });
        let units = json!([
            unit(0, "commune"),
            with(with(unit(1, "hamlet"), json!({ "parent": "u0", "population": 7, "kind_word": names[2], "absorbed": absorbed })), of_unit),
            with(unit(2, "school"), json!({ "parent": "u0", "class": "primary" })),
        ]);
        let [total, statement, rating, tip, recognition, stored] = others;
        let shard = json!({ "root": "u0", "units": units, "incidents": incidents, "models": models, "totals": [total], "statements": [statement],
            "ratings": [rating], "tips": [tip], "recognitions": [recognition], "assessments": [stored] });
        let good: Value = serde_json::from_str(&GOOD).unwrap();
        let settings = json!({ "committee": names[2] });
        let frame = with(json!({ "name": names[0], "note": names[1], "kinds": good["frame"]["kinds"], "settings": settings }), of_frame);
        with(json!({ "format": "binh-yen", "version": "1.6", "frame": frame, "shards": [with(shard, of_shard)] }), beside)
    }
}

/// Whether `whole` contains everything in `part`, with lists in any order. Values that files omit
/// may be missing.
fn is_in(part: &Value, whole: &Value) -> bool {
    match (part, whole) {
        (Value::Object(part), Value::Object(whole)) => {
            part.iter().all(|(name, value)| match whole.get(name) {
                Some(kept) => is_in(value, kept),
                None => {
                    matches!(value, Value::Null | Value::Bool(false))
                        || *value == json!([])
                        || *value == json!(1)
                }
            })
        }
        (Value::Array(part), Value::Array(whole)) => {
            part.len() == whole.len()
                && part.iter().all(|item| whole.iter().any(|kept| is_in(item, kept)))
        }
        _ => part == whole,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_was_read_is_written_back_unknown_fields_and_all(file in file()) {
        let written = files::write(&open(&file)).unwrap();
        let written: Value = serde_json::from_str(&written).unwrap();
        prop_assert!(is_in(&file, &written), "{file:#}\n{written:#}");
    }

    #[test]
    fn a_written_book_reads_back_the_same_and_is_written_the_same(file in file()) {
        let book = open(&file);
        let first = files::write(&book).unwrap();
        let again = read(first.as_bytes()).unwrap().book;
        prop_assert_eq!(files::write(&again).unwrap(), first);
        prop_assert!(files::replaced(&book, &again).iter().all(|replaced| replaced.change == files::Change::Same));
    }

    #[test]
    fn bytes_that_were_changed_or_cut_are_read_or_refused_with_words(at in 0usize..8_000, length in 0usize..40, new in vec(any::<u8>(), 0..40), from_good: bool) {
        let mut bytes = GOOD.as_bytes().to_vec();
        let start = at.min(bytes.len());
        let end = (start + length).min(bytes.len());
        // Uses either random bytes or bytes from elsewhere in the file, which often keep it valid
        // JSON.
        let new = if from_good { bytes[start / 2..(start / 2 + new.len()).min(bytes.len())].to_vec() } else { new };
        bytes.splice(start..end, new);
        if let Err(problems) = read(&bytes) {
            prop_assert!(!problems.is_empty());
            for problem in problems {
                prop_assert!(problem.text(Lang::Vi).starts_with("so.json") && !problem.what(Lang::En).is_empty());
            }
        }
    }

    #[test]
    fn a_file_with_any_value_in_any_place_is_read_or_refused_with_words(at in 0usize..400, value in unknown_value()) {
        let mut file: Value = serde_json::from_str(&GOOD).unwrap();
        let places = pointers(&file);
        *file.pointer_mut(&places[at % places.len()]).unwrap() = value;
        if let Err(problems) = read(file.to_string().as_bytes()) {
            prop_assert!(problems.iter().all(|problem| problem.place.line == Some(1)), "{problems:?}");
        }
    }
}
