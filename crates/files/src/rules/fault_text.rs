//! The sentences about faults of rule sets, in both languages.

use book::Lang;

use super::RuleFault;
use crate::group_names::group_name;

/// The problem and the remedy, each a sentence without its full stop.
struct Words {
    what: String,
    todo: String,
}

fn sentence(what: impl Into<String>, todo: impl Into<String>) -> Words {
    Words { what: what.into(), todo: todo.into() }
}

/// The problem with a rule set.
pub(crate) fn what(fault: &RuleFault, lang: Lang) -> String {
    of(fault, lang).what
}

/// The remedy for the problem.
pub(crate) fn todo(fault: &RuleFault, lang: Lang) -> String {
    of(fault, lang).todo
}

fn of(fault: &RuleFault, lang: Lang) -> Words {
    let [vi, en] = both(fault);
    match lang {
        Lang::Vi => vi,
        Lang::En => en,
    }
}

/// The words in Vietnamese and in English.
fn both(fault: &RuleFault) -> [Words; 2] {
    match fault {
        RuleFault::NotRules { is_book: true } => [
            sentence(
                "đây là tệp sổ, không phải tệp quy định",
                "Dùng «binh-yen check» cho tệp sổ, hoặc chọn tệp quy định",
            ),
            sentence(
                "this is a book, not a rule file",
                "Use “binh-yen check” for a book, or choose a rule file",
            ),
        ],
        RuleFault::NotRules { is_book: false } => [
            sentence(
                "tệp không phải tệp quy định: không có «conditions»",
                "Xem cách viết trong docs/rule-files.md, hoặc chọn tệp khác",
            ),
            sentence(
                "not a rule file: it has no “conditions”",
                "See docs/rule-files.md for how one is written, or choose another file",
            ),
        ],
        RuleFault::UnknownTest { found, allowed } => [
            sentence(format!("không có phép thử «{found}»"), format!("Chọn một trong: {allowed}")),
            sentence(format!("there is no test “{found}”"), format!("Choose one of: {allowed}")),
        ],
        RuleFault::UnknownCode { code, group, near } => [
            {
                let what = format!("mã «{code}» không có trong danh mục {}", group_name(*group).vi);
                match near.is_empty() {
                    true => sentence(what, "Sửa mã, hoặc thêm loại này vào «frame.kinds» của sổ"),
                    false => sentence(
                        what,
                        format!(
                            "Có phải {}? Nếu không, thêm loại này vào «frame.kinds» của sổ",
                            any_of(near, "«", "»", " hay ")
                        ),
                    ),
                }
            },
            {
                let what = format!(
                    "the code “{code}” is not in the catalogue of {}",
                    group_name(*group).en
                );
                match near.is_empty() {
                    true => sentence(
                        what,
                        "Correct the code, or add the kind to the book's “frame.kinds”",
                    ),
                    false => sentence(
                        what,
                        format!(
                            "Is it {}? If not, add the kind to the book's “frame.kinds”",
                            any_of(near, "“", "”", " or ")
                        ),
                    ),
                }
            },
        ],
        RuleFault::BadId { found } => [
            sentence(
                format!("«{found}» không dùng làm mã được"),
                "Đặt mã từ 1 đến 64 ký tự trong a–z, A–Z, 0–9 và dấu . _ - (không dấu tiếng Việt, không cách)",
            ),
            sentence(
                format!("“{found}” cannot be an id"),
                "Write 1 to 64 of a–z, A–Z, 0–9 and the signs . _ - (no accents, no spaces)",
            ),
        ],
        RuleFault::NotOneTest { count } => [
            sentence(
                format!("«requires» cần đúng một phép thử, ở đây có {count}"),
                "Giữ một phép thử; nếu cần nhiều phép thử, đặt mỗi phép trong một điều kiện con của «all» hoặc «any»",
            ),
            sentence(
                format!("“requires” needs exactly one test, here are {count}"),
                "Keep one; if more are needed, put each in a condition of its own within “all” or “any”",
            ),
        ],
        RuleFault::EmptyList { field } => [
            sentence(
                format!("danh sách «{field}» không có gì"),
                "Ghi ít nhất một mục, hoặc bỏ điều kiện này",
            ),
            sentence(
                format!("the list “{field}” is empty"),
                "Write at least one item, or delete the condition",
            ),
        ],
        RuleFault::SameCondition { id } => [
            sentence(
                format!("mã điều kiện «{id}» đã dùng cho điều kiện khác của bộ này"),
                "Đặt mã khác; mỗi điều kiện một mã",
            ),
            sentence(
                format!("the id “{id}” is another condition's of this set"),
                "Give it an id of its own",
            ),
        ],
        RuleFault::NationalId { id } => [
            sentence(
                format!("mã «{id}» là của bộ quy định quốc gia"),
                "Đặt mã khác, ví dụ thêm tên tỉnh vào trước",
            ),
            sentence(
                format!("the id “{id}” is a national rule set's"),
                "Choose another id, such as one with the province's name before it",
            ),
        ],
        RuleFault::SameSet { id } => [
            sentence(format!("hai bộ quy định cùng mã «{id}»"), "Xóa một bộ, hoặc đặt mã khác"),
            sentence(
                format!("two rule sets have the id “{id}”"),
                "Delete one, or give it another id",
            ),
        ],
        RuleFault::NoSuchSet { id } => [
            sentence(
                format!("không có bộ quy định «{id}»"),
                "Sửa mã theo danh sách của «binh-yen rules», hoặc bỏ trường này",
            ),
            sentence(
                format!("there is no rule set “{id}”"),
                "Correct the id after the list of “binh-yen rules”, or leave the field out",
            ),
        ],
        RuleFault::Circle { standard } => [
            sentence(
                format!(
                    "bộ này đòi chính tiêu chuẩn «{standard}» mà nó đánh giá, trực tiếp hoặc qua bộ khác"
                ),
                "Bỏ điều kiện «standard» gây vòng lặp",
            ),
            sentence(
                format!(
                    "this set asks for the standard “{standard}” that it judges, by itself or by way of another"
                ),
                "Delete the condition “standard” that closes the circle",
            ),
        ],
        RuleFault::NotTwelveMonths { from, to } => [
            sentence(
                format!("khoảng đánh giá từ «{from}» đến «{to}» không phải mười hai tháng"),
                "Ngày đầu phải liền sau ngày cuối của năm trước, ví dụ «11-16» và «11-15»",
            ),
            sentence(
                format!("the window from “{from}” to “{to}” is not twelve months"),
                "The first day must follow the last day of the year before, such as “11-16” and “11-15”",
            ),
        ],
        RuleFault::BaselineTooLate { year } => [
            sentence(
                format!("năm gốc {year} không trước các năm mà bộ này đánh giá"),
                "Ghi năm gốc sớm hơn",
            ),
            sentence(
                format!("the year {year} is not before the years that this set judges"),
                "Write an earlier year",
            ),
        ],
        RuleFault::NoScale { code } => [
            sentence(
                format!("xếp loại «{code}» không thuộc thang nào nên không so được"),
                "Chọn xếp loại có thang, hoặc thêm «scale» và «rank»",
            ),
            sentence(
                format!("the rating “{code}” is on no scale, so nothing compares with it"),
                "Choose one on a scale, or add “scale” and “rank”",
            ),
        ],
        RuleFault::NoScoring => [
            sentence(
                "có điểm nhưng bộ này không phải bảng điểm (thiếu «scoring»)",
                "Thêm «scoring», hoặc bỏ «points»",
            ),
            sentence(
                "points, but the set is no table of points (no “scoring”)",
                "Add “scoring”, or delete “points”",
            ),
        ],
        RuleFault::NoPoints => [
            sentence(
                "bảng điểm không có điều kiện nào có điểm",
                "Ghi «points» cho các điều kiện, hoặc bỏ «scoring»",
            ),
            sentence(
                "a table of points in which no condition has points",
                "Write “points”, or delete “scoring”",
            ),
        ],
        RuleFault::PointsOver { sum, out_of } => [
            sentence(
                format!("tổng điểm các điều kiện là {sum}, vượt điểm cả bảng ({out_of})"),
                "Sửa điểm điều kiện hoặc «out_of»",
            ),
            sentence(
                format!("the points add up to {sum}, more than the whole table ({out_of})"),
                "Correct the points or “out_of”",
            ),
        ],
        RuleFault::LessEachElsewhere => [
            sentence(
                "trừ điểm theo từng vụ chỉ dùng cho điều kiện «no_incident»",
                "Bỏ «less_each», hoặc chuyển sang điều kiện cấm vụ việc",
            ),
            sentence(
                "points are taken off for each case only by “no_incident”",
                "Delete “less_each”, or use a condition that forbids incidents",
            ),
        ],
        RuleFault::ClassOrder => [
            sentence(
                "các loại không xếp từ cao xuống thấp",
                "Xếp loại cao nhất trước, điểm «from» giảm dần và không quá «out_of»",
            ),
            sentence(
                "the classes do not go from the best down",
                "Put the best first, “from” falling and not above “out_of”",
            ),
        ],
        RuleFault::Gap { other, from, to } => [
            sentence(
                format!("từ {from} đến {to} không có bộ nào của tiêu chuẩn này: hở với «{other}»"),
                "Sửa ngày hiệu lực để hai bộ nối liền nhau",
            ),
            sentence(
                format!(
                    "from {from} to {to} no set of this standard is in force: a gap to “{other}”"
                ),
                "Correct the days so that the sets follow each other",
            ),
        ],
        RuleFault::Overlap { other } => [
            sentence(
                format!("trùng thời gian hiệu lực với «{other}», cùng tiêu chuẩn và cấp"),
                "Sửa ngày hiệu lực, hoặc ghi «origin» nếu đây là bản sửa của bộ đó",
            ),
            sentence(
                format!("in force on the same days as “{other}”, of the same standard and level"),
                "Correct the days, or write “origin” if this is a copy of that set",
            ),
        ],
        RuleFault::NotWeb { found } => [
            sentence(
                format!("«{found}» không phải địa chỉ trang web"),
                "Ghi địa chỉ bắt đầu bằng https:// hoặc http://, rồi tên máy chủ, không có «@» và dấu cách; hoặc bỏ «url»",
            ),
            sentence(
                format!("“{found}” is no address of the web"),
                "Write an address that begins with https:// or http:// and a host, without “@” and blanks, or leave “url” out",
            ),
        ],
        RuleFault::TooMany { most } => [
            sentence(
                format!("sổ có quá nhiều bộ quy định riêng, nhiều nhất là {most}"),
                "Xóa các bộ không dùng",
            ),
            sentence(
                format!("the book has too many rule sets of its own, at most {most}"),
                "Delete those not used",
            ),
        ],
    }
}

fn any_of(texts: &[String], open: &str, close: &str, or: &str) -> String {
    texts.iter().map(|text| [open, text, close].concat()).collect::<Vec<_>>().join(or)
}
