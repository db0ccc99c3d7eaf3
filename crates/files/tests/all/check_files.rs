//! Tests that files of checks are read, or refused with all their problems; and that checks and
//! words on doubtful figures travel and merge.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use book::{Book, Extra, Frame, Lang, UnitId};
use files::{ChecksRead, Problem, is_checks, read_checks};
use law::Library;
use law::checks::Checks;
use proptest::prelude::*;
use serde_json::{Value, json};
use testing::{at, json_files};
use unicode_normalization::UnicodeNormalization;

static NATIONAL: LazyLock<Library> = LazyLock::new(|| Library::national().unwrap());

fn read(path: &Path) -> Result<ChecksRead, Vec<Problem>> {
    let name = path.file_name().unwrap().to_str().unwrap();
    let normalize = |text: &str| text.nfc().collect();
    read_checks(&fs::read(path).unwrap(), name, &NATIONAL, &Frame::default(), &normalize)
}

fn bad_files() -> Vec<PathBuf> {
    let files = json_files("tests/bad/checks");
    assert!(files.len() >= 5);
    files
}

/// Each `tests/bad/checks/*.json` has a `.txt` beside it with the sentences to expect.
#[test]
fn every_bad_file_of_checks_is_refused_with_all_its_problems_and_their_places() {
    for file in bad_files() {
        let problems = read(&file).expect_err(&file.display().to_string());
        let said: String = problems.iter().map(|problem| problem.text(Lang::Vi) + "\n").collect();
        let expected = fs::read_to_string(file.with_extension("txt")).unwrap_or_default();
        assert_eq!(said, expected, "{}", file.display());
        for problem in problems {
            assert_ne!(problem.what(Lang::En), problem.what(Lang::Vi), "{}", file.display());
        }
    }
}

#[test]
fn the_samples_are_good_and_are_used_beside_and_in_the_place_of_the_national_checks() {
    let national = Checks::national().unwrap();
    for file in json_files("samples/checks") {
        assert!(is_checks(&fs::read(&file).unwrap()));
        let read = read(&file).unwrap();
        let mut frame = Frame::default();
        read.raw.iter().for_each(|check| frame.put_check(check.clone()));
        let checks = national.with(&frame);
        assert_eq!(checks.problems(), []);
        for check in &read.checks {
            let used = checks.all().iter().find(|used| used.id == check.id).unwrap();
            assert!(**used == *check && checks.is_own(used));
        }
    }
}

#[test]
fn the_national_checks_are_as_good_as_a_file_of_ones_own_must_be() {
    let read = read(&at("criteria/checks.json")).unwrap();
    assert_eq!(read.checks.len(), Checks::national().unwrap().all().len());
    assert_eq!(read.notices, []);
}

#[test]
fn a_check_that_cannot_be_read_is_kept_in_the_book_and_told() {
    let newer: Extra =
        serde_json::from_value(json!({"id": "x-newer", "finds": {"guess": {}}})).unwrap();
    let frame = Frame { checks: vec![newer], ..Frame::default() };
    let checks = Checks::national().unwrap().with(&frame);
    let [problem] = checks.problems() else { panic!("{:?}", checks.problems()) };
    assert!(problem.text(Lang::Vi).contains("x-newer"), "{}", problem.text(Lang::Vi));
    let book = Book::default().with_frame(frame);
    let text = files::write(&book).unwrap();
    assert!(text.contains("\"guess\""));
}

/// A book of one commune with these words on doubtful figures.
fn book_with(words: &[Value]) -> Book {
    let shard = json!({
        "root": "xa",
        "units": [{"id": "xa", "kind": "commune", "name": "Bình An", "stamp": {"at": 1, "device": "d"}}],
        "confirmations": words
    });
    let text = json!({"format": "binh-yen", "version": "1.3", "shards": [shard]}).to_string();
    let normalize = |text: &str| text.nfc().collect();
    files::read(text.as_bytes(), "so.json", &NATIONAL, &normalize).unwrap().book
}

/// One revision of a word: the later ones follow all earlier ones, and every third takes it back.
fn word(id: u8, revision: u8) -> Value {
    let after: Vec<_> = (0..revision).map(|at| format!("{}@d", 100 + u32::from(at))).collect();
    json!({
        "id": format!("w{id}"), "unit": "xa", "check": "far-from-before", "year": 2024, "about": "crime_cases",
        "figures": "value=45 2023=4", "by": "Công an xã", "date": "2025-01-10", "deleted": revision % 3 == 2,
        "stamp": {"at": 100 + u32::from(revision), "device": "d", "after": after}
    })
}

fn words_of(book: &Book) -> &[Extra] {
    &book.shards[&UnitId::new("xa").unwrap()].confirmations
}

#[test]
fn a_file_with_new_words_or_checks_alone_is_told_to_change_the_book() {
    let (open, file) = (book_with(&[word(1, 0)]), book_with(&[word(1, 1), word(2, 0)]));
    let changes = |open: &Book, file: &Book| {
        files::merge::compare(open, file).iter().map(|coming| coming.quiet).collect::<Vec<_>>()
    };
    assert_eq!(changes(&open, &file), [2]);
    assert_eq!(changes(&file, &open), [0], "the older word is followed by ours");
    let check = |version: &str| -> Extra {
        serde_json::from_value(json!({"id": "x-one", "version": version})).unwrap()
    };
    let with = |version: &str| {
        Book::default().with_frame(Frame { checks: vec![check(version)], ..Frame::default() })
    };
    let found = files::merge::superseded(&with("1"), &with("2"));
    assert_eq!(found.checks, [(check("1"), check("2"))]);
    assert!(files::merge::superseded(&with("2"), &with("1")).is_empty());
    assert_eq!(files::merge::merge(&with("2"), &with("1")).frame.checks, [check("2")]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn words_on_doubtful_figures_merge_in_any_order_and_lose_nothing(
        sides in prop::collection::vec(prop::collection::btree_map(0_u8..4, 0_u8..5, 0..4), 1..4)
    ) {
        let books: Vec<_> = sides
            .iter()
            .map(|side| book_with(&side.iter().map(|(id, at)| word(*id, *at)).collect::<Vec<_>>()))
            .collect();
        let merged = |order: &[&Book]| files::write(&files::merge::merge_all(order)).unwrap();
        let forth: Vec<_> = books.iter().collect();
        let back: Vec<_> = books.iter().rev().collect();
        let once = merged(&forth);
        prop_assert_eq!(&once, &merged(&back));
        let again = files::merge::merge_all(&forth);
        prop_assert_eq!(&once, &merged(&[&again, &again, forth[0]]));
        let mut latest = std::collections::BTreeMap::new();
        for (id, at) in sides.iter().flatten() {
            latest.entry(*id).and_modify(|known: &mut u8| *known = (*known).max(*at)).or_insert(*at);
        }
        let kept: Vec<_> = words_of(&again).iter().map(|word| serde_json::to_value(word).unwrap()).collect();
        let expected: Vec<_> = latest.iter().map(|(id, at)| word(*id, *at)).collect();
        prop_assert_eq!(kept, expected);
    }
}
