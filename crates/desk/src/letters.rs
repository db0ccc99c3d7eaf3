//! Functions that store, search, sort and compare Vietnamese text.

use std::cmp::Ordering;

#[cfg(not(target_family = "wasm"))]
mod native;

/// The text functions that a desk needs. The page supplies the browser's tables, which cost nothing
/// to load; elsewhere there are [`Letters::NATIVE`].
#[derive(Clone, Copy)]
pub struct Letters {
    /// Composes text (NFC) and trims blanks.
    pub composed: fn(&str) -> String,
    /// Composes text so that lookalike letters are equal (NFKC).
    pub compatible: fn(&str) -> String,
    /// Converts text to lower case.
    pub lower: fn(&str) -> String,
    /// Removes accents and case, and replaces đ with d.
    pub folded: fn(&str) -> String,
    /// Compares text in Vietnamese alphabetical order, and numbers by value.
    pub order: fn(&str, &str) -> Ordering,
}

impl Letters {
    /// The functions where there is no browser: the tables of a crate.
    #[cfg(not(target_family = "wasm"))]
    pub const NATIVE: Self = native::LETTERS;

    /// Returns the key that distinguishes desks by name; see [`files::desk_key`].
    pub fn desk_key(&self, name: &str) -> String {
        files::desk_key(name, &|text| (self.lower)(&(self.compatible)(text)))
    }
}
