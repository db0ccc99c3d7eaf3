//! Many cells of a year's grid at once: one value for all, fill down, and a pasted block.

use book::{Catalogue, Outcome, RecordKind, Unit};
use serde_json::Value;

use super::edit::{Change, Place, Why, Wrong};
use super::{Basis, Cell, Grid, typed};
use crate::letters::Letters;

/// The changes that give many units one value.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fill {
    /// The changes.
    pub changes: Vec<Change>,
    /// The rows that keep another value.
    pub skipped: Vec<usize>,
}

/// The changes of a pasted block.
#[derive(Debug, Default)]
pub struct Pasted {
    /// The changes.
    pub changes: Vec<Change>,
    /// The cells that cannot be read, and rows that no unit has.
    pub wrong: Vec<Wrong>,
}

impl Cell {
    /// Whether a value for all may go here: the cell is blank, or what it says does not reach to
    /// the end of the year's days.
    fn is_open(&self, kind: RecordKind) -> bool {
        let is_short = self.mark == Some(Outcome::Missing)
            && matches!(kind, RecordKind::Statement | RecordKind::Rating);
        self.value.is_none() || is_short
    }
}

impl Grid {
    /// Gives the units of some rows one value. A row that has another value keeps it, unless
    /// `replaces`. What a commune's statement answers for all its units is stated once.
    pub fn fill(&self, column: usize, value: &Value, rows: &[usize], replaces: bool) -> Fill {
        let Some(entry) = self.columns.get(column).map(|column| &column.entry) else {
            return Fill::default();
        };
        let mut fill = self.fill_each(column, rows, replaces, |_| Some(value.clone()));
        let has_all = rows.len() == self.units.len() && fill.skipped.is_empty();
        let is_within = self.units.iter().all(|unit| unit.id != self.of);
        let nobody_else = || {
            rows.iter()
                .all(|row| self.cell(*row, column).is_none_or(|cell| cell.standing.own.is_none()))
        };
        if entry.is_for_whole_commune() && has_all && is_within && nobody_else() {
            fill.changes = vec![self.of_commune(column, value, rows)];
        }
        fill
    }

    /// Gives the units of some rows one force of the commune that covers them, with its rating.
    pub fn one_force(&self, column: usize, value: &Value, rows: &[usize]) -> Fill {
        Fill { changes: vec![self.of_commune(column, value, rows)], skipped: Vec::new() }
    }

    fn of_commune(&self, column: usize, value: &Value, rows: &[usize]) -> Change {
        Change { place: Place::Commune(rows.to_vec()), column, value: Some(value.clone()) }
    }

    /// Fills cells with what the book tells of their units: households from the unit, and all of
    /// them registered.
    pub fn fill_known(&self, column: usize, rows: &[usize]) -> Fill {
        self.fill_each(column, rows, false, |row| self.known(row, column))
    }

    /// Returns the value that the book tells for a cell.
    fn known(&self, row: usize, column: usize) -> Option<Value> {
        match self.columns.get(column)?.field.name {
            "households_residing" => self.units.get(row)?.households.map(Value::from),
            "households_registered" => {
                let is_beside = |name: &str| name == "households_residing";
                let beside = self.columns.iter().position(|column| is_beside(column.field.name))?;
                self.cell(row, beside)?.value.clone()
            }
            _ => None,
        }
    }

    /// Whether the book tells a value for some cell of a column.
    pub fn is_known(&self, column: usize) -> bool {
        (0..self.units.len()).any(|row| self.known(row, column).is_some())
    }

    fn fill_each(
        &self,
        column: usize,
        rows: &[usize],
        replaces: bool,
        value: impl Fn(usize) -> Option<Value>,
    ) -> Fill {
        let Some(kind) = self.columns.get(column).map(|column| column.entry.kind) else {
            return Fill::default();
        };
        let mut fill = Fill::default();
        for &row in rows {
            let (Some(cell), Some(value)) = (self.cell(row, column), value(row)) else { continue };
            if replaces || cell.is_open(kind) {
                fill.changes.push(Change { place: Place::Row(row), column, value: Some(value) });
            } else if cell.value.as_ref() != Some(&value) {
                fill.skipped.push(row);
            }
        }
        fill
    }

