//! Data files through the door that the page and the command line use.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use book::{Book, Day, Lang, Period, RecordKind, UnitId, UnitKind, Year};
use files::{Change, FileRead, Minor, Problem, Remark, Summary};
use law::Library;
use testing::at;
use unicode_normalization::UnicodeNormalization;

use testing::json_files;

static LIBRARY: LazyLock<Library> = LazyLock::new(|| Library::national().unwrap());

fn read(bytes: &[u8], name: &str) -> Result<FileRead, Vec<Problem>> {
    files::read(bytes, name, &LIBRARY, &|text| text.nfc().collect())
}

fn good_text() -> String {
    fs::read_to_string(at("tests/exchange/good.json")).unwrap()
}

fn good() -> Book {
    read_text(&good_text()).book
}

fn read_text(text: &str) -> FileRead {
    read(text.as_bytes(), "so.json").unwrap_or_else(|problems| panic!("{}", sentences(&problems)))
}

fn sentences(problems: &[Problem]) -> String {
    problems.iter().map(|problem| problem.text(Lang::Vi) + "\n").collect()
}

fn name_of(file: &Path) -> &str {
    file.file_name().unwrap().to_str().unwrap()
}

/// Each `tests/bad/*.json` has a `.txt` beside it with the sentences that it must bring.
#[test]
fn every_bad_file_is_refused_with_all_its_problems_and_their_places() {
    for file in json_files("tests/bad") {
        let said =
            sentences(&read(&fs::read(&file).unwrap(), name_of(&file)).expect_err(name_of(&file)));
        let expected = fs::read_to_string(file.with_extension("txt")).unwrap_or_default();
        assert_eq!(said, expected, "{}", file.display());
    }
}

/// Texts that are no JSON, each in another way.
const NO_JSON: [&str; 24] = [
    "{\"format\": }",
    "{\"format\" 1}",
    "{\"format\": 1 2}",
    "{\"a\": [1 2]}",
    "{\"a\": [1,]}",
    "{\"a\": 1,}",
    "{\"a\": tru}",
    "{\"a\": nul}",
    "{a: 1}",
    "{1: 1}",
    "{\"a\": \"\\x\"}",
    "{\"a\": \"\\ud800\"}",
    "{\"a\": \"\\ud800\\u0041\"}",
    "{\"a\": \"\\u12\"}",
    "{\"a\": \"\u{1}\"}",
    "{\"a\": 01}",
    "{\"a\": -}",
    "{\"a\": 1.}",
    "{\"a\": 1e}",
    "{} {}",
    "{\"a\": +1}",
    "{\"a\"",
    "<html>",
    "{\"a\": 'b'}",
];

#[test]
fn what_is_wrong_with_the_syntax_is_said_in_the_readers_language() {
    let english = [
        "expect",
        "invalid",
        "EOF",
        "trailing",
        "control",
        "surrogate",
        "must be",
        "recursion",
        "range",
        "ident",
        "while",
        "column",
    ];
    for text in NO_JSON.iter().map(|text| (*text).to_owned()).chain([good_text().replacen(
        "\"count\": 2",
        "\"count\": 2 2",
        1,
    )]) {
        for problem in read(text.as_bytes(), "so.json").expect_err(&text) {
            let said = problem.text(Lang::Vi);
            assert!(!english.iter().any(|word| said.contains(word)), "{text}: {said}");
        }
    }
}

/// Each value of the good file in turn replaced by values of other types.
#[test]
fn what_is_wrong_with_a_value_is_said_in_the_readers_language() {
    let whole: serde_json::Value = serde_json::from_str(&good_text()).unwrap();
    for pointer in testing::pointers(&whole) {
        for other in [
            serde_json::json!(null),
            serde_json::json!(1.5),
            serde_json::json!("?"),
            serde_json::json!([[]]),
            serde_json::json!({"?": 1}),
        ] {
            let mut changed = whole.clone();
            *changed.pointer_mut(&pointer).unwrap() = other;
            for problem in
                read(changed.to_string().as_bytes(), "so.json").err().into_iter().flatten()
            {
                let what = problem.what(Lang::Vi);
                // Without what is quoted of the file.
                let said: String = what
                    .split('«')
                    .map(|part| part.split_once('»').map_or(part, |(_, rest)| rest))
                    .collect();
                let is_english =
                    ["expected", "invalid ", "missing", "unknown", "duplicate", "data did not"]
                        .iter()
                        .any(|word| said.contains(word));
                assert!(!is_english, "{pointer}: {said}");
            }
        }
    }
}

