//! Keys of the grid: arrows, Enter, and filling down.

use desk::year_grid::Grid;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, KeyboardEvent};

use super::sheet::Sheet;
use crate::app::shell::browser;

/// A line of the table: the one for all units, or that of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    All,
    Row(usize),
}

impl Line {
    /// The line above or below.
    fn next(self, is_down: bool, rows: usize) -> Option<Self> {
        match (self, is_down) {
            (Self::All, true) => (rows > 0).then_some(Self::Row(0)),
            (Self::All, false) => None,
            (Self::Row(0), false) => Some(Self::All),
            (Self::Row(row), false) => Some(Self::Row(row - 1)),
            (Self::Row(row), true) => (row + 1 < rows).then_some(Self::Row(row + 1)),
        }
    }
}

/// The id of a cell's input.
pub fn cell_id(line: Line, column: &str) -> String {
    match line {
        Line::All => ["year-all-", column].concat(),
        Line::Row(row) => ["year-", &row.to_string(), "-", column].concat(),
    }
}

/// Moves the keyboard as in a spreadsheet. `commit` enters what is typed.
pub fn walk(sheet: Sheet, event: &KeyboardEvent, line: Line, column: usize, commit: &dyn Fn()) {
    let key = event.key();
    if let (true, "d" | "D", Line::Row(row)) =
        (event.ctrl_key() || event.meta_key(), key.as_str(), line)
    {
        event.prevent_default();
        commit();
        sheet.fill_down(column, row);
        return;
    }
    let Some((to, at)) = sheet.with_untracked(|grid| next(grid, event, line, column)) else {
        if key == "Enter" {
            commit();
        }
        return;
    };
    event.prevent_default();
    commit();
    let chosen = match (event.shift_key() && at == column && key != "Enter", line, to) {
        (true, Line::Row(from), Line::Row(to)) => {
            let (_, first, last) = sheet
                .chosen
                .get_untracked()
                .filter(|(of, ..)| *of == column)
                .unwrap_or((column, from, from));
            // The cell that is left stays chosen, at whichever end it is.
            if from == last && to >= first {
                Some((column, first, to))
            } else {
                Some((column, first.min(to), last.max(to)))
            }
        }
        _ => None,
    };
    sheet.chosen.set(chosen);
    go_to(sheet, to, at);
}

/// The cell that a key leads to. Left and right leave a text only from its edge.
fn next(grid: &Grid, event: &KeyboardEvent, line: Line, column: usize) -> Option<(Line, usize)> {
    let (rows, columns) = (grid.units.len(), grid.columns.len());
    let (is_start, is_end) = edges(event);
    let to = match event.key().as_str() {
        "Enter" => (line.next(!event.shift_key(), rows)?, column),
        "ArrowDown" if !event.alt_key() => (line.next(true, rows)?, column),
        "ArrowUp" if !event.alt_key() => (line.next(false, rows)?, column),
        "ArrowRight" if is_end => (line, column + 1),
        "ArrowLeft" if is_start => (line, column.checked_sub(1)?),
        _ => return None,
    };
    (to.1 < columns).then_some(to)
}

/// Whether the keyboard is at the start and at the end of a text. A list has no text.
fn edges(event: &KeyboardEvent) -> (bool, bool) {
    let target = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let Some(input) = target else { return (true, true) };
    let length = input.value().encode_utf16().count() as u32;
    let (start, end) =
        (input.selection_start().ok().flatten(), input.selection_end().ok().flatten());
    let is_all = start == Some(0) && end == Some(length);
    (is_all || end == Some(0), is_all || start == Some(length))
}

fn go_to(sheet: Sheet, line: Line, column: usize) {
    let key = sheet.shape.with_untracked(|shape| shape.columns.get(column).cloned());
    let Some(key) = key else { return };
    let id = cell_id(line, &key);
    browser::focus_id(&id);
    let found = browser::document().get_element_by_id(&id);
    if let Some(input) = found.and_then(|found| found.dyn_into::<HtmlInputElement>().ok()) {
        input.select();
    }
}
