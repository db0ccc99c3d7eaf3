//! Why a cell cannot be read, in words.

use crate::Fault;
use book::Lang;

/// Why a cell cannot be read, or what must be decided about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It is empty and must not be.
    Needed,
    /// It is no real day.
    Day,
    /// It is no whole number from 0.
    Count,
    /// It is more than can be kept.
    TooLarge(u64),
    /// It is no year from 1900 to 2199.
    Year,
    /// It is no time of day.
    Time,
    /// It is neither yes nor no.
    YesNo,
    /// It is longer than a field can be.
    TooLong,
    /// The catalogue has no such kind.
    Kind,
    /// It is none of the few words.
    Choice,
    /// There is no such unit under the commune, or in the book.
    NoUnit,
    /// There is no such commune in the book.
    NoCommune,
    /// Only units whose accents differ are there.
    OtherAccents(Vec<String>),
    /// Several units go by this name.
    Several(Vec<String>),
    /// A province, district or commune that the book does not have: those are added by hand.
    NotBelowCommune,
    /// With what the row says beside it, a book cannot have it.
    Refused(Fault),
}

impl Wrong {
    /// What is expected, in a language.
    pub fn text(&self, lang: Lang) -> String {
        let names = |names: &[String]| {
            names.iter().map(|name| format!("«{name}»")).collect::<Vec<_>>().join(", ")
        };
        let (vi, en) = match self {
            Self::Needed => ("ô trống; cần có".to_owned(), "is empty and is needed".to_owned()),
            Self::Day => (
                "không phải ngày có thật; cần ngày/tháng/năm, ví dụ 15/03/2019".into(),
                "is no real date; day/month/year is needed, such as 15/03/2019".into(),
            ),
            Self::Count => {
                ("cần một số nguyên từ 0 trở lên, ví dụ 12 hoặc 1.234".into(), "a whole number from 0 is needed, such as 12".into())
            }
            Self::TooLarge(most) => (format!("lớn quá mức, nhiều nhất là {most}"), format!("is too large, at most {most}")),
            Self::Year => ("cần một năm từ 1900 đến 2199, ví dụ 2019".into(), "a year from 1900 to 2199 is needed, such as 2019".into()),
            Self::Time => ("không phải giờ; cần giờ:phút, ví dụ 07:30".into(), "is no time; hour:minute is needed, such as 07:30".into()),
            Self::YesNo => ("cần «có» hoặc «không»".into(), "“có” (yes) or “không” (no) is needed".into()),
            Self::TooLong => ("chữ quá dài, nhiều nhất là 10.000 ký tự".into(), "is too long, at most 10,000 characters".into()),
            Self::Kind => ("không có trong danh mục; hãy chọn loại".into(), "is not in the catalogue; choose a kind".into()),
            Self::Choice => ("không phải giá trị có thể chọn; hãy chọn".into(), "is no possible value; choose one".into()),
            Self::NoUnit => ("không có đơn vị tên này; hãy chọn đơn vị".into(), "there is no unit of this name; choose one".into()),
            Self::NoCommune => {
                ("không có xã, phường tên này trong sổ; hãy chọn".into(), "the book has no commune of this name; choose one".into())
            }
            Self::OtherAccents(found) => (
                format!("khác dấu với {}; hãy chọn đúng đơn vị", names(found)),
                format!("differs in its accents from {}; choose the right unit", names(found)),
            ),
            Self::Several(found) => (format!("có thể là {}; hãy chọn", names(found)), format!("can be {}; choose one", names(found))),
            Self::NotBelowCommune => (
                "đơn vị hành chính này chưa có trong sổ; hãy thêm ở trang Đơn vị trước".into(),
                "a commune, district or province that the book does not have; add it on the page of units first".into(),
            ),
            Self::Refused(fault) => (fault.what(Lang::Vi), fault.what(Lang::En)),
        };
        match lang {
            Lang::Vi => vi,
            Lang::En => en,
        }
    }
}
