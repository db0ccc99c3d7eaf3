//! Commands over many books: folders, lines, bad files among good ones.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use testing::merging::{stamp, text, two_communes, unit};

use crate::program::{path, run};

const RULES: [&str; 4] = ["--rules", "tt-124-2021-commune", "--rules", "tt-124-2021-hamlet"];

fn said(output: &Output, code: i32) -> String {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let (stdout, stderr) = (text(&output.stdout), text(&output.stderr));
    assert_eq!(output.status.code(), Some(code), "{stdout}{stderr}");
    stdout
}

/// A country of six communes in folders of provinces.
fn country(name: &str) -> PathBuf {
    let folder = path(name);
    let _ = fs::remove_dir_all(&folder);
    let size = ["--hamlets", "18", "--incidents", "300", "--points", "60"];
    let out = folder.to_str().unwrap();
    let made = run(&[&["generate", "--communes", "6", "--folders", "-o", out], &size[..]].concat());
    said(&made, 0);
    folder
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let provinces = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = provinces
        .flat_map(|province| fs::read_dir(province).unwrap())
        .map(|file| file.unwrap().path())
        .collect();
    files.sort();
    files
}

fn evaluate(books: &str, more: &[&str]) -> Output {
    let first = ["evaluate", books, "--year", "2025", "--format", "ndjson"];
    run(&[&first[..], &RULES, more].concat())
}

fn lines(text: &str) -> Vec<&str> {
    let mut lines: Vec<_> = text.lines().collect();
    lines.sort_unstable();
    lines
}

#[test]
fn a_folder_its_lines_and_its_merged_book_give_the_same_findings() {
    let folder = country("many-same");
    let books = folder.to_str().unwrap();
    let of_folder = said(&evaluate(books, &[]), 0);
    assert!(of_folder.lines().count() > 6 * 10);
    assert_eq!(said(&evaluate(books, &["--jobs", "1"]), 0), of_folder);

    let flat: String = files(&folder)
        .iter()
        .map(|file| fs::read_to_string(file).unwrap().replace('\n', " ") + "\n")
        .collect();
    let ndjson = path("many-same.ndjson");
    fs::write(&ndjson, &flat).unwrap();
    assert_eq!(said(&evaluate(ndjson.to_str().unwrap(), &[]), 0), of_folder);
    assert_eq!(said(&through_stdin(&flat), 0), of_folder);

    let merged = path("many-same-merged.json");
    said(&run(&["merge", books, "-o", merged.to_str().unwrap()]), 0);
    let of_merged = said(&evaluate(merged.to_str().unwrap(), &[]), 0);
    assert_eq!(lines(&of_merged), lines(&of_folder));
}

fn through_stdin(text: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_binh-yen"));
    command.args(["evaluate", "-", "--year", "2025", "--format", "ndjson"]).args(RULES);
    let command = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut running = command.spawn().unwrap();
    let mut stdin = running.stdin.take().unwrap();
    let text = text.to_owned();
    let writing = std::thread::spawn(move || stdin.write_all(text.as_bytes()));
    let output = running.wait_with_output().unwrap();
    writing.join().unwrap().unwrap();
    output
}

#[test]
fn two_books_of_one_commune_are_merged_before_they_are_judged() {
    let folder = path("many-two");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let base = two_communes();
    let more =
        base.with_unit(unit("h2", "hamlet", Some("c0"), "Lan Đình"), stamp(9, "d2")).unwrap();
    fs::write(folder.join("a.json"), text(&base)).unwrap();
    fs::write(folder.join("b.json"), text(&more)).unwrap();
    let found = said(&evaluate(folder.to_str().unwrap(), &[]), 0);
    let units = |id: &str| {
        let is_of = |line: &&str| serde_json::from_str::<Value>(line).unwrap()["unit"] == id;
        found.lines().filter(is_of).count()
    };
    assert!(units("h0") > 0 && units("h0") == units("h1") && units("h0") == units("h2"));
    let alone = said(&evaluate(folder.join("b.json").to_str().unwrap(), &[]), 0);
    assert_eq!(lines(&alone), lines(&found));
    // On the standard input, an array holds the books that are judged together.
    let flat = [text(&base), text(&more)].map(|book| book.replace('\n', " ")).join(",");
    assert_eq!(said(&through_stdin(&format!("[{flat}]\n")), 0), found);
}

