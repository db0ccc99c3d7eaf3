//! The sentences about a file, in both languages: what is wrong and what to do, for every fault.

use book::Lang;
use law::unit_kind_name;

use super::names::{group_en, group_vi, place};
use super::problem::{Fault, Remark, Wanted};
use super::text::{MAX_DEPTH, MAX_TEXT};
use super::{MAX_BYTES, Unchecked, rules};

/// What is wrong and what to do, each a sentence without its full stop.
pub(super) struct Words {
    pub what: String,
    pub todo: String,
}

pub(super) fn words(what: impl Into<String>, todo: impl Into<String>) -> Words {
    Words { what: what.into(), todo: todo.into() }
}

pub(super) fn fault(fault: &Fault, lang: Lang) -> Words {
    let [vi, en] = both(fault);
    match lang {
        Lang::Vi => vi,
        Lang::En => en,
    }
}

fn megabytes(bytes: u64) -> u64 {
    bytes.div_ceil(1_000_000)
}

/// What is wrong and what to do, in Vietnamese and in English.
fn both(fault: &Fault) -> [Words; 2] {
    const FIX_VI: &str = "Sửa giá trị của trường này rồi mở lại tệp";
    const FIX_EN: &str = "Correct this field and open the file again";
    match fault {
        Fault::TooBig { bytes } => [
            words(
                format!(
                    "tệp quá lớn: {} MB, nhiều nhất là {} MB",
                    megabytes(*bytes),
                    megabytes(MAX_BYTES)
                ),
                "Kiểm tra xem có đúng là tệp sổ Bình Yên không; nếu đúng, tách thành nhiều tệp nhỏ hơn",
            ),
            words(
                format!(
                    "the file is too big: {} MB, at most {} MB",
                    megabytes(*bytes),
                    megabytes(MAX_BYTES)
                ),
                "Check that it is a book of Bình Yên; if so, split it",
            ),
        ],
        Fault::Empty => [
            words("tệp trống, không có nội dung", "Xin lại tệp từ nơi gửi"),
            words("the file is empty", "Ask the sender for it again"),
        ],
        Fault::NotUtf8 { is_utf16: true } => [
            words(
                "tệp được lưu ở bảng mã UTF-16",
                "Mở tệp bằng trình soạn thảo và lưu lại với bảng mã UTF-8",
            ),
            words("the file is in UTF-16", "Open it in an editor and save it as UTF-8"),
        ],
        Fault::NotUtf8 { is_utf16: false } => [
            words(
                "tệp không ở bảng mã UTF-8",
                "Lưu lại tệp với bảng mã Unicode UTF-8; chữ TCVN3, VNI cần chuyển sang Unicode trước",
            ),
            words(
                "the file is not in UTF-8",
                "Save it as Unicode UTF-8; convert text in TCVN3 or VNI to Unicode first",
            ),
        ],
        Fault::Cut => [
            words(
                "tệp bị cắt giữa chừng, thiếu phần cuối",
                "Xin lại tệp hoặc tải lại từ thư điện tử",
            ),
            words(
                "the file is cut off, its end is missing",
                "Ask for it again, or download it again",
            ),
        ],
        Fault::Sealed => [
            words("tệp được niêm phong bằng mật khẩu", "Mở tệp bằng mật khẩu mà nơi gửi cho biết"),
            words(
                "the file is sealed with a passphrase",
                "Open it with the passphrase that the sender tells you",
            ),
        ],
        Fault::Quoted => [
            words(
                "tệp bị chương trình thư trích dẫn (dấu > ở đầu dòng) và ngắt dòng giữa chừng",
                "Xin nơi gửi gửi lại dưới dạng tệp đính kèm, không trích dẫn trong thư trả lời",
            ),
            words(
                "a mail program quoted the file (> before its lines) and broke its lines",
                "Ask the sender for it as an attachment, not quoted in a reply",
            ),
        ],
        Fault::Changed => [
            words(
                "tệp đã bị sửa hoặc hỏng trên đường gửi: mã kiểm tra không khớp với nội dung",
                "Xin lại tệp từ nơi gửi; nếu chính anh chị sửa tay tệp này, xóa «checksum» và «signature» ở cuối tệp",
            ),
            words(
                "the file was changed or damaged on its way: its checksum does not fit its content",
                "Ask the sender for it again; if you edited it yourself, delete “checksum” and “signature” at its end",
            ),
        ],
        Fault::Forged => [
            words(
                "chữ ký không đúng với nội dung tệp: có người đã sửa tệp sau khi nơi gửi ký",
                "Không dùng tệp này; gọi điện cho nơi gửi và xin lại tệp",
            ),
            words(
                "the signature does not fit what is in the file: somebody changed it after the sender signed it",
                "Do not use this file; telephone the sender and ask for it again",
            ),
        ],
        Fault::NotJson { message } => [
            words(
                format!("tệp không phải JSON đúng cú pháp ({})", syntax(message)),
                "Xin lại tệp từ nơi gửi; nếu sửa tay, sửa dòng này",
            ),
            words(
                format!("not valid JSON ({message})"),
                "Ask the sender for the file again; if you edited it, correct this line",
            ),
        ],
        Fault::WrongFormat { found } if found.is_empty() => [
            words(
                "tệp không phải sổ Bình Yên (thiếu «format»: «binh-yen»)",
                "Chọn tệp do Bình Yên xuất ra",
            ),
            words(
                "not a book of Bình Yên (no \"format\": \"binh-yen\")",
                "Choose a file that Bình Yên exported",
            ),
        ],
        Fault::WrongFormat { found } => [
            words(
                format!("tệp không phải sổ Bình Yên (định dạng là «{found}», cần «binh-yen»)"),
                "Chọn tệp do Bình Yên xuất ra",
            ),
            words(
                format!("not a book of Bình Yên (its format is “{found}”, not “binh-yen”)"),
                "Choose a file that Bình Yên exported",
            ),
        ],
        Fault::WrongVersion { found } => [
            words(
                format!("phiên bản «{found}» không đọc được"),
                "Ghi phiên bản dạng «1.0» hoặc xin lại tệp từ nơi gửi",
            ),
            words(
                format!("“{found}” is not a version"),
                "Write a version such as “1.0”, or ask the sender for the file again",
            ),
        ],
        Fault::AndMore { count } => [
            words(
                format!("còn {count} lỗi nữa không kể ra từng lỗi"),
                "Sửa những lỗi đã kể rồi mở lại tệp, hoặc xin lại tệp từ nơi gửi",
            ),
            words(
                format!("{count} more problems are not told one by one"),
                "Correct those that are told and open the file again, or ask the sender for it",
            ),
        ],
        Fault::NewerVersion { found } => [
            words(
                format!("tệp thuộc phiên bản mới hơn ({found}) mà ứng dụng này chưa đọc được"),
                "Cập nhật Bình Yên rồi mở lại, hoặc nhờ nơi gửi xuất theo phiên bản cũ",
            ),
            words(
                format!("the file is of a newer version ({found}) than this program reads"),
                "Update Bình Yên and open it again, or ask the sender for the older version",
            ),
        ],
        Fault::UnreadableCopy { parts } => [
            words(
                format!(
                    "bản chép kho dữ liệu có {parts} phần, không phần nào đọc được: bị hỏng hoặc do bản Bình Yên mới hơn ghi"
                ),
                "Mở tệp này bằng bản Bình Yên mới nhất; giữ tệp lại, đừng xóa",
            ),
            words(
                format!(
                    "none of the {parts} parts of this copy of a store can be read: damaged, or written by a newer Bình Yên"
                ),
                "Open the file with the newest Bình Yên; keep it, do not delete it",
            ),
        ],
        Fault::TooDeep => [
            words(
                format!("các giá trị lồng nhau quá {MAX_DEPTH} tầng"),
                "Xin lại tệp từ nơi gửi; sổ Bình Yên không lồng sâu như vậy",
            ),
            words(
                format!("values stand inside each other more than {MAX_DEPTH} deep"),
                "Ask the sender for the file again; no book is that deep",
            ),
        ],
        Fault::Missing { field } => [
            words(format!("thiếu trường «{field}»"), "Bổ sung trường này"),
            words(format!("the field “{field}” is missing"), "Add it"),
        ],
        Fault::TwiceInOne { field } => [
            words(format!("trường «{field}» có hai lần"), "Xóa một trong hai"),
            words(format!("the field “{field}” stands there twice"), "Delete one of them"),
        ],
        Fault::UnknownField { field } => [
            words(
                format!("trường «{field}» không có trong định dạng"),
                "Xóa hoặc sửa tên trường này",
            ),
            words(format!("there is no field “{field}” here"), "Delete it or correct its name"),
        ],
        Fault::WrongType { wanted, found } => [
            words(format!("«{found}» không đúng kiểu: cần {}", wanted_vi(*wanted)), FIX_VI),
            words(
                format!("“{found}” is of the wrong type: needed is {}", wanted_en(*wanted)),
                FIX_EN,
            ),
        ],
        Fault::Negative { found } => [
            words(format!("số đếm không được âm: «{found}»"), "Ghi số nguyên từ 0 trở lên"),
            words(format!("a count cannot be negative: {found}"), "Write a whole number from 0"),
        ],
        Fault::Fraction { found } => [
            words(format!("số đếm phải là số nguyên: «{found}»"), "Ghi số nguyên từ 0 trở lên"),
            words(
                format!("a count must be a whole number: {found}"),
                "Write a whole number from 0",
            ),
        ],
        Fault::OutOfRange { found, allowed } => [
            words(format!("số «{found}» ngoài giới hạn {allowed}"), FIX_VI),
            words(format!("{found} is not within {allowed}"), FIX_EN),
        ],
        Fault::UnknownWord { found, allowed } => [
            words(
                format!("không có giá trị «{}»", unquoted(found)),
                format!("Chọn một trong: {allowed}"),
            ),
            words(
                format!("there is no value “{}”", unquoted(found)),
                format!("Choose one of: {allowed}"),
            ),
        ],
        Fault::BadValue(error) => {
            [words(error.text(Lang::Vi), FIX_VI), words(error.text(Lang::En), FIX_EN)]
        }
        Fault::Unusable { found } => [
            words(format!("giá trị «{found}» không dùng được ở đây"), FIX_VI),
            words(format!("“{}” is not a possible value", unquoted(found)), FIX_EN),
        ],
        Fault::LegacyEncoding { found } => [
            words(
                format!("chữ ở bảng mã cũ TCVN3 hoặc VNI, không phải Unicode: «{found}»"),
                "Chuyển tệp sang Unicode dựng sẵn (ví dụ bằng UniKey) rồi mở lại",
            ),
            words(
                format!("text in the old TCVN3 or VNI encoding, not Unicode: “{found}”"),
                "Convert the file to composed Unicode (with UniKey, for example) and open it again",
            ),
        ],
        Fault::TooLong { characters } => [
            words(
                format!("chữ quá dài: {characters} ký tự, nhiều nhất là {MAX_TEXT}"),
                "Rút ngắn nội dung",
            ),
            words(
                format!("too long: {characters} characters, at most {MAX_TEXT}"),
                "Shorten the text",
            ),
        ],
        Fault::TooMany { count, most } => [
            words(
                format!("quá nhiều: {count}, nhiều nhất là {most}"),
                "Xóa bớt những mục không dùng",
            ),
            words(format!("too many: {count}, at most {most}"), "Delete those that are not used"),
        ],
        Fault::Blank => [
            words("để trống", "Ghi nội dung cho trường này"),
            words("left blank", "Fill this field in"),
        ],
        Fault::UnknownKind { code, group } => [
            words(
                format!("mã «{code}» không có trong danh mục {}", group_vi(*group)),
                "Sửa mã, hoặc thêm loại này vào «frame.kinds» của sổ",
            ),
            words(
                format!("the code “{code}” is not in the catalogue of {}", group_en(*group)),
                "Correct the code, or add the kind to the book's “frame.kinds”",
            ),
        ],
        Fault::KindTaken { code } => [
            words(
                format!("mã loại «{code}» đã được dùng cho loại khác"),
                "Đặt mã khác cho loại của riêng sổ này",
            ),
            words(
                format!("the code “{code}” is taken by another kind"),
                "Give the book's own kind another code",
            ),
        ],
        Fault::SameId { first } => [
            words(
                format!("trùng mã với mục ở {}", place(first, Lang::Vi)),
                "Xóa mục thừa, hoặc đặt mã khác nếu là hai việc khác nhau",
            ),
            words(
                format!("has the same id as the one at {}", place(first, Lang::En)),
                "Delete the surplus one, or give it another id if they are two things",
            ),
        ],
        Fault::NoSuchUnit { id } => [
            words(
                format!("không có đơn vị «{id}» trong tệp"),
                "Sửa mã đơn vị, hoặc bổ sung đơn vị này vào tệp",
            ),
            words(
                format!("there is no unit “{id}” in the file"),
                "Correct the unit's id, or add the unit to the file",
            ),
        ],
        Fault::UnitElsewhere { id } => [
            words(
                format!("đơn vị «{id}» thuộc phần của xã khác"),
                "Chuyển mục đó sang phần của xã có đơn vị đó, hoặc sửa mã đơn vị",
            ),
            words(
                format!("the unit “{id}” belongs to another commune's part"),
                "Move the record to the part of that commune, or correct the unit's id",
            ),
        ],
        Fault::NoSuchPaper { id } => [
            words(
                format!("không có văn bản «{id}» trong tệp"),
                "Sửa mã, bổ sung văn bản, hoặc bỏ trường này",
            ),
            words(
                format!("there is no paper “{id}” in the file"),
                "Correct the id, add the paper, or leave the field out",
            ),
        ],
        Fault::NoRoot { id } => [
            words(
                format!("trong «units» không có chính đơn vị «{id}» mà «root» nêu"),
                "Bổ sung đơn vị này vào «units»",
            ),
            words(
                format!("the unit “{id}” that “root” names is not among the “units”"),
                "Add it to the “units”",
            ),
        ],
        Fault::SameRoot { id } => [
            words(format!("hai phần cùng của đơn vị «{id}»"), "Gộp hai phần làm một"),
            words(format!("two parts are of the unit “{id}”"), "Make them one"),
        ],
        Fault::WrongShard { kind } => [
            words(
                format!("{} không ở đúng chỗ", unit_kind_name(*kind, Lang::Vi)),
                "Đơn vị hành chính (tỉnh, xã …) là gốc («root») của phần riêng; đơn vị khác ở trong phần của xã mình",
            ),
            words(
                format!("a unit of kind {} is not in its place", unit_kind_name(*kind, Lang::En)),
                "A province, district or commune is the “root” of its own part; other units are in their commune's part",
            ),
        ],
        Fault::WrongParent { kind, parent } => [
            words(
                format!(
                    "{} không thể trực thuộc {}",
                    unit_kind_name(*kind, Lang::Vi),
                    unit_kind_name(*parent, Lang::Vi)
                ),
                "Sửa đơn vị cấp trên («parent»)",
            ),
            words(
                format!(
                    "a {} cannot be below a {}",
                    unit_kind_name(*kind, Lang::En),
                    unit_kind_name(*parent, Lang::En)
                ),
                "Correct the unit above (“parent”)",
            ),
        ],
        Fault::ParentCircle => [
            words(
                "đơn vị cấp trên nối thành vòng",
                "Sửa đơn vị cấp trên («parent») của một trong các đơn vị",
            ),
            words(
                "the units above form a circle",
                "Correct the unit above (“parent”) of one of them",
            ),
        ],
        Fault::FormedFromItself => [
            words(
                "đơn vị không thể được lập từ chính nó",
                "Xóa mã của chính nó khỏi «formed_from», «absorbed»; đơn vị vẫn hoạt động và nhận thêm đơn vị khác thì ghi đơn vị đó vào «absorbed», kèm ngày",
            ),
            words(
                "a unit cannot be formed from itself",
                "Delete its own id from “formed_from” and “absorbed”; of a unit that goes on and takes another in, write that one into “absorbed”, with the day",
            ),
        ],
        Fault::EndsBeforeStart { start, end } => [
            words(
                format!("ngày kết thúc {end} trước ngày bắt đầu {start}"),
                "Sửa một trong hai ngày",
            ),
            words(
                format!("ends on {end}, before it starts on {start}"),
                "Correct one of the two days",
            ),
        ],
        Fault::MoreThan { part, whole, field } => [
            words(format!("số {part} lớn hơn «{field}» ({whole})"), "Sửa một trong hai số"),
            words(
                format!("{part} is more than “{field}” ({whole})"),
                "Correct one of the two numbers",
            ),
        ],
        Fault::Rule(rule) => rules::words(rule),
        Fault::NothingShown { id } => [
            words(
                format!("bản chờ xem lại của «{id}», nhưng «{id}» không có trong phần này của tệp"),
                "Xin lại tệp từ nơi gửi; bản chờ xem lại do ứng dụng ghi, không sửa tay",
            ),
            words(
                format!(
                    "a revision of «{id}» to review, but «{id}» is not in this part of the file"
                ),
                "Ask the sender for the file again; revisions to review are written by the program, not by hand",
            ),
        ],
        Fault::BadStamp => [
            words(
                "dấu phiên bản («stamp») không hợp lý: thời điểm ngoài khoảng cho phép hoặc không sau các phiên bản trước",
                "Xin lại tệp từ nơi gửi; dấu phiên bản do ứng dụng ghi, không sửa tay",
            ),
            words(
                "the revision stamp makes no sense: a time out of range, or not after the revisions before it",
                "Ask the sender for the file again; stamps are written by the program, not by hand",
            ),
        ],
    }
}

