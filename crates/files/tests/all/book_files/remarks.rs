//! Tests of the remarks on a good file, and of the summary of its content.

use super::*;

#[test]
fn a_misspelt_field_of_this_version_is_kept_and_pointed_out() {
    let read = read_text(
        &good_text().replace("\"people\": 1, \"note\"", "\"people\": 1, \"injurd\": 2, \"note\""),
    );
    let said: Vec<_> = read.notices.iter().map(|notice| notice.text(Lang::Vi)).collect();
    assert_eq!(
        said,
        [
            "so.json, dòng 36, Việt Thành, vụ việc «i1»: trường «injurd» không có trong định dạng, được giữ nguyên; \
          kiểm tra xem có viết sai tên không."
        ]
    );
}

#[test]
fn decomposed_text_is_composed_in_every_field_and_said_once() {
    let decomposed: String = good_text().nfd().collect();
    assert_ne!(decomposed, good_text());
    let read = read_text(&decomposed);
    assert_eq!(read.book, good());
    let [notice] = &read.notices[..] else { panic!("{:?}", read.notices) };
    assert!(notice.count > 10);
    assert!(
        notice
            .text(Lang::Vi)
            .starts_with("so.json, dòng 5, trường «frame.name»: chữ Unicode tổ hợp đã được đổi"),
        "{notice:?}"
    );
}

#[test]
fn text_that_looks_like_an_old_encoding_is_kept_and_said_once() {
    for (name, text) in [("tcvn3", "mÊt xe ®¹p, c«ng an x· ®· t×m thÊy"), ("vni", "maát xe ñaïp")]
    {
        let read =
            read_text(&fs::read_to_string(at(format!("tests/exchange/{name}.json"))).unwrap());
        let legacy: Vec<_> =
            read.notices.iter().filter(|notice| notice.remark == Remark::LegacyEncoding).collect();
        assert!(
            matches!(legacy[..], [notice] if notice.count >= 3 && notice.place.field == "name"),
            "{:?}",
            read.notices
        );
        assert!(
            read.book.shards[&UnitId::new("c1").unwrap()]
                .incidents
                .iter()
                .any(|incident| incident.note.contains(text))
        );
    }
}