#[test]
fn bad_files_are_left_out_and_named_or_refused() {
    let folder = country("many-bad");
    let books = folder.to_str().unwrap();
    let good = said(&evaluate(books, &[]), 0);
    let first = fs::read_to_string(&files(&folder)[0]).unwrap();
    fs::write(folder.join("cut.json"), &first[..first.len() / 2]).unwrap();
    fs::write(folder.join("other.json"), "{\"format\": \"khác\"}").unwrap();
    let newer = first.replacen("\"version\": \"1.", "\"version\": \"2.", 1);
    fs::write(folder.join("newer.json"), newer).unwrap();
    fs::write(folder.join("readme.txt"), "not a book").unwrap();

    for command in [&["check", books][..], &["report", books, "--year", "2025"]] {
        let output = run(command);
        said(&output, 3);
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert!(
            ["cut.json", "other.json", "newer.json"].iter().all(|name| stderr.contains(name)),
            "{stderr}"
        );
        let strict = run(&[command, &["--strict"]].concat());
        assert_eq!(said(&strict, 1), "");
    }
    assert_eq!(said(&evaluate(books, &[]), 3), good);
    assert_eq!(said(&evaluate(books, &["--strict"]), 1), "");
}

#[test]
fn a_unit_that_no_book_has_is_wrong_usage() {
    let folder = country("many-unit");
    let books = folder.to_str().unwrap();
    said(&evaluate(books, &["--unit", "none"]), 2);
    said(&run(&["report", books, "--year", "2025", "--unit", "none"]), 2);
}

#[test]
fn a_rule_set_that_is_not_in_force_is_reported_once_for_all_books() {
    let folder = country("many-not-in-force");
    let rules = ["--year", "2025", "--rules", "tt-23-2012-commune"];
    let output = run(&[&["evaluate", folder.to_str().unwrap()], &rules[..]].concat());
    said(&output, 0);
    let reported = String::from_utf8(output.stderr).unwrap();
    assert_eq!(reported.matches("không có hiệu lực").count(), 1, "{reported}");
    assert!(reported.contains("tt-124-2021-commune"), "{reported}");
}

#[test]
fn the_countrys_figures_are_those_of_its_merged_book() {
    let folder = country("many-report");
    let books = folder.to_str().unwrap();
    let report = |books: &str, more: &[&str]| -> Value {
        let command = ["report", books, "--year", "2025", "--format", "json"];
        serde_json::from_str(&said(&run(&[&command, more].concat()), 0)).unwrap()
    };
    let country = report(books, &[]);
    assert_eq!(report(books, &["--unit", "VN"]), country["country"]);
    let merged = path("many-report-merged.json");
    said(&run(&["merge", books, "-o", merged.to_str().unwrap()]), 0);
    assert_eq!(report(merged.to_str().unwrap(), &[]), country);
    for of_province in country["provinces"].as_array().unwrap() {
        let unit = of_province["unit"].as_str().unwrap();
        assert_eq!(&report(books, &["--unit", unit]), of_province);
        let alone = report(merged.to_str().unwrap(), &["--unit", unit]);
        assert_eq!(alone["safety_evaluated"], of_province["safety_evaluated"]);
        assert_eq!(alone["models_new_by_kind"], of_province["models_new_by_kind"]);
    }
    let sum: u64 = country["provinces"]
        .as_array()
        .unwrap()
        .iter()
        .map(|of| of["communes"].as_u64().unwrap())
        .sum();
    assert_eq!(country["country"]["communes"], sum);
}
