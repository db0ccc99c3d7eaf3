//! Spreadsheets: reads xlsx, xls, ods and CSV files as rows of text cells, writes xlsx and CSV, and
//! turns rows into records of the book.
//!
//! - [`read`] turns the bytes of a file into a [`Workbook`] or says why it cannot ([`Fault`]); no
//!   input fills the memory. [`read_csv_text`] reads pasted text.
//! - [`Encoding`] recognises text in the old Vietnamese encodings and converts it, but only
//!   on request.
//! - A [`Plan`] assigns the columns of a sheet. [`examine`] says what each row would become and
//!   what is wrong with it, and [`apply`] puts the chosen rows into the book as one change. An
//!   [`Examiner`] and an [`Applier`] do the same row by row. A [`Memory`] keeps a person's decisions for the next table.
//! - [`list_table`], [`evaluation_table`] and [`report_tables`] make tables of the book,
//!   [`template`] an empty one to fill in, and [`year_workbook`] those of a unit's whole year.
//!   [`own_sheets`] recognises them, and [`examine_all`] and [`apply_all`] read them as one.
//! - [`write_xlsx`] and [`write_csv`] write a [`Table`], and never a cell with a formula.
//!   [`write_zip`] packs the parts of any file of this kind, [`escaped`] escapes text for XML.
//!
//! A cell holds text as a Vietnamese sheet shows it: a day is `15/03/2019`, a number `1234,5`.

mod apply;
mod aside;
mod body;
mod bytes;
mod cell;
mod cell_style;
mod clean;
mod column_letters;
mod columns;
mod compound;
mod csv;
mod draft_item;
mod examine;
mod export;
mod export_year;
mod fault;
mod format;
mod headings;
mod html;
mod html_page;
mod identity;
mod index;
mod kept;
mod kinds;
mod known;
mod legacy;
mod levels;
mod line;
mod little;
mod ods;
mod ods_cell;
mod ods_styles;
mod parts;
mod places;
mod plan;
mod relations;
mod script;
mod separator;
mod serial;
mod sheet;
mod spelling;
mod target;
mod tcvn3;
mod template;
mod titles;
mod validation;
mod vni;
mod windows1258;
mod write_xlsx;
mod written_unit;
mod wrong;
mod xls;
mod xls_records;
mod xls_shared;
mod xls_sheet;
mod xls_text;
mod xlsx;
mod xlsx_sheet;
mod xlsx_styles;
mod xlsx_text;
mod xml;
mod zip;

pub use apply::{Applier, apply};
pub use aside::Aside;
pub use body::left_out;
pub use book::Choice;
use book::letters;
pub(super) use book::letters::keyed;
use book::local_word;
pub use bytes::text_of;
pub use column_letters::letters as column_letters;
pub use columns::{Column, IMPORTED, Input, columns, table_name};
pub use csv::{read_text as read_csv_text, write as write_csv};
pub use examine::{Examined, Examiner, examine};
pub use export::list_table;
pub use export_year::{evaluation_table, report_tables};
pub use fault::Fault;
pub use kept::{KeptSheet, checksum_of};
pub use legacy::Encoding;
pub use levels::heading_numbers;
pub use line::{Draft, Line, Problem, State};
pub use parts::{apply_all, examine_all, own_sheets};
pub use plan::{Memory, Plan, headings};
pub use separator::Separator;
pub use serial::Epoch;
pub use sheet::{Allowed, Merged, Row, Sheet, Table, Unclear, Value, Workbook};
pub use target::Target;
pub use template::{template, year_workbook};
pub use write_xlsx::write as write_xlsx;
pub use written_unit::{ById, Fit, WrittenUnit};
pub use wrong::Wrong;
pub use xml::escaped;
pub use zip::write as write_zip;

/// The largest size of a file in bytes; a larger one is refused unread.
pub const MAX_BYTES: u64 = 32_000_000;
/// The most bytes that all parts of a packed file may unpack to.
const MAX_UNPACKED: usize = 96_000_000;
/// The most text in all cells, in bytes: many cells can show one long shared text.
const MAX_TEXT: usize = 48_000_000;
/// The most characters in a cell, the limit of spreadsheets themselves.
const MAX_CELL: usize = 32_767;
/// The most cells in a workbook, including empty ones between filled ones.
const MAX_CELLS: usize = 1_000_000;
/// The most rows in a sheet.
const MAX_ROWS: usize = 100_000;
/// The most columns in a sheet.
const MAX_COLUMNS: usize = 500;
/// The most merged cells in a sheet that are looked at.
const MAX_MERGED: usize = 100_000;
/// The most sheets in a workbook.
const MAX_SHEETS: usize = 100;

/// Reads a table file: xlsx, xls, ods, a web page that is named as one, or CSV.
///
/// # Errors
/// [`Fault`]: why the file cannot be read.
pub fn read(bytes: &[u8]) -> Result<Workbook, Fault> {
    let size = bytes.len() as u64;
    match bytes {
        [] => Err(Fault::Empty),
        _ if size > MAX_BYTES => Err(Fault::TooBig { bytes: size }),
        [b'P', b'K', ..] => {
            let mut archive = zip::Archive::open(bytes)?;
            if archive.has(ods::CONTENT) {
                ods::read(&mut archive)
            } else {
                xlsx::read(&mut archive)
            }
        }
        // This form also wraps a workbook with a password.
        _ if bytes.starts_with(&compound::MAGIC) => xls::read(bytes),
        [b'%', b'P', b'D', b'F', ..] => Err(Fault::NotATable),
        [b'M', b'I', b'M', b'E', b'-', ..] => Err(Fault::OtherFormat),
        _ => read_plain(&text_of(bytes)),
    }
}

/// Reads a file of text.
fn read_plain(text: &str) -> Result<Workbook, Fault> {
    if html::is_page(text) {
        html::read(text)
    } else if text.contains("urn:schemas-microsoft-com:office:spreadsheet") {
        Err(Fault::OtherFormat)
    } else {
        csv::read_text(text, None)
    }
}

#[cfg(test)]
mod tests;
