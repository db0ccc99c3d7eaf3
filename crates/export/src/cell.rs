//! Values of tables.

use book::Day;

/// A value of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Unknown, or not stated.
    Null,
    /// Text.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// Yes or no.
    Bool(bool),
    /// A day.
    Day(Day),
    /// A moment, in milliseconds since 1970-01-01 UTC.
    Moment(i64),
}

/// The values of a row, in the order of its table's columns.
pub type Row = Vec<Cell>;

/// Rows by the index of their table.
pub type Rows = Vec<(usize, Row)>;

impl Cell {
    /// Text; NULL if it is blank.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Null } else { Self::Text(text) }
    }

    /// A number; NULL if it is unknown.
    pub fn number(number: Option<impl Into<i64>>) -> Self {
        number.map_or(Self::Null, |number| Self::Whole(number.into()))
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::text(text)
    }
}

impl From<bool> for Cell {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<Day> for Cell {
    fn from(day: Day) -> Self {
        Self::Day(day)
    }
}

impl From<u32> for Cell {
    fn from(number: u32) -> Self {
        Self::Whole(number.into())
    }
}
