//! From the form's JSON to the book's typed records and back, for every kind of record.

use book::{Book, Record, RecordId, RecordKind, Shard, Unit, UnitId};
use files::{Fault, ItemCheck, List};
use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::app::state::App;
use crate::app::text::{InLanguage, Text, fields as text, t};
use crate::app::whole::IntoAny;
use crate::app::words;

/// Calls a function for the type of a kind of record.
macro_rules! by_kind {
    ($kind:expr, $call:ident ( $($argument:expr),* )) => {
        match $kind {
            RecordKind::Incident => $call::<book::Incident>($($argument),*),
            RecordKind::YearlyTotal => $call::<book::YearlyTotal>($($argument),*),
            RecordKind::Model => $call::<book::Model>($($argument),*),
            RecordKind::Registration => $call::<book::Registration>($($argument),*),
            RecordKind::Paper => $call::<book::Paper>($($argument),*),
            RecordKind::Statement => $call::<book::Statement>($($argument),*),
            RecordKind::Rating => $call::<book::Rating>($($argument),*),
            RecordKind::Discipline => $call::<book::Discipline>($($argument),*),
            RecordKind::Activity => $call::<book::Activity>($($argument),*),
            RecordKind::Tip => $call::<book::Tip>($($argument),*),
            RecordKind::Recognition => $call::<book::Recognition>($($argument),*),
            RecordKind::Decision => $call::<book::Decision>($($argument),*),
            RecordKind::Assessment => $call::<book::Assessment>($($argument),*),
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
    fn of<R: Record + Serialize + 'static>(
        book: &Book,
        id: &RecordId,
    ) -> Option<Map<String, Value>> {
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
        book.shards
            .values()
            .flat_map(|shard| R::list(shard))
            .any(|record| record.id() == id && record.is_deleted())
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

/// Which revisions what is put into the book follows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Follows {
    /// The one that is shown: what waits beside it goes on waiting.
    Shown,
    /// All, as a choice between them does.
    All,
}

/// Why the book does not take an item.
pub enum Refused {
    /// Fields by their paths in the item, with what is wrong.
    Faults(Vec<(String, Fault)>),
    /// A sentence about the whole.
    Said(String),
}

impl Refused {
    /// In one sentence, where there is no form to show it in.
    pub fn said(self, app: App) -> String {
        match self {
            Self::Said(said) => said,
            Self::Faults(faults) => {
                let told = faults.iter().map(|(path, fault)| {
                    [path, ": ", &fault.what(app.lang.get_untracked())].concat()
                });
                untrack(|| text::NOT_ACCEPTED.fill(&[&told.collect::<Vec<_>>().join("; ")]))
            }
        }
    }

    /// What is wrong with JSON that serde refuses.
    fn read(app: App, json: &str, error: &serde_json::Error) -> Self {
        let why = files::fault_of(json, error).what(app.lang.get_untracked());
        Self::Said(untrack(|| text::NOT_ACCEPTED.fill(&[&why])))
    }
}

/// Asks of an item what reading the book's file will ask of it, so that a book never holds what its
/// own file could not bring back.
fn check(app: App, list: List, item: &str) -> Result<(), Refused> {
    let (book, catalogue) = (app.book.get_untracked(), app.catalogue.get_untracked());
    let faults = ItemCheck::new(&book, &catalogue).faults(list, item);
    if faults.is_empty() { Ok(()) } else { Err(Refused::Faults(faults)) }
}

/// What a form follows that the address opened: one that was opened from the review ends it.
pub fn follows(app: App) -> Follows {
    if app.query.get_untracked().ends_review { Follows::All } else { Follows::Shown }
}

/// Says over a form that saving it is a choice, where it is one.
pub fn said(follows: Follows) -> AnyView {
    (follows == Follows::All)
        .then(|| view! { <p class="banner banner--line">{t(text::ENDS_REVIEW)}</p> })
        .into_any()
}

/// Puts a record into the book, new or in the place of its earlier revision.
///
/// # Errors
/// Why the book does not take it.
pub fn put(
    app: App,
    kind: RecordKind,
    mut record: Map<String, Value>,
    label: &str,
    follows: Follows,
) -> Result<(), Refused> {
    fn of<R: Record + DeserializeOwned + 'static>(
        app: App,
        json: &str,
        label: &str,
        follows: Follows,
    ) -> Result<(), Refused> {
        let record: R =
            serde_json::from_str(json).map_err(|error| Refused::read(app, json, &error))?;
        let put = |book: &Book, stamp| match follows {
            Follows::Shown => book.with_record(record, stamp),
            Follows::All => book.resolved(record, stamp),
        };
        app.edit(label, put).map_err(Refused::Said)
    }
    record.entry("id").or_insert_with(|| app.record_id().as_str().into());
    record.insert("stamp".into(), Value::Object(to_map(&app.stamp())));
    let json = serde_json::to_string(&record).unwrap_or_default();
    check(app, List::Of(kind), &json)?;
    by_kind!(kind, of(app, &json, label, follows))
}

/// Puts a unit into the book, new or in the place of its earlier revision; `label` names the step.
/// Gives its id.
///
/// # Errors
/// Why the book does not take it.
pub fn put_unit(
    app: App,
    mut unit: Map<String, Value>,
    label: impl FnOnce(&Unit) -> String,
    follows: Follows,
) -> Result<UnitId, Refused> {
    unit.entry("id").or_insert_with(|| app.unit_id().as_str().into());
    unit.insert("stamp".into(), Value::Object(to_map(&app.stamp())));
    if unit.get("parent") == unit.get("id")
        || unit.get("kind").and_then(Value::as_str) == Some("province")
    {
        unit.remove("parent");
    }
    let json = serde_json::to_string(&unit).unwrap_or_default();
    check(app, List::Units, &json)?;
    let unit: Unit =
        serde_json::from_str(&json).map_err(|error| Refused::read(app, &json, &error))?;
    let (id, label) = (unit.id.clone(), label(&unit));
    let put = |book: &Book, stamp| match follows {
        Follows::Shown => book.with_unit(unit, stamp),
        Follows::All => book.resolved_unit(unit, stamp),
    };
    app.edit(label, put).map_err(Refused::Said)?;
    Ok(id)
}

/// Deletes a record.
///
/// # Errors
/// A sentence that says why it could not be deleted.
pub fn delete(
    app: App,
    kind: RecordKind,
    id: &RecordId,
    label: &str,
    follows: Follows,
) -> Result<(), String> {
    fn of<R: Record + 'static>(
        app: App,
        id: &RecordId,
        label: &str,
        follows: Follows,
    ) -> Result<(), String> {
        app.edit(label, |book, stamp| match (follows, book.record::<R>(id)) {
            (Follows::All, Some(record)) => {
                let mut record = record.clone();
                record.set_deleted(true);
                book.resolved(record, stamp)
            }
            _ => book.without_record::<R>(id, stamp),
        })
    }
    by_kind!(kind, of(app, id, label, follows))
}

/// What a step with a kind of record is called: "thêm vụ việc".
pub fn step(what: Text, kind: RecordKind) -> String {
    untrack(|| what.fill(&[words::record_kind(kind)]))
}
