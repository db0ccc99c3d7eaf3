//! Recognises text in TCVN3 or VNI, the Vietnamese encodings before Unicode, by its unusual
//! letters.

/// Whether a text is Vietnamese in TCVN3 or VNI that was taken for Unicode, which gives unusual
/// Latin-1 letters.
///
/// A foreign name can contain one unusual letter. So the text needs two words with such letters, or
/// one sign inside a word (`c«ng`, `nhµ`), or one pair of VNI (`coâng`, `xaõ`). A text with a
/// letter that only Unicode has is in Unicode.
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

/// Whether a Latin-1 letter does not occur in Vietnamese.
fn is_strange_letter(c: char) -> bool {
    matches!(c, 'Ä'..='Ç' | 'Ë' | 'Î' | 'Ï' | 'Ñ' | 'Ö' | 'Ø' | 'Û' | 'Ü' | 'Þ' | 'ß' | 'ä'..='ç' | 'ë' | 'î' | 'ï' | 'ñ' | 'ö' | 'ø' | 'û' | 'ü' | 'þ' | 'ÿ')
}

/// Whether a word contains a Latin-1 sign that stands for a letter in TCVN3.
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
    // Quotation, copyright and trade marks occur at the end of a word, but these signs do not.
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

/// Whether a vowel is followed by the letter that VNI writes its mark with. The two never stand
/// together in Vietnamese.
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
}
