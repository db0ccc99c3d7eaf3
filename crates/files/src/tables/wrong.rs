//! Reasons why a cell cannot be read, with their sentences.

use crate::Fault;
use book::text::{Lang, Text};

/// A fault of a cell: it cannot be read, or a person must decide about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It is empty but required.
    Needed,
    /// It is not a real day.
    Day,
    /// It is not a whole number from 0.
    Count,
    /// It is more than the largest value that can be stored.
    TooLarge(u64),
    /// It is not a year from 1900 to 2199.
    Year,
    /// It is not a time of day.
    Time,
    /// It is neither yes nor no.
    YesNo,
    /// It is longer than a field allows.
    TooLong,
    /// The catalogue has no such kind.
    Kind,
    /// It is not one of the possible words.
    Choice,
    /// It is not the id of a rule set.
    Rules,
    /// The commune, or the book, has no such unit.
    NoUnit,
    /// The book has no such commune.
    NoCommune,
    /// The only similar units have other accents.
    OtherAccents(Vec<String>),
    /// The only units of this name are of another kind.
    OtherKind(Vec<String>),
    /// The only units of this name are in another district, province or commune.
    Elsewhere(Vec<String>),
    /// The name is of one unit and the code of another.
    OtherCode(Vec<String>),
    /// A new unit has nearly the name of these.
    Alike(Vec<String>),
    /// A new unit has the code of this one.
    SameCode(Vec<String>),
    /// Several units have this name.
    Several(Vec<String>),
    /// It is a province, district or commune that the book lacks; those are added by hand.
    NotBelowCommune,
    /// It is an error of the spreadsheet, such as `#REF!`.
    Error,
    /// It is a formula whose result the file does not store.
    NoResult,
    /// It is merged over several rows and shows this number for all of them.
    Merged(String),
    /// The book cannot take it together with the rest of the row.
    Refused(Fault),
}

impl Wrong {
    /// Whether the cell can be read, but a person must say which unit or kind is meant.
    pub fn is_question(&self) -> bool {
        matches!(
            self,
            Self::OtherAccents(_)
                | Self::OtherKind(_)
                | Self::Elsewhere(_)
                | Self::OtherCode(_)
                | Self::Alike(_)
                | Self::SameCode(_)
                | Self::Several(_)
        )
    }

    /// The expected value, in a language.
    pub fn text(&self, lang: Lang) -> String {
        let text = match self {
            Self::TooLarge(most) => {
                return Text::new("lớn quá mức, nhiều nhất là {}", "is too large, at most {}")
                    .filled(lang, &[&most.to_string()]);
            }
            Self::OtherAccents(found) => return OTHER_ACCENTS.filled(lang, &[&quoted(found)]),
            Self::OtherKind(found) => return OTHER_KIND.filled(lang, &[&quoted(found)]),
            Self::Elsewhere(found) => return ELSEWHERE.filled(lang, &[&quoted(found)]),
            Self::OtherCode(found) => return OTHER_CODE.filled(lang, &[&quoted(found)]),
            Self::Alike(found) => return ALIKE.filled(lang, &[&quoted(found)]),
            Self::SameCode(found) => return SAME_CODE.filled(lang, &[&quoted(found)]),
            Self::Several(found) => return SEVERAL.filled(lang, &[&quoted(found)]),
            Self::Merged(found) => {
                return Text::new(
                    "ô gộp nhiều hàng, ghi chung «{}»; hãy nhập số của riêng hàng này",
                    "is merged over several rows that share “{}”; enter the number of this row",
                )
                .filled(lang, &[found]);
            }
            Self::Refused(fault) => return fault.what(lang),
            Self::Error => Text::new(
                "ô báo lỗi trong bảng tính; hãy sửa trong tệp hoặc nhập giá trị đúng",
                "is an error in the spreadsheet; correct the file or enter the right value",
            ),
            Self::NoResult => Text::new(
                "công thức chưa có kết quả trong tệp; hãy mở bằng Excel rồi lưu lại, hoặc nhập giá trị",
                "is a formula without a result in the file; open and save it in Excel, or enter the value",
            ),
            Self::Needed => Text::new("ô trống; cần có", "is empty and is needed"),
            Self::Day => Text::new(
                "không phải ngày có thật; cần ngày/tháng/năm, ví dụ 15/03/2019",
                "is no real date; day/month/year is needed, such as 15/03/2019",
            ),
            Self::Count => Text::new(
                "cần một số nguyên từ 0 trở lên, ví dụ 12 hoặc 1.234",
                "a whole number from 0 is needed, such as 12",
            ),
            Self::Year => Text::new(
                "cần một năm từ 1900 đến 2199, ví dụ 2019",
                "a year from 1900 to 2199 is needed, such as 2019",
            ),
            Self::Time => Text::new(
                "không phải giờ; cần giờ:phút, ví dụ 07:30",
                "is no time; hour:minute is needed, such as 07:30",
            ),
            Self::YesNo => {
                Text::new("cần «có» hoặc «không»", "“có” (yes) or “không” (no) is needed")
            }
            Self::TooLong => Text::new(
                "chữ quá dài, nhiều nhất là 10.000 ký tự",
                "is too long, at most 10,000 characters",
            ),
            Self::Kind => Text::new(
                "không có trong danh mục; hãy chọn loại",
                "is not in the catalogue; choose a kind",
            ),
            Self::Choice => Text::new(
                "không phải giá trị có thể chọn; hãy chọn",
                "is no possible value; choose one",
            ),
            Self::Rules => Text::new(
                "cần mã của bộ quy định, ví dụ (tt-124-2021-commune)",
                "the id of a rule set is needed, such as (tt-124-2021-commune)",
            ),
            Self::NoUnit => Text::new(
                "không có đơn vị tên này; hãy chọn đơn vị",
                "there is no unit of this name; choose one",
            ),
            Self::NoCommune => Text::new(
                "không có xã, phường tên này trong sổ; hãy chọn",
                "the book has no commune of this name; choose one",
            ),
            Self::NotBelowCommune => Text::new(
                "đơn vị hành chính này chưa có trong sổ; hãy thêm ở trang Đơn vị trước",
                "a commune, district or province that the book does not have; add it on the page of units first",
            ),
        };
        text.to(lang).to_owned()
    }
}

