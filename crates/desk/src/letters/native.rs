//! Text functions with the tables of a crate, for the command line and tests.

use std::cmp::Ordering;

use unicode_normalization::UnicodeNormalization;

use super::Letters;

pub const LETTERS: Letters = Letters {
    composed: |text| text.trim().nfc().collect(),
    compatible: |text| text.nfkc().collect(),
    lower: str::to_lowercase,
    folded,
    order,
};

/// Combining marks.
fn is_mark(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

fn folded(text: &str) -> String {
    let letters = text.nfd().filter(|letter| !is_mark(*letter));
    letters.collect::<String>().to_lowercase().replace(['đ', 'ð'], "d")
}

/// The letters in Vietnamese order.
const ALPHABET: &str = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
/// The marks of tone in Vietnamese order: grave, hook, tilde, acute, dot below.
const TONES: [char; 5] = ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}'];

fn order(a: &str, b: &str) -> Ordering {
    key(a).cmp(&key(b)).then_with(|| a.cmp(b))
}

/// A key that sorts letters before tones, and numbers by their value: `Thôn 2` before `Thôn 10`.
fn key(name: &str) -> (Vec<u32>, Vec<usize>) {
    let (mut letters, mut tones) = (Vec::new(), Vec::new());
    let mut number: Option<u32> = None;
    for letter in name.to_lowercase().nfc() {
        if let Some(digit) = letter.to_digit(10) {
            number = Some(number.unwrap_or(0).saturating_mul(10).saturating_add(digit));
            continue;
        }
        letters.extend(number.take().map(|number| number.min(LAST_NUMBER)));
        let (base, tone) = apart(letter);
        let at = ALPHABET.chars().position(|one| one == base);
        // Other characters come first, then numbers, then letters.
        letters.push(at.map_or(0, |at| LAST_NUMBER + 1 + u32::try_from(at).unwrap_or(0)));
        tones.push(tone);
    }
    letters.extend(number.map(|number| number.min(LAST_NUMBER)));
    (letters, tones)
}

/// Larger than any number in a name.
const LAST_NUMBER: u32 = u32::MAX - 1000;

/// A letter without its tone, and the tone's position; 0 without a tone.
fn apart(letter: char) -> (char, usize) {
    let parts: Vec<char> = std::iter::once(letter).nfd().collect();
    let tone = parts.iter().find_map(|part| TONES.iter().position(|tone| tone == part));
    let base = parts.iter().filter(|part| !TONES.contains(part)).copied().nfc().next();
    (base.unwrap_or(letter), tone.map_or(0, |at| at + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_in_vietnamese_order() {
        let sorted = [
            "Ân Thi",
            "Cổ Phúc",
            "Cường Thịnh",
            "Dân Chủ",
            "Đào Thịnh",
            "Minh Quán",
            "Minh Quân",
            "Thôn 2",
            "Thôn 10",
            "Việt Hồng",
            "Yên Bái",
        ];
        for pair in sorted.windows(2) {
            assert_eq!(order(pair[0], pair[1]), Ordering::Less, "{pair:?}");
        }
        assert_eq!(key("Hoà"), key("Hoa\u{300}"));
    }

    #[test]
    fn text_without_accents_is_lower_case_and_has_d_for_đ() {
        assert_eq!(folded("Đồng Vĩnh"), "dong vinh");
        assert_eq!((LETTERS.composed)(" Vie\u{302}\u{323}t "), "Việt");
    }
}
