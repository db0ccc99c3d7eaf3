//! Former units: what a unit was formed from and took in.

use std::collections::HashMap;
use std::sync::Arc;

use book::{Book, Day, Shard, Unit, UnitId};

/// A unit that another was formed from or took in, directly or through one of those.
pub(crate) struct FormerUnit<'a> {
    pub id: UnitId,
    /// `None` if the book does not keep it.
    pub unit: Option<&'a Unit>,
    /// The last day on which its figures are those of the new unit.
    pub until: Option<Day>,
    /// Whether it goes on beside the new unit: what happens in it later is its own.
    pub goes_on: bool,
    /// Whether the unit existed already and took this one in.
    pub grows: bool,
    /// Whether it came after these days: the unit's figure for them is without it.
    pub is_beyond: bool,
    /// Whether only a part of it came, others were formed from it too, or it goes on: nobody knows
    /// which of its figures belong to the new unit.
    pub is_shared: bool,
}

/// Of each unit, those that were formed from it or took it in.
pub(crate) type Successors<'a> = HashMap<&'a UnitId, Vec<&'a Unit>>;

/// The successors of every unit, from one pass over the book.
pub(crate) fn successors(book: &Book) -> Successors<'_> {
    let mut successors = Successors::default();
    for unit in book.units() {
        for part in unit.parts() {
            successors.entry(part).or_default().push(unit);
        }
    }
    for units in successors.values_mut() {
        book::sort::sort_by(units, |a, b| a.id.cmp(&b.id));
    }
    successors
}

/// What the verdicts on a shard's units rest on beside the shard: the shards of their former units
/// and of the other successors of those, and those with incidents that happened in its units too.
#[derive(Clone, Default)]
pub(crate) struct OtherShards {
    pub shards: Vec<Arc<Shard>>,
}

impl OtherShards {
    /// Whether none of them has changed.
    pub fn is_same(&self, other: &Self) -> bool {
        self.shards.len() == other.shards.len()
            && self.shards.iter().zip(&other.shards).all(|(a, b)| Arc::ptr_eq(a, b))
    }
}
