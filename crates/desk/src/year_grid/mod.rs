//! The grid of a year: its rows are units, its columns the data that their verdicts ask for. Each
//! edit of it, however many cells it fills, is one edit of the book.

mod column;
mod edit;
mod fill;
mod mark;
mod preview;
mod standing;
mod typed;

use std::sync::Arc;

use book::{Book, Catalogue, Day, Outcome, RecordKind, Unit, UnitId, Year};
use law::{BookVerdicts, Deadline, Library, Term, Verdict};
use serde_json::Value;

pub use column::{Column, Decides, Entry, columns};
pub use edit::{Change, Edited, Place, Signed, Why, Wrong};
pub use fill::{Fill, Pasted};
pub use standing::Standing;
pub use typed::{choices, shown};

use crate::due::DatedForm;
use crate::letters::Letters;
use crate::standards::{Level, is_main};
use standing::Records;

/// The book and the rules that a grid is about.
#[derive(Clone, Copy)]
pub struct Basis<'a> {
    /// The book.
    pub book: &'a Book,
    /// The rule sets.
    pub library: &'a Library,
    /// The kinds.
    pub catalogue: &'a Catalogue,
    /// The verdicts on the year.
    pub verdicts: &'a BookVerdicts,
}

/// A cell: what the book has for a unit and a column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// The records that answer for the unit.
    pub standing: Standing,
    /// The value that holds.
    pub value: Option<Value>,
    /// The outcome that its value decides, if it decides one.
    pub mark: Option<Outcome>,
}

impl Cell {
    /// Whether the value is that of a commune's record that covers the unit.
    pub fn is_from_above(&self) -> bool {
        self.value.is_some() && self.standing.holds() == self.standing.above.as_ref()
    }
}

/// The grid of a year for units of one level.
#[derive(Clone)]
pub struct Grid {
    /// The unit that they belong to, or the only unit.
    pub of: UnitId,
    /// The year.
    pub year: Year,
    /// The units, in order.
    pub units: Vec<Unit>,
    /// The columns, in order.
    pub columns: Vec<Column>,
    /// The cells of each unit, in the order of the columns.
    pub cells: Vec<Vec<Cell>>,
}

/// Returns the levels of a unit's grids: its own, and those of the units right below it.
pub fn levels(book: &Book, of: &UnitId) -> Vec<Level> {
    let own = book.unit(of).map(|(unit, _)| Level::of_kind(unit.kind));
    let below = book.children(of).map(|unit| Level::of_kind(unit.kind));
    let mut levels: Vec<Level> = below.collect();
    levels.sort_unstable();
    levels.dedup();
    levels.extend(own);
    levels
}

impl Grid {
    /// Makes the grid of the units of a level right below a unit, or of the unit itself.
    pub fn new(basis: &Basis, of: &UnitId, level: Level, year: Year, letters: &Letters) -> Self {
        let units = units(basis.book, of, level, year, letters);
        let terms = terms(basis.library, &units, year);
        let columns = columns(&terms, year, basis.catalogue);
        let kinds: Vec<RecordKind> = RecordKind::ALL
            .iter()
            .copied()
            .filter(|kind| columns.iter().any(|column| column.entry.kind == *kind))
            .collect();
        let records = Records::of(basis.book, &units, &kinds);
        let mut cells: Vec<Vec<Cell>> = Vec::new();
        let mut is_shown = vec![false; columns.len()];
        for unit in &units {
            let verdicts: Vec<Arc<Verdict>> = basis.verdicts.of_unit(&unit.id).cloned().collect();
            let row: Vec<Cell> = columns
                .iter()
                .map(|column| cell(&records, unit, column, &verdicts, basis.catalogue))
                .collect();
            for ((column, cell), is_shown) in columns.iter().zip(&row).zip(&mut is_shown) {
                // Figures of earlier years are asked for only where nothing else tells them.
                *is_shown |= column.entry.year == year
                    || cell.value.is_some()
                    || verdicts
                        .iter()
                        .filter(|verdict| is_main(&verdict.rules))
                        .flat_map(|verdict| verdict.needs())
                        .any(|need| column.entry.settles(need));
            }
            cells.push(row);
        }
        Self {
            of: of.clone(),
            year,
            units,
            columns: chosen(columns, &is_shown),
            cells: cells.into_iter().map(|row| chosen(row, &is_shown)).collect(),
        }
    }

    /// Returns a cell.
    pub fn cell(&self, row: usize, column: usize) -> Option<&Cell> {
        self.cells.get(row)?.get(column)
    }

    /// Returns the deadline that a day in a cell misses.
    pub fn missed(&self, basis: &Basis, row: usize, column: usize, day: Day) -> Option<Deadline> {
        self.dated(row, column)?.missed(basis.book, basis.library, day)
    }

    /// Returns the deadline for the day of a cell.
    pub fn wanted(&self, basis: &Basis, row: usize, column: usize, today: Day) -> Option<Deadline> {
        self.dated(row, column)?.wanted(basis.book, basis.library, today)
    }

    fn dated(&self, row: usize, column: usize) -> Option<DatedForm> {
        let (unit, column) = (self.units.get(row)?, self.columns.get(column)?);
        (column.field.name == "date").then(|| DatedForm {
            kind: column.entry.kind,
            unit: unit.id.clone(),
            code: column.entry.codes.first().cloned(),
            year: Some(self.year),
        })
    }

    /// Returns the last day of the year's periods of these units: a statement made later is about
    /// the whole of them.
    pub fn ends_on(&self, library: &Library) -> Option<Day> {
        terms(library, &self.units, self.year).into_iter().map(|term| term.to).max()
    }
}

/// Returns the units of a level right below a unit, or the unit itself, that exist in a year.
fn units(book: &Book, of: &UnitId, level: Level, year: Year, letters: &Letters) -> Vec<Unit> {
    let is_of_level = |unit: &&Unit| Level::of_kind(unit.kind) == level;
    let is_there = |unit: &&Unit| unit.validity().overlaps(year.period());
    let mut units: Vec<Unit> =
        book.children(of).filter(is_of_level).filter(is_there).cloned().collect();
    crate::units::sort(book, letters, &mut units);
    if units.is_empty() {
        let own = book.unit(of).map(|(unit, _)| unit);
        units.extend(own.filter(is_of_level).cloned());
    }
    units
}

/// Returns the terms of the standards that a desk keeps, each rule set once.
fn terms(library: &Library, units: &[Unit], year: Year) -> Vec<Term> {
    let mut terms: Vec<Term> = Vec::new();
    for unit in units {
        for term in library.terms(unit, year, is_main) {
            if !terms.iter().any(|known| known.rules.id == term.rules.id) {
                terms.push(term);
            }
        }
    }
    terms
}

fn cell(
    records: &Records,
    unit: &Unit,
    column: &Column,
    verdicts: &[Arc<Verdict>],
    catalogue: &Catalogue,
) -> Cell {
    let standing = records.standing(unit, &column.entry, catalogue);
    let value = standing.holds().and_then(|record| record.get(column.field.name)).cloned();
    let mark = mark::mark(verdicts, column, value.is_none());
    Cell { standing, value, mark }
}

fn chosen<T>(all: Vec<T>, is_chosen: &[bool]) -> Vec<T> {
    all.into_iter()
        .zip(is_chosen)
        .filter(|(_, is_chosen)| **is_chosen)
        .map(|(one, _)| one)
        .collect()
}