#[test]
fn numbers_of_a_newer_version_stay_as_they_were_written() {
    let numbers = [
        "123456789012345678901234567890",
        "-98765432109876543210",
        "1.10",
        "0.1000000000000000055511151231257827",
        "18446744073709551616",
    ];
    for number in numbers {
        let text = good_text().replacen(
            "\"count\": 2",
            &format!("\"count\": 2, \"measured\": {number}, \"all\": [{{\"n\": {number}}}]"),
            1,
        );
        assert_ne!(text, good_text());
        let written = files::write(&read_text(&text).book).unwrap();
        assert!(
            written.contains(&format!("\"measured\": {number}"))
                && written.contains(&format!("{{\"n\": {number}}}")),
            "{number}"
        );
        assert_eq!(files::write(&read_text(&written).book).unwrap(), written);
    }
}

#[test]
fn every_problem_is_said_in_english_too() {
    for file in json_files("tests/bad") {
        for problem in read(&fs::read(&file).unwrap(), name_of(&file)).expect_err(name_of(&file)) {
            let english = problem.what(Lang::En);
            assert!(!english.is_empty() && english != problem.what(Lang::Vi), "{english}");
            assert!(!problem.todo(Lang::En).is_empty());
        }
    }
}

#[test]
fn a_file_of_fifty_megabytes_is_refused_by_its_size() {
    let problems = read(&vec![b' '; 50_000_000], "lon.json").expect_err("too big");
    assert_eq!(
        sentences(&problems),
        "lon.json: tệp quá lớn: 50 MB, nhiều nhất là 32 MB. \
         Kiểm tra xem có đúng là tệp sổ Bình Yên không; nếu đúng, tách thành nhiều tệp nhỏ hơn.\n"
    );
}

#[test]
fn a_file_cut_anywhere_is_refused() {
    let text = files::write(&good()).unwrap();
    let end = text.trim_end().len();
    for at in (0..end).filter(|&at| text.is_char_boundary(at)).step_by(7) {
        assert!(read(&text.as_bytes()[..at], "cut.json").is_err(), "cut at {at}");
    }
}

#[test]
fn the_same_book_gives_the_same_bytes_and_reads_back() {
    let mut shuffled = good();
    let first = files::write(&shuffled).unwrap();
    for shard in shuffled.shards.values_mut() {
        let shard = std::sync::Arc::make_mut(shard);
        shard.units.reverse();
        shard.incidents.reverse();
    }
    assert_eq!(files::write(&shuffled).unwrap(), first);
    assert_eq!(files::write(&read_text(&first).book).unwrap(), first);
}

#[test]
fn a_record_stands_on_one_line() {
    let text = files::write(&good()).unwrap();
    let line = text.lines().find(|line| line.contains("\"id\": \"m1\"")).unwrap();
    assert!(line.trim_start().starts_with("{\"id\": \"m1\"") && line.ends_with('}'), "{line}");
}

