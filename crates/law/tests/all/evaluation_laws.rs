//! Laws of evaluation for every rule set, tested on the books of all worked cases: no record that
//! is hidden, added, shuffled or moved to another year leads to a wrong certainty.

mod fixed;

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::sync::LazyLock;

use book::{KindGroup, Label, Reading};
use law::{Finding, Origin, Outcome, Reason, ReducedReason, Test, Verdict};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use testing::worked::{Asked, Case, Opened, all_cases, file_of, innermost};

/// A worked case with its book, as a file and opened.
struct Sample {
    name: String,
    case: Case,
    file: Value,
    opened: Opened,
}

impl std::fmt::Debug for Sample {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.name)
    }
}

static SAMPLES: LazyLock<Vec<Sample>> = LazyLock::new(|| {
    let sample = |(name, case): (String, Case)| {
        let name = format!("{name}: {}", case.name);
        let file = file_of(&case).unwrap_or_else(|error| panic!("{name}: {error}"));
        let opened =
            Opened::read(&file, &case.book).unwrap_or_else(|error| panic!("{name}: {error}"));
        Sample { name, case, file, opened }
    };
    all_cases().into_iter().map(sample).collect()
});

fn samples() -> impl Strategy<Value = &'static Sample> {
    (0..SAMPLES.len()).prop_map(|at| &SAMPLES[at])
}

fn readings() -> impl Strategy<Value = Reading> {
    prop::sample::select(vec![Reading::Strict, Reading::Contain, Reading::Assess])
}

impl Sample {
    fn asked(&self, reading: Reading) -> Asked {
        Asked { reading, ..self.case.evaluate.clone() }
    }

    fn verdict(&self, reading: Reading) -> Verdict {
        self.opened.judge(&self.opened.book, &self.asked(reading)).unwrap()
    }

    /// The verdict on a changed book. `change` gets the name of each list of each shard, and the
    /// list.
    fn changed(&self, reading: Reading, change: &mut dyn FnMut(&str, &mut Vec<Value>)) -> Verdict {
        let mut file = self.file.clone();
        each_list(&mut file, change);
        let opened = Opened::read(&file, &self.case.book)
            .unwrap_or_else(|error| panic!("{}: {error}", self.name));
        opened.judge(&opened.book, &self.asked(reading)).unwrap()
    }
}

fn each_list(file: &mut Value, change: &mut dyn FnMut(&str, &mut Vec<Value>)) {
    for shard in file["shards"].as_array_mut().unwrap() {
        for (name, list) in shard.as_object_mut().unwrap() {
            if let Value::Array(list) = list {
                change(name, list);
            }
        }
    }
}

fn text<'v>(record: &'v Value, field: &str) -> &'v str {
    record[field].as_str().unwrap_or_default()
}

/// The outcomes of the whole and of each innermost condition in two verdicts by one rule set.
fn side_by_side(one: &Verdict, other: &Verdict) -> Vec<(String, Outcome, Outcome)> {
    let whole = ("the whole".to_owned(), one.outcome, other.outcome);
    let pair = |(one, other): (&Finding, &Finding)| {
        assert_eq!(one.condition.id, other.condition.id);
        (one.condition.id.clone(), one.outcome, other.outcome)
    };
    std::iter::once(whole)
        .chain(innermost(one).into_iter().zip(innermost(other)).map(pair))
        .collect()
}

/// Whether a key is hidden: about one in three, and always the same ones for a seed.
fn is_hidden(seed: u64, key: &str) -> bool {
    let mut hasher = DefaultHasher::new();
    (seed, key).hash(&mut hasher);
    hasher.finish().is_multiple_of(3)
}

