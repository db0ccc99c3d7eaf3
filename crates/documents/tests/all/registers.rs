//! Lists as papers.

use book::{KindCode, RecordKind};
use desk::route::Query;
use documents::{Block, Document, Register, Table, docx, html};

use super::office::{Office, day, id, year};
use super::reading::{docx_lines, html_lines, sorted};

fn list(office: &Office, kind: RecordKind, query: &Query, of: u16) -> Document {
    let wanted = Register { kind, query, year: year(of), day: Some(day("2024-12-01")) };
    office.papers().register(&office.templates, &wanted).unwrap()
}

fn table(document: &Document) -> &Table {
    let table = document.blocks.iter().find_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    table.unwrap()
}

#[test]
fn a_list_says_whose_it_is_of_which_days_filtered_by_what_with_a_sum_and_who_signs() {
    let office = Office::sample("tran-yen-2019");
    let query = Query {
        unit: Some(id("tran-yen")),
        code: KindCode::new("traffic_accident").ok(),
        from: Some(day("2019-01-01")),
        to: Some(day("2019-06-30")),
        ..Query::default()
    };
    let paper = list(&office, RecordKind::Incident, &query, 2019);
    let text = paper.lines().join("\n");
    for words in [
        "DANH SÁCH",
        "Vụ việc – huyện Trấn Yên",
        "Kỳ: từ ngày 01/01/2019 đến ngày 30/06/2019.",
        "Lọc theo loại: Tai nạn giao thông.",
        "TRƯỞNG CÔNG AN HUYỆN",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
    let table = table(&paper);
    let (last, rows) = table.rows.split_last().unwrap();
    let cases: u64 = rows.iter().map(|row| row.cells[count(table)].parse::<u64>().unwrap()).sum();
    assert_eq!(last.cells[1], format!("Cộng: {} mục", rows.len()));
    assert_eq!(last.cells[count(table)], cases.to_string());
    assert_eq!(rows[0].cells[0], "1");
}

fn count(table: &Table) -> usize {
    table.columns.iter().position(|column| column.text == "Số vụ").unwrap()
}

#[test]
fn every_kind_of_list_has_the_same_text_in_word_and_on_a_page() {
    let office = Office::sample("outcome-met");
    for kind in RecordKind::ALL {
        let paper = list(&office, *kind, &Query::default(), 2024);
        let lines = sorted(paper.lines());
        assert_eq!(docx_lines(&docx(&paper)), lines, "{kind:?}");
        assert_eq!(html_lines(&html(&paper)), lines, "{kind:?}");
        for line in &lines {
            assert!(!line.contains('_'), "codes are for programs: {line}");
        }
    }
}

#[test]
fn totals_of_different_indicators_have_no_sum() {
    let office = Office::sample("tran-yen-2019");
    let paper = list(&office, RecordKind::YearlyTotal, &Query::default(), 2019);
    let last = table(&paper).rows.last().unwrap();
    assert!(last.cells[2..].iter().all(String::is_empty), "{last:?}");
}

#[test]
fn a_list_of_nothing_says_so() {
    let office = Office::sample("outcome-met");
    let paper = list(&office, RecordKind::Incident, &Query::default(), 1999);
    assert!(paper.blocks.contains(&Block::Paragraph("Không có mục nào.".to_owned())));
}

#[test]
fn five_thousand_incidents_of_a_hamlet_with_a_long_name_are_all_there() {
    let mut office = Office::sample("outcome-met");
    let root = office.book.top().unwrap().id.clone();
    let shard = std::sync::Arc::make_mut(office.book.shards.get_mut(&root).unwrap());
    let hamlet = shard.units.iter_mut().find(|unit| unit.id != root).unwrap();
    hamlet.name = "Ơ".repeat(200);
    let hamlet = hamlet.id.clone();
    let one = shard.incidents[0].clone();
    shard.incidents = (0..5000)
        .map(|at| book::Incident {
            id: book::RecordId::new(&format!("vu-{at}")).unwrap(),
            unit: hamlet.clone(),
            ..one.clone()
        })
        .collect();
    let paper = list(&office, RecordKind::Incident, &Query::default(), 2024);
    let table = table(&paper);
    assert_eq!(table.rows.len(), 5001);
    assert!(table.rows[0].cells.iter().any(|cell| cell.contains(&"Ơ".repeat(200))), "no cut text");
    assert!(table.rows[5000].cells[1].starts_with("Cộng: 5.000 mục"));
    assert!(docx(&paper).len() < 2_000_000, "a file that can be mailed");
}
