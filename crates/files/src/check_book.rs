//! Checks a book in memory as reading its file would.

use super::check::{check, has_few_kinds};
use super::findings::Findings;
use super::read::Parsed;
use super::rules::check_own;
use book::Book;
use law::Library;

/// The number of problems that reading the book's file would find. Two good books together may have
/// some, such as one code for kinds of two groups. To list them, [`read`](super::read()) the output
/// of [`write`](super::write()).
pub fn problems_in(book: &Book, national: &Library) -> usize {
    let mut findings = Findings::default();
    let mut parsed: Vec<_> =
        book.shards.values().map(|shard| Parsed::alone((**shard).clone())).collect();
    let waiting: Vec<_> = parsed.iter_mut().map(Parsed::take_waiting).collect();
    if !has_few_kinds(&book.frame, &mut findings) {
        return findings.count();
    }
    check_own(&book.frame, &book.frame.to_json().unwrap_or_default(), national, &mut findings);
    check(&book.frame, &parsed, &waiting, national, false, &mut findings);
    findings.count()
}
