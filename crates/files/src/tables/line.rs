//! What a row of a sheet would become, and what is to be done with it.

use serde_json::{Map, Value};

use super::columns::{Column, Input};
use super::wrong::Wrong;
use crate::List;
use book::{Day, RecordKind, UnitId};

/// What is wrong with a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The column of the sheet; none if the sheet has no such column.
    pub column: Option<usize>,
    /// The column of the table.
    pub field: &'static Column,
    /// What the cell says.
    pub found: String,
    /// What is wrong.
    pub wrong: Wrong,
}

/// What a row would become: the fields of a unit or record, as in files.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// The unit of a record; the commune of a unit.
    pub unit: Option<UnitId>,
    /// The fields that the row says.
    pub fields: Map<String, Value>,
    /// The local word of a hamlet that has none in its own column: from its name, or from the
    /// column of kinds.
    pub word: Option<&'static str>,
}

impl Draft {
    /// The day that the row says in a column of days: a cell may write it in many ways, and two
    /// digits of a year leave out the century.
    pub fn day(&self, column: &Column) -> Option<Day> {
        let text =
            self.fields.get(column.field).filter(|_| column.input == Input::Day)?.as_str()?;
        Day::parse(text).ok()
    }
}

/// What is to be done with a row.
#[derive(Clone, Debug, PartialEq)]
pub enum State {
    /// It is new.
    New,
    /// The book has it as it is.
    Same,
    /// The book has it with other figures: these fields differ.
    Differs(Vec<&'static Column>),
    /// An earlier row of this number says the same.
    Repeats(u32),
    /// It cannot be read.
    Bad(Vec<Problem>),
}

/// A row, or one indicator's cell of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The row's number in the sheet.
    pub number: u32,
    /// The row's place among the sheet's rows.
    pub at: usize,
    /// What it would become.
    pub draft: Draft,
    /// The unit or record of the book that it is.
    pub id: Option<String>,
    /// What is to be done.
    pub state: State,
}

/// Whether a list has one record for each name, place or year, so that a second one is the first
/// again.
pub(super) fn is_keyed(list: List) -> bool {
    list != List::Of(RecordKind::Incident)
}
