//! Former units: the units that a unit was formed from or took in.

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
    /// Whether it goes on beside the new unit. Later events in it are its own.
    pub goes_on: bool,
    /// Whether the unit existed already and took this one in.
    pub grows: bool,
    /// Whether it came after these days, so the unit's figure for them does not include it.
    pub is_beyond: bool,
    /// Whether it is shared: only a part of it came, others were formed from it too, or it goes on.
    /// Nobody knows which of its figures belong to the new unit.
    pub is_shared: bool,
}

/// For each unit, the units that were formed from it or took it in.
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

/// The other shards that the verdicts on a shard's units depend on: those of the former units, of
/// other successors of the former units, and those with incidents that happened in its units too.
#[derive(Clone, Default)]
pub(crate) struct OtherShards {
    pub shards: Vec<Arc<Shard>>,
}

impl OtherShards {
    /// Whether no shard has changed.
    pub fn is_same(&self, other: &Self) -> bool {
        self.shards.len() == other.shards.len()
            && self.shards.iter().zip(&other.shards).all(|(a, b)| Arc::ptr_eq(a, b))
    }
}
