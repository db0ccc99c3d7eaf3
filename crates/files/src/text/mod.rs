//! Cleans the texts of a file: composes them to NFC, and finds other encodings, markup and
//! excessive length.

mod legacy;
mod quick_look;

use std::borrow::Cow;

use super::json::{Event, Step, walk};

use legacy::is_legacy;
pub(super) use quick_look::{Look, is_plain, look};

/// The longest text of a field, in characters.
pub(super) const MAX_TEXT: usize = 10_000;

/// The deepest nesting of values.
pub(super) const MAX_DEPTH: usize = 32;

/// A finding about one text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum TextFinding {
    Composed,
    Markup,
    Legacy(String),
    TooLong(usize),
}

/// Checks every text of a JSON value; returns the value with composed texts if any text needed it.
pub(super) fn clean<'a>(
    json: &'a str,
    normalize: &dyn Fn(&str) -> String,
    found: &mut dyn FnMut(&[Step<'_>], TextFinding),
) -> Cow<'a, str> {
    let mut cleaned = String::new();
    let mut copied = 0;
    walk(json, &mut |path, event| {
        let Event::Scalar { start, end } = event else { return true };
        let Some(token) = json.get(start..end).filter(|token| token.starts_with('"')) else {
            return true;
        };
        let Ok(text) = serde_json::from_str::<String>(token) else { return true };
        if let Some(composed) = look_at(&text, normalize, &mut |finding| found(path, finding)) {
            cleaned.push_str(json.get(copied..start).unwrap_or_default());
            cleaned.push_str(&serde_json::Value::String(composed).to_string());
            copied = end;
        }
        true
    });
    if copied == 0 {
        return Cow::Borrowed(json);
    }
    cleaned.push_str(json.get(copied..).unwrap_or_default());
    Cow::Owned(cleaned)
}

/// Reports the findings about a text; returns it composed if it needed that.
fn look_at(
    text: &str,
    normalize: &dyn Fn(&str) -> String,
    found: &mut dyn FnMut(TextFinding),
) -> Option<String> {
    if text.len() > MAX_TEXT {
        let characters = text.chars().count();
        if characters > MAX_TEXT {
            found(TextFinding::TooLong(characters));
        }
    }
    if has_markup(text) {
        found(TextFinding::Markup);
    }
    if is_legacy(text) {
        found(TextFinding::Legacy(text.chars().take(40).collect()));
    }
    let has_marks = text.chars().any(|c| ('\u{300}'..='\u{36f}').contains(&c));
    let composed = has_marks.then(|| normalize(text)).filter(|composed| composed != text)?;
    found(TextFinding::Composed);
    Some(composed)
}

fn has_markup(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| {
        text.get(at + 1..)
            .and_then(|rest| rest.chars().next())
            .is_some_and(|next| next.is_ascii_alphabetic() || matches!(next, '/' | '!' | '?'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quick_look_misses_nothing_that_the_closer_look_would_say() {
        let none = |text: &str| text.to_owned();
        for text in [
            "Công an xã",
            "nhµ",
            "coâng",
            "a<b>",
            "vie\u{302}\u{323}t",
            "Zürich",
            "xaõ",
            "§Þnh",
            "phöôøng",
        ] {
            let mut findings = 0;
            look_at(text, &none, &mut |_| findings += 1);
            let json = format!("[{}]", serde_json::Value::from(text));
            assert!(findings == 0 || look(&json) == Look::Closer, "{text}");
            assert!(findings == 0 || !is_plain(&json), "{text}");
        }
        let usual = "[\"Công an xã Việt Thành, hoà giải 3 vụ\"]";
        assert!(look(usual) == Look::Plain && is_plain(usual));
        let long = format!("[\"{}\"]", "a".repeat(MAX_TEXT + 1));
        assert!(look(&long) == Look::Closer && !is_plain(&long));
        assert_eq!(look(&"[".repeat(MAX_DEPTH + 1)), Look::TooDeep);
        assert_eq!(look(&format!("[\"{}\"]", "[".repeat(MAX_DEPTH + 1))), Look::Plain);
    }

    #[test]
    fn decomposed_text_is_composed_and_the_rest_of_the_value_stays_as_it_was() {
        let compose =
            |text: &str| text.replace("e\u{302}\u{323}", "ệ").replace("e\u{323}\u{302}", "ệ");
        let json =
            "{\"name\": \"Vie\\u0302\\u0323t\", \"n\": [1e2, \"a\\nb\", \"ve\u{323}\u{302}\"]}";
        let mut found = Vec::new();
        let cleaned = clean(json, &compose, &mut |path, finding| {
            found.push((super::super::json::shown(path), finding))
        });
        assert_eq!(cleaned, "{\"name\": \"Việt\", \"n\": [1e2, \"a\\nb\", \"vệ\"]}");
        assert_eq!(
            found,
            [
                ("name".to_owned(), TextFinding::Composed),
                ("n[2]".to_owned(), TextFinding::Composed)
            ]
        );
    }
}
