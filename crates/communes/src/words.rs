//! Words of names, in the form in which they are searched.

use book::letters::folded;

/// A text in the form of the search: without marks and signs, with a blank before each word.
pub(crate) fn plain(text: &str) -> String {
    words_of(text).flat_map(|word| [" ".to_owned(), folded(&word)]).collect()
}

/// The words of a text. An apostrophe belongs to its word, which is written with and without it:
/// `Ea H'Leo`, `Ea H’Leo`, `Ea Hleo`.
pub(crate) fn words_of(text: &str) -> impl Iterator<Item = String> {
    let is_between = |c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’'));
    let words = text.split(is_between).map(|word| word.replace(['\'', '’'], ""));
    words.filter(|word| !word.is_empty())
}
