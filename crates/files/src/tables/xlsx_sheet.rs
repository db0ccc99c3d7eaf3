//! Reads a sheet of an xlsx workbook: its cells, its merged cells, and what it hides.

use super::cell_style::CellStyle;
use super::sheet::Room;
use super::xlsx_text::{rich_text, unescaped};
use super::xml::{Attributes, Token, Tokens};
use super::{Fault, MAX_COLUMNS, MAX_TEXT, Row, Sheet, Unclear};
use super::{format, script::Runs, serial::Epoch};

/// The data that all sheets of a workbook share.
pub(super) struct Shared {
    /// The texts that cells refer to by number.
    pub texts: Vec<Runs>,
    pub styles: Vec<CellStyle>,
    pub epoch: Epoch,
    /// Whether the workbook asks to be calculated when it is opened. Then a result of 0 is none:
    /// programs that cannot calculate store it.
    pub is_uncalculated: bool,
}

/// Reads the XML of a sheet into a sheet that has its name.
pub(super) fn read(
    mut sheet: Sheet,
    text: &str,
    shared: &Shared,
    room: &mut Room,
) -> Result<Sheet, Fault> {
    let mut row = Row::default();
    let mut column = 0;
    let mut tokens = Tokens::new(text);
    while let Some(token) = tokens.next()? {
        match token {
            Token::Start { name: "row", attributes, .. } => {
                let number = attributes
                    .get("r")
                    .and_then(|number| number.parse().ok())
                    .unwrap_or(row.number.saturating_add(1));
                Room::end(&mut sheet, std::mem::take(&mut row))?;
                row.number = number;
                row.is_hidden = attributes.is_on("hidden");
                column = 0;
            }
            Token::Start { name: "c", attributes, is_empty } => {
                let place = attributes.get("r");
                let at = place.as_deref().and_then(column_of).unwrap_or(column);
                column = at.saturating_add(1);
                if is_empty {
                    continue;
                }
                let cell = cell(&mut tokens, attributes, shared)?;
                sheet.converted += usize::from(cell.is_converted);
                if cell.is_unknown {
                    let text = cell.text.unwrap_or_else(|| place.unwrap_or_default().into_owned());
                    room.put(&mut row, at, ["=", &text].concat())?;
                    row.unclear.push((at, Unclear::Formula));
                } else {
                    room.put(&mut row, at, cell.text.unwrap_or_default())?;
                }
            }
            Token::Start { name: "col", attributes, .. } if attributes.is_on("hidden") => {
                let number = |name: &str| attributes.get(name)?.parse::<usize>().ok();
                if let Some((first, last)) = number("min").zip(number("max")) {
                    let columns = first.saturating_sub(1)..last.min(MAX_COLUMNS);
                    let room = MAX_COLUMNS.saturating_sub(sheet.hidden_columns.len());
                    sheet.hidden_columns.extend(columns.take(room));
                }
            }
            Token::Start { name: "mergeCell", attributes, .. } => {
                let range = attributes.get("ref").unwrap_or_default();
                if let Some((first, last)) = range.split_once(':')
                    && let Some((top, left)) = row_of(first).zip(column_of(first))
                    && let Some((bottom, right)) = row_of(last).zip(column_of(last))
                {
                    sheet.merge(top..=bottom, left..=right);
                }
            }
            _ => (),
        }
    }
    Room::end(&mut sheet, row)?;
    Ok(sheet)
}

/// The column of a cell reference such as `AB12`, counted from 0.
fn column_of(place: &str) -> Option<usize> {
    let letters = place
        .bytes()
        .take_while(u8::is_ascii_alphabetic)
        .map(|letter| usize::from(letter.to_ascii_uppercase() - b'A' + 1));
    letters
        .fold(0_usize, |column, letter| column.saturating_mul(26).saturating_add(letter))
        .checked_sub(1)
}

/// The row of a cell reference.
fn row_of(place: &str) -> Option<u32> {
    place.trim_start_matches(|c: char| c.is_ascii_alphabetic()).parse().ok()
}

/// A cell as it is read.
struct Cell {
    /// Its text; of a formula without a result, the formula if it is written here.
    text: Option<String>,
    /// Whether it is a formula without a result.
    is_unknown: bool,
    is_converted: bool,
}

/// The cell whose start tag was just read.
fn cell(
    tokens: &mut Tokens<'_>,
    attributes: Attributes<'_>,
    shared: &Shared,
) -> Result<Cell, Fault> {
    let kind = attributes.get("t").unwrap_or_default();
    let (mut value, mut formula) = (String::new(), None);
    let mut inline = Runs::default();
    let mut within = "";
    loop {
        match tokens.next()? {
            Some(Token::End("c")) => break,
            Some(Token::Start { name: "is", is_empty: false, .. }) => {
                inline = rich_text(tokens, "is")?;
            }
            Some(Token::Start { name: name @ ("v" | "f"), is_empty, .. }) => {
                within = if is_empty { "" } else { name };
                if name == "f" {
                    formula = Some(String::new());
                }
            }
            Some(Token::End("v" | "f")) => within = "",
            Some(Token::Text(text)) if within == "v" && value.len() + text.len() <= MAX_TEXT => {
                value.push_str(&text);
            }
            Some(Token::Text(text)) if within == "f" => formula = Some(text.into_owned()),
            Some(_) => (),
            None => return Err(Fault::Damaged { what: "XML: cut off" }),
        }
    }
    let style = attributes.get("s").and_then(|style| style.parse::<usize>().ok()).unwrap_or(0);
    let style = shared.styles.get(style).cloned().unwrap_or_default();
    let is_number = matches!(kind.as_ref(), "" | "n");
    let is_no_result =
        value.trim().is_empty() || shared.is_uncalculated && matches!(value.trim(), "0");
    if let Some(formula) = formula.filter(|_| is_number && is_no_result) {
        let text = Some(formula).filter(|formula| !formula.is_empty());
        return Ok(Cell { text, is_unknown: true, is_converted: false });
    }
    let (text, is_converted) = match kind.as_ref() {
        "s" if value.trim().is_empty() => (String::new(), false),
        "s" => {
            let text = value.trim().parse::<usize>().ok().and_then(|at| shared.texts.get(at));
            text.ok_or(Fault::Damaged { what: "xlsx: a cell names a text that is not there" })?
                .shown(style.script)
        }
        "inlineStr" if inline.is_empty() => (value, false),
        "inlineStr" => inline.shown(style.script),
        "str" => Runs::plain(unescaped(&value)).shown(style.script),
        "b" => (if value.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned(), false),
        "e" => (value, false),
        "d" => (format::iso(&value), false),
        _ => (number(&value, &style, shared.epoch), false),
    };
    Ok(Cell { text: Some(text), is_unknown: false, is_converted })
}

/// A number as its format shows it; other text stays as it is.
fn number(value: &str, style: &CellStyle, epoch: Epoch) -> String {
    match value.trim().parse::<f64>().ok().filter(|number| number.is_finite()) {
        Some(number) if number.abs() < 1e15 => style.format.shown(number, epoch),
        _ => value.trim().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_names_its_column() {
        for (place, column) in [
            ("A1", Some(0)),
            ("Z9", Some(25)),
            ("AA10", Some(26)),
            ("XFD1", Some(16_383)),
            ("12", None),
        ] {
            assert_eq!(column_of(place), column, "{place}");
        }
        assert_eq!((row_of("AA10"), row_of("A")), (Some(10), None));
    }
}
