//! Headings of several rows: a heading that is merged over columns belongs to each of them.

use std::ops::RangeInclusive;

use super::{Merged, Row, Sheet};

/// The most rows of headings.
const MOST: usize = 4;
/// The most merged cells among them.
const MOST_MERGED: usize = 2000;

/// The rows of headings that end with the row with this index, from the top down.
fn heading_rows(sheet: &Sheet, header: usize) -> &[Row] {
    let mut first = header;
    while first > 0
        && header - first + 1 < MOST
        && let Some((above, below)) = sheet.rows.get(first - 1).zip(sheet.rows.get(first))
        && is_above(sheet, above, below)
    {
        first -= 1;
    }
    sheet.rows.get(first..=header).unwrap_or_default()
}

/// The numbers of the rows of headings that end with the row with this index.
pub fn heading_numbers(sheet: &Sheet, header: usize) -> Vec<u32> {
    heading_rows(sheet, header).iter().map(|row| row.number).collect()
}

/// The headings of the columns whose last row is the row with this index: for each column, the
/// texts from the top down.
pub(super) fn levels(sheet: &Sheet, header: usize) -> Vec<Vec<String>> {
    let rows = heading_rows(sheet, header);
    let Some(last) = rows.last() else { return Vec::new() };
    let top = rows.first().map_or(last.number, |row| row.number);
    let near =
        |merged: &&Merged| *merged.rows.start() >= top && *merged.rows.start() <= last.number;
    let merged: Vec<&Merged> = sheet.merged.iter().filter(near).take(MOST_MERGED).collect();
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let right = merged.iter().map(|merged| merged.columns.end() + 1);
    let width = right.max().unwrap_or(0).max(width).min(super::MAX_COLUMNS);
    (0..width).map(|column| of_column(&merged, rows, column)).collect()
}

/// Whether a row is the last one of headings, as far as the next row tells.
pub(super) fn is_last(sheet: &Sheet, header: usize) -> bool {
    let Some((row, next)) = sheet.rows.get(header).zip(sheet.rows.get(header + 1)) else {
        return true;
    };
    !(is_words(next) && is_above(sheet, row, next))
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// Whether a row has words and no numbers.
fn is_words(row: &Row) -> bool {
    let is_word = |cell: &String| !cell.chars().any(|c| c.is_ascii_digit()) || cell.len() > 12;
    row.cells.iter().filter(|cell| !is_blank(cell)).all(is_word)
}

/// The columns of the merged cells in a row that are wider than one.
fn wide<'s>(sheet: &'s Sheet, row: &'s Row) -> impl Iterator<Item = &'s RangeInclusive<usize>> {
    let of_row = sheet.merged.iter().filter(|merged| merged.rows.contains(&row.number));
    of_row.map(|merged| &merged.columns).filter(|columns| columns.start() < columns.end())
}

/// Whether a row has headings over those in the row below it.
fn is_above(sheet: &Sheet, above: &Row, below: &Row) -> bool {
    if above.number + 1 != below.number {
        return false;
    }
    let is_filled = |row: &Row, column: usize| !is_blank(row.cell(column));
    let width = above.cells.len().max(below.cells.len());
    // A cell of words that is merged over both rows.
    let is_both = sheet.merged.iter().any(|merged| {
        merged.rows.contains(&above.number)
            && merged.rows.contains(&below.number)
            && is_filled(above, *merged.columns.start())
            && above.number == *merged.rows.start()
    });
    // A cell over several columns, each of which has a heading below, beside one without any below.
    // Titles have nothing but headings below.
    let is_over = wide(sheet, above).any(|columns| {
        is_filled(above, *columns.start())
            && (*columns.start() > 0 || columns.end() + 1 < width)
            && columns.clone().filter(|&column| is_filled(below, column)).count() > 1
    });
    // Without merged cells, the second row fills the gaps of the first.
    let fills_gap = (1..width).any(|column| {
        is_filled(below, column) && !is_filled(above, column) && is_filled(below, column - 1)
    });
    let leaves_gap = (0..width).any(|column| is_filled(above, column) && !is_filled(below, column));
    is_both || leaves_gap && (is_over || fills_gap && is_filled(above, 0) && !is_filled(below, 0))
}

/// The texts over a column, from the top down, each once.
fn of_column(merged: &[&Merged], rows: &[Row], column: usize) -> Vec<String> {
    let mut levels: Vec<String> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let text = shown(merged, rows, row, column).trim();
        let next = rows.get(at + 1);
        let text = if text.is_empty() && next.is_some_and(|next| !is_blank(next.cell(column))) {
            // The heading to the left goes on to here if both have one below.
            let left = (0..column).rev().find(|&left| !is_blank(row.cell(left)));
            let left = left.filter(|&left| next.is_some_and(|next| !is_blank(next.cell(left))));
            left.map_or("", |left| row.cell(left).trim())
        } else {
            text
        };
        if !text.is_empty() && !is_unit(text) && levels.last().is_none_or(|last| last != text) {
            levels.push(text.to_owned());
        }
    }
    levels
}

