//! Vietnamese letters, split into vowel and tone: enough to compare names without the tables of all
//! of Unicode.

/// The twelve vowels, each without a tone and then with huyền, hỏi, ngã, sắc, nặng.
const LOWER: &str = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ";
const UPPER: &str = "AÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬEÈẺẼÉẸÊỀỂỄẾỆIÌỈĨÍỊOÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢUÙỦŨÚỤƯỪỬỮỨỰYỲỶỸÝỴ";
/// The plain Latin letters of the vowels.
const PLAIN: [char; 12] = ['a', 'a', 'a', 'e', 'e', 'i', 'o', 'o', 'o', 'u', 'u', 'y'];
const TONES: usize = 6;

/// A letter's place in the two tables, one after the other, plus 1; 0 if it is in neither. All such
/// letters are between À and ư or Ạ and ỹ.
static PLACES: [u8; 512] = places();
const LATIN: u32 = 0xC0;
const EXTENDED: u32 = 0x1EA0;
/// The index in `PLACES` at which the second range begins.
const SECOND: u32 = 0x100;

/// The letters of both tables.
static LETTERS: [char; 144] = letters();

#[expect(clippy::indexing_slicing, reason = "runs while the program is compiled")]
const fn letters() -> [char; 144] {
    let mut letters = [' '; 144];
    let (mut count, mut table) = (0, 0);
    while table < 2 {
        let bytes = if table == 0 { LOWER.as_bytes() } else { UPPER.as_bytes() };
        let mut at = 0;
        while at < bytes.len() {
            // UTF-8 of one, two or three bytes.
            let (first, length) = match bytes[at] {
                byte @ ..0x80 => (byte as u32, 1),
                byte @ ..0xE0 => (byte as u32 & 0x1F, 2),
                byte => (byte as u32 & 0xF, 3),
            };
            let (mut code, mut more) = (first, 1);
            while more < length {
                code = code << 6 | bytes[at + more] as u32 & 0x3F;
                more += 1;
            }
            if let Some(letter) = char::from_u32(code) {
                letters[count] = letter;
            }
            count += 1;
            at += length;
        }
        table += 1;
    }
    letters
}

#[expect(clippy::indexing_slicing, reason = "runs while the program is compiled")]
const fn places() -> [u8; 512] {
    let letters = letters();
    let mut places = [0; 512];
    let mut at = 0;
    while at < letters.len() {
        if let Some(slot) = slot(letters[at]) {
            places[slot] = at as u8 + 1;
        }
        at += 1;
    }
    places
}

const fn slot(c: char) -> Option<usize> {
    match c as u32 {
        code @ LATIN..0x1C0 => Some((code - LATIN) as usize),
        code @ EXTENDED..0x1F00 => Some((code - EXTENDED + SECOND) as usize),
        _ => None,
    }
}

/// The place of a vowel in the tables, without plain letters.
fn place(c: char) -> Option<usize> {
    let place = PLACES.get(slot(c)?)?;
    usize::from(*place).checked_sub(1)
}

/// A letter split into its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Letter {
    /// The small letter without its tone: a, ă, â …, or any other letter.
    base: char,
    /// The tone; 0 for none.
    tone: usize,
    /// The letter without any mark.
    plain: char,
}

fn split(c: char) -> Letter {
    if c.is_ascii() {
        let base = c.to_ascii_lowercase();
        return Letter { base, tone: 0, plain: base };
    }
    if matches!(c, 'đ' | 'Đ' | 'Ð' | 'ð') {
        return Letter { base: 'đ', tone: 0, plain: 'd' };
    }
    let parts = place(c).and_then(|at| {
        let vowel = at / TONES % PLAIN.len();
        Some((*LETTERS.get(vowel * TONES)?, *PLAIN.get(vowel)?, at % TONES))
    });
    let (base, plain, tone) = parts.unwrap_or((c, c, 0));
    Letter { base, tone, plain }
}

/// A vowel with a tone from 0 to 5, in the order of the tables.
pub fn with_tone(vowel: char, tone: usize) -> Option<char> {
    let plain = || LETTERS.iter().position(|letter| *letter == vowel);
    let at = place(vowel).or_else(plain)?;
    LETTERS.get(at / TONES * TONES + tone).copied()
}

/// The vowel that a combining mark makes of another one.
fn marked(vowel: char, mark: char) -> Option<char> {
    let of = |pairs: &[(char, char)]| {
        pairs.iter().find(|(plain, _)| *plain == vowel).map(|(_, marked)| *marked)
    };
    // A vowel that already has its tone keeps it.
    let with = |pairs: &[(char, char)]| {
        of(pairs).or_else(|| {
            let Letter { tone, .. } = split(vowel);
            let plain = with_tone(vowel, 0)?;
            let base = pairs.iter().find(|(from, _)| *from == plain).map(|(_, to)| *to)?;
            with_tone(base, tone)
        })
    };
    match mark {
        '\u{302}' => {
            with(&[('a', 'â'), ('e', 'ê'), ('o', 'ô'), ('A', 'Â'), ('E', 'Ê'), ('O', 'Ô')])
        }
        '\u{306}' => with(&[('a', 'ă'), ('A', 'Ă')]),
        '\u{31b}' => with(&[('o', 'ơ'), ('u', 'ư'), ('O', 'Ơ'), ('U', 'Ư')]),
        _ => {
            let tone = ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}']
                .iter()
                .position(|known| *known == mark)?;
            (split(vowel).tone == 0).then(|| with_tone(vowel, tone + 1)).flatten()
        }
    }
}

