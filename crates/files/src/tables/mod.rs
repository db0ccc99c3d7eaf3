//! Spreadsheets: xlsx and CSV files in and out, as rows of text cells, and those rows as records of
//! the book.
//!
//! - [`read`] takes a file's bytes to a [`Workbook`] or says why not ([`Fault`]), without filling
//!   the memory whatever the bytes are; [`read_csv_text`] takes what was pasted.
//! - [`Encoding`] recognises text in the old Vietnamese encodings and converts it: offered, never
//!   done unasked.
//! - A [`Plan`] says what a sheet's columns are, [`examine`] what each of its rows would become and
//!   what is wrong with it, and [`apply`] puts the chosen rows into the book as one change. A
//!   [`Memory`] keeps what a person decided, for the next table.
//! - [`list_table`], [`evaluation_table`] and [`report_tables`] give the book's tables,
//!   [`template`] an empty one to fill in.
//! - [`write_xlsx`] and [`write_csv`] write a [`Table`]; no cell of theirs is ever a formula.
//!   [`write_zip`] packs the parts of any file of its kind, [`escaped`] is text inside XML.
//!
//! A cell is text as a Vietnamese sheet shows it: a day is `15/03/2019`, a number `1234,5`.

mod apply;
mod bytes;
mod cell;
mod columns;
mod csv;
mod examine;
mod export;
mod export_year;
mod fault;
mod headings;
mod kinds;
mod known;
mod legacy;
mod letters;
mod line;
mod local_word;
mod places;
mod plan;
mod separator;
mod serial;
mod sheet;
mod target;
mod tcvn3;
mod vni;
mod write_xlsx;
mod wrong;
mod xlsx;
mod xml;
mod zip;

pub use apply::apply;
pub use book::Choice;
pub use bytes::text_of;
pub use columns::{Column, IMPORTED, Input, columns, table_name};
pub use csv::{read_text as read_csv_text, write as write_csv};
pub use examine::examine;
pub use export::{list_table, template};
pub use export_year::{evaluation_table, report_tables};
pub use fault::Fault;
pub use legacy::Encoding;
pub(super) use letters::keyed;
pub use line::{Draft, Line, Problem, State};
pub use plan::{Memory, Plan};
pub use separator::Separator;
pub use serial::Epoch;
pub use sheet::{Row, Sheet, Table, Value, Workbook};
pub use target::Target;
pub use write_xlsx::{letters as column_letters, write as write_xlsx};
pub use wrong::Wrong;
pub use xml::escaped;
pub use zip::write as write_zip;

/// The size in bytes above which a file is refused unread.
pub const MAX_BYTES: u64 = 32_000_000;
/// What a packed file may unpack to, in bytes, all parts together.
const MAX_UNPACKED: usize = 96_000_000;
/// Text of all cells together, in bytes: many cells can show one long shared text.
const MAX_TEXT: usize = 48_000_000;
/// Characters of a cell: what spreadsheets themselves let it hold.
const MAX_CELL: usize = 32_767;
/// Cells of a workbook, empty ones between filled ones too.
const MAX_CELLS: usize = 1_000_000;
/// Rows of a sheet.
const MAX_ROWS: usize = 100_000;
/// Columns of a sheet.
const MAX_COLUMNS: usize = 500;
/// Sheets of a workbook.
const MAX_SHEETS: usize = 100;

/// Reads an xlsx or CSV file.
///
/// # Errors
/// [`Fault`]: why the file cannot be read.
pub fn read(bytes: &[u8]) -> Result<Workbook, Fault> {
    let size = bytes.len() as u64;
    match bytes {
        [] => Err(Fault::Empty),
        _ if size > MAX_BYTES => Err(Fault::TooBig { bytes: size }),
        [b'P', b'K', ..] => xlsx::read(bytes),
        // The old Excel format, which a workbook with a password is wrapped in too.
        [0xD0, 0xCF, 0x11, 0xE0, ..] => Err(Fault::OldExcel),
        [b'%', b'P', b'D', b'F', ..] => Err(Fault::NotATable),
        _ => csv::read(bytes),
    }
}

#[cfg(test)]
mod tests;
