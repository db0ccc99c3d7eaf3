//! Keys of names, for comparison: which spellings are one name, and which names are alike.

use super::letters::{folded, keyed};
use crate::unseen::{is_odd_blank, is_unseen};

/// A text as it is seen: one plain blank between words, and nothing invisible.
pub(super) fn seen(text: &str) -> String {
    let visible = text.chars().filter_map(|c| match c {
        _ if c.is_whitespace() || is_odd_blank(c) => Some(' '),
        _ if is_unseen(c) => None,
        _ => Some(c),
    });
    let text: String = visible.collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The key of a name however it is spelt. Accents count; apostrophes do not, and neither does `i`
/// for `y`: `Qui Mông` is `Quy Mông`, `I Can` is `Y Can`, `Ea H’Leo` is `Ea H'Leo`. What cannot be
/// seen does not count.
pub(super) fn spelt(name: &str) -> String {
    by_word(name, keyed)
}

/// The key of a name however it is spelt, without its accents.
pub(super) fn unaccented(name: &str) -> String {
    by_word(name, folded)
}

/// The key of a name without accents, which names that are alike have in common: `Thôn 01` and
/// `thon 1`.
pub(super) fn plain(name: &str) -> String {
    by_word(name, |word| {
        let word = folded(word);
        let number = word.trim_start_matches('0');
        let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        if is_number { number.to_owned() } else { word }
    })
}

fn by_word(name: &str, key: impl Fn(&str) -> String) -> String {
    let name = seen(name);
    let words = name.split_whitespace().map(|word| {
        let letters: String = word.chars().filter(|c| !is_apostrophe(*c)).collect();
        with_i(key(&letters))
    });
    words.collect::<Vec<_>>().join(" ")
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '`' | '´' | '‘' | '’' | 'ʼ' | '′')
}

/// Writes `i` for a `y` that is a syllable's only vowel or follows `qu`. Elsewhere the two are
/// different sounds: `Hai` and `Hay`.
fn with_i(mut key: String) -> String {
    let Some(at) = key.find('y') else { return key };
    let (before, after) =
        (key.get(..at).unwrap_or_default(), key.get(at + 1..).unwrap_or_default());
    let is_onset = before.chars().all(|c| "bcdđghklmnpqrstvx".contains(c));
    // The digits of a key are its tones.
    let is_last = after.chars().all(|c| c.is_ascii_digit());
    if before == "qu" || is_onset && is_last {
        key.replace_range(at..=at, "i");
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_have_one_key() {
        for (one, other) in [
            ("Qui Mông", "Quy Mông"),
            ("I Can", "Y Can"),
            ("Ea H'Leo", "EA H’LEO"),
            ("Hoà Cuông", "Hòa  Cuông"),
            ("Mỹ Lý", "Mĩ Lí"),
            ("Quỳnh Phụ", "Quình Phụ"),
            ("Tổ\u{0} 1", "Tổ 1"),
        ] {
            assert_eq!(spelt(one), spelt(other), "{one}");
        }
        for (one, other) in [
            ("Cẩm Giang", "Cẩm Giàng"),
            ("Thúy", "Thúi"),
            ("Hay", "Hai"),
            ("Yên", "Iên"),
            ("Thôn 1", "Thôn 01"),
        ] {
            assert_ne!(spelt(one), spelt(other), "{one}");
        }
        assert_eq!(plain("Thôn 01"), plain("thon 1"));
        assert_eq!(plain("0"), "0");
    }

    #[test]
    fn what_cannot_be_seen_is_dropped() {
        assert_eq!(seen(" Trúc\u{a0}\u{a0}Đình\u{200b}\u{feff}\n"), "Trúc Đình");
    }
}
