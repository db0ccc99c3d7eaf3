//! Merge of books: commutative, associative and idempotent, and nothing is lost.
//!
//! A unit or record is what its revisions are. Each revision has a version of its own and names all
//! revisions that it follows, so of the revisions of several books those stay that no other one
//! follows. If one stays, it is the record. If more stay, they were made without knowing each
//! other: the one of the greatest version is shown, the others wait beside it until a person
//! chooses, and the choice follows them all. Deleting is a revision like any other. See
//! `docs/merging.md`.

mod compare;
mod duplicates;
mod fit;
mod frame;
mod heads;
mod join;
mod lists;
mod rejoin;
mod review;
mod revision;
mod source;

pub(super) use frame::sorted as sorted_frame;

pub use compare::{Coming, Difference, Effect, compare};
pub use duplicates::{Duplicate, LeftBehind, left_behind, likely_duplicates};
pub use frame::{Superseded, superseded, without_superseding};
pub use rejoin::rejoin;
pub use review::{Conflict, Side, choose, choose_all_by, conflicts, sides};

use std::sync::Arc;

use book::Book;

/// Two books as one; the order does not matter.
pub fn merge(a: &Book, b: &Book) -> Book {
    merge_all(&[a, b])
}

/// Books as one; the order does not matter.
pub fn merge_all(books: &[&Book]) -> Book {
    Book { frame: frame::joined(books), shards: join::join(books) }
}

/// The book in which each unit shows what fits: after an edit that moved what did not fit, a change
/// of kind need wait no more.
pub fn settled(book: &Book) -> Book {
    Book { frame: Arc::clone(&book.frame), shards: join::join(&[book]) }
}

/// Takes files into the open book, which keeps its own name, note and settings. Shards in which
/// nothing changes stay the same `Arc`.
pub fn merge_into(open: &Book, files: &[&Book]) -> Book {
    let books: Vec<_> = std::iter::once(open).chain(files.iter().copied()).collect();
    Book { frame: frame::joined_into_the_first(&books), shards: join::join(&books) }
}
