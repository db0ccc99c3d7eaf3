//! The differences between two revisions in words.

use serde_json::{Map, Value};

use crate::app::components::field_words::{rows, words_in_full};
use crate::app::register::forms::{Field, Input};
use crate::app::register::text::revisions as text;
use crate::app::shell::state::App;
use crate::app::text::InLanguage;
use desk::rows::without;

type Record = Map<String, Value>;

/// A differing field with its label, its old value and its new value.
pub struct Change {
    pub label: String,
    pub was: String,
    pub is: String,
}

/// Lists the differing fields in the order of the form.
pub fn changes(app: App, fields: &'static [Field], was: &Record, is: &Record) -> Vec<Change> {
    let differing = fields.iter().filter(|field| was.get(field.name) != is.get(field.name));
    let mut changes: Vec<Change> =
        differing.flat_map(|field| of_field(app, field, was, is)).collect();
    let others = was.keys().chain(is.keys().filter(|key| !was.contains_key(*key)));
    for key in others.filter(|key| !is_known(fields, key) && was.get(*key) != is.get(*key)) {
        let json = |record: &Record| record.get(key).map(ToString::to_string).unwrap_or_default();
        changes.push(Change {
            label: text::OTHER_FIELD.fill(&[key]),
            was: json(was),
            is: json(is),
        });
    }
    changes
}

/// Returns whether the form shows a member, or the page describes it in a sentence of its own.
fn is_known(fields: &[Field], key: &str) -> bool {
    matches!(key, "id" | "stamp" | "deleted" | "joined_into" | "kind_before")
        || fields.iter().any(|field| field.name == key)
}

/// Returns the change of a field. For a list, that is each added or removed row.
fn of_field(app: App, field: &'static Field, was: &Record, is: &Record) -> Vec<Change> {
    let change = |was: String, is: String| Change { label: field.label.now().to_owned(), was, is };
    if let Input::Rows { .. } = field.input {
        let (was, is) = (rows(app, field, was), rows(app, field, is));
        let (gone, new) = (without(&was, &is), without(&is, &was));
        let at = |rows: &[String], at: usize| rows.get(at).cloned().unwrap_or_default();
        return (0..gone.len().max(new.len()))
            .map(|row| change(at(&gone, row), at(&new, row)))
            .collect();
    }
    let (was, is) = (words_in_full(app, field, was), words_in_full(app, field, is));
    // A count of 1 may be left out.
    if was == is && field.name == "count" { Vec::new() } else { vec![change(was, is)] }
}

/// Lists the filled fields.
pub fn facts(app: App, fields: &'static [Field], record: &Record) -> Vec<(&'static str, String)> {
    let filled = fields.iter().filter(|field| record.contains_key(field.name));
    filled.map(|field| (field.label.now(), words_in_full(app, field, record))).collect()
}
