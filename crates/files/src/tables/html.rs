//! Reads the tables of a web page. Programs of offices write such pages and name them `.xls`, and
//! Excel opens them. A page holds the text that its table shows.

use super::html_page::{Page, Piece, Tag};
use super::script::{Runs, Script};
use super::sheet::Room;
use super::{Fault, MAX_COLUMNS, MAX_SHEETS, Row, Sheet, Workbook};

/// Whether a text is a page with a table.
pub(super) fn is_page(text: &str) -> bool {
    let start = text.trim_start().get(..1).unwrap_or_default();
    let head: String = text.chars().take(4000).map(|c| c.to_ascii_lowercase()).collect();
    start == "<" && ["<html", "<!doctype html", "<table"].iter().any(|tag| head.contains(tag))
}

/// Reads each table of a page as a sheet.
pub(super) fn read(text: &str) -> Result<Workbook, Fault> {
    let mut reader = Reader { room: Room::new(), sheets: Vec::new(), table: None };
    let mut page = Page::new(text);
    while let Some(piece) = page.next() {
        match piece {
            Piece::Text(text) => reader.text(&text),
            Piece::Start(tag) => reader.start(&tag, &page)?,
            Piece::End(name) => reader.end(&name)?,
        }
    }
    reader.close_table()?;
    if reader.sheets.is_empty() {
        return Err(Fault::OtherFormat);
    }
    Workbook::of(reader.sheets)
}

struct Reader {
    room: Room,
    sheets: Vec<Sheet>,
    table: Option<Table>,
}

/// The table that is being read.
#[derive(Default)]
struct Table {
    sheet: Sheet,
    row: Row,
    /// For each column, the number of the first row that a cell from above leaves free.
    free_from: Vec<u32>,
    column: usize,
    /// The tables around it are read as one with it.
    depth: usize,
    cell: Option<Cell>,
}

struct Cell {
    runs: Runs,
    /// Whether the text ends with a space that may not be shown.
    ends_with_space: bool,
    fonts: Vec<(String, Script)>,
    script: Script,
    rows: u32,
    columns: usize,
}

impl Reader {
    fn text(&mut self, text: &str) {
        let Some(cell) = self.table.as_mut().and_then(|table| table.cell.as_mut()) else { return };
        let mut shown = String::new();
        for c in text.chars() {
            if !c.is_ascii_whitespace() {
                shown.push(c);
                cell.ends_with_space = false;
            } else if !cell.ends_with_space {
                shown.push(' ');
                cell.ends_with_space = true;
            }
        }
        cell.runs.push(cell.fonts.last().map(|(_, script)| *script), shown);
    }

    fn start(&mut self, tag: &Tag, page: &Page) -> Result<(), Fault> {
        if tag.name == "table" {
            match &mut self.table {
                Some(table) => table.depth += 1,
                None if self.sheets.len() >= MAX_SHEETS => return Err(Fault::TooManySheets),
                None => self.table = Some(Table::default()),
            }
            return Ok(());
        }
        let Some(table) = &mut self.table else { return Ok(()) };
        match tag.name.as_str() {
            "tr" => {
                table.close_row(&mut self.room)?;
                table.row.number += 1;
                table.row.is_hidden = tag.has_style("display:none");
                table.column = 0;
            }
            "td" | "th" => {
                table.close_cell(&mut self.room)?;
                table.open_cell(tag, page);
            }
            "br" | "p" | "div" => {
                if let Some(cell) =
                    table.cell.as_mut().filter(|cell| tag.name == "br" || !cell.runs.is_empty())
                {
                    cell.runs.push(None, "\n".to_owned());
                    cell.ends_with_space = true;
                }
            }
            "font" | "span" | "b" | "i" | "u" => {
                if let Some(cell) = &mut table.cell {
                    let outer = cell.fonts.last().map_or(cell.script, |(_, script)| *script);
                    cell.fonts.push((tag.name.clone(), page.script(tag).unwrap_or(outer)));
                }
            }
            _ => (),
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), Fault> {
        let Some(table) = &mut self.table else { return Ok(()) };
        match name {
            "td" | "th" => table.close_cell(&mut self.room),
            "tr" => {
                let number = table.row.number;
                table.close_row(&mut self.room)?;
                table.row.number = number;
                Ok(())
            }
            "table" if table.depth == 0 => self.close_table(),
            "table" => {
                table.depth -= 1;
                Ok(())
            }
            _ => {
                if let Some(cell) = &mut table.cell
                    && let Some(at) = cell.fonts.iter().rposition(|(open, _)| open == name)
                {
                    cell.fonts.truncate(at);
                }
                Ok(())
            }
        }
    }

    fn close_table(&mut self) -> Result<(), Fault> {
        if let Some(mut table) = self.table.take() {
            table.close_row(&mut self.room)?;
            if !table.sheet.rows.is_empty() {
                self.sheets.push(table.sheet);
            }
        }
        Ok(())
    }
}

impl Table {
    fn open_cell(&mut self, tag: &Tag, page: &Page) {
        let is_taken =
            |column: usize| self.free_from.get(column).is_some_and(|&free| free > self.row.number);
        while is_taken(self.column) {
            self.column += 1;
        }
        let span = |name: &str| tag.get(name).and_then(|span| span.trim().parse::<u32>().ok());
        self.cell = Some(Cell {
            runs: Runs::default(),
            ends_with_space: true,
            fonts: Vec::new(),
            script: page.script(tag).unwrap_or_default(),
            rows: span("rowspan").unwrap_or(1).max(1),
            columns: (span("colspan").unwrap_or(1).max(1) as usize).min(MAX_COLUMNS),
        });
    }

