//! `binh-yen export`: typed tables.

use std::fs;
use std::process::Command;

use serde_json::Value;
use testing::{at, root};

use crate::program::{path, run};

const BOOK: &str = "samples/tran-yen-2026.json";

fn export(format: &str) -> std::path::PathBuf {
    let folder = path(&format!("tables-{format}"));
    let _ = fs::remove_dir_all(&folder);
    let output = run(&[
        "export",
        BOOK,
        "--year",
        "2026",
        "--format",
        format,
        "-o",
        folder.to_str().unwrap(),
    ]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    folder
}

#[test]
fn the_page_of_tables_is_current() {
    let made = String::from_utf8(run(&["schema", "tables"]).stdout).unwrap();
    let page = at("docs/tables.md");
    if std::env::var_os("BINH_YEN_BLESS").is_some() {
        fs::write(&page, &made).unwrap();
    }
    assert!(made == fs::read_to_string(page).unwrap(), "BINH_YEN_BLESS=1 writes docs/tables.md");
}

#[test]
fn rows_hold_what_the_book_holds_and_null_for_what_it_does_not_know() {
    let folder = export("ndjson");
    let rows = |table: &str| -> Vec<Value> {
        let text = fs::read_to_string(folder.join(format!("{table}.ndjson"))).unwrap();
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    };
    let book: Value = serde_json::from_str(&fs::read_to_string(at(BOOK)).unwrap()).unwrap();
    let incidents: Vec<&Value> = book["shards"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|shard| shard["incidents"].as_array().into_iter().flatten())
        .collect();
    let exported = rows("incidents");
    assert_eq!(exported.len(), incidents.len());
    for incident in incidents {
        let row = exported.iter().find(|row| row["id"] == incident["id"]).unwrap();
        assert_eq!(row["count"], incident.get("count").cloned().unwrap_or(1.into()));
        assert_eq!(row["deaths"], incident.get("deaths").cloned().unwrap_or(Value::Null));
        assert_eq!(row["date"], incident["date"]);
    }
    let findings = rows("findings");
    let verdicts = rows("verdicts");
    let outcome = |row: &Value| row["outcome"].as_i64();
    for verdict in verdicts
        .iter()
        .filter(|verdict| verdict["points_low"].is_null() && outcome(verdict).is_some())
    {
        let is_of = |row: &&Value| {
            ["unit", "rules", "year"].iter().all(|key| row[*key] == verdict[*key])
                && row["list"] == "conditions"
                && row["part_of"].is_null()
        };
        let least = findings.iter().filter(is_of).filter_map(outcome).min().unwrap_or(3);
        assert_eq!(outcome(verdict), Some(least), "{verdict}");
    }
    let manifest: Value =
        serde_json::from_str(&fs::read_to_string(folder.join("tables.json")).unwrap()).unwrap();
    assert_eq!(manifest["rows"]["findings"], findings.len());
}

#[test]
fn the_lines_of_evaluate_are_the_rows_of_the_table() {
    const RULES: &str = "tt-124-2021-hamlet";
    let folder = path("tables-evaluated");
    let common = [BOOK, "--year", "2026", "--rules", RULES, "--format", "ndjson"];
    run(&[&["export", "-o", folder.to_str().unwrap()][..], &common].concat());
    let table = fs::read_to_string(folder.join("findings.ndjson")).unwrap();
    let lines = String::from_utf8(run(&[&["evaluate"][..], &common].concat()).stdout).unwrap();
    let sorted = |text: &str| {
        let mut lines: Vec<_> = text.lines().map(str::to_owned).collect();
        lines.sort_unstable();
        lines
    };
    assert!(sorted(&table).len() > 20);
    assert_eq!(sorted(&lines), sorted(&table));
}

#[test]
fn every_format_has_every_table() {
    let count = |format| {
        let files = fs::read_dir(export(format)).unwrap();
        files.filter(|file| file.as_ref().unwrap().path().extension().unwrap() == format).count()
    };
    assert_eq!(count("parquet"), count("csv"));
    assert!(count("csv") > 20);
}

/// A limit on the size of files stands for a full disk: writing fails in the middle.
#[test]
fn what_could_not_be_written_whole_is_not_there() {
    let folder = path("tables-full");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.parent().unwrap()).unwrap();
    for format in ["parquet", "csv", "ndjson"] {
        let command = format!(
            "trap '' XFSZ; ulimit -f 8; exec {} export {BOOK} --year 2026 --format {format} -o {}",
            env!("CARGO_BIN_EXE_binh-yen"),
            folder.display()
        );
        let output =
            Command::new("sh").args(["-c", &command]).current_dir(root()).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
        assert!(!folder.exists());
    }
    let left = fs::read_dir(folder.parent().unwrap()).unwrap();
    let is_left = |name: &str| name.starts_with(".tables-full");
    assert!(
        !left.map(|entry| entry.unwrap().file_name()).any(|name| is_left(&name.to_string_lossy()))
    );
}

#[test]
fn a_folder_with_something_else_is_not_written_over() {
    let folder = path("tables-other");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("mine.txt"), "x").unwrap();
    let output = run(&["export", BOOK, "-o", folder.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(fs::read_to_string(folder.join("mine.txt")).unwrap(), "x");
}

#[test]
fn tables_take_the_place_of_earlier_ones_and_of_nothing_else() {
    let folder = path("tables-again");
    let _ = fs::remove_dir_all(&folder);
    let export = |format: &str| {
        let out = folder.to_str().unwrap();
        run(&["export", BOOK, "--year", "2026", "--format", format, "-o", out]).status.code()
    };
    assert_eq!(export("csv"), Some(0));
    assert_eq!(export("ndjson"), Some(0));
    assert!(!folder.join("units.csv").exists() && !folder.join("postgresql.sql").exists());
    let first = fs::read(folder.join("verdicts.ndjson")).unwrap();
    assert_eq!(export("ndjson"), Some(0));
    assert!(fs::read(folder.join("verdicts.ndjson")).unwrap() == first, "rows are in one order");
    fs::write(folder.join("mine.csv"), "x").unwrap();
    assert_eq!(export("ndjson"), Some(2));
    assert_eq!(fs::read_to_string(folder.join("mine.csv")).unwrap(), "x");
}

#[test]
fn a_rule_set_that_no_book_has_is_wrong_usage() {
    let folder = path("tables-mistyped");
    let out = folder.to_str().unwrap();
    let output = run(&["export", BOOK, "--year", "2026", "--rules", "tt-124", "-o", out]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("tt-124"));
    assert!(!folder.exists());
}