/// The text that a cell of the headings shows, which may be merged.
fn shown<'r>(merged: &[&Merged], rows: &'r [Row], row: &'r Row, column: usize) -> &'r str {
    let own = row.cell(column);
    if !is_blank(own) {
        return own;
    }
    let within = merged
        .iter()
        .find(|merged| merged.rows.contains(&row.number) && merged.columns.contains(&column));
    let first = |merged: &&Merged| rows.iter().find(|row| row.number == *merged.rows.start());
    within.and_then(|merged| Some(first(merged)?.cell(*merged.columns.start()))).unwrap_or(own)
}

/// Whether a heading only says the unit of the numbers: `(vụ)`, `ĐVT: vụ`.
pub(super) fn is_unit(text: &str) -> bool {
    let plain = super::letters::folded(text);
    let is_bracketed = plain.starts_with('(')
        && plain.ends_with(')')
        && plain.chars().any(|c| c.is_ascii_alphabetic());
    is_bracketed || ["dvt", "don vi tinh"].iter().any(|word| plain.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::super::read_csv_text;
    use super::*;

    fn sheet(csv: &str, merged: &[(RangeInclusive<u32>, RangeInclusive<usize>)]) -> Sheet {
        let mut sheet = read_csv_text(csv, None).unwrap().sheets.remove(0);
        sheet.merged = merged
            .iter()
            .map(|(rows, columns)| Merged { rows: rows.clone(), columns: columns.clone() })
            .collect();
        sheet
    }

    fn joined(sheet: &Sheet, header: usize) -> Vec<String> {
        levels(sheet, header).iter().map(|levels| levels.join("/")).collect()
    }

    #[test]
    fn a_heading_over_several_columns_belongs_to_each() {
        let text = "BIỂU;;;;\nSTT;Thôn;Dân số;;Ghi chú\n;;Số hộ;Số khẩu;\n1;A;2;3;";
        let columns = ["STT", "Thôn", "Dân số/Số hộ", "Dân số/Số khẩu", "Ghi chú"];
        let merged = [(2..=3, 0..=0), (2..=3, 1..=1), (2..=2, 2..=3), (1..=1, 0..=4)];
        for merged in [&merged[..], &[]] {
            let sheet = sheet(text, merged);
            assert_eq!(joined(&sheet, 2), columns);
            assert!(!is_last(&sheet, 1) && is_last(&sheet, 2));
        }
    }

    #[test]
    fn headings_have_three_levels_and_a_row_of_units() {
        let text = "STT;Thôn;Vụ việc;;;\n;;Tổng số;Trong đó;;\n;;;Trộm cắp;Cháy;Khác\n1;A;2;1;1;0";
        let merged =
            [(1..=3, 0..=0), (1..=3, 1..=1), (1..=1, 2..=5), (2..=3, 2..=2), (2..=2, 3..=5)];
        let sheet = sheet(text, &merged);
        assert_eq!(
            joined(&sheet, 2),
            [
                "STT",
                "Thôn",
                "Vụ việc/Tổng số",
                "Vụ việc/Trong đó/Trộm cắp",
                "Vụ việc/Trong đó/Cháy",
                "Vụ việc/Trong đó/Khác"
            ]
        );
        assert!(!is_last(&sheet, 0) && !is_last(&sheet, 1) && is_last(&sheet, 2));
    }

    #[test]
    fn a_title_and_the_first_row_below_are_no_headings() {
        let text = "UBND XÃ;;;ĐVT: vụ\nSTT;Thôn;Số vụ;Ghi chú\n1;A;2;\n;B;;mới";
        let sheet = sheet(text, &[(1..=1, 0..=2)]);
        assert_eq!(joined(&sheet, 1), ["STT", "Thôn", "Số vụ", "Ghi chú"]);
        assert!(is_last(&sheet, 1));
    }
}
