//! Values of tables.

use std::borrow::Cow;

use book::Day;

/// A value of a table. Its text may be borrowed from what the row is about.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Unknown, or not stated.
    Null,
    /// Text.
    Text(Cow<'a, str>),
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
pub type Row = Vec<Cell<'static>>;

/// Rows by the index of their table.
pub type Rows = Vec<(usize, Row)>;

impl<'a> Cell<'a> {
    /// Text; NULL if it is blank.
    pub fn text(text: impl Into<Cow<'a, str>>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Null } else { Self::Text(text) }
    }

    /// A number; NULL if it is unknown.
    pub fn number(number: Option<impl Into<i64>>) -> Self {
        number.map_or(Self::Null, |number| Self::Whole(number.into()))
    }

    /// The same value, which borrows nothing.
    pub fn into_owned(self) -> Cell<'static> {
        match self {
            Self::Null => Cell::Null,
            Self::Text(text) => Cell::Text(Cow::Owned(text.into_owned())),
            Self::Whole(number) => Cell::Whole(number),
            Self::Bool(value) => Cell::Bool(value),
            Self::Day(day) => Cell::Day(day),
            Self::Moment(at) => Cell::Moment(at),
        }
    }
}

impl<'a, T: Into<Cell<'a>>> From<Option<T>> for Cell<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl<'a> From<&'a str> for Cell<'a> {
    fn from(text: &'a str) -> Self {
        Self::text(text)
    }
}

impl From<bool> for Cell<'_> {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<Day> for Cell<'_> {
    fn from(day: Day) -> Self {
        Self::Day(day)
    }
}

impl From<u32> for Cell<'_> {
    fn from(number: u32) -> Self {
        Self::Whole(number.into())
    }
}
