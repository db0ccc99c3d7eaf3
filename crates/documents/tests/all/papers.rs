//! Every template with the four outcomes and with nothing entered.

use documents::{Block, DOTS};

use super::office::{Office, emptied};

const OUTCOMES: [&str; 4] =
    ["outcome-met", "outcome-not-met", "outcome-missing", "outcome-for-decision"];

#[test]
fn every_paper_of_every_outcome_has_words_and_a_place_to_sign() {
    for name in OUTCOMES {
        let papers = Office::sample(name).all(2024);
        assert!(papers.len() > 60, "{name}: {} papers", papers.len());
        for (what, paper) in papers {
            let lines = paper.lines();
            assert!(!paper.heading.is_empty() && !paper.blocks.is_empty(), "{name}: {what}");
            assert!(
                !paper.signers.is_empty() && !paper.signers[0].lines.is_empty(),
                "{name}: {what}"
            );
            for line in &lines {
                assert!(!line.contains(['{', '}']), "{name}: {what}: {line}");
                let is_of_type = |letter: char| letter < '\u{1f00}' || "“”‘’…–".contains(letter);
                assert!(line.chars().all(is_of_type), "Times New Roman lacks a sign: {line}");
                assert!(!line.contains("  ") && line.trim() == line, "{name}: {what}: «{line}»");
                assert!(!line.contains(".."), "{name}: {what}: {line}");
                assert!(!line.contains(" ,") && !line.contains(" ."), "{name}: {what}: {line}");
            }
        }
    }
}

#[test]
fn what_nobody_entered_is_dots_and_never_a_zero() {
    let office = Office::of(emptied(&Office::sample("outcome-met").book));
    let papers = office.all(2024);
    assert!(papers.len() > 60);
    let mut dotted = 0;
    for (what, paper) in papers {
        let mut texts = paper.lines();
        dotted += usize::from(texts.iter().any(|line| line.contains(DOTS)));
        texts.retain(|line| *line != paper.header.place);
        for text in texts {
            let mut words = text.split(|letter: char| !letter.is_alphanumeric() && letter != '/');
            assert!(!words.any(|word| matches!(word, "0" | "00")), "{what}: {text}");
        }
    }
    assert!(dotted > 50, "{dotted} papers have room to write");
}

#[test]
fn headings_are_numbered_without_a_gap_whatever_is_left_out() {
    for name in OUTCOMES {
        for (what, paper) in Office::sample(name).all(2024) {
            let first = paper.blocks.iter().filter_map(|block| match block {
                Block::Heading { level: 1, text } => text.split('.').next(),
                _ => None,
            });
            let expected = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];
            for (found, expected) in first.zip(expected) {
                assert_eq!(found, expected, "{name}: {what}");
            }
        }
    }
}

#[test]
fn nothing_of_a_district_is_on_a_paper_after_its_end() {
    let office = Office::sample("tran-yen-2026");
    for (what, paper) in office.all(2026) {
        let top = [paper.header.above, paper.header.issuer, paper.addressed, paper.recipients];
        let text = top.concat().join("\n").to_lowercase();
        assert!(!text.contains("huyện"), "{what}: {text}");
    }
    let refused = office.paper("year-report", "huyen-tran-yen", 2026, None);
    assert!(refused.is_err(), "a district that ended writes no report");
}

#[test]
fn a_hamlet_signs_its_own_papers_and_the_commune_those_of_the_commune() {
    let office = Office::sample("tran-yen-2026");
    let hamlet = office.book.units().find(|unit| unit.name == "Trúc Đình").unwrap().id.to_string();
    let signs = |kind: &str, unit: &str| office.paper(kind, unit, 2026, None).unwrap().signers;
    assert_eq!(signs("hamlet-report", &hamlet)[0].lines, ["TRƯỞNG THÔN"]);
    assert_eq!(
        signs("commune-registration", "tran-yen")[0].lines,
        ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]
    );
    assert_eq!(signs("commune-report", "tran-yen")[0].lines, ["TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN"]);
    let decision = office.paper("recognition-decision", &hamlet, 2026, Some("2026-11-13")).unwrap();
    assert_eq!(decision.header.issuer, ["ỦY BAN NHÂN DÂN", "XÃ TRẤN YÊN"]);
    assert_eq!(decision.header.place, "Trấn Yên, ngày 13 tháng 11 năm 2026");
    let of_commune = office.paper("recognition-decision", "tran-yen", 2026, None).unwrap();
    assert_eq!(of_commune.header.issuer, ["ỦY BAN NHÂN DÂN", "TỈNH LÀO CAI"]);
    assert!(of_commune.notes[1].contains("chưa đối chiếu văn bản gốc"), "{:?}", of_commune.notes);
}

#[test]
fn each_level_signs_for_itself_at_its_own_place() {
    let mut office = Office::sample("tran-yen-2026");
    let province = office.book.units().find(|unit| unit.name == "Lào Cai").unwrap().id.to_string();
    let settings = format!(
        r#"{{"holders": {{"tran-yen": {{"chairman": "Nguyễn Thị B"}}, "{province}": {{"chairman": "Trần Văn C"}}}}}}"#
    );
    office.settings = documents::Settings::read("cai-dat.json", settings.as_bytes()).unwrap();
    let notice = office.paper("not-met-notice", "tran-yen", 2026, Some("2026-11-25")).unwrap();
    assert_eq!(notice.header.issuer, ["ỦY BAN NHÂN DÂN", "TỈNH LÀO CAI"]);
    assert_eq!(notice.header.place, "Lào Cai, ngày 25 tháng 11 năm 2026");
    assert_eq!(notice.signers[0].name, "Trần Văn C");
    assert_eq!(notice.addressed, ["Kính gửi: Ủy ban nhân dân xã Trấn Yên."]);
    let report = office.paper("year-report", "tran-yen", 2026, None).unwrap();
    assert_eq!(report.signers[0].name, "Nguyễn Thị B");

    let settings = format!(r#"{{"holders": {{"{province}": {{"chairman": "Trần Văn C"}}}}}}"#);
    office.settings = documents::Settings::read("cai-dat.json", settings.as_bytes()).unwrap();
    let report = office.paper("year-report", "tran-yen", 2026, None).unwrap();
    assert_eq!(
        report.signers[0].name, "",
        "the chairman of the province does not sign for the commune"
    );
}

#[test]
fn before_the_end_of_districts_the_district_recognises_a_commune() {
    let office = Office::sample("tran-yen-2019");
    let decision = office.paper("recognition-decision", "viet-thanh", 2019, None).unwrap();
    assert_eq!(decision.header.issuer, ["ỦY BAN NHÂN DÂN", "HUYỆN TRẤN YÊN"]);
}
