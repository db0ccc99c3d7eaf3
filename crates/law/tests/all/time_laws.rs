//! Laws of time for every rule set, tested on the books of all worked cases: nobody knows the
//! future, and no statement covers a day after it was made.

use std::sync::LazyLock;

use book::{Day, KindGroup, Lang};
use law::{Explainer, Outcome, Test, VerdictOutput};
use proptest::prelude::*;
use serde_json::{Value, json};

use testing::worked::{Asked, Case, Opened, all_cases, file_of, innermost};

const DAY: u64 = 86_400_000;

static SAMPLES: LazyLock<Vec<(Case, Value)>> = LazyLock::new(|| {
    let sample = |(name, case): (String, Case)| {
        let file = file_of(&case).unwrap_or_else(|error| panic!("{name}: {error}"));
        (case, file)
    };
    all_cases().into_iter().map(sample).collect()
});

fn samples() -> impl Strategy<Value = usize> {
    0..SAMPLES.len()
}

/// The day the given number of days later.
fn later(mut day: Day, days: u16) -> Day {
    for _ in 0..days {
        day = day.next().unwrap();
    }
    day
}

/// The first moment of a day in Vietnam, in milliseconds since 1970.
fn moment(day: Day) -> u64 {
    let (mut moment, mut at) = (0, Day::parse("1970-01-01").unwrap());
    while at < day {
        (moment, at) = (moment + DAY, at.next().unwrap());
    }
    moment - 7 * DAY / 24
}

/// A file's verdict as JSON, as of a day.
fn told(file: &Value, case: &Case, as_of: Option<Day>) -> String {
    let opened =
        Opened::read(file, &case.book).unwrap_or_else(|error| panic!("{}: {error}", case.name));
    let verdict = opened.judge(&opened.book, &Asked { as_of, ..case.evaluate.clone() }).unwrap();
    let explainer = Explainer { book: &opened.book, catalogue: &opened.catalogue, lang: Lang::En };
    serde_json::to_string(&VerdictOutput::new(&verdict, &opened.library, &explainer)).unwrap()
}

fn each_list(file: &mut Value, change: &mut dyn FnMut(&str, &mut Vec<Value>)) {
    for shard in file["shards"].as_array_mut().unwrap() {
        for (name, list) in shard.as_object_mut().unwrap() {
            if let (Value::Array(list), false) =
                (list, ["units", "waiting"].contains(&name.as_str()))
            {
                change(name, list);
            }
        }
    }
}

/// A copy of a record, made on a later day and saying the opposite.
fn made_later(list: &str, record: &Value, day: Day) -> Value {
    let mut made = record.clone();
    let fields = made.as_object_mut().unwrap();
    for (_, value) in fields.iter_mut() {
        if let Value::Bool(answer) = value {
            *answer = !*answer;
        }
    }
    for own in ["deleted", "illustrative", "revoked", "until", "from", "to", "changes"] {
        fields.remove(own);
    }
    if let Some(ruling) = fields.get_mut("ruling") {
        *ruling = json!(if *ruling == "met" { "not_met" } else { "met" });
    }
    match list {
        // A total names no day. It is known once it is entered, or when its year is over.
        "totals" => {
            fields.insert("value".to_owned(), json!(77));
            fields.insert(
                "year".to_owned(),
                json!(record["year"].as_u64().unwrap().max(u64::from(day.year().number()))),
            );
        }
        "models" => drop(fields.insert("founded".to_owned(), json!(day))),
        _ => drop(fields.insert("date".to_owned(), json!(day))),
    }
    fields.insert("id".to_owned(), json!(format!("{}-later", record["id"].as_str().unwrap())));
    fields.insert("stamp".to_owned(), json!({"at": moment(day), "device": "law"}));
    made
}

/// Ends an earlier thing on a later day.
fn ended_later(list: &str, record: &mut Value, day: Day) {
    let began = record["date"].as_str().or(record["founded"].as_str()).unwrap_or_default();
    if began > String::from(day).as_str() {
        return;
    }
    match list {
        "recognitions" if record["revoked"].is_null() => record["revoked"] = json!(day),
        "models" => {
            let mut changes = record["changes"].as_array().cloned().unwrap_or_default();
            changes.push(json!({"date": day, "state": "struck_off"}));
            record["changes"] = json!(changes);
        }
        _ => {}
    }
}

