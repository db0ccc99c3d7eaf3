//! Text of a Word file.

use files::tables::escaped;

/// Escapes text for XML and drops characters that XML does not allow.
pub fn text_of(text: &str) -> String {
    let is_possible = |c: &char| (*c >= ' ' || *c == '\t') && !matches!(c, '\u{fffe}' | '\u{ffff}');
    escaped(&text.chars().filter(is_possible).collect::<String>())
}
