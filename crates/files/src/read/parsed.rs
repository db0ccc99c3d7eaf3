//! A shard as far as it could be read.

use std::collections::BTreeMap;

use book::{Shard, Waiting};

use crate::List;
use crate::locator::Spot;

/// A shard as far as it could be read.
pub(crate) struct Parsed {
    /// The index of the shard in the file.
    pub index: usize,
    pub shard: Shard,
    /// Whether its lists hold the shard's waiting revisions.
    pub is_waiting: bool,
    /// For each list with unreadable items, waiting or not, the indices of the readable ones.
    pub(super) indices: Indices,
}

pub(super) type Indices = BTreeMap<(bool, List), Vec<usize>>;

impl Parsed {
    /// A shard that is in no file.
    pub fn alone(shard: Shard) -> Self {
        Self::whole((0, shard))
    }

    /// A shard that was read whole, with its index in the file.
    pub fn whole((index, shard): (usize, Shard)) -> Self {
        Self { index, shard, is_waiting: false, indices: Indices::new() }
    }

    /// The spot in the file of an item's field.
    pub fn spot(&self, list: List, index: usize, field: impl Into<String>) -> Spot {
        let index = self
            .indices
            .get(&(self.is_waiting, list))
            .and_then(|indices| indices.get(index))
            .copied()
            .unwrap_or(index);
        Spot { is_waiting: self.is_waiting, ..Spot::item(self.index, list, index, field) }
    }

    /// Takes the waiting revisions out, so that they can be checked like the lists of a shard.
    pub fn take_waiting(&mut self) -> Self {
        let shard = std::mem::take(&mut self.shard.waiting).into_shard(self.shard.root.clone());
        Self { index: self.index, shard, is_waiting: true, indices: self.indices.clone() }
    }

    /// Puts the waiting revisions back into the shard.
    pub(super) fn joined_with(self, waiting: Self) -> Shard {
        Shard { waiting: Waiting::from_shard(waiting.shard), ..self.shard }
    }
}
