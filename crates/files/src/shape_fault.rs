//! Turns a serde error about a value of the wrong shape into a fault with the path of its field.
//!
//! A deserializer that tracks the path would be compiled a second time for every type. The position
//! of the error suffices: it is just after the refused value, and a walk over the text finds that
//! value.

use book::ValueError;
use serde_json::error::Category;

use super::json::{Event, Step, shown, walk};
use super::problem::{Fault, Wanted};

/// The fault of a file that is not JSON.
pub(super) fn syntax_fault(error: &serde_json::Error) -> Fault {
    match error.classify() {
        Category::Eof => Fault::Cut,
        _ => Fault::NotJson { message: message(error) },
    }
}

/// Turns a serde error into a fault, whose sentence exists in both languages.
pub fn fault_of(text: &str, error: &serde_json::Error) -> Fault {
    fault(text, error).0
}

/// The byte offset of an error in the text; serde counts lines from 1 and bytes within them.
pub(super) fn error_offset(text: &str, error: &serde_json::Error) -> Option<usize> {
    let line = error.line().checked_sub(1)?;
    let start = if line == 0 { 0 } else { text.match_indices('\n').nth(line - 1)?.0 + 1 };
    Some((start + error.column()).min(text.len()))
}

/// The fault, and the path of its field.
pub(super) fn fault(text: &str, error: &serde_json::Error) -> (Fault, String) {
    let message = message(error);
    let offset = error_offset(text, error).unwrap_or_default();
    let quoted = || between(&message, '`', '`').to_owned();
    if message.starts_with("missing field") {
        return (Fault::Missing { field: quoted() }, closed_at(text, offset));
    }
    if message.starts_with("duplicate field") {
        return (Fault::TwiceInOne { field: quoted() }, open_at(text, offset));
    }
    if message.starts_with("unknown field") {
        return (Fault::UnknownField { field: quoted() }, open_at(text, offset));
    }
    let is_container =
        message.starts_with("invalid type: map") || message.starts_with("invalid type: sequence");
    let (path, found) = if is_container { begun_at(text, offset) } else { before(text, offset) };
    (value_fault(&message, found), path)
}

fn value_fault(message: &str, found: &str) -> Fault {
    let found: String = found.lines().next().unwrap_or_default().chars().take(60).collect();
    if let Some(rest) = message.strip_prefix("unknown variant ") {
        let (name, allowed) = rest.split_once(", expected ").unwrap_or_default();
        // If the word is the key of an object, the whole object would be too much to quote.
        let found = if found.starts_with('"') { found } else { name.replace('`', "") };
        let allowed = allowed.trim_start_matches("one of ").replace('`', "").replace(" or ", ", ");
        return Fault::UnknownWord { found, allowed };
    }
    if message == "expected value" {
        return Fault::WrongType { wanted: Wanted::Word, found };
    }
    if message.starts_with("recursion limit") {
        return Fault::TooDeep;
    }
    if message == "number out of range" {
        return Fault::OutOfRange { found, allowed: "0–4294967295" };
    }
    if let Some(error) = ValueError::in_message(message) {
        return Fault::BadValue(error);
    }
    let expected = message.rsplit_once("expected ").map_or("", |(_, expected)| expected);
    match expected {
        "u8" | "u16" | "u32" | "u64" => count_fault(expected, found),
        "a string" => Fault::WrongType { wanted: Wanted::Text, found },
        "a boolean" => Fault::WrongType { wanted: Wanted::YesNo, found },
        "a sequence" => Fault::WrongType { wanted: Wanted::List, found },
        "string or map" => Fault::WrongType { wanted: Wanted::Word, found },
        expected if expected.starts_with("struct") => {
            Fault::WrongType { wanted: Wanted::Object, found }
        }
        "a map" => Fault::WrongType { wanted: Wanted::Object, found },
        _ => Fault::Unusable { found },
    }
}

fn count_fault(expected: &str, found: String) -> Fault {
    if !found.starts_with(|c: char| c == '-' || c.is_ascii_digit()) {
        return Fault::WrongType { wanted: Wanted::Count, found };
    }
    if found.starts_with('-') {
        return Fault::Negative { found };
    }
    if found.contains(['.', 'e', 'E']) {
        return Fault::Fraction { found };
    }
    let allowed = match expected {
        "u8" => "0–255",
        "u16" => "0–65535",
        "u32" => "0–4294967295",
        _ => "0–18446744073709551615",
    };
    Fault::OutOfRange { found, allowed }
}

/// The message without the position at its end.
fn message(error: &serde_json::Error) -> String {
    let text = error.to_string();
    match text.rfind(" at line ") {
        Some(end) if error.line() > 0 => text.get(..end).unwrap_or_default().to_owned(),
        _ => text,
    }
}

