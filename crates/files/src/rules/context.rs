//! What a rule set is checked against.

use book::Catalogue;
use law::Library;

/// What a rule set is checked against.
pub(super) struct Context<'a> {
    pub national: &'a Library,
    /// The national kinds and the book's.
    pub catalogue: Catalogue,
    /// The national sets and the book's.
    pub library: &'a Library,
}