    /// Copies the first row's value to the rows below it, down to the last.
    pub fn fill_down(&self, column: usize, first: usize, last: usize) -> Fill {
        let Some(value) = self.cell(first, column).and_then(|cell| cell.value.clone()) else {
            return Fill::default();
        };
        let rows: Vec<usize> = (first + 1..=last.min(self.units.len().saturating_sub(1))).collect();
        self.fill_each(column, &rows, true, |_| Some(value.clone()))
    }

    /// Reads the text of a cell: blank makes it blank.
    ///
    /// # Errors
    /// The text, if it is no value of the column.
    pub fn read(
        &self,
        column: usize,
        text: &str,
        catalogue: &Catalogue,
        letters: &Letters,
    ) -> Result<Option<Value>, Why> {
        if text.trim().is_empty() {
            return Ok(None);
        }
        let read = self
            .columns
            .get(column)
            .and_then(|column| typed::read(column, text.trim(), catalogue, letters));
        read.map(Some).ok_or_else(|| Why::Unread(text.trim().to_owned()))
    }

    /// Reads a block that was copied from a spreadsheet, from a cell to the right and below. Where
    /// its first column names units, its rows go to these. A blank in it changes nothing.
    pub fn paste(
        &self,
        (row, column): (usize, usize),
        text: &str,
        basis: &Basis,
        letters: &Letters,
        names_of: &dyn Fn(&Unit) -> Vec<String>,
    ) -> Pasted {
        let lines: Vec<Vec<&str>> =
            text.trim_end().lines().map(|line| line.split('\t').map(unquoted).collect()).collect();
        let row_of = |name: &str| self.row_named(name, letters, names_of);
        let firsts: Vec<&str> = lines.iter().filter_map(|line| line.first().copied()).collect();
        let named = firsts.iter().filter(|name| row_of(name).is_some()).count();
        let by_name = 2 * named >= firsts.len().max(1);
        let mut pasted = Pasted::default();
        for (at, line) in lines.iter().enumerate() {
            let (first, rest) = match line.split_first() {
                Some((first, rest)) if by_name => (*first, rest),
                Some((first, _)) => (*first, line.as_slice()),
                None => continue,
            };
            let target = if by_name { row_of(first) } else { Some(row + at) };
            let target = target.filter(|row| *row < self.units.len());
            let is_heading = by_name && at == 0 && target.is_none();
            if is_heading || line.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            let Some(target) = target else {
                pasted.wrong.push(Wrong { row: None, column, why: Why::NoUnit(first.to_owned()) });
                continue;
            };
            for (column, cell) in (column..self.columns.len()).zip(rest) {
                match self.read(column, cell, basis.catalogue, letters) {
                    Ok(None) => {}
                    Ok(value) => {
                        pasted.changes.push(Change { place: Place::Row(target), column, value });
                    }
                    Err(why) => pasted.wrong.push(Wrong { row: Some(target), column, why }),
                }
            }
        }
        pasted
    }

    /// Returns the only row whose unit has this name, however its accents and case are written.
    fn row_named(
        &self,
        name: &str,
        letters: &Letters,
        names_of: &dyn Fn(&Unit) -> Vec<String>,
    ) -> Option<usize> {
        let exact = (letters.lower)(&(letters.composed)(name));
        let plain = (letters.folded)(&exact);
        if plain.is_empty() {
            return None;
        }
        let rows = |is_same: &dyn Fn(&str) -> bool| -> Vec<usize> {
            let has = |unit: &Unit| names_of(unit).iter().any(|name| is_same(name));
            (0..self.units.len()).filter(|row| self.units.get(*row).is_some_and(has)).collect()
        };
        let only = |rows: Vec<usize>| match rows[..] {
            [row] => Some(row),
            _ => None,
        };
        // Accents decide where they are typed.
        only(rows(&|name| (letters.lower)(name) == exact))
            .or_else(|| only(rows(&|name| (letters.folded)(name) == plain)))
    }
}

/// A copied cell without the quotes that spreadsheets put around some.
fn unquoted(cell: &str) -> &str {
    let cell = cell.trim();
    cell.strip_prefix('"').and_then(|cell| cell.strip_suffix('"')).unwrap_or(cell)
}
