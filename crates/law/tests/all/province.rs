//! A province's indicator of criterion 10, entered by a user. It replaces the draft; without it
//! there is no verdict.

use book::{Book, Day, KindCode, Label, Lang, Period, Reading, UnitId, Year};
use law::{
    Content, Entered, Evaluator, Explainer, Library, Need, Notice, Outcome, RuleSet, Source,
    Verdict,
};
use serde_json::{Value, json};
use unicode_normalization::UnicodeNormalization;

const DRAFT: &str = "qd-51-2025-commune-10";

fn nfc(text: &str) -> String {
    text.nfc().collect()
}

fn content(ready: &str, group: Option<u8>) -> Content {
    let found =
        Library::national().unwrap().ready().into_iter().find(|one| one.id == ready).unwrap();
    Content {
        name: found.name,
        words: "Xã đạt an ninh, trật tự".into(),
        group,
        requires: found.requires,
    }
}

fn entered(contents: Vec<Content>) -> RuleSet {
    let title = "Tiêu chí 10, phần an ninh – UBND tỉnh Bình Minh".to_owned();
    let entered = Entered {
        id: "qd-51-2025-commune-10-binh-minh".into(),
        title: Label { vi: title.clone(), en: title },
        in_force: Period { from: Day::parse("2026-05-15").ok(), to: None },
        source: Source {
            name: "10/2026/QĐ-UBND ngày 15/05/2026, UBND tỉnh Bình Minh".into(),
            url: Some("https://example.org/10".into()),
        },
        clause: "Tiêu chí 10, chỉ tiêu 10.4".into(),
        words: "An ninh, trật tự được bảo đảm".into(),
        values: [Some("Đạt".into()), Some("Đạt".into()), None],
        contents,
    };
    Library::national().unwrap().rule_set(DRAFT).unwrap().entered(&entered)
}

/// A commune's book of 2026, with the rule set if one is given.
fn book(rules: Option<&RuleSet>, change: impl FnOnce(&mut Value)) -> Book {
    let mut book: Value =
        serde_json::from_str(include_str!("../../../../tests/cases/books/tt-124.json")).unwrap();
    book["frame"]["rules"] = rules.map_or(json!([]), |rules| json!([rules]));
    change(&mut book["shards"][0]);
    files::read(book.to_string().as_bytes(), "book", &Library::national().unwrap(), &nfc)
        .unwrap()
        .book
}

fn recognised(shard: &mut Value, granted: bool) {
    let word = json!({
        "id": "safety-2026", "unit": "xa", "standard": "safety", "year": 2026, "granted": granted, "date": "2026-11-18",
        "stamp": {"at": 1, "device": "case"}
    });
    shard["recognitions"].as_array_mut().unwrap().push(word);
}

fn of_group(shard: &mut Value, group: u8) {
    let units = shard["units"].as_array_mut().unwrap();
    units.iter_mut().find(|unit| unit["id"] == "xa").unwrap()["commune_group"] = json!(group);
}

fn with<T>(book: &Book, look: impl FnOnce(&Evaluator, &Library, &Explainer) -> T) -> T {
    let library = Library::national().unwrap().with(&book.frame);
    let catalogue = library.catalogue(&book.frame);
    let evaluator = Evaluator::new(book, &library, &catalogue, Reading::default(), None);
    look(&evaluator, &library, &Explainer { book, catalogue: &catalogue, lang: Lang::Vi })
}

/// The verdict of 2026 on the commune by the set that judges criterion 10.
fn verdict(book: &Book) -> Verdict {
    with(book, |evaluator, _, _| {
        let unit = book.unit(&UnitId::new("xa").unwrap()).unwrap().0;
        let year = Year::new(2026).unwrap();
        let standard = KindCode::new("ntm_10_security").unwrap();
        let sets = evaluator.rules_of(unit, year);
        let judging: Vec<_> = sets.into_iter().filter(|rules| rules.standard == standard).collect();
        assert_eq!(judging.len(), 1, "one set judges criterion 10");
        evaluator.verdict(unit, judging[0], year).unwrap()
    })
}

