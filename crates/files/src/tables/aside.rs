//! Recognises the rows below the headings that belong to no record: sums, numbers of the columns,
//! units, groups, signatures and notes.

use super::Row;
use super::cell::is_blank;
use super::columns::{COMMUNE, Column, Input, NUMBER};
use super::letters::{folded, keyed};
use super::levels::is_unit;
use super::plan::Plan;
use super::target::Target;
use book::text::{Lang, Text};

/// The reason why a row belongs to no record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aside {
    /// It has nothing in a column that is read.
    Blank,
    /// It is the example of a template.
    Example,
    /// It sums up other rows.
    Sum,
    /// It numbers the columns.
    Numbers,
    /// It says the units of the columns.
    Units,
    /// It names the commune or district of the rows below.
    Group,
    /// It is a signature or a note, or below one.
    Ending,
    /// The sheet hides it.
    Hidden,
}

impl Aside {
    /// The name of such a row, in a language.
    pub fn text(self, lang: Lang) -> &'static str {
        let text = match self {
            Self::Blank => Text::new("không có gì trong các cột được đọc", "nothing to read"),
            Self::Example => Text::new("ví dụ của mẫu", "the template's example"),
            Self::Sum => Text::new("hàng cộng", "a sum"),
            Self::Numbers => Text::new("hàng đánh số cột", "numbers of the columns"),
            Self::Units => Text::new("hàng ghi đơn vị tính", "units of the numbers"),
            Self::Group => {
                Text::new("tên xã, huyện của các hàng dưới", "the commune of the rows below")
            }
            Self::Ending => Text::new("chữ ký hoặc ghi chú dưới bảng", "signature or note below"),
            Self::Hidden => Text::new(
                "hàng bị ẩn trong tệp; nếu cần, hãy bỏ ẩn hoặc bỏ lọc rồi lưu lại",
                "hidden in the file; if it is needed, unhide it or clear the filter, and save again",
            ),
        };
        text.to(lang)
    }
}

/// The number cell of a template's example row.
pub(super) const EXAMPLE: &str = "Ví dụ";

/// The words that stand in place of a name in a row of sums.
const SUMS: [&str; 6] = ["Tổng", "Tổng cộng", "Tổng số", "Cộng", "Cộng chung", "Toàn bộ"];
/// Words with which the name of a sum begins, before that of the unit. Cộng Hòa, Toàn Thắng and Tổng
/// Cọt are places.
const SUMS_OF: [&str; 15] = [
    "Tổng cộng",
    "Tổng số",
    "Tổng toàn",
    "Tổng các",
    "Cộng toàn",
    "Cộng các",
    "Cộng xã",
    "Cộng huyện",
    "Cộng dồn",
    "Toàn xã",
    "Toàn phường",
    "Toàn thị trấn",
    "Toàn huyện",
    "Toàn tỉnh",
    "Toàn địa bàn",
];

/// The beginnings of a signature or a note, without accents.
const ENDINGS: [&str; 24] = [
    "nguoi lap",
    "nguoi tong hop",
    "nguoi thong ke",
    "nguoi bao cao",
    "lap bieu",
    "lap bang",
    "thu truong",
    "tm.",
    "tm ",
    "kt.",
    "kt ",
    "tl.",
    "chu tich",
    "pho chu tich",
    "truong cong an",
    "pho truong cong an",
    "xac nhan cua",
    "noi nhan",
    "luu:",
    "luu vt",
    "(ky",
    "ky, ghi",
    "ky ten",
    "da ky",
];
/// The beginnings of a note, without accents.
const NOTES: [&str; 5] = ["ghi chu:", "luu y:", "chu thich:", "nguon:", "(*)"];

/// Words before the name of a commune, without accents.
const COMMUNES: [&str; 8] = ["xa", "phuong", "thi tran", "dac khu", "tt", "tt.", "x.", "p."];
/// Words before the names of units above communes, without accents.
const DISTRICTS: [&str; 6] = ["huyen", "quan", "thi xa", "thanh pho", "tinh", "tp."];

/// Whether a name marks a sum. With accents it must match exactly: Cống and Tống are hamlets.
fn is_sum(name: &str) -> bool {
    let name = name.split('(').next().unwrap_or_default().trim().trim_end_matches([':', '.']);
    let plain = folded(name);
    if !["tong", "cong", "toan"].iter().any(|word| plain.starts_with(word)) {
        return false;
    }
    let same = if name.is_ascii() { folded } else { keyed };
    let key = same(name);
    SUMS.iter().any(|sum| same(sum) == key)
        || SUMS_OF.iter().any(|sum| {
            key.strip_prefix(&same(sum))
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        })
}

