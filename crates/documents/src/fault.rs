//! What is wrong with a template: file, place and reason, in both languages.

use book::Lang;
use book::text::Text;

/// Something wrong in a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file.
    pub file: String,
    /// Where in it, such as `blocks[3].none`; empty for the whole.
    pub place: String,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is no JSON.
    NotJson {
        /// Where, in lines from 1.
        line: usize,
        /// And columns.
        column: usize,
    },
    /// A member is not there.
    Absent(&'static str),
    /// It is not what is wanted.
    Not(Wanted),
    /// A member, block or choice that there is not.
    Unknown {
        /// What was found.
        found: String,
        /// What there is.
        known: Vec<&'static str>,
    },
    /// A name that there is not.
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
    /// A case of which nothing is said.
    CaseLeftOut(&'static str),
    /// A brace without its other.
    Brace,
    /// A text that is too long.
    TooLong {
        /// How many letters it may have.
        most: usize,
    },
    /// Letters with their marks apart.
    NotComposed,
    /// Blocks too deep inside each other.
    TooDeep,
}

/// What a place of a template wants.
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
    /// As a sentence.
    pub fn text(&self, lang: Lang) -> String {
        let place = if self.place.is_empty() { String::new() } else { format!(": {}", self.place) };
        format!("{}{place}: {}", self.file, self.fault.text(lang))
    }
}

impl Fault {
    /// The reason as a sentence.
    pub fn text(&self, lang: Lang) -> String {
        let say = |vi, en, values: &[&str]| Text::new(vi, en).filled(lang, values);
        match self {
            Self::NotJson { line, column } => say(
                "không phải JSON, dòng {} cột {}",
                "is no JSON, line {} column {}",
                &[&line.to_string(), &column.to_string()],
            ),
            Self::Absent(name) => say("thiếu mục «{}»", "lacks «{}»", &[name]),
            Self::Not(wanted) => say("cần {}", "needs {}", &[wanted.text().to(lang)]),
            Self::Unknown { found, known } => say(
                "không có «{}»; có: {}",
                "there is no «{}»; there are: {}",
                &[found, &known.join(", ")],
            ),
            Self::UnknownName(name) => {
                say("không có trường «{}»", "there is no field «{}»", &[name])
            }
            Self::NoWords(name) => say(
                "trường «{}» chỉ dùng để chọn câu, không đứng trong câu",
                "the field «{}» chooses a sentence and cannot stand in one",
                &[name],
            ),
            Self::UnknownCase { case, known } => say(
                "không có trường hợp «{}»; có: {}",
                "there is no case «{}»; there are: {}",
                &[case, &known.join(", ")],
            ),
            Self::CaseLeftOut(case) => {
                say("chưa nói trường hợp «{}»", "says nothing in the case «{}»", &[case])
            }
            Self::Brace => say("dấu ngoặc nhọn lẻ", "a brace without its other", &[]),
            Self::TooLong { most } => {
                say("dài quá {} ký tự", "is longer than {} letters", &[&most.to_string()])
            }
            Self::NotComposed => say(
                "chữ tổ hợp rời dấu, cần dạng dựng sẵn (NFC)",
                "has letters with their marks apart, needs composed ones (NFC)",
                &[],
            ),
            Self::TooDeep => say("lồng nhau quá sâu", "is nested too deep", &[]),
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