/// Takes in another unit of the same kind. It had an incident on a day, and nothing else is known
/// of it.
fn take_in(file: &mut Value, id: &str, on: Day, is_partly: bool, happened: Day) {
    let stamp = json!({"at": 1, "device": "law"});
    let shards = file["shards"].as_array_mut().unwrap();
    let place = shards
        .iter()
        .position(|shard| shard["units"].as_array().unwrap().iter().any(|unit| unit["id"] == id))
        .unwrap();
    let unit = shards[place]["units"]
        .as_array_mut()
        .unwrap()
        .iter_mut()
        .find(|unit| unit["id"] == id)
        .unwrap();
    let absorbed = json!({"unit": "taken-in", "on": on, "partly": is_partly});
    match unit["absorbed"].as_array_mut() {
        Some(all) => all.push(absorbed),
        None => unit["absorbed"] = json!([absorbed]),
    }
    let mut part = json!({"id": "taken-in", "kind": unit["kind"], "name": "Nhập", "stamp": stamp});
    if !unit["parent"].is_null() {
        part["parent"] = unit["parent"].clone();
    }
    if !is_partly {
        part["valid_to"] = json!(on.previous().unwrap());
    }
    let incidents: Vec<_> = ["crime", "sabotage", "fire"]
        .map(|kind| json!({"id": format!("law-{kind}"), "unit": "taken-in", "date": happened, "kind": kind, "stamp": stamp}))
        .to_vec();
    if shards[place]["root"] == id {
        shards.push(json!({"root": "taken-in", "units": [part], "incidents": incidents}));
        return;
    }
    let shard = &mut shards[place];
    shard["units"].as_array_mut().unwrap().push(part);
    match shard["incidents"].as_array_mut() {
        Some(all) => all.extend(incidents),
        None => shard["incidents"] = json!(incidents),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, max_shrink_iters: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_dated_after_the_day_that_is_looked_at_changes_nothing(at in samples(), after in 0u16..500, ahead in 1u16..500) {
        let (case, file) = &SAMPLES[at];
        let year = case.evaluate.year;
        let as_of = later(year.before(1).unwrap().period().to.unwrap(), after);
        let day = later(as_of, ahead);
        let before = told(file, case, Some(as_of));
        let mut more = file.clone();
        each_list(&mut more, &mut |list, records| {
            let made: Vec<_> = records.iter().map(|record| made_later(list, record, day)).collect();
            records.iter_mut().for_each(|record| ended_later(list, record, day));
            records.extend(made);
        });
        prop_assert_eq!(before, told(&more, case, Some(as_of)), "{}: as of {:?}, with records of {:?}", &case.name, as_of, day);
    }

    #[test]
    fn what_is_taken_in_after_the_days_that_are_judged_changes_nothing(at in samples(), after in 1u16..500, is_partly: bool) {
        let (case, file) = &SAMPLES[at];
        let opened = Opened::read(file, &case.book).unwrap();
        let window = opened.judge(&opened.book, &case.evaluate).unwrap().window;
        let (unit, _) = opened.book.unit(&case.evaluate.unit).unwrap();
        let (Some(from), Some(to)) = (window.from, window.to) else { return Ok(()) };
        let on = later(unit.valid_from.map_or(to, |first| first.max(to)), after);
        let mut more = file.clone();
        take_in(&mut more, unit.id.as_str(), on, is_partly, from);
        let before = told(file, case, case.evaluate.as_of);
        prop_assert_eq!(before, told(&more, case, case.evaluate.as_of), "{}: taken in on {:?}", &case.name, on);
    }

    #[test]
    fn a_statement_never_settles_a_later_day(at in samples(), after in 0u16..366, until in 0u16..400) {
        let (case, file) = &SAMPLES[at];
        let asked = Asked { as_of: None, ..case.evaluate.clone() };
        let opened = Opened::read(file, &case.book).unwrap();
        let window = opened.judge(&opened.book, &asked).unwrap().window;
        let (Some(from), Some(to)) = (window.from, window.to) else { return Ok(()) };
        let said = later(from, after);
        prop_assume!(said < to);
        let mut early = file.clone();
        each_list(&mut early, &mut |list, records| {
            for record in records.iter_mut().filter(|_| list == "statements") {
                let date: Day = serde_json::from_value(record["date"].clone()).unwrap();
                record["date"] = json!(date.min(said));
                record["until"] = json!(later(said, until));
            }
        });
        let opened = Opened::read(&early, &case.book).unwrap();
        let verdict = opened.judge(&opened.book, &asked).unwrap();
        for finding in innermost(&verdict) {
            let of_kind = |kind| opened.catalogue.get(KindGroup::Statement, kind).and_then(|kind| kind.lasting);
            let stands = match &finding.condition.requires {
                Test::NoIncident(_) => finding.computed != Outcome::Met,
                Test::Statement(law::Statement { kind, value }) => match finding.computed {
                    Outcome::Missing | Outcome::ForDecision => true,
                    Outcome::Met => of_kind(kind) == Some(*value),
                    Outcome::NotMet => of_kind(kind) == Some(!value),
                },
                _ => true,
            };
            prop_assert!(stands, "{}: {} is {:?} by what was said by {:?}", case.name, finding.condition.id, finding.computed, said);
        }
    }
}

/// The page looks at every year as of today. For a past year, this leaves out only records dated
/// after today.
#[test]
fn a_year_that_is_over_comes_out_as_it_did_when_it_is_looked_at_from_a_later_day() {
    let later = Day::parse("2100-01-01").unwrap();
    for (case, file) in SAMPLES.iter().step_by(4) {
        assert_eq!(told(file, case, None), told(file, case, Some(later)), "{}", case.name);
    }
}

#[test]
fn what_is_dated_after_today_counts_in_no_year_that_is_over() {
    let (case, file) = SAMPLES
        .iter()
        .find(|(case, _)| {
            case.book == "tt-124"
                && case.changes.is_none()
                && case.evaluate.rules == "tt-124-2021-commune"
        })
        .unwrap();
    let mut more = file.clone();
    more["shards"][0]["decisions"] = json!([{
        "id": "ahead", "unit": "xa", "rules": "tt-124-2021-commune", "condition": "d4k4a", "year": 2024, "ruling": "not_met",
        "reason": "Thử", "by": "Chủ tịch", "date": "2027-01-05", "stamp": {"at": 1, "device": "case"}
    }]);
    let asked = |file: &Value, as_of: Option<&str>| {
        told(file, case, as_of.map(|day| Day::parse(day).unwrap()))
    };
    assert_ne!(asked(&more, None), asked(file, None));
    assert_eq!(asked(&more, Some("2026-11-30")), asked(file, None));
}