/// The filled cells of a row with their columns.
fn filled(row: &Row) -> impl Iterator<Item = (usize, &str)> {
    let cells = row.cells.iter().map(|cell| cell.trim()).enumerate();
    cells.filter(|(_, cell)| !cell.is_empty())
}

/// Whether a cell has a number, rather than words in which one occurs.
fn is_number(cell: &str) -> bool {
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    digits > 0 && digits * 2 >= cell.chars().filter(|c| !c.is_whitespace()).count()
}

/// The name of a row's column in the table, if it is read as one.
fn field(plan: &Plan, column: usize) -> Option<&'static str> {
    match plan.targets.get(column) {
        Some(Target::Field(column)) => Some(column.field),
        _ => None,
    }
}

/// The reason why a row at this distance below the headings belongs to no record; `None` if it
/// belongs to one.
pub(super) fn of(row: &Row, distance: usize, plan: &Plan) -> Option<Aside> {
    if row.is_hidden {
        return Some(Aside::Hidden);
    }
    let first = filled(row).next().map_or(0, |(column, _)| column);
    for (column, cell) in filled(row) {
        let field = field(plan, column);
        if field == Some(NUMBER) && folded(cell) == folded(EXAMPLE) {
            return Some(Aside::Example);
        }
        let is_name = matches!(field, Some(NUMBER | "name" | "unit" | COMMUNE))
            || column == first && field.is_none();
        if is_name && is_sum(cell) || field == Some("indicator") && is_whole_sum(cell) {
            return Some(Aside::Sum);
        }
    }
    if distance <= 3 && is_numbers(row) || is_place_numbers(row) {
        return Some(Aside::Numbers);
    }
    if distance <= 3 && filled(row).next().is_some() && filled(row).all(|(_, cell)| is_unit(cell)) {
        return Some(Aside::Units);
    }
    if is_ending(row) || is_note(row) {
        return Some(Aside::Ending);
    }
    let is_read = filled(row).any(|(column, cell)| match plan.targets.get(column) {
        None | Some(Target::Skip) => false,
        Some(Target::Indicator(_)) => !is_blank(cell),
        Some(Target::Field(field)) => !is_given(field) && cell.chars().any(char::is_alphanumeric),
    });
    (!is_read).then_some(Aside::Blank)
}

/// Whether a column only names the subject or the year of a row, as in a workbook to fill in.
fn is_given(column: &Column) -> bool {
    matches!(column.field, NUMBER | COMMUNE | "unit" | "year")
        || matches!(column.input, Input::Above(_) | Input::CommuneCode)
}

/// Whether an indicator's name is only that of a sum; `Tổng số vụ` is an indicator.
fn is_whole_sum(name: &str) -> bool {
    let name = name.trim_end_matches(':');
    is_sum(name) && SUMS.iter().any(|sum| folded(sum) == folded(name))
}

/// Whether the cells number the columns by their places.
fn is_place_numbers(row: &Row) -> bool {
    let is_number_of = |(at, cell): (usize, &String)| {
        let digits = cell.trim().trim_matches(['(', ')']);
        !cell.trim().is_empty() && (digits == (at + 1).to_string() || digits == at.to_string())
    };
    row.cells.len() > 2 && row.cells.iter().enumerate().all(is_number_of)
}

/// Whether the cells number the columns: `A B 1 2 3`, `(1) (2) (3)=(1)+(2)`.
fn is_numbers(row: &Row) -> bool {
    let (mut letter, mut number, mut count) = (b'A', None, 0);
    for (_, cell) in filled(row) {
        let mark =
            cell.split('=').next().unwrap_or_default().trim().trim_matches(['(', ')', '[', ']']);
        match (mark.as_bytes(), mark.parse::<u32>()) {
            (&[of], _) if of.eq_ignore_ascii_case(&letter) && number.is_none() => letter += 1,
            (_, Ok(of)) if number.map_or(of <= 1, |last| of == last + 1) => number = Some(of),
            _ => return false,
        }
        count += 1;
    }
    count > 2
}

/// Whether a row signs the table or says where and when it was made.
fn is_ending(row: &Row) -> bool {
    let is_short = filled(row).count() <= 3 && !filled(row).any(|(_, cell)| is_number(cell));
    is_short
        && filled(row).any(|(_, cell)| {
            let plain = folded(cell);
            ENDINGS.iter().any(|ending| plain.starts_with(ending)) || is_dated(&plain)
        })
}

/// Whether a text is like `Việt Thành, ngày 05 tháng 12 năm 2019`, without accents.
fn is_dated(plain: &str) -> bool {
    let after = |text: &str, word: &str| text.split_once(word).map(|(_, rest)| rest.to_owned());
    let day =
        if plain.starts_with("ngay ") { after(plain, "ngay ") } else { after(plain, ", ngay ") };
    day.and_then(|rest| after(&rest, " thang ")).and_then(|rest| after(&rest, " nam ")).is_some()
}

