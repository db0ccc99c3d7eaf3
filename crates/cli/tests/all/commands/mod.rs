//! The command line, run as a program.

mod doubts;
mod evaluate;
mod rules;

use std::path::PathBuf;
use std::process::Output;

use testing::at;

use crate::program::{path as temporary, run};

const GOOD: &str = "tests/exchange/good.json";

fn status(output: &Output) -> Option<i32> {
    output.status.code()
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

/// The verdict on the unit «xa» of a book of the worked cases.
fn evaluate(book: &str, year: &str, rules: &str, lang: &str) -> Output {
    let book = ["tests/cases/books/", book].concat();
    run(&["evaluate", &book, "--unit", "xa", "--year", year, "--rules", rules, "--lang", lang])
}

fn json(output: &Output) -> serde_json::Value {
    assert_eq!(status(output), Some(0), "{}", stderr(output));
    serde_json::from_str(stdout(output)).unwrap()
}

#[test]
fn check_of_a_good_file_says_what_it_holds() {
    let output = run(&["check", GOOD]);
    assert_eq!(status(&output), Some(0));
    assert!(
        stdout(&output).contains("vụ việc: 2\n") && stdout(&output).ends_with("Tệp tốt.\n"),
        "{}",
        stdout(&output)
    );
    assert!(stdout(&run(&["check", GOOD, "--lang", "en"])).ends_with("The file is good.\n"));
}

#[test]
fn check_warns_of_a_paper_that_is_dated_in_the_future() {
    let path = temporary("ahead.json");
    let text = std::fs::read_to_string(at("tests/cases/books/tt-124.json"))
        .unwrap()
        .replace("2024-02-19", "2199-02-19");
    std::fs::write(&path, text).unwrap();
    let output = run(&["check", path.to_str().unwrap()]);
    assert_eq!(status(&output), Some(0));
    assert!(
        stderr(&output).contains("ngày chưa tới") && stderr(&output).contains("plan"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn check_warns_of_a_statement_that_names_no_kind_and_so_says_nothing() {
    let mut book: serde_json::Value = serde_json::from_str(
        &std::fs::read_to_string(at("tests/cases/books/tt-124.json")).unwrap(),
    )
    .unwrap();
    let said = serde_json::json!({
        "id": "none", "unit": "thon", "kind": "issued_or_held", "year": 2024, "value": false, "date": "2024-04-02",
        "stamp": {"at": 1, "device": "case"}
    });
    book["shards"][0]["statements"].as_array_mut().unwrap().push(said);
    let path = temporary("about-nothing.json");
    std::fs::write(&path, book.to_string()).unwrap();
    let told = |lang| stderr(&run(&["check", path.to_str().unwrap(), "--lang", lang])).to_owned();
    assert!(
        told("vi")
            .contains("chưa ghi loại văn bản hoặc hoạt động nên xác nhận này không được tính"),
        "{}",
        told("vi")
    );
    assert!(told("en").contains("the statement counts for nothing"), "{}", told("en"));
}

#[test]
fn every_command_on_a_bad_file_lists_its_problems_and_ends_with_1() {
    let bad = "tests/bad/impossible-dates.json";
    let expected = std::fs::read_to_string(at("tests/bad/impossible-dates.txt")).unwrap();
    let evaluate = ["evaluate", bad, "--year", "2019", "--rules", "tt-23-2012-commune"];
    let report = ["report", bad, "--unit", "d1", "--year", "2019"];
    for arguments in [&["check", bad][..], &evaluate, &report] {
        let output = run(arguments);
        assert_eq!(status(&output), Some(1), "{arguments:?}");
        assert_eq!(stderr(&output), expected, "{arguments:?}");
        assert_eq!(stdout(&output), "");
    }
}

#[test]
fn a_file_of_fifty_megabytes_is_not_refused_for_its_size() {
    let path = temporary("fifty-megabytes.json");
    let good = std::fs::read_to_string(at(GOOD)).unwrap();
    std::fs::write(&path, good + &" ".repeat(50_000_000)).unwrap();
    let output = run(&["check", path.to_str().unwrap()]);
    assert_eq!(status(&output), Some(0), "{}", stderr(&output));
}

#[test]
fn wrong_usage_ends_with_2_and_says_what_is_wrong() {
    let cases: [(&[&str], &str); 11] = [
        (&[], "Usage"),
        (&["check"], "BOOK.json"),
        (&["check", "no-such-file.json"], "no-such-file.json: không mở được tệp"),
        (
            &["evaluate", GOOD, "--year", "2019", "--rules", "tt-1"],
            "không có bộ quy định «tt-1». Có: tt-23-2012-hamlet",
        ),
        (
            &["evaluate", GOOD, "--year", "19", "--rules", "tt-23-2012-commune"],
            "cần năm từ 1900 đến 2199",
        ),
        (
            &["evaluate", GOOD, "--year", "2019", "--rules", "tt-23-2012-commune", "--unit", "c9"],
            "không có đơn vị «c9»",
        ),
        (
            &["evaluate", GOOD, "--year", "2019", "--rules", "tt-23-2012-commune", "--unit", "h1"],
            "không áp dụng cho khu dân cư Trúc Đình",
        ),
        (&["evaluate", GOOD, "--year", "2019"], "--rules"),
        (&["rules", "check"], "RULES.json"),
        (&["report", GOOD, "--unit", "h1", "--year", "2019"], "không cho khu dân cư"),
        (
            &[
                "evaluate",
                GOOD,
                "--year",
                "2019",
                "--rules",
                "tt-23-2012-commune",
                "--reading",
                "loose",
            ],
            "loose",
        ),
    ];
    for (arguments, said) in cases {
        let output = run(arguments);
        assert_eq!(status(&output), Some(2), "{arguments:?}");
        assert!(stderr(&output).contains(said), "{arguments:?}: {}", stderr(&output));
    }
}
