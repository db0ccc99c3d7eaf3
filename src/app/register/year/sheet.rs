//! The state of the grid's page, and its edits of the book.

use std::collections::BTreeSet;
use std::sync::Arc;

use book::{RecordKind, Unit, UnitId};
use desk::parse;
use desk::standards::Level;
use desk::year_grid::{Basis, Change, Column, Fill, Grid, Pasted, Place, Signed, Why, Wrong};
use files::Fault;
use leptos::prelude::*;
use serde_json::Value;

use super::super::text::year as text;
use super::report::Report;
use crate::app::shell::browser::{self, LETTERS};
use crate::app::shell::state::{App, Same};
use crate::app::shell::words;
use crate::app::text::InLanguage;

/// A cell that has the keyboard, with what is typed in it.
#[derive(Clone, PartialEq)]
pub struct At {
    pub row: usize,
    pub column: usize,
    pub typed: String,
}

/// The units and columns of the grid: what its table is drawn from.
#[derive(Clone, PartialEq)]
pub struct Shape {
    pub units: Vec<UnitId>,
    pub columns: Vec<String>,
}

/// The state of the page. Copied freely.
#[derive(Clone, Copy)]
pub struct Sheet {
    pub app: App,
    pub level: RwSignal<Level>,
    pub grid: Memo<Same<Grid>>,
    pub shape: Memo<Shape>,
    /// The units that the row for all leaves out.
    pub left_out: RwSignal<BTreeSet<UnitId>>,
    /// The typed day and person of statements and ratings.
    pub date: RwSignal<String>,
    pub by: RwSignal<String>,
    /// The result of the last edit.
    pub told: RwSignal<Report>,
    pub at: RwSignal<Option<At>>,
    /// Chosen cells of a column: the column, the first and the last row.
    pub chosen: RwSignal<Option<(usize, usize, usize)>>,
}

impl Sheet {
    pub fn new(app: App, of: UnitId, first: Level) -> Self {
        let level = RwSignal::new(first);
        let grid = Memo::new(move |_| {
            let year = app.year.get();
            Same(Arc::new(with_basis(app, |basis| {
                Grid::new(basis, &of, level.get(), year, &LETTERS)
            })))
        });
        let shape = Memo::new(move |_| {
            grid.with(|grid| Shape {
                units: grid.0.units.iter().map(|unit| unit.id.clone()).collect(),
                columns: grid.0.columns.iter().map(Column::key).collect(),
            })
        });
        Self {
            app,
            level,
            grid,
            shape,
            left_out: RwSignal::default(),
            date: RwSignal::new(browser::today().to_string()),
            by: RwSignal::default(),
            told: RwSignal::default(),
            at: RwSignal::new(None),
            chosen: RwSignal::new(None),
        }
    }

    /// Shows the units of another level.
    pub fn show(self, level: Level) {
        self.at.set(None);
        self.chosen.set(None);
        self.told.set(Report::default());
        self.level.set(level);
    }

    /// Looks at the grid, reactively.
    pub fn with<T>(self, look: impl FnOnce(&Grid) -> T) -> T {
        self.grid.with(|grid| look(&grid.0))
    }

    /// Looks at the grid.
    pub fn with_untracked<T>(self, look: impl FnOnce(&Grid) -> T) -> T {
        self.grid.with_untracked(|grid| look(&grid.0))
    }

    /// Looks at the grid with the book and the rules.
    pub fn with_basis<T>(self, ask: impl FnOnce(&Basis, &Grid) -> T) -> T {
        with_basis(self.app, |basis| self.with(|grid| ask(basis, grid)))
    }

    /// The name of the unit of a row, as in a heading.
    pub fn unit_name(self, row: usize) -> Option<String> {
        self.app.book.with(|book| {
            self.with(|grid| grid.units.get(row).map(|unit| words::unit_name(book, unit)))
        })
    }