/// Whether a row is a note that belongs to no column.
fn is_note(row: &Row) -> bool {
    let mut cells = filled(row);
    let Some((_, cell)) = cells.next().filter(|_| cells.next().is_none()) else { return false };
    let plain = folded(cell);
    NOTES.iter().any(|note| plain.starts_with(note)) || cell.starts_with('*')
}

/// Whether a row below a signature is one of the table all the same, which goes on on another page.
pub(super) fn goes_on(row: &Row) -> bool {
    filled(row).count() > 2 && filled(row).any(|(_, cell)| is_number(cell))
}

/// The name in a row that says to which unit the rows below belong.
pub(super) fn group<'r>(row: &'r Row, plan: &Plan) -> Option<Group<'r>> {
    let is_outline = |cell: &str| {
        let mark = cell.trim_end_matches(['.', ')', '/']);
        !mark.is_empty() && mark.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'A'..='H'))
    };
    let mut cells = filled(row).filter(|(_, cell)| !is_outline(cell));
    let is_outlined = filled(row).any(|(_, cell)| is_outline(cell));
    let (column, name) = cells.next()?;
    // A commune with its number and figures is a row of communes.
    let is_alone =
        if is_outlined { cells.all(|(_, cell)| is_number(cell)) } else { cells.next().is_none() };
    let is_of_many = plan.targets.iter().filter(|target| **target != Target::Skip).count() > 1;
    let is_date = matches!(field(plan, column), Some("date"));
    if !is_alone || !is_of_many || is_date {
        return None;
    }
    let plain = folded(name);
    let begins = |words: &[&str]| {
        words.iter().any(|word| {
            plain
                .strip_prefix(word)
                .is_some_and(|rest| word.ends_with('.') || rest.starts_with(' '))
        })
    };
    let name = name.trim_end_matches([':', '.']);
    if begins(&DISTRICTS) {
        Some(Group::Above(name))
    } else {
        begins(&COMMUNES).then_some(Group::Commune(name))
    }
}

/// The unit that the rows below belong to, by its name.
pub(super) enum Group<'r> {
    Commune(&'r str),
    /// A district or province, by its name.
    Above(&'r str),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_told_from_places() {
        for name in [
            "Tổng cộng (2 thôn)",
            "TỔNG CỘNG XÃ VIỆT THÀNH",
            "Toàn xã",
            "CỘNG:",
            "Tong cong",
            "Cộng toàn huyện",
            "Tổng số thôn",
        ] {
            assert!(is_sum(name), "{name}");
        }
        for name in ["Cộng Hòa", "Tổng Cọt", "Toàn Thắng", "Cống", "Tống", "Cổng Trời", "Toàn"]
        {
            assert!(!is_sum(name), "{name}");
        }
    }

    #[test]
    fn columns_are_numbered_in_many_ways() {
        let row = |cells: &[&str]| Row {
            cells: cells.iter().map(|cell| (*cell).to_owned()).collect(),
            ..Row::default()
        };
        for cells in [
            &["A", "B", "1", "2", "3"][..],
            &["(1)", "(2)", "(3)", "(4)=(2)+(3)"],
            &["A", "B", "C", "1", "2", "3=1+2"],
            &["", "1", "2", "3"],
        ] {
            assert!(is_numbers(&row(cells)), "{cells:?}");
        }
        for cells in
            [&["1", "A", "120"][..], &["1", "2", "120"], &["A", "B"], &["1", "Thôn 2", "3"]]
        {
            assert!(!is_numbers(&row(cells)), "{cells:?}");
        }
    }

    #[test]
    fn signatures_dates_and_notes_end_a_table() {
        let row = |text: &str| Row {
            cells: text.split(';').map(str::to_owned).collect(),
            ..Row::default()
        };
        for text in [
            "NGƯỜI LẬP BIỂU",
            ";NGƯỜI LẬP;;TRƯỞNG CÔNG AN XÃ",
            "TM. ỦY BAN NHÂN DÂN",
            ";;Việt Thành, ngày 05 tháng 12 năm 2019",
            ";;Ngày … tháng … năm …",
            "Nơi nhận:",
            "(Ký, ghi rõ họ tên)",
        ] {
            assert!(is_ending(&row(text)), "{text}");
        }
        for text in ["1;Người Lập;120", "Đồng Bưởi", "Chủ Tà;12;3", "1;Kỳ Thượng"]
        {
            assert!(!is_ending(&row(text)), "{text}");
        }
        assert!(is_note(&row("Ghi chú: số liệu đến 30/11")) && !is_note(&row("Ghi chú: a;b")));
    }
}
