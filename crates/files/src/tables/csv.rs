//! Reads and writes CSV. Written files suit Excel in Vietnam: UTF-8 with a byte order mark, `;`
//! between cells.

use super::sheet::Room;
use super::{Fault, Row, Separator, Sheet, Table, Value, Workbook};

/// Finds the separator that splits the first rows most evenly.
fn separator_of(text: &str) -> Separator {
    let mut best = (Separator::Semicolon, (0, 0));
    for separator in Separator::ALL {
        let mut widths: Vec<usize> = Vec::new();
        let mut rows = Cells::new(text, separator.char());
        let (mut width, mut is_filled) = (0, false);
        while widths.len() < 30
            && let Some(cell) = rows.next()
        {
            width += 1;
            is_filled |= !cell.text.is_empty();
            if cell.is_last {
                widths.extend(is_filled.then_some(width));
                (width, is_filled) = (0, false);
            }
        }
        let of_width = |width: usize| widths.iter().filter(|&&other| other == width).count();
        let even = widths
            .iter()
            .filter(|&&width| width > 1)
            .map(|&width| (of_width(width), width))
            .max()
            .unwrap_or((0, 0));
        if even > best.1 {
            best = (separator, even);
        }
    }
    best.0
}

/// Reads CSV text, such as text pasted from a spreadsheet. Without a given separator, it finds one.
///
/// # Errors
/// [`Fault`]: why the text cannot be read.
pub fn read_text(text: &str, separator: Option<Separator>) -> Result<Workbook, Fault> {
    let text = text.trim_start_matches('\u{feff}');
    // Excel notes the separator in the first line.
    let (noted, text) = match text
        .strip_prefix("sep=")
        .and_then(|rest| Some((rest.chars().next()?, rest.split_once('\n')?.1)))
    {
        Some((noted, rest)) => {
            (Separator::ALL.into_iter().find(|separator| separator.char() == noted), rest)
        }
        None => (None, text),
    };
    let separator = separator.or(noted).unwrap_or_else(|| separator_of(text));
    let mut sheet = Sheet::default();
    let mut room = Room::new();
    let first = u32::from(noted.is_some()).saturating_add(1);
    let (mut row, mut column) = (Row { number: first, ..Row::default() }, 0);
    for cell in Cells::new(text, separator.char()) {
        room.put(&mut row, column, unguarded(cell.text))?;
        column += 1;
        if cell.is_last {
            let next = Row { number: row.number.saturating_add(1), ..Row::default() };
            Room::end(&mut sheet, std::mem::replace(&mut row, next))?;
            column = 0;
        }
    }
    if sheet.rows.is_empty() {
        return Err(Fault::Empty);
    }
    Ok(Workbook { sheets: vec![sheet], separator: Some(separator) })
}

/// A cell of CSV text, and whether it ends its row.
struct Cell {
    text: String,
    is_last: bool,
}

/// An iterator over the cells of CSV text, because a row may have more cells than there is room
/// for.
struct Cells<'a> {
    rest: std::iter::Peekable<std::str::Chars<'a>>,
    separator: char,
    /// Whether a row has begun, so that another cell follows even at the end of the text.
    is_within: bool,
}

impl Iterator for Cells<'_> {
    type Item = Cell;

    fn next(&mut self) -> Option<Cell> {
        if !self.is_within {
            self.rest.peek()?;
        }
        let text = self.cell();
        let end = self.rest.next();
        if end == Some('\r') {
            self.rest.next_if_eq(&'\n');
        }
        self.is_within = end == Some(self.separator);
        Some(Cell { text, is_last: !self.is_within })
    }
}

impl<'a> Cells<'a> {
    fn new(text: &'a str, separator: char) -> Self {
        Self { rest: text.chars().peekable(), separator, is_within: false }
    }

    /// Reads a cell up to its end; an unclosed quote ends with the text.
    fn cell(&mut self) -> String {
        let mut text = String::new();
        if self.rest.next_if_eq(&'"').is_some() {
            while let Some(c) = self.rest.next() {
                if c != '"' {
                    text.push(c);
                } else if self.rest.next_if_eq(&'"').is_some() {
                    text.push('"');
                } else {
                    break;
                }
            }
        }
        let separator = self.separator;
        while let Some(c) = self.rest.next_if(|&c| c != separator && c != '\r' && c != '\n') {
            text.push(c);
        }
        text
    }
}

