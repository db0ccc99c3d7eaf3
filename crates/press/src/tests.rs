//! Any text comes back; nothing else does.

use std::fmt::Write;

use proptest::prelude::*;

use super::*;

const LIMIT: usize = 1 << 24;

fn comes_back(text: &str) {
    assert_eq!(unpress(&press(text), LIMIT).as_deref(), Some(text));
    // Whichever of the two is shorter.
    if let Some(bytes) = divided::write(text) {
        let read = |bytes: &[u8]| divided::read(bytes, LIMIT);
        assert_eq!(read(&bytes).as_deref(), Some(text.as_bytes()), "{text}");
        assert_eq!(read(&[&*bytes, &[0; 7]].concat()).as_deref(), Some(text.as_bytes()));
    }
}

/// Records like those of a book.
fn records(count: u64) -> String {
    let mut text = String::from("{\"list\":[");
    for at in 0..count {
        let id: String = (0..16)
            .map(|place| {
                let digit = (at + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (place * 3) & 31;
                char::from(b"0123456789abcdefghjkmnpqrstvwxyz"[digit as usize])
            })
            .collect();
        let comma = if at > 0 { "," } else { "" };
        let (month, day, made) = (at % 12 + 1, at % 28 + 1, 1_700_000_000_000 + at * 7_654_321);
        write!(text, "{comma}{{\"id\":\"{id}\",\"date\":\"2025-{month:02}-{day:02}\",\"kind\":\"theft\",\"stamp\":{{\"at\":{made}}}}}").unwrap();
    }
    text + "]}"
}

#[test]
fn the_samples_come_back() {
    let samples = concat!(env!("CARGO_MANIFEST_DIR"), "/../../samples");
    let files = std::fs::read_dir(samples).unwrap().map(|entry| entry.unwrap().path());
    for file in files.filter(|path| path.extension().is_some_and(|ending| ending == "json")) {
        let text = std::fs::read_to_string(file).unwrap();
        comes_back(&text);
        let compact: String = text.lines().map(str::trim_start).collect();
        comes_back(&compact.replace("\": ", "\":"));
    }
}

#[test]
fn each_way_of_writing_comes_back_as_it_was() {
    for text in [
        "",
        "null",
        "[]",
        "{}",
        "[[],[[]],{}]",
        "[{},{\"a\":{}},{\"a\":1}]",
        "\"\"",
        "0",
        "-0",
        "[0,00,1,01,255,256,65535,65536,281474976710655,281474976710656,18446744073709551616]",
        "[1.0,1e3,1E+3,-1,0.10,-1.5e-7,1-2]",
        r#"["2025-12-31","1919-12-31","1920-01-01","2175-12-31","2176-01-01","2025-15-99","2025-16-01","2025-1-01"]"#,
        r#"["0123456789abcdef","0123456789abcdei","zzzzzzzzzzzzzzzz","u000000000000000","o000000000000000","0000000000000000","zzzzzzzzzzzzzzzz"]"#,
        r#"["\"","\\","\\\"","\n","é","\u00e9","\u0000",""]"#,
        r#"{"a":1,"a":2,"":3,"b":{"a":"a"},"a":"a"}"#,
        r#"[{"a":1,"b":2},{"b":2,"a":1},{"a":1},{"b":1},{"a":1,"b":2},{"c":null}]"#,
        " null",
        "null ",
        "[1, 2]",
        "{\"a\" :1}",
        "[1,]",
        "[,1]",
        "{,}",
        "{\"a\":1,}",
        "{\"a\"}",
        "[1",
        "nul",
        "\"a",
        "\"a\nb\"",
        "\"\\\n\"",
        "1 2",
        "[1][2]",
        "\u{1}",
        "xã",
        "\"xã\"",
    ] {
        comes_back(text);
    }
    for deep in [5, 127, 128, 129, 5000] {
        comes_back(&("[".repeat(deep) + &"]".repeat(deep)));
    }
    comes_back(&records(700));
}

#[test]
fn every_letter_of_a_random_id_is_known() {
    for at in 0..32 {
        let mut written = Vec::new();
        let id = token::Token::Id([1 << 35 | at, at << 20]);
        id.write(&mut written);
        assert_eq!(token::Token::of(&written), id);
    }
}

#[test]
fn records_take_much_less_than_deflated() {
    let text = records(700);
    let deflated = compress_to_vec(text.as_bytes(), LEVEL).len();
    let pressed = press(&text).len();
    assert!(pressed * 4 < deflated * 3, "{pressed} of {deflated}");
}

#[test]
fn a_text_over_the_limit_is_refused() {
    for text in [records(700), "a".repeat(20_000)] {
        let bytes = press(&text);
        assert_eq!(unpress(&bytes, text.len() - 1), None);
        assert_eq!(unpress(&bytes, text.len()), Some(text));
    }
}

#[test]
fn a_way_of_packing_that_is_not_known_is_refused() {
    assert_eq!(unpress(&[2, 0, 0], LIMIT), None);
    assert_eq!(unpress(&[], LIMIT), None);
}

/// Texts of JSON without blanks.
fn json() -> impl Strategy<Value = String> {
    let text = || {
        prop_oneof![
            "[a-c]{1,2}",
            "[ -!#-\\[\\]-~à-ỹ]{0,20}",
            "[0-9a-h]{8}[jk]{2}[mn]{2}[p-t]{2}[v-z]{2}",
            "20[0-3][0-9]-[01][0-9]-[0-3][0-9]"
        ]
        .prop_map(|text| format!("\"{text}\""))
    };
    let leaf = prop_oneof![
        Just("null".to_owned()),
        any::<bool>().prop_map(|value| value.to_string()),
        any::<u64>().prop_map(|number| number.to_string()),
        (0u64..400).prop_map(|number| number.to_string()),
        any::<f64>().prop_map(|number| format!("{number:e}")),
        text(),
    ];
    leaf.prop_recursive(5, 200, 8, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..8)
                .prop_map(|items| format!("[{}]", items.join(","))),
            prop::collection::vec((text(), inner), 0..8).prop_map(|members| {
                let members: Vec<_> =
                    members.into_iter().map(|(name, value)| name + ":" + &value).collect();
                format!("{{{}}}", members.join(","))
            }),
        ]
    })
}

proptest! {
    #[test]
    fn any_json_comes_back(text in json()) {
        prop_assert!(divided::write(&text).is_some(), "not divided: {}", text);
        comes_back(&text);
    }

    #[test]
    fn any_text_comes_back(text: String) {
        comes_back(&text);
    }

    #[test]
    fn json_that_was_changed_comes_back(text in json(), at: prop::sample::Index, to: char) {
        let mut letters: Vec<char> = text.chars().collect();
        let at = at.index(letters.len());
        letters[at] = to;
        comes_back(&letters.into_iter().collect::<String>());
    }

    #[test]
    fn damaged_bytes_are_refused_or_read(at: prop::sample::Index, to: u8, cut: prop::sample::Index) {
        let mut bytes = divided::write(&records(40)).unwrap();
        let at = at.index(bytes.len());
        bytes[at] = to;
        let _ = divided::read(&bytes, LIMIT);
        let _ = divided::read(&bytes[..cut.index(bytes.len())], LIMIT);
    }

    #[test]
    fn any_bytes_are_refused_or_read(bytes: Vec<u8>) {
        let _ = unpress(&bytes, LIMIT);
        let _ = divided::read(&bytes, LIMIT);
    }
}