const OTHER_ACCENTS: Text = Text::new(
    "khác dấu với {}; hãy chọn đúng đơn vị",
    "differs in its accents from {}; choose the right unit",
);
const OTHER_KIND: Text = Text::new(
    "khác loại với {}; hãy chọn đúng đơn vị",
    "is of another kind than {}; choose the right unit",
);
const ELSEWHERE: Text = Text::new(
    "ở huyện, tỉnh khác với {}; hãy chọn đúng đơn vị",
    "is in another district or province than {}; choose the right unit",
);
const OTHER_CODE: Text = Text::new(
    "tên và mã không cùng một đơn vị: {}; hãy chọn",
    "the name and the code are of different units: {}; choose one",
);
const ALIKE: Text = Text::new(
    "gần giống {} đã có trong sổ; ghi đúng tên đó nếu là một, ghi lại tên này nếu là đơn vị khác",
    "is like {} of the book; write that name if it is the same, this one again if it is another",
);
const SAME_CODE: Text = Text::new(
    "có mã của {} trong sổ; ghi đúng tên đó nếu là một, ghi lại tên này nếu là đơn vị khác",
    "has the code of {} of the book; write that name if it is the same, this one again if it is another",
);
const SEVERAL: Text = Text::new("có thể là {}; hãy chọn", "can be {}; choose one");

fn quoted(names: &[String]) -> String {
    names.iter().map(|name| format!("«{name}»")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_reason_has_a_sentence_in_either_language() {
        let names = || vec!["Trúc Đình".to_owned(), "Đình".to_owned()];
        for wrong in [
            Wrong::Needed,
            Wrong::Day,
            Wrong::Count,
            Wrong::TooLarge(9),
            Wrong::Year,
            Wrong::Time,
            Wrong::YesNo,
            Wrong::TooLong,
            Wrong::Kind,
            Wrong::Choice,
            Wrong::Rules,
            Wrong::NoUnit,
            Wrong::NoCommune,
            Wrong::OtherAccents(names()),
            Wrong::OtherKind(names()),
            Wrong::Elsewhere(names()),
            Wrong::OtherCode(names()),
            Wrong::Alike(names()),
            Wrong::SameCode(names()),
            Wrong::Several(names()),
            Wrong::NotBelowCommune,
            Wrong::Error,
            Wrong::NoResult,
            Wrong::Merged("120".to_owned()),
            Wrong::Refused(Fault::Blank),
        ] {
            let [vi, en] = Lang::ALL.map(|lang| wrong.text(lang));
            assert!(!vi.is_empty() && !en.is_empty() && vi != en, "{wrong:?}: {vi} / {en}");
            assert!(!vi.contains("{}") && !en.contains("{}"), "{wrong:?}: {vi} / {en}");
        }
        let several = Wrong::Several(names()).text(Lang::Vi);
        assert_eq!(several, "có thể là «Trúc Đình», «Đình»; hãy chọn");
    }
}
