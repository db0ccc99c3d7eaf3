//! Describes each fault in words, as a sentence without its full stop.

use law::unit_kind_name;

use super::fault::Fault;
use super::syntax::syntax;
use crate::group_names::group_name;
use crate::text::{MAX_DEPTH, MAX_TEXT};
use crate::{MAX_BYTES, rules};
use book::text::{Lang, say};

impl Fault {
    /// The problem, without its place.
    pub fn what(&self, lang: Lang) -> String {
        match self {
            Self::TooBig { bytes } => say!(
                lang,
                "tệp quá lớn: {bytes} MB, nhiều nhất là {most} MB",
                "the file is too big: {bytes} MB, at most {most} MB",
                bytes = megabytes(*bytes),
                most = megabytes(MAX_BYTES)
            ),
            Self::Empty => say!(lang, "tệp trống, không có nội dung", "the file is empty"),
            Self::NotUtf8 { is_utf16: true } => {
                say!(lang, "tệp được lưu ở bảng mã UTF-16", "the file is in UTF-16")
            }
            Self::NotUtf8 { is_utf16: false } => {
                say!(lang, "tệp không ở bảng mã UTF-8", "the file is not in UTF-8")
            }
            Self::Cut => say!(
                lang,
                "tệp bị cắt giữa chừng, thiếu phần cuối",
                "the file is cut off, its end is missing"
            ),
            Self::Sealed => say!(
                lang,
                "tệp được niêm phong bằng mật khẩu",
                "the file is sealed with a passphrase"
            ),
            Self::Quoted => say!(
                lang,
                "tệp bị chương trình thư trích dẫn (dấu > ở đầu dòng) và ngắt dòng giữa chừng",
                "a mail program quoted the file (> before its lines) and broke its lines"
            ),
            Self::Changed => say!(
                lang,
                "tệp đã bị sửa hoặc hỏng trên đường gửi: mã kiểm tra không khớp với nội dung",
                "the file was changed or damaged on its way: its checksum does not fit its content"
            ),
            Self::Forged => say!(
                lang,
                "chữ ký không đúng với nội dung tệp: có người đã sửa tệp sau khi nơi gửi ký",
                "the signature does not fit what is in the file: somebody changed it after the sender signed it"
            ),
            Self::NotJson { message } => say!(
                lang,
                "tệp không phải JSON đúng cú pháp ({message})",
                "not valid JSON ({message})",
                message = syntax(message, lang)
            ),
            Self::WrongFormat { found } if found.is_empty() => say!(
                lang,
                "tệp không phải sổ Bình Yên (thiếu «format»: «binh-yen»)",
                "not a book of Bình Yên (no \"format\": \"binh-yen\")"
            ),
            Self::WrongFormat { found } => say!(
                lang,
                "tệp không phải sổ Bình Yên (định dạng là «{found}», cần «binh-yen»)",
                "not a book of Bình Yên (its format is “{found}”, not “binh-yen”)"
            ),
            Self::WrongVersion { found } => {
                say!(lang, "phiên bản «{found}» không đọc được", "“{found}” is not a version")
            }
            Self::AndMore { count } => say!(
                lang,
                "còn {count} lỗi nữa không kể ra từng lỗi",
                "{count} more problems are not told one by one"
            ),
            Self::NewerVersion { found } => say!(
                lang,
                "tệp thuộc phiên bản mới hơn ({found}) mà ứng dụng này chưa đọc được",
                "the file is of a newer version ({found}) than this program reads"
            ),
            Self::UnreadableCopy { parts } => say!(
                lang,
                "bản chép kho dữ liệu có {parts} phần, không phần nào đọc được: bị hỏng hoặc do bản Bình Yên mới hơn ghi",
                "none of the {parts} parts of this copy of a store can be read: damaged, or written by a newer Bình Yên"
            ),
            Self::LockedCopy => say!(
                lang,
                "tệp là bản sao kho lưu trữ của một sổ đã khóa, mà nơi này không có khóa ấy nên không đọc được",
                "the file is a copy of the store of a locked book, whose key is not here, so it cannot be read"
            ),
            Self::TooDeep => say!(
                lang,
                "các giá trị lồng nhau quá {MAX_DEPTH} tầng",
                "values stand inside each other more than {MAX_DEPTH} deep"
            ),
            Self::Missing { field } => {
                say!(lang, "thiếu trường «{field}»", "the field “{field}” is missing")
            }
            Self::TwiceInOne { field } => {
                say!(lang, "trường «{field}» có hai lần", "the field “{field}” stands there twice")
            }
            Self::UnknownField { field } => {
                say!(
                    lang,
                    "trường «{field}» không có trong định dạng",
                    "there is no field “{field}” here"
                )
            }
            Self::WrongType { wanted, found } => say!(
                lang,
                "«{found}» không đúng kiểu: cần {wanted}",
                "“{found}” is of the wrong type: needed is {wanted}",
                wanted = wanted.text().to(lang)
            ),
            Self::Negative { found } => {
                say!(lang, "số đếm không được âm: «{found}»", "a count cannot be negative: {found}")
            }
            Self::Fraction { found } => say!(
                lang,
                "số đếm phải là số nguyên: «{found}»",
                "a count must be a whole number: {found}"
            ),
            Self::OutOfRange { found, allowed } => {
                say!(
                    lang,
                    "số «{found}» ngoài giới hạn {allowed}",
                    "{found} is not within {allowed}"
                )
            }
            Self::UnknownWord { found, .. } => {
                say!(
                    lang,
                    "không có giá trị «{found}»",
                    "there is no value “{found}”",
                    found = unquoted(found)
                )
            }
            Self::BadValue(error) => error.text(lang),
            Self::Unusable { found } => {
                let bare = unquoted(found);
                say!(
                    lang,
                    "giá trị «{found}» không dùng được ở đây",
                    "“{bare}” is not a possible value"
                )
            }
            Self::LegacyEncoding { found } => say!(
                lang,
                "chữ ở bảng mã cũ TCVN3 hoặc VNI, không phải Unicode: «{found}»",
                "text in the old TCVN3 or VNI encoding, not Unicode: “{found}”"
            ),
            Self::TooLong { characters } => say!(
                lang,
                "chữ quá dài: {characters} ký tự, nhiều nhất là {MAX_TEXT}",
                "too long: {characters} characters, at most {MAX_TEXT}"
            ),
            Self::TooMany { count, most } => {
                say!(
                    lang,
                    "quá nhiều: {count}, nhiều nhất là {most}",
                    "too many: {count}, at most {most}"
                )
            }
            Self::Blank => say!(lang, "để trống", "left blank"),
            Self::UnknownKind { code, group } => say!(
                lang,
                "mã «{code}» không có trong danh mục {group}",
                "the code “{code}” is not in the catalogue of {group}",
                group = group_name(*group).to(lang)
            ),
            Self::KindTaken { code } => say!(
                lang,
                "mã loại «{code}» đã được dùng cho loại khác",
                "the code “{code}” is taken by another kind"
            ),
            Self::SameId { first } => say!(
                lang,
                "trùng mã với mục ở {first}",
                "has the same id as the one at {first}",
                first = first.text(lang)
            ),
            Self::NoSuchUnit { id } => {
                say!(
                    lang,
                    "không có đơn vị «{id}» trong tệp",
                    "there is no unit “{id}” in the file"
                )
            }
            Self::UnitElsewhere { id } => say!(
                lang,
                "đơn vị «{id}» thuộc phần của xã khác",
                "the unit “{id}” belongs to another commune's part"
            ),
            Self::NoSuchPaper { id } => {
                say!(
                    lang,
                    "không có văn bản «{id}» trong tệp",
                    "there is no paper “{id}” in the file"
                )
            }
            Self::NoRoot { id } => say!(
                lang,
                "trong «units» không có chính đơn vị «{id}» mà «root» nêu",
                "the unit “{id}” that “root” names is not among the “units”"
            ),
            Self::SameRoot { id } => {
                say!(lang, "hai phần cùng của đơn vị «{id}»", "two parts are of the unit “{id}”")
            }
            Self::WrongShard { kind } => say!(
                lang,
                "{kind} không ở đúng chỗ",
                "a unit of kind {kind} is not in its place",
                kind = unit_kind_name(*kind, lang)
            ),
            Self::WrongParent { kind, parent } => say!(
                lang,
                "{kind} không thể trực thuộc {parent}",
                "a {kind} cannot be below a {parent}",
                kind = unit_kind_name(*kind, lang),
                parent = unit_kind_name(*parent, lang)
            ),
            Self::ParentCircle => {
                say!(lang, "đơn vị cấp trên nối thành vòng", "the units above form a circle")
            }
            Self::FormedFromItself => say!(
                lang,
                "đơn vị không thể được lập từ chính nó",
                "a unit cannot be formed from itself"
            ),
            Self::EndsBeforeStart { start, end } => say!(
                lang,
                "ngày kết thúc {end} trước ngày bắt đầu {start}",
                "ends on {end}, before it starts on {start}"
            ),
            Self::MoreThan { part, whole, field } => {
                say!(
                    lang,
                    "số {part} lớn hơn «{field}» ({whole})",
                    "{part} is more than “{field}” ({whole})"
                )
            }
            Self::NothingShown { id } => say!(
                lang,
                "bản chờ xem lại của «{id}», nhưng «{id}» không có trong phần này của tệp",
                "a revision of «{id}» to review, but «{id}» is not in this part of the file"
            ),
            Self::BadStamp => say!(
                lang,
                "dấu phiên bản («stamp») không hợp lý: thời điểm ngoài khoảng cho phép hoặc không sau các phiên bản trước",
                "the revision stamp makes no sense: a time out of range, or not after the revisions before it"
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
