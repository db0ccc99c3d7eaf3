//! Pictures in papers.

use charts::{Datum, Form};
use documents::{Block, docx, html};

use super::office::{Office, emptied};
use super::reading::{check_xml, part, unzip};

fn pictures(document: &documents::Document) -> Vec<(&str, &charts::Chart)> {
    let mut found = Vec::new();
    for block in &document.blocks {
        if let Block::Chart { caption, chart } = block {
            found.push((caption.as_str(), chart));
        }
    }
    found
}

#[test]
fn a_trend_names_its_days_and_tells_the_unknown_from_zero() {
    let paper =
        Office::sample("tran-yen-2019").paper("year-report", "tran-yen", 2019, None).unwrap();
    let (caption, chart) = pictures(&paper)[0];
    assert_eq!(caption, "Năm năm gần đây, từ ngày 01/01 đến ngày 31/12 từng năm");
    assert_eq!(chart.form, Form::Columns);
    assert_eq!(chart.labels, ["2015", "2016", "2017", "2018", "2019"]);
    let crime = &chart.series[0];
    assert_eq!(crime.name, "Vụ phạm tội");
    assert_eq!(crime.values[0], Datum::Unknown);
    assert_eq!(crime.values[4], Datum::Known(49));
}

#[test]
fn the_kinds_of_incidents_that_happened_stand_beside_the_year_before() {
    let paper =
        Office::sample("tran-yen-2019").paper("case-table", "tran-yen", 2019, None).unwrap();
    let (_, chart) = pictures(&paper)[0];
    let names: Vec<_> = chart.series.iter().map(|series| series.name.as_str()).collect();
    assert_eq!(names, ["Kỳ này", "Cùng kỳ"]);
    let is_any = |at: usize| chart.series.iter().any(|series| series.values[at].low() > 0);
    assert!((0..chart.labels.len()).all(is_any));
}

#[test]
fn of_nothing_there_is_no_picture() {
    let office = Office::of(emptied(&Office::sample("outcome-met").book));
    for (what, paper) in office.all(2024) {
        assert!(pictures(&paper).is_empty(), "{what}");
    }
}

#[test]
fn word_has_a_part_for_each_picture_and_a_page_has_its_words() {
    let paper =
        Office::sample("tran-yen-2019").paper("year-report", "tran-yen", 2019, None).unwrap();
    let file = docx(&paper);
    for (name, text) in unzip(&file) {
        check_xml(&name, &String::from_utf8(text).unwrap());
    }
    assert!(part(&file, "word/charts/chart1.xml").contains("<c:v>49</c:v>"));
    assert!(part(&file, "[Content_Types].xml").contains("/word/charts/chart1.xml"));
    assert!(part(&file, "word/_rels/document.xml.rels").contains("Id=\"chart1\""));
    assert!(html(&paper).contains("2019: Vụ phạm tội 49"), "for who cannot see it");
}
