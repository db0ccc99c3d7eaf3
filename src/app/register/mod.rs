//! The register: units, records, totals and their revisions, and the forms that fill it.

pub mod forms;
pub mod models;
pub mod offers;
pub mod record;
pub mod record_actions;
pub mod records;
pub mod revisions;
pub mod stored;
pub mod text;
pub mod totals;
pub mod unit;
pub mod unit_form;
pub mod unit_today;
pub mod units;
pub mod year;
