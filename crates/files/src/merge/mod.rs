//! Merges books. The merge is commutative, associative and idempotent, and loses nothing.
//!
//! A unit or record consists of its revisions. Each revision has its own version and names all
//! revisions that it follows. A merge keeps the revisions that no other one follows. If one is
//! left, it is the record. If more are left, their authors did not know of each other: the one with
//! the greatest version is shown, and the others wait beside it until a person chooses. The choice
//! follows them all. A deletion is a revision like any other. See `docs/merging.md`.

mod build_shards;
mod compare;
mod duplicates;
mod fitting_units;
mod frame;
mod review;
mod revision;
mod revision_heads;
mod source;
mod two_tabs;
mod unknown_fields;

pub(super) use frame::sorted as sorted_frame;

pub use compare::{Coming, Difference, Effect, compare};
pub use duplicates::{Duplicate, LeftBehind, left_behind, likely_duplicates};
pub use frame::{Superseded, superseded, without_superseding};
pub use review::{Conflict, Side, choose, choose_all_by, conflicts, sides};
pub use two_tabs::rejoin;

use std::sync::Arc;

use book::Book;

/// Merges two books; their order does not matter.
pub fn merge(a: &Book, b: &Book) -> Book {
    merge_all(&[a, b])
}

/// Merges any number of books; their order does not matter.
pub fn merge_all(books: &[&Book]) -> Book {
    Book { frame: frame::joined(books), shards: build_shards::merged_shards(books) }
}

/// The book with each unit showing what fits. After an edit has moved the units that did not fit, a
/// change of kind need not wait any longer.
pub fn settled(book: &Book) -> Book {
    if book.shards.values().all(|shard| shard.waiting.is_empty()) {
        return book.clone();
    }
    Book { frame: Arc::clone(&book.frame), shards: build_shards::merged_shards(&[book]) }
}

/// Merges files into the open book, which keeps its own name, note and settings. Shards that do not
/// change stay the same `Arc`.
pub fn merge_into(open: &Book, files: &[&Book]) -> Book {
    let books: Vec<_> = std::iter::once(open).chain(files.iter().copied()).collect();
    Book {
        frame: frame::joined_into_the_first(&books),
        shards: build_shards::merged_shards(&books),
    }
}
