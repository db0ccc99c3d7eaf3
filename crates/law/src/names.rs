//! Names of things that are not codes of the catalogue, in both languages.

use super::Outcome;
use book::text::{Lang, Text};
use book::{Day, KindGroup, Reading, RecordKind, Unit, UnitKind, Year};

/// The name of an outcome.
pub fn outcome_name(outcome: Outcome, lang: Lang) -> &'static str {
    let name = match outcome {
        Outcome::Met => Text::new("đạt", "met"),
        Outcome::NotMet => Text::new("không đạt", "not met"),
        Outcome::Missing => Text::new("chưa đủ dữ liệu", "data missing"),
        Outcome::ForDecision => {
            Text::new("chờ cấp có thẩm quyền quyết định", "for a person to decide")
        }
    };
    name.to(lang)
}

/// The name of an outcome with its certainty while a window is open: whether it can still change.
pub fn certainty_name(outcome: Outcome, settled: bool, lang: Lang) -> &'static str {
    let name = match (outcome, settled) {
        (Outcome::Met, true) => Text::new("đã chắc chắn đạt", "certain to be met"),
        (Outcome::Met, false) => Text::new("đạt tính đến nay", "met so far"),
        (Outcome::NotMet, true) => Text::new("không thể đạt", "can no longer be met"),
        (Outcome::NotMet, false) => {
            Text::new("chưa đạt tính đến nay, còn có thể đạt", "not met so far, can still be met")
        }
        (Outcome::Missing | Outcome::ForDecision, _) => return outcome_name(outcome, lang),
    };
    name.to(lang)
}

/// The name of a reading of "kiềm chế, kéo giảm".
pub fn reading_name(reading: Reading, lang: Lang) -> &'static str {
    let name = match reading {
        Reading::Strict => Text::new(
            "chặt: phải giảm (0 giữ 0 là đạt)",
            "strict: must fall (none after none passes)",
        ),
        Reading::Contain => Text::new("kiềm chế: không tăng", "contain: must not rise"),
        Reading::Assess => Text::new(
            "đánh giá: nêu số liệu, cấp có thẩm quyền quyết định",
            "assess: a person decides by the figures",
        ),
    };
    name.to(lang)
}

/// The name of a kind of record.
pub fn record_kind_name(kind: RecordKind, lang: Lang) -> &'static str {
    kind.name().to(lang)
}

/// A text with its first letter in lower case.
pub(super) fn with_small_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(small).into_iter().chain(letters).collect()
}

/// The name of a kind of unit, as written before a unit's name.
pub fn unit_kind_name(kind: UnitKind, lang: Lang) -> &'static str {
    let name = match kind {
        UnitKind::Province => Text::new("tỉnh", "province"),
        UnitKind::District => Text::new("huyện", "district"),
        UnitKind::Commune => Text::new("xã", "commune"),
        UnitKind::Ward => Text::new("phường", "ward"),
        UnitKind::Township => Text::new("thị trấn", "township"),
        UnitKind::SpecialZone => Text::new("đặc khu", "special zone"),
        UnitKind::Hamlet => Text::new("khu dân cư", "hamlet"),
        UnitKind::Agency => Text::new("cơ quan", "agency"),
        UnitKind::Enterprise => Text::new("doanh nghiệp", "enterprise"),
        UnitKind::School => Text::new("cơ sở giáo dục", "school"),
    };
    name.to(lang)
}

/// The word before the name of a province, district or commune. A province can be a city.
pub fn shard_word(unit: &Unit, lang: Lang) -> &str {
    match (unit.kind, unit.kind_word.trim()) {
        (UnitKind::Province, "") => unit_kind_name(unit.kind, lang),
        (UnitKind::Province, "thành phố") => Text::new("thành phố", "city").to(lang),
        (UnitKind::Province, word) => word,
        (kind, _) => unit_kind_name(kind, lang),
    }
}

/// The first day on which a hamlet of a xã is a thôn and one of a phường a tổ dân phố, whatever it
/// was before (Nghị định 185/2026/NĐ-CP Điều 2 khoản 3). The rule is applied from the day on which
/// communes and wards took the place of the earlier units (our inference).
const HAMLETS_SINCE: (u16, u8, u8) = (2025, 7, 1);

/// The word before a unit's name. A hamlet has its local word; if none was entered, the usual one
/// for the kind of unit above it.
pub(super) fn unit_word(unit: &Unit, above: Option<UnitKind>, lang: Lang) -> &str {
    if unit.kind != UnitKind::Hamlet {
        return shard_word(unit, lang);
    }
    if !unit.kind_word.trim().is_empty() {
        return unit.kind_word.trim();
    }
    let (year, month, day) = HAMLETS_SINCE;
    let since = Year::new(year).and_then(|year| Day::new(year, month, day));
    let is_since = unit.valid_to.zip(since).is_none_or(|(last, since)| last >= since);
    match above.filter(|_| is_since && lang == Lang::Vi) {
        Some(UnitKind::Commune) => "thôn",
        Some(UnitKind::Ward) => "tổ dân phố",
        _ => unit_kind_name(unit.kind, lang),
    }
}

