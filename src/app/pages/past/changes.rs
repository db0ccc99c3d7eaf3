//! What is different between two revisions, in words.

use binh_yen::book::{Paper, RecordId, UnitKind};
use leptos::prelude::*;
use serde_json::{Map, Value};

use crate::app::components::record_table::words_of;
use crate::app::forms::{Field, Input};
use crate::app::state::App;
use crate::app::text::past as text;
use crate::app::words;

type Record = Map<String, Value>;

/// A field that is different: what it is called, what it was, what it is.
pub struct Change {
    pub label: String,
    pub was: String,
    pub is: String,
}

/// The fields that differ, in the order of the form.
pub fn changes(app: App, fields: &'static [Field], was: &Record, is: &Record) -> Vec<Change> {
    let mut changes = Vec::new();
    for field in fields.iter().filter(|field| was.get(field.name) != is.get(field.name)) {
        let label = || field.label.now().to_owned();
        if let Input::Rows { fields, .. } = field.input {
            let (was, is) = (rows(app, fields, field, was), rows(app, fields, field, is));
            let (mut gone, mut new) = (without(&was, &is).into_iter(), without(&is, &was).into_iter());
            loop {
                match (gone.next(), new.next()) {
                    (None, None) => break,
                    (was, is) => changes.push(Change { label: label(), was: was.unwrap_or_default(), is: is.unwrap_or_default() }),
                }
            }
        } else {
            let (was, is) = (field_words(app, field, was), field_words(app, field, is));
            // A count of one may be left out.
            if was != is || field.name != "count" {
                changes.push(Change { label: label(), was, is });
            }
        }
    }
    let others = was.keys().chain(is.keys().filter(|key| !was.contains_key(*key)));
    for key in others.filter(|key| !is_known(fields, key) && was.get(*key) != is.get(*key)) {
        let json = |record: &Record| record.get(key).map(ToString::to_string).unwrap_or_default();
        changes.push(Change { label: text::OTHER_FIELD.fill(&[key]), was: json(was), is: json(is) });
    }
    changes
}

fn is_known(fields: &[Field], key: &str) -> bool {
    matches!(key, "id" | "stamp" | "deleted") || fields.iter().any(|field| field.name == key)
}

/// The fields that are filled.
pub fn facts(app: App, fields: &'static [Field], record: &Record) -> Vec<(&'static str, String)> {
    let filled = fields.iter().filter(|field| record.contains_key(field.name));
    let said = |field: &'static Field| match field.input {
        Input::Rows { fields, .. } => rows(app, fields, field, record).join("; "),
        _ => field_words(app, field, record),
    };
    filled.map(|field| (field.label.now(), said(field))).collect()
}

/// The rows of a list, each in a line.
fn rows(app: App, fields: &'static [Field], field: &Field, record: &Record) -> Vec<String> {
    let rows = record.get(field.name).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    rows.iter().map(|row| row_words(app, fields, row)).collect()
}

fn row_words(app: App, fields: &'static [Field], row: &Value) -> String {
    match (row, fields) {
        (Value::Object(row), _) => {
            let filled = fields.iter().filter(|field| row.contains_key(field.name));
            let said = filled.map(|field| [field.label.now(), " ", &field_words(app, field, row)].concat());
            said.collect::<Vec<_>>().join(", ")
        }
        // A list of plain values has one field without a name.
        (plain, [field]) => field_words(app, field, &Record::from_iter([(field.name.to_owned(), plain.clone())])),
        (other, _) => other.to_string(),
    }
}

/// What the first has and the second has not.
fn without(some: &[String], others: &[String]) -> Vec<String> {
    let mut others: Vec<&String> = others.iter().collect();
    let is_new = |row: &&String| match others.iter().position(|other| other == row) {
        Some(at) => {
            others.remove(at);
            false
        }
        None => true,
    };
    some.iter().filter(is_new).cloned().collect()
}

/// A field's value in words.
pub fn field_words(app: App, field: &Field, record: &Record) -> String {
    let said = record.get(field.name).and_then(Value::as_str).unwrap_or_default();
    let special = match field.input {
        Input::UnitKind => kind_of_unit(said),
        Input::Paper => RecordId::new(said).ok().and_then(|id| app.book.with(|book| book.record::<Paper>(&id).map(words::paper_name))),
        Input::Rules => app.library().rule_set(said).map(|rules| rules.title.get(app.lang.get()).to_owned()),
        Input::Condition => condition(app, record, said),
        _ => None,
    };
    special.unwrap_or_else(|| words_of(app, field, record))
}

fn kind_of_unit(said: &str) -> Option<String> {
    serde_json::from_str::<UnitKind>(&Value::from(said).to_string()).ok().map(words::unit_kind)
}

fn condition(app: App, record: &Record, said: &str) -> Option<String> {
    let library = app.library();
    let rules = library.rule_set(record.get("rules")?.as_str()?)?;
    let condition = rules.all_conditions().into_iter().find(|condition| condition.id == said)?;
    Some(words::condition_name(condition, app.lang.get()))
}
