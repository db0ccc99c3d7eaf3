//! Builds the shards from the revisions that a merge keeps.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::fitting_units::{Adjusted, fitted};
use super::revision::{Revision, put};
use super::revision_heads::{Head, Item};
use super::source::Source;
use super::unknown_fields;
use crate::List;
use book::{Book, Shard, Unit, UnitId, Waiting, sort};

/// Joins the shards of all books. A result that equals a book's shard shares that shard; the first
/// book's has precedence.
pub(super) fn merged_shards(books: &[&Book]) -> BTreeMap<UnitId, Arc<Shard>> {
    let adjusted = Adjusted::new();
    let (sources, items) = fitted(books, &adjusted);
    let homes = Homes::of(&items);
    let mut placed: BTreeMap<&UnitId, Placed<'_, '_>> = BTreeMap::new();
    for item in &items {
        let Some(shown) = item.heads.first() else { continue };
        placed
            .entry(homes.of_revision(&shown.revision))
            .or_default()
            .heads
            .extend(item.heads.iter().enumerate());
    }
    for (at, source) in sources.iter().enumerate() {
        // A commune that became a hamlet has lost its shard, so the fields of a newer version in it
        // go where the hamlet went.
        let root = &source.shard.root;
        let home =
            if placed.contains_key(root) { root } else { homes.of_unit(root).unwrap_or(root) };
        if let Some(placed) = placed.get_mut(home) {
            placed.sources.push((at, source));
        }
    }
    let mut shards = books.first().map(|book| book.shards.clone()).unwrap_or_default();
    for source in &sources {
        shards.remove(&source.shard.root);
    }
    for (root, placed) in placed {
        shards.insert(root.clone(), placed.shard(root));
    }
    shards
}

/// The content of one shard.
#[derive(Default)]
struct Placed<'s, 'a> {
    /// The heads, each with its rank in its item: rank 0 is shown, the others wait.
    heads: Vec<(usize, &'s Head<'a>)>,
    /// The sources whose unknown fields go into this shard.
    sources: Vec<(usize, &'s Source<'a>)>,
}

impl Placed<'_, '_> {
    fn shard(&self, root: &UnitId) -> Arc<Shard> {
        let mut shard = Waiting::default().into_shard(root.clone());
        let extras: Vec<_> = self
            .sources
            .iter()
            .map(|(_, source)| (&source.shard.extra, &source.shard.waiting.extra))
            .collect();
        (shard.extra, shard.waiting.extra) = unknown_fields::joined(&extras);
        let confirmations = self.sources.iter().map(|(_, source)| &source.shard.confirmations);
        shard.confirmations = unknown_fields::joined_lists(confirmations);
        let is_just_so = |(at, source): &&(usize, &Source<'_>)| {
            let has = |(place, head): &(usize, &Head<'_>)| head.held.contains(&(*at, *place > 0));
            source.count == self.heads.len()
                && source.shard.extra == shard.extra
                && source.shard.waiting.extra == shard.waiting.extra
                && source.shard.confirmations == shard.confirmations
                && self.heads.iter().all(has)
        };
        if let Some((_, source)) = self.sources.iter().find(is_just_so) {
            return Arc::clone(source.shard);
        }
        let mut heads: Vec<_> = self.heads.iter().collect();
        sort::sort_by(&mut heads, |(_, a), (_, b)| {
            (a.revision.list, a.revision.id).cmp(&(b.revision.list, b.revision.id))
        });
        for (place, head) in heads {
            put(head.revision.list, head.revision.place, &mut shard, *place > 0);
        }
        Arc::new(shard)
    }
}

/// The shard in which each unit lives.
struct Homes<'a> {
    units: BTreeMap<&'a str, &'a Unit>,
}

impl<'a> Homes<'a> {
    fn of(items: &[Item<'a>]) -> Self {
        let shown = items
            .iter()
            .filter(|item| item.list == List::Units)
            .filter_map(|item| item.heads.first());
        let unit = |head: &Head<'a>| {
            let place = head.revision.place;
            if place.waits { &place.shard.waiting.units } else { &place.shard.units }.get(place.at)
        };
        Self {
            units: book::sort::map_of(shown.filter_map(unit).map(|unit| (unit.id.as_str(), unit))),
        }
    }

    fn of_revision(&self, revision: &Revision<'a>) -> &'a UnitId {
        self.of_unit(revision.unit).unwrap_or(&revision.place.shard.root)
    }

    fn of_unit(&self, unit: &'a UnitId) -> Option<&'a UnitId> {
        let mut id = unit;
        // A hamlet is below a commune; the bound guards against a circle.
        for _ in 0..8 {
            match self.units.get(id.as_str()) {
                Some(unit) if unit.kind.has_shard() => return Some(&unit.id),
                Some(Unit { parent: Some(parent), .. }) => id = parent,
                _ => break,
            }
        }
        None
    }
}