fn between(text: &str, open: char, close: char) -> &str {
    text.split_once(open)
        .and_then(|(_, rest)| rest.split_once(close))
        .map_or("", |(found, _)| found)
}

/// The path of the container that closes at an offset.
fn closed_at(text: &str, offset: usize) -> String {
    let mut found = String::new();
    walk(text, &mut |path, event| match event {
        Event::Close { end } if end == offset => {
            found = shown(path);
            false
        }
        _ => true,
    });
    found
}

/// The path of the innermost container that is open at an offset.
fn open_at(text: &str, offset: usize) -> String {
    let mut found = String::new();
    let parent = |path: &[Step<'_>]| shown(path.split_last().map_or(&[][..], |(_, parent)| parent));
    walk(text, &mut |path, event| {
        let start = match event {
            Event::Open { start } => start,
            Event::Close { end } => end.saturating_sub(1),
            Event::Scalar { start, .. } => start,
        };
        if start < offset {
            found = if matches!(event, Event::Open { .. }) { shown(path) } else { parent(path) };
        }
        start < offset
    });
    found
}

/// The path of the container that begins at an offset, with its text.
fn begun_at(text: &str, offset: usize) -> (String, &str) {
    let mut found = String::new();
    walk(text, &mut |path, event| match event {
        Event::Open { start } if start >= offset => {
            found = shown(path);
            false
        }
        _ => true,
    });
    (found, text.get(offset..).unwrap_or_default())
}

/// The path of the last value that begins before an offset, with its text.
fn before(text: &str, offset: usize) -> (String, &str) {
    let mut found = String::new();
    let mut value = 0..0;
    walk(text, &mut |path, event| {
        let range = match event {
            Event::Open { start } => start..text.len(),
            Event::Close { .. } => return true,
            Event::Scalar { start, end } => start..end,
        };
        let is_before = range.start < offset;
        if is_before {
            found = shown(path);
            value = range;
        }
        is_before
    });
    (found, text.get(value).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use book::Incident;

    const GOOD: &str = r#"{"id": "i1", "unit": "u1", "date": "2019-03-15", "kind": "theft", "severity": "serious", "count": 2,
        "people": 3, "by_residents": true, "note": "x", "stamp": {"at": 5, "device": "d", "after": ["3@d"]}}"#;

    #[test]
    fn the_field_that_is_named_is_the_one_that_a_tracking_deserializer_names() {
        let changes = [
            ("\"2019-03-15\"", "\"2019-02-30\"", "date"),
            ("\"2019-03-15\"", "17", "date"),
            ("2,", "-2,", "count"),
            ("2,", "1.5,", "count"),
            ("2,", "{\"a\": [1]},", "count"),
            ("2,", "[],", "count"),
            ("2,", "\"2\",", "count"),
            ("3,", "99999999999,", "people"),
            ("true", "\"có\"", "by_residents"),
            ("\"serious\"", "\"grave\"", "severity"),
            ("\"serious\"", "7", "severity"),
            ("\"x\"", "null", "note"),
            ("\"3@d\"", "\"3\"", "stamp.after[0]"),
            ("5,", "\"5\",", "stamp.at"),
            ("{\"at\": 5, \"device\": \"d\", \"after\": [\"3@d\"]}", "[]", "stamp"),
        ];
        for (from, to, field) in changes {
            let text = GOOD.replacen(from, to, 1);
            let error = serde_json::from_str::<Incident>(&text).expect_err(to);
            assert_eq!(fault(&text, &error).1, field, "{to}: {error}");
            let tracked = serde_path_to_error::deserialize::<_, Incident>(
                &mut serde_json::Deserializer::from_str(&text),
            )
            .expect_err(to);
            assert_eq!(tracked.path().to_string(), field, "{to}");
        }
    }

    #[test]
    fn a_missing_or_doubled_field_is_named_with_the_object_that_it_belongs_to() {
        let check = |from: &str, to: &str, path: &str, fault_is: Fault| {
            let text = GOOD.replacen(from, to, 1);
            let error = serde_json::from_str::<Incident>(&text).expect_err(to);
            assert_eq!(fault(&text, &error), (fault_is, path.to_owned()), "{error}");
        };
        check("\"date\": \"2019-03-15\",", "", "", Fault::Missing { field: "date".into() });
        check(", \"device\": \"d\"", "", "stamp", Fault::Missing { field: "device".into() });
        check(
            "\"note\": \"x\"",
            "\"note\": \"x\", \"note\": \"y\"",
            "",
            Fault::TwiceInOne { field: "note".into() },
        );
        check(
            "\"at\": 5",
            "\"at\": 5, \"from\": 1",
            "stamp",
            Fault::UnknownField { field: "from".into() },
        );
    }
}
