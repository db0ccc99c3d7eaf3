//! The faults of a template: file, place and reason, in both languages.

use book::text::{Lang, Text, say};

/// A fault of a template, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file.
    pub file: String,
    /// The place in the file, such as `blocks[3].none`; empty for the whole.
    pub place: String,
    /// The fault.
    pub fault: Fault,
}

/// A fault of a template, without its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is no JSON.
    NotJson {
        /// The line, from 1.
        line: usize,
        /// The column.
        column: usize,
    },
    /// A member is not there.
    Absent(&'static str),
    /// It is not what is wanted.
    Not(Wanted),
    /// A member, block or choice that does not exist.
    Unknown {
        /// The text that was found.
        found: String,
        /// The names that exist.
        known: Vec<&'static str>,
    },
    /// A name that does not exist.
    UnknownName(String),
    /// A name in a sentence that gives no words.
    NoWords(String),
    /// A case that the name does not have.
    UnknownCase {
        /// The case.
        case: String,
        /// Those that it has.
        known: Vec<&'static str>,
    },
    /// A case that the template does not cover.
    CaseLeftOut(&'static str),
    /// A brace without its counterpart.
    Brace,
    /// A text that is too long.
    TooLong {
        /// The largest number of letters.
        most: usize,
    },
    /// Letters with their marks apart.
    NotComposed,
    /// Blocks too deep inside each other.
    TooDeep,
    /// A book has more templates of its own than it can use.
    TooMany {
        /// The largest number of templates.
        most: usize,
    },
}

/// The kind of value that a place of a template wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A text.
    Text,
    /// A list.
    List,
    /// An object.
    Object,
    /// Yes or no.
    YesNo,
    /// A heading's level.
    Level,
    /// An id.
    Id,
    /// Days of a report.
    Days,
    /// A year.
    Year,
    /// A number of lines.
    Lines,
}

impl Problem {
    /// The problem as a sentence.
    pub fn text(&self, lang: Lang) -> String {
        let place = if self.place.is_empty() { String::new() } else { format!(": {}", self.place) };
        format!("{}{place}: {}", self.file, self.fault.text(lang))
    }
}

impl Fault {
    /// The reason as a sentence.
    pub fn text(&self, lang: Lang) -> String {
        match self {
            Self::NotJson { line, column } => say!(
                lang,
                "không phải JSON, dòng {line} cột {column}",
                "is no JSON, line {line} column {column}"
            ),
            Self::Absent(name) => say!(lang, "thiếu mục «{name}»", "lacks «{name}»"),
            Self::Not(wanted) => {
                say!(lang, "cần {wanted}", "needs {wanted}", wanted = wanted.text().to(lang))
            }
            Self::Unknown { found, known } => say!(
                lang,
                "không có «{found}»; có: {known}",
                "there is no «{found}»; there are: {known}",
                known = known.join(", ")
            ),
            Self::UnknownName(name) => {
                say!(lang, "không có trường «{name}»", "there is no field «{name}»")
            }
            Self::NoWords(name) => say!(
                lang,
                "trường «{name}» chỉ dùng để chọn câu, không đứng trong câu",
                "the field «{name}» chooses a sentence and cannot stand in one"
            ),
            Self::UnknownCase { case, known } => say!(
                lang,
                "không có trường hợp «{case}»; có: {known}",
                "there is no case «{case}»; there are: {known}",
                known = known.join(", ")
            ),
            Self::CaseLeftOut(case) => {
                say!(lang, "chưa nói trường hợp «{case}»", "says nothing in the case «{case}»")
            }
            Self::Brace => say!(lang, "dấu ngoặc nhọn lẻ", "a brace without its other"),
            Self::TooLong { most } => {
                say!(lang, "dài quá {most} ký tự", "is longer than {most} letters")
            }
            Self::NotComposed => say!(
                lang,
                "chữ tổ hợp rời dấu, cần dạng dựng sẵn (NFC)",
                "has letters with their marks apart, needs composed ones (NFC)"
            ),
            Self::TooMany { most } => say!(
                lang,
                "sổ dùng nhiều nhất {most} mẫu riêng",
                "a book uses at most {most} templates of its own"
            ),
            Self::TooDeep => say!(lang, "lồng nhau quá sâu", "is nested too deep"),
        }
    }
}

impl Wanted {
    fn text(self) -> Text {
        match self {
            Self::Text => Text::new("chữ", "a text"),
            Self::List => Text::new("danh sách", "a list"),
            Self::Object => Text::new("đối tượng {…}", "an object {…}"),
            Self::Year => Text::new("năm", "a year"),
            Self::Lines => Text::new("số dòng từ 0 đến 40", "a number of lines from 0 to 40"),
            Self::YesNo => Text::new("true hoặc false", "true or false"),
            Self::Level => Text::new("cấp 1, 2 hoặc 3", "level 1, 2 or 3"),
            Self::Id => Text::new(
                "mã gồm chữ cái không dấu, số, dấu chấm, gạch",
                "an id of letters without marks, digits, points, hyphens",
            ),
            Self::Days => Text::new(
                "kỳ: assessment, year, half-year, month-7, police-month-7, 16-11, 01-11, 15-11",
                "days: assessment, year, half-year, month-7, police-month-7, 16-11, 01-11, 15-11",
            ),
        }
    }
}
