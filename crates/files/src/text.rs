//! The texts inside a file: composed to NFC, and looked at for other encodings, markup and length.

use std::borrow::Cow;

use super::json::{Event, Step, walk};

/// The longest text that a field can hold, in characters.
pub(super) const MAX_TEXT: usize = 10_000;

/// How deep values can stand inside each other.
pub(super) const MAX_DEPTH: usize = 32;

/// What is said about one text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum TextFinding {
    Composed,
    Markup,
    Legacy(String),
    TooLong(usize),
}

/// What a quick look at a JSON text says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// Nothing in it needs a closer look.
    Plain,
    /// Some text needs a closer look.
    Closer,
    /// Values stand too deep inside each other.
    TooDeep,
}

/// One pass over the bytes, so that the usual file pays no more for its texts.
pub(super) fn look(text: &str) -> Look {
    let mut depth = 0_usize;
    let mut string_start = None;
    let mut is_escaped = false;
    let (mut before, mut previous) = (0, 0);
    let mut result = Look::Plain;
    for (at, byte) in text.bytes().enumerate() {
        if let Some(start) = string_start {
            match byte {
                _ if is_escaped => {
                    is_escaped = false;
                    if byte == b'u' {
                        result = Look::Closer;
                    }
                }
                b'\\' => is_escaped = true,
                b'"' => {
                    string_start = None;
                    if at - start > MAX_TEXT {
                        result = Look::Closer;
                    }
                }
                _ if is_suspect(before, previous, byte) => result = Look::Closer,
                _ => (),
            }
        } else {
            match byte {
                b'"' => string_start = Some(at),
                b'{' | b'[' => depth += 1,
                b'}' | b']' => depth = depth.saturating_sub(1),
                _ => (),
            }
            if depth > MAX_DEPTH {
                return Look::TooDeep;
            }
        }
        (before, previous) = (previous, byte);
    }
    result
}

/// Whether a byte, with the two before it, can belong to something that this module looks for.
fn is_suspect(before: u8, previous: u8, byte: u8) -> bool {
    if previous != 0xC3 {
        return matches!(byte, b'<' | 0xC2 | 0xCC | 0xCD);
    }
    // Behind C3: a letter of Latin-1, with the vowel before it perhaps one of VNI's pairs.
    let mark = byte & 0xDF;
    let is_pair = match before | 0x20 {
        b'a' => matches!(mark, 0x80..=0x83 | 0x8A | 0x95 | 0x99),
        b'e' => matches!(mark, 0x80..=0x83 | 0x95 | 0x99),
        b'o' => matches!(mark, 0x82 | 0x95 | 0x99),
        0xB4 => mark == 0x99,
        _ => false,
    };
    is_pair || !is_vietnamese_latin1(byte)
}

/// Second byte of UTF-8 after C3: À Á Â Ã È É Ê Ì Í Ò Ó Ô Õ Ù Ú Ý and their small letters, and Ð,
/// ð, typed for Đ.
fn is_vietnamese_latin1(byte: u8) -> bool {
    matches!(byte & 0xDF, 0x80..=0x83 | 0x88..=0x8A | 0x8C | 0x8D | 0x90 | 0x92..=0x95 | 0x99 | 0x9A | 0x9D)
}

/// Looks at every text of a JSON value; gives the value back with its texts composed where some
/// were not.
pub(super) fn clean<'a>(
    json: &'a str,
    normalize: &dyn Fn(&str) -> String,
    found: &mut dyn FnMut(&[Step<'_>], TextFinding),
) -> Cow<'a, str> {
    let mut cleaned = String::new();
    let mut copied = 0;
    walk(json, &mut |path, event| {
        let Event::Scalar { start, end } = event else { return true };
        let Some(token) = json.get(start..end).filter(|token| token.starts_with('"')) else {
            return true;
        };
        let Ok(text) = serde_json::from_str::<String>(token) else { return true };
        if let Some(composed) = look_at(&text, normalize, &mut |finding| found(path, finding)) {
            cleaned.push_str(json.get(copied..start).unwrap_or_default());
            cleaned.push_str(&serde_json::Value::String(composed).to_string());
            copied = end;
        }
        true
    });
    if copied == 0 {
        return Cow::Borrowed(json);
    }
    cleaned.push_str(json.get(copied..).unwrap_or_default());
    Cow::Owned(cleaned)
}

