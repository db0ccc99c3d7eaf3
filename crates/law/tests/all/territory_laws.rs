//! Laws of changing territory: however a commune was divided and merged, nothing is counted twice
//! and nothing is lost.

use std::sync::LazyLock;

use book::{Day, KindCode, Reading, UnitId, Year};
use law::{Evaluator, Library};
use proptest::prelude::*;
use serde_json::{Value, json};

static LIBRARY: LazyLock<Library> = LazyLock::new(|| Library::national().unwrap());

/// The origin of the commune `x` of the last day of 2024.
#[derive(Clone, Copy, Debug)]
enum Territory {
    /// It always existed.
    Whole,
    /// `a` and `b` merged into it.
    Formed,
    /// It took `b` in.
    Grown,
    /// `a` and `b` merged into `c`, which became it a month later.
    FormedTwice,
}

/// Incidents on a day, on the side of `a` or of `b`.
#[derive(Clone, Debug)]
struct Happened {
    day: Day,
    count: u32,
    in_a: bool,
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn text(day: Day) -> String {
    String::from(day)
}

fn record(mut value: Value) -> Value {
    value["stamp"] = json!({"at": 1, "device": "test"});
    value
}

/// The life of each commune: its first and last day, and how it was formed.
fn lives(territory: Territory, on: Day) -> Vec<(&'static str, Option<Day>, Option<Day>, Value)> {
    let before = on.previous();
    let later = Day::new(on.year(), on.month() + 1, on.day()).unwrap();
    let ended = |id| (id, None, before, json!({}));
    match territory {
        Territory::Whole => vec![("x", None, None, json!({}))],
        Territory::Formed => {
            vec![ended("a"), ended("b"), ("x", Some(on), None, json!({"formed_from": ["a", "b"]}))]
        }
        Territory::Grown => vec![
            ended("b"),
            ("x", None, None, json!({"absorbed": [{"unit": "b", "on": text(on)}]})),
        ],
        Territory::FormedTwice => vec![
            ended("a"),
            ended("b"),
            ("c", Some(on), later.previous(), json!({"formed_from": ["a", "b"]})),
            ("x", Some(later), None, json!({"formed_from": ["c"]})),
        ],
    }
}

/// A district of one commune, with every register complete.
fn file(territory: Territory, on: Day, happened: &[Happened]) -> Value {
    let lives = lives(territory, on);
    let home = |happened: &Happened| {
        let side = if happened.in_a { ["a", "c", "x"] } else { ["b", "c", "x"] };
        let is_there = |id: &&str| {
            let life = lives.iter().find(|(known, ..)| known == id);
            life.is_some_and(|(_, from, to, _)| {
                from.is_none_or(|from| from <= happened.day)
                    && to.is_none_or(|to| happened.day <= to)
            })
        };
        side.into_iter().find(is_there).unwrap()
    };
    let shards = lives.iter().map(|(id, from, to, formed)| {
        let mut unit = json!({"id": id, "kind": "commune", "name": id, "parent": "huyen", "valid_from": from, "valid_to": to});
        unit.as_object_mut().unwrap().retain(|_, value| !value.is_null());
        unit.as_object_mut().unwrap().extend(formed.as_object().unwrap().clone());
        let incidents: Vec<Value> = happened.iter().enumerate().filter(|(_, one)| home(one) == *id).map(|(at, one)| {
            record(json!({"id": format!("i{at}"), "unit": id, "kind": "theft", "date": text(one.day), "count": one.count, "severity": "less_serious"}))
        }).collect();
        let statements: Vec<Value> = [2023, 2024].into_iter().map(|year| {
            let end = day(&format!("{year}-12-31"));
            let until = to.map_or(end, |to| to.min(end));
            record(json!({"id": format!("{id}-{year}"), "unit": id, "kind": "register_complete", "year": year, "value": true,
                "date": text(end), "until": text(until)}))
        }).collect();
        json!({"root": id, "units": [record(unit)], "incidents": incidents, "statements": statements})
    });
    let district = json!({"root": "huyen", "units": [record(json!({"id": "huyen", "kind": "district", "name": "huyen"}))]});
    json!({"format": "binh-yen", "version": "1.2", "frame": {}, "shards": shards.chain([district]).collect::<Vec<_>>()})
}

/// The bounds of the crimes of both years, for the commune and for its district.
fn counts(file: &Value) -> Vec<(u32, Option<u32>)> {
    let book = files::read(file.to_string().as_bytes(), "test", &LIBRARY, &str::to_owned)
        .unwrap_or_else(|problems| panic!("{problems:?}"))
        .book;
    let catalogue = LIBRARY.catalogue(&book.frame);
    let evaluator = Evaluator::new(&book, &LIBRARY, &catalogue, Reading::Contain, None);
    let crimes = KindCode::new("crime_cases").unwrap();
    let of = |unit: &str, year: u16| {
        let (unit, _) = book.unit(&UnitId::new(unit).unwrap()).unwrap();
        let year = Year::new(year).unwrap();
        let figure = evaluator.figure(unit, &crimes, year, year.period(), None);
        (figure.low, figure.high)
    };
    ["x", "huyen"].into_iter().flat_map(|unit| [2023, 2024].map(|year| of(unit, year))).collect()
}

fn happened() -> impl Strategy<Value = Vec<Happened>> {
    let one = (2023u16..2025, 1u8..13, 1u8..29, 1u32..5, any::<bool>());
    let one = one.prop_map(|(year, month, day, count, in_a)| Happened {
        day: Day::new(Year::new(year).unwrap(), month, day).unwrap(),
        count,
        in_a,
    });
    prop::collection::vec(one, 0..8)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn splitting_a_unit_into_parts_and_joining_them_changes_no_count(happened in happened(), month in 1u8..12, on in 2u8..29) {
        let on = Day::new(Year::new(2024).unwrap(), month, on).unwrap();
        let whole = counts(&file(Territory::Whole, on, &happened));
        prop_assert!(whole.iter().all(|(low, high)| *high == Some(*low)));
        for territory in [Territory::Formed, Territory::Grown, Territory::FormedTwice] {
            prop_assert_eq!(&counts(&file(territory, on, &happened)), &whole, "{:?}", territory);
        }
    }

    #[test]
    fn totals_of_the_parts_of_a_divided_unit_are_counted_once(totals in [0u32..9, 0..9, 0..9], has in any::<[bool; 2]>()) {
        let [divided, one, two] = totals;
        let total = |id: &str, value: u32| record(json!({"id": id, "unit": id, "indicator": "crime_cases", "year": 2024, "value": value}));
        let shard = |id: &str, life: Value, totals: Vec<Value>| {
            let mut unit = record(json!({"id": id, "kind": "commune", "name": id, "parent": "huyen"}));
            unit.as_object_mut().unwrap().extend(life.as_object().unwrap().clone());
            json!({"root": id, "units": [unit], "totals": totals})
        };
        let heir = |id: &str, value, has: bool| {
            shard(id, json!({"valid_from": "2024-07-01", "formed_from": ["a"]}), has.then(|| total(id, value)).into_iter().collect())
        };
        let district = json!({"root": "huyen", "units": [record(json!({"id": "huyen", "kind": "district", "name": "huyen"}))]});
        let shards = json!([district, shard("a", json!({"valid_to": "2024-06-30"}), vec![total("a", divided)]), heir("x", one, has[0]), heir("y", two, has[1])]);
        let counts = counts(&json!({"format": "binh-yen", "version": "1.2", "frame": {}, "shards": shards}));
        let (low, high) = counts[3];
        match has {
            [true, true] => prop_assert_eq!((low, high), (one + two, Some(one + two))),
            [false, false] => prop_assert_eq!((low, high), (divided, None)),
            [first, _] => prop_assert_eq!((low, high), (if first { one } else { two }, None)),
        }
    }
}
