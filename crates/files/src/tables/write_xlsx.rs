//! Writes xlsx workbooks with typed cells, a frozen row of headings and columns as wide as their
//! text.
//!
//! Text is an inline string and never a formula, whatever its first character. The same tables give
//! the same bytes.

use std::fmt::Write as _;

use super::column_letters::letters;
use super::validation::{lists, validations};
use super::xml::escaped;
use super::{MAX_CELL, Table, Value, serial, zip};

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";
/// Limits of column widths, in characters.
const NARROWEST: usize = 6;
const WIDEST: usize = 60;
/// The longest sheet name that Excel accepts.
const MAX_NAME: usize = 31;

/// Styles by their index in `styles.xml`.
const TEXT: u8 = 1;
const HEADING: u8 = 2;
const DAY: u8 = 3;
const COUNT: u8 = 4;
const NUMBER: u8 = 5;

/// Writes tables as the sheets of a workbook. What their cells offer comes into a sheet of its own
/// behind them.
pub fn write(tables: &[Table]) -> Vec<u8> {
    match lists(tables) {
        Some(lists) => write_all(&[tables, &[lists]].concat()),
        None => write_all(tables),
    }
}

fn write_all(tables: &[Table]) -> Vec<u8> {
    let mut parts = vec![
        ("[Content_Types].xml".to_owned(), content_types(tables.len())),
        (
            "_rels/.rels".to_owned(),
            relationships(&[("officeDocument".to_owned(), "xl/workbook.xml".to_owned())]),
        ),
        ("xl/workbook.xml".to_owned(), workbook(tables)),
        ("xl/_rels/workbook.xml.rels".to_owned(), relationships(&workbook_links(tables.len()))),
        ("xl/styles.xml".to_owned(), styles()),
    ];
    let sheets = tables
        .iter()
        .enumerate()
        .map(|(at, table)| (format!("xl/worksheets/sheet{}.xml", at + 1), sheet(table, tables)));
    parts.extend(sheets);
    let bytes: Vec<_> = parts.into_iter().map(|(name, text)| (name, text.into_bytes())).collect();
    zip::write(&bytes)
}

fn content_types(sheets: usize) -> String {
    let mut text = format!(
        "{HEAD}<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" \
         ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/xl/workbook.xml\" ContentType=\"{TYPE}.sheet.main+xml\"/>\
         <Override PartName=\"/xl/styles.xml\" ContentType=\"{TYPE}.styles+xml\"/>"
    );
    for at in 1..=sheets {
        let _ = write!(
            text,
            "<Override PartName=\"/xl/worksheets/sheet{at}.xml\" ContentType=\"{TYPE}.worksheet+xml\"/>"
        );
    }
    text + "</Types>"
}

fn workbook_links(sheets: usize) -> Vec<(String, String)> {
    let sheets =
        (1..=sheets).map(|at| ("worksheet".to_owned(), format!("worksheets/sheet{at}.xml")));
    sheets.chain([("styles".to_owned(), "styles.xml".to_owned())]).collect()
}

fn relationships(links: &[(String, String)]) -> String {
    let mut text = format!("{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\">");
    for (at, (kind, target)) in links.iter().enumerate() {
        let _ = write!(
            text,
            "<Relationship Id=\"rId{}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>",
            at + 1
        );
    }
    text + "</Relationships>"
}

fn workbook(tables: &[Table]) -> String {
    let mut text = format!("{HEAD}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>");
    let mut taken = Vec::new();
    for (at, table) in (1_usize..).zip(tables) {
        let name = sheet_name(&table.name, at, &taken);
        let _ =
            write!(text, "<sheet name=\"{}\" sheetId=\"{at}\" r:id=\"rId{at}\"/>", escaped(&name));
        taken.push(name);
    }
    text + "</sheets></workbook>"
}

/// A sheet name that Excel accepts: short, without certain signs, and unique.
fn sheet_name(name: &str, at: usize, taken: &[String]) -> String {
    let letters =
        name.chars().map(|c| if c.is_control() || "[]:*?/\\'".contains(c) { ' ' } else { c });
    let name: String = letters.take(MAX_NAME).collect();
    let name = name.trim();
    if name.is_empty() || taken.iter().any(|other| other == name) {
        format!("Bảng {at}")
    } else {
        name.to_owned()
    }
}

