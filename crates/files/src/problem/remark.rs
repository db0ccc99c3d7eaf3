//! Remarks on a good file.

use book::text::{Lang, say};
use book::{Day, UnitKind};
use law::unit_kind_name;

use crate::{RuleFault, Unchecked, rules};

/// A remark on a good file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// The file has a newer minor version.
    NewerMinor {
        /// The version.
        version: String,
    },
    /// A field unknown to this version was kept.
    UnknownField {
        /// The name of the field.
        field: String,
    },
    /// A copy of a store had unreadable parts, which were left out.
    PartsLeftOut,
    /// A mail program had quoted the file.
    Quoted,
    /// The checksum and signature of the file were not checked.
    Unchecked(Unchecked),
    /// One of the book's own rule sets conflicts with the others, and is kept.
    RuleSet(RuleFault),
    /// Decomposed Unicode was composed.
    Composed,
    /// Text that looks like TCVN3 or VNI was kept as it is.
    LegacyEncoding,
    /// Markup is kept as plain text.
    Markup,
    /// A statement that there was none, or some, of a kind that it does not name, so it says
    /// nothing.
    AboutNothing,
    /// A day is in the future.
    Ahead {
        /// Today.
        today: Day,
    },
    /// A record speaks of a year that has not begun.
    YearAhead {
        /// The first day of its first windows.
        begins: Day,
    },
    /// A unit still exists although its kind has been abolished.
    KindEnded {
        /// The kind of the unit.
        kind: UnitKind,
        /// The last day on which the kind existed.
        last: Day,
    },
}

impl Remark {
    /// The remark in words, as a sentence without its full stop.
    pub(super) fn text(&self, lang: Lang) -> String {
        match self {
            Self::NewerMinor { version } => say!(
                lang,
                "tệp thuộc phiên bản {version}, mới hơn ứng dụng này; phần chưa biết được giữ nguyên",
                "the file is of version {version}, newer than this program; what it does not know is kept"
            ),
            Self::UnknownField { field } => say!(
                lang,
                "trường «{field}» không có trong định dạng, được giữ nguyên; kiểm tra xem có viết sai tên không",
                "the field “{field}” is not of the format and was kept; check that its name is not misspelt"
            ),
            Self::Unchecked(why) => say!(
                lang,
                "nơi gửi, mã kiểm tra và chữ ký không được kiểm tra: {why}. Coi như tệp không ký; nếu cần chắc chắn, xin lại tệp",
                "sender, checksum and signature were not checked: {why}. Take the file for an unsigned one; to be sure, ask for it again",
                why = unchecked(why, lang)
            ),
            Self::RuleSet(fault) => {
                let (what, todo) = (rules::what(fault, lang), rules::todo(fault, lang));
                say!(
                    lang,
                    "bộ quy định riêng được giữ nguyên, nhưng {what}. {todo}",
                    "the rule set was kept, but {what}. {todo}"
                )
            }
            Self::Ahead { today } => say!(
                lang,
                "ngày chưa tới (hôm nay {today}), nên chưa được tính khi xét đến hôm nay; kiểm tra lại ngày",
                "a day that is still to come (today is {today}), so it does not count as of today; check the day"
            ),
            Self::YearAhead { begins } => say!(
                lang,
                "năm xét chưa bắt đầu (kỳ sớm nhất của năm đó từ {begins}); kiểm tra lại năm",
                "a year that has not begun (its first windows begin on {begins}); check the year"
            ),
            Self::KindEnded { kind, last } => say!(
                lang,
                "sau ngày {last} không còn đơn vị loại «{kind}»; ghi ngày kết thúc hoặc sửa loại đơn vị",
                "after {last} there are no units of the kind “{kind}”; enter the last day, or what it is now",
                kind = unit_kind_name(*kind, lang)
            ),
            Self::PartsLeftOut => say!(
                lang,
                "phần này của bản chép không đọc được (hỏng, hoặc do bản Bình Yên mới hơn ghi) nên không có trong sổ dưới đây; giữ tệp lại",
                "this part of the copy cannot be read (damaged, or written by a newer Bình Yên) and is not in the book below; keep the file"
            ),
            Self::Quoted => say!(
                lang,
                "chương trình thư đã trích dẫn tệp (dấu > ở đầu dòng); các dấu đó được bỏ",
                "a mail program had quoted the file (> before its lines); the signs were taken away"
            ),
            Self::Composed => say!(
                lang,
                "chữ Unicode tổ hợp đã được đổi sang dựng sẵn; không cần làm gì",
                "decomposed Unicode was composed; nothing is to be done"
            ),
            Self::LegacyEncoding => say!(
                lang,
                "chữ có vẻ ở bảng mã cũ TCVN3 hoặc VNI, được giữ nguyên; nếu đọc không ra tiếng Việt, mở mục đó và gõ lại",
                "text that looks like the old TCVN3 or VNI encoding, kept as it is; if it cannot be read, open the record and type it again"
            ),
            Self::Markup => say!(
                lang,
                "có mã HTML, được giữ và chỉ hiện như chữ thường; xóa đoạn mã nếu không phải do đơn vị ghi",
                "contains markup, which is kept and only shown as plain text; delete it if it is not yours"
            ),
            Self::AboutNothing => say!(
                lang,
                "chưa ghi loại văn bản hoặc hoạt động nên xác nhận này không được tính; ghi thêm loại đó",
                "does not name the kind of paper or activity, so the statement counts for nothing; name it"
            ),
        }
    }
}

/// The reason why the checksum and the signature were not checked, in words.
fn unchecked(why: &Unchecked, lang: Lang) -> String {
    match why {
        Unchecked::NoChecksum => say!(lang, "tệp không có «checksum»", "there is no “checksum”"),
        Unchecked::Before => say!(
            lang,
            "chúng đứng trước «shards», vì tệp đã được một bản Bình Yên cũ ghi lại",
            "they stand before “shards”, since an older Bình Yên wrote the file anew"
        ),
        Unchecked::Behind { member } => {
            say!(lang, "sau «checksum» có thêm «{member}»", "“{member}” stands behind “checksum”")
        }
    }
}
