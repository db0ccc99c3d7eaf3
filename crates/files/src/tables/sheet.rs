//! The content of a table file, read or to be written.

use super::{Epoch, Fault, MAX_CELL, MAX_CELLS, MAX_COLUMNS, MAX_ROWS, MAX_TEXT};
use book::Day;

/// A row of a sheet that is not empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Its number in the sheet, from 1, as in spreadsheets.
    pub number: u32,
    /// Its cells from the first column, without empty cells at the end.
    pub cells: Vec<String>,
}

/// A sheet: rows from top to bottom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Its name; empty for a CSV file.
    pub name: String,
    /// The epoch of its day numbers.
    pub epoch: Epoch,
    /// Rows that are not empty.
    pub rows: Vec<Row>,
}

/// The sheets of a file, at least one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Workbook {
    /// The sheets, in the order of the file.
    pub sheets: Vec<Sheet>,
    /// The separator of a CSV file; `None` for an xlsx file.
    pub separator: Option<super::Separator>,
}

impl Row {
    /// The text of a column, counted from 0; empty if there is no cell.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }
}

/// How much more a file may contain.
pub(super) struct Room {
    cells: usize,
    text: usize,
}

impl Room {
    pub fn new() -> Self {
        Self { cells: MAX_CELLS, text: MAX_TEXT }
    }

    /// Puts a cell into a row, padding with empty cells.
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

    /// Ends a row, which is dropped if it is empty.
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

/// A cell to write.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    #[default]
    Empty,
    /// Text, whatever its first character.
    Text(String),
    /// A whole number that counts something, shown with thousands separators.
    Count(u64),
    /// A whole number that counts nothing, such as a year.
    Number(u64),
    /// A day.
    Day(Day),
}

impl Value {
    /// A text cell, or an empty one if there is no text.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// The text of the cell when it is read back from a file.
    pub fn shown(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Count(count) | Self::Number(count) => count.to_string(),
            Self::Day(day) => day.to_string(),
        }
    }
}

/// A table to write: a sheet with a row of headings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The sheet's name.
    pub name: String,
    /// The headings.
    pub headings: Vec<String>,
    /// The rows below them.
    pub rows: Vec<Vec<Value>>,
}
