//! Tests of data files, through the functions that the page and the command line use.

mod remarks;
mod versions;

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use book::{Book, Day, Lang, Period, RecordKind, UnitId, UnitKind, Year};
use files::{Change, FileRead, Minor, Problem, Remark, Summary};
use law::Library;
use testing::at;
use unicode_normalization::UnicodeNormalization;

use testing::json_files;

static LIBRARY: LazyLock<Library> = LazyLock::new(|| Library::national().unwrap());

fn read(bytes: &[u8], name: &str) -> Result<FileRead, Vec<Problem>> {
    files::read(bytes, name, &LIBRARY, &|text| text.nfc().collect())
}

fn good_text() -> String {
    fs::read_to_string(at("tests/exchange/good.json")).unwrap()
}

fn good() -> Book {
    read_text(&good_text()).book
}

fn read_text(text: &str) -> FileRead {
    read(text.as_bytes(), "so.json").unwrap_or_else(|problems| panic!("{}", sentences(&problems)))
}

fn sentences(problems: &[Problem]) -> String {
    problems.iter().map(|problem| problem.text(Lang::Vi) + "\n").collect()
}

fn name_of(file: &Path) -> &str {
    file.file_name().unwrap().to_str().unwrap()
}

/// Each `tests/bad/*.json` has a `.txt` beside it with the sentences to expect.
#[test]
fn every_bad_file_is_refused_with_all_its_problems_and_their_places() {
    for file in json_files("tests/bad") {
        let said =
            sentences(&read(&fs::read(&file).unwrap(), name_of(&file)).expect_err(name_of(&file)));
        let expected = fs::read_to_string(file.with_extension("txt")).unwrap_or_default();
        assert_eq!(said, expected, "{}", file.display());
    }
}

#[test]
fn values_nested_too_deep_are_told_once_beside_fields_that_the_format_does_not_have() {
    let unit = |id: &str, more: &str| {
        let stamp = r#"{"at": 1, "device": "d"}"#;
        format!(
            r#"{{"root": "{id}", "units": [{{"id": "{id}", "kind": "commune", "name": "Xã «{id}»", "stamp": {stamp}, {more}}}]}}"#
        )
    };
    let deep = format!(r#""more": {}{}"#, "[".repeat(40), "]".repeat(40));
    let shards = [unit("a", &deep), unit("b", r#""more": 1"#)].join(", ");
    let text = format!(r#"{{"format": "binh-yen", "version": "1.0", "shards": [{shards}]}}"#);
    for text in [text.replace(['«', '»'], ""), text] {
        let problems = read(text.as_bytes(), "so.json").unwrap_err();
        assert_eq!(problems.len(), 1, "{}", sentences(&problems));
    }
}

/// Texts that are no JSON, each for another reason.
const NO_JSON: [&str; 24] = [
    "{\"format\": }",
    "{\"format\" 1}",
    "{\"format\": 1 2}",
    "{\"a\": [1 2]}",
    "{\"a\": [1,]}",
    "{\"a\": 1,}",
    "{\"a\": tru}",
    "{\"a\": nul}",
    "{a: 1}",
    "{1: 1}",
    "{\"a\": \"\\x\"}",
    "{\"a\": \"\\ud800\"}",
    "{\"a\": \"\\ud800\\u0041\"}",
    "{\"a\": \"\\u12\"}",
    "{\"a\": \"\u{1}\"}",
    "{\"a\": 01}",
    "{\"a\": -}",
    "{\"a\": 1.}",
    "{\"a\": 1e}",
    "{} {}",
    "{\"a\": +1}",
    "{\"a\"",
    "<html>",
    "{\"a\": 'b'}",
];

#[test]
fn what_is_wrong_with_the_syntax_is_said_in_the_readers_language() {
    let english = [
        "expect",
        "invalid",
        "EOF",
        "trailing",
        "control",
        "surrogate",
        "must be",
        "recursion",
        "range",
        "ident",
        "while",
        "column",
    ];
    for text in NO_JSON.iter().map(|text| (*text).to_owned()).chain([good_text().replacen(
        "\"count\": 2",
        "\"count\": 2 2",
        1,
    )]) {
        for problem in read(text.as_bytes(), "so.json").expect_err(&text) {
            let said = problem.text(Lang::Vi);
            assert!(!english.iter().any(|word| said.contains(word)), "{text}: {said}");
        }
    }
}

/// Replaces each value of the good file in turn by values of other types.
#[test]
fn what_is_wrong_with_a_value_is_said_in_the_readers_language() {
    let whole: serde_json::Value = serde_json::from_str(&good_text()).unwrap();
    for pointer in testing::pointers(&whole) {
        for other in [
            serde_json::json!(null),
            serde_json::json!(1.5),
            serde_json::json!("?"),
            serde_json::json!([[]]),
            serde_json::json!({"?": 1}),
        ] {
            let mut changed = whole.clone();
            *changed.pointer_mut(&pointer).unwrap() = other;
            for problem in
                read(changed.to_string().as_bytes(), "so.json").err().into_iter().flatten()
            {
                let what = problem.what(Lang::Vi);
                // Drops what the sentence quotes from the file.
                let said: String = what
                    .split('«')
                    .map(|part| part.split_once('»').map_or(part, |(_, rest)| rest))
                    .collect();
                let is_english =
                    ["expected", "invalid ", "missing", "unknown", "duplicate", "data did not"]
                        .iter()
                        .any(|word| said.contains(word));
                assert!(!is_english, "{pointer}: {said}");
            }
        }
    }
}

#[test]
fn numbers_of_a_newer_version_stay_as_they_were_written() {
    let numbers = [
        "123456789012345678901234567890",
        "-98765432109876543210",
        "1.10",
        "0.1000000000000000055511151231257827",
        "18446744073709551616",
    ];
    for number in numbers {
        let text = good_text().replacen(
            "\"count\": 2",
            &format!("\"count\": 2, \"measured\": {number}, \"all\": [{{\"n\": {number}}}]"),
            1,
        );
        assert_ne!(text, good_text());
        let written = files::write(&read_text(&text).book).unwrap();
        assert!(
            written.contains(&format!("\"measured\": {number}"))
                && written.contains(&format!("{{\"n\": {number}}}")),
            "{number}"
        );
        assert_eq!(files::write(&read_text(&written).book).unwrap(), written);
    }
}

#[test]
fn every_problem_is_said_in_english_too() {
    for file in json_files("tests/bad") {
        for problem in read(&fs::read(&file).unwrap(), name_of(&file)).expect_err(name_of(&file)) {
            let english = problem.what(Lang::En);
            assert!(!english.is_empty() && english != problem.what(Lang::Vi), "{english}");
            assert!(!problem.todo(Lang::En).is_empty());
        }
    }
}

#[test]
fn a_file_of_fifty_megabytes_is_refused_by_its_size() {
    let problems = read(&vec![b' '; 50_000_000], "lon.json").expect_err("too big");
    assert_eq!(
        sentences(&problems),
        "lon.json: tệp quá lớn: 50 MB, nhiều nhất là 32 MB. \
         Kiểm tra xem có đúng là tệp sổ Bình Yên không; nếu đúng, tách thành nhiều tệp nhỏ hơn.\n"
    );
}

#[test]
fn a_file_cut_anywhere_is_refused() {
    let text = files::write(&good()).unwrap();
    let end = text.trim_end().len();
    for at in (0..end).filter(|&at| text.is_char_boundary(at)).step_by(7) {
        assert!(read(&text.as_bytes()[..at], "cut.json").is_err(), "cut at {at}");
    }
}
