//! Reasons why a file cannot be read as a table.

use std::fmt::Display;

use super::{
    MAX_BYTES, MAX_CELL, MAX_CELLS, MAX_COLUMNS, MAX_ROWS, MAX_SHEETS, MAX_TEXT, MAX_UNPACKED,
};
use crate::sentence::filled;
use book::text::{Lang, Text};

/// A fault of a file: it cannot be read as a table, and nothing of it is used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The file has no bytes, or no filled cell.
    #[error("the file is empty")]
    Empty,
    /// The file has more bytes than a table needs.
    #[error("{bytes} bytes")]
    TooBig {
        /// Its size in bytes.
        bytes: u64,
    },
    /// The file unpacks to more than a table needs.
    #[error("it unpacks to too much")]
    UnpacksTooBig,
    /// It has more rows than a table needs.
    #[error("too many rows")]
    TooManyRows,
    /// It has more columns than a table needs.
    #[error("too many columns in row {row}")]
    TooManyColumns {
        /// The row's number.
        row: u32,
    },
    /// It has more cells than a table needs.
    #[error("too many cells")]
    TooManyCells,
    /// It has more text than a table needs.
    #[error("too much text")]
    TooMuchText,
    /// A cell has more text than spreadsheets allow.
    #[error("a cell too long in row {row}")]
    LongCell {
        /// The row's number.
        row: u32,
    },
    /// It has more sheets than a table needs.
    #[error("too many sheets")]
    TooManySheets,
    /// It is locked with a password.
    #[error("locked with a password")]
    Locked,
    /// It is a workbook in a format that is not read.
    #[error("another format of workbooks")]
    OtherFormat,
    /// It is a packed file without a workbook, or a file of another kind.
    #[error("not a table")]
    NotATable,
    /// The packed file was truncated or changed.
    #[error("damaged: {what}")]
    Damaged {
        /// The damage, for a technician.
        what: &'static str,
    },
    /// The file is packed with a method that spreadsheets do not use.
    #[error("packed in an unknown way")]
    Packing,
    /// A part declares its own entities, which spreadsheets never do.
    #[error("it declares entities")]
    Declares,
}

