//! Tests that books can be written and read back, in this version and others.

use super::*;

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

/// Each version of the format has a frozen file, written by a program of its time.
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
        assert!(written.contains("\"version\": \"1.6\""), "{name}");
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
    let book = read_text(&text("1.5-kept-by-1.2")).book;
    let newest = text("1.5").replace("\"version\": \"1.5\"", "\"version\": \"1.6\"");
    assert!(files::write(&book).unwrap() == newest);
    let listed = book.unit(&UnitId::new("c1").unwrap()).unwrap().0.listed.clone().unwrap();
    assert_eq!(
        (&*listed.code, &*listed.name, listed.edition.to_string()),
        ("04510", "Việt Thành", "01/10/2026".into())
    );
    let book = read_text(&text("1.2-kept-by-1.1")).book;
    let newest = text("1.2").replace("\"version\": \"1.2\"", "\"version\": \"1.6\"");
    assert!(files::write(&book).unwrap() == newest);
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
fn a_program_of_1_2_keeps_own_checks_and_words_on_doubtful_figures() {
    let text = |name: &str| {
        fs::read_to_string(at(format!("tests/exchange/versions/{name}.json"))).unwrap()
    };
    let book = read_text(&text("1.3-kept-by-1.2")).book;
    let newest = text("1.3").replace("\"version\": \"1.3\"", "\"version\": \"1.6\"");
    assert!(files::write(&book).unwrap() == newest);
    assert_eq!(book.frame.checks.len(), 1);
    assert_eq!(book.shards[&UnitId::new("c1").unwrap()].confirmations.len(), 2);
}

#[test]
fn a_program_of_1_2_keeps_what_a_person_added_to_papers() {
    let text = |name: &str| {
        fs::read_to_string(at(format!("tests/exchange/versions/{name}.json"))).unwrap()
    };
    let book = read_text(&text("1.4-kept-by-1.2")).book;
    let newest = text("1.4").replace("\"version\": \"1.4\"", "\"version\": \"1.6\"");
    assert!(files::write(&book).unwrap() == newest);
    let texts = &book.shards[&UnitId::new("c1").unwrap()].paper_texts;
    assert_eq!(texts[0].directions.as_deref(), Some("Tuần tra."));
}

#[test]
fn a_book_keeps_its_own_templates() {
    let text = fs::read_to_string(at("tests/exchange/versions/1.6.json")).unwrap();
    assert_eq!(read_text(&text).book.frame.templates[0]["id"], "hamlet-letter");
}