/// The key under which records are hidden together, because each says something about the others;
/// none for records that are never hidden.
///
/// A ruling, a recognition and a refusal are a person's word, which stands over the facts. A paper
/// of request chooses the days that are judged. Of several statements, totals or registrations
/// about one thing, the latest counts. A registration counts over the statement that there was
/// none. A late paper shows that there is no other. Ratings, disciplines and models are complete
/// lists once they have an entry.
fn hidden_with(list: &str, record: &Value, asked_by: Option<&str>) -> Option<String> {
    let together = |list: &str, fields: &[&str]| {
        let values: Vec<_> = fields.iter().map(|field| record[*field].to_string()).collect();
        Some(format!("{list} {}", values.join(" ")))
    };
    let of = |fields: &[&str]| together(list, fields);
    match list {
        "units" | "decisions" | "recognitions" => None,
        "papers" if asked_by == record["kind"].as_str() => None,
        "papers" => of(&["unit"]),
        "registrations" => of(&["unit", "year"]),
        "statements" if record["kind"] == "registered" => {
            together("registrations", &["unit", "year"])
        }
        "statements" => of(&["unit", "kind", "year"]),
        "totals" => of(&["unit", "indicator", "year"]),
        "ratings" | "disciplines" => Some("forces".to_owned()),
        "models" => Some("models".to_owned()),
        _ => of(&["id"]),
    }
}

