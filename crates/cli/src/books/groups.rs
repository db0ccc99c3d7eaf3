//! Groups the books that must be judged together.

use std::collections::{HashMap, HashSet};

use super::keys::{Keys, ids_among, is_upper};
use super::ordered::ordered;
use super::source::Source;

/// When two books are put into one group.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Joined {
    /// Never: each book is looked at alone.
    Never,
    /// If both hold the same commune, or one holds a unit that a unit of the other was formed from.
    ByCommune,
    /// Also if both hold the same district or province, because it is judged with its communes.
    ByAnyUnit,
}

/// Groups books, in the order of the first of each group.
pub fn grouped(sources: Vec<Source>, joined: Joined, workers: usize) -> Vec<Vec<Source>> {
    if joined == Joined::Never || sources.len() < 2 {
        return sources.into_iter().map(|source| vec![source]).collect();
    }
    let keys = scan(&sources, workers, Keys::of);
    let mut sets = Sets::new(sources.len());
    let mut holders: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, keys) in keys.iter().enumerate() {
        for root in &keys.roots {
            holders.entry(root).or_default().push(at);
        }
    }
    for (root, holders) in &holders {
        let [first, others @ ..] = holders.as_slice() else { continue };
        if !others.is_empty()
            && (joined == Joined::ByAnyUnit || is_commune(root, sources.get(*first)))
        {
            others.iter().for_each(|other| sets.join(*first, *other));
        }
    }
    join_formers(&sources, &keys, &holders, &mut sets, workers);
    sets.grouped(sources)
}

/// Joins the books that name a former unit with each other and with those that hold it.
fn join_formers(
    sources: &[Source],
    keys: &[Keys],
    holders: &HashMap<&str, Vec<usize>>,
    sets: &mut Sets,
    workers: usize,
) {
    let mut named: HashMap<&str, usize> = HashMap::new();
    for (at, keys) in keys.iter().enumerate() {
        for former in &keys.formers {
            let first = *named.entry(former).or_insert(at);
            sets.join(first, at);
        }
    }
    // A former hamlet is not the root of a shard, so all ids are searched for it.
    let (roots, others): (HashSet<&str>, HashSet<&str>) =
        named.keys().partition(|id| holders.contains_key(*id));
    for id in roots {
        for holder in holders.get(id).into_iter().flatten() {
            sets.join(named.get(id).copied().unwrap_or(*holder), *holder);
        }
    }
    if others.is_empty() {
        return;
    }
    let found = scan(sources, workers, |bytes| ids_among(bytes, &others));
    for (holder, ids) in found.iter().enumerate() {
        for at in ids.iter().filter_map(|id| named.get(&**id)) {
            sets.join(*at, holder);
        }
    }
}

/// Whether a root is a commune-level unit. A root of an unknown level counts as one.
fn is_commune(root: &str, source: Option<&Source>) -> bool {
    let bytes = source.and_then(|source| source.read().ok());
    !bytes.is_some_and(|bytes| is_upper(&bytes, root))
}

/// Scans the bytes of each book. A file that cannot be read counts as empty.
fn scan<T: Send>(sources: &[Source], workers: usize, look: impl Fn(&[u8]) -> T + Sync) -> Vec<T> {
    let mut found = Vec::new();
    let look = |source: &Source| look(&source.read().unwrap_or_default());
    ordered(sources.iter(), workers, look, |one| {
        found.push(one);
        true
    });
    found
}

/// Disjoint sets of numbers.
struct Sets(Vec<usize>);

impl Sets {
    fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    /// The smallest number of a set.
    fn first(&mut self, mut of: usize) -> usize {
        while let Some(&above) = self.0.get(of).filter(|above| **above != of) {
            let next = self.0.get(above).copied().unwrap_or(above);
            if let Some(slot) = self.0.get_mut(of) {
                *slot = next;
            }
            of = above;
        }
        of
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.first(a), self.first(b));
        if let Some(slot) = self.0.get_mut(a.max(b)) {
            *slot = a.min(b);
        }
    }

    fn grouped(mut self, sources: Vec<Source>) -> Vec<Vec<Source>> {
        let mut groups: Vec<Vec<Source>> = Vec::new();
        let mut places: HashMap<usize, usize> = HashMap::new();
        for (at, source) in sources.into_iter().enumerate() {
            let place = *places.entry(self.first(at)).or_insert(groups.len());
            match groups.get_mut(place) {
                Some(group) => group.push(source),
                None => groups.push(vec![source]),
            }
        }
        groups
    }
}
