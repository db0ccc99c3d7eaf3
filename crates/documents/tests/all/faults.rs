//! The faults of a template are told with file, place and reason.

use book::Lang;
use documents::{LIBRARY, read};
use serde_json::{Value, json};

use super::office::Office;

fn template(change: impl FnOnce(&mut Value)) -> Vec<String> {
    let (_, text) = LIBRARY[0];
    let mut value: Value = serde_json::from_str(text).unwrap();
    change(&mut value);
    let kinds = Office::of(book::Book::default()).kinds;
    match read("tinh.json", value.to_string().as_bytes(), &kinds) {
        Ok(_) => Vec::new(),
        Err(problems) => problems.iter().map(|problem| problem.text(Lang::Vi)).collect(),
    }
}

#[test]
fn the_built_in_templates_have_nothing_wrong() {
    let templates = Office::of(book::Book::default()).templates;
    // The frame of a list is no paper of the year.
    assert_eq!(templates.all().count() + 1, LIBRARY.len());
    assert!(templates.get("register").is_ok());
    assert_eq!(
        templates.get("registers").unwrap_err().text(Lang::En),
        "there is no template «registers»"
    );
}

#[test]
fn an_unknown_field_is_told_with_its_place() {
    let found = template(|value| value["blocks"] = json!(["Số vụ: {figure.crimes}, {uni}."]));
    assert_eq!(found, ["tinh.json: blocks[0]: không có trường «figure.crimes»"]);
}

#[test]
fn an_unknown_member_block_case_or_column_is_told_with_what_there_is() {
    let found = template(|value| {
        value["title"]["fr"] = json!("x");
        value["blocks"] = json!([
            {"paragraf": "x"},
            {"by": "models", "none": "x", "zero": "y"},
            {"by": "outcome", "met": "x"},
            {"table": "hamlets", "columns": ["place", "colour"], "none": ""},
            {"table": "ponds", "none": ""},
            "Kết quả: {outcome}",
            "{unit"
        ]);
    });
    assert_eq!(found[0], "tinh.json: title: không có «fr»; có: vi, en");
    assert!(
        found[1].starts_with("tinh.json: blocks[0]: không có «paragraf»; có: by, each"),
        "{}",
        found[1]
    );
    let rest: Vec<_> = found[2..].iter().map(|one| one.split("; có").next().unwrap()).collect();
    assert_eq!(
        rest,
        [
            "tinh.json: blocks[1]: không có trường hợp «zero»",
            "tinh.json: blocks[1]: chưa nói trường hợp «many»",
            "tinh.json: blocks[2]: chưa nói trường hợp «not_met»",
            "tinh.json: blocks[2]: chưa nói trường hợp «missing»",
            "tinh.json: blocks[2]: chưa nói trường hợp «for_decision»",
            "tinh.json: blocks[2]: chưa nói trường hợp «not_judged»",
            "tinh.json: blocks[3].columns[1]: không có «colour»",
            "tinh.json: blocks[4].table: không có «ponds»",
            "tinh.json: blocks[5]: trường «outcome» chỉ dùng để chọn câu, không đứng trong câu",
            "tinh.json: blocks[6]: dấu ngoặc nhọn lẻ",
        ]
    );
}

#[test]
fn what_is_no_json_and_decomposed_letters_are_told() {
    let kinds = Office::of(book::Book::default()).kinds;
    let text = |bytes: &[u8], lang| read("a.json", bytes, &kinds).unwrap_err()[0].text(lang);
    assert_eq!(text(b"{\n  x", Lang::Vi), "a.json: không phải JSON, dòng 2 cột 3");
    assert_eq!(text(b"{\n  x", Lang::En), "a.json: is no JSON, line 2 column 3");
    let found = template(|value| value["heading"] = json!("BA\u{301}O CA\u{301}O"));
    assert_eq!(found, ["tinh.json: heading: chữ tổ hợp rời dấu, cần dạng dựng sẵn (NFC)"]);
}

#[test]
fn parts_that_stand_too_deep_inside_each_other_are_refused() {
    let mut deep = json!("x");
    for _ in 0..40 {
        deep = json!({"by": "models", "none": [deep.clone()], "many": "x"});
    }
    let found = template(|value| value["blocks"] = json!([deep]));
    assert!(found.iter().any(|one| one.ends_with("lồng nhau quá sâu")), "{found:?}");
}

#[test]
fn settings_are_read_as_strictly() {
    let read = |text: &str| {
        let problems = documents::Settings::read("cai-dat.json", text.as_bytes()).unwrap_err();
        problems.iter().map(|problem| problem.text(Lang::En)).collect::<Vec<_>>().join("\n")
    };
    assert!(
        read(r#"{"holders": {"xa": {"mayor": "x"}}}"#)
            .starts_with("cai-dat.json: holders.xa: there is no «mayor»")
    );
    assert!(
        read(r#"{"own": [{"unit": "xa", "year": "2026"}]}"#).ends_with("own[0].year: needs a year")
    );
}
