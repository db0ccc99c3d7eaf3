//! The result of an edit of the grid.

use serde_json::Value;

/// The result of an edit.
#[derive(Clone, Default, PartialEq)]
pub struct Report {
    /// The number of records that changed.
    pub records: usize,
    /// The names of the units that keep another value.
    pub skipped: Option<String>,
    /// The column, value and rows to enter after all.
    pub again: Option<(usize, Value, Vec<usize>)>,
    /// The reasons why values were not entered, a sentence each.
    pub wrong: Vec<String>,
}
