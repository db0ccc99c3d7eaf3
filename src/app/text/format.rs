//! Formats numbers as people write them: 1.234 and 45,5% in Vietnamese, 1,234 and 45.5% in English.

use super::Lang;

/// Formats a whole number with thousands separators.
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

/// Formats a share in percent, with one decimal if it is not whole. Returns none if the whole is 0.
pub fn percent(part: u64, whole: u64, lang: Lang) -> Option<String> {
    // The share is cut, not rounded: 79,96% must not look like the 80% at which the page warns.
    let tenths = (part * 1000).checked_div(whole)?;
    let mut text = number(tenths / 10, lang);
    if tenths % 10 > 0 {
        text.push(if lang == Lang::Vi { ',' } else { '.' });
        text.push_str(&(tenths % 10).to_string());
    }
    text.push('%');
    Some(text)
}
