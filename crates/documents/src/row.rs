//! A row of a list.

use crate::value::Value;

/// A row: its values, and whether it is emphasised as a group or a sum.
pub struct Row {
    /// The values, one for each column.
    pub values: Vec<Value>,
    /// Whether it is emphasised.
    pub is_strong: bool,
}

impl From<Vec<Value>> for Row {
    fn from(values: Vec<Value>) -> Self {
        Self { values, is_strong: false }
    }
}

/// The number of a row, from 1.
pub fn place(at: usize) -> Value {
    Value::text((at + 1).to_string())
}
