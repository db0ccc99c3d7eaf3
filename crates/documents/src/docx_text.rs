//! Text of a Word file.

use files::tables::escaped;

/// Text inside XML, without the letters that XML cannot hold.
pub fn text_of(text: &str) -> String {
    let is_possible = |c: &char| (*c >= ' ' || *c == '\t') && !matches!(c, '\u{fffe}' | '\u{ffff}');
    escaped(&text.chars().filter(is_possible).collect::<String>())
}
