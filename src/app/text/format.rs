//! Numbers as people write them: 1.234 in Vietnamese, 1,234 in English.

use super::Lang;

/// A whole number with its thousands apart.
pub fn number(value: u64, lang: Lang) -> String {
    let digits = value.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(if lang == Lang::Vi { '.' } else { ',' });
        }
        text.push(digit);
    }
    text
}
