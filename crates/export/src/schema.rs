//! The tables and their columns.

use book::schema::Input;

/// The version of the tables. A new column raises the second number, any other change the first.
pub const SCHEMA_VERSION: &str = "1.0";

/// The content of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Text; codes are those of the book.
    Text,
    /// A whole number of 64 bits.
    Whole,
    /// Yes or no.
    Bool,
    /// A day.
    Day,
    /// A moment in UTC.
    Moment,
}

/// A column.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// Its content.
    pub holds: Holds,
    /// Whether it always has a value. If not, NULL means unknown.
    pub is_always_known: bool,
    /// Its meaning, in Vietnamese.
    pub vi: String,
    /// Its meaning, in English.
    pub en: String,
}

/// A table.
#[derive(Clone, Debug)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// The meaning of a row, in Vietnamese.
    pub vi: String,
    /// The meaning of a row, in English.
    pub en: String,
    /// Its columns, in their order.
    pub columns: Vec<Column>,
    /// The origin of its rows.
    pub(crate) source: Source,
}

/// The origin of the rows of a table.
#[derive(Clone, Debug)]
pub(crate) enum Source {
    /// Verdicts, or findings.
    Verdicts,
    /// The items of a list of a shard, by its name.
    List(&'static str),
    /// The rows of a field of another table's items.
    Part { of: usize, field: &'static str, is_plain: bool },
}

/// All tables.
#[derive(Clone, Debug)]
pub struct Schema {
    /// The tables, in their order.
    pub tables: Vec<Table>,
}

impl Column {
    pub(crate) fn new(name: &str, holds: Holds, vi: &str, en: &str) -> Self {
        Self { name: name.to_owned(), holds, is_always_known: false, vi: vi.into(), en: en.into() }
    }

    /// The same column, which always has a value.
    pub(crate) fn always(self) -> Self {
        Self { is_always_known: true, ..self }
    }
}

impl Holds {
    /// The content of a field's column; `None` for a list, which is a table of its own.
    pub(crate) fn of(input: &Input) -> Option<Self> {
        Some(match input {
            Input::Rows { .. } => return None,
            Input::Whole(_) | Input::Year => Self::Whole,
            Input::Day => Self::Day,
            Input::YesNo => Self::Bool,
            Input::Line
            | Input::Lines
            | Input::MonthDay
            | Input::Time
            | Input::Unit
            | Input::Kind(_)
            | Input::PaperOrActivity
            | Input::OneOf(_)
            | Input::UnitKind
            | Input::Paper
            | Input::Rules
            | Input::Template
            | Input::Condition
            | Input::Ready => Self::Text,
        })
    }
}
