//! JSON as text: its parts without their types, and the position of a value in it.

use std::fmt;

use serde::Deserialize;
use serde::de::{MapAccess, Visitor};
use serde_json::value::RawValue;

/// The members of a JSON object in order, each value as its text.
#[derive(Default)]
pub(super) struct Members<'a>(pub Vec<(String, &'a str)>);

impl<'a> Members<'a> {
    pub fn parse(text: &'a str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }

    pub fn get(&self, name: &str) -> Option<&'a str> {
        self.0.iter().find(|(member, _)| member == name).map(|(_, value)| *value)
    }

    /// The first name that occurs twice.
    pub fn duplicate(&self) -> Option<&str> {
        let mut names: Vec<_> = self.0.iter().map(|(name, _)| name.as_str()).collect();
        book::sort::sort_by(&mut names, |a, b| a.cmp(b));
        names
            .windows(2)
            .find_map(|pair| if let [a, b] = pair { (a == b).then_some(*a) } else { None })
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Members<'a> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Collect;
        impl<'de> Visitor<'de> for Collect {
            type Value = Vec<(String, &'de str)>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("struct")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some((name, value)) = map.next_entry::<String, &'de RawValue>()? {
                    members.push((name, value.get()));
                }
                Ok(members)
            }
        }
        deserializer.deserialize_map(Collect).map(Members)
    }
}

/// The items of a JSON array as texts.
pub(super) fn items(text: &str) -> Result<Vec<&str>, serde_json::Error> {
    Ok(serde_json::from_str::<Vec<&RawValue>>(text)?.into_iter().map(RawValue::get).collect())
}

/// The offset of a part within the text that it was cut from.
pub(super) fn offset_in(whole: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(whole.as_ptr() as usize)
}

/// One step from a value to a value inside it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Step<'a> {
    Key(&'a str),
    Index(usize),
}

/// An event of a walk, with byte offsets.
#[derive(Clone, Copy)]
pub(super) enum Event {
    Open { start: usize },
    Close { end: usize },
    Scalar { start: usize, end: usize },
}

/// Walks over all values of a valid JSON text until the visitor returns false.
pub(super) fn walk<'a>(text: &'a str, visit: &mut dyn FnMut(&[Step<'a>], Event) -> bool) {
    let bytes = text.as_bytes();
    let mut path: Vec<Step<'a>> = Vec::new();
    let mut key_next = false;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let start = at;
        at += 1;
        let goes_on = match byte {
            b'{' | b'[' => {
                let goes_on = visit(&path, Event::Open { start });
                key_next = byte == b'{';
                path.push(if key_next { Step::Key("") } else { Step::Index(0) });
                goes_on
            }
            b'}' | b']' => {
                path.pop();
                key_next = false;
                visit(&path, Event::Close { end: at })
            }
            b',' => {
                match path.last_mut() {
                    Some(Step::Index(index)) => *index += 1,
                    _ => key_next = true,
                }
                true
            }
            b':' | b' ' | b'\n' | b'\r' | b'\t' => true,
            b'"' => {
                at = string_end(bytes, at);
                if key_next {
                    key_next = false;
                    if let Some(last) = path.last_mut() {
                        *last = Step::Key(
                            text.get(start + 1..at.saturating_sub(1)).unwrap_or_default(),
                        );
                    }
                    true
                } else {
                    visit(&path, Event::Scalar { start, end: at })
                }
            }
            _ => {
                while bytes.get(at).is_some_and(|byte| {
                    !matches!(byte, b',' | b'}' | b']' | b' ' | b'\n' | b'\r' | b'\t')
                }) {
                    at += 1;
                }
                visit(&path, Event::Scalar { start, end: at })
            }
        };
        if !goes_on {
            return;
        }
    }
}

/// The offset after the closing quote of a string whose content begins at `at`.
fn string_end(bytes: &[u8], mut at: usize) -> usize {
    while let Some(&byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'\\' => at += 1,
            b'"' => break,
            _ => (),
        }
    }
    at.min(bytes.len())
}

/// The printed form of a path: `points[3].unit`, counted from 0.
pub(super) fn shown(path: &[Step<'_>]) -> String {
    let mut text = String::new();
    for step in path {
        match step {
            Step::Key(key) => {
                if !text.is_empty() {
                    text.push('.');
                }
                text.push_str(key);
            }
            Step::Index(index) => {
                text.push('[');
                text.push_str(&index.to_string());
                text.push(']');
            }
        }
    }
    text
}

/// Whether a path has this printed form. A walk asks it for every value, and values can be nested a
/// million deep, so the path is not written out.
fn is_shown_as(path: &[Step<'_>], wanted: &str) -> bool {
    let mut rest = wanted;
    for step in path {
        let after = match step {
            Step::Key(key) if rest.len() < wanted.len() => {
                rest.strip_prefix('.').and_then(|rest| rest.strip_prefix(key))
            }
            Step::Key(key) => rest.strip_prefix(key),
            Step::Index(index) => rest.strip_prefix('[').and_then(|rest| {
                let (digits, rest) = rest.split_once(']')?;
                (digits.parse() == Ok(*index)).then_some(rest)
            }),
        };
        match after {
            Some(after) => rest = after,
            None => return false,
        }
    }
    rest.is_empty()
}

/// The text of the value at a printed path.
pub(super) fn value_at<'a>(text: &'a str, wanted: &str) -> Option<&'a str> {
    let mut from = None;
    let mut found = None;
    walk(text, &mut |path, event| {
        let is_there = || is_shown_as(path, wanted);
        match event {
            Event::Open { start } if from.is_none() && is_there() => from = Some(start),
            Event::Close { end } if from.is_some() && is_there() => {
                found = text.get(from.unwrap_or_default()..end)
            }
            Event::Scalar { start, end } if from.is_none() && is_there() => {
                found = text.get(start..end)
            }
            _ => (),
        }
        found.is_none()
    });
    found
}

/// The string member of an object, such as its id; `None` if it is missing or no string.
pub(super) fn string_member(text: &str, name: &str) -> Option<String> {
    serde_json::from_str(Members::parse(text).ok()?.get(name)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        r#" {"id" : "a,\"]b", "points":[ {}, {"unit": "x"}, [1, -2.5 ,[]] ], "last": null} "#;

    #[test]
    fn values_are_found_by_their_path() {
        let at = |path| value_at(TEXT, path);
        assert_eq!(at("id"), Some(r#""a,\"]b""#));
        assert_eq!(at("points[1].unit"), Some("\"x\""));
        assert_eq!(at("points[1]"), Some("{\"unit\": \"x\"}"));
        assert_eq!(at("points[2][1]"), Some("-2.5"));
        assert_eq!(at("points[2][2]"), Some("[]"));
        assert_eq!(at("last"), Some("null"));
        assert_eq!(at("points[3]"), None);
    }

    #[test]
    fn a_value_beside_one_that_is_a_million_deep_is_found() {
        let depth = 1_000_000;
        let text = [
            "{\"deep\":",
            &"{\"a\":".repeat(depth),
            "1",
            &"}".repeat(depth),
            ",\"last\":{\"b\":2}}",
        ]
        .concat();
        assert_eq!(value_at(&text, "last.b"), Some("2"));
        assert_eq!(value_at(&text, "deep.a.a").map(|value| text.contains(value)), Some(true));
    }

    #[test]
    fn a_walk_over_any_text_ends() {
        for end in 0..TEXT.len() {
            walk(&TEXT[..end], &mut |_, _| true);
        }
    }
}
