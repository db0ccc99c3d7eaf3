//! Why a file cannot be read as a table.

use super::{
    MAX_BYTES, MAX_CELL, MAX_CELLS, MAX_COLUMNS, MAX_ROWS, MAX_SHEETS, MAX_TEXT, MAX_UNPACKED,
};
use book::Lang;

/// Why a file cannot be read as a table; nothing of it is used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// No bytes, or no cell with something in it.
    #[error("the file is empty")]
    Empty,
    /// More bytes than a table needs.
    #[error("{bytes} bytes")]
    TooBig {
        /// Its size.
        bytes: u64,
    },
    /// The file unpacks to more than a table needs.
    #[error("it unpacks to too much")]
    UnpacksTooBig,
    /// More rows than a table needs.
    #[error("too many rows")]
    TooManyRows,
    /// More columns than a table needs.
    #[error("too many columns in row {row}")]
    TooManyColumns {
        /// The row's number.
        row: u32,
    },
    /// More cells than a table needs.
    #[error("too many cells")]
    TooManyCells,
    /// More text than a table needs.
    #[error("too much text")]
    TooMuchText,
    /// More text in one cell than a spreadsheet lets it hold.
    #[error("a cell too long in row {row}")]
    LongCell {
        /// The row's number.
        row: u32,
    },
    /// More sheets than a table needs.
    #[error("too many sheets")]
    TooManySheets,
    /// The format of Excel before 2007, or a workbook with a password.
    #[error("an old or locked Excel file")]
    OldExcel,
    /// A packed file that is no workbook, or a file of another kind.
    #[error("not a table")]
    NotATable,
    /// The packed file is cut or changed.
    #[error("damaged: {what}")]
    Damaged {
        /// What is wrong, as a technician reads it.
        what: &'static str,
    },
    /// The packed file is packed in a way that spreadsheets do not use.
    #[error("packed in an unknown way")]
    Packing,
    /// A part has declarations of its own entities, which spreadsheets never have.
    #[error("it declares entities")]
    Declares,
}

impl Fault {
    /// What is wrong and what to do, in a language.
    pub fn text(&self, lang: Lang) -> String {
        let million = |count: u64| count / 1_000_000;
        let (vi, en) = match self {
            Self::Empty => {
                ("Tệp không có ô nào có chữ. Hãy chọn tệp khác.".into(), "The file has no cell with text. Choose another file.".into())
            }
            Self::TooBig { bytes } => (
                format!(
                    "Tệp quá lớn: {} MB, nhiều nhất là {} MB. Hãy tách bảng thành nhiều tệp.",
                    bytes.div_ceil(1_000_000),
                    million(MAX_BYTES)
                ),
                format!(
                    "The file is too big: {} MB, at most {} MB. Split the table into several files.",
                    bytes.div_ceil(1_000_000),
                    million(MAX_BYTES)
                ),
            ),
            Self::UnpacksTooBig => (
                format!(
                    "Tệp nén bung ra quá {} MB nên không mở. Hãy kiểm tra nguồn gửi; nếu đúng là bảng, hãy tách thành nhiều tệp.",
                    million(MAX_UNPACKED as u64)
                ),
                format!(
                    "The file unpacks to more than {} MB and is not opened. Check who sent it; if it is a table, split it.",
                    million(MAX_UNPACKED as u64)
                ),
            ),
            Self::TooManyRows => (
                format!("Bảng có quá {MAX_ROWS} dòng. Hãy tách thành nhiều tệp."),
                format!("The table has more than {MAX_ROWS} rows. Split it into several files."),
            ),
            Self::TooManyColumns { row } => (
                format!("Dòng {row} có quá {MAX_COLUMNS} cột. Hãy xóa các cột thừa; nếu là tệp CSV, hãy kiểm tra dấu ngăn cách."),
                format!("Row {row} has more than {MAX_COLUMNS} columns. Delete those not needed; in a CSV file, check the separator."),
            ),
            Self::TooManyCells => (
                format!("Tệp có quá {} triệu ô. Hãy tách thành nhiều tệp hoặc xóa cột thừa.", million(MAX_CELLS as u64)),
                format!("The file has more than {} million cells. Split it, or delete columns.", million(MAX_CELLS as u64)),
            ),
            Self::TooMuchText => (
                format!("Chữ trong các ô quá {} MB. Hãy tách thành nhiều tệp.", million(MAX_TEXT as u64)),
                format!("The cells hold more than {} MB of text. Split the file.", million(MAX_TEXT as u64)),
            ),
            Self::LongCell { row } => (
                format!("Dòng {row} có ô dài quá {MAX_CELL} ký tự. Hãy rút ngắn ô đó; nếu là tệp CSV, hãy kiểm tra dấu ngoặc kép."),
                format!("Row {row} has a cell of more than {MAX_CELL} characters. Shorten it; in a CSV file, check the quotes."),
            ),
            Self::TooManySheets => (
                format!("Tệp có quá {MAX_SHEETS} trang tính. Hãy lưu trang cần nhập thành tệp riêng."),
                format!("The file has more than {MAX_SHEETS} sheets. Save the one to import as a file of its own."),
            ),
            Self::OldExcel => (
                "Tệp Excel đời cũ (.xls) hoặc có mật khẩu. Hãy mở bằng Excel rồi lưu lại dạng .xlsx không mật khẩu.".into(),
                "A file of an old Excel (.xls), or with a password. Open it in Excel and save it as .xlsx without a password.".into(),
            ),
            Self::NotATable => (
                "Tệp không phải bảng tính. Hãy chọn tệp .xlsx hoặc .csv.".into(),
                "The file is not a spreadsheet. Choose an .xlsx or .csv file.".into(),
            ),
            Self::Damaged { what } => (
                format!("Tệp bị cắt hoặc hỏng ({what}). Hãy tải lại hoặc xin lại tệp từ nơi gửi."),
                format!("The file is cut off or damaged ({what}). Download it again, or ask the sender for it."),
            ),
            Self::Packing => (
                "Tệp được nén theo cách mà bảng tính không dùng. Hãy mở bằng Excel rồi lưu lại dạng .xlsx.".into(),
                "The file is packed in a way that spreadsheets do not use. Open it in Excel and save it as .xlsx.".into(),
            ),
            Self::Declares => (
                "Tệp có phần khai báo mà bảng tính không bao giờ có nên không mở. Hãy kiểm tra nguồn gửi.".into(),
                "The file declares what spreadsheets never do, and is not opened. Check who sent it.".into(),
            ),
        };
        match lang {
            Lang::Vi => vi,
            Lang::En => en,
        }
    }
}