pub(super) fn remark(remark: &Remark, lang: Lang) -> String {
    match (remark, lang) {
        (Remark::NewerMinor { version }, Lang::Vi) => {
            format!("tệp thuộc phiên bản {version}, mới hơn ứng dụng này; phần chưa biết được giữ nguyên")
        }
        (Remark::NewerMinor { version }, Lang::En) => {
            format!("the file is of version {version}, newer than this program; what it does not know is kept")
        }
        (Remark::UnknownField { field }, Lang::Vi) => {
            format!("trường «{field}» không có trong định dạng, được giữ nguyên; kiểm tra xem có viết sai tên không")
        }
        (Remark::UnknownField { field }, Lang::En) => {
            format!("the field “{field}” is not of the format and was kept; check that its name is not misspelt")
        }
        (Remark::PartsLeftOut, Lang::Vi) => {
            "phần này của bản chép không đọc được (hỏng, hoặc do bản Bình Yên mới hơn ghi) nên không có trong sổ dưới đây; giữ tệp lại"
                .to_owned()
        }
        (Remark::PartsLeftOut, Lang::En) => {
            "this part of the copy cannot be read (damaged, or written by a newer Bình Yên) and is not in the book below; keep the file"
                .to_owned()
        }
        (Remark::Quoted, Lang::Vi) => "chương trình thư đã trích dẫn tệp (dấu > ở đầu dòng); các dấu đó được bỏ".to_owned(),
        (Remark::Quoted, Lang::En) => "a mail program had quoted the file (> before its lines); the signs were taken away".to_owned(),
        (Remark::Unchecked(why), Lang::Vi) => {
            let why = match why {
                Unchecked::NoChecksum => "tệp không có «checksum»".to_owned(),
                Unchecked::Before => "chúng đứng trước «shards», vì tệp đã được một bản Bình Yên cũ ghi lại".to_owned(),
                Unchecked::Behind { member } => format!("sau «checksum» có thêm «{member}»"),
            };
            format!("nơi gửi, mã kiểm tra và chữ ký không được kiểm tra: {why}. Coi như tệp không ký; nếu cần chắc chắn, xin lại tệp")
        }
        (Remark::Unchecked(why), Lang::En) => {
            let why = match why {
                Unchecked::NoChecksum => "there is no “checksum”".to_owned(),
                Unchecked::Before => "they stand before “shards”, since an older Bình Yên wrote the file anew".to_owned(),
                Unchecked::Behind { member } => format!("“{member}” stands behind “checksum”"),
            };
            format!(
                "sender, checksum and signature were not checked: {why}. Take the file for an unsigned one; to be sure, ask for it again"
            )
        }
        (Remark::RuleSet(fault), lang) => {
            let [vi, en] = rules::words(fault);
            match lang {
                Lang::Vi => format!("bộ quy định riêng được giữ nguyên, nhưng {}. {}", vi.what, vi.todo),
                Lang::En => format!("the rule set was kept, but {}. {}", en.what, en.todo),
            }
        }
        (Remark::Composed, Lang::Vi) => "chữ Unicode tổ hợp đã được đổi sang dựng sẵn; không cần làm gì".to_owned(),
        (Remark::Composed, Lang::En) => "decomposed Unicode was composed; nothing is to be done".to_owned(),
        (Remark::LegacyEncoding, Lang::Vi) => {
            "chữ có vẻ ở bảng mã cũ TCVN3 hoặc VNI, được giữ nguyên; nếu đọc không ra tiếng Việt, mở mục đó và gõ lại".to_owned()
        }
        (Remark::LegacyEncoding, Lang::En) => {
            "text that looks like the old TCVN3 or VNI encoding, kept as it is; if it cannot be read, open the record and type it again"
                .to_owned()
        }
        (Remark::Markup, Lang::Vi) => {
            "có mã HTML, được giữ và chỉ hiện như chữ thường; xóa đoạn mã nếu không phải do đơn vị ghi".to_owned()
        }
        (Remark::Markup, Lang::En) => {
            "contains markup, which is kept and only shown as plain text; delete it if it is not yours".to_owned()
        }
        (Remark::AboutNothing, Lang::Vi) => {
            "chưa ghi loại văn bản hoặc hoạt động nên xác nhận này không được tính; ghi thêm loại đó".to_owned()
        }
        (Remark::AboutNothing, Lang::En) => {
            "does not name the kind of paper or activity, so the statement counts for nothing; name it".to_owned()
        }
        (Remark::Ahead { today }, Lang::Vi) => {
            format!("ngày chưa tới (hôm nay {today}), nên chưa được tính khi xét đến hôm nay; kiểm tra lại ngày")
        }
        (Remark::Ahead { today }, Lang::En) => {
            format!("a day that is still to come (today is {today}), so it does not count as of today; check the day")
        }
        (Remark::YearAhead { begins }, Lang::Vi) => {
            format!("năm xét chưa bắt đầu (kỳ sớm nhất của năm đó từ {begins}); kiểm tra lại năm")
        }
        (Remark::YearAhead { begins }, Lang::En) => {
            format!("a year that has not begun (its first windows begin on {begins}); check the year")
        }
        (Remark::KindEnded { kind, last }, lang @ Lang::Vi) => {
            format!("sau ngày {last} không còn đơn vị loại «{}»; ghi ngày kết thúc hoặc sửa loại đơn vị", unit_kind_name(*kind, lang))
        }
        (Remark::KindEnded { kind, last }, lang @ Lang::En) => {
            format!("after {last} there are no units of the kind “{}”; enter the last day, or what it is now", unit_kind_name(*kind, lang))
        }
    }
}

