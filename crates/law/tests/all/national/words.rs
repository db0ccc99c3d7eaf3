//! The words of the national sets: quoted whole, quoted in part, or marked as a paraphrase.

use super::*;

#[test]
fn texts_are_composed_unicode_and_name_clause_and_source() {
    for rules in all_sets() {
        let notes = rules
            .notes
            .iter()
            .chain(&rules.draft)
            .chain(rules.authorities.iter().map(|authority| &authority.who))
            .chain(everything(&rules).into_iter().filter_map(|condition| condition.note.as_ref()));
        for text in notes.flat_map(|note| [&note.vi, &note.en]).chain([
            &rules.title.vi,
            &rules.title.en,
            &rules.source.name,
        ]) {
            assert!(!text.is_empty() && is_nfc(text), "{}: «{text}»", rules.id);
        }
        for condition in everything(&rules) {
            for text in [&condition.clause, &condition.text.vi, &condition.text.en] {
                assert!(
                    !text.is_empty() && is_nfc(text),
                    "{} {}: «{text}»",
                    rules.id,
                    condition.id
                );
            }
        }
    }
}

/// Checks that a condition quotes each clause of `text` whole where that is required, and that the
/// verified conditions are exactly those that quote from the clause that they cite.
fn check_words(id: &str, text: &str, is_quoted_whole: impl Fn(&str) -> bool) {
    let library = library();
    let rules = library.rule_set(id).unwrap();
    let clauses = clauses(text);
    assert!(is_nfc(text));
    let quotes = |condition: &Condition, clause: &str, words: &str| {
        condition.clause == clause && condition.text.vi == words
    };
    for (clause, words) in clauses.iter().filter(|(clause, _)| is_quoted_whole(clause)) {
        assert!(
            rules.all_conditions().iter().any(|condition| quotes(condition, clause, words)),
            "{id} does not quote {clause}"
        );
    }
    for condition in rules.all_conditions() {
        if let Some(words) = clauses.get(condition.clause.trim_start_matches("TT 124/2021/TT-BCA "))
        {
            let is_quoted = words.contains(&condition.text.vi);
            assert_eq!(
                condition.text.verified, is_quoted,
                "{id} {}: «{}» in {}",
                condition.id, condition.text.vi, condition.clause
            );
        }
    }
}

#[test]
fn thong_tu_124_is_quoted_in_its_own_words() {
    check_words("tt-124-2021-hamlet", TT_124, |clause| clause.starts_with("Điều 4"));
    let of_commune = ["Điều 5", "Điều 4 khoản 2", "Điều 4 khoản 3", "Điều 4 khoản 4"];
    check_words("tt-124-2021-commune", TT_124, |clause| {
        of_commune.iter().any(|start| clause.starts_with(start))
    });
    check_words("tt-124-2021-agency", TT_124, |clause| clause.starts_with("Điều 6"));
    let of_school =
        ["a", "b", "c", "đ", "e", "g"].map(|point| format!("Điều 6 khoản 3 điểm {point}"));
    check_words("tt-124-2021-school", TT_124, |clause| {
        clause.starts_with("Điều 7") || of_school.iter().any(|point| point == clause)
    });
    for id in
        ["tt-124-2021-hamlet", "tt-124-2021-commune", "tt-124-2021-agency", "tt-124-2021-school"]
    {
        let library = library();
        assert!(
            library
                .rule_set(id)
                .unwrap()
                .all_conditions()
                .iter()
                .all(|condition| condition.text.verified),
            "{id}"
        );
    }
}

#[test]
fn thong_tu_23_on_communes_is_quoted_in_its_own_words() {
    check_words("tt-23-2012-commune", TT_23, |_| true);
}

#[test]
fn thong_tu_35_on_districts_is_quoted_in_its_own_words() {
    check_words("tt-35-2016-district", TT_35, |_| true);
}

#[test]
fn quyet_dinh_25_on_legal_access_is_quoted_in_the_words_that_were_seen() {
    check_words("qd-25-2021-commune-5-4", QD_25, |_| true);
}

#[test]
fn a_paraphrase_is_not_called_verified() {
    let library = library();
    let verified = |id: &str| {
        let rules = library.rule_set(id).unwrap();
        let conditions =
            rules.all_conditions().into_iter().filter(|condition| condition.text.verified);
        conditions.map(|condition| condition.id.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(verified("ntm-2016-commune-19-2"), ["safe"], "only the name of 19.2 was seen");
    assert_eq!(
        verified("tt-23-2012-hamlet"),
        ["k4a", "k4b"],
        "only these words of Điều 5 were seen"
    );
    let points = ["c2a", "c2b", "c2c", "c2d", "c2dd"];
    assert_eq!(
        verified("ntm-2021-commune-19-2"),
        points,
        "only the points of TT 124 that HD 04 refers to were seen"
    );
    check_words("ntm-2021-commune-19-2", TT_124, |_| false);
    assert!(
        verified("ntm-2021-commune-19-2-advanced").is_empty(),
        "nothing of the advanced 19.2 was seen"
    );
}
