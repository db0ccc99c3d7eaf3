//! `binh-yen document`, run as a program.

use std::process::Output;

use crate::program::{path, run};

const BOOK: &str = "samples/outcome-met.json";

fn document(arguments: &[&str]) -> Output {
    run(&[&["document"], arguments].concat())
}

fn temporary(name: &str) -> String {
    path(name).to_str().unwrap().to_owned()
}

fn refusal(output: &Output) -> (Option<i32>, String) {
    (output.status.code(), String::from_utf8(output.stderr.clone()).unwrap())
}

#[test]
fn document_writes_one_paper_and_the_whole_dossier() {
    let of_commune = [BOOK, "--unit", "binh-an", "--year", "2024"];
    let listed = document(&["--list"]);
    assert!(String::from_utf8(listed.stdout).unwrap().contains("commune-report\n"));

    let paper = temporary("bao-cao.docx");
    let made = document(&[&of_commune[..], &["--kind", "commune-report", "-o", &paper]].concat());
    assert!(made.status.success(), "{made:?}");
    assert!(std::fs::read(&paper).unwrap().starts_with(b"PK"));

    let page = temporary("bao-cao.html");
    let format = ["--kind", "commune-report", "--format", "html", "-o", &page];
    assert!(document(&[&of_commune[..], &format].concat()).status.success());
    assert!(std::fs::read_to_string(&page).unwrap().contains("TRƯỞNG BAN"));

    let dossier = temporary("ho-so.zip");
    let made = document(&[&of_commune[..], &["--all", "-o", &dossier]].concat());
    assert!(String::from_utf8(made.stdout).unwrap().ends_with(" văn bản\n"));
    assert!(std::fs::read(&dossier).unwrap().starts_with(b"PK"));
}

#[test]
fn document_says_what_is_wrong_with_what_it_was_asked() {
    let asked = |kind: &str, unit: &str, more: &[&str]| {
        let arguments = [BOOK, "--unit", unit, "--year", "2024", "--kind", kind];
        refusal(&document(&[&arguments[..], more].concat()))
    };
    let nowhere = temporary("khong-co.docx");
    let to = ["-o", nowhere.as_str()];
    assert_eq!(
        asked("poem", "binh-an", &to),
        (Some(2), "không có mẫu «poem»: binh-yen document --list\n".to_owned())
    );
    let (status, why) = asked("hamlet-report", "binh-an", &to);
    assert_eq!(status, Some(2));
    assert_eq!(why, "văn bản này không lập cho xã, chỉ cho: khu dân cư\n");

    let template = temporary("mau.json");
    std::fs::write(&template, r#"{"id": "mau", "blocks": ["{uni}"]}"#).unwrap();
    let (status, why) =
        asked("mau", "binh-an", &["-o", &nowhere, "--template", &template, "--lang", "en"]);
    assert_eq!(status, Some(1), "{why}");
    assert!(why.contains("mau.json: blocks[0]: there is no field «uni»\n"), "{why}");
    assert!(why.contains("mau.json: lacks «title»\n"), "{why}");
}

/// A machine has only the given programs, each of which prints a text.
#[cfg(unix)]
fn pdf_on_a_machine_with(name: &str, programs: &[(&str, &str)]) -> (Option<i32>, String) {
    use std::os::unix::fs::PermissionsExt;

    let folder = path(name);
    std::fs::create_dir_all(&folder).unwrap();
    for (program, text) in programs {
        let program = folder.join(program);
        std::fs::write(&program, format!("#!/bin/sh\nprintf %s '{text}'\n")).unwrap();
        std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
    }
    let made = folder.join("bao-cao.pdf");
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_binh-yen"))
        .args(["document", BOOK, "--unit", "binh-an", "--year", "2024", "--kind", "commune-report"])
        .args(["--format", "pdf", "-o"])
        .arg(&made)
        .current_dir(testing::root())
        .env("PATH", &folder)
        .output()
        .unwrap();
    assert!(!made.exists());
    refusal(&output)
}

#[cfg(unix)]
#[test]
fn pdf_is_refused_where_no_font_has_vietnamese_letters_or_no_office_makes_it() {
    let (status, why) = pdf_on_a_machine_with("no-font", &[("fc-match", "Some Serif|en|fr")]);
    assert_eq!(status, Some(2));
    assert!(why.contains("(đang có Some Serif)") && why.contains("Liberation Serif 2"), "{why}");
    let (status, why) = pdf_on_a_machine_with("no-office", &[("fc-match", "Tinos|en|vi")]);
    assert_eq!(status, Some(2));
    assert!(why.contains("cần cài LibreOffice"), "{why}");
}