/// What the reader of JSON says, in Vietnamese: all that serde_json 1.0 can say of syntax. What a
/// later one says anew is told in general.
fn syntax(message: &str) -> &'static str {
    match message {
        "expected value" => "cần một giá trị",
        "expected `:`" => "thiếu dấu hai chấm",
        "expected `,` or `}`" => "thiếu dấu phẩy hoặc ngoặc }",
        "expected `,` or `]`" => "thiếu dấu phẩy hoặc ngoặc ]",
        "expected ident" => "từ viết sai: chỉ có true, false và null",
        "expected `\"`" => "thiếu dấu ngoặc kép",
        "trailing comma" => "thừa dấu phẩy",
        "trailing characters" => "thừa nội dung sau khi sổ đã kết thúc",
        "key must be a string" => "tên trường phải đặt trong ngoặc kép",
        "invalid value: expected key to be a number in quotes" => {
            "tên trường phải là số trong ngoặc kép"
        }
        "float key must be finite (got NaN or +/-inf)" => "tên trường phải là số hữu hạn",
        "invalid escape"
        | "lone leading surrogate in hex escape"
        | "unexpected end of hex escape" => "dấu \\ dùng sai",
        "invalid unicode code point" => "mã ký tự không có trong Unicode",
        "control character (\\u0000-\\u001F) found while parsing a string" => {
            "ký tự điều khiển trong chữ"
        }
        "invalid number" => "số viết sai",
        "number out of range" => "số quá lớn",
        "recursion limit exceeded" => "các giá trị lồng nhau quá sâu",
        "EOF while parsing a list"
        | "EOF while parsing an object"
        | "EOF while parsing a string"
        | "EOF while parsing a value" => "thiếu phần cuối",
        _ => "viết sai cú pháp",
    }
}

fn unquoted(found: &str) -> &str {
    found.trim_matches('"')
}

fn wanted_vi(wanted: Wanted) -> &'static str {
    match wanted {
        Wanted::Count => "số nguyên từ 0, không có ngoặc kép",
        Wanted::Text => "chữ trong ngoặc kép",
        Wanted::YesNo => "true hoặc false",
        Wanted::Word => "một từ của định dạng trong ngoặc kép",
        Wanted::Object => "đối tượng {…}",
        Wanted::List => "danh sách […]",
    }
}

fn wanted_en(wanted: Wanted) -> &'static str {
    match wanted {
        Wanted::Count => "a whole number from 0, without quotes",
        Wanted::Text => "text in quotes",
        Wanted::YesNo => "true or false",
        Wanted::Word => "a word of the format in quotes",
        Wanted::Object => "an object {…}",
        Wanted::List => "a list […]",
    }
}
