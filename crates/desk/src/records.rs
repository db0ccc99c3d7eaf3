//! Records of every kind as JSON fields for forms and lists.

use book::{Book, Record, RecordId, RecordKind, Shard, UnitId};
use serde::Serialize;
use serde_json::{Map, Value};

/// Calls a function with the record type of a kind.
#[macro_export]
macro_rules! by_kind {
    ($kind:expr, $call:ident ( $($argument:expr),* )) => {
        match $kind {
            ::book::RecordKind::Incident => $call::<::book::Incident>($($argument),*),
            ::book::RecordKind::YearlyTotal => $call::<::book::YearlyTotal>($($argument),*),
            ::book::RecordKind::Model => $call::<::book::Model>($($argument),*),
            ::book::RecordKind::Registration => $call::<::book::Registration>($($argument),*),
            ::book::RecordKind::Paper => $call::<::book::Paper>($($argument),*),
            ::book::RecordKind::Statement => $call::<::book::Statement>($($argument),*),
            ::book::RecordKind::Rating => $call::<::book::Rating>($($argument),*),
            ::book::RecordKind::Discipline => $call::<::book::Discipline>($($argument),*),
            ::book::RecordKind::Activity => $call::<::book::Activity>($($argument),*),
            ::book::RecordKind::Tip => $call::<::book::Tip>($($argument),*),
            ::book::RecordKind::Recognition => $call::<::book::Recognition>($($argument),*),
            ::book::RecordKind::Decision => $call::<::book::Decision>($($argument),*),
            ::book::RecordKind::PaperText => $call::<::book::PaperText>($($argument),*),
            ::book::RecordKind::Assessment => $call::<::book::Assessment>($($argument),*),
        }
    };
}

pub use by_kind;

/// Converts a value to JSON fields.
pub fn to_map(value: &impl Serialize) -> Map<String, Value> {
    let text = serde_json::to_string(value).unwrap_or_default();
    match serde_json::from_str(&text) {
        Ok(Value::Object(map)) => map,
        _ => Map::new(),
    }
}

/// Finds a record of the book.
pub fn find(book: &Book, kind: RecordKind, id: &RecordId) -> Option<Map<String, Value>> {
    fn of<R: Record + Serialize + 'static>(
        book: &Book,
        id: &RecordId,
    ) -> Option<Map<String, Value>> {
        book.record::<R>(id).map(to_map)
    }
    by_kind!(kind, of(book, id))
}

/// Finds a unit of the book.
pub fn find_unit(book: &Book, id: &UnitId) -> Option<Map<String, Value>> {
    book.unit(id).map(|(unit, _)| to_map(unit))
}

/// Returns whether the book has a record marked as deleted.
pub fn is_deleted(book: &Book, kind: RecordKind, id: &RecordId) -> bool {
    fn of<R: Record + 'static>(book: &Book, id: &RecordId) -> bool {
        book.shards
            .values()
            .flat_map(|shard| R::list(shard))
            .any(|record| record.id() == id && record.is_deleted())
    }
    by_kind!(kind, of(book, id))
}

/// Returns whether a shard has a record of a kind about a unit.
pub fn is_any_of(shard: &Shard, kind: RecordKind, unit: &UnitId) -> bool {
    fn of<R: Record + 'static>(shard: &Shard, unit: &UnitId) -> bool {
        shard.live::<R>().any(|record| record.unit() == unit)
    }
    by_kind!(kind, of(shard, unit))
}
