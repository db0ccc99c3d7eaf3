//! Decodes TCVN 5712:1993, set VN3 ("TCVN3", "ABC", fonts `.Vn…`): one Latin-1 letter for each
//! Vietnamese letter.
//!
//! There are no codes for capitals with a tone: fonts whose names end in `H` show small letters as
//! capitals.

/// The marked letters without a tone, in the order of `AT`.
const LETTERS: &str = "ĂÂÊÔƠƯĐăâêôơưđ";
const AT: [u8; 14] =
    [0xA1, 0xA2, 0xA3, 0xA4, 0xA5, 0xA6, 0xA7, 0xA8, 0xA9, 0xAA, 0xAB, 0xAC, 0xAD, 0xAE];
/// The letters with a tone from U+00B5 to U+00FE; a space stands for an unused code.
const TONES: &str = "àảãáạ ằẳẵắ       ặầẩẫấậè ẻẽéẹềểễếệìỉ   ĩíịò ỏõóọồổỗốộờởỡớợù ủũúụừửữứựỳỷỹýỵ";

/// The letter that a Latin-1 letter stands for.
pub(super) fn letter(c: char) -> Option<char> {
    let byte = u8::try_from(u32::from(c)).ok()?;
    let marked = AT.iter().position(|&at| at == byte).and_then(|at| LETTERS.chars().nth(at));
    marked.or_else(|| TONES.chars().nth(usize::from(byte.checked_sub(0xB5)?)).filter(|&c| c != ' '))
}

/// Converts a text to Unicode.
pub(super) fn converted(text: &str) -> String {
    text.chars().map(|c| letter(c).unwrap_or(c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_of_the_set_is_in_its_place() {
        // The ends and middles of the runs, as the standard numbers them.
        for (byte, letter_of) in [
            (0xA1, 'Ă'),
            (0xA7, 'Đ'),
            (0xA8, 'ă'),
            (0xAD, 'ư'),
            (0xAE, 'đ'),
            (0xB5, 'à'),
            (0xB9, 'ạ'),
            (0xBB, 'ằ'),
            (0xBE, 'ắ'),
            (0xC6, 'ặ'),
            (0xC7, 'ầ'),
            (0xCB, 'ậ'),
            (0xCC, 'è'),
            (0xCE, 'ẻ'),
            (0xD1, 'ẹ'),
            (0xD2, 'ề'),
            (0xD6, 'ệ'),
            (0xD7, 'ì'),
            (0xD8, 'ỉ'),
            (0xDC, 'ĩ'),
            (0xDE, 'ị'),
            (0xDF, 'ò'),
            (0xE1, 'ỏ'),
            (0xE4, 'ọ'),
            (0xE5, 'ồ'),
            (0xE9, 'ộ'),
            (0xEA, 'ờ'),
            (0xEE, 'ợ'),
            (0xEF, 'ù'),
            (0xF1, 'ủ'),
            (0xF4, 'ụ'),
            (0xF5, 'ừ'),
            (0xF9, 'ự'),
            (0xFA, 'ỳ'),
            (0xFE, 'ỵ'),
        ] {
            assert_eq!(letter(char::from(byte)), Some(letter_of), "{byte:X}");
        }
        assert_eq!(letter('e'), None);
    }

    #[test]
    fn words_are_converted() {
        assert_eq!(
            converted("C«ng an x· ViÖt Thµnh, huyÖn TrÊn Yªn"),
            "Công an xã Việt Thành, huyện Trấn Yên"
        );
        assert_eq!(converted("Tæ nh©n d©n tù qu¶n B¸o §¸p"), "Tổ nhân dân tự quản Báo Đáp");
    }
}
