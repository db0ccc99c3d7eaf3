//! Form fields. Those of records and units come from the schema; those of rule sets are defined
//! here.

use book::{RecordKind, Unit};

pub use book::schema::{Field, Input};

pub mod rules;

/// The fields of a unit.
pub const UNIT_FIELDS: &[Field] = Unit::FIELDS;

/// Returns whether people type records of this kind. The program makes the others.
pub fn is_typed(kind: RecordKind) -> bool {
    kind != RecordKind::Assessment
}

/// Returns the field that names a record of this kind. The code of a deep link goes into it.
pub fn naming_field(kind: RecordKind) -> &'static str {
    kind.fields().iter().find(|field| field.is_naming).map_or("", |field| field.name)
}
