//! Sorts and collects with one copy of machine code.
//!
//! For each type and comparison, the compiler makes another copy of the standard sort, about 4 kB
//! of WebAssembly. The same goes for collecting into a map or set, which sorts first. A page loads
//! all of those copies. These functions compare through one shared sort, so use them in code that
//! the page runs.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// Sorts; equal items keep their order.
pub fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    // Lists of a book are mostly in order already.
    if items.is_sorted_by(|a, b| compare(a, b) != Ordering::Greater) {
        return;
    }
    let mut places = places(items.len(), &|a, b| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    for at in 0..items.len() {
        while let Some(&place) = places.get(at).filter(|&&place| place != at) {
            items.swap(at, place);
            places.swap(at, place);
        }
    }
}

/// Sorts by a key; equal items keep their order.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// The place of each item in the sorted list.
fn places(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut sorted: Vec<usize> = (0..count).collect();
    sorted.sort_by(|&a, &b| compare(a, b));
    let mut places = vec![0; count];
    for (place, &item) in sorted.iter().enumerate() {
        if let Some(slot) = places.get_mut(item) {
            *slot = place;
        }
    }
    places
}

/// Collects pairs into a map. If two pairs have the same key, the last one wins.
pub fn map_of<K: Ord, V>(pairs: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    for (key, value) in pairs {
        map.insert(key, value);
    }
    map
}

/// Collects items into a set.
pub fn set_of<T: Ord>(items: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    for item in items {
        set.insert(item);
    }
    set
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_sorts_as_the_standard_sort_does(items: Vec<(u8, u16)>) {
            let mut expected = items.clone();
            expected.sort_by_key(|item| item.0);
            let mut sorted = items;
            sort_by_key(&mut sorted, |item| item.0);
            prop_assert_eq!(sorted, expected);
        }

        #[test]
        fn it_gathers_as_the_standard_maps_do(items: Vec<(u8, u16)>) {
            prop_assert_eq!(map_of(items.clone()), items.iter().copied().collect::<BTreeMap<_, _>>());
            prop_assert_eq!(set_of(items.clone()), items.into_iter().collect::<BTreeSet<_>>());
        }
    }
}
