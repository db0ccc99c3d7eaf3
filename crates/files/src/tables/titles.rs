//! The words before a unit's name that say what it is: `xã`, `TT.`, `tổ dân phố`.

use super::letters::{folded, keyed};
use super::local_word;
use book::{Unit, UnitKind};

/// The kind of unit that the word before a name tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Title {
    /// It is a hamlet, and this is its local word.
    Hamlet(&'static str),
    /// It is one of these kinds.
    Kinds(&'static [UnitKind]),
}

const CITY: &[UnitKind] = &[UnitKind::District, UnitKind::Province];
const DISTRICT: &[UnitKind] = &[UnitKind::District];
const PROVINCE: &[UnitKind] = &[UnitKind::Province];
const COMMUNE: &[UnitKind] = &[UnitKind::Commune];
const WARD: &[UnitKind] = &[UnitKind::Ward];
const TOWNSHIP: &[UnitKind] = &[UnitKind::Township];
const ZONE: &[UnitKind] = &[UnitKind::SpecialZone];

/// Words and abbreviations of kinds of unit.
const KINDS: &[(&str, &[UnitKind])] = &[
    ("thành phố", CITY),
    ("thị trấn", TOWNSHIP),
    ("đặc khu", ZONE),
    ("thị xã", DISTRICT),
    ("phường", WARD),
    ("huyện", DISTRICT),
    ("quận", DISTRICT),
    ("tỉnh", PROVINCE),
    ("xã", COMMUNE),
    ("tp", CITY),
    ("tt", TOWNSHIP),
    ("đk", ZONE),
    ("tx", DISTRICT),
    ("p", WARD),
    ("h", DISTRICT),
    ("q", DISTRICT),
    ("t", PROVINCE),
    ("x", COMMUNE),
];

/// Splits a text into the title and the name: `TT. Cổ Phúc` into township and `Cổ Phúc`.
pub(super) fn split(text: &str) -> Option<(Title, String)> {
    // An abbreviation may touch the name: «X.Hòa Cuông».
    let spaced = match text.split_once('.') {
        Some((short, rest)) if short.chars().count() <= 3 => [short, " ", rest].concat(),
        _ => text.to_owned(),
    };
    if let Some((word, rest)) = local_word::split(&spaced) {
        return Some((Title::Hamlet(word), rest));
    }
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let same = if text.is_ascii() { folded } else { keyed };
    [2, 1].into_iter().find_map(|count| {
        let (before, rest) = words.split_at_checked(count).filter(|(_, rest)| !rest.is_empty())?;
        let before = same(&before.join(" "));
        let (_, kinds) = KINDS.iter().find(|(title, _)| same(title) == before)?;
        Some((Title::Kinds(kinds), rest.join(" ")))
    })
}

/// A name without the title before it.
pub(super) fn bare(name: &str) -> String {
    split(name)
        .map_or_else(|| name.split_whitespace().collect::<Vec<_>>().join(" "), |(_, rest)| rest)
}

impl Title {
    /// Whether a unit can have this title. `Thôn 1` and `Tổ dân phố 1` are two hamlets, but a hamlet
    /// without a local word can have any.
    pub(super) fn fits(self, unit: &Unit) -> bool {
        match self {
            Self::Hamlet(word) => {
                unit.kind == UnitKind::Hamlet
                    && local_word::is_compatible(&local_word::key(word), &local_word::key_of(unit))
            }
            Self::Kinds(kinds) => kinds.contains(&unit.kind),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_told_from_the_name_however_it_is_abbreviated() {
        let of = split;
        for text in ["TT Cổ Phúc", "TT. Cổ Phúc", "TT.Cổ Phúc", "Thị trấn Cổ Phúc", "tt cổ phúc"]
        {
            let (title, rest) = of(text).unwrap();
            assert_eq!((title, keyed(&rest)), (Title::Kinds(TOWNSHIP), keyed("Cổ Phúc")), "{text}");
        }
        assert_eq!(of("X. Hòa Cuông"), Some((Title::Kinds(COMMUNE), "Hòa Cuông".into())));
        assert_eq!(of("xa Hoa Cuong"), Some((Title::Kinds(COMMUNE), "Hoa Cuong".into())));
        assert_eq!(of("TDP 3"), Some((Title::Hamlet("tổ dân phố"), "3".into())));
        for whole in ["Hòa Cuông", "Xã", "Xá Lượng", "Thị Trấn", "Thịnh Hưng"] {
            assert_eq!(of(whole), None, "{whole}");
        }
        assert_eq!(bare("Bản  Trúc Đình"), "Trúc Đình");
    }
}