/// Hides the class of a unit, which says whether it counts among a commune's units.
fn blank_class(seed: u64, list: &str, record: &mut Value) {
    if list == "units" && is_hidden(seed, &format!("class {}", text(record, "id"))) {
        record.as_object_mut().unwrap().remove("class");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, max_shrink_iters: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// A hidden record leaves a gap, and no gap leads to an answer that the whole book contradicts.
    /// Hiding an incident or a discipline also hides the statement that the register is complete;
    /// with that statement, the gap would be a claim.
    #[test]
    fn an_added_fact_never_turns_a_certainty_into_its_opposite(sample in samples(), reading in readings(), seed: u64) {
        let whole = sample.verdict(reading);
        let asked_by = whole.rules.asked_by.as_ref().map(|kind| kind.as_str());
        let mut is_register_torn = false;
        each_list(&mut sample.file.clone(), &mut |list, records| {
            let is_of_register = list == "incidents" || list == "disciplines";
            let is_hidden = |record: &Value| hidden_with(list, record, asked_by).is_some_and(|key| is_hidden(seed, &key));
            is_register_torn |= is_of_register && records.iter().any(is_hidden);
        });
        let part = sample.changed(reading, &mut |list, records| {
            records.iter_mut().for_each(|record| blank_class(seed, list, record));
            records.retain(|record| {
                let is_confirmation = list == "statements" && (record["kind"] == "register_complete" || record["kind"] == "discipline_complete");
                let is_hidden = hidden_with(list, record, asked_by).is_some_and(|key| is_hidden(seed, &key));
                !(is_hidden || is_register_torn && is_confirmation)
            });
        });
        if let (Some(part), Some(whole)) = (&part.score, &whole.score) {
            let is_within = part.low <= whole.low && whole.high <= part.high;
            prop_assert!(is_within, "{}: {}–{} points by a part, {}–{} by all", sample.name, part.low, part.high, whole.low, whole.high);
        }
        for (condition, part, whole) in side_by_side(&part, &whole) {
            let is_opposite = matches!((part, whole), (Outcome::Met, Outcome::NotMet) | (Outcome::NotMet, Outcome::Met));
            prop_assert!(!is_opposite, "{}: {condition} is {part:?} by a part and {whole:?} by all", sample.name);
        }
    }

    /// Not even the order of records that contradict each other on one day. The same record always
    /// counts.
    #[test]
    fn the_order_of_records_never_matters(sample in samples(), reading in readings(), doubled: bool, seed: u64) {
        let double = |list: &str, records: &mut Vec<Value>| {
            let doubles: Vec<_> = records.iter().filter(|_| doubled && list != "units").map(|record| moved(record, 0)).collect();
            records.extend(doubles);
        };
        let before = sample.changed(reading, &mut |list, records| double(list, records));
        let after = sample.changed(reading, &mut |list, records| {
            double(list, records);
            records.sort_by_cached_key(|record| {
                let mut hasher = DefaultHasher::new();
                (seed, text(record, "id")).hash(&mut hasher);
                hasher.finish()
            });
        });
        prop_assert_eq!(before.outcome, after.outcome);
        for (before, after) in innermost(&before).into_iter().zip(innermost(&after)) {
            prop_assert_eq!(before.outcome, after.outcome, "{}: {}", &sample.name, &before.condition.id);
            prop_assert_eq!(&before.because, &after.because, "{}: {}", &sample.name, &before.condition.id);
        }
    }

    /// Adds the book's own records again, with other contents, in years that no condition looks at.
    #[test]
    fn a_record_outside_every_window_never_matters(sample in samples(), reading in readings(), later: bool) {
        let shift: i64 = if later { 56 } else { -56 };
        let before = sample.verdict(reading);
        let after = sample.changed(reading, &mut |list, records| {
            // A model founded long ago may still be maintained today.
            let is_moved = !["units", "recognitions"].contains(&list) && (later || list != "models");
            let moved: Vec<_> = records.iter().filter(|_| is_moved).map(|record| moved(record, shift)).collect();
            records.extend(moved);
        });
        prop_assert_eq!(before.outcome, after.outcome);
        for (before, after) in innermost(&before).into_iter().zip(innermost(&after)) {
            prop_assert_eq!(before.outcome, after.outcome, "{}: {}", &sample.name, &before.condition.id);
            prop_assert_eq!(&before.because, &after.because, "{}: {}", &sample.name, &before.condition.id);
        }
    }

    /// The incident has any kind, severity and blanks, on any day of the window.
    #[test]
    fn one_more_incident_never_improves_a_verdict(
        sample in samples(), reading in readings(), kind: prop::sample::Index, after in 0u16..366, severity in 0usize..5,
        flags in prop::collection::vec(prop::option::of(any::<bool>()), 7), count in 1u32..4, deaths in prop::option::of(0u32..2),
    ) {
        let before = sample.verdict(reading);
        // An incident that makes a register agree with a total shows which of the two was right.
        prop_assume!(!innermost(&before).into_iter().flat_map(|finding| &finding.because).any(is_contradicted));
        let kinds: Vec<_> = sample.opened.catalogue.group(KindGroup::Incident).map(|kind| kind.code.to_string()).collect();
        let (Some(mut date), Some(last)) = (before.window.from, before.window.to) else { return Ok(()) };
        for _ in 0..after {
            date = date.next().filter(|next| *next <= last).unwrap_or(date);
        }
        let severity = [None, Some("less_serious"), Some("serious"), Some("very_serious"), Some("especially_serious")][severity];
        let incident = json!({
            "id": "one-more", "unit": sample.case.evaluate.unit, "date": date, "kind": kind.get(&kinds), "count": count, "deaths": deaths,
            "severity": severity, "force_majeure": flags[0], "found_in_time": flags[1], "mitigated": flags[2], "reported_at_once": flags[3],
            "contrary_to_law": flags[4], "prolonged": flags[5], "by_residents": flags[6], "stamp": {"at": 1, "device": "law"}
        });
        let after = with_record(sample, reading, "incidents", incident);
        let rank = |outcome| match outcome {
            Outcome::Met => 0,
            Outcome::ForDecision | Outcome::Missing => 1,
            Outcome::NotMet => 2,
        };
        if let (Some(before), Some(after)) = (&before.score, &after.score) {
            prop_assert!(after.low <= before.low && after.high <= before.high, "{}: more points", sample.name);
        }
        for (condition, before, after) in side_by_side(&before, &after) {
            prop_assert!(rank(after) >= rank(before), "{}: {condition} was {before:?} and became {after:?}", sample.name);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, max_shrink_iters: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// Judges the book as it was on a day of the window. Whatever is certain then remains so with
    /// all later records.
    #[test]
    fn what_is_settled_does_not_change_by_later_records(sample in samples(), reading in readings(), after in 0u16..366) {
        let whole = sample.verdict(reading);
        prop_assume!(!innermost(&whole).into_iter().flat_map(|finding| &finding.because).any(is_contradicted));
        // A person's ruling can always change an outcome, so rulings of later days are left out.
        let Some(mut day) = whole.window.from else { return Ok(()) };
        for _ in 0..after {
            day = day.next().unwrap_or(day);
        }
        // A case that asks on a given day is not judged after it.
        prop_assume!(sample.asked(reading).as_of.is_none_or(|asked| day <= asked));
        let as_of = String::from(day);
        let mut file = sample.file.clone();
        each_list(&mut file, &mut |list, records| {
            records.retain(|record| list != "decisions" || text(record, "date") <= as_of.as_str());
        });
        let opened = Opened::read(&file, &sample.case.book).unwrap();
        let whole = opened.judge(&opened.book, &sample.asked(reading)).unwrap();
        let then = opened.judge(&opened.book, &Asked { as_of: Some(day), ..sample.asked(reading) }).unwrap();
        // A unit that asks again asks a different question.
        prop_assume!(then.asked == whole.asked);
        prop_assert!(!then.settled || then.outcome == whole.outcome, "{}: {:?} became {:?}", sample.name, then.outcome, whole.outcome);
        for (then, whole) in innermost(&then).into_iter().zip(innermost(&whole)) {
            let stands = !then.settled || then.outcome == whole.outcome;
            prop_assert!(stands, "{}: {} on {as_of} {:?}, then {:?}", sample.name, then.condition.id, then.outcome, whole.outcome);
        }
    }
}

fn is_contradicted(reason: &Reason) -> bool {
    matches!(reason, Reason::Reduced(ReducedReason::Compared { now, before, .. }) if [now, before].iter().any(|figure| figure.origin == Origin::Contradicted))
}

/// The verdict with one more record about the judged unit.
fn with_record(sample: &Sample, reading: Reading, list: &str, record: Value) -> Verdict {
    let mut file = sample.file.clone();
    let unit = sample.case.evaluate.unit.as_str();
    let is_home =
        |shard: &&mut Value| shard["units"].as_array().unwrap().iter().any(|of| of["id"] == unit);
    let shard = file["shards"]
        .as_array_mut()
        .unwrap()
        .iter_mut()
        .find(is_home)
        .unwrap()
        .as_object_mut()
        .unwrap();
    shard.entry(list).or_insert_with(|| json!([])).as_array_mut().unwrap().push(record);
    let opened = Opened::read(&file, &sample.case.book).unwrap();
    opened.judge(&opened.book, &sample.asked(reading)).unwrap()
}

/// A record with all its years moved and its answers reversed.
fn moved(record: &Value, shift: i64) -> Value {
    fn year(text: &str, shift: i64) -> Option<String> {
        let (year, rest) = text.split_at_checked(4)?;
        (rest.len() == 6 && rest.starts_with('-')).then_some(())?;
        Some(format!("{}{rest}", year.parse::<i64>().ok()? + shift))
    }
    let change = |(name, value): (&String, &Value)| {
        let value = match (name.as_str(), value) {
            ("id", Value::String(id)) => json!(format!("{id}-moved")),
            ("stamp", stamp) => stamp.clone(),
            ("year" | "value", Value::Number(number)) => {
                json!(number.as_i64().unwrap() + if name == "year" { shift } else { 1 })
            }
            (_, Value::Bool(answer)) => json!(!answer),
            (_, Value::String(text)) => {
                year(text, shift).map_or_else(|| value.clone(), Value::from)
            }
            (_, Value::Object(_)) => moved(value, shift),
            (_, Value::Array(items)) => items
                .iter()
                .map(|item| if item.is_object() { moved(item, shift) } else { item.clone() })
                .collect(),
            _ => value.clone(),
        };
        (name.clone(), value)
    };
    let mut moved: Map<String, Value> = record.as_object().unwrap().iter().map(change).collect();
    for own in ["deleted", "illustrative"] {
        moved.remove(own);
    }
    Value::Object(moved)
}
