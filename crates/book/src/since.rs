//! The day from which a book knows each unit. Duties due before it may have been done, and nobody
//! was late to enter them.

use super::{Book, Day, Record, Stamp, UnitId};
use crate::for_each_record;
use rustc_hash::FxHashMap;

impl Stamp {
    /// When the record was first made, as far as its revisions tell: in milliseconds since
    /// 1970-01-01 UTC. The list of communes made it at no time.
    fn first(&self) -> Option<u64> {
        if self.is_of_list() {
            return None;
        }
        let earlier = self.after.iter().filter(|version| !version.is_of_list());
        Some(earlier.map(|version| version.at).fold(self.at, u64::min))
    }
}

impl Book {
    /// The day on which each unit, or the first record about it, was entered. A unit that was taken
    /// from the list, and has no record, is known since its commune is; one that is in no map was
    /// only taken from the list.
    pub fn known_since(&self) -> FxHashMap<&UnitId, Day> {
        let mut first: FxHashMap<&UnitId, u64> = FxHashMap::default();
        let mut see = |unit, stamp: &Stamp| {
            let Some(at) = stamp.first() else { return };
            first.entry(unit).and_modify(|known| *known = at.min(*known)).or_insert(at);
        };
        for shard in self.shards.values() {
            shard.units.iter().for_each(|unit| see(&unit.id, &unit.stamp));
            macro_rules! records {
                ($($name:ident $list:ident),*) => { $(shard.$list.iter().for_each(|record| see(record.unit(), record.stamp()));)* };
            }
            for_each_record!(records);
        }
        for shard in self.shards.values() {
            let known = shard.units.iter().filter_map(|unit| first.get(&unit.id)).min().copied();
            for unit in shard.units.iter().filter(|unit| unit.stamp.is_of_list()) {
                first.extend(
                    known.filter(|_| !first.contains_key(&unit.id)).map(|at| (&unit.id, at)),
                );
            }
        }
        first
            .into_iter()
            .filter_map(|(unit, at)| Some((unit, Day::of_moment(at, Day::VIETNAM)?)))
            .collect()
    }
}
