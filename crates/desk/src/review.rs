//! What waits for a person's choice between revisions.

use std::collections::BTreeMap;

use book::Book;
use files::merge::{self, Conflict};

/// How much waits for a person.
pub fn count(book: &Book) -> usize {
    open_conflicts(book).len()
        + merge::likely_duplicates(book).len()
        + merge::left_behind(book).len()
}

/// What a person has to choose between; revisions that say the same ask nobody.
pub fn open_conflicts(book: &Book) -> Vec<Conflict> {
    merge::conflicts(book).into_iter().filter(|conflict| !conflict.is_alike).collect()
}

/// The places that made the revisions, each with how many of them, those with most first. Nothing
/// where one choice would not save any.
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
