//! What a file holds, and what is written.

use super::{Epoch, Fault, MAX_CELL, MAX_CELLS, MAX_COLUMNS, MAX_ROWS, MAX_TEXT};
use book::Day;

/// A row of a sheet that is not empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Its number in the sheet, from 1, as spreadsheets count.
    pub number: u32,
    /// Its cells from the first column; what is empty at the end is left out.
    pub cells: Vec<String>,
}

/// A sheet: rows from top to bottom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Its name; empty for a CSV file.
    pub name: String,
    /// From when it counts days that are numbers.
    pub epoch: Epoch,
    /// Rows that are not empty.
    pub rows: Vec<Row>,
}

/// The sheets of a file, at least one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Workbook {
    /// In the order of the file.
    pub sheets: Vec<Sheet>,
    /// What stands between the cells of a CSV file; none of an xlsx file.
    pub separator: Option<super::Separator>,
}

impl Row {
    /// The cell of a column, from 0; empty if there is none.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }
}

/// How much more a file may hold.
pub(super) struct Room {
    cells: usize,
    text: usize,
}

impl Room {
    pub fn new() -> Self {
        Self { cells: MAX_CELLS, text: MAX_TEXT }
    }

    /// Puts a cell into a row, with empty ones before it.
    pub fn put(&mut self, row: &mut Row, column: usize, text: String) -> Result<(), Fault> {
        if text.is_empty() {
            return Ok(());
        }
        if column >= MAX_COLUMNS {
            return Err(Fault::TooManyColumns { row: row.number });
        }
        if text.len() > MAX_CELL && text.chars().count() > MAX_CELL {
            return Err(Fault::LongCell { row: row.number });
        }
        let more = (column + 1).saturating_sub(row.cells.len());
        self.cells = self.cells.checked_sub(more).ok_or(Fault::TooManyCells)?;
        self.text = self.text.checked_sub(text.len()).ok_or(Fault::TooMuchText)?;
        row.cells.resize(row.cells.len() + more, String::new());
        if let Some(cell) = row.cells.get_mut(column) {
            *cell = text;
        }
        Ok(())
    }

    /// Ends a row; an empty one is not kept.
    pub fn end(sheet: &mut Sheet, row: Row) -> Result<(), Fault> {
        if row.cells.is_empty() {
            return Ok(());
        }
        if sheet.rows.len() >= MAX_ROWS {
            return Err(Fault::TooManyRows);
        }
        sheet.rows.push(row);
        Ok(())
    }
}

/// A cell to be written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    #[default]
    Empty,
    /// Text, whatever it begins with.
    Text(String),
    /// A whole number, shown with its thousands apart.
    Count(u64),
    /// A whole number that is not counted, such as a year.
    Number(u64),
    /// A day.
    Day(Day),
}

impl Value {
    /// A text, or nothing if it is empty.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// What is read again from a file.
    pub fn shown(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Count(count) | Self::Number(count) => count.to_string(),
            Self::Day(day) => day.to_string(),
        }
    }
}

/// A table to be written: a sheet with a row of headings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The sheet's name.
    pub name: String,
    /// The headings.
    pub headings: Vec<String>,
    /// The rows below them.
    pub rows: Vec<Vec<Value>>,
}
