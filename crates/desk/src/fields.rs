//! The fields of forms: those of records and units from their schema, those of rule sets from here.

use book::{RecordKind, Unit};

pub use book::schema::{Field, Input};

pub mod rules;

/// The fields of a unit.
pub const UNIT_FIELDS: &[Field] = Unit::FIELDS;

/// Whether people type records of this kind; others are made by the program.
pub fn is_typed(kind: RecordKind) -> bool {
    kind != RecordKind::Assessment
}

/// The field that names a record of this kind; a deep link's code goes into it.
pub fn naming_field(kind: RecordKind) -> &'static str {
    kind.fields().iter().find(|field| field.is_naming).map_or("", |field| field.name)
}
