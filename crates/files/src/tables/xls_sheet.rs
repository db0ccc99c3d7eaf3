//! Reads a sheet of an .xls workbook.

use std::collections::BTreeMap;

use super::cell_style::CellStyle;
use super::little::{f64_at, u16_at, usize_at};
use super::script::Runs;
use super::sheet::Room;
use super::xls_records::{Record, Records, id};
use super::xls_shared::Shared;
use super::xls_text::{self, compressed};
use super::{Fault, MAX_CELLS, MAX_COLUMNS, Row, Sheet};

/// Reads the records from a place in the stream into a sheet that has its name.
pub(super) fn read(
    sheet: Sheet,
    stream: &[u8],
    at: usize,
    shared: &Shared,
    room: &mut Room,
) -> Result<Sheet, Fault> {
    let mut reader =
        Reader { sheet, shared, cells: BTreeMap::new(), hidden: Vec::new(), open: None };
    // Charts within the sheet have records of their own between a beginning and an end.
    let mut depth = 0_usize;
    for record in Records::at(stream, at) {
        match record.id {
            id::BOF => depth += 1,
            id::EOF if depth <= 1 => break,
            id::EOF => depth -= 1,
            _ if depth == 1 => reader.take(&record)?,
            _ => (),
        }
    }
    reader.finished(room)
}

struct Reader<'a> {
    sheet: Sheet,
    shared: &'a Shared,
    cells: BTreeMap<(u16, u16), String>,
    /// The hidden rows, from 0.
    hidden: Vec<u16>,
    /// The cell and style of a formula whose text is in the next record.
    open: Option<(u16, u16, u16)>,
}

impl Reader<'_> {
    fn take(&mut self, record: &Record) -> Result<(), Fault> {
        self.record(record);
        if self.cells.len() > MAX_CELLS { Err(Fault::TooManyCells) } else { Ok(()) }
    }

    /// Takes the content of a record; one that is too short has none.
    fn record(&mut self, record: &Record) -> Option<()> {
        let data = record.data;
        match record.id {
            id::ROW if record.u16(12)? & 0x20 != 0 => self.hidden.push(record.u16(0)?),
            id::COLINFO if record.u16(8)? & 1 != 0 => {
                let columns = usize::from(record.u16(0)?)..=usize::from(record.u16(2)?);
                let room = MAX_COLUMNS.saturating_sub(self.sheet.hidden_columns.len());
                self.sheet.hidden_columns.extend(columns.take(room));
            }
            id::MERGEDCELLS => {
                for four in data.get(2..)?.chunks_exact(8) {
                    let at = |at: usize| u16_at(four, at);
                    self.sheet.merge(
                        u32::from(at(0)?) + 1..=u32::from(at(2)?) + 1,
                        usize::from(at(4)?)..=usize::from(at(6)?),
                    );
                }
            }
            id::MULRK => {
                let (row, first) = (record.u16(0)?, record.u16(2)?);
                for (six, column) in data.get(4..)?.chunks_exact(6).zip(first..) {
                    self.number((row, column), u16_at(six, 0)?, compressed(six.get(2..)?)?);
                }
            }
            id::STRING => {
                let (row, column, style) = self.open.take()?;
                let text = xls_text::long(&record.parts().concat(), self.shared.letters)?;
                self.text((row, column), style, &Runs::plain(text));
            }
            _ => self.cell(record, (record.u16(0)?, record.u16(2)?), record.u16(4)?)?,
        }
        Some(())
    }

    /// Takes a record of one cell, which begins with its row, column and style.
    fn cell(&mut self, record: &Record, at: (u16, u16), style: u16) -> Option<()> {
        let data = record.data.get(6..)?;
        match record.id {
            id::LABELSST => {
                let shared = self.shared;
                self.text(at, style, shared.texts.get(usize_at(data, 0)?)?);
            }
            id::LABEL | id::RSTRING => {
                let text = xls_text::long(data, self.shared.letters)?;
                self.text(at, style, &Runs::plain(text));
            }
            id::NUMBER => self.number(at, style, f64_at(data, 0)?),
            id::RK => self.number(at, style, compressed(data)?),
            id::BOOLERR => match *data.get(..2)? {
                [value, 0] => self.put(at, truth(value)),
                [value, _] => self.put(at, error(value)),
                _ => (),
            },
            // A result that is no number has its kind in the first byte.
            id::FORMULA if data.get(6..8)? == [0xFF, 0xFF] => match *data.get(..3)? {
                [0, ..] => self.open = Some((at.0, at.1, style)),
                [1, _, value] => self.put(at, truth(value)),
                [2, _, value] => self.put(at, error(value)),
                _ => (),
            },
            id::FORMULA => self.number(at, style, f64_at(data, 0)?),
            _ => (),
        }
        Some(())
    }

    fn put(&mut self, at: (u16, u16), text: &str) {
        self.cells.insert(at, text.to_owned());
    }

    fn style(&self, style: u16) -> CellStyle {
        self.shared.styles.get(usize::from(style)).cloned().unwrap_or_default()
    }

    fn number(&mut self, at: (u16, u16), style: u16, number: f64) {
        if number.is_finite() {
            let text = self.style(style).format.shown(number, self.shared.epoch);
            self.cells.insert(at, text);
        }
    }

    fn text(&mut self, at: (u16, u16), style: u16, runs: &Runs) {
        let (text, is_converted) = runs.shown(self.style(style).script);
        self.sheet.converted += usize::from(is_converted);
        self.cells.insert(at, text);
    }

    fn finished(mut self, room: &mut Room) -> Result<Sheet, Fault> {
        let mut row = Row::default();
        book::sort::sort_by_key(&mut self.hidden, |row| *row);
        for ((at, column), text) in self.cells {
            let number = u32::from(at) + 1;
            if row.number != number {
                Room::end(&mut self.sheet, std::mem::take(&mut row))?;
                row.number = number;
                row.is_hidden = self.hidden.binary_search(&at).is_ok();
            }
            room.put(&mut row, usize::from(column), text)?;
        }
        Room::end(&mut self.sheet, row)?;
        Ok(self.sheet)
    }
}

fn truth(value: u8) -> &'static str {
    if value == 1 { "TRUE" } else { "FALSE" }
}

/// The name of an error value.
fn error(value: u8) -> &'static str {
    match value {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    }
}