    fn close_cell(&mut self, room: &mut Room) -> Result<(), Fault> {
        let Some(cell) = self.cell.take() else { return Ok(()) };
        let (text, is_converted) = cell.runs.shown(cell.script);
        self.sheet.converted += usize::from(is_converted);
        let text = text.trim_matches(|c: char| c.is_ascii_whitespace());
        room.put(&mut self.row, self.column, text.to_owned())?;
        let end = self.column.saturating_add(cell.columns);
        let bottom = self.row.number.saturating_add(cell.rows - 1);
        self.sheet.merge(self.row.number..=bottom, self.column..=end - 1);
        if cell.rows > 1 && end <= MAX_COLUMNS {
            if self.free_from.len() < end {
                self.free_from.resize(end, 0);
            }
            for free in self.free_from.iter_mut().take(end).skip(self.column) {
                *free = bottom.saturating_add(1);
            }
        }
        self.column = end;
        Ok(())
    }

    fn close_row(&mut self, room: &mut Room) -> Result<(), Fault> {
        self.close_cell(room)?;
        let next = Row { number: self.row.number, ..Row::default() };
        Room::end(&mut self.sheet, std::mem::replace(&mut self.row, next))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_named_as_a_workbook_is_read_as_its_table() {
        let page = "<html><head><meta charset=utf-8><title>Sổ</title>\
            <style><!-- .xl24 {mso-style:x; font-family:\".VnTime\", serif;} --></style></head><body>\
            <table border=1><TR><TD rowspan=2>TT<td colspan=2>D&acirc;n s&#7889;</tr>\
            <tr><td>Số<br>hộ</td><td>Số khẩu</td></tr>\
            <tr><td>1</td><td class=xl24>§ång B\u{ad}ëi</td><td>&nbsp;04498 <font face=\".VnTimeH\">tæng</font></td></tr>\
            <tr style='display:none'><td>x</table></body></html>";
        assert!(is_page(page));
        let sheet = read(page).unwrap().sheets.remove(0);
        let rows: Vec<_> = sheet.rows.iter().map(|row| row.cells.join("|")).collect();
        assert_eq!(rows, ["TT|Dân số", "|Số\nhộ|Số khẩu", "1|Đồng Bưởi| 04498 TỔNG", "x"]);
        assert_eq!(sheet.merged.len(), 2);
        assert!(sheet.rows[3].is_hidden);
    }

    #[test]
    fn a_page_without_a_table_is_told() {
        assert_eq!(read("<html><frameset></frameset></html>"), Err(Fault::OtherFormat));
        assert!(!is_page("Tên;Số hộ\n<b>;1"));
    }
}