/// Says what there is to say about a text; gives it back composed if it was not.
fn look_at(
    text: &str,
    normalize: &dyn Fn(&str) -> String,
    found: &mut dyn FnMut(TextFinding),
) -> Option<String> {
    if text.len() > MAX_TEXT {
        let characters = text.chars().count();
        if characters > MAX_TEXT {
            found(TextFinding::TooLong(characters));
        }
    }
    if has_markup(text) {
        found(TextFinding::Markup);
    }
    if is_legacy(text) {
        found(TextFinding::Legacy(text.chars().take(40).collect()));
    }
    let has_marks = text.chars().any(|c| ('\u{300}'..='\u{36f}').contains(&c));
    let composed = has_marks.then(|| normalize(text)).filter(|composed| composed != text)?;
    found(TextFinding::Composed);
    Some(composed)
}

fn has_markup(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| {
        text.get(at + 1..)
            .and_then(|rest| rest.chars().next())
            .is_some_and(|next| next.is_ascii_alphabetic() || matches!(next, '/' | '!' | '?'))
    })
}

/// Whether a text is Vietnamese in TCVN3 or VNI, taken for Unicode: then its letters are strange
/// ones of Latin-1.
///
/// One strange letter can stand in a foreign name, so it takes two words with some, or one sign
/// inside a word (`c«ng`, `nhµ`), or one pair of VNI (`coâng`, `xaõ`). A text with a letter that
/// only Unicode has is not one.
pub(super) fn is_legacy(text: &str) -> bool {
    if text.chars().any(is_modern) {
        return false;
    }
    let mut strange_words = 0;
    for word in text.split(|c: char| {
        c.is_whitespace() || matches!(c, ',' | '.' | ';' | ':' | '(' | ')' | '/' | '-' | '"')
    }) {
        if has_sign_inside(word) || has_vni_pair(word) {
            return true;
        }
        if word.chars().any(is_strange_letter) {
            strange_words += 1;
        }
    }
    strange_words >= 2
}

fn is_modern(c: char) -> bool {
    matches!(c, 'ă' | 'Ă' | 'đ' | 'Đ' | 'ơ' | 'Ơ' | 'ư' | 'Ư' | '\u{1ea0}'..='\u{1ef9}' | '\u{300}'..='\u{36f}')
}

/// A letter of Latin-1 that Vietnamese does not have.
fn is_strange_letter(c: char) -> bool {
    matches!(c, 'Ä'..='Ç' | 'Ë' | 'Î' | 'Ï' | 'Ñ' | 'Ö' | 'Ø' | 'Û' | 'Ü' | 'Þ' | 'ß' | 'ä'..='ç' | 'ë' | 'î' | 'ï' | 'ñ' | 'ö' | 'ø' | 'û' | 'ü' | 'þ' | 'ÿ')
}

/// A sign of Latin-1 that stands for a letter in TCVN3.
fn has_sign_inside(word: &str) -> bool {
    let is_letter = |c: &char| c.is_alphabetic() && !matches!(c, 'ª' | 'º' | 'µ');
    let is_sign = |c: char| {
        matches!(
            c,
            '§' | '¨'
                | '©'
                | 'ª'
                | '«'
                | '¬'
                | '\u{ad}'
                | '®'
                | 'µ'
                | '¶'
                | '·'
                | '¸'
                | '¹'
                | '»'
                | '¼'
                | '½'
                | '¾'
                | '×'
        )
    };
    // Quotation marks, copyright and trade marks stand at an end of a word, these do not.
    let is_never_last =
        |c: char| matches!(c, '\u{ad}' | 'µ' | '¸' | '¶' | '¹' | '¾' | '½' | '¼' | '·' | '¬' | 'ª');
    let letters: Vec<char> = word.chars().collect();
    (0..letters.len()).any(|at| {
        let Some(&sign) = letters.get(at).filter(|&&c| is_sign(c)) else { return false };
        let before = at.checked_sub(1).and_then(|at| letters.get(at)).is_some_and(is_letter);
        let after = letters.get(at + 1).is_some_and(is_letter);
        (before && (after || is_never_last(sign))) || (after && matches!(sign, '®' | '§'))
    })
}

