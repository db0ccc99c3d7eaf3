//! Former units: what a unit was formed from and took in.

use std::collections::HashMap;
use std::sync::Arc;

use book::{Book, Day, Shard, Unit, UnitId};

/// A unit that another was formed from or took in, or that one of those was.
pub(crate) struct FormerUnit<'a> {
    pub id: UnitId,
    /// None if the book does not keep it.
    pub unit: Option<&'a Unit>,
    /// The last day on which its figures are those of the new unit.
    pub until: Option<Day>,
    /// Whether it goes on beside the new unit: what happens in it later is its own.
    pub goes_on: bool,
    /// Whether the unit was there before and went on when it took this in.
    pub grows: bool,
    /// Whether these days were over by then: a figure that the unit has for them is without this
    /// part.
    pub is_beyond: bool,
    /// Whether only a part of it came, others were formed from it too, or it goes on: then nobody
    /// knows which of its figures are the new unit's.
    pub is_shared: bool,
}

/// Of each unit, those that were formed from it or took it in.
pub(crate) type Heirs<'a> = HashMap<&'a UnitId, Vec<&'a Unit>>;

/// Looks through the book once.
pub(crate) fn heirs(book: &Book) -> Heirs<'_> {
    let mut heirs = Heirs::default();
    for unit in book.units() {
        for part in unit.parts() {
            heirs.entry(part).or_default().push(unit);
        }
    }
    for units in heirs.values_mut() {
        book::sort::sort_by(units, |a, b| a.id.cmp(&b.id));
    }
    heirs
}

/// What the verdicts on a shard's units rest on beside the shard: the shards of their former units
/// and of the other heirs of those, and those with incidents that happened in its units too.
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
