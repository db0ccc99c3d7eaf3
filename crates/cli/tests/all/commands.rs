//! The command line, run as a program.

use std::fs::File;
use std::path::PathBuf;
use std::process::{Command, Output};
use testing::{at, root};

const GOOD: &str = "tests/exchange/good.json";

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_binh-yen"))
        .args(arguments)
        .current_dir(root())
        .output()
        .unwrap()
}

fn status(output: &Output) -> Option<i32> {
    output.status.code()
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

fn json(output: &Output) -> serde_json::Value {
    assert_eq!(status(output), Some(0), "{}", stderr(output));
    serde_json::from_str(stdout(output)).unwrap()
}

fn temporary(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name)
}

#[test]
fn check_of_a_good_file_says_what_it_holds() {
    let output = run(&["check", GOOD]);
    assert_eq!(status(&output), Some(0));
    assert!(
        stdout(&output).contains("vụ việc: 2\n") && stdout(&output).ends_with("Tệp tốt.\n"),
        "{}",
        stdout(&output)
    );
    assert!(stdout(&run(&["check", GOOD, "--lang", "en"])).ends_with("The file is good.\n"));
}

#[test]
fn check_warns_of_a_paper_that_is_dated_in_the_future() {
    let path = temporary("ahead.json");
    let text = std::fs::read_to_string(at("tests/cases/books/tt-124.json"))
        .unwrap()
        .replace("2024-02-19", "2199-02-19");
    std::fs::write(&path, text).unwrap();
    let output = run(&["check", path.to_str().unwrap()]);
    assert_eq!(status(&output), Some(0));
    assert!(
        stderr(&output).contains("ngày chưa tới") && stderr(&output).contains("plan"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn check_warns_of_a_statement_that_names_no_kind_and_so_says_nothing() {
    let mut book: serde_json::Value = serde_json::from_str(
        &std::fs::read_to_string(at("tests/cases/books/tt-124.json")).unwrap(),
    )
    .unwrap();
    let said = serde_json::json!({
        "id": "none", "unit": "thon", "kind": "issued_or_held", "year": 2024, "value": false, "date": "2024-04-02",
        "stamp": {"at": 1, "device": "case"}
    });
    book["shards"][0]["statements"].as_array_mut().unwrap().push(said);
    let path = temporary("about-nothing.json");
    std::fs::write(&path, book.to_string()).unwrap();
    let told = |lang| stderr(&run(&["check", path.to_str().unwrap(), "--lang", lang])).to_owned();
    assert!(
        told("vi")
            .contains("chưa ghi loại văn bản hoặc hoạt động nên xác nhận này không được tính"),
        "{}",
        told("vi")
    );
    assert!(told("en").contains("the statement counts for nothing"), "{}", told("en"));
}

#[test]
fn every_command_on_a_bad_file_lists_its_problems_and_ends_with_1() {
    let bad = "tests/bad/impossible-dates.json";
    let expected = std::fs::read_to_string(at("tests/bad/impossible-dates.txt")).unwrap();
    let evaluate = ["evaluate", bad, "--year", "2019", "--rules", "tt-23-2012-commune"];
    let report = ["report", bad, "--unit", "d1", "--year", "2019"];
    for arguments in [&["check", bad][..], &evaluate, &report] {
        let output = run(arguments);
        assert_eq!(status(&output), Some(1), "{arguments:?}");
        assert_eq!(stderr(&output), expected, "{arguments:?}");
        assert_eq!(stdout(&output), "");
    }
}

#[test]
fn a_file_of_fifty_megabytes_is_refused_before_it_is_read() {
    let path = temporary("fifty-megabytes.json");
    File::create(&path).unwrap().set_len(50_000_000).unwrap();
    let output = run(&["check", path.to_str().unwrap()]);
    assert_eq!(status(&output), Some(1));
    assert!(
        stderr(&output).starts_with("fifty-megabytes.json: tệp quá lớn: 50 MB"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn wrong_usage_ends_with_2_and_says_what_is_wrong() {
    let cases: [(&[&str], &str); 11] = [
        (&[], "Usage"),
        (&["check"], "BOOK.json"),
        (&["check", "no-such-file.json"], "no-such-file.json: không mở được tệp"),
        (
            &["evaluate", GOOD, "--year", "2019", "--rules", "tt-1"],
            "không có bộ quy định «tt-1». Có: tt-23-2012-hamlet",
        ),
        (
            &["evaluate", GOOD, "--year", "19", "--rules", "tt-23-2012-commune"],
            "cần năm từ 1900 đến 2199",
        ),
        (
            &["evaluate", GOOD, "--year", "2019", "--rules", "tt-23-2012-commune", "--unit", "c9"],
            "không có đơn vị «c9»",
        ),
        (
            &["evaluate", GOOD, "--year", "2019", "--rules", "tt-23-2012-commune", "--unit", "h1"],
            "không áp dụng cho khu dân cư Trúc Đình",
        ),
        (&["evaluate", GOOD, "--year", "2019"], "--rules"),
        (&["rules", "check"], "RULES.json"),
        (&["report", GOOD, "--unit", "h1", "--year", "2019"], "không cho khu dân cư"),
        (
            &[
                "evaluate",
                GOOD,
                "--year",
                "2019",
                "--rules",
                "tt-23-2012-commune",
                "--reading",
                "loose",
            ],
            "loose",
        ),
    ];
    for (arguments, said) in cases {
        let output = run(arguments);
        assert_eq!(status(&output), Some(2), "{arguments:?}");
        assert!(stderr(&output).contains(said), "{arguments:?}: {}", stderr(&output));
    }
}

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
    let evaluate = |rules: &str, year: &str, lang: &str| {
        let arguments = [
            "evaluate",
            "tests/cases/books/tt-124.json",
            "--unit",
            "xa",
            "--year",
            year,
            "--rules",
            rules,
            "--lang",
            lang,
        ];
        stdout(&run(&arguments)).to_owned()
    };
    for lang in ["vi", "en"] {
        let told = evaluate("tt-124-2021-commune", "2024", lang);
        assert!(
            !told.contains("tt-124") && !told.contains("d4k") && !told.contains("(xa)"),
            "{told}"
        );
    }
    let draft = evaluate("qd-51-2025-commune-10", "2026", "vi");
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
    let draft = evaluate("qd-51-2025-commune-10", "2026", "en");
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

#[test]
fn rules_lists_every_rule_set() {
    let output = run(&["rules"]);
    assert_eq!(status(&output), Some(0));
    for id in [
        "tt-23-2012-hamlet",
        "tt-23-2012-commune",
        "ntm-2016-commune-19-2",
        "tt-35-2016-district",
        "tt-124-2021-hamlet",
        "tt-124-2021-commune",
        "tt-124-2021-agency",
        "tt-124-2021-school",
        "ntm-2021-commune-19-2",
        "ntm-2021-commune-19-2-advanced",
    ] {
        assert!(stdout(&output).lines().any(|line| line == id), "{id}");
    }
}

#[test]
fn schema_is_the_one_in_docs() {
    assert_eq!(
        stdout(&run(&["schema"])),
        std::fs::read_to_string(at("docs/book.schema.json")).unwrap()
    );
    assert_eq!(
        stdout(&run(&["schema", "rules"])),
        std::fs::read_to_string(at("docs/rules.schema.json")).unwrap()
    );
}

/// A rule file of one condition, written for a test.
fn rule_file(name: &str, id: &str, from: &str) -> PathBuf {
    let rules = serde_json::json!({
        "id": id, "version": "1", "title": {"vi": "Kiểu mẫu của tỉnh", "en": "The province's model"}, "standard": "ntm_model_security",
        "applies_to": ["commune"], "in_force": {"from": from, "to": "2020-12-31"}, "window": {"from": "01-01", "to": "12-31"},
        "source": {"name": "Quyết định của tỉnh"},
        "conditions": [{"id": "models", "clause": "Điều 1", "text": {"vi": "Có 03 mô hình.", "en": "3 models.", "verified": false},
            "requires": {"models": {"at_least": 3}}}]
    });
    let path = temporary(name);
    std::fs::write(&path, rules.to_string()).unwrap();
    path
}

#[test]
fn rules_check_of_a_good_file_says_what_it_is() {
    let path = rule_file("good-rules.json", "x-model", "2018-01-01");
    let output = run(&["rules", "check", path.to_str().unwrap()]);
    assert_eq!(status(&output), Some(0), "{}", stderr(&output));
    assert_eq!(
        stdout(&output),
        "x-model\n  Kiểu mẫu của tỉnh\n  xã · 01/01/2018–31/12/2020\n  Tệp tốt.\n"
    );
}

#[test]
fn rules_check_lists_the_problems_of_every_bad_file_and_ends_with_1() {
    let bad = ["unknown-codes", "bad-years"].map(|name| format!("tests/bad/rules/{name}"));
    let files = bad.clone().map(|name| name + ".json");
    let output = run(&["rules", "check", &files[0], &files[1]]);
    let expected: String = bad
        .iter()
        .map(|name| std::fs::read_to_string(at(format!("{name}.txt"))).unwrap())
        .collect();
    assert_eq!((status(&output), stderr(&output)), (Some(1), expected.as_str()));
}

#[test]
fn rules_check_holds_files_against_each_other() {
    let (first, second) = (
        rule_file("first-rules.json", "x-1", "2018-01-01"),
        rule_file("second-rules.json", "x-2", "2019-01-01"),
    );
    let output = run(&["rules", "check", first.to_str().unwrap(), second.to_str().unwrap()]);
    assert_eq!(status(&output), Some(1));
    assert!(
        stderr(&output).contains(
            "second-rules.json, dòng 1, trường «in_force»: trùng thời gian hiệu lực với «x-1»"
        ),
        "{}",
        stderr(&output)
    );
}

#[test]
fn evaluate_takes_a_rule_file_or_a_set_of_the_book() {
    let path = rule_file("evaluated-rules.json", "x-model", "2018-01-01");
    let evaluate = ["evaluate", GOOD, "--year", "2019", "--format", "json"];
    let by_file = json(&run(&[&evaluate[..], &["--rules-file", path.to_str().unwrap()]].concat()));
    assert_eq!(by_file[0]["rules"], "x-model");
    let mut book: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(at(GOOD)).unwrap()).unwrap();
    book["frame"]["rules"] = serde_json::json!([serde_json::from_str::<serde_json::Value>(
        &std::fs::read_to_string(&path).unwrap()
    )
    .unwrap()]);
    let with_rules = temporary("book-with-rules.json");
    std::fs::write(&with_rules, book.to_string()).unwrap();
    let with_rules = with_rules.to_str().unwrap();
    let by_id = json(&run(&[
        "evaluate", with_rules, "--year", "2019", "--format", "json", "--rules", "x-model",
    ]));
    assert_eq!(by_id, by_file);
    assert!(stdout(&run(&["rules", "list", "--book", with_rules])).starts_with("x-model\n"));
}

#[test]
fn generate_gives_the_same_bytes_for_the_same_seed_and_a_file_that_is_good() {
    let made = |seed: &str, name: &str| {
        let path = temporary(name);
        let output =
            run(&["generate", "--communes", "2", "--seed", seed, "-o", path.to_str().unwrap()]);
        assert_eq!(status(&output), Some(0), "{}", stderr(&output));
        path
    };
    let (first, again, other) =
        (made("7", "first.json"), made("7", "again.json"), made("8", "other.json"));
    let bytes = |path: &PathBuf| std::fs::read(path).unwrap();
    assert!(bytes(&first) == bytes(&again) && bytes(&first) != bytes(&other));
    let checked = run(&["check", first.to_str().unwrap()]);
    assert_eq!(status(&checked), Some(0), "{}", stderr(&checked));
    // A share of the whole province: 2 of 99 communes.
    assert!(stdout(&checked).contains("đơn vị: 53\nvụ việc: 606\n"), "{}", stdout(&checked));
    let printed = run(&["generate", "--communes", "2", "--seed", "7"]);
    assert!(printed.stdout == bytes(&first));
}

#[test]
fn whoever_asks_for_a_set_that_has_ended_is_told_since_when_and_of_the_one_in_force() {
    let evaluate = |year, rules, lang| {
        run(&[
            "evaluate",
            "tests/cases/books/tt-124.json",
            "--unit",
            "xa",
            "--year",
            year,
            "--rules",
            rules,
            "--lang",
            lang,
        ])
    };
    let asked = evaluate("2026", "ntm-2021-commune-19-2", "vi");
    assert_eq!(status(&asked), Some(0), "{}", stderr(&asked));
    for words in ["hết hiệu lực ngày 14/02/2026", "từ ngày 15/02/2026", "qd-51-2025-commune-10"]
    {
        assert!(stderr(&asked).contains(words), "{words}: {}", stderr(&asked));
    }
    let asked = evaluate("2024", "tt-23-2012-commune", "en");
    assert!(
        stderr(&asked).contains("it ended on 09/02/2022")
            && stderr(&asked).contains("tt-124-2021-commune"),
        "{}",
        stderr(&asked)
    );
    assert_eq!(stderr(&evaluate("2024", "tt-124-2021-commune", "vi")), "");
}

#[test]
fn words_of_the_law_are_quoted_and_paraphrases_are_marked() {
    let lines = |rules: &str, lang| {
        let output = run(&[
            "evaluate",
            "tests/cases/books/ntm-2021.json",
            "--unit",
            "xa",
            "--year",
            "2024",
            "--rules",
            rules,
            "--lang",
            lang,
        ]);
        stdout(&output).to_owned()
    };
    let vi = lines("ntm-2021-commune-19-2", "vi");
    let of = |words: &str| vi.lines().find(|line| line.contains(words)).unwrap().to_owned();
    assert!(of("ly khai").ends_with(": “Hoạt động ly khai, đòi tự trị;”"), "{}", of("ly khai"));
    let paraphrase = of("Cháy, nổ được kiềm chế");
    assert!(
        paraphrase
            .ends_with(": Cháy, nổ được kiềm chế, giảm. (diễn giải, chưa đối chiếu văn bản gốc)"),
        "{paraphrase}"
    );
    assert!(
        lines("ntm-2021-commune-19-2", "en")
            .contains("(a paraphrase, not checked against the text)")
    );
    let marked = |line: &&str| line.contains('[') && !line.ends_with('”') && !line.ends_with(')');
    assert_eq!(vi.lines().filter(marked).collect::<Vec<_>>(), Vec::<&str>::new());
}
