//! Word files and pages.

use documents::{Block, Document, docx, html};

use super::office::Office;
use super::reading::{check_xml, docx_lines, html_lines, part, sorted, unzip};

#[test]
fn word_files_and_pages_have_the_text_of_the_paper() {
    for name in ["outcome-met", "outcome-missing"] {
        for (what, paper) in Office::sample(name).all(2024) {
            let lines = sorted(paper.lines());
            assert_eq!(docx_lines(&docx(&paper)), lines, "{name}: {what}");
            assert_eq!(html_lines(&html(&paper)), lines, "{name}: {what}");
        }
    }
}

#[test]
fn every_part_of_a_word_file_is_well_formed() {
    for (what, paper) in Office::sample("outcome-not-met").all(2024) {
        for (part, text) in unzip(&docx(&paper)) {
            check_xml(&format!("{what} {part}"), &String::from_utf8(text).unwrap());
        }
    }
}

#[test]
fn the_layout_is_that_of_the_decree() {
    let office = Office::sample("outcome-met");
    let unit = office.book.top().unwrap().id.to_string();
    let file = docx(&office.paper("commune-report", &unit, 2024, None).unwrap());
    let body = part(&file, "word/document.xml");
    assert!(body.contains("<w:pgSz w:w=\"11906\" w:h=\"16838\"/>"), "A4");
    assert!(body.contains("w:top=\"1134\" w:right=\"851\" w:bottom=\"1134\" w:left=\"1701\""));
    assert!(body.contains("<w:titlePg/>"), "no number on page 1");
    assert!(body.contains("<w:tblHeader/>"), "heads repeat");
    let styles = part(&file, "word/styles.xml");
    assert!(styles.contains("Times New Roman") && styles.contains("<w:lang w:val=\"vi-VN\""));
    let top = part(&file, "word/header1.xml");
    assert!(top.contains(" PAGE "));
    let wide = docx(&office.paper("condition-table", &unit, 2024, None).unwrap());
    assert!(part(&wide, "word/document.xml").contains("w:orient=\"landscape\""));
}

#[test]
fn the_same_paper_gives_the_same_bytes() {
    let office = Office::sample("outcome-met");
    let unit = office.book.top().unwrap().id.to_string();
    let file = || docx(&office.paper("year-report", &unit, 2024, None).unwrap());
    assert_eq!(file(), file());
}

#[test]
fn names_of_two_hundred_letters_and_signs_of_xml_stay_whole() {
    let name = format!("Bản {}", "Nậm<&>\"".repeat(28));
    let paper = Document {
        heading: "BÁO CÁO".to_owned(),
        blocks: vec![Block::Paragraph(name.clone()), Block::Paragraph("a\u{1}b".to_owned())],
        ..Document::default()
    };
    assert!(docx_lines(&docx(&paper)).contains(&name));
    assert!(html_lines(&html(&paper)).contains(&name));
    assert!(docx_lines(&docx(&paper)).contains(&"ab".to_owned()), "no letter that XML cannot hold");
}
