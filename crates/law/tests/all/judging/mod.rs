//! The judgement of rule sets beyond single conditions: the moment of asking, points, certainty and
//! distance, succession. Each has small rule sets and books of its own.

mod advice;
mod certainty;
mod decided;
mod district;
mod missing;
mod moment;
mod own_records;
mod score;
mod succession;
mod words;

use std::sync::Arc;

use book::{Book, Catalogue, Day, Lang, Reading, UnitId, Year};
use files::Problem;
use law::{Evaluator, Explainer, Library, Need, Outcome, RuleSet, Verdict, VerdictOutput};
use serde_json::{Value, json};

/// A book, its library and catalogue, and the day up to which the book is looked at.
pub struct Desk {
    library: Library,
    catalogue: Catalogue,
    pub book: Book,
    pub as_of: Option<Day>,
}

pub fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// A record with its stamp.
pub fn record(mut value: Value) -> Value {
    value["stamp"] = json!({"at": 1, "device": "test"});
    value
}

/// A rule set of these conditions, judged over the calendar year unless `more` says otherwise.
pub fn rules(conditions: Value, more: Value) -> Arc<RuleSet> {
    let label = json!({"vi": "thử", "en": "test"});
    let mut rules = json!({
        "id": "test", "version": "1", "title": label, "standard": "safety", "applies_to": ["commune"], "in_force": {},
        "window": {"from": "01-01", "to": "12-31"}, "source": {"name": "thử"}, "conditions": conditions
    });
    for (key, value) in more.as_object().unwrap() {
        rules[key] = value.clone();
    }
    serde_json::from_str(&rules.to_string()).unwrap()
}

/// A condition with a test.
pub fn condition(id: &str, requires: Value) -> Value {
    json!({"id": id, "clause": id, "text": {"vi": id, "en": id, "verified": false}, "requires": requires})
}

/// The test that no crime happened.
pub fn no_crime() -> Value {
    json!({"no_incident": {"kinds": ["crime"]}})
}

/// The test that crimes were held back.
pub fn crimes_held_back() -> Value {
    json!({"reduced": {"indicators": ["crime_cases"], "against": "previous_year"}})
}

/// Communes of one book, each with its records by list.
pub fn desk(communes: Value) -> Desk {
    read_desk(&communes).unwrap()
}

/// Reads the communes like [`desk`], or returns the problems.
pub fn read_desk(communes: &Value) -> Result<Desk, Vec<Problem>> {
    let library = Library::national().unwrap();
    let shards: Vec<Value> = communes
        .as_object()
        .unwrap()
        .iter()
        .map(|(id, commune)| {
            let mut unit = json!({"id": id, "kind": "commune", "name": id});
            let mut shard = json!({"root": id});
            for (key, value) in commune.as_object().unwrap() {
                match value
                    .as_array()
                    .filter(|_| !matches!(key.as_str(), "formed_from" | "absorbed"))
                {
                    None => unit[key] = value.clone(),
                    Some(records) => {
                        let with_unit = records.iter().enumerate().map(|(place, one)| {
                            let mut one = record(one.clone());
                            one["unit"] = json!(id);
                            one["id"] = json!(format!("{id}-{key}-{place}"));
                            one
                        });
                        shard[key] = with_unit.collect();
                    }
                }
            }
            shard["units"] = json!([record(unit)]);
            shard
        })
        .collect();
    let file =
        json!({"format": "binh-yen", "version": "1.0", "frame": {}, "shards": shards}).to_string();
    let book = files::read(file.as_bytes(), "test", &library, &str::to_owned)?.book;
    let catalogue = library.catalogue(&book.frame);
    Ok(Desk { library, catalogue, book, as_of: None })
}

/// A book of one commune, `x`.
pub fn desk_of_one(commune: Value) -> Desk {
    desk(json!({"x": commune}))
}

impl Desk {
    pub fn up_to(self, text: &str) -> Self {
        Self { as_of: Some(day(text)), ..self }
    }

    fn evaluator(&self) -> Evaluator<'_> {
        Evaluator::new(&self.book, &self.library, &self.catalogue, Reading::Contain, self.as_of)
    }

    pub fn verdict(&self, unit: &str, rules: &Arc<RuleSet>, year: u16) -> Verdict {
        let (unit, _) = self.book.unit(&UnitId::new(unit).unwrap()).unwrap();
        self.evaluator().verdict(unit, rules, Year::new(year).unwrap()).unwrap()
    }

    pub fn verdict_on(&self, unit: &str, rules: &Arc<RuleSet>, text: &str) -> Verdict {
        let (unit, _) = self.book.unit(&UnitId::new(unit).unwrap()).unwrap();
        self.evaluator().verdict_on(unit, rules, day(text)).unwrap()
    }

    pub fn outcome(&self, unit: &str, rules: &Arc<RuleSet>, year: u16) -> Outcome {
        self.verdict(unit, rules, year).outcome
    }

    /// The verdict in Vietnamese words.
    pub fn told(&self, verdict: &Verdict) -> VerdictOutput {
        self.told_in(verdict, Lang::Vi)
    }

    pub fn told_in(&self, verdict: &Verdict, lang: Lang) -> VerdictOutput {
        VerdictOutput::new(
            verdict,
            &self.library,
            &Explainer { book: &self.book, catalogue: &self.catalogue, lang },
        )
    }
}

/// The statement that a year's register is complete, made on a day or at the year's end.
pub fn complete(year: u16, until: Option<&str>) -> Value {
    json!({"kind": "register_complete", "year": year, "value": true, "date": until.map_or(format!("{year}-12-31"), str::to_owned)})
}

pub fn theft(date: &str) -> Value {
    json!({"kind": "theft", "date": date, "severity": "less_serious"})
}

/// A yearly total of crimes.
pub fn total(year: u16, value: u32) -> Value {
    json!({"indicator": "crime_cases", "year": year, "value": value})
}

/// The bounds of the desk's count of crimes in a year: at least, and, if known, at most.
pub fn crimes_of(desk: &Desk, unit: &str, year: u16) -> (u32, Option<u32>) {
    let (unit, _) = desk.book.unit(&UnitId::new(unit).unwrap()).unwrap();
    let year = Year::new(year).unwrap();
    let figure = desk.evaluator().figure(
        unit,
        &book::KindCode::new("crime_cases").unwrap(),
        year,
        year.period(),
        None,
    );
    (figure.low, figure.high)
}

/// The bounds of a count that is known.
pub fn exactly(value: u32) -> (u32, Option<u32>) {
    (value, Some(value))
}
