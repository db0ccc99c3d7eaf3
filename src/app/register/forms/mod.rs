//! Forms. One form, built from a table of fields, serves every kind of record.

pub mod days;
pub mod doubted;
pub mod draft;
mod inputs;
pub mod kinds;
pub mod opened;
mod options;
mod rows;
mod said;
pub mod summary;
pub mod typed;
pub mod unfinished;
mod unit_input;
pub mod unit_text;

pub use desk::fields::{Field, Input, UNIT_FIELDS, is_typed, naming_field, rules as rule_fields};
pub use desk::parse::{day as parse_day, whole as parse_whole};
pub use inputs::fields_view;