/// Composes the marks of Vietnamese vowels; other letters stay as they are.
pub fn composed(text: String) -> String {
    if !text.chars().any(is_mark) {
        return text;
    }
    let mut whole = String::with_capacity(text.len());
    for c in text.chars() {
        match whole.chars().next_back().filter(|_| is_mark(c)).and_then(|last| marked(last, c)) {
            Some(letter) => {
                whole.pop();
                whole.push(letter);
            }
            None => whole.push(c),
        }
    }
    whole
}

/// A text in capitals, without the tables of all scripts.
pub fn upper(text: &str) -> String {
    let capital = |c: char| match place(c) {
        Some(at) => LETTERS.get(at % 72 + 72).copied().unwrap_or(c),
        None if c == 'đ' => 'Đ',
        None => c.to_ascii_uppercase(),
    };
    text.chars().map(capital).collect()
}

/// Folds a text for the first comparison: without accents, case and repeated spaces.
pub fn folded(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.extend(word.chars().filter(|c| !is_mark(*c)).map(|c| split(c).plain));
    }
    plain
}

/// Normalises a text for comparison. Accents count; case, repeated spaces and the position of a
/// tone mark within its word do not: `Hoà` and `Hòa` are one name, `Minh Quán` and `Minh Quân` two.
pub fn keyed(text: &str) -> String {
    let mut key = String::with_capacity(text.len() + 8);
    for word in text.split_whitespace() {
        if !key.is_empty() {
            key.push(' ');
        }
        let mut tones = String::new();
        for letter in word.chars().map(split) {
            key.push(letter.base);
            if letter.tone > 0 {
                tones.push_str(&letter.tone.to_string());
            }
        }
        key.push_str(&tones);
    }
    key
}

/// Whether a word begins with what was typed. A typed letter without a mark stands for all that it
/// can carry; a typed mark must be there: `Tran` and `trấn` begin `Trấn`, `trân` does, `trần` does
/// not.
pub fn begins(word: &str, typed: &str) -> bool {
    let tone = |text: &str| text.chars().map(|c| split(c).tone).find(|tone| *tone > 0);
    let mut letters = word.chars().map(split);
    let is_next = |typed: Letter| {
        letters.next().is_some_and(|letter| {
            let has_no_mark = typed.base == typed.plain;
            if has_no_mark { letter.plain == typed.plain } else { letter.base == typed.base }
        })
    };
    typed.chars().map(split).all(is_next)
        && tone(typed).is_none_or(|typed| tone(word) == Some(typed))
}

/// A name in one spelling, whoever typed it: words all in capitals or all in small letters begin
/// with a capital, and a tone mark on «oa», «oe», «uy» stands on the first vowel (`HOÀ BÌNH` is
/// `Hòa Bình`).
pub fn spelled(name: &str) -> String {
    let has = |is: fn(char) -> bool| name.chars().any(is);
    let is_mixed = has(char::is_lowercase) && has(char::is_uppercase);
    let word = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        if !is_mixed && !letters.iter().any(char::is_ascii_digit) {
            letters = letters.into_iter().flat_map(char::to_lowercase).collect();
            if let Some(first) = letters.first_mut() {
                *first = first.to_uppercase().next().unwrap_or(*first);
            }
        }
        with_tone_on_first(letters)
    };
    name.split_whitespace().map(word).collect::<Vec<_>>().join(" ")
}

fn with_tone_on_first(mut letters: Vec<char>) -> String {
    if let [before @ .., first, last] = &mut letters[..] {
        let (vowel, toned) = (split(*first), split(*last));
        let is_pair = matches!((vowel.base, toned.base), ('o', 'a' | 'e') | ('u', 'y'));
        let is_onset = before.last().is_some_and(|c| matches!(c, 'q' | 'Q'));
        if is_pair && !is_onset && vowel.tone == 0 && toned.tone > 0 {
            *first = with_tone(*first, toned.tone).unwrap_or(*first);
            *last = with_tone(*last, 0).unwrap_or(*last);
        }
    }
    letters.into_iter().collect()
}

fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

