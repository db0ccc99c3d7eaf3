//! Reads workbooks of Excel 95 to 2003 (.xls): the records of their stream ([MS-XLS]), with what
//! a sheet shows of them, fonts, number formats, merged and hidden cells included.

use super::cell_style::CellStyle;
use super::compound::Compound;
use super::format::NumberFormat;
use super::little::{u16_at, u32_at, usize_at};
use super::script::Script;
use super::serial::Epoch;
use super::sheet::Room;
use super::xls_records::{Record, Records, id};
use super::xls_shared::Shared;
use super::xls_sheet;
use super::xls_text::{self, Letters};
use super::{Fault, MAX_SHEETS, Sheet, Workbook};

const CUT: Fault = Fault::Damaged { what: "xls" };

pub(super) fn read(file: &[u8]) -> Result<Workbook, Fault> {
    let compound = Compound::open(file)?;
    if compound.has("EncryptedPackage") {
        return Err(Fault::Locked);
    }
    let stream = match compound.read("Workbook")? {
        Some(stream) => stream,
        None => compound.read("Book")?.ok_or(Fault::NotATable)?,
    };
    read_stream(&stream)
}

/// A sheet that the workbook lists.
struct Listed {
    name: String,
    at: usize,
    is_hidden: bool,
}

fn read_stream(stream: &[u8]) -> Result<Workbook, Fault> {
    let mut records = Records::at(stream, 0);
    let first = records.next().filter(|record| record.id == id::BOF).ok_or(CUT)?;
    let letters = match first.u16(0) {
        Some(0x0600) => Letters::Wide,
        Some(0x0500) => Letters::Bytes,
        _ => return Err(Fault::OtherFormat),
    };
    let mut globals = Globals { letters, ..Globals::default() };
    let mut listed = Vec::new();
    for record in records {
        match record.id {
            id::EOF => break,
            id::FILEPASS => return Err(Fault::Locked),
            // Charts and macros are sheets of other types.
            id::BOUNDSHEET if record.byte(5) == Some(0) => {
                listed.extend(sheet_of(&record, letters));
            }
            _ => globals.take(&record),
        }
    }
    if listed.len() > MAX_SHEETS {
        return Err(Fault::TooManySheets);
    }
    let shared = globals.shared();
    let mut room = Room::new();
    let mut sheets = Vec::new();
    for Listed { name, at, is_hidden } in listed {
        let empty = Sheet { name, epoch: shared.epoch, is_hidden, ..Sheet::default() };
        sheets.push(xls_sheet::read(empty, stream, at, &shared, &mut room)?);
    }
    Workbook::of(sheets)
}

fn sheet_of(record: &Record, letters: Letters) -> Option<Listed> {
    let name = xls_text::short(record.data.get(6..)?, letters)?;
    let at = usize_at(record.data, 0)?;
    Some(Listed { name, at, is_hidden: record.byte(4)? & 3 != 0 })
}

/// The most fonts and formats of a workbook; Excel writes some hundred.
const MAX_OWN: usize = 5000;
/// The most styles of a workbook; Excel writes at most four thousand.
const MAX_STYLES: usize = 65_536;

/// The content of the records before the sheets.
#[derive(Default)]
struct Globals {
    letters: Letters,
    epoch: Epoch,
    fonts: Vec<Script>,
    formats: Vec<(u32, NumberFormat)>,
    /// For each style, the numbers of its font and format.
    styles: Vec<(usize, u32)>,
    texts: Vec<xls_text::Text>,
}

impl Globals {
    fn take(&mut self, record: &Record) {
        let data = record.data;
        match record.id {
            id::DATEMODE if record.u16(0) == Some(1) => self.epoch = Epoch::Year1904,
            id::FONT if self.fonts.len() < MAX_OWN => {
                let name = data.get(14..).and_then(|name| xls_text::short(name, self.letters));
                self.fonts.push(Script::of_font(&name.unwrap_or_default()));
            }
            id::FORMAT if self.formats.len() < MAX_OWN => {
                let code = data.get(2..).and_then(|code| match self.letters {
                    Letters::Wide => xls_text::long(code, self.letters),
                    Letters::Bytes => xls_text::short(code, self.letters),
                });
                if let Some((number, code)) = u16_at(data, 0).zip(code) {
                    self.formats.push((u32::from(number), NumberFormat::of(&code)));
                }
            }
            id::XF if self.styles.len() < MAX_STYLES => {
                let font = record.u16(0).map_or(0, usize::from);
                self.styles.push((font, record.u16(2).map_or(0, u32::from)));
            }
            id::SST => {
                let count = u32_at(data, 4).unwrap_or(0);
                self.texts = xls_text::shared(&record.parts(), count);
            }
            _ => (),
        }
    }

    fn shared(self) -> Shared {
        // There is no font number 4.
        let font =
            |number: usize| self.fonts.get(if number > 4 { number - 1 } else { number }).copied();
        let style = |&(number, format): &(usize, u32)| CellStyle {
            format: self
                .formats
                .iter()
                .find(|(known, _)| *known == format)
                .map_or_else(|| NumberFormat::built_in(format), |(_, format)| format.clone()),
            script: font(number).unwrap_or_default(),
        };
        Shared {
            letters: self.letters,
            epoch: self.epoch,
            styles: self.styles.iter().map(style).collect(),
            texts: self
                .texts
                .iter()
                .map(|text| text.runs(|number| font(usize::from(number)).unwrap_or_default()))
                .collect(),
        }
    }
}
