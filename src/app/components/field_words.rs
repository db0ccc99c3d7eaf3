//! The fields of a record in words, including the details that a table has no room for.

use book::{Paper, RecordId, UnitKind};
use leptos::prelude::*;
use serde_json::{Map, Value};

use super::record_table::words_of;
use crate::app::register::forms::{Field, Input};
use crate::app::report::templates;
use crate::app::shell::state::App;
use crate::app::shell::words;
use crate::app::text::InLanguage;

/// Returns the value of a field in words. For a list, that is the words of each row.
pub fn words_in_full(app: App, field: &Field, record: &Map<String, Value>) -> String {
    let said = record.get(field.name).and_then(Value::as_str).unwrap_or_default();
    let special = match field.input {
        Input::Rows { .. } => Some(rows(app, field, record).join("; ")),
        Input::UnitKind => kind_of_unit(said),
        Input::Paper => RecordId::new(said).ok().and_then(|id| {
            let (book, catalogue) = (app.book.get(), app.catalogue.get());
            book.record::<Paper>(&id).map(|paper| words::paper_name(&catalogue, paper))
        }),
        Input::Rules => {
            app.library().rule_set(said).map(|rules| rules.title.get(app.lang.get()).to_owned())
        }
        Input::Template => templates::title_of(app, said),
        Input::Condition => condition(app, record, said),
        _ => None,
    };
    special.unwrap_or_else(|| words_of(app, field, record))
}

/// Returns the rows of a list field, one line each.
pub fn rows(app: App, field: &Field, record: &Map<String, Value>) -> Vec<String> {
    let Input::Rows { fields, .. } = field.input else { return Vec::new() };
    let rows =
        record.get(field.name).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    rows.iter().map(|row| row_words(app, fields, row)).collect()
}

fn row_words(app: App, fields: &'static [Field], row: &Value) -> String {
    match (row, fields) {
        (Value::Object(row), _) => {
            let filled = fields.iter().filter(|field| row.contains_key(field.name));
            let said = filled
                .map(|field| [field.label.now(), " ", &words_in_full(app, field, row)].concat());
            said.collect::<Vec<_>>().join(", ")
        }
        // A list of plain values has a single field without a name.
        (plain, [field]) => {
            words_in_full(app, field, &Map::from_iter([(field.name.to_owned(), plain.clone())]))
        }
        (other, _) => other.to_string(),
    }
}

fn kind_of_unit(said: &str) -> Option<String> {
    serde_json::from_str::<UnitKind>(&Value::from(said).to_string()).ok().map(words::unit_kind)
}

fn condition(app: App, record: &Map<String, Value>, said: &str) -> Option<String> {
    let library = app.library();
    let rules = library.rule_set(record.get("rules")?.as_str()?)?;
    let condition = rules.all_conditions().into_iter().find(|condition| condition.id == said)?;
    Some(words::condition_name(condition, app.lang.get()))
}
