//! Decodes Windows-1258, the single-byte Vietnamese encoding of Windows: most letters as in
//! Windows-1252, and five of them marks that follow their vowel.

use super::Encoding;
use super::legacy::syllables;
use super::letters::composed;

/// The letters of Windows-1252 in whose place Windows-1258 has others.
const OTHER: [(char, char); 14] = [
    ('Ã', 'Ă'),
    ('ã', 'ă'),
    ('Ð', 'Đ'),
    ('ð', 'đ'),
    ('Õ', 'Ơ'),
    ('õ', 'ơ'),
    ('Ý', 'Ư'),
    ('ý', 'ư'),
    ('Ì', '\u{300}'),
    ('Ò', '\u{309}'),
    ('Þ', '\u{303}'),
    ('ì', '\u{301}'),
    ('ò', '\u{323}'),
    ('þ', '₫'),
];

/// Converts text whose bytes were read as Windows-1252.
pub(super) fn converted(text: &str) -> String {
    let other = |c: char| OTHER.iter().find(|(of, _)| *of == c).map_or(c, |(_, other)| *other);
    composed(text.chars().map(other).collect())
}

/// Whether text whose bytes were read as Windows-1252 is in Windows-1258: most of its words become
/// Vietnamese, and more than in another encoding.
pub(super) fn is_in(text: &str) -> bool {
    let found = syllables(text, converted);
    let others = Encoding::ALL.map(|encoding| syllables(text, |word| encoding.letters(word)).count);
    found.count * 2 > found.of && others.iter().all(|&other| found.count > other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_join_the_vowel_before_them() {
        let written = "Tên thôn;Sôì hôò;Xa\u{de}\nTruìc Ði\u{cc}nh;120;Viêòt Thành";
        assert!(is_in(written));
        assert_eq!(converted(written), "Tên thôn;Số hộ;Xã\nTrúc Đình;120;Việt Thành");
        for other in ["Tªn th«n;Sè hé;X·", "Teân thoân;Soá hoä;Xaõ", "Müller;Citroën;café", "abc"]
        {
            assert!(!is_in(other), "{other}");
        }
    }
}
