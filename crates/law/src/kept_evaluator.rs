//! An evaluator that owns its book and rules, so that it can be kept from one question to the next.

use std::sync::Arc;

use self_cell::self_cell;

use super::{Evaluator, Library};
use book::{Book, Catalogue, Day};

/// The inputs of an evaluator: a book, and the rules to judge it by.
#[derive(Clone)]
pub struct Basis {
    /// The book.
    pub book: Arc<Book>,
    /// The rule sets.
    pub library: Arc<Library>,
    /// The kinds of the book.
    pub catalogue: Arc<Catalogue>,
    /// The day up to which the book is looked at.
    pub as_of: Option<Day>,
}

impl Basis {
    /// Whether both share all parts in memory.
    pub fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.book, &other.book)
            && Arc::ptr_eq(&self.library, &other.library)
            && Arc::ptr_eq(&self.catalogue, &other.catalogue)
            && self.as_of == other.as_of
    }
}

self_cell!(
    struct Held {
        owner: Basis,
        #[not_covariant]
        dependent: Evaluator,
    }
);

/// An evaluator with its book, by the book's own reading. It looks up each shard once, however many
/// questions it is asked.
pub struct KeptEvaluator(Held);

impl KeptEvaluator {
    /// Makes an evaluator that judges by the reading in the settings of the book.
    pub fn new(basis: Basis) -> Self {
        Self(Held::new(basis, |Basis { book, library, catalogue, as_of }| {
            Evaluator::new(book, library, catalogue, book.frame.settings.reading, *as_of)
        }))
    }

    /// The book and rules that it evaluates.
    pub fn basis(&self) -> &Basis {
        self.0.borrow_owner()
    }

    /// Answers a question with the evaluator.
    pub fn ask<T>(&self, question: impl FnOnce(&Evaluator) -> T) -> T {
        self.0.with_dependent(|_, evaluator| question(evaluator))
    }
}