/// Whether a spreadsheet takes this first character for the beginning of a formula.
fn is_guarded(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '\'')
}

/// Removes the apostrophe that [`write`] adds.
fn unguarded(text: String) -> String {
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(is_guarded) => rest.to_owned(),
        _ => text,
    }
}

/// Writes a table as CSV. Text that a spreadsheet would take for a formula gets an apostrophe,
/// which reading removes.
pub fn write(table: &Table) -> Vec<u8> {
    let mut text = String::from('\u{feff}');
    for (at, heading) in table.headings.iter().enumerate() {
        put(&mut text, at, heading);
    }
    text.push_str("\r\n");
    for row in &table.rows {
        for (at, value) in row.iter().enumerate() {
            match value {
                Value::Text(words) => put(&mut text, at, words),
                other => put(&mut text, at, &other.shown()),
            }
        }
        text.push_str("\r\n");
    }
    text.into_bytes()
}

fn put(line: &mut String, at: usize, cell: &str) {
    if at > 0 {
        line.push(';');
    }
    let is_quoted = cell.contains([';', '"', '\n', '\r', '\t', ','])
        || cell.starts_with(char::is_whitespace)
        || cell.ends_with(char::is_whitespace);
    if is_quoted {
        line.push('"');
    }
    if cell.starts_with(is_guarded) {
        line.push('\'');
    }
    if is_quoted {
        line.push_str(&cell.replace('"', "\"\""));
        line.push('"');
    } else {
        line.push_str(cell);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        read_text(text, None)
            .unwrap()
            .sheets
            .remove(0)
            .rows
            .into_iter()
            .map(|row| row.cells)
            .collect()
    }

    #[test]
    fn each_separator_is_recognised_though_cells_hold_the_others() {
        assert_eq!(
            cells("Tên;Số hộ, khẩu\nA;1,5\nB;2,5"),
            [["Tên", "Số hộ, khẩu"], ["A", "1,5"], ["B", "2,5"]]
        );
        assert_eq!(
            cells("Tên,Ghi chú\r\nA,\"một; hai\"\r\n"),
            [["Tên", "Ghi chú"], ["A", "một; hai"]]
        );
        assert_eq!(cells("Tên\tNgày\nA\t1/2/2019"), [["Tên", "Ngày"], ["A", "1/2/2019"]]);
        assert_eq!(cells("sep=,\na,b;c"), [["a", "b;c"]]);
        assert_eq!(cells("một cột\nhai"), [["một cột"], ["hai"]]);
    }

    #[test]
    fn quotes_hold_lines_separators_and_quotes() {
        assert_eq!(
            cells("\"a\"\"b\";\"c\r\nd\";e\"f\n;\n\"không đóng; x"),
            [vec!["a\"b", "c\nd", "e\"f"], vec!["không đóng; x"]]
        );
    }

    #[test]
    fn a_cell_longer_than_spreadsheets_hold_is_refused_as_where_a_quote_is_not_closed() {
        let of = |letters: usize| {
            read_text(&["Tên;Ghi chú\nA;\"", &"ổ".repeat(letters)].concat(), None).map(|_| ())
        };
        assert_eq!((of(32_767), of(32_768)), (Ok(()), Err(Fault::LongCell { row: 2 })));
    }

    #[test]
    fn a_row_keeps_its_number_where_rows_before_it_are_empty() {
        let sheet = read_text("\n\na;b\n;;\nc;d\n", None).unwrap().sheets.remove(0);
        assert_eq!(sheet.rows.iter().map(|row| row.number).collect::<Vec<_>>(), [3, 5]);
    }

    #[test]
    fn a_row_of_more_columns_than_a_table_has_is_refused_where_they_hold_something() {
        let wide = ";".repeat(100_000);
        assert_eq!(cells(&[&wide, "\na;b"].concat()), [["a", "b"]]);
        assert_eq!(
            read_text(&["a;b\n", &wide, "c"].concat(), None),
            Err(Fault::TooManyColumns { row: 2 })
        );
    }

    #[test]
    fn what_looks_like_a_formula_is_written_as_text() {
        let table = Table {
            rows: vec![vec![
                Value::text("=1+1"),
                Value::text("-5"),
                Value::text("'=x"),
                Value::text("@a"),
            ]],
            ..Table::default()
        };
        assert_eq!(String::from_utf8(write(&table)).unwrap(), "\u{feff}\r\n'=1+1;'-5;''=x;'@a\r\n");
    }
}