#[test]
fn without_the_provinces_words_there_is_no_verdict_and_the_draft_says_why() {
    let verdict = verdict(&book(None, |_| {}));
    assert_eq!((verdict.rules.id.as_str(), verdict.outcome), (DRAFT, Outcome::ForDecision));
    assert!(
        verdict.rules.draft.as_ref().unwrap().vi.contains("do từng tỉnh ban hành, ở đây chưa có")
    );
}

#[test]
fn the_entered_indicator_judges_in_the_place_of_the_draft() {
    let rules = entered(vec![content("safety", None)]);
    for (granted, outcome) in [(true, Outcome::Met), (false, Outcome::NotMet)] {
        let verdict = verdict(&book(Some(&rules), |shard| recognised(shard, granted)));
        assert_eq!((verdict.rules.id.as_str(), verdict.outcome), (rules.id.as_str(), outcome));
        assert!(
            verdict
                .deciding()
                .iter()
                .all(|finding| finding.condition.clause == "Tiêu chí 10, chỉ tiêu 10.4")
        );
    }
    assert_eq!(
        verdict(&book(Some(&rules), |_| {})).outcome,
        Outcome::Missing,
        "what nobody entered is never met"
    );
}

#[test]
fn who_asks_the_draft_is_told_of_the_provinces_set() {
    let rules = entered(vec![content("safety", None)]);
    let book = book(Some(&rules), |_| {});
    with(&book, |evaluator, library, explainer| {
        let unit = book.unit(&UnitId::new("xa").unwrap()).unwrap().0;
        let verdict = evaluator
            .verdict(unit, library.rule_set(DRAFT).unwrap(), Year::new(2026).unwrap())
            .unwrap();
        let notices = verdict.notices(&book, library);
        let told = notices
            .iter()
            .find(|notice| matches!(notice, Notice::Replaced { by } if by.id == rules.id));
        assert!(
            told.is_some_and(|notice| explainer.notice(notice).contains(&rules.title.vi)),
            "{notices:?}"
        );
    });
}

#[test]
fn a_value_for_one_group_is_asked_of_its_communes_alone() {
    let rules = entered(vec![content("by_person", Some(3))]);
    let outcome = |group| verdict(&book(Some(&rules), |shard| of_group(shard, group))).outcome;
    assert_eq!([1, 2, 3].map(outcome), [Outcome::Met, Outcome::Met, Outcome::ForDecision]);
    let unknown = verdict(&book(Some(&rules), |_| {}));
    assert_eq!(unknown.outcome, Outcome::Missing);
    assert!(
        unknown.needs().iter().any(|need| matches!(need, Need::Group { .. })),
        "{:?}",
        unknown.needs()
    );
}

#[test]
fn every_ready_way_of_judging_makes_a_rule_file_without_a_mistake() {
    let national = Library::national().unwrap();
    let ready: Vec<_> = national.ready().into_iter().map(|ready| ready.id).collect();
    assert!(ready.len() > 10, "{ready:?}");
    let contents =
        ready.iter().flat_map(|ready| [content(ready, None), content(ready, Some(1))]).collect();
    let rules = entered(contents);
    let file = serde_json::to_string(&rules).unwrap();
    files::read_rules(file.as_bytes(), "rules.json", &national, &book(None, |_| {}).frame, &nfc)
        .unwrap();
    let mut ids: Vec<_> =
        rules.all_conditions().iter().map(|condition| condition.id.clone()).collect();
    let count = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), count, "no id twice");
}

#[test]
fn entered_words_are_no_quotation_and_name_their_source() {
    let rules = entered(vec![content("safety", None)]);
    let condition = &rules.conditions[0];
    assert!(!condition.text.verified);
    assert_eq!(condition.text.vi, "An ninh, trật tự được bảo đảm (nhóm 1: Đạt; nhóm 2: Đạt)");
    assert!(condition.note.as_ref().unwrap().vi.contains("10/2026/QĐ-UBND"));
    assert!(rules.notes[0].vi.contains("do đơn vị nhập"));
}

#[test]
fn an_indicator_that_says_nothing_of_how_it_is_judged_is_refused() {
    let file = serde_json::to_string(&entered(Vec::new())).unwrap();
    let frame = &book(None, |_| {}).frame;
    assert!(
        files::read_rules(
            file.as_bytes(),
            "rules.json",
            &Library::national().unwrap(),
            frame,
            &nfc
        )
        .is_err()
    );
}
