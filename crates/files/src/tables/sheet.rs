//! The content of a table file, read or to be written.

use std::ops::RangeInclusive;

use super::clean::cleaned;
use super::{Epoch, Fault, MAX_CELL, MAX_CELLS, MAX_COLUMNS, MAX_MERGED, MAX_ROWS, MAX_TEXT};
use book::Day;

/// A row of a sheet that is not empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Its number in the sheet, from 1, as in spreadsheets.
    pub number: u32,
    /// Its cells from the first column, without empty cells at the end.
    pub cells: Vec<String>,
    /// The columns whose cell cannot be taken as it is, and why.
    pub unclear: Vec<(usize, Unclear)>,
    /// Whether the sheet hides it, as a filter does.
    pub is_hidden: bool,
    /// The commune that a row above names for it; empty in a sheet as it is read.
    pub(super) group: String,
    /// The district or province that a row above names for it; empty in a sheet as it is read.
    pub(super) above: String,
}

/// The reason why a cell cannot be taken as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unclear {
    /// It is a formula whose result the file does not store; its text is the formula.
    Formula,
    /// It is merged over several rows, so that its number belongs to no single row.
    Merged {
        /// The number that it shows.
        found: String,
    },
}

/// Cells that are merged into one, which shows the value of the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The numbers of its rows.
    pub rows: RangeInclusive<u32>,
    /// Its columns, counted from 0.
    pub columns: RangeInclusive<usize>,
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
    /// The merged cells.
    pub merged: Vec<Merged>,
    /// Whether the workbook hides it.
    pub is_hidden: bool,
    /// The columns that it hides, from left to right.
    pub hidden_columns: Vec<usize>,
    /// The number of cells that were in an old encoding, known by their font, and were converted.
    pub converted: usize,
}

/// The sheets of a file, at least one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Workbook {
    /// The sheets, in the order of the file, but hidden ones last.
    pub sheets: Vec<Sheet>,
    /// The separator of a CSV file; `None` for a workbook.
    pub separator: Option<super::Separator>,
}

impl Workbook {
    /// The workbook of these sheets; one without any text is refused.
    pub(super) fn of(mut sheets: Vec<Sheet>) -> Result<Self, Fault> {
        if sheets.iter().all(|sheet| sheet.rows.is_empty()) {
            return Err(if sheets.is_empty() { Fault::NotATable } else { Fault::Empty });
        }
        book::sort::sort_by(&mut sheets, |a, b| a.is_hidden.cmp(&b.is_hidden));
        Ok(Self { sheets, separator: None })
    }
}

impl Sheet {
    /// Notes merged cells; a single cell is not merged.
    pub(super) fn merge(&mut self, rows: RangeInclusive<u32>, columns: RangeInclusive<usize>) {
        let is_one = rows.start() == rows.end() && columns.start() == columns.end();
        if !is_one && self.merged.len() < MAX_MERGED && !rows.is_empty() && !columns.is_empty() {
            self.merged.push(Merged { rows, columns });
        }
    }
}

impl Row {
    /// The reason why the cell of a column, counted from 0, cannot be taken as it is.
    pub fn unclear(&self, column: usize) -> Option<&Unclear> {
        self.unclear.iter().find(|(of, _)| *of == column).map(|(_, unclear)| unclear)
    }

    /// The text of a column, counted from 0; empty if there is no cell.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }
}

/// The cells and the text that a file may still contain.
pub(super) struct Room {
    cells: usize,
    text: usize,
}

impl Room {
    pub fn new() -> Self {
        Self { cells: MAX_CELLS, text: MAX_TEXT }
    }

    /// Puts a cell into a row as a sheet shows it, padding with empty cells.
    pub fn put(&mut self, row: &mut Row, column: usize, text: String) -> Result<(), Fault> {
        let text = cleaned(text);
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
    /// The limits on what a person can enter in a spreadsheet, each with its column, counted
    /// from 0.
    pub allowed: Vec<(usize, Allowed)>,
}

/// The values that a cell may hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Allowed {
    /// One of these texts, which the cell offers; another one is warned about.
    OneOf(Vec<String>),
    /// A day between two others.
    Day(Day, Day),
    /// A whole number up to a maximum.
    Whole(u64),
}
