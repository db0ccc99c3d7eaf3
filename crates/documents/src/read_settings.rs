//! Reads a file of settings: names of officials, numbers, what a person wrote.

use book::{Catalogue, Office, UnitId};
use serde_json::Value;

use crate::fault::{Fault, Problem, Wanted};
use crate::name::Own;
use crate::reader::Reader;
use crate::settings::Settings;

impl Settings {
    /// Reads settings from the bytes of their file:
    /// `{"holders": {"xa": {"chairman": "…"}}, "numbers": {"year-report": "12"}, "symbols": {…},
    /// "own": [{"unit": "xa", "year": 2026, "directions": "…"}]}`.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn read(file: &str, bytes: &[u8]) -> Result<Self, Vec<Problem>> {
        let catalogue = Catalogue::default();
        let mut reader = Reader::new(file, &catalogue);
        let value: Value = match serde_json::from_slice(bytes) {
            Ok(value) => value,
            Err(error) => {
                reader.wrong(Fault::NotJson { line: error.line(), column: error.column() });
                return Err(reader.problems());
            }
        };
        let found = settings(&mut reader, &value);
        let problems = reader.problems();
        match found {
            Some(settings) if problems.is_empty() => Ok(settings),
            _ => Err(problems),
        }
    }
}

fn settings(reader: &mut Reader, value: &Value) -> Option<Settings> {
    let map = reader.object(value, &["holders", "numbers", "symbols", "own"])?;
    let mut settings = Settings::default();
    reader.optional(map, "holders", |reader, value| holders(reader, value, &mut settings));
    reader.optional(map, "own", |reader, value| {
        reader.list(value, |reader, value| own(reader, value, &mut settings))
    });
    settings.numbers = reader.optional(map, "numbers", texts).unwrap_or_default();
    settings.symbols = reader.optional(map, "symbols", texts).unwrap_or_default();
    Some(settings)
}

fn unit(reader: &mut Reader, id: &str) -> Option<UnitId> {
    let found = UnitId::new(id).ok();
    if found.is_none() {
        reader.wrong(Fault::Not(Wanted::Id));
    }
    found
}

/// Texts by the id of a template.
fn texts(reader: &mut Reader, value: &Value) -> Option<std::collections::BTreeMap<String, String>> {
    let Value::Object(map) = value else {
        reader.wrong(Fault::Not(Wanted::Object));
        return None;
    };
    let mut found = std::collections::BTreeMap::new();
    for (id, value) in map {
        let text = reader.within(format!(".{id}"), |reader| reader.text(value).map(str::to_owned));
        found.extend(text.map(|text| (id.clone(), text)));
    }
    Some(found)
}

fn holders(reader: &mut Reader, value: &Value, settings: &mut Settings) -> Option<()> {
    let Value::Object(units) = value else {
        reader.wrong(Fault::Not(Wanted::Object));
        return None;
    };
    let known: Vec<&'static str> = Office::CHOICES.iter().map(|one| one.code).collect();
    for (id, value) in units {
        reader.within(format!(".{id}"), |reader| {
            let unit = unit(reader, id)?;
            let map = reader.object(value, &known)?;
            let names = settings.holders.entry(unit).or_default();
            for name in known.iter().copied() {
                let text = reader
                    .optional(map, name, |reader, value| reader.text(value).map(str::to_owned));
                names.extend(text.map(|text| (name, text)));
            }
            Some(())
        });
    }
    Some(())
}

fn own(reader: &mut Reader, value: &Value, settings: &mut Settings) -> Option<()> {
    let parts: Vec<&'static str> = Own::ALL.iter().map(|one| one.written()).collect();
    let known: Vec<&'static str> = ["unit", "year"].into_iter().chain(parts.clone()).collect();
    let map = reader.object(value, &known)?;
    let id = reader.member(map, "unit", |reader, value| {
        let text = reader.text(value)?;
        unit(reader, text)
    })?;
    let year = reader.member(map, "year", |reader, value| {
        let year = value.as_u64().and_then(|year| u16::try_from(year).ok());
        if year.is_none() {
            reader.wrong(Fault::Not(Wanted::Year));
        }
        year
    })?;
    let texts = settings.own.entry((id, year)).or_default();
    for name in parts {
        let text =
            reader.optional(map, name, |reader, value| reader.text(value).map(str::to_owned));
        texts.extend(text.map(|text| (name, text)));
    }
    Some(())
}