#[test]
fn script_in_every_text_field_stays_text_and_each_place_is_said() {
    const SCRIPT: &str = "<img src=x onerror=alert(1)>";
    let texts = [
        "Sổ thử",
        "Văn phòng huyện",
        "Trúc Đình\"",
        "mất xe đạp",
        "đã khởi tố",
        "xóm 1",
        "đã kiểm tra",
        "Chủ tịch UBND xã",
        "05/KH-UBND",
    ];
    let text = texts.iter().fold(good_text(), |text, from| {
        text.replace(&format!("\"{}", from), &format!("\"{SCRIPT}{from}"))
    });
    let read = read_text(&text);
    let places: Vec<_> = read
        .notices
        .iter()
        .map(|notice| (notice.place.record.as_str(), notice.place.field.as_str()))
        .collect();
    assert!(
        read.notices
            .iter()
            .all(|notice| notice.remark == Remark::Markup && notice.place.line.is_some())
    );
    for place in [
        ("", "frame.name"),
        ("", "frame.settings.desk"),
        ("i1", "note"),
        ("m1", "points[0].place"),
        ("h1", "name"),
        ("e1", "by"),
    ] {
        assert!(places.contains(&place), "{place:?} {places:?}");
    }
    let incident = &read.book.shards[&UnitId::new("c1").unwrap()].incidents[0];
    assert_eq!(incident.note, format!("{SCRIPT}mất xe đạp"));
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_are_no_problem() {
    let text = format!("\u{feff}{}", good_text().replace('\n', "\r\n"));
    assert_eq!(read_text(&text).book, good());
}

#[test]
fn a_summary_says_what_a_book_holds() {
    let summary = Summary::of(&good());
    assert_eq!((summary.name.as_str(), summary.desk.as_str()), ("Sổ thử", "Văn phòng huyện"));
    assert_eq!(summary.units[&UnitKind::Commune], 2);
    assert_eq!(summary.records[&RecordKind::Paper], 2);
    assert_eq!(summary.years, Some((Year::new(2018).unwrap(), Year::new(2019).unwrap())));
}

#[test]
fn what_loading_replaces_is_counted_by_commune() {
    let open = good();
    let text = good_text()
        .replace("\"root\": \"c2\"", "\"root\": \"c3\"")
        .replace("\"id\": \"c2\"", "\"id\": \"c3\"")
        .replace("mất xe đạp", "mất trâu")
        .replace("\"id\": \"q1\"", "\"id\": \"q2\"");
    let replaced = files::replaced(&open, &read_text(&text).book);
    let shown: Vec<_> = replaced
        .iter()
        .map(|r| (r.unit.as_str(), r.change, r.added, r.changed, r.removed))
        .collect();
    assert_eq!(
        shown,
        [
            ("c1", Change::Changed, 1, 1, 1),
            ("c2", Change::Removed, 0, 0, 1),
            ("c3", Change::New, 1, 0, 0),
            ("d1", Change::Same, 0, 0, 0)
        ]
    );
}

#[test]
fn the_schema_in_docs_is_the_one_of_the_types() {
    let kept = fs::read_to_string(at("docs/book.schema.json")).unwrap_or_default();
    let made = files::schema().unwrap();
    assert!(
        kept == made,
        "docs/book.schema.json is stale: cargo run -p cli -- schema > docs/book.schema.json"
    );
}

#[test]
fn days_that_are_still_to_come_are_told_with_their_place() {
    let library = Library::national().unwrap();
    let on = |today: &str| {
        let today = Day::parse(today).unwrap();
        let read = files::read_on(
            good_text().as_bytes(),
            "so.json",
            &library,
            &|text| text.nfc().collect(),
            Some(today),
        )
        .unwrap();
        read.notices
            .into_iter()
            .filter(|notice| matches!(notice.remark, Remark::Ahead { .. }))
            .collect::<Vec<_>>()
    };
    assert_eq!(on("2100-01-01"), []);
    let told = on("2000-01-01");
    let text = told[0].text(Lang::Vi);
    assert!(told.len() == 1 && told[0].count > 5, "{told:?}");
    assert!(
        text.starts_with("so.json, dòng ") && text.contains("ngày chưa tới (hôm nay 01/01/2000)"),
        "{text}"
    );
    assert!(told[0].text(Lang::En).contains("still to come"));
}

#[test]
fn words_on_a_year_that_has_not_begun_and_units_of_kinds_that_ended_are_told() {
    let library = Library::national().unwrap();
    let text = fs::read_to_string(at("tests/cases/books/tt-124.json")).unwrap();
    let text =
        text.replace(r#"{"id": "xa", "kind": "commune""#, r#"{"id": "xa", "kind": "township""#);
    let on = |text: &str, today: &str| {
        let today = Day::parse(today).unwrap();
        let read = files::read_on(
            text.as_bytes(),
            "so.json",
            &library,
            &|text| text.nfc().collect(),
            Some(today),
        )
        .unwrap();
        let is_told = |notice: &&files::Notice| {
            matches!(notice.remark, Remark::YearAhead { .. } | Remark::KindEnded { .. })
        };
        read.notices.iter().filter(is_told).map(|notice| notice.text(Lang::Vi)).collect::<Vec<_>>()
    };
    let told = on(&text, "2023-10-31");
    assert!(
        told.len() == 1 && told[0].contains("từ 01/11/2023"),
        "the first windows of 2024 begin the day after: {told:?}"
    );
    assert_eq!((on(&text, "2023-11-01"), on(&text, "2025-06-30")), (vec![], vec![]));
    let told = on(&text, "2025-07-01");
    assert!(told.len() == 1 && told[0].contains("không còn đơn vị loại «thị trấn»"), "{told:?}");
    let ended =
        text.replace(r#""kind": "township","#, r#""kind": "township", "valid_to": "2025-06-30","#);
    assert_eq!(on(&ended, "2026-11-30"), [] as [String; 0]);
}
