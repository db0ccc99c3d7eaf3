//! Reads OpenDocument spreadsheets (.ods, [ODF 1.2]).

use super::ods_cell::{self, Cell};
use super::ods_styles::Styles;
use super::serial::Epoch;
use super::sheet::Room;
use super::xml::{Attributes, Token, Tokens};
use super::zip::Archive;
use super::{Fault, MAX_COLUMNS, MAX_ROWS, MAX_SHEETS, Row, Sheet, Unclear, Workbook, bytes};

/// The part that holds the cells.
pub(super) const CONTENT: &str = "content.xml";

pub(super) fn read(archive: &mut Archive) -> Result<Workbook, Fault> {
    let mut text = |name: &str| -> Result<String, Fault> {
        Ok(archive.read(name)?.map(|part| bytes::text_of(&part)).unwrap_or_default())
    };
    if text("META-INF/manifest.xml")?.contains("encryption-data") {
        return Err(Fault::Locked);
    }
    let (common, content) = (text("styles.xml")?, text(CONTENT)?);
    let styles = Styles::of(&[&common, &content])?;
    let mut tokens = Tokens::new(&content);
    let mut room = Room::new();
    let mut sheets = Vec::new();
    let mut is_spreadsheet = false;
    while let Some(token) = tokens.next()? {
        match token {
            Token::Start { name: "spreadsheet", .. } => is_spreadsheet = true,
            Token::Start { name: "table", attributes, is_empty: false } if is_spreadsheet => {
                if sheets.len() >= MAX_SHEETS {
                    return Err(Fault::TooManySheets);
                }
                sheets.push(sheet(&mut tokens, attributes, &styles, &mut room)?);
            }
            _ => (),
        }
    }
    Workbook::of(sheets)
}

/// A cell in its row, as often as it is repeated.
struct Placed {
    column: usize,
    count: usize,
    cell: Cell,
}

fn number(attributes: Attributes, name: &str) -> usize {
    attributes.get(name).and_then(|count| count.parse().ok()).unwrap_or(1)
}

fn is_hidden(attributes: Attributes) -> bool {
    attributes.get("visibility").is_some_and(|seen| matches!(seen.as_ref(), "collapse" | "filter"))
}

/// Reads a sheet up to the end of its table.
fn sheet(
    tokens: &mut Tokens<'_>,
    attributes: Attributes<'_>,
    styles: &Styles,
    room: &mut Room,
) -> Result<Sheet, Fault> {
    let style = attributes.get("style-name").unwrap_or_default();
    let mut sheet = Sheet {
        name: attributes.get("name").unwrap_or_default().into_owned(),
        epoch: Epoch::default(),
        is_hidden: styles.is_hidden(&style),
        ..Sheet::default()
    };
    // The style of the cells of a column that have none of their own.
    let mut columns: Vec<String> = Vec::new();
    let mut number_of_row = 1_u32;
    while let Some(token) = tokens.next()? {
        match token {
            Token::End("table") => return Ok(sheet),
            Token::Start { name: "table-column", attributes, .. } => {
                let count = number(attributes, "number-columns-repeated");
                let first = columns.len();
                let style = attributes.get("default-cell-style-name").unwrap_or_default();
                let last = first.saturating_add(count).min(MAX_COLUMNS);
                columns.resize(last.max(first), style.into_owned());
                if is_hidden(attributes) {
                    sheet.hidden_columns.extend(first..last);
                }
            }
            Token::Start { name: "table-row", attributes, is_empty } => {
                let count = number(attributes, "number-rows-repeated");
                let hidden = is_hidden(attributes);
                let cells = if is_empty { Vec::new() } else { row(tokens, styles, &columns)? };
                let is_filled = cells.iter().any(|placed| !placed.cell.text.is_empty());
                let repeated = if is_filled { count.min(MAX_ROWS + 1) } else { 1 };
                for number in (number_of_row..).take(repeated) {
                    let mut row = Row { number, is_hidden: hidden, ..Row::default() };
                    for placed in &cells {
                        put(placed, &mut row, &mut sheet, room)?;
                    }
                    Room::end(&mut sheet, row)?;
                }
                number_of_row =
                    number_of_row.saturating_add(u32::try_from(count).unwrap_or(u32::MAX));
            }
            _ => (),
        }
    }
    Err(Fault::Damaged { what: "XML: cut off" })
}

/// Reads the cells of a row up to its end.
fn row(tokens: &mut Tokens<'_>, styles: &Styles, columns: &[String]) -> Result<Vec<Placed>, Fault> {
    let mut cells = Vec::new();
    let mut column = 0_usize;
    while let Some(token) = tokens.next()? {
        match token {
            Token::End("table-row") => return Ok(cells),
            Token::Start {
                name: name @ ("table-cell" | "covered-table-cell"),
                attributes,
                is_empty,
            } => {
                let count = number(attributes, "number-columns-repeated");
                let style = attributes.get("style-name").map(|name| name.into_owned());
                let style =
                    styles.get(&style.or_else(|| columns.get(column).cloned()).unwrap_or_default());
                let cell = ods_cell::read(tokens, name, attributes, is_empty, style)?;
                if !cell.is_nothing() && column <= MAX_COLUMNS {
                    cells.push(Placed { column, count, cell });
                }
                column = column.saturating_add(count);
            }
            _ => (),
        }
    }
    Err(Fault::Damaged { what: "XML: cut off" })
}

fn put(placed: &Placed, row: &mut Row, sheet: &mut Sheet, room: &mut Room) -> Result<(), Fault> {
    let Placed { column, count, cell } = placed;
    for column in (*column..).take((*count).min(MAX_COLUMNS + 1)) {
        room.put(row, column, cell.text.clone())?;
        if cell.is_unknown {
            row.unclear.push((column, Unclear::Formula));
        }
        sheet.converted += usize::from(cell.is_converted);
    }
    let bottom = row.number.saturating_add(cell.rows.saturating_sub(1));
    sheet.merge(row.number..=bottom, *column..=column.saturating_add(cell.columns - 1));
    Ok(())
}
