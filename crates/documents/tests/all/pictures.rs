//! Pictures in papers.

use charts::{Datum, Form};
use documents::{Asked, Block, Days, docx, html};

use super::office::{Office, emptied, id, year};
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
    let (caption, chart) = pictures(&paper)[1];
    assert_eq!(
        caption,
        "Năm năm gần đây, từ ngày 01/01 đến ngày 31/12 từng năm; (?) là chưa đủ số liệu"
    );
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
fn a_year_goes_month_by_month_and_months_of_a_standard_begin_on_its_day() {
    let office = Office::sample("tran-yen-2019");
    let of = |days: &str| {
        let template = office.templates.get("year-report").unwrap();
        let unit = id("tran-yen");
        let asked = Asked { unit: &unit, year: year(2019), day: None, days: Days::parse(days) };
        office.papers().document(template, asked).unwrap()
    };
    let paper = of("year");
    let (caption, chart) = pictures(&paper)[0];
    assert_eq!(
        caption,
        "Số vụ phạm tội và tai nạn giao thông theo tháng, từ ngày 01/01/2019 đến ngày 31/12/2019"
    );
    assert_eq!((chart.labels.len(), chart.labels[0].as_str()), (12, "T1"));
    let sum: u64 = chart.series[0].values.iter().map(|value| value.low()).sum();
    assert_eq!(sum, 49, "the months make the year");

    let paper = of("16-11");
    let (caption, chart) = pictures(&paper)[0];
    assert!(
        caption.contains("16/11/2018 đến ngày 15/11/2019; mỗi tháng tính từ ngày 16"),
        "{caption}"
    );
    assert_eq!(chart.labels[0], "16/11");
    let paper = of("police-month-9");
    assert!(pictures(&paper).iter().all(|(caption, _)| !caption.contains("theo tháng")));
}

#[test]
fn groups_of_units_have_the_share_that_meets_the_standard() {
    let office = Office::sample("tran-yen-2026");
    for kind in ["year-report", "movement-report"] {
        let paper = office.paper(kind, "tran-yen", 2026, None).unwrap();
        let found = pictures(&paper);
        let (_, chart) = found.iter().find(|(caption, _)| caption.contains("Tỷ lệ")).unwrap();
        assert!(chart.labels[0].starts_with("Khu dân cư ("), "{:?}", chart.labels);
        assert_eq!(chart.suffix, "%");
    }
}

#[test]
fn who_cannot_see_a_picture_of_a_word_file_hears_its_caption_and_figures() {
    let paper =
        Office::sample("tran-yen-2019").paper("year-report", "tran-yen", 2019, None).unwrap();
    let body = part(&docx(&paper), "word/document.xml");
    let heard = body.matches(" descr=\"").count();
    assert_eq!(heard, pictures(&paper).len());
    for (caption, chart) in pictures(&paper) {
        let said = format!("descr=\"{caption}: {}: ", chart.labels[0]);
        assert!(body.contains(&said), "{said}");
    }
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
    assert!(part(&file, "word/charts/chart2.xml").contains("<c:v>49</c:v>"));
    assert!(part(&file, "[Content_Types].xml").contains("/word/charts/chart1.xml"));
    assert!(part(&file, "word/_rels/document.xml.rels").contains("Id=\"chart1\""));
    assert!(html(&paper).contains("2019: Vụ phạm tội 49"), "for who cannot see it");
}
