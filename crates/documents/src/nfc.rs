//! Vietnamese letters in one code point each. Word shows decomposed ones in the wrong place, and a
//! search does not find them.

/// The letters that take a mark of tone, each with the five marks in the order of [`MARKS`].
const LETTERS: [(char, &str); 24] = [
    ('a', "àáảãạ"),
    ('ă', "ằắẳẵặ"),
    ('â', "ầấẩẫậ"),
    ('e', "èéẻẽẹ"),
    ('ê', "ềếểễệ"),
    ('i', "ìíỉĩị"),
    ('o', "òóỏõọ"),
    ('ô', "ồốổỗộ"),
    ('ơ', "ờớởỡợ"),
    ('u', "ùúủũụ"),
    ('ư', "ừứửữự"),
    ('y', "ỳýỷỹỵ"),
    ('A', "ÀÁẢÃẠ"),
    ('Ă', "ẰẮẲẴẶ"),
    ('Â', "ẦẤẨẪẬ"),
    ('E', "ÈÉẺẼẸ"),
    ('Ê', "ỀẾỂỄỆ"),
    ('I', "ÌÍỈĨỊ"),
    ('O', "ÒÓỎÕỌ"),
    ('Ô', "ỒỐỔỖỘ"),
    ('Ơ', "ỜỚỞỠỢ"),
    ('U', "ÙÚỦŨỤ"),
    ('Ư', "ỪỨỬỮỰ"),
    ('Y', "ỲÝỶỸỴ"),
];
/// Grave, acute, hook, tilde, dot below.
const MARKS: &str = "\u{300}\u{301}\u{309}\u{303}\u{323}";
/// Letters with a circumflex, breve or horn.
const SHAPES: [(&str, char, &str); 3] =
    [("aeoAEO", '\u{302}', "âêôÂÊÔ"), ("aA", '\u{306}', "ăĂ"), ("ouOU", '\u{31b}', "ơưƠƯ")];

/// The text with Vietnamese letters composed.
pub fn composed(text: &str) -> String {
    let mut done = String::with_capacity(text.len());
    for letter in text.chars() {
        match done.chars().next_back().and_then(|before| joined(before, letter)) {
            Some(one) => {
                done.pop();
                done.push(one);
            }
            None => done.push(letter),
        }
    }
    done
}

/// A letter and the mark after it as one; a dot below that came before a circumflex too.
fn joined(letter: char, mark: char) -> Option<char> {
    if !('\u{300}'..='\u{323}').contains(&mark) {
        return None;
    }
    shaped(letter, mark).or_else(|| toned(letter, mark)).or_else(|| {
        let (base, tone) = apart(letter)?;
        toned(shaped(base, mark)?, tone)
    })
}

fn shaped(letter: char, mark: char) -> Option<char> {
    let (plain, _, done) =
        SHAPES.iter().find(|(plain, shape, _)| *shape == mark && plain.contains(letter))?;
    done.chars().nth(plain.chars().position(|one| one == letter)?)
}

fn toned(letter: char, mark: char) -> Option<char> {
    let (_, done) = LETTERS.iter().find(|(plain, _)| *plain == letter)?;
    done.chars().nth(MARKS.chars().position(|one| one == mark)?)
}

/// A letter with a tone as the letter and the mark.
fn apart(letter: char) -> Option<(char, char)> {
    let (plain, done) = LETTERS.iter().find(|(_, done)| done.contains(letter))?;
    Some((*plain, MARKS.chars().nth(done.chars().position(|one| one == letter)?)?))
}

/// The letters in Vietnamese order.
const ALPHABET: &str = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
/// The tones in Vietnamese order: level, grave, hook, tilde, acute, dot below.
const TONES: [usize; 5] = [1, 4, 2, 3, 5];

/// A key that puts names into Vietnamese order, numbers by their size: `Thôn 2` before `Thôn 10`.
pub fn order(name: &str) -> (Vec<u32>, Vec<usize>) {
    let (mut letters, mut tones) = (Vec::new(), Vec::new());
    let mut number = 0_u32;
    for letter in name.to_lowercase().chars().chain([' ']) {
        if let Some(digit) = letter.to_digit(10) {
            number = number.saturating_mul(10).saturating_add(digit + 1);
            continue;
        }
        if number > 0 {
            letters.push(number);
            number = 0;
        }
        let (base, mark) = apart(letter).map_or((letter, None), |(base, mark)| (base, Some(mark)));
        let at = ALPHABET.chars().position(|one| one == base);
        // Beyond all numbers; what is no letter comes first.
        letters.push(u32::MAX - 1000 + at.map_or(0, |at| u32::try_from(at + 1).unwrap_or(0)));
        let tone = mark.and_then(|mark| MARKS.chars().position(|one| one == mark));
        tones.push(tone.and_then(|at| TONES.get(at).copied()).unwrap_or(0));
    }
    (letters, tones)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_composed_whatever_the_order_of_their_marks() {
        assert_eq!(composed("Vie\u{302}\u{323}t Tha\u{300}nh"), "Việt Thành");
        assert_eq!(composed("Vie\u{323}\u{302}t"), "Việt");
        assert_eq!(composed("u\u{31b}\u{301}ng, A\u{306}\u{300}ng"), "ứng, Ằng");
        assert_eq!(composed("Đã ghép, x\u{301}"), "Đã ghép, x\u{301}");
    }

    #[test]
    fn names_are_in_vietnamese_order() {
        let mut names = [
            "Việt Hồng",
            "Đào Thịnh",
            "Cường Thịnh",
            "Thôn 10",
            "Cổ Phúc",
            "Minh Quân",
            "Thôn 2",
            "Dân Chủ",
            "Minh Quán",
            "Ân Thi",
        ];
        names.sort_by_key(|name| order(name));
        assert_eq!(
            names,
            [
                "Ân Thi",
                "Cổ Phúc",
                "Cường Thịnh",
                "Dân Chủ",
                "Đào Thịnh",
                "Minh Quán",
                "Minh Quân",
                "Thôn 2",
                "Thôn 10",
                "Việt Hồng"
            ]
        );
    }
}
