//! Tests that the guide to rule files is true: its pieces make the sample's file, and the program
//! answers as the guide says.

use std::fs;
use std::path::PathBuf;

use book::Frame;
use law::Library;
use serde_json::Value;
use testing::at;

use crate::program::{path, run_in};

const GUIDE: &str = include_str!("../../../../docs/rule-files.md");
const FILE: &str = "nam-dinh-kieu-mau.json";

/// A fenced piece of the guide.
enum Piece<'g> {
    /// The whole file, a condition to add to it, or a member to put above its conditions.
    Json(&'g str),
    /// A condition that the guide shows as a mistake, in place of the last one.
    Wrong(&'g str),
    /// A command and its output.
    Console { command: &'g str, printed: &'g str },
}

fn pieces() -> Vec<Piece<'static>> {
    let blocks = GUIDE.split("```").skip(1).step_by(2);
    let piece = |block: &'static str| {
        let (kind, body) = block.split_once('\n').unwrap();
        match kind {
            "json" => Some(Piece::Json(body.trim_end())),
            "json sai" => Some(Piece::Wrong(body.trim_end())),
            "console" => {
                let (command, printed) =
                    body.strip_prefix("$ binh-yen ").unwrap().split_once('\n').unwrap();
                Some(Piece::Console { command, printed })
            }
            _ => None,
        }
    };
    blocks.filter_map(piece).collect()
}

const END: &str = "\n  ]\n}";

/// The file with a piece added as the guide tells.
fn with(file: &str, piece: &str) -> String {
    match piece {
        _ if file.is_empty() => piece.to_owned(),
        _ if piece.starts_with('{') => {
            format!("{},\n{piece}{END}", file.strip_suffix(END).unwrap())
        }
        _ => file.replacen("  \"conditions\"", &format!("{piece}\n  \"conditions\""), 1),
    }
}

fn folder() -> PathBuf {
    let folder = path("guide");
    fs::create_dir_all(&folder).unwrap();
    fs::copy(at("tests/cases/books/nam-dinh.json"), folder.join("nam-dinh.json")).unwrap();
    folder
}

/// Runs a command in the folder of the file. A line with only `…` stands for the rest of the
/// output.
fn assert_printed(command: &str, file: &str, expected: &str) {
    let folder = folder();
    fs::write(folder.join(FILE), file).unwrap();
    let output = run_in(&folder, &command.split(' ').collect::<Vec<_>>());
    let said =
        String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
    match expected.split_once("…\n") {
        Some((start, "")) => assert!(said.starts_with(start), "{command}\n{said}"),
        _ => assert_eq!(said, expected, "{command}"),
    }
}

#[test]
fn the_file_that_the_guide_writes_is_good_at_every_step_and_ends_as_the_sample() {
    let national = Library::national().unwrap();
    let (mut before, mut file, mut wrong, mut commands) = (String::new(), String::new(), None, 0);
    for piece in pieces() {
        match piece {
            Piece::Json(piece) => {
                (before, wrong) = (file, None);
                file = with(&before, piece);
                let read = files::read_rules(
                    file.as_bytes(),
                    FILE,
                    &national,
                    &Frame::default(),
                    &str::to_owned,
                );
                assert!(read.is_ok(), "{read:?}");
            }
            Piece::Wrong(piece) => wrong = Some(with(&before, piece)),
            Piece::Console { command, printed } => {
                assert_printed(command, wrong.as_ref().unwrap_or(&file), printed);
                commands += 1;
            }
        }
    }
    assert_eq!(commands, 3);
    let value = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    assert_eq!(
        value(&file),
        value(&fs::read_to_string(at("samples/rules/nam-dinh-kieu-mau.json")).unwrap())
    );
}

#[test]
fn the_guide_names_every_test_of_the_language() {
    let schema = files::rules_schema().unwrap();
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let tests = schema["$defs"]["Test"]["oneOf"].as_array().unwrap();
    let names = tests.iter().map(|test| test["required"][0].as_str().unwrap());
    let left_out: Vec<_> = names.filter(|name| !GUIDE.contains(&format!("`{name}`"))).collect();
    assert!(left_out.is_empty(), "{left_out:?}");
}