#[test]
fn unknown_fields_of_a_newer_minor_version_are_kept_at_every_level_and_written_back() {
    let text = good_text()
        .replace("\"version\": \"1.0\"", "\"version\": \"1.7\", \"beside\": {\"x\": [1]}")
        .replace("\"name\": \"Sổ thử\"", "\"name\": \"Sổ thử\", \"of_frame\": 1")
        .replace("\"reading\": \"contain\"", "\"reading\": \"contain\", \"of_settings\": 2")
        .replace("\"root\": \"c1\"", "\"root\": \"c1\", \"of_shard\": [3]")
        .replace("\"kind\": \"hamlet\"", "\"kind\": \"hamlet\", \"of_unit\": null")
        .replace(
            "\"people\": 1, \"note\"",
            "\"people\": 1, \"of_incident\": {\"a\": \"ộ\"}, \"note\"",
        )
        .replace("\"place\": \"xóm 1\"", "\"place\": \"xóm 1\", \"of_point\": 1.5")
        .replace("\"state\": \"strengthened\"", "\"state\": \"strengthened\", \"of_change\": true");
    let read = read_text(&text);
    let remarks: Vec<_> = read.notices.iter().map(|notice| &notice.remark).collect();
    assert_eq!(remarks, [&Remark::NewerMinor { version: "1.7".into() }]);
    let written: serde_json::Value =
        serde_json::from_str(&files::write(&read.book).unwrap()).unwrap();
    let at =
        |pointer: &str| written.pointer(pointer).unwrap_or_else(|| panic!("{pointer}")).clone();
    assert_eq!(at("/version"), "1.7");
    assert_eq!(at("/beside"), serde_json::json!({"x": [1]}));
    assert_eq!(at("/frame/of_frame"), 1);
    assert_eq!(at("/frame/settings/of_settings"), 2);
    assert_eq!(at("/shards/0/of_shard"), serde_json::json!([3]));
    assert_eq!(at("/shards/0/units/1/of_unit"), serde_json::Value::Null);
    assert_eq!(at("/shards/0/incidents/0/of_incident/a"), "ộ");
    assert_eq!(at("/shards/0/models/0/points/0/of_point"), 1.5);
    assert_eq!(at("/shards/0/models/0/changes/0/of_change"), true);
}

/// Each version of the format has a frozen file, as a program of its time wrote it.
#[test]
fn a_file_of_every_version_opens_as_it_is_and_is_written_in_the_newest() {
    for minor in Minor::ALL {
        let name = format!("1.{}.json", minor as u32);
        let text = fs::read_to_string(at(format!("tests/exchange/versions/{name}"))).unwrap();
        let read = read(text.as_bytes(), &name)
            .unwrap_or_else(|problems| panic!("{}", sentences(&problems)));
        assert_eq!(read.notices, [], "{name}");
        let waiting: usize =
            read.book.shards.values().map(|shard| shard.waiting.incidents.len()).sum();
        assert_eq!(waiting, usize::from(minor == Minor::Waiting), "{name}");
        let written = files::write(&read.book).unwrap();
        assert!(written.contains("\"version\": \"1.2\""), "{name}");
        assert!(files::write(&read_text(&written).book).unwrap() == written, "{name}");
        if minor == Minor::NEWEST {
            assert!(written == text, "the newest is written as it is");
        }
    }
}

#[test]
fn what_an_older_version_could_not_say_stands_as_it_was_read_then() {
    let text = fs::read_to_string(at("tests/exchange/versions/1.1.json")).unwrap();
    let book = read_text(&text).book;
    let shard = &book.shards[&UnitId::new("c1").unwrap()];
    assert!(shard.units.iter().all(|unit| unit.kind_word.is_empty() && unit.absorbed.is_empty()));
    assert!(
        shard
            .incidents
            .iter()
            .all(|incident| incident.also_in.is_empty() && incident.elsewhere.is_none())
    );
    assert!(shard.totals.iter().all(|total| total.window().is_none()));
    assert!(shard.ratings.iter().all(|rating| rating.covers.is_empty()));
    assert!(
        shard.statements.iter().all(|said| said.about.is_none())
            && book.frame.settings.committee.is_empty()
    );
}

#[test]
fn an_older_program_keeps_what_this_version_added() {
    let text = |name: &str| {
        fs::read_to_string(at(format!("tests/exchange/versions/{name}.json"))).unwrap()
    };
    let book = read_text(&text("1.2-kept-by-1.1")).book;
    assert!(files::write(&book).unwrap() == text("1.2"));
    let shard = &book.shards[&UnitId::new("c1").unwrap()];
    let [absorbed] = &shard.units[0].absorbed[..] else { panic!("{:?}", shard.units[0]) };
    assert_eq!((absorbed.unit.as_str(), absorbed.partly), ("c2", true));
    assert_eq!(shard.units[1].kind_word, "bản");
    assert_eq!(shard.incidents[0].also_in, [UnitId::new("h2").unwrap()]);
    assert_eq!(shard.incidents[1].elsewhere, Some(true));
    assert_eq!(
        shard.totals[0].window(),
        Some(Period { from: Day::parse("2017-11-16").ok(), to: Day::parse("2018-11-15").ok() })
    );
    assert_eq!(shard.ratings[0].covers.len(), 2);
}

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
