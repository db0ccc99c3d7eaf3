//! The context in which a rule set is checked.

use book::Catalogue;
use law::Library;

/// The context in which a rule set is checked.
pub(super) struct Context<'a> {
    pub national: &'a Library,
    /// The catalogue with the national kinds and the book's own.
    pub catalogue: Catalogue,
    /// The library with the national sets and the book's own.
    pub library: &'a Library,
}