fn styles() -> String {
    let style = |format: u32, font: u8, fill: u8, more: &str| {
        format!(
            "<xf numFmtId=\"{format}\" fontId=\"{font}\" fillId=\"{fill}\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\" \
             applyFill=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\"{more}/></xf>"
        )
    };
    let font = |bold: &str| {
        format!(
            "<font>{bold}<sz val=\"12\"/><name val=\"Times New Roman\"/><family val=\"1\"/></font>"
        )
    };
    let cells = [
        style(0, 0, 0, ""),
        style(49, 0, 0, " wrapText=\"1\""),
        style(49, 1, 2, " wrapText=\"1\""),
        style(164, 0, 0, ""),
        style(3, 0, 0, ""),
        style(1, 0, 0, ""),
    ];
    [
        HEAD,
        "<styleSheet xmlns=\"",
        MAIN,
        "\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/></numFmts>",
        "<fonts count=\"2\">",
        &font(""),
        &font("<b/>"),
        "</fonts><fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>",
        "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFF1E9E9\"/></patternFill></fill></fills>",
        "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>",
        "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>",
        "<cellXfs count=\"6\">",
        &cells.concat(),
        "</cellXfs></styleSheet>",
    ]
    .concat()
}

fn sheet(table: &Table, tables: &[Table]) -> String {
    let mut text = format!(
        "{HEAD}<worksheet xmlns=\"{MAIN}\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" \
         activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>"
    );
    let columns =
        table.headings.len().max(table.rows.iter().map(Vec::len).max().unwrap_or(0)).max(1);
    for column in 0..columns {
        let _ = write!(
            text,
            "<col min=\"{0}\" max=\"{0}\" width=\"{1}\" customWidth=\"1\"/>",
            column + 1,
            width(table, column)
        );
    }
    text.push_str("</cols><sheetData><row r=\"1\">");
    for (column, heading) in table.headings.iter().enumerate() {
        inline(&mut text, column, 1, HEADING, heading);
    }
    text.push_str("</row>");
    for (row, values) in (2_usize..).zip(&table.rows) {
        let _ = write!(text, "<row r=\"{row}\">");
        for (column, value) in values.iter().enumerate() {
            cell(&mut text, column, row, value);
        }
        text.push_str("</row>");
    }
    text + "</sheetData>" + &validations(table, tables) + "</worksheet>"
}

/// The width of a column: its longest text and a little more.
fn width(table: &Table, column: usize) -> usize {
    let longest_line =
        |text: &str| text.lines().map(|line| line.chars().count()).max().unwrap_or(0);
    let heading = table.headings.get(column).map_or(0, |heading| longest_line(heading));
    let cells = table
        .rows
        .iter()
        .filter_map(|row| row.get(column))
        .map(|value| longest_line(&value.shown()));
    (cells.fold(heading, usize::max) + 3).clamp(NARROWEST, WIDEST)
}

fn cell(text: &mut String, column: usize, row: usize, value: &Value) {
    let (style, number) = match value {
        Value::Empty => return,
        Value::Text(words) => return inline(text, column, row, TEXT, words),
        Value::Count(count) => (COUNT, count.to_string()),
        Value::Number(number) => (NUMBER, number.to_string()),
        Value::Day(day) => match serial::serial(*day) {
            Some(serial) => (DAY, serial.to_string()),
            None => return inline(text, column, row, TEXT, &day.to_string()),
        },
    };
    let _ = write!(text, "<c r=\"{}{row}\" s=\"{style}\"><v>{number}</v></c>", letters(column));
}

fn inline(text: &mut String, column: usize, row: usize, style: u8, words: &str) {
    let words = escaped(&guarded(words));
    let _ = write!(
        text,
        "<c r=\"{}{row}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{words}</t></is></c>",
        letters(column)
    );
}

/// Encodes characters that XML cannot contain as `_x000D_`, and escapes text that looks like such a
/// code. Text beyond Excel's limit for a cell, which counts UTF-16 units, is cut off.
fn guarded(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    let mut units = 0;
    for (at, c) in text.char_indices() {
        let is_code = c == '_' && text.get(at + 1..at + 2) == Some("x");
        let is_impossible =
            (c < ' ' && c != '\n' && c != '\t') || matches!(c, '\u{fffe}' | '\u{ffff}');
        units += c.len_utf16();
        if units > MAX_CELL {
            break;
        }
        if is_code || is_impossible {
            let _ = write!(safe, "_x{:04X}_", u32::from(c));
        } else {
            safe.push(c);
        }
    }
    safe
}
