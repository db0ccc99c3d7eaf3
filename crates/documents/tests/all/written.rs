//! The words of a person for papers are kept in the book, and a file of settings overrides them.

use book::{Office, PaperText};
use serde_json::json;

use super::office::{Office as Desk, id};

fn text(more: serde_json::Value) -> PaperText {
    let mut value = json!({
        "id": "text-1", "unit": "tran-yen", "year": 2026, "stamp": {"at": 5, "device": "d1"}
    });
    let map = value.as_object_mut().unwrap();
    map.extend(more.as_object().unwrap().clone());
    serde_json::from_value(value).unwrap()
}

fn desk(texts: &[PaperText]) -> Desk {
    let mut desk = Desk::sample("tran-yen-2026");
    for text in texts {
        desk.book = desk.book.with_record(text.clone(), text.stamp.clone()).unwrap();
    }
    desk
}

fn report(desk: &Desk) -> String {
    desk.text("commune-report", "tran-yen", 2026, Some("2026-11-18"))
}

#[test]
fn words_officials_committee_and_numbers_come_from_the_book() {
    let desk = desk(&[text(json!({
        "directions": "Lắp thêm camera ở 02 thôn.\nDuy trì tuần tra.",
        "committee": "Ban Chỉ đạo 138",
        "holders": [{"office": "chairman", "name": " Nguyễn Thị B "}, {"office": "committee_head", "name": "Trần C"}],
        "numbers": [{"paper": "commune-report", "number": "12", "symbol": "BC-BCĐ138"}]
    }))]);
    let report = report(&desk);
    for words in [
        "Lắp thêm camera ở 02 thôn.",
        "Duy trì tuần tra.",
        "BAN CHỈ ĐẠO 138",
        "Trần C",
        "Số: 12/BC-BCĐ138",
    ] {
        assert!(report.contains(words), "{words}\n{report}");
    }
    let submission = desk.text("year-report", "tran-yen", 2026, None);
    assert!(submission.lines().any(|line| line == "Nguyễn Thị B"), "{submission}");
}

#[test]
fn words_of_another_year_or_unit_are_not_used() {
    let report = report(&desk(&[text(json!({"year": 2025, "directions": "Việc của năm 2025."}))]));
    assert!(!report.contains("Việc của năm 2025."));
    let other = text(json!({"unit": "truc-dinh", "directions": "Việc của thôn."}));
    assert!(!self::report(&desk(&[other])).contains("Việc của thôn."));
}

#[test]
fn what_two_desks_wrote_for_one_year_is_all_there() {
    let desk = desk(&[
        text(json!({"directions": "Việc một.", "committee": "Ban Chỉ đạo cũ"})),
        text(json!({
            "id": "text-2", "directions": "Việc hai.", "committee": "Ban Chỉ đạo mới", "stamp": {"at": 9, "device": "d2"}
        })),
    ]);
    let report = report(&desk);
    let (first, second) = (report.find("Việc một.").unwrap(), report.find("Việc hai.").unwrap());
    assert!(first < second, "oldest first");
    assert!(report.contains("BAN CHỈ ĐẠO MỚI") && !report.contains("BAN CHỈ ĐẠO CŨ"), "{report}");
}

#[test]
fn a_file_of_settings_comes_before_the_book() {
    let mut desk = desk(&[text(json!({
        "directions": "Trong sổ.", "holders": [{"office": "committee_head", "name": "Trong Sổ"}],
        "numbers": [{"paper": "commune-report", "number": "1"}]
    }))]);
    let unit = id("tran-yen");
    let held = desk.settings.holders.entry(unit.clone()).or_default();
    held.insert(Office::CommitteeHead.choice().code, "Trong Tệp".to_owned());
    desk.settings
        .own
        .entry((unit, 2026))
        .or_default()
        .insert("directions", "Trong tệp.".to_owned());
    desk.settings.numbers.insert("commune-report".to_owned(), "2".to_owned());
    let report = report(&desk);
    for words in ["Trong tệp.", "Trong Tệp", "Số: 2/"] {
        assert!(report.contains(words), "{words}\n{report}");
    }
    assert!(!report.contains("Trong sổ.") && !report.contains("Trong Sổ"));
}
