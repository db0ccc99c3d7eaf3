//! Shortens the text of a cell, which can be pages long.

/// The number of characters shown of a cell.
pub const CELL: usize = 200;

/// Cuts text to at most `most` characters and marks the cut with "…".
pub fn cut(text: &str, most: usize) -> String {
    let end = text.char_indices().nth(most).and_then(|(end, _)| text.get(..end));
    end.map_or_else(|| text.to_owned(), |kept| [kept, "…"].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_between_letters_and_says_so() {
        assert_eq!(
            (cut("đường", 5), cut("đường", 4), cut("", 0)),
            ("đường".to_owned(), "đườn…".to_owned(), String::new())
        );
    }
}
