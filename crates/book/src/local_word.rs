//! Finds the local word for a hamlet: in its own field, in its name, or only in the table's column
//! of kinds.

use super::letters::{folded, keyed};
use super::{Unit, UnitKind};

/// The local words in their stored form; a longer word comes before its own beginning.
pub const WORDS: &[&str] = &[
    "khu dân cư",
    "tổ dân phố",
    "tiểu khu",
    "khu phố",
    "khóm",
    "thôn",
    "buôn",
    "phum",
    "làng",
    "xóm",
    "bản",
    "sóc",
    "khu",
    "ấp",
    "tổ",
];

/// Abbreviations that offices use.
const SHORT: &[(&str, &str)] = &[("tdp", "tổ dân phố"), ("kp", "khu phố"), ("kdc", "khu dân cư")];

/// The general word for any hamlet, which distinguishes none.
const ANY: &str = "khu dân cư";

/// The stored form of a local word. Text with accents must match exactly: `Lang` is not `làng`.
pub fn as_word(text: &str, is_plain: bool) -> Option<&'static str> {
    let (plain, key) = (folded(text), keyed(text));
    let is_same = |word: &&&str| {
        word.chars().count() == plain.len()
            && folded(word) == plain
            && (is_plain || keyed(word) == key)
    };
    let short = || SHORT.iter().find(|(short, _)| *short == plain).map(|(_, word)| *word);
    WORDS.iter().find(is_same).copied().or_else(short)
}

/// Splits a hamlet's name into local word and rest: `Tổ dân phố 3` into `tổ dân phố` and `3`.
pub fn split(name: &str) -> Option<(&'static str, String)> {
    let words: Vec<&str> = name.split_whitespace().collect();
    (1..words.len().min(4)).rev().find_map(|count| {
        let (before, rest) = words.split_at_checked(count)?;
        Some((as_word(&before.join(" "), name.is_ascii())?, rest.join(" ")))
    })
}

/// The form of a local word for comparison; empty for the general word. A `tổ` is a `tổ dân phố`.
pub fn key(word: &str) -> String {
    let kept = as_word(word.trim(), word.is_ascii()).unwrap_or(word);
    match kept {
        ANY => String::new(),
        "tổ" => keyed("tổ dân phố"),
        kept => keyed(kept),
    }
}

/// A unit's local word for comparison; empty for a hamlet without one and for other kinds of unit.
pub fn key_of(unit: &Unit) -> String {
    if unit.kind != UnitKind::Hamlet {
        return String::new();
    }
    let word = unit.kind_word.trim();
    if word.is_empty() {
        split(&unit.name).map_or_else(String::new, |(word, _)| key(word))
    } else {
        key(word)
    }
}

/// Whether two words, in their form for comparison, can belong to one hamlet: `Thôn 1` and `Tổ dân
/// phố 1` are two hamlets, `1` can be either.
pub fn is_compatible(one: &str, other: &str) -> bool {
    one.is_empty() || other.is_empty() || one == other
}

/// A hamlet's name with its local word before it, so that hamlets which differ only in the word
/// stay distinct.
pub fn titled(unit: &Unit) -> String {
    let word = unit.kind_word.trim();
    let is_said = split(&unit.name).is_some_and(|(said, _)| is_compatible(&key(said), &key(word)));
    if unit.kind != UnitKind::Hamlet || word.is_empty() || is_said {
        unit.name.clone()
    } else {
        [word, " ", &unit.name].concat()
    }
}

/// A hamlet's name for comparison, without its local word.
pub fn full_key(unit: &Unit) -> String {
    split(&unit.name).map_or_else(|| keyed(&unit.name), |(_, rest)| keyed(&rest))
}

/// A hamlet's name for comparison, without its local word and the noughts before a number: `Thôn 01`
/// is probably `Thôn 1`, `Tổ dân phố 1` is not.
pub fn bare_key(unit: &Unit) -> String {
    let name = split(&unit.name).map_or_else(|| unit.name.clone(), |(_, rest)| rest);
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let words = name.split_whitespace().map(|word| {
        let short = word.trim_start_matches('0');
        if is_number(word) && !short.is_empty() { short } else { word }
    });
    keyed(&words.collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hamlets_name_is_its_local_word_and_the_rest() {
        let of = |name: &str| {
            split(name).map(|(word, rest)| [word, "/", &rest].concat()).unwrap_or_default()
        };
        assert_eq!(of("Bản Trúc Đình"), "bản/Trúc Đình");
        assert_eq!(of("TỔ DÂN PHỐ  3"), "tổ dân phố/3");
        assert_eq!(of("Khu phố 2"), "khu phố/2");
        assert_eq!(of("Khu 2"), "khu/2");
        assert_eq!(of("Ấp Đông"), "ấp/Đông");
        assert_eq!(of("to dan pho 3"), "tổ dân phố/3");
        assert_eq!(of("TDP số 3"), "tổ dân phố/số 3");
        for whole in ["Trúc Đình", "Thôn", "Tô Hiệu", "Lang Chánh", "Thônơi 1", ""] {
            assert_eq!(of(whole), "", "{whole}");
        }
    }
}
