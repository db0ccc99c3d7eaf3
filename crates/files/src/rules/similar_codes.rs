//! Suggests codes that somebody may have meant.

use book::{Catalogue, KindGroup};

/// The most suggestions.
const MOST: usize = 3;

/// The codes of a group that resemble an unknown code most; none if nothing is close.
pub(super) fn near(catalogue: &Catalogue, group: KindGroup, code: &str) -> Vec<String> {
    let codes = catalogue.group(group).map(|kind| kind.code.as_str());
    let mut found: Vec<_> =
        codes.filter_map(|known| Some((unlikeness(code, known)?, known))).collect();
    book::sort::sort_by_key(&mut found, |(unlike, known)| (*unlike, *known));
    found.into_iter().take(MOST).map(|(_, known)| known.to_owned()).collect()
}

/// The difference of two codes, in letters. If one is part of the other, it counts as one letter.
/// `None` if they differ too much.
fn unlikeness(code: &str, known: &str) -> Option<usize> {
    let is_part =
        code.len() >= 4 && known.contains(code) || known.len() >= 4 && code.contains(known);
    let unlike = if is_part { 1 } else { edits(code.as_bytes(), known.as_bytes()) };
    (unlike <= 1 + code.len() / 5).then_some(unlike)
}

/// The edit distance of two texts: letters to insert, delete or replace.
fn edits(from: &[u8], to: &[u8]) -> usize {
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (at, letter) in from.iter().enumerate() {
        let mut before = at;
        let mut left = at + 1;
        for (cell, other) in row.iter_mut().skip(1).zip(to) {
            let best = (before + usize::from(letter != other)).min(left + 1).min(*cell + 1);
            before = std::mem::replace(cell, best);
            left = best;
        }
        if let Some(first) = row.first_mut() {
            *first = at + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_are_counted_in_letters() {
        for (from, to, count) in [
            ("", "abc", 3),
            ("robery", "robbery", 1),
            ("theft", "theft", 0),
            ("kitten", "sitting", 3),
        ] {
            assert_eq!(edits(from.as_bytes(), to.as_bytes()), count, "{from} {to}");
            assert_eq!(edits(to.as_bytes(), from.as_bytes()), count, "{to} {from}");
        }
    }
}
