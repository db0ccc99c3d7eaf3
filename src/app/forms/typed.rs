//! From the form's JSON to the book's typed records and back, for every kind of record.

use binh_yen::book::{Book, Record, RecordId, RecordKind, Shard, UnitId};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::app::state::App;
use crate::app::text::{Text, fields as text};
use crate::app::words;

/// Calls a function for the type of a kind of record.
macro_rules! by_kind {
    ($kind:expr, $call:ident ( $($argument:expr),* )) => {
        match $kind {
            RecordKind::Incident => $call::<binh_yen::book::Incident>($($argument),*),
            RecordKind::YearlyTotal => $call::<binh_yen::book::YearlyTotal>($($argument),*),
            RecordKind::Model => $call::<binh_yen::book::Model>($($argument),*),
            RecordKind::Registration => $call::<binh_yen::book::Registration>($($argument),*),
            RecordKind::Paper => $call::<binh_yen::book::Paper>($($argument),*),
            RecordKind::Statement => $call::<binh_yen::book::Statement>($($argument),*),
            RecordKind::Rating => $call::<binh_yen::book::Rating>($($argument),*),
            RecordKind::Discipline => $call::<binh_yen::book::Discipline>($($argument),*),
            RecordKind::Activity => $call::<binh_yen::book::Activity>($($argument),*),
            RecordKind::Tip => $call::<binh_yen::book::Tip>($($argument),*),
            RecordKind::Recognition => $call::<binh_yen::book::Recognition>($($argument),*),
            RecordKind::Decision => $call::<binh_yen::book::Decision>($($argument),*),
            RecordKind::Assessment => $call::<binh_yen::book::Assessment>($($argument),*),
        }
    };
}

pub(crate) use by_kind;

/// A value as JSON fields.
pub fn to_map(value: &impl Serialize) -> Map<String, Value> {
    let text = serde_json::to_string(value).unwrap_or_default();
    match serde_json::from_str(&text) {
        Ok(Value::Object(map)) => map,
        _ => Map::new(),
    }
}

/// A record of the book as JSON fields; none if it is not there.
pub fn find(book: &Book, kind: RecordKind, id: &RecordId) -> Option<Map<String, Value>> {
    fn of<R: Record + Serialize + 'static>(book: &Book, id: &RecordId) -> Option<Map<String, Value>> {
        book.record::<R>(id).map(to_map)
    }
    by_kind!(kind, of(book, id))
}

/// A unit of the book as JSON fields; none if it is not there.
pub fn find_unit(book: &Book, id: &UnitId) -> Option<Map<String, Value>> {
    book.unit(id).map(|(unit, _)| to_map(unit))
}

/// Whether the book has a record as deleted.
pub fn is_deleted(book: &Book, kind: RecordKind, id: &RecordId) -> bool {
    fn of<R: Record + 'static>(book: &Book, id: &RecordId) -> bool {
        book.shards.values().flat_map(|shard| R::list(shard)).any(|record| record.id() == id && record.is_deleted())
    }
    by_kind!(kind, of(book, id))
}

/// Whether a shard has a record of a kind about a unit.
pub fn is_any_of(shard: &Shard, kind: RecordKind, unit: &UnitId) -> bool {
    fn of<R: Record + 'static>(shard: &Shard, unit: &UnitId) -> bool {
        shard.live::<R>().any(|record| record.unit() == unit)
    }
    by_kind!(kind, of(shard, unit))
}

/// Puts a record into the book, new or in the place of its earlier revision.
///
/// # Errors
/// A sentence that says why the book does not take it.
pub fn put(app: App, kind: RecordKind, mut record: Map<String, Value>, label: &str) -> Result<(), String> {
    fn of<R: Record + DeserializeOwned + 'static>(app: App, json: &str, label: &str) -> Result<(), String> {
        let record: R = serde_json::from_str(json).map_err(|error| text::NOT_ACCEPTED.fill(&[&error.to_string()]))?;
        app.edit(label, |book, stamp| book.with_record(record, stamp))
    }
    record.entry("id").or_insert_with(|| app.record_id().as_str().into());
    record.insert("stamp".into(), Value::Object(to_map(&app.stamp())));
    let json = serde_json::to_string(&record).unwrap_or_default();
    by_kind!(kind, of(app, &json, label))
}

/// Deletes a record.
///
/// # Errors
/// A sentence that says why it could not be deleted.
pub fn delete(app: App, kind: RecordKind, id: &RecordId, label: &str) -> Result<(), String> {
    fn of<R: Record + 'static>(app: App, id: &RecordId, label: &str) -> Result<(), String> {
        app.edit(label, |book, stamp| book.without_record::<R>(id, stamp))
    }
    by_kind!(kind, of(app, id, label))
}

/// What a step with a kind of record is called: "thêm vụ việc".
pub fn step(what: Text, kind: RecordKind) -> String {
    leptos::prelude::untrack(|| what.fill(&[words::record_kind(kind)]))
}
