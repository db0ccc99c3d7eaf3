//! Fills sentences with values of any type.

use std::fmt::Display;

use book::text::{Lang, Text};

/// The text in a language, with each `{}` replaced by a value in order.
pub(crate) fn filled(text: Text, lang: Lang, values: &[&dyn Display]) -> String {
    let values: Vec<String> = values.iter().map(ToString::to_string).collect();
    text.filled(lang, &values.iter().map(String::as_str).collect::<Vec<_>>())
}
