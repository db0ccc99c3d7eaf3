//! Gives the remedy for each fault in words, as a sentence without its full stop.

use super::fault::Fault;
use crate::rules;
use book::text::{Lang, Text, say};

impl Fault {
    /// The remedy.
    pub fn todo(&self, lang: Lang) -> String {
        let text = match self {
            Self::TooBig { .. } => Text::new(
                "Kiểm tra xem có đúng là tệp sổ Bình Yên không; nếu đúng, tách thành nhiều tệp nhỏ hơn",
                "Check that it is a book of Bình Yên; if so, split it",
            ),
            Self::Empty => Text::new("Xin lại tệp từ nơi gửi", "Ask the sender for it again"),
            Self::NotUtf8 { is_utf16: true } => Text::new(
                "Mở tệp bằng trình soạn thảo và lưu lại với bảng mã UTF-8",
                "Open it in an editor and save it as UTF-8",
            ),
            Self::NotUtf8 { is_utf16: false } => Text::new(
                "Lưu lại tệp với bảng mã Unicode UTF-8; chữ TCVN3, VNI cần chuyển sang Unicode trước",
                "Save it as Unicode UTF-8; convert text in TCVN3 or VNI to Unicode first",
            ),
            Self::Cut => Text::new(
                "Xin lại tệp hoặc tải lại từ thư điện tử",
                "Ask for it again, or download it again",
            ),
            Self::Sealed => Text::new(
                "Mở tệp bằng mật khẩu mà nơi gửi cho biết",
                "Open it with the passphrase that the sender tells you",
            ),
            Self::Quoted => Text::new(
                "Xin nơi gửi gửi lại dưới dạng tệp đính kèm, không trích dẫn trong thư trả lời",
                "Ask the sender for it as an attachment, not quoted in a reply",
            ),
            Self::Changed => Text::new(
                "Xin lại tệp từ nơi gửi; nếu chính anh chị sửa tay tệp này, xóa «checksum» và «signature» ở cuối tệp",
                "Ask the sender for it again; if you edited it yourself, delete “checksum” and “signature” at its end",
            ),
            Self::Forged => Text::new(
                "Không dùng tệp này; gọi điện cho nơi gửi và xin lại tệp",
                "Do not use this file; telephone the sender and ask for it again",
            ),
            Self::NotJson { .. } => Text::new(
                "Xin lại tệp từ nơi gửi; nếu sửa tay, sửa dòng này",
                "Ask the sender for the file again; if you edited it, correct this line",
            ),
            Self::WrongFormat { .. } => {
                Text::new("Chọn tệp do Bình Yên xuất ra", "Choose a file that Bình Yên exported")
            }
            Self::WrongVersion { .. } => Text::new(
                "Ghi phiên bản dạng «1.0» hoặc xin lại tệp từ nơi gửi",
                "Write a version such as “1.0”, or ask the sender for the file again",
            ),
            Self::AndMore { .. } => Text::new(
                "Sửa những lỗi đã kể rồi mở lại tệp, hoặc xin lại tệp từ nơi gửi",
                "Correct those that are told and open the file again, or ask the sender for it",
            ),
            Self::NewerVersion { .. } => Text::new(
                "Cập nhật Bình Yên rồi mở lại, hoặc nhờ nơi gửi xuất theo phiên bản cũ",
                "Update Bình Yên and open it again, or ask the sender for the older version",
            ),
            Self::UnreadableCopy { .. } => Text::new(
                "Mở tệp này bằng bản Bình Yên mới nhất; giữ tệp lại, đừng xóa",
                "Open the file with the newest Bình Yên; keep it, do not delete it",
            ),
            Self::LockedCopy => Text::new(
                "Mở tệp này trên máy đã tạo nó, khi sổ ở đó đang mở khóa; để đưa sổ sang máy khác, hãy dùng tệp niêm phong của trang Gửi",
                "Open the file on the device that made it, while its book is unlocked; to bring a book to another device, use a sealed file of the page Send",
            ),
            Self::TooDeep => Text::new(
                "Xin lại tệp từ nơi gửi; sổ Bình Yên không lồng sâu như vậy",
                "Ask the sender for the file again; no book is that deep",
            ),
            Self::Missing { .. } => Text::new("Bổ sung trường này", "Add it"),
            Self::TwiceInOne { .. } => Text::new("Xóa một trong hai", "Delete one of them"),
            Self::UnknownField { .. } => {
                Text::new("Xóa hoặc sửa tên trường này", "Delete it or correct its name")
            }
            Self::WrongType { .. }
            | Self::OutOfRange { .. }
            | Self::BadValue(_)
            | Self::Unusable { .. } => Text::new(
                "Sửa giá trị của trường này rồi mở lại tệp",
                "Correct this field and open the file again",
            ),
            Self::Negative { .. } | Self::Fraction { .. } => {
                Text::new("Ghi số nguyên từ 0 trở lên", "Write a whole number from 0")
            }
            Self::UnknownWord { allowed, .. } => {
                return say!(lang, "Chọn một trong: {allowed}", "Choose one of: {allowed}");
            }
            Self::LegacyEncoding { .. } => Text::new(
                "Chuyển tệp sang Unicode dựng sẵn (ví dụ bằng UniKey) rồi mở lại",
                "Convert the file to composed Unicode (with UniKey, for example) and open it again",
            ),
            Self::TooLong { .. } => Text::new("Rút ngắn nội dung", "Shorten the text"),
            Self::TooMany { .. } => {
                Text::new("Xóa bớt những mục không dùng", "Delete those that are not used")
            }
            Self::Blank => Text::new("Ghi nội dung cho trường này", "Fill this field in"),
            Self::UnknownKind { .. } => Text::new(
                "Sửa mã, hoặc thêm loại này vào «frame.kinds» của sổ",
                "Correct the code, or add the kind to the book's “frame.kinds”",
            ),
            Self::KindTaken { .. } => Text::new(
                "Đặt mã khác cho loại của riêng sổ này",
                "Give the book's own kind another code",
            ),
            Self::SameId { .. } => Text::new(
                "Xóa mục thừa, hoặc đặt mã khác nếu là hai việc khác nhau",
                "Delete the surplus one, or give it another id if they are two things",
            ),
            Self::NoSuchUnit { .. } => Text::new(
                "Sửa mã đơn vị, hoặc bổ sung đơn vị này vào tệp",
                "Correct the unit's id, or add the unit to the file",
            ),
            Self::UnitElsewhere { .. } => Text::new(
                "Chuyển mục đó sang phần của xã có đơn vị đó, hoặc sửa mã đơn vị",
                "Move the record to the part of that commune, or correct the unit's id",
            ),
            Self::NoSuchPaper { .. } => Text::new(
                "Sửa mã, bổ sung văn bản, hoặc bỏ trường này",
                "Correct the id, add the paper, or leave the field out",
            ),
            Self::NoRoot { .. } => {
                Text::new("Bổ sung đơn vị này vào «units»", "Add it to the “units”")
            }
            Self::SameRoot { .. } => Text::new("Gộp hai phần làm một", "Make them one"),
            Self::WrongShard { .. } => Text::new(
                "Đơn vị hành chính (tỉnh, xã …) là gốc («root») của phần riêng; đơn vị khác ở trong phần của xã mình",
                "A province, district or commune is the “root” of its own part; other units are in their commune's part",
            ),
            Self::WrongParent { .. } => {
                Text::new("Sửa đơn vị cấp trên («parent»)", "Correct the unit above (“parent”)")
            }
            Self::ParentCircle => Text::new(
                "Sửa đơn vị cấp trên («parent») của một trong các đơn vị",
                "Correct the unit above (“parent”) of one of them",
            ),
            Self::FormedFromItself => Text::new(
                "Xóa mã của chính nó khỏi «formed_from», «absorbed»; đơn vị vẫn hoạt động và nhận thêm đơn vị khác thì ghi đơn vị đó vào «absorbed», kèm ngày",
                "Delete its own id from “formed_from” and “absorbed”; of a unit that goes on and takes another in, write that one into “absorbed”, with the day",
            ),
            Self::EndsBeforeStart { .. } => {
                Text::new("Sửa một trong hai ngày", "Correct one of the two days")
            }
            Self::MoreThan { .. } => {
                Text::new("Sửa một trong hai số", "Correct one of the two numbers")
            }
            Self::NothingShown { .. } => Text::new(
                "Xin lại tệp từ nơi gửi; bản chờ xem lại do ứng dụng ghi, không sửa tay",
                "Ask the sender for the file again; revisions to review are written by the program, not by hand",
            ),
            Self::BadStamp => Text::new(
                "Xin lại tệp từ nơi gửi; dấu phiên bản do ứng dụng ghi, không sửa tay",
                "Ask the sender for the file again; stamps are written by the program, not by hand",
            ),
            Self::Rule(rule) => return rules::todo(rule, lang),
        };
        text.to(lang).to_owned()
    }
}
