//! A book in the memory, checked as it will be when its file is read.

use super::check::{check, has_few_kinds};
use super::findings::Findings;
use super::read::Parsed;
use super::rules::check_own;
use book::Book;
use law::Library;

/// How many problems reading a book's file would tell: two good files together may have some, such
/// as one code for kinds of two groups.
/// [`read`](super::read()) of what [`write`](super::write()) gives names them.
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
