//! The words of a paper: figures as officials write them.

use book::{Extra, Incident, KindCode, Record};
use documents::{Asked, Days};

use super::office::{Office, day, year};

/// `mission.md` rows 13 to 17, as the report of 2020 has them.
#[test]
fn the_report_of_tran_yen_2019_gives_the_figures_of_the_newspaper() {
    let text = Office::sample("tran-yen-2019").text("year-report", "tran-yen", 2019, None);
    for sentence in [
        "- Duy trì 49 mô hình phong trào toàn dân bảo vệ an ninh Tổ quốc.",
        "- Xây dựng mới 22 mô hình, gồm 20 mô hình “Tổ nhân dân tự quản về ANTT” và 02 mô hình “Bóng đèn an ninh”.",
        "- Qua đánh giá, 21/21 xã đạt tiêu chuẩn “An toàn về an ninh, trật tự” (tỷ lệ 100%).",
        "- 21/21 xã đạt chuẩn nông thôn mới (tỷ lệ 100%).",
        "- Có 02 thôn được công nhận nông thôn mới kiểu mẫu trong năm: thôn Đình Xây (xã Báo Đáp) và thôn Trúc Đình (xã Việt Thành).",
        "HUYỆN TRẤN YÊN",
    ] {
        assert!(text.contains(sentence), "{sentence}\n{text}");
    }
}

#[test]
fn figures_are_compared_as_police_reports_do() {
    let text = Office::sample("tran-yen-2019").text("case-table", "tran-yen", 2019, None);
    assert!(text.contains("từ ngày 01/01/2019 đến ngày 31/12/2019; cùng kỳ so sánh là từ ngày 01/01/2018 đến ngày 31/12/2018"), "{text}");
    assert!(text.contains("Xảy ra 25 vụ tai nạn giao thông"), "{text}");
    assert!(text.contains("Tội phạm về trật tự xã hội"), "{text}");
}

#[test]
fn one_is_written_in_the_singular_way() {
    let mut office = Office::sample("outcome-met");
    let (root, shard) = office.book.shards.iter_mut().next().unwrap();
    let shard = std::sync::Arc::make_mut(shard);
    let mut theft: Incident = shard.incidents[0].clone();
    theft.id = book::RecordId::new("one-more").unwrap();
    theft.kind = KindCode::new("hot_spot").unwrap();
    (theft.count, theft.severity, theft.extra) = (1, None, Extra::new());
    theft.date = day("2024-06-02");
    theft.set_unit(root.clone());
    let root = root.to_string();
    shard.incidents.push(theft);
    let text = office.text("commune-report", &root, 2024, None);
    assert!(text.contains("Phát sinh 01 tụ điểm phức tạp về trật tự xã hội."), "{text}");
    assert!(text.contains("chưa đạt tiêu chuẩn"), "the paper says what comes of it:\n{text}");
}

#[test]
fn a_month_counts_its_own_days_and_what_is_confirmed_of_them() {
    // Of 2024 the sample has a theft on 17/2 and on 21/9 and gambling on 6/4; its register is
    // confirmed to 15/11.
    let office = Office::sample("outcome-met");
    let unit = office.book.top().unwrap().id.clone();
    let text = |days: &str| {
        let template = office.templates.get("half-year-report").unwrap();
        let asked = Asked { unit: &unit, year: year(2024), day: None, days: Days::parse(days) };
        office.papers().document(template, asked).unwrap().lines().join("\n")
    };
    let has = |days: &str, sentences: &[&str]| {
        for sentence in sentences {
            assert!(text(days).contains(sentence), "{days}: {sentence}\n{}", text(days));
        }
    };
    has(
        "police-month-3",
        &[
            "từ ngày 15/02/2024 đến ngày 14/03/2024",
            "Xảy ra 01 vụ phạm tội",
            "Không phát hiện vụ việc về tệ nạn xã hội",
        ],
    );
    has("half-year", &["Xảy ra 01 vụ phạm tội", "Phát hiện 01 vụ việc về tệ nạn xã hội"]);
    has("month-5", &["Không xảy ra vụ phạm tội", "tháng 5 năm 2024"]);
    has("year", &["Xảy ra ít nhất 02 vụ phạm tội", "Số vụ cháy, nổ: ……"]);
}

#[test]
fn what_a_person_wrote_and_who_signs_come_from_the_settings() {
    let mut office = Office::sample("tran-yen-2026");
    let hamlet = office.book.units().find(|unit| unit.name == "Trúc Đình").unwrap().id.to_string();
    let settings = format!(
        r#"{{"holders": {{"{hamlet}": {{"hamlet_head": "Hoàng Văn A"}}, "tran-yen": {{"chairman": "Nguyễn Thị B"}}}},
            "numbers": {{"recognition-decision": "214"}},
            "own": [{{"unit": "{hamlet}", "year": 2026, "directions": "Lắp thêm 02 camera.\nGiữ vững kết quả."}}]}}"#
    );
    office.settings = documents::Settings::read("cai-dat.json", settings.as_bytes()).unwrap();
    let report = office.paper("hamlet-report", &hamlet, 2026, None).unwrap();
    assert_eq!(report.signers[0].name, "Hoàng Văn A");
    assert!(report.lines().contains(&"Lắp thêm 02 camera.".to_owned()));
    let decision = office.paper("recognition-decision", &hamlet, 2026, None).unwrap();
    assert_eq!(decision.header.number.as_deref(), Some("Số: 214/QĐ-UBND"));
    assert_eq!(decision.signers[0].name, "Nguyễn Thị B");
}
