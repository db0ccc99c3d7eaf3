//! Recognises text in the old Vietnamese encodings by how many of its words become Vietnamese when
//! decoded.

use super::letters::is_syllable;
use super::{Sheet, tcvn3, vni};

/// The encoding of the letters in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// As they are.
    Unicode,
    /// TCVN3 (ABC), fonts `.Vn…`.
    Tcvn3,
    /// VNI for Windows, fonts `VNI-…`.
    Vni,
}

/// The number of words to look at: enough to tell, few enough to be quick.
const WORDS: usize = 2000;

impl Encoding {
    /// All encodings.
    pub const ALL: [Self; 3] = [Self::Unicode, Self::Tcvn3, Self::Vni];

    /// The encoding in which most words of a sheet are Vietnamese.
    pub fn of(sheet: &Sheet) -> Self {
        let cells = sheet.rows.iter().flat_map(|row| &row.cells);
        let words: Vec<&str> = cells.flat_map(|cell| telling(cell)).take(WORDS).collect();
        let read_as = |encoding: Self| {
            words.iter().filter(|word| is_syllable(&encoding.letters(word))).count()
        };
        let unicode = read_as(Self::Unicode);
        let (tcvn3, vni) = (read_as(Self::Tcvn3), read_as(Self::Vni));
        let (best, count) = if tcvn3 >= vni { (Self::Tcvn3, tcvn3) } else { (Self::Vni, vni) };
        // Foreign names do not make an encoding: it must win most words, and more than Unicode
        // does.
        if count > unicode && count * 2 > words.len() { best } else { Self::Unicode }
    }

    /// Converts a text to composed Unicode. A text that is in Unicode already stays, because old
    /// tables were continued with new keyboards.
    pub fn converted(self, text: &str) -> String {
        if self == Self::Unicode || text.is_ascii() {
            return text.to_owned();
        }
        let converted = self.letters(text);
        let is_syllables = |text: &str| words(text).filter(|word| is_syllable(word)).count();
        if text.chars().any(is_only_unicode) || is_syllables(text) > is_syllables(&converted) {
            text.to_owned()
        } else {
            converted
        }
    }

    /// Replaces the letters, whatever they are.
    pub(super) fn letters(self, text: &str) -> String {
        match self {
            Self::Unicode => text.to_owned(),
            Self::Tcvn3 => tcvn3::converted(text),
            Self::Vni => vni::converted(text),
        }
    }

    /// Converts a sheet to Unicode.
    #[must_use]
    pub fn convert(self, sheet: &Sheet) -> Sheet {
        let mut sheet = sheet.clone();
        for cell in sheet.rows.iter_mut().flat_map(|row| &mut row.cells) {
            *cell = self.converted(cell);
        }
        sheet
    }
}

/// The words that tell an encoding. Those in plain letters are the same in all of them, and a single
/// sign is no word.
fn telling(text: &str) -> impl Iterator<Item = &str> {
    words(text).filter(|word| !word.is_ascii() && word.chars().nth(1).is_some())
}

/// The number of words of a text that can be Vietnamese.
pub(super) struct Syllables {
    pub count: usize,
    /// The number of words that were looked at.
    pub of: usize,
}

/// Counts the words of a text that a conversion makes Vietnamese.
pub(super) fn syllables(text: &str, converted: impl Fn(&str) -> String) -> Syllables {
    let words: Vec<&str> = telling(text).take(WORDS).collect();
    let count = words.iter().filter(|word| is_syllable(&converted(word))).count();
    Syllables { count, of: words.len() }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_ascii() && !c.is_ascii_alphabetic())
}

/// Whether a letter is in no single-byte text, so that the text is in Unicode.
fn is_only_unicode(c: char) -> bool {
    matches!(
        c,
        'ă' | 'Ă' | 'đ' | 'Đ' | 'ĩ' | 'Ĩ' | 'ũ' | 'Ũ' | 'ơ' | 'Ơ' | 'ư' | 'Ư' | '\u{1ea0}'
            ..='\u{1ef9}'
    )
}

#[cfg(test)]
mod tests {
    use super::super::read_csv_text;
    use super::*;

    fn of(text: &str) -> Encoding {
        Encoding::of(&read_csv_text(text, None).unwrap().sheets[0])
    }

    #[test]
    fn each_encoding_is_recognised() {
        assert_eq!(of("Tªn th«n;Sè hé;X·\nTróc §×nh;120;ViÖt Thµnh"), Encoding::Tcvn3);
        assert_eq!(of("Teân thoân;Soá hoä;Xaõ\nTruùc Ñình;120;Vieät Thaønh"), Encoding::Vni);
        assert_eq!(of("Tên thôn;Số hộ;Xã\nTrúc Đình;120;Việt Thành"), Encoding::Unicode);
    }

    #[test]
    fn a_cell_in_unicode_stays_between_cells_in_an_old_encoding() {
        for (text, converted) in [
            ("§ång B\u{ad}ëi", "Đồng Bưởi"),
            ("Đồng Bưởi", "Đồng Bưởi"),
            ("Hòa Bình", "Hòa Bình"),
            ("120", "120"),
        ] {
            assert_eq!(Encoding::Tcvn3.converted(text), converted);
        }
    }

    #[test]
    fn unicode_without_its_own_letters_and_foreign_names_stay() {
        for text in [
            "Công an xã",
            "Hoà Cuông;Bà Huân;Y Can",
            "Müller;Citroën;café",
            "Công ty Zürich;xã",
            "abc;123",
            "£ 5;½",
        ] {
            assert_eq!(of(text), Encoding::Unicode, "{text}");
        }
    }
}
