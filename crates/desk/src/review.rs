//! Revisions that wait for a person's choice.

use std::collections::BTreeMap;

use book::Book;
use files::merge::{self, Conflict};

/// Counts the items that wait for a person.
pub fn count(book: &Book) -> usize {
    open_conflicts(book).len()
        + merge::likely_duplicates(book).len()
        + merge::left_behind(book).len()
}

/// Returns the conflicts that need a person. Revisions with equal content need nobody.
pub fn open_conflicts(book: &Book) -> Vec<Conflict> {
    merge::conflicts(book).into_iter().filter(|conflict| !conflict.is_alike).collect()
}

/// Returns the places that made the revisions with the number of revisions, largest first. The list
/// is empty where a single choice would save no work.
pub fn places(conflicts: &[Conflict]) -> Vec<(&str, usize)> {
    if conflicts.len() < 2 {
        return Vec::new();
    }
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for place in conflicts.iter().flat_map(|conflict| &conflict.by) {
        *counts.entry(place).or_default() += 1;
    }
    let mut places: Vec<(&str, usize)> = counts.into_iter().collect();
    book::sort::sort_by(&mut places, |a, b| b.1.cmp(&a.1));
    places
}
