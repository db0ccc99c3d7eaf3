//! Text of a cell as a sheet shows it: without letters that have no width, with plain spaces, one
//! kind of line break, and composed letters.

use super::letters::composed;

/// The text of a cell as a sheet shows it.
pub(super) fn cleaned(text: String) -> String {
    let text = if text.chars().any(is_unlike_shown) { plain(&text) } else { text };
    composed(text)
}

fn is_unlike_shown(c: char) -> bool {
    c == '\r' || is_unseen(c) || is_space(c)
}

/// Whether a letter has no width. The soft hyphen stays: it is the letter ư of an old encoding.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}')
}

/// Whether a letter looks like a space but does not break lines, or has another width.
fn is_space(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}')
}

fn plain(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut letters = text.chars().filter(|&c| !is_unseen(c)).peekable();
    while let Some(c) = letters.next() {
        match c {
            '\r' => {
                letters.next_if_eq(&'\n');
                shown.push('\n');
            }
            c if is_space(c) => shown.push(' '),
            c => shown.push(c),
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_seen_does_not_make_another_text() {
        for (text, shown) in [
            ("Trúc Đình\u{200b}", "Trúc Đình"),
            ("\u{feff}Tru\u{301}c\u{a0}Đi\u{300}nh", "Trúc Đình"),
            ("một\r\nhai\rba\nbốn", "một\nhai\nba\nbốn"),
            ("§ång B\u{ad}ëi", "§ång B\u{ad}ëi"),
            ("\u{200b}\u{a0}", " "),
        ] {
            assert_eq!(cleaned(text.to_owned()), shown, "{text:?}");
        }
    }
}
