//! The text of a cell as it is shown: a cell can hold pages of it.

/// Characters shown of a cell that is looked at.
pub const CELL: usize = 200;

/// Text of at most so many characters, with "…" where it is cut.
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
