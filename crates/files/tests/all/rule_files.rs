//! Tests of rule files, through the functions that the page and the command line use.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use book::{Frame, Lang};
use files::{Problem, RulesRead};
use law::Library;
use serde_json::{Value, json};
use testing::at;
use unicode_normalization::UnicodeNormalization;

use testing::json_files;
use testing::pointers;

static NATIONAL: LazyLock<Library> = LazyLock::new(|| Library::national().unwrap());

fn read(bytes: &[u8], name: &str, frame: &Frame) -> Result<RulesRead, Vec<Problem>> {
    files::read_rules(bytes, name, &NATIONAL, frame, &|text| text.nfc().collect())
}

fn read_value(value: &Value, frame: &Frame) -> Result<RulesRead, String> {
    read(value.to_string().as_bytes(), "bo.json", frame).map_err(|problems| sentences(&problems))
}

fn sentences(problems: &[Problem]) -> String {
    problems.iter().map(|problem| problem.text(Lang::Vi) + "\n").collect()
}

fn bad_files() -> Vec<PathBuf> {
    let files = json_files("tests/bad/rules");
    assert!(files.len() >= 25);
    files
}

fn problems_of(file: &Path) -> Vec<Problem> {
    let name = file.file_name().unwrap().to_str().unwrap();
    read(&fs::read(file).unwrap(), name, &Frame::default()).expect_err(name)
}

#[test]
fn a_source_leads_to_an_address_of_the_web_alone() {
    let good: Value =
        serde_json::to_value(NATIONAL.rule_set("tt-124-2021-commune").unwrap().as_ref()).unwrap();
    let with = |url: &str, at: &str| {
        let mut set = good.clone();
        set["id"] = json!("bo-tinh");
        set["origin"] = json!({"id": "tt-124-2021-commune", "version": good["version"]});
        set.pointer_mut(at).unwrap()["source"] = json!({"name": "Công báo", "url": url});
        read_value(&set, &Frame::default())
    };
    for at in ["", "/conditions/0"] {
        assert!(with("https://congbao.chinhphu.vn/van-ban/x.htm", at).is_ok());
        for url in [
            "javascript:alert(1)",
            "data:text/html,x",
            "https://congbao.chinhphu.vn@xau.example/",
            "congbao.chinhphu.vn",
        ] {
            let said = with(url, at).expect_err(url);
            assert!(
                said.contains("source.url»") && said.contains("không phải địa chỉ trang web"),
                "{said}"
            );
        }
    }
    for rules in NATIONAL.rule_sets() {
        let sources = rules
            .conditions
            .iter()
            .filter_map(|condition| condition.source.as_ref())
            .chain([&rules.source]);
        for url in sources.filter_map(|source| source.url.as_ref()) {
            assert!(law::web_host(url).is_some(), "{url}");
        }
    }
}

/// Each `tests/bad/rules/*.json` has a `.txt` beside it with the sentences to expect.
#[test]
fn every_bad_rule_file_is_refused_with_all_its_problems_and_their_places() {
    for file in bad_files() {
        let expected = fs::read_to_string(file.with_extension("txt")).unwrap_or_default();
        assert_eq!(sentences(&problems_of(&file)), expected, "{}", file.display());
    }
}

#[test]
fn every_problem_of_a_rule_file_is_said_in_english_too() {
    for problem in bad_files().iter().flat_map(|file| problems_of(file)) {
        let english = problem.text(Lang::En);
        assert!(
            problem.what(Lang::En) != problem.what(Lang::Vi) && !problem.todo(Lang::En).is_empty(),
            "{english}"
        );
    }
}

/// Makes an own copy of a national set.
fn copy_of(id: &str) -> Value {
    let origin = NATIONAL.rule_set(id).unwrap();
    let mut copy = serde_json::to_value(origin.as_ref()).unwrap();
    copy["id"] = format!("x-{id}").into();
    copy["origin"] = json!({"id": id, "version": origin.version});
    copy
}

#[test]
fn a_copy_of_every_national_set_is_good() {
    for rules in NATIONAL.rule_sets() {
        let read = read_value(&copy_of(&rules.id), &Frame::default())
            .unwrap_or_else(|said| panic!("{said}"));
        assert_eq!(read.rules.conditions, rules.conditions);
    }
}

#[test]
fn a_set_replaces_an_older_version_of_itself_and_stands_beside_others() {
    let mut frame = Frame::default();
    let first = copy_of("tt-124-2021-commune");
    frame.put_rules(read_value(&first, &frame).unwrap().raw);
    let mut newer = first.clone();
    newer["version"] = "2".into();
    frame.put_rules(read_value(&newer, &frame).unwrap().raw);
    assert_eq!(frame.rules.len(), 1);
    assert_eq!(frame.rules[0]["version"], "2");
    let mut other = first;
    other["id"] = "x-other".into();
    let said = read_value(&other, &frame).unwrap_err();
    assert!(said.contains("trùng thời gian hiệu lực với «x-tt-124-2021-commune»"), "{said}");
}

