//! The book and its findings as typed tables, for data warehouses.
//!
//! - [`Schema::new`] derives the tables and columns from the schema of the book's fields, with a
//!   comment in both languages for each.
//! - [`rows_of`] turns a book into rows, [`verdict_rows`] its verdicts.
//! - [`Writing`] writes a folder of Parquet, CSV or NDJSON files, whole or not at all.
//! - [`document`] writes `docs/tables.md`.
//!
//! An unknown value is NULL, never 0. Outcomes are ordered numbers: the outcome of several is their
//! minimum.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)
)]

mod arrow;
mod cell;
mod columns;
mod csv;
mod document;
mod folder;
mod lines;
mod outcome_order;
mod records;
mod schema;
mod tables;
mod verdicts;

pub use cell::{Cell, Row, Rows};
pub use document::document;
pub use folder::{ExportError, Format, Writing};
pub use lines::FindingLines;
pub use records::rows_of;
pub use schema::{Column, Holds, Schema, Table};
pub use verdicts::{Judged, finding_rows, verdict_rows};
