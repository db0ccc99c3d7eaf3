//! The identity of a row: two rows that share it mean the same unit or record.

use serde_json::Value;

use super::index::Fields;
use super::spelling::spelt;
use super::titles::bare;
use crate::List;
use book::{RecordKind, UnitId};

/// The identity of a unit or record in its list: its unit, and what tells it from others there.
pub(super) type Key = (UnitId, String);

/// Whether a list has one record for each identity, so that a second row means the same record. Of
/// the others there can be several on one day.
pub(super) fn is_single(list: List) -> bool {
    let kinds = [
        RecordKind::Incident,
        RecordKind::Paper,
        RecordKind::Discipline,
        RecordKind::Activity,
        RecordKind::Tip,
    ];
    !kinds.into_iter().any(|kind| list == List::Of(kind))
}

/// The fields that tell a record from the others of its unit.
fn telling(kind: RecordKind) -> &'static [&'static str] {
    match kind {
        RecordKind::Incident => &["date", "kind", "count"],
        RecordKind::YearlyTotal => &["indicator", "year", "from", "to"],
        RecordKind::Model => &["name"],
        RecordKind::Registration => &["year"],
        RecordKind::Paper => &["kind", "date", "number"],
        RecordKind::Statement => &["kind", "year", "about", "date"],
        RecordKind::Rating => &["force", "year", "covers"],
        RecordKind::Discipline => &["force", "date", "level"],
        RecordKind::Activity => &["kind", "date"],
        RecordKind::Tip => &["date"],
        RecordKind::Recognition => &["standard", "year", "date"],
        RecordKind::Decision => &["rules", "condition", "year", "date"],
        RecordKind::Assessment => &["rules", "year", "date"],
        RecordKind::PaperText => &["year"],
    }
}

/// The identity of a row, or of a record of the book.
pub(super) fn key_of(list: List, unit: &UnitId, fields: &Fields) -> Key {
    let text = |field: &str| match fields.get(field) {
        Some(Value::String(text)) => text.clone(),
        Some(value) => value.to_string(),
        // The count of a single incident is not stored.
        None if field == "count" => "1".to_owned(),
        None => String::new(),
    };
    let key = match list {
        List::Units => spelt(&bare(&text("name"))),
        List::Of(RecordKind::Model) => spelt(&text("name")),
        List::Of(kind) => {
            telling(kind).iter().map(|field| text(field)).collect::<Vec<_>>().join("/")
        }
    };
    (unit.clone(), key)
}
