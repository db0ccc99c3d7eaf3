//! Reasons why a sealed file cannot be opened.

use super::MAX_BYTES;
use book::text::{Lang, say};

/// The reason why a sealed file cannot be opened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// It does not begin like a sealed file.
    #[error("not a sealed file")]
    NotSealed,
    /// A newer program sealed it.
    #[error("unknown version of the seal: {0}")]
    Version(String),
    /// Its header does not fit this version.
    #[error("bad header")]
    Header,
    /// A number of the key derivation is out of range and asks for too much or too little work.
    #[error("key derivation out of range: {0}")]
    Work(u64),
    /// The device lacks the memory for the key derivation.
    #[error("not enough memory")]
    NoMemory,
    /// Its end is missing.
    #[error("cut off")]
    Cut,
    /// Its checksum does not fit.
    #[error("damaged")]
    Damaged,
    /// The passphrase is wrong, or somebody changed the file and its checksum. Nobody can tell
    /// which.
    #[error("wrong passphrase, or changed")]
    NotOpened,
    /// It was opened, but its content is no packed text.
    #[error("the content does not unpack")]
    Packing,
    /// It was opened, but its content is larger than any file that is read.
    #[error("the content is too big")]
    TooBig,
}

impl SealError {
    /// The problem with a file of this name and the remedy, in sentences.
    pub fn text(&self, file: &str, lang: Lang) -> String {
        let megabytes = MAX_BYTES / 1_000_000;
        match self {
            Self::Cut => say!(
                lang,
                "Tệp niêm phong {file} bị cắt giữa chừng, thiếu phần cuối. Hãy xin lại tệp hoặc tải lại từ thư.",
                "The sealed file {file} is cut off, its end is missing. Ask for it again or download it again."
            ),
            Self::Damaged | Self::NotOpened => say!(
                lang,
                "Tệp niêm phong {file} đã bị sửa hoặc hỏng trên đường gửi: mã kiểm tra không khớp. Hãy xin lại tệp.",
                "The sealed file {file} was changed or damaged on its way: its checksum does not fit. Ask for it again."
            ),
            Self::Version(_) => say!(
                lang,
                "Tệp {file} được niêm phong bởi bản Bình Yên mới hơn. Hãy cập nhật rồi mở lại.",
                "The file {file} was sealed by a newer Bình Yên. Update and open it again."
            ),
            Self::NotSealed | Self::Header => say!(
                lang,
                "Phần đầu của tệp niêm phong {file} không hợp lệ, tệp không được mở. Hãy xin lại tệp.",
                "The header of the sealed file {file} is not valid, so it is not opened. Ask for it again."
            ),
            Self::Work(_) => say!(
                lang,
                "Tệp niêm phong {file} bắt máy tính quá lâu hoặc quá ít để mở, Bình Yên không làm như vậy. Hãy xin lại tệp.",
                "The sealed file {file} asks for too much or too little work to be opened. Ask for it again."
            ),
            Self::NoMemory => say!(
                lang,
                "Máy không đủ bộ nhớ để mở tệp niêm phong {file}. Hãy đóng bớt ứng dụng rồi thử lại, hoặc mở trên máy khác.",
                "There is too little memory to open the sealed file {file}. Close other programs and try again, or use another device."
            ),
            Self::Packing => say!(
                lang,
                "Mật khẩu đúng, nhưng nội dung trong tệp niêm phong {file} bị hỏng. Hãy nhờ nơi gửi tạo lại tệp.",
                "The passphrase is right, but what is in the sealed file {file} is damaged. Ask the sender to make it again."
            ),
            Self::TooBig => say!(
                lang,
                "Mật khẩu đúng, nhưng nội dung trong tệp niêm phong {file} lớn hơn {megabytes} MB. Hãy nhờ nơi gửi chia thành nhiều tệp nhỏ hơn.",
                "The passphrase is right, but what is in the sealed file {file} is bigger than {megabytes} MB. Ask the sender to split it."
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_error_names_the_file_in_either_language() {
        for error in [
            SealError::NotSealed,
            SealError::Version("9".into()),
            SealError::Header,
            SealError::Work(1),
            SealError::NoMemory,
            SealError::Cut,
            SealError::Damaged,
            SealError::NotOpened,
            SealError::Packing,
            SealError::TooBig,
        ] {
            let [vi, en] = Lang::ALL.map(|lang| error.text("so.txt", lang));
            assert!(vi.contains("so.txt") && en.contains("so.txt") && vi != en, "{error}");
            assert!(!vi.contains("{}") && !en.contains("{}"), "{error}");
        }
        assert!(SealError::TooBig.text("so.txt", Lang::En).contains("bigger than 32 MB"));
    }
}
