//! Describes each fault in words, as a sentence without its full stop.

use std::fmt::Display;

use book::text::{Lang, Text};
use law::unit_kind_name;

use super::fault::Fault;
use super::syntax::syntax;
use crate::group_names::group_name;
use crate::sentence::filled;
use crate::text::{MAX_DEPTH, MAX_TEXT};
use crate::{MAX_BYTES, rules};

impl Fault {
    /// The problem, without its place.
    pub fn what(&self, lang: Lang) -> String {
        let say = |vi, en, values: &[&dyn Display]| filled(Text::new(vi, en), lang, values);
        match self {
            Self::TooBig { bytes } => say(
                "tệp quá lớn: {} MB, nhiều nhất là {} MB",
                "the file is too big: {} MB, at most {} MB",
                &[&megabytes(*bytes), &megabytes(MAX_BYTES)],
            ),
            Self::Empty => say("tệp trống, không có nội dung", "the file is empty", &[]),
            Self::NotUtf8 { is_utf16: true } => {
                say("tệp được lưu ở bảng mã UTF-16", "the file is in UTF-16", &[])
            }
            Self::NotUtf8 { is_utf16: false } => {
                say("tệp không ở bảng mã UTF-8", "the file is not in UTF-8", &[])
            }
            Self::Cut => say(
                "tệp bị cắt giữa chừng, thiếu phần cuối",
                "the file is cut off, its end is missing",
                &[],
            ),
            Self::Sealed => say(
                "tệp được niêm phong bằng mật khẩu",
                "the file is sealed with a passphrase",
                &[],
            ),
            Self::Quoted => say(
                "tệp bị chương trình thư trích dẫn (dấu > ở đầu dòng) và ngắt dòng giữa chừng",
                "a mail program quoted the file (> before its lines) and broke its lines",
                &[],
            ),
            Self::Changed => say(
                "tệp đã bị sửa hoặc hỏng trên đường gửi: mã kiểm tra không khớp với nội dung",
                "the file was changed or damaged on its way: its checksum does not fit its content",
                &[],
            ),
            Self::Forged => say(
                "chữ ký không đúng với nội dung tệp: có người đã sửa tệp sau khi nơi gửi ký",
                "the signature does not fit what is in the file: somebody changed it after the sender signed it",
                &[],
            ),
            Self::NotJson { message } => say(
                "tệp không phải JSON đúng cú pháp ({})",
                "not valid JSON ({})",
                &[&syntax(message, lang)],
            ),
            Self::WrongFormat { found } if found.is_empty() => say(
                "tệp không phải sổ Bình Yên (thiếu «format»: «binh-yen»)",
                "not a book of Bình Yên (no \"format\": \"binh-yen\")",
                &[],
            ),
            Self::WrongFormat { found } => say(
                "tệp không phải sổ Bình Yên (định dạng là «{}», cần «binh-yen»)",
                "not a book of Bình Yên (its format is “{}”, not “binh-yen”)",
                &[found],
            ),
            Self::WrongVersion { found } => {
                say("phiên bản «{}» không đọc được", "“{}” is not a version", &[found])
            }
            Self::AndMore { count } => say(
                "còn {} lỗi nữa không kể ra từng lỗi",
                "{} more problems are not told one by one",
                &[count],
            ),
            Self::NewerVersion { found } => say(
                "tệp thuộc phiên bản mới hơn ({}) mà ứng dụng này chưa đọc được",
                "the file is of a newer version ({}) than this program reads",
                &[found],
            ),
            Self::UnreadableCopy { parts } => say(
                "bản chép kho dữ liệu có {} phần, không phần nào đọc được: bị hỏng hoặc do bản Bình Yên mới hơn ghi",
                "none of the {} parts of this copy of a store can be read: damaged, or written by a newer Bình Yên",
                &[parts],
            ),
            Self::TooDeep => say(
                "các giá trị lồng nhau quá {} tầng",
                "values stand inside each other more than {} deep",
                &[&MAX_DEPTH],
            ),
            Self::Missing { field } => {
                say("thiếu trường «{}»", "the field “{}” is missing", &[field])
            }
            Self::TwiceInOne { field } => {
                say("trường «{}» có hai lần", "the field “{}” stands there twice", &[field])
            }
            Self::UnknownField { field } => {
                say("trường «{}» không có trong định dạng", "there is no field “{}” here", &[field])
            }
            Self::WrongType { wanted, found } => say(
                "«{}» không đúng kiểu: cần {}",
                "“{}” is of the wrong type: needed is {}",
                &[found, &wanted.text().to(lang)],
            ),
            Self::Negative { found } => {
                say("số đếm không được âm: «{}»", "a count cannot be negative: {}", &[found])
            }
            Self::Fraction { found } => say(
                "số đếm phải là số nguyên: «{}»",
                "a count must be a whole number: {}",
                &[found],
            ),
            Self::OutOfRange { found, allowed } => {
                say("số «{}» ngoài giới hạn {}", "{} is not within {}", &[found, allowed])
            }
            Self::UnknownWord { found, .. } => {
                say("không có giá trị «{}»", "there is no value “{}”", &[&unquoted(found)])
            }
            Self::BadValue(error) => error.text(lang),
            Self::Unusable { found } => {
                let found = match lang {
                    Lang::Vi => found,
                    Lang::En => unquoted(found),
                };
                say("giá trị «{}» không dùng được ở đây", "“{}” is not a possible value", &[&found])
            }
            Self::LegacyEncoding { found } => say(
                "chữ ở bảng mã cũ TCVN3 hoặc VNI, không phải Unicode: «{}»",
                "text in the old TCVN3 or VNI encoding, not Unicode: “{}”",
                &[found],
            ),
            Self::TooLong { characters } => say(
                "chữ quá dài: {} ký tự, nhiều nhất là {}",
                "too long: {} characters, at most {}",
                &[characters, &MAX_TEXT],
            ),
            Self::TooMany { count, most } => {
                say("quá nhiều: {}, nhiều nhất là {}", "too many: {}, at most {}", &[count, most])
            }
            Self::Blank => say("để trống", "left blank", &[]),
            Self::UnknownKind { code, group } => say(
                "mã «{}» không có trong danh mục {}",
                "the code “{}” is not in the catalogue of {}",
                &[code, &group_name(*group).to(lang)],
            ),
            Self::KindTaken { code } => say(
                "mã loại «{}» đã được dùng cho loại khác",
                "the code “{}” is taken by another kind",
                &[code],
            ),
            Self::SameId { first } => say(
                "trùng mã với mục ở {}",
                "has the same id as the one at {}",
                &[&first.text(lang)],
            ),
            Self::NoSuchUnit { id } => {
                say("không có đơn vị «{}» trong tệp", "there is no unit “{}” in the file", &[id])
            }
            Self::UnitElsewhere { id } => say(
                "đơn vị «{}» thuộc phần của xã khác",
                "the unit “{}” belongs to another commune's part",
                &[id],
            ),
            Self::NoSuchPaper { id } => {
                say("không có văn bản «{}» trong tệp", "there is no paper “{}” in the file", &[id])
            }
            Self::NoRoot { id } => say(
                "trong «units» không có chính đơn vị «{}» mà «root» nêu",
                "the unit “{}” that “root” names is not among the “units”",
                &[id],
            ),
            Self::SameRoot { id } => {
                say("hai phần cùng của đơn vị «{}»", "two parts are of the unit “{}”", &[id])
            }
            Self::WrongShard { kind } => say(
                "{} không ở đúng chỗ",
                "a unit of kind {} is not in its place",
                &[&unit_kind_name(*kind, lang)],
            ),
            Self::WrongParent { kind, parent } => say(
                "{} không thể trực thuộc {}",
                "a {} cannot be below a {}",
                &[&unit_kind_name(*kind, lang), &unit_kind_name(*parent, lang)],
            ),
            Self::ParentCircle => {
                say("đơn vị cấp trên nối thành vòng", "the units above form a circle", &[])
            }
            Self::FormedFromItself => say(
                "đơn vị không thể được lập từ chính nó",
                "a unit cannot be formed from itself",
                &[],
            ),
            Self::EndsBeforeStart { start, end } => say(
                "ngày kết thúc {} trước ngày bắt đầu {}",
                "ends on {}, before it starts on {}",
                &[end, start],
            ),
            Self::MoreThan { part, whole, field } => {
                say("số {} lớn hơn «{}» ({})", "{} is more than “{}” ({})", &[part, field, whole])
            }
            Self::NothingShown { id } => say(
                "bản chờ xem lại của «{}», nhưng «{}» không có trong phần này của tệp",
                "a revision of «{}» to review, but «{}» is not in this part of the file",
                &[id, id],
            ),
            Self::BadStamp => say(
                "dấu phiên bản («stamp») không hợp lý: thời điểm ngoài khoảng cho phép hoặc không sau các phiên bản trước",
                "the revision stamp makes no sense: a time out of range, or not after the revisions before it",
                &[],
            ),
            Self::Rule(rule) => rules::what(rule, lang),
        }
    }
}

fn megabytes(bytes: u64) -> u64 {
    bytes.div_ceil(1_000_000)
}

fn unquoted(found: &str) -> &str {
    found.trim_matches('"')
}