const ONSETS: &[&str] = &[
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh",
    "nh", "p", "ph", "q", "r", "s", "t", "th", "tr", "v", "x",
];
const VOWELS: &[&str] = &[
    "a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "ai", "ao", "au", "ay", "âu", "ây",
    "eo", "êu", "ia", "iê", "iêu", "iu", "oa", "oai", "oao", "oay", "oă", "oe", "oeo", "oi", "oo",
    "ôi", "ơi", "ua", "uâ", "uây", "ue", "uê", "ui", "uô", "uôi", "uơ", "uy", "uya", "uyê", "uyu",
    "ưa", "ưi", "ươ", "ươi", "ươu", "ưu", "yê", "yêu", "uă", "uai", "uao", "uay", "uau", "ueo",
    "uo",
];
const CODAS: &[&str] = &["", "c", "ch", "m", "n", "ng", "nh", "p", "t"];

/// Whether a word can be a Vietnamese syllable: onset, vowels, coda, at most one tone, which is sắc
/// or nặng before a stop; and «ch» and «nh» only after a, ê, i and y.
pub fn is_syllable(word: &str) -> bool {
    let letters: Vec<Letter> = word.chars().map(split).collect();
    let mut tones = letters.iter().map(|letter| letter.tone).filter(|&tone| tone > 0);
    let tone = tones.next().unwrap_or(0);
    if tones.next().is_some() {
        return false;
    }
    let bases: String = letters.iter().map(|letter| letter.base).collect();
    let is_end = |vowels: &str, coda: &str| match coda {
        "c" | "p" | "t" => tone >= 4,
        "ch" | "nh" => vowels.ends_with(['a', 'ê', 'i', 'y']) && (coda == "nh" || tone >= 4),
        _ => CODAS.contains(&coda),
    };
    let is_rest = |rest: &str| {
        VOWELS
            .iter()
            .any(|vowels| rest.strip_prefix(vowels).is_some_and(|coda| is_end(vowels, coda)))
    };
    // In «gì», the onset «gi» includes the vowel.
    bases == "gi" || ONSETS.iter().any(|onset| bases.strip_prefix(onset).is_some_and(is_rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_by_their_accents_wherever_the_tone_is_written() {
        assert_eq!(keyed("Hoà  Cuông"), keyed("HÒA CUÔNG"));
        assert_ne!(keyed("Minh Quán"), keyed("Minh Quân"));
        assert_eq!(folded(" Minh  QUÁN"), folded("minh quân"));
        assert_eq!(folded("Đào Thịnh, Ð"), "dao thinh, d");
    }

    #[test]
    fn typed_marks_decide_and_plain_letters_stand_for_all() {
        for typed in ["t", "Tran", "trấn", "trân", "TRÁN"] {
            assert!(begins("Trấn", typed), "{typed}");
        }
        for typed in ["trần", "trăn", "trấns", "yên"] {
            assert!(!begins("Trấn", typed), "{typed}");
        }
        assert!(begins("Hòa", "hoà") && begins("Đông", "do") && !begins("Dong", "đo"));
    }

    #[test]
    fn marks_are_composed_in_any_order() {
        for (apart, whole) in [
            ("Tie\u{302}\u{301}n", "Tiến"),
            ("Ti\u{ea}\u{301}n", "Tiến"),
            ("mu\u{31b}\u{323}c", "mực"),
            ("mu\u{323}\u{31b}c", "mực"),
            ("Ă\u{300}", "Ằ"),
            ("x\u{301} e\u{308}", "x\u{301} e\u{308}"),
        ] {
            assert_eq!(composed(apart.to_owned()), whole);
        }
    }

    #[test]
    fn a_name_has_one_spelling_whoever_typed_it() {
        for (typed, spelling) in [
            ("HOÀ BÌNH", "Hòa Bình"),
            ("thuỷ  điện", "Thủy Điện"),
            ("Quý Hoá", "Quý Hóa"),
            ("Ea H'Leo", "Ea H'Leo"),
            ("1A", "1A"),
            ("Trúc Đình", "Trúc Đình"),
            ("Đoàn Kết", "Đoàn Kết"),
        ] {
            assert_eq!(spelled(typed), spelling);
        }
    }

    #[test]
    fn every_vowel_takes_every_tone() {
        assert_eq!(with_tone('ê', 5), Some('ệ'));
        assert_eq!(with_tone('Ơ', 1), Some('Ờ'));
        assert_eq!(with_tone('b', 1), None);
        assert_eq!((LOWER.chars().count(), UPPER.chars().count()), (72, 72));
    }

    #[test]
    fn syllables_are_told_from_other_words() {
        for word in [
            "Công", "an", "xã", "Nguyễn", "khuya", "Huân", "quản", "gì", "Yên", "Đình", "người",
            "tuyến", "quyết", "hoà", "xoong", "sạch", "uỵch", "Bình",
        ] {
            assert!(is_syllable(word), "{word}");
        }
        for word in ["C«ng", "Coâng", "ViÖt", "Vieät", "Thaønh", "street", "qu¶n", "bỡnh", "cổp"]
        {
            assert!(!is_syllable(word), "{word}");
        }
    }
}
