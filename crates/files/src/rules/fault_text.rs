//! The sentences about faults of rule sets.

use book::text::{Lang, Text, say};

use super::RuleFault;
use crate::group_names::group_name;

/// The problem and the remedy, each a sentence without its full stop.
struct Words {
    what: String,
    todo: String,
}

/// The problem with a rule set.
pub(crate) fn what(fault: &RuleFault, lang: Lang) -> String {
    words(fault, lang).what
}

/// The remedy for the problem.
pub(crate) fn todo(fault: &RuleFault, lang: Lang) -> String {
    words(fault, lang).todo
}

fn words(fault: &RuleFault, lang: Lang) -> Words {
    match fault {
        RuleFault::NotRules { is_book: true } => Words {
            what: say!(
                lang,
                "đây là tệp sổ, không phải tệp quy định",
                "this is a book, not a rule file"
            ),
            todo: say!(
                lang,
                "Dùng «binh-yen check» cho tệp sổ, hoặc chọn tệp quy định",
                "Use “binh-yen check” for a book, or choose a rule file"
            ),
        },
        RuleFault::NotRules { is_book: false } => Words {
            what: say!(
                lang,
                "tệp không phải tệp quy định: không có «conditions»",
                "not a rule file: it has no “conditions”"
            ),
            todo: say!(
                lang,
                "Xem cách viết trong docs/rule-files.md, hoặc chọn tệp khác",
                "See docs/rule-files.md for how one is written, or choose another file"
            ),
        },
        RuleFault::UnknownTest { found, allowed } => Words {
            what: say!(lang, "không có phép thử «{found}»", "there is no test “{found}”"),
            todo: say!(lang, "Chọn một trong: {allowed}", "Choose one of: {allowed}"),
        },
        RuleFault::UnknownCode { code, group, near } => Words {
            what: say!(
                lang,
                "mã «{code}» không có trong danh mục {group}",
                "the code “{code}” is not in the catalogue of {group}",
                group = group_name(*group).to(lang)
            ),
            todo: match near.is_empty() {
                true => say!(
                    lang,
                    "Sửa mã, hoặc thêm loại này vào «frame.kinds» của sổ",
                    "Correct the code, or add the kind to the book's “frame.kinds”"
                ),
                false => say!(
                    lang,
                    "Có phải {near}? Nếu không, thêm loại này vào «frame.kinds» của sổ",
                    "Is it {near}? If not, add the kind to the book's “frame.kinds”",
                    near = any_of(near, lang)
                ),
            },
        },
        RuleFault::BadId { found } => Words {
            what: say!(lang, "«{found}» không dùng làm mã được", "“{found}” cannot be an id"),
            todo: say!(
                lang,
                "Đặt mã từ 1 đến 64 ký tự trong a–z, A–Z, 0–9 và dấu . _ - (không dấu tiếng Việt, không cách)",
                "Write 1 to 64 of a–z, A–Z, 0–9 and the signs . _ - (no accents, no spaces)"
            ),
        },
        RuleFault::NotOneTest { count } => Words {
            what: say!(
                lang,
                "«requires» cần đúng một phép thử, ở đây có {count}",
                "“requires” needs exactly one test, here are {count}"
            ),
            todo: say!(
                lang,
                "Giữ một phép thử; nếu cần nhiều phép thử, đặt mỗi phép trong một điều kiện con của «all» hoặc «any»",
                "Keep one; if more are needed, put each in a condition of its own within “all” or “any”"
            ),
        },
        RuleFault::EmptyList { field } => Words {
            what: say!(lang, "danh sách «{field}» không có gì", "the list “{field}” is empty"),
            todo: say!(
                lang,
                "Ghi ít nhất một mục, hoặc bỏ điều kiện này",
                "Write at least one item, or delete the condition"
            ),
        },
        RuleFault::SameCondition { id } => Words {
            what: say!(
                lang,
                "mã điều kiện «{id}» đã dùng cho điều kiện khác của bộ này",
                "the id “{id}” is another condition's of this set"
            ),
            todo: say!(lang, "Đặt mã khác; mỗi điều kiện một mã", "Give it an id of its own"),
        },
        RuleFault::NationalId { id } => Words {
            what: say!(
                lang,
                "mã «{id}» là của bộ quy định quốc gia",
                "the id “{id}” is a national rule set's"
            ),
            todo: say!(
                lang,
                "Đặt mã khác, ví dụ thêm tên tỉnh vào trước",
                "Choose another id, such as one with the province's name before it"
            ),
        },
        RuleFault::SameSet { id } => Words {
            what: say!(lang, "hai bộ quy định cùng mã «{id}»", "two rule sets have the id “{id}”"),
            todo: say!(lang, "Xóa một bộ, hoặc đặt mã khác", "Delete one, or give it another id"),
        },
        RuleFault::NoSuchSet { id } => Words {
            what: say!(lang, "không có bộ quy định «{id}»", "there is no rule set “{id}”"),
            todo: say!(
                lang,
                "Sửa mã theo danh sách của «binh-yen rules», hoặc bỏ trường này",
                "Correct the id after the list of “binh-yen rules”, or leave the field out"
            ),
        },
        RuleFault::Circle { standard } => Words {
            what: say!(
                lang,
                "bộ này đòi chính tiêu chuẩn «{standard}» mà nó đánh giá, trực tiếp hoặc qua bộ khác",
                "this set asks for the standard “{standard}” that it judges, by itself or by way of another"
            ),
            todo: say!(
                lang,
                "Bỏ điều kiện «standard» gây vòng lặp",
                "Delete the condition “standard” that closes the circle"
            ),
        },
        RuleFault::NotTwelveMonths { from, to } => Words {
            what: say!(
                lang,
                "khoảng đánh giá từ «{from}» đến «{to}» không phải mười hai tháng",
                "the window from “{from}” to “{to}” is not twelve months"
            ),
            todo: say!(
                lang,
                "Ngày đầu phải liền sau ngày cuối của năm trước, ví dụ «11-16» và «11-15»",
                "The first day must follow the last day of the year before, such as “11-16” and “11-15”"
            ),
        },
        RuleFault::BaselineTooLate { year } => Words {
            what: say!(
                lang,
                "năm gốc {year} không trước các năm mà bộ này đánh giá",
                "the year {year} is not before the years that this set judges"
            ),
            todo: say!(lang, "Ghi năm gốc sớm hơn", "Write an earlier year"),
        },
        RuleFault::NoScale { code } => Words {
            what: say!(
                lang,
                "xếp loại «{code}» không thuộc thang nào nên không so được",
                "the rating “{code}” is on no scale, so nothing compares with it"
            ),
            todo: say!(
                lang,
                "Chọn xếp loại có thang, hoặc thêm «scale» và «rank»",
                "Choose one on a scale, or add “scale” and “rank”"
            ),
        },
        RuleFault::NoScoring => Words {
            what: say!(
                lang,
                "có điểm nhưng bộ này không phải bảng điểm (thiếu «scoring»)",
                "points, but the set is no table of points (no “scoring”)"
            ),
            todo: say!(
                lang,
                "Thêm «scoring», hoặc bỏ «points»",
                "Add “scoring”, or delete “points”"
            ),
        },
        RuleFault::NoPoints => Words {
            what: say!(
                lang,
                "bảng điểm không có điều kiện nào có điểm",
                "a table of points in which no condition has points"
            ),
            todo: say!(
                lang,
                "Ghi «points» cho các điều kiện, hoặc bỏ «scoring»",
                "Write “points”, or delete “scoring”"
            ),
        },
        RuleFault::PointsOver { sum, out_of } => Words {
            what: say!(
                lang,
                "tổng điểm các điều kiện là {sum}, vượt điểm cả bảng ({out_of})",
                "the points add up to {sum}, more than the whole table ({out_of})"
            ),
            todo: say!(lang, "Sửa điểm điều kiện hoặc «out_of»", "Correct the points or “out_of”"),
        },
        RuleFault::LessEachElsewhere => Words {
            what: say!(
                lang,
                "trừ điểm theo từng vụ chỉ dùng cho điều kiện «no_incident»",
                "points are taken off for each case only by “no_incident”"
            ),
            todo: say!(
                lang,
                "Bỏ «less_each», hoặc chuyển sang điều kiện cấm vụ việc",
                "Delete “less_each”, or use a condition that forbids incidents"
            ),
        },
        RuleFault::ClassOrder => Words {
            what: say!(
                lang,
                "các loại không xếp từ cao xuống thấp",
                "the classes do not go from the best down"
            ),
            todo: say!(
                lang,
                "Xếp loại cao nhất trước, điểm «from» giảm dần và không quá «out_of»",
                "Put the best first, “from” falling and not above “out_of”"
            ),
        },
        RuleFault::Gap { other, from, to } => Words {
            what: say!(
                lang,
                "từ {from} đến {to} không có bộ nào của tiêu chuẩn này: hở với «{other}»",
                "from {from} to {to} no set of this standard is in force: a gap to “{other}”"
            ),
            todo: say!(
                lang,
                "Sửa ngày hiệu lực để hai bộ nối liền nhau",
                "Correct the days so that the sets follow each other"
            ),
        },
        RuleFault::Overlap { other } => Words {
            what: say!(
                lang,
                "trùng thời gian hiệu lực với «{other}», cùng tiêu chuẩn và cấp",
                "in force on the same days as “{other}”, of the same standard and level"
            ),
            todo: say!(
                lang,
                "Sửa ngày hiệu lực, hoặc ghi «origin» nếu đây là bản sửa của bộ đó",
                "Correct the days, or write “origin” if this is a copy of that set"
            ),
        },
        RuleFault::NotWeb { found } => Words {
            what: say!(
                lang,
                "«{found}» không phải địa chỉ trang web",
                "“{found}” is no address of the web"
            ),
            todo: say!(
                lang,
                "Ghi địa chỉ bắt đầu bằng https:// hoặc http://, rồi tên máy chủ, không có «@» và dấu cách; hoặc bỏ «url»",
                "Write an address that begins with https:// or http:// and a host, without “@” and blanks, or leave “url” out"
            ),
        },
        RuleFault::TooMany { most } => Words {
            what: say!(
                lang,
                "sổ có quá nhiều bộ quy định riêng, nhiều nhất là {most}",
                "the book has too many rule sets of its own, at most {most}"
            ),
            todo: say!(lang, "Xóa các bộ không dùng", "Delete those not used"),
        },
    }
}

fn any_of(codes: &[String], lang: Lang) -> String {
    let quoted: Vec<_> = codes.iter().map(|code| say!(lang, "«{code}»", "“{code}”")).collect();
    quoted.join(Text::new(" hay ", " or ").to(lang))
}