    /// The rows that the row for all is about.
    pub fn all_rows(self) -> Vec<usize> {
        let left_out = self.left_out.get();
        self.with(|grid| {
            let rows = grid.units.iter().enumerate();
            rows.filter(|(_, unit)| !left_out.contains(&unit.id)).map(|(row, _)| row).collect()
        })
    }

    /// The day and the person of statements; today for a day that cannot be read.
    pub fn signed(self) -> Signed {
        let date = self.date.with(|date| parse::day(date, self.app.year.get()));
        let by = self.by.with(|by| browser::composed(by));
        Signed { date: date.unwrap_or_else(browser::today), by: (!by.is_empty()).then_some(by) }
    }

    /// Reads a cell's text and enters it.
    pub fn enter(self, row: usize, column: usize, typed: &str) {
        let change = match self.read(column, typed) {
            Ok(value) => Change { place: Place::Row(row), column, value },
            Err(why) => {
                let wrong = vec![Wrong { row: Some(row), column, why }];
                return self.told.set(self.report(0, &wrong, None));
            }
        };
        let is_same =
            self.with(|grid| grid.cell(row, column).is_some_and(|cell| cell.value == change.value));
        if !is_same {
            let step = untrack(|| {
                let unit = self.app.book.with(|book| {
                    self.with(|grid| Some(words::unit_in_text(book, grid.units.get(row)?)))
                });
                text::STEP_ONE.fill(&[&self.column_name(column), &unit.unwrap_or_default()])
            });
            self.put(&[change], Vec::new(), step, None);
        }
    }

    pub fn read(self, column: usize, typed: &str) -> Result<Option<Value>, Why> {
        untrack(|| {
            self.with_basis(|basis, grid| grid.read(column, typed, basis.catalogue, &LETTERS))
        })
    }

    /// Enters a value for all rows that are ticked.
    pub fn enter_all(self, column: usize, value: &Value, replaces: bool) {
        let rows = untrack(|| self.all_rows());
        let fill = untrack(|| self.with(|grid| grid.fill(column, value, &rows, replaces)));
        let again =
            (!fill.skipped.is_empty()).then(|| (column, value.clone(), fill.skipped.clone()));
        self.fill(column, fill, again);
    }

    /// Enters one force of the commune that covers all rows that are ticked.
    pub fn enter_one_force(self, column: usize, value: &Value) {
        let rows = untrack(|| self.all_rows());
        let fill = untrack(|| self.with(|grid| grid.one_force(column, value, &rows)));
        self.fill(column, fill, None);
    }

    /// Enters what the book knows of the units.
    pub fn enter_known(self, column: usize) {
        let rows = untrack(|| self.all_rows());
        let fill = untrack(|| self.with(|grid| grid.fill_known(column, &rows)));
        self.fill(column, fill, None);
    }

    /// Copies the first chosen cell down, or the cell above into this one.
    pub fn fill_down(self, column: usize, row: usize) {
        let chosen = self.chosen.get_untracked().filter(|(of, ..)| *of == column);
        let (first, last) = match chosen {
            Some((_, first, last)) if first < last => (first, last),
            _ => (row.saturating_sub(1), row),
        };
        let fill = untrack(|| self.with(|grid| grid.fill_down(column, first, last)));
        self.fill(column, fill, None);
    }

    fn fill(self, column: usize, fill: Fill, again: Option<(usize, Value, Vec<usize>)>) {
        let step = untrack(|| {
            text::STEP_MANY.fill(&[&self.app.year.get().to_string(), &self.column_name(column)])
        });
        self.put(&fill.changes, Vec::new(), step, again);
    }

    /// Enters a block that was copied from a spreadsheet.
    pub fn paste(self, row: usize, column: usize, pasted: &str) {
        let Pasted { changes, wrong } = untrack(|| {
            self.with_basis(|basis, grid| {
                let names_of =
                    |unit: &Unit| vec![unit.name.clone(), words::unit_name(basis.book, unit)];
                grid.paste((row, column), pasted, basis, &LETTERS, &names_of)
            })
        });
        let at = untrack(|| self.column_name(column));
        let step = untrack(|| text::STEP_PASTE.fill(&[&self.app.year.get().to_string(), &at]));
        self.put(&changes, wrong, step, None);
    }

