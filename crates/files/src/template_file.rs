//! Recognises a file with a template of papers. `documents` reads it.

use crate::beside_book::is_beside_book;

/// Whether a text is a template of papers rather than a book, a rule file or a file of checks.
pub fn is_template(bytes: &[u8]) -> bool {
    is_beside_book(bytes, |members| {
        ["blocks", "stage"].iter().all(|name| members.get(name).is_some())
    })
}
