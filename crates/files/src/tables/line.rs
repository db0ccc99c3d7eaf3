//! An examined row of a sheet: the record that it would become, and how to treat it.

use serde_json::{Map, Value};

use super::columns::{Column, Input};
use super::wrong::Wrong;
use book::{Day, UnitId};

/// A problem with a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The column of the sheet; `None` if the sheet lacks it.
    pub column: Option<usize>,
    /// The column of the table.
    pub field: &'static Column,
    /// The text of the cell.
    pub found: String,
    /// The reason.
    pub wrong: Wrong,
}

/// A record or unit in the making: its fields, as in files.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// The unit of a record; the commune of a unit.
    pub unit: Option<UnitId>,
    /// The fields that the row fills.
    pub fields: Map<String, Value>,
    /// The local word of a hamlet without one in its own column, taken from its name or from the
    /// column of kinds.
    pub word: Option<&'static str>,
    /// Whether a person said that the name of a unit is as written, though it is like another one.
    pub is_confirmed: bool,
}

impl Draft {
    /// The local word of a hamlet, from its own column or from elsewhere in the row.
    pub(super) fn local_word(&self) -> Option<&str> {
        self.fields.get("kind_word").and_then(Value::as_str).or(self.word)
    }

    /// The day in a column of days. A cell may write it in many ways, and a two-digit year lacks
    /// its century.
    pub fn day(&self, column: &Column) -> Option<Day> {
        let text =
            self.fields.get(column.field).filter(|_| column.input == Input::Day)?.as_str()?;
        Day::parse(text).ok()
    }
}

/// The state of a row: whether the book has it, and whether it can be read.
#[derive(Clone, Debug, PartialEq)]
pub enum State {
    /// It is new.
    New,
    /// The book has it unchanged.
    Same,
    /// The book has it, but these fields differ.
    Differs(Vec<&'static Column>),
    /// The earlier row with this number says the same.
    Repeats(u32),
    /// It cannot be read.
    Bad(Vec<Problem>),
}

/// An examined row, or one indicator's cell of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The number of the row in the sheet.
    pub number: u32,
    /// The index of the row in the sheet.
    pub at: usize,
    /// The record that it would become.
    pub draft: Draft,
    /// The id of the matching unit or record in the book.
    pub id: Option<String>,
    /// Its state.
    pub state: State,
    /// Whether it only fills fields that are blank in the book, so that nothing is overwritten.
    pub is_filling: bool,
}

impl Line {
    /// Whether it can go into the book without a person: it is new, or it overwrites nothing.
    pub fn is_ready(&self) -> bool {
        match &self.state {
            State::New => true,
            State::Differs(_) => self.is_filling,
            State::Same | State::Repeats(_) | State::Bad(_) => false,
        }
    }

    /// Whether a person must decide about it, although each cell can be read.
    pub fn is_question(&self) -> bool {
        match &self.state {
            State::Differs(_) => !self.is_filling,
            State::Bad(problems) => problems.iter().all(|problem| problem.wrong.is_question()),
            State::New | State::Same | State::Repeats(_) => false,
        }
    }
}
