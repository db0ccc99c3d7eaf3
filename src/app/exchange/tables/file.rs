//! The file on the desk: its content, and a sheet after conversion, composition and correction.

use std::collections::BTreeMap;

use files::tables::{Encoding, Sheet, Workbook};

use crate::app::shell::browser;

/// A file that was read.
#[derive(Clone)]
pub struct File {
    pub name: String,
    pub workbook: Workbook,
    /// The text of a CSV file, which another separator can split again.
    pub text: Option<String>,
    /// The suspected old encoding of its text, until a person decides.
    pub offered: Option<Encoding>,
}

/// The text typed into cells, by row and column.
pub type Typed = BTreeMap<(usize, usize), String>;

impl File {
    /// Returns a sheet after conversion and composition.
    pub fn composed(&self, at: usize, encoding: Encoding) -> Sheet {
        self.workbook
            .sheets
            .get(at)
            .map(|sheet| composed(encoding.convert(sheet)))
            .unwrap_or_default()
    }

    /// Returns a sheet after conversion, composition and correction.
    pub fn sheet(&self, at: usize, encoding: Encoding, typed: &Typed) -> Sheet {
        corrected(self.composed(at, encoding), typed)
    }
}

/// Returns the sheet with composed text.
fn composed(mut sheet: Sheet) -> Sheet {
    for cell in sheet.rows.iter_mut().flat_map(|row| &mut row.cells).filter(|cell| !is_plain(cell))
    {
        *cell = browser::composed(cell);
    }
    sheet
}

/// Returns whether text is composed for certain: ASCII and the composed letters of Vietnamese.
/// Asking the browser takes long in a large table.
fn is_plain(text: &str) -> bool {
    text.chars().all(|c| matches!(c, '\0'..='\u{2ff}' | '\u{1ea0}'..='\u{1ef9}'))
        && text.trim().len() == text.len()
}

/// Returns the sheet with the text typed into cells.
pub fn corrected(mut sheet: Sheet, typed: &Typed) -> Sheet {
    for ((row, column), text) in typed {
        if let Some(row) = sheet.rows.get_mut(*row) {
            if row.cells.len() <= *column {
                row.cells.resize(column + 1, String::new());
            }
            if let Some(cell) = row.cells.get_mut(*column) {
                cell.clone_from(text);
            }
        }
    }
    sheet
}