#[test]
fn a_set_may_use_the_kinds_of_the_book_that_it_goes_into() {
    let mut rules = copy_of("tt-124-2021-commune");
    rules["conditions"][0]["requires"] =
        json!({"paper": {"kinds": ["x-resolution"], "within": "year"}});
    assert!(
        read_value(&rules, &Frame::default())
            .unwrap_err()
            .contains("mã «x-resolution» không có trong danh mục văn bản")
    );
    let kind = json!({"code": "x-resolution", "group": "paper", "label": {"vi": "Nghị quyết riêng", "en": "Own resolution"}, "source": "test"});
    let frame = Frame { kinds: vec![serde_json::from_value(kind).unwrap()], ..Frame::default() };
    assert!(read_value(&rules, &frame).is_ok());
}

#[test]
fn a_book_holds_a_hundred_rule_sets_and_no_more() {
    let set = |number: u16| {
        let mut rules = copy_of("ntm-2016-commune-19-2");
        rules["id"] = format!("x-{number}").into();
        rules["in_force"] = json!({"from": format!("{}-01-01", 1900 + number), "to": format!("{}-12-31", 1900 + number)});
        rules
    };
    let rules = (0..100)
        .map(|number| set(number).as_object().unwrap().clone().into_iter().collect())
        .collect();
    let frame = Frame { rules, ..Frame::default() };
    assert!(
        read_value(&set(100), &frame)
            .unwrap_err()
            .contains("quá nhiều bộ quy định riêng, nhiều nhất là 100")
    );
    assert!(read_value(&set(99), &frame).is_ok(), "it replaces one");
}

#[test]
fn decomposed_text_is_composed_in_a_rule_file_too() {
    let text: String = copy_of("tt-124-2021-commune").to_string().nfd().collect();
    let read = read(text.as_bytes(), "bo.json", &Frame::default()).unwrap();
    assert_eq!(read.rules.title.vi, NATIONAL.rule_set("tt-124-2021-commune").unwrap().title.vi);
    assert_eq!(read.notices.len(), 1);
}

/// Puts any value in place of another: the file is refused with a line, or a book can use it.
#[test]
fn what_is_read_can_be_used_and_what_cannot_is_refused_with_its_line() {
    let good = copy_of("ntm-2016-commune-19-2");
    let all = pointers(&good);
    let (mut refused, mut used) = (0, 0);
    for pointer in all.iter().filter(|pointer| !pointer.is_empty()) {
        for other in [Value::Null, "x".into(), json!([{"all": -1}])] {
            let mut changed = good.clone();
            *changed.pointer_mut(pointer).unwrap() = other.clone();
            match read(
                serde_json::to_string_pretty(&changed).unwrap().as_bytes(),
                "bo.json",
                &Frame::default(),
            ) {
                Err(problems) => {
                    assert!(
                        problems.iter().all(|problem| problem.place.line.is_some()),
                        "{pointer} {other}: {}",
                        sentences(&problems)
                    );
                    refused += 1;
                }
                Ok(read) => {
                    let mut frame = Frame::default();
                    frame.put_rules(read.raw);
                    assert_eq!(
                        NATIONAL.with(&frame).own(),
                        [Arc::new(read.rules)],
                        "{pointer} {other}"
                    );
                    used += 1;
                }
            }
        }
    }
    assert!(refused > 2 * all.len() && used > 0, "{refused} {used}");
}

#[test]
fn a_rule_file_cut_anywhere_is_refused() {
    let text = copy_of("ntm-2016-commune-19-2").to_string();
    for at in (1..text.len()).filter(|&at| text.is_char_boundary(at)).step_by(11) {
        assert!(
            read(&text.as_bytes()[..at], "cut.json", &Frame::default()).is_err(),
            "cut at {at}"
        );
    }
}

#[test]
fn a_rule_file_is_told_from_a_book() {
    assert!(files::is_rules(copy_of("tt-124-2021-commune").to_string().as_bytes()));
    assert!(!files::is_rules(&fs::read(at("tests/exchange/good.json")).unwrap()));
    assert!(!files::is_rules(b"{\"conditions\": ["));
}

#[test]
fn the_schema_of_rule_files_in_docs_is_the_one_of_the_types() {
    let kept = fs::read_to_string(at("docs/rules.schema.json")).unwrap_or_default();
    let made = files::rules_schema().unwrap();
    assert!(
        kept == made,
        "docs/rules.schema.json is stale: cargo run -p cli -- schema rules > docs/rules.schema.json"
    );
}
