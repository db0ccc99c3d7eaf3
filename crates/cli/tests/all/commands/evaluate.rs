//! `evaluate` and `report`.

use super::*;

#[test]
fn evaluate_gives_every_unit_that_the_rules_judge_with_its_findings() {
    let verdicts = json(&run(&[
        "evaluate",
        GOOD,
        "--year",
        "2019",
        "--rules",
        "tt-23-2012-commune",
        "--format",
        "json",
    ]));
    let verdicts = verdicts.as_array().unwrap();
    let units: Vec<_> = verdicts.iter().map(|verdict| verdict["unit"].as_str().unwrap()).collect();
    assert_eq!(units, ["c1", "c2"]);
    for verdict in verdicts {
        assert_eq!(verdict["year"], 2019);
        assert_eq!(verdict["rules"], "tt-23-2012-commune");
        assert!(
            ["met", "not_met", "missing", "for_decision"]
                .contains(&verdict["outcome"].as_str().unwrap())
        );
        assert_findings(&verdict["findings"]);
    }
}

fn assert_findings(findings: &serde_json::Value) {
    for finding in findings.as_array().unwrap() {
        for text in ["condition", "clause", "outcome"] {
            assert!(finding[text].is_string(), "{text} in {finding}");
        }
        assert!(finding["because"].is_array() && finding["records"].is_array());
        assert_findings(&finding["children"]);
    }
}

#[test]
fn evaluate_shows_the_reading_that_it_was_told() {
    for reading in ["strict", "contain", "assess"] {
        let arguments = [
            "evaluate",
            GOOD,
            "--year",
            "2019",
            "--rules",
            "ntm-2016-commune-19-2",
            "--unit",
            "c1",
            "--format",
            "json",
            "--reading",
            reading,
        ];
        let verdicts = json(&run(&arguments));
        assert_eq!(verdicts.as_array().unwrap().len(), 1);
        assert_eq!(verdicts[0]["reading"], reading);
    }
}

#[test]
fn evaluate_looks_up_to_the_day_that_it_was_told() {
    let arguments = [
        "evaluate",
        GOOD,
        "--year",
        "2019",
        "--rules",
        "tt-23-2012-commune",
        "--unit",
        "c1",
        "--format",
        "json",
    ];
    let window = |more: &[&str]| json(&run(&[&arguments, more].concat()))[0]["window"].clone();
    assert_eq!(window(&[]), serde_json::json!(["2018-12-01", "2019-11-30"]));
    assert_eq!(window(&["--as-of", "2019-06-30"]), serde_json::json!(["2018-12-01", "2019-06-30"]));
    assert_eq!(window(&["--as-of", "2021-01-01"]), window(&[]));
    assert_eq!(status(&run(&[&arguments[..], &["--as-of", "2019-02-30"]].concat())), Some(2));
}

#[test]
fn evaluate_in_text_shows_the_tree_with_clauses() {
    let output =
        run(&["evaluate", GOOD, "--year", "2019", "--rules", "tt-23-2012-commune", "--unit", "c1"]);
    assert_eq!(status(&output), Some(0));
    let lines: Vec<_> = stdout(&output).lines().collect();
    assert!(lines[0].ends_with(" xã Việt Thành, năm 2019: không đạt"), "{}", lines[0]);
    assert!(
        lines[1].contains("TT 23/2012/TT-BCA") && stdout(&output).contains("[Điều 6 khoản 1]"),
        "{}",
        stdout(&output)
    );
}

#[test]
fn what_people_read_has_no_ids_and_a_draft_has_no_verdict() {
    let printed =
        |rules, year, lang| stdout(&evaluate("tt-124.json", year, rules, lang)).to_owned();
    for lang in ["vi", "en"] {
        let told = printed("tt-124-2021-commune", "2024", lang);
        assert!(
            !told.contains("tt-124") && !told.contains("d4k") && !told.contains("(xa)"),
            "{told}"
        );
    }
    let draft = printed("qd-51-2025-commune-10", "2026", "vi");
    assert!(
        draft.starts_with("◌ xã Bình An, năm 2026: dự thảo, chưa đưa ra kết luận\n"),
        "{draft}"
    );
    let head: Vec<_> = draft.lines().take_while(|line| !line.contains('[')).collect();
    assert!(
        !head.iter().any(
            |line| line.contains("chờ cấp có thẩm quyền quyết định") || line.contains("Hãy mở")
        ),
        "{draft}"
    );
    let draft = printed("qd-51-2025-commune-10", "2026", "en");
    assert!(
        draft.starts_with("◌ commune Bình An, 2026: a draft, no verdict is pronounced\n"),
        "{draft}"
    );
    let sheet = |lang: &str| {
        stdout(&run(&[
            "sheet",
            "tests/cases/books/tt-124.json",
            "--unit",
            "xa",
            "--year",
            "2024",
            "--lang",
            lang,
        ]))
        .to_owned()
    };
    for lang in ["vi", "en"] {
        assert!(
            !sheet(lang).contains("tt-124") && !sheet(lang).contains("ntm-2021"),
            "{}",
            sheet(lang)
        );
    }
}

#[test]
fn the_report_of_a_unit_that_ended_says_so() {
    let text = std::fs::read_to_string(at(GOOD)).unwrap();
    let mut book: serde_json::Value = serde_json::from_str(&text).unwrap();
    for shard in book["shards"].as_array_mut().unwrap() {
        for unit in
            shard["units"].as_array_mut().unwrap().iter_mut().filter(|unit| unit["id"] == "d1")
        {
            unit["valid_to"] = serde_json::json!("2025-06-30");
        }
    }
    let path = temporary("ended-district.json");
    std::fs::write(&path, book.to_string()).unwrap();
    let report = |year, lang| {
        stdout(&run(&[
            "report",
            path.to_str().unwrap(),
            "--unit",
            "d1",
            "--year",
            year,
            "--lang",
            lang,
        ]))
        .to_owned()
    };
    assert!(
        report("2026", "vi")
            .starts_with("huyện Trấn Yên, 2026\n! đơn vị chỉ hoạt động đến hết 30/06/2025\n"),
        "{}",
        report("2026", "vi")
    );
    assert!(report("2026", "en").contains("\n! the unit ended on 30/06/2025\n"));
    assert!(!report("2019", "vi").contains('!'));
}

#[test]
fn report_gives_the_figures_of_a_district() {
    let report =
        json(&run(&["report", GOOD, "--unit", "d1", "--year", "2019", "--format", "json"]));
    assert_eq!(report["models_kept"], 1);
    assert_eq!(report["models_new"], 1);
    assert_eq!(report["models_new_by_kind"]["x-group"], 1);
    assert_eq!(report["communes"], 2);
    for figure in ["safety_evaluated", "safety_decided", "new_countryside"] {
        assert!(
            report[figure]["met"].is_number() && report[figure]["text"].is_string(),
            "{figure}"
        );
    }
    assert!(report["model_hamlets"].is_array());
    let text = run(&["report", GOOD, "--unit", "d1", "--year", "2019"]);
    assert!(
        stdout(&text).starts_with("huyện Trấn Yên, 2019\nmô hình đang duy trì: 1\n"),
        "{}",
        stdout(&text)
    );
}
