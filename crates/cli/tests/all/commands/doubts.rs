//! Tests of `binh-yen doubts`.

use super::*;

/// A book of one commune with 4, 5 and 45 crimes, and a word on them if one is given.
fn book(name: &str, words: &serde_json::Value) -> std::path::PathBuf {
    let stamp = serde_json::json!({"at": 1_800_000_000_000_u64, "device": "d"});
    let total = |year: u16, value: u16| serde_json::json!({"id": format!("t{year}"), "unit": "xa", "indicator": "crime_cases", "year": year, "value": value, "stamp": stamp});
    let shard = serde_json::json!({
        "root": "xa",
        "units": [{"id": "xa", "kind": "commune", "name": "Bình An", "stamp": stamp}],
        "totals": [total(2022, 5), total(2023, 4), total(2024, 45)],
        "confirmations": words
    });
    let path = temporary(name);
    let book = serde_json::json!({"format": "binh-yen", "version": "1.3", "shards": [shard]});
    std::fs::write(&path, book.to_string()).unwrap();
    path
}

#[test]
fn doubts_are_told_with_their_figures_and_records() {
    let path = book("doubts.json", &serde_json::json!([]));
    let path = path.to_str().unwrap();
    let text = run(&["doubts", path]);
    assert_eq!(status(&text), Some(0), "{}", stderr(&text));
    assert!(
        stdout(&text).starts_with(
            "số liệu cần xem: 1 · đã xem, đúng: 0\n? xã Bình An, 2024: Số vụ phạm tội: năm 2024 là 45, \
             khác xa các năm trước (2023: 4, 2022: 5)\n"
        ),
        "{}",
        stdout(&text)
    );
    let found = json(&run(&["doubts", path, "--year", "2024", "--format", "json"]));
    assert_eq!(found[0]["figures"], serde_json::json!({"value": "45", "2023": "4", "2022": "5"}));
    assert_eq!(found[0]["records"][0]["id"], "t2024");
    assert_eq!(
        json(&run(&["doubts", path, "--year", "2023", "--format", "json"])),
        serde_json::json!([])
    );
}

#[test]
fn a_word_on_these_very_figures_is_shown_with_name_and_day() {
    let word = |figures: &str| {
        serde_json::json!([{
            "id": "w", "unit": "xa", "check": "far-from-before", "year": 2024, "about": "crime_cases", "figures": figures,
            "by": "Trưởng Công an xã", "date": "2025-01-10", "stamp": {"at": 1_800_000_000_000_u64, "device": "d"}
        }])
    };
    let said = |name: &str, figures: &str| {
        let path = book(name, &word(figures));
        json(&run(&["doubts", path.to_str().unwrap(), "--format", "json"]))[0]["confirmed"].clone()
    };
    let right = said("right.json", "value=45 2023=4 2022=5");
    assert_eq!(right, serde_json::json!({"by": "Trưởng Công an xã", "date": "2025-01-10"}));
    assert_eq!(said("changed.json", "value=44 2023=4 2022=5"), serde_json::Value::Null);
}

#[test]
fn checks_of_ones_own_come_from_a_file_and_a_bad_one_is_told_with_its_places() {
    let path = book("own-checks.json", &serde_json::json!([]));
    let path = path.to_str().unwrap();
    let bad = run(&["doubts", path, "--checks", "tests/bad/checks/many-faults.json"]);
    let expected = std::fs::read_to_string(at("tests/bad/checks/many-faults.txt")).unwrap();
    assert_eq!((status(&bad), stderr(&bad)), (Some(1), expected.as_str()));
    let good = json(&run(&[
        "doubts",
        path,
        "--checks",
        "samples/checks/dien-bien-mau.json",
        "--format",
        "json",
    ]));
    assert_eq!(good[0]["name"], "Số liệu gấp đôi hoặc chỉ bằng nửa các năm trước");
}
