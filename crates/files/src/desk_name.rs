//! Names of desks: when two names mean the same desk, and when a name should make a reader
//! suspicious.

use super::tables::keyed;
use super::unseen::{is_odd_blank, is_unseen};

/// A feature of a desk's name that may deceive its reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Oddity {
    /// Invisible characters, or characters that look like a space but are none.
    Unseen,
    /// Letters that are not Latin; some look just like Latin ones.
    OtherLetters,
}

/// The key that identifies a desk by its name: the visible letters with their accents, regardless
/// of capitals, width, spaces and the position of tone marks. Hoà Cuông and Hòa Cuông are one desk,
/// Minh Quán and Minh Quân are two. `fold` composes a text for comparison (NFKC) and lowers its
/// case.
pub fn desk_key(name: &str, fold: &dyn Fn(&str) -> String) -> String {
    let seen: String = name
        .chars()
        .filter(|c| !is_unseen(*c))
        .map(|c| if is_odd_blank(c) { ' ' } else { c })
        .collect();
    keyed(&fold(&seen))
}

/// Finds the deceptive features of a desk's name.
pub fn oddities(name: &str) -> Vec<Oddity> {
    let is_hidden = |c: char| is_unseen(c) || is_odd_blank(c);
    let unseen = name.chars().any(is_hidden).then_some(Oddity::Unseen);
    let other = name.chars().any(is_other_letter).then_some(Oddity::OtherLetters);
    unseen.into_iter().chain(other).collect()
}

/// Whether a character is a letter of another script, a phonetic sign, or a letter in another width
/// or style. Marks, punctuation and pictures are not.
fn is_other_letter(c: char) -> bool {
    let is_latin_or_sign = matches!(c,
        '\0'..='\u{24f}' | '\u{300}'..='\u{36f}' | '\u{1e00}'..='\u{1eff}' | '\u{2000}'..='\u{20cf}' | '\u{2116}' | '\u{2190}'..='\u{2bff}'
        | '\u{3000}'..='\u{3003}' | '\u{1f000}'..='\u{1faff}');
    !is_latin_or_sign && !is_unseen(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    fn key(name: &str) -> String {
        desk_key(name, &|text| text.nfkc().collect::<String>().to_lowercase())
    }

    #[test]
    fn one_desk_is_one_however_its_name_is_typed() {
        let desk = key("Công an xã Hòa Cuông");
        let same = [
            "Công an xã Hoà Cuông",
            "CÔNG AN XÃ HOÀ CUÔNG",
            "  công an  xã\u{a0}Hòa\u{2800}Cuông ",
            "Công an xã Ho\u{200b}à Cuông",
            "Co\u{302}ng an xã Hòa Cuông",
            "Ｃông an xã Hòa Cuông",
        ];
        for name in same {
            assert_eq!(key(name), desk, "{name}");
        }
        for name in [
            "Công an xã Hoá Cuông",
            "Công an xã Hoa Cuông",
            "Công an xã Hòa Cuong",
            "Сông an xã Hòa Cuông",
        ] {
            assert_ne!(key(name), desk, "{name}");
        }
        assert_ne!(key("UBND xã Minh Quán"), key("UBND xã Minh Quân"));
    }

    #[test]
    fn a_name_that_may_deceive_is_told() {
        for name in [
            "Công an xã Hòa Cuông",
            "Công an xã Đăk Đoa (Gia Lai) – số 2",
            "CA xã Nậm Có №1",
            "Co\u{302}ng an",
        ] {
            assert_eq!(oddities(name), [], "{name}");
        }
        for hidden in [
            '\u{200b}',
            '\u{ad}',
            '\u{a0}',
            '\u{2800}',
            '\u{3164}',
            '\u{3000}',
            '\u{202e}',
            '\u{feff}',
            '\u{e0041}',
            '\t',
            '\u{115f}',
        ] {
            assert_eq!(oddities(&format!("Công{hidden}an")), [Oddity::Unseen], "{hidden:?}");
        }
        for name in ["Сông an", "Cοng an", "Công αn", "Ｃông an", "Công an 𝐗ã", "Cônɡ an", "公安"]
        {
            assert_eq!(oddities(name), [Oddity::OtherLetters], "{name}");
        }
    }
}
