//! Decodes VNI for Windows (fonts `VNI-…`): a vowel, then a Latin-1 letter for its mark and tone.

use super::letters::with_tone;

/// The meaning of a mark letter after a, e, o, u or y: the vowel's own mark, and the tone (huyền 1,
/// hỏi 2, ngã 3, sắc 4, nặng 5).
const MARKS: &[(char, Mark, usize)] = &[
    ('ø', Mark::None, 1),
    ('û', Mark::None, 2),
    ('õ', Mark::None, 3),
    ('ù', Mark::None, 4),
    ('ï', Mark::None, 5),
    ('â', Mark::Hat, 0),
    ('à', Mark::Hat, 1),
    ('å', Mark::Hat, 2),
    ('ã', Mark::Hat, 3),
    ('á', Mark::Hat, 4),
    ('ä', Mark::Hat, 5),
    ('ê', Mark::Bowl, 0),
    ('è', Mark::Bowl, 1),
    ('ú', Mark::Bowl, 2),
    ('ü', Mark::Bowl, 3),
    ('é', Mark::Bowl, 4),
    ('ë', Mark::Bowl, 5),
];

/// Letters that need no mark letter after them.
const ALONE: &[(char, char)] = &[
    ('ñ', 'đ'),
    ('Ñ', 'Đ'),
    ('ô', 'ơ'),
    ('Ô', 'Ơ'),
    ('ö', 'ư'),
    ('Ö', 'Ư'),
    ('ì', 'ì'),
    ('Ì', 'Ì'),
    ('æ', 'ỉ'),
    ('Æ', 'Ỉ'),
    ('ó', 'ĩ'),
    ('Ó', 'Ĩ'),
    ('í', 'í'),
    ('Í', 'Í'),
    ('ò', 'ị'),
    ('Ò', 'Ị'),
    ('î', 'ỵ'),
    ('Î', 'Ỵ'),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    None,
    /// â ê ô
    Hat,
    /// ă
    Bowl,
}

/// The letter that a vowel and the letter after it stand for.
fn pair(vowel: char, mark: char) -> Option<char> {
    let small = match mark {
        'À'..='Þ' => char::from_u32(u32::from(mark) + 0x20)?,
        other => other,
    };
    let &(_, mark, tone) = MARKS.iter().find(|(of, ..)| *of == small)?;
    let base = match (vowel, mark) {
        (
            'a' | 'A' | 'e' | 'E' | 'o' | 'O' | 'u' | 'U' | 'y' | 'Y' | 'ơ' | 'Ơ' | 'ư' | 'Ư',
            Mark::None,
        ) => vowel,
        ('a', Mark::Hat) => 'â',
        ('A', Mark::Hat) => 'Â',
        ('e', Mark::Hat) => 'ê',
        ('E', Mark::Hat) => 'Ê',
        ('o', Mark::Hat) => 'ô',
        ('O', Mark::Hat) => 'Ô',
        ('a', Mark::Bowl) => 'ă',
        ('A', Mark::Bowl) => 'Ă',
        _ => return None,
    };
    with_tone(base, tone)
}

/// Converts a text to Unicode.
pub(super) fn converted(text: &str) -> String {
    let mut whole = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        let c = ALONE.iter().find(|(from, _)| *from == c).map_or(c, |(_, to)| *to);
        match letters.peek().and_then(|&mark| pair(c, mark)) {
            Some(letter) => {
                letters.next();
                whole.push(letter);
            }
            None => whole.push(c),
        }
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_converted() {
        for (vni, unicode) in [
            ("Coâng an xaõ Vieät Thaønh", "Công an xã Việt Thành"),
            ("huyeän Traán Yeân", "huyện Trấn Yên"),
            ("Toå nhaân daân töï quaûn", "Tổ nhân dân tự quản"),
            ("phöôøng, maát xe ñaïp", "phường, mất xe đạp"),
            ("Baùo Ñaùp", "Báo Đáp"),
            ("CAÁP XAÕ, ÑOÄI TRÖÔÛNG", "CẤP XÃ, ĐỘI TRƯỞNG"),
            ("naêm, ñaëc bieät, tröïc", "năm, đặc biệt, trực"),
            ("Lyù, kyõ thuaät, thuûy", "Lý, kỹ thuật, thủy"),
            ("chæ thò, nghæ, só soá, trí", "chỉ thị, nghỉ, sĩ số, trí"),
        ] {
            assert_eq!(converted(vni), unicode);
        }
    }
}