/// A vowel and the letter that VNI writes its mark with, which never stand together in Vietnamese.
fn has_vni_pair(word: &str) -> bool {
    let mut letters = word.chars().peekable();
    while let Some(vowel) = letters.next() {
        let Some(&mark) = letters.peek() else { return false };
        let is_pair = match vowel {
            'a' | 'A' => {
                matches!(
                    mark,
                    'á' | 'Á'
                        | 'à'
                        | 'À'
                        | 'ã'
                        | 'Ã'
                        | 'â'
                        | 'Â'
                        | 'ê'
                        | 'Ê'
                        | 'ù'
                        | 'Ù'
                        | 'ø'
                        | 'Ø'
                        | 'õ'
                        | 'Õ'
                        | 'å'
                        | 'Å'
                )
            }
            'e' | 'E' => {
                matches!(
                    mark,
                    'â' | 'Â'
                        | 'ù'
                        | 'Ù'
                        | 'ø'
                        | 'Ø'
                        | 'õ'
                        | 'Õ'
                        | 'å'
                        | 'Å'
                        | 'ä'
                        | 'Ä'
                        | 'á'
                        | 'Á'
                        | 'à'
                        | 'À'
                        | 'ã'
                        | 'Ã'
                )
            }
            'o' | 'O' => matches!(
                mark,
                'â' | 'Â' | 'ù' | 'Ù' | 'ø' | 'Ø' | 'õ' | 'Õ' | 'å' | 'Å' | 'ä' | 'Ä'
            ),
            'ö' | 'Ö' | 'ô' | 'Ô' => {
                matches!(mark, 'ø' | 'Ø' | 'ù' | 'Ù' | 'û' | 'Û' | 'ï' | 'Ï')
            }
            _ => false,
        };
        if is_pair {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_in_tcvn3_and_vni_is_recognised() {
        for text in [
            "C«ng an x·",
            "Tæ nh©n d©n tù qu¶n",
            "ViÖt Thµnh",
            "TrÊn Yªn",
            "B¸o §¸p",
            "®éi",
            "nhµ",
            "Thanh S¬n",
        ] {
            assert!(is_legacy(text), "TCVN3 {text}");
        }
        for text in [
            "Coâng an xaõ",
            "Vieät Thaønh",
            "Traán Yeân",
            "Toå nhaân daân",
            "phöôøng",
            "maát xe ñaïp",
        ] {
            assert!(is_legacy(text), "VNI {text}");
        }
    }

    #[test]
    fn unicode_text_is_not_taken_for_an_old_encoding() {
        for text in [
            "Công an xã",
            "Trấn Yên",
            "Hoà Cuông",
            "Việt Thành",
            "Bà Huân",
            "goòng",
            "xoóng",
            "Müller",
            "Citroën",
            "«Bóng đèn»",
            "«camera»",
            "10×5 m",
            "Camera Acme®",
            "18,5 °C",
            "§ 4",
            "½ ngày",
            "µm",
            "Ðiều 4",
            "café",
            "",
            "Y Can",
            "khuya",
            "tiêu",
            "Cò",
            "© 2019",
            "Đào Thịnh",
        ] {
            assert!(!is_legacy(text), "{text}");
        }
    }

    #[test]
    fn a_quick_look_misses_nothing_that_the_closer_look_would_say() {
        let none = |text: &str| text.to_owned();
        for text in [
            "Công an xã",
            "nhµ",
            "coâng",
            "a<b>",
            "vie\u{302}\u{323}t",
            "Zürich",
            "xaõ",
            "§Þnh",
            "phöôøng",
        ] {
            let mut findings = 0;
            look_at(text, &none, &mut |_| findings += 1);
            let json = format!("[{}]", serde_json::Value::from(text));
            assert!(findings == 0 || look(&json) == Look::Closer, "{text}");
        }
        assert_eq!(look("[\"Công an xã Việt Thành, hoà giải 3 vụ\"]"), Look::Plain);
        assert_eq!(look(&format!("[\"{}\"]", "a".repeat(MAX_TEXT + 1))), Look::Closer);
        assert_eq!(look(&"[".repeat(MAX_DEPTH + 1)), Look::TooDeep);
        assert_eq!(look(&format!("[\"{}\"]", "[".repeat(MAX_DEPTH + 1))), Look::Plain);
    }

    #[test]
    fn decomposed_text_is_composed_and_the_rest_of_the_value_stays_as_it_was() {
        let compose =
            |text: &str| text.replace("e\u{302}\u{323}", "ệ").replace("e\u{323}\u{302}", "ệ");
        let json =
            "{\"name\": \"Vie\\u0302\\u0323t\", \"n\": [1e2, \"a\\nb\", \"ve\u{323}\u{302}\"]}";
        let mut found = Vec::new();
        let cleaned = clean(json, &compose, &mut |path, finding| {
            found.push((super::super::json::shown(path), finding))
        });
        assert_eq!(cleaned, "{\"name\": \"Việt\", \"n\": [1e2, \"a\\nb\", \"vệ\"]}");
        assert_eq!(
            found,
            [
                ("name".to_owned(), TextFinding::Composed),
                ("n[2]".to_owned(), TextFinding::Composed)
            ]
        );
    }
}
