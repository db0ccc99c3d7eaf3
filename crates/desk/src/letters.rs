//! Vietnamese text as it is kept, searched, sorted and compared.

use std::cmp::Ordering;

/// What a desk asks of text. The page brings the browser's tables, which cost nothing to load;
/// tests bring those of crates.
#[derive(Clone, Copy)]
pub struct Letters {
    /// Composed (NFC), without blanks around it.
    pub composed: fn(&str) -> String,
    /// Composed so that letters that look alike are alike (NFKC).
    pub compatible: fn(&str) -> String,
    /// In small letters.
    pub lower: fn(&str) -> String,
    /// Without accents and case, đ as d.
    pub folded: fn(&str) -> String,
    /// Vietnamese alphabetical order, numbers by value.
    pub order: fn(&str, &str) -> Ordering,
}

impl Letters {
    /// What tells two names of desks apart, see [`files::desk_key`].
    pub fn desk_key(&self, name: &str) -> String {
        files::desk_key(name, &|text| (self.lower)(&(self.compatible)(text)))
    }
}
