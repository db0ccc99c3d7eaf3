//! `rules`, `schema` and `generate`.

use super::*;

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

/// Writes a rule file of one condition for a test.
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
    // Two of 99 communes have their share of the province's units and incidents.
    assert!(stdout(&checked).contains("đơn vị: 53\nvụ việc: 606\n"), "{}", stdout(&checked));
    let printed = run(&["generate", "--communes", "2", "--seed", "7"]);
    assert!(printed.stdout == bytes(&first));
}

#[test]
fn whoever_asks_for_a_set_that_has_ended_is_told_since_when_and_of_the_one_in_force() {
    let evaluate = |year, rules, lang| evaluate("tt-124.json", year, rules, lang);
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
    let lines = |rules, lang| stdout(&evaluate("ntm-2021.json", "2024", rules, lang)).to_owned();
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