    /// Makes changes as one edit of the book, and tells what became of them.
    fn put(
        self,
        changes: &[Change],
        mut wrong: Vec<Wrong>,
        step: String,
        again: Option<(usize, Value, Vec<usize>)>,
    ) {
        let app = self.app;
        if !app.may_write() {
            return;
        }
        let stamp = app.stamp();
        let edited = untrack(|| {
            let signed = self.signed();
            self.with_basis(|basis, grid| {
                grid.edited(basis, changes, &signed, &mut || app.record_id(), &stamp)
            })
        });
        wrong.extend(edited.wrong);
        let told = self.report(edited.records, &wrong, again);
        if edited.records > 0
            && let Err(why) = app.edit(step, |_, _| Ok(edited.book))
        {
            app.status.set(why);
            return;
        }
        self.told.set(told);
    }

    fn report(
        self,
        records: usize,
        wrong: &[Wrong],
        again: Option<(usize, Value, Vec<usize>)>,
    ) -> Report {
        untrack(|| {
            let names = |rows: &[usize]| {
                let names = rows.iter().filter_map(|row| self.unit_name(*row));
                names.collect::<Vec<_>>().join(", ")
            };
            Report {
                records,
                skipped: again.as_ref().map(|(_, _, rows)| names(rows)),
                again,
                wrong: wrong.iter().map(|wrong| self.said(wrong)).collect(),
            }
        })
    }

    fn said(self, wrong: &Wrong) -> String {
        let unit = wrong.row.and_then(|row| self.unit_name(row));
        let what = match &wrong.why {
            Why::Unread(typed) => text::UNREAD.fill(&[typed]),
            Why::NoUnit(typed) => text::NO_UNIT.fill(&[typed]),
            Why::Needs(label) => text::NEEDS.fill(&[label.now()]),
            Why::FromAbove => text::IS_FROM_ABOVE.now().to_owned(),
            Why::Refused(refused) => self.refused(refused),
        };
        match unit {
            Some(unit) => text::WRONG_AT.fill(&[&unit, &self.column_name(wrong.column), &what]),
            None => what,
        }
    }

    fn refused(self, refused: &desk::items::Refused) -> String {
        use desk::items::Refused;
        let lang = self.app.lang.get();
        let fault = |fault: &Fault| fault.what(lang);
        match refused {
            Refused::Faults(faults) => {
                faults.iter().map(|(_, of)| fault(of)).collect::<Vec<_>>().join("; ")
            }
            Refused::NoItem(of) => fault(of),
            Refused::Edit(error) => error.text(lang),
        }
    }

    /// Names a column in a sentence: "Nghị quyết của chi bộ, số, ký hiệu".
    pub fn column_name(self, column: usize) -> String {
        let lang = self.app.lang.get();
        self.with(|grid| {
            let Some(column) = grid.columns.get(column) else { return String::new() };
            let mut name = column.name.get(lang).to_owned();
            if column.entry.year != grid.year {
                name = [&name, " ", &column.entry.year.to_string()].concat();
            }
            match (column.entry.kind, column.field.name) {
                (RecordKind::Statement | RecordKind::Rating | RecordKind::YearlyTotal, _) => name,
                _ => [&name, ", ", &browser::lower(column.field.label.now())].concat(),
            }
        })
    }
}

fn with_basis<T>(app: App, ask: impl FnOnce(&Basis) -> T) -> T {
    let (book, catalogue, library) = (app.book.get(), app.catalogue.get(), app.library());
    app.verdicts.with(|verdicts| {
        let (book, library, catalogue) = (&book, &library, &catalogue);
        ask(&Basis { book, library, catalogue, verdicts: &verdicts.0 })
    })
}
