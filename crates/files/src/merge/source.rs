//! Finds the shards that take part in a merge.

use std::cell::OnceCell;
use std::collections::HashSet;
use std::sync::Arc;

use super::revision::each_revision;
use book::sort;
use book::{Book, Shard, UnitId};

/// A shard of one of the books.
pub(super) struct Source<'a> {
    /// The index of the book.
    pub book: usize,
    pub shard: &'a Arc<Shard>,
    /// The number of its revisions, once they have been gathered.
    pub count: usize,
}

/// Finds the shards that differ between the books. Shards of the first book that no other book
/// touches are left out: they stay as they are.
pub(super) fn sources<'a>(books: &[&'a Book]) -> Vec<Source<'a>> {
    let Some((first, others)) = books.split_first() else { return Vec::new() };
    let mut told: Vec<Source<'a>> = Vec::new();
    for (at, book) in others.iter().enumerate() {
        for (root, shard) in &book.shards {
            let is_told = |other: &Arc<Shard>| Arc::ptr_eq(other, shard) || **other == **shard;
            if !first.shards.get(root).is_some_and(is_told) {
                told.push(Source { book: at + 1, shard, count: 0 });
            }
        }
    }
    let mut roots: Vec<&UnitId> = told.iter().map(|source| &source.shard.root).collect();
    sort::sort_by(&mut roots, |a, b| a.cmp(b));
    let ids = OnceCell::new();
    let ids = || ids.get_or_init(|| ids_in(&told));
    // A record that moved may be in another shard of the first book.
    let has_one = |shard: &'a Shard| {
        let mut found = false;
        each_revision(shard, &mut |revision| found = found || ids().contains(revision.id));
        found
    };
    let touched = first
        .shards
        .values()
        .filter(|shard| roots.binary_search(&&shard.root).is_ok() || has_one(shard));
    let mut sources: Vec<_> = touched.map(|shard| Source { book: 0, shard, count: 0 }).collect();
    sources.append(&mut told);
    sources
}

/// All shards of the first book, and those of the others that differ from them.
pub(super) fn all_sources<'a>(books: &[&'a Book]) -> Vec<Source<'a>> {
    let told = sources(books).into_iter().filter(|source| source.book > 0);
    let first = books.first().into_iter().flat_map(|book| book.shards.values());
    first.map(|shard| Source { book: 0, shard, count: 0 }).chain(told).collect()
}

/// The ids of all units and records in some shards.
fn ids_in<'a>(sources: &[Source<'a>]) -> HashSet<&'a str> {
    let mut ids = HashSet::new();
    for source in sources {
        each_revision(source.shard, &mut |revision| {
            ids.insert(revision.id);
        });
    }
    ids
}