/// A unit's name after its kind, as inside a sentence: `xã Việt Thành`. A hamlet has its local
/// word, `tổ dân phố 3`, or the usual one for the kind of unit above it.
pub fn unit_title(unit: &Unit, above: Option<UnitKind>, lang: Lang) -> String {
    let word = unit_word(unit, above, lang);
    [word, " ", without_word(&unit.name, word)].concat()
}

/// A name without the word before it, if that was typed as part of the name: `Thôn Trúc Đình` is
/// not `thôn Thôn Trúc Đình`.
fn without_word<'n>(name: &'n str, word: &str) -> &'n str {
    match name.split_at_checked(word.len()) {
        Some((before, rest))
            if rest.starts_with(' ') && before.chars().map(small).eq(word.chars().map(small)) =>
        {
            rest.trim_start()
        }
        _ => name,
    }
}

/// A Vietnamese letter in lower case. The standard library's tables of all scripts would add to the
/// page's first download.
fn small(letter: char) -> char {
    let by = match letter {
        'A'..='Z' | 'À'..='Ý' => 32,
        'Ă' | 'Đ' | 'Ĩ' | 'Ũ' | 'Ơ' | 'Ư' => 1,
        'Ạ'..='Ỹ' if u32::from(letter).is_multiple_of(2) => 1,
        _ => 0,
    };
    char::from_u32(u32::from(letter) + by).unwrap_or(letter)
}

/// The catalogue group of a kind of record's codes.
pub fn group_of(kind: RecordKind) -> KindGroup {
    match kind {
        RecordKind::Incident => KindGroup::Incident,
        RecordKind::YearlyTotal => KindGroup::Indicator,
        RecordKind::Model => KindGroup::Model,
        RecordKind::Statement => KindGroup::Statement,
        RecordKind::Rating | RecordKind::Discipline => KindGroup::Force,
        RecordKind::Activity => KindGroup::Activity,
        RecordKind::Recognition => KindGroup::Standard,
        RecordKind::Paper
        | RecordKind::Registration
        | RecordKind::Tip
        | RecordKind::Decision
        | RecordKind::PaperText
        | RecordKind::Assessment => KindGroup::Paper,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_inside_a_sentence_are_those_of_forms() {
        for lang in Lang::ALL {
            for kind in UnitKind::OFFERED {
                assert_eq!(with_small_first(kind.label().to(lang)), unit_kind_name(kind, lang));
            }
            for outcome in [Outcome::Met, Outcome::NotMet, Outcome::Missing, Outcome::ForDecision] {
                assert_eq!(with_small_first(outcome.label().to(lang)), outcome_name(outcome, lang));
            }
        }
    }

    #[test]
    fn small_letters_are_those_of_unicode() {
        let letters = ('A'..='Z')
            .chain("ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯ".chars())
            .chain('Ạ'..='ỹ')
            .chain("aàăđĩũơư1 ".chars());
        for letter in letters {
            assert_eq!(small(letter).to_string(), letter.to_lowercase().to_string(), "{letter}");
        }
    }

    #[test]
    fn a_hamlet_has_its_local_word_or_the_usual_one_once() {
        let hamlet = |more: &str| -> Unit {
            let json = format!(
                r#"{{"id": "h", "kind": "hamlet", "stamp": {{"at": 1, "device": "d"}}, {more}}}"#
            );
            serde_json::from_str(&json).unwrap()
        };
        let vi = |more: &str, above| unit_title(&hamlet(more), above, Lang::Vi);
        let (xa, phuong) = (Some(UnitKind::Commune), Some(UnitKind::Ward));
        assert_eq!(vi(r#""name": "Trúc Đình""#, xa), "thôn Trúc Đình");
        assert_eq!(vi(r#""name": "Trúc Đình""#, phuong), "tổ dân phố Trúc Đình");
        assert_eq!(vi(r#""name": "Trúc Đình", "kind_word": "bản""#, phuong), "bản Trúc Đình");
        assert_eq!(vi(r#""name": "Thôn 3""#, xa), "thôn 3");
        assert_eq!(vi(r#""name": "Thônơi""#, xa), "thôn Thônơi");
        assert_eq!(
            vi(r#""name": "Trúc Đình", "valid_to": "2025-06-30""#, xa),
            "khu dân cư Trúc Đình"
        );
        assert_eq!(
            vi(r#""name": "Trúc Đình""#, Some(UnitKind::SpecialZone)),
            "khu dân cư Trúc Đình"
        );
    }
}