impl Fault {
    /// The problem and the remedy, in a language.
    pub fn text(&self, lang: Lang) -> String {
        let million = |count: u64| count / 1_000_000;
        let say = |vi, en, values: &[&dyn Display]| filled(Text::new(vi, en), lang, values);
        match self {
            Self::TooBig { bytes } => say(
                "Tệp quá lớn: {} MB, nhiều nhất là {} MB. Hãy tách bảng thành nhiều tệp.",
                "The file is too big: {} MB, at most {} MB. Split the table into several files.",
                &[&bytes.div_ceil(1_000_000), &million(MAX_BYTES)],
            ),
            Self::UnpacksTooBig => say(
                "Tệp nén bung ra quá {} MB nên không mở. Hãy kiểm tra nguồn gửi; nếu đúng là bảng, hãy tách thành nhiều tệp.",
                "The file unpacks to more than {} MB and is not opened. Check who sent it; if it is a table, split it.",
                &[&million(MAX_UNPACKED as u64)],
            ),
            Self::TooManyRows => say(
                "Bảng có quá {} dòng. Hãy tách thành nhiều tệp.",
                "The table has more than {} rows. Split it into several files.",
                &[&MAX_ROWS],
            ),
            Self::TooManyColumns { row } => say(
                "Dòng {} có quá {} cột. Hãy xóa các cột thừa; nếu là tệp CSV, hãy kiểm tra dấu ngăn cách.",
                "Row {} has more than {} columns. Delete those not needed; in a CSV file, check the separator.",
                &[&row, &MAX_COLUMNS],
            ),
            Self::TooManyCells => say(
                "Tệp có quá {} triệu ô. Hãy tách thành nhiều tệp hoặc xóa cột thừa.",
                "The file has more than {} million cells. Split it, or delete columns.",
                &[&million(MAX_CELLS as u64)],
            ),
            Self::TooMuchText => say(
                "Chữ trong các ô quá {} MB. Hãy tách thành nhiều tệp.",
                "The cells hold more than {} MB of text. Split the file.",
                &[&million(MAX_TEXT as u64)],
            ),
            Self::LongCell { row } => say(
                "Dòng {} có ô dài quá {} ký tự. Hãy rút ngắn ô đó; nếu là tệp CSV, hãy kiểm tra dấu ngoặc kép.",
                "Row {} has a cell of more than {} characters. Shorten it; in a CSV file, check the quotes.",
                &[&row, &MAX_CELL],
            ),
            Self::TooManySheets => say(
                "Tệp có quá {} trang tính. Hãy lưu trang cần nhập thành tệp riêng.",
                "The file has more than {} sheets. Save the one to import as a file of its own.",
                &[&MAX_SHEETS],
            ),
            Self::Damaged { what } => say(
                "Tệp bị cắt hoặc hỏng ({}). Hãy tải lại hoặc xin lại tệp từ nơi gửi.",
                "The file is cut off or damaged ({}). Download it again, or ask the sender for it.",
                &[&what],
            ),
            Self::Empty => say(
                "Tệp không có ô nào có chữ. Hãy chọn tệp khác.",
                "The file has no cell with text. Choose another file.",
                &[],
            ),
            Self::Locked => say(
                "Tệp có mật khẩu. Hãy mở bằng Excel, bỏ mật khẩu rồi lưu lại.",
                "The file has a password. Open it in Excel, remove the password and save it again.",
                &[],
            ),
            Self::OtherFormat => say(
                "Tệp là bảng tính nhưng ở dạng không đọc được (.xlsb, trang web lưu trữ .mht hoặc Excel trước năm 1995). Hãy mở bằng Excel rồi lưu lại dạng .xlsx.",
                "The file is a spreadsheet, but in a form that is not read (.xlsb, a web archive .mht, or Excel before 1995). Open it in Excel and save it as .xlsx.",
                &[],
            ),
            Self::NotATable => say(
                "Tệp không phải bảng tính. Hãy chọn tệp .xlsx, .xls, .ods hoặc .csv.",
                "The file is not a spreadsheet. Choose an .xlsx, .xls, .ods or .csv file.",
                &[],
            ),
            Self::Packing => say(
                "Tệp được nén theo cách mà bảng tính không dùng. Hãy mở bằng Excel rồi lưu lại dạng .xlsx.",
                "The file is packed in a way that spreadsheets do not use. Open it in Excel and save it as .xlsx.",
                &[],
            ),
            Self::Declares => say(
                "Tệp có phần khai báo mà bảng tính không bao giờ có nên không mở. Hãy kiểm tra nguồn gửi.",
                "The file declares what spreadsheets never do, and is not opened. Check who sent it.",
                &[],
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_fault_has_a_sentence_in_either_language() {
        for fault in [
            Fault::Empty,
            Fault::TooBig { bytes: MAX_BYTES + 1 },
            Fault::UnpacksTooBig,
            Fault::TooManyRows,
            Fault::TooManyColumns { row: 7 },
            Fault::TooManyCells,
            Fault::TooMuchText,
            Fault::LongCell { row: 7 },
            Fault::TooManySheets,
            Fault::Locked,
            Fault::OtherFormat,
            Fault::NotATable,
            Fault::Damaged { what: "no directory" },
            Fault::Packing,
            Fault::Declares,
        ] {
            let [vi, en] = Lang::ALL.map(|lang| fault.text(lang));
            assert!(!vi.is_empty() && !en.is_empty() && vi != en, "{fault}: {vi} / {en}");
            assert!(!vi.contains("{}") && !en.contains("{}"), "{fault}: {vi} / {en}");
        }
        let big = Fault::TooBig { bytes: MAX_BYTES + 1 }.text(Lang::En);
        assert!(big.contains("33 MB, at most 32 MB"), "{big}");
    }
}
