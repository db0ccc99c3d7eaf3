//! Joins two units that are the same, such as a commune that was entered on two devices.

use super::edit::taken;
use super::{Book, EditError, Record, Stamp, Unit, UnitId};
use crate::for_each_record;

impl Book {
    /// Joins `gone` to `stays`: its records and the units below it move to `stays` as new revisions,
    /// and it becomes a deleted one that says where it went. Both must be of a kind with a shard,
    /// or both of one without. It can be done again, when a file brought more records of `gone`.
    ///
    /// # Errors
    /// [`EditError::UnknownUnit`] if `stays` is deleted or one of them is not in the book, [`EditError::NoParent`] if they cannot be one.
    pub fn join_units(
        &self,
        stays: &UnitId,
        gone: &UnitId,
        stamp: &Stamp,
    ) -> Result<Self, EditError> {
        let unknown = |id: &UnitId| EditError::UnknownUnit(id.clone());
        let (kept, home) = self.unit(stays).ok_or_else(|| unknown(stays))?;
        let from = self
            .shards
            .values()
            .find(|shard| shard.units.iter().any(|unit| unit.id == *gone))
            .ok_or_else(|| unknown(gone))?;
        let old = from.units.iter().find(|unit| unit.id == *gone).ok_or_else(|| unknown(gone))?;
        if stays == gone || kept.kind.has_shard() != old.kind.has_shard() {
            return Err(EditError::NoParent(gone.clone()));
        }
        let mut book = self.clone();
        for unit in self.units().filter(|unit| unit.id != *gone && unit.id != *stays) {
            let parent = if unit.parent.as_ref() == Some(gone) {
                Some(stays.clone())
            } else {
                unit.parent.clone()
            };
            let mut moved = Unit { parent, ..unit.clone() };
            for part in moved.parts_mut().filter(|part| **part == *gone) {
                part.clone_from(stays);
            }
            if moved != *unit {
                book = book.with_unit(moved, stamp.clone())?;
            }
        }
        book.move_records(gone, (&from.root, &home.root), stays, stamp);
        book.rename(gone, stays, stamp);
        let old = Unit { deleted: true, joined_into: Some(stays.clone()), ..old.clone() };
        book.with_unit(old, stamp.clone())
    }

    /// Moves a unit's records, and what waits beside them, from a shard to another unit in another
    /// shard or the same.
    fn move_records(
        &mut self,
        unit: &UnitId,
        (from, to): (&UnitId, &UnitId),
        stays: &UnitId,
        stamp: &Stamp,
    ) {
        let Some(old) = self.shard_mut(from) else { return };
        macro_rules! lists {
            ($($name:ident $list:ident),*) => {
                $(
                    let mut records = taken(&mut old.$list, |record| record.unit == *unit && !record.deleted);
                    for record in &mut records {
                        record.set_unit(stays.clone());
                        record.stamp = stamp.clone().following(&record.stamp);
                    }
                    let is_moved = |waits: &super::$name| records.iter().any(|record| record.id == waits.id);
                    let $list = (taken(&mut old.waiting.$list, is_moved), records);
                )*
                let Some(new) = self.shard_mut(to) else { return };
                $(
                    new.waiting.$list.extend($list.0);
                    new.$list.extend($list.1);
                )*
            };
        }
        for_each_record!(lists);
    }

    /// Records that name a unit beside their own name another one.
    fn rename(&mut self, unit: &UnitId, stays: &UnitId, stamp: &Stamp) {
        let shards: Vec<_> = self
            .shards
            .values()
            .filter(|shard| shard.names(unit))
            .map(|shard| shard.root.clone())
            .collect();
        for root in shards {
            if let Some(shard) = self.shard_mut(&root) {
                shard.rename(unit, stays, stamp);
            }
        }
    }

    /// The unit itself, or the one that it was joined to.
    pub fn standing<'a>(&'a self, id: &'a UnitId) -> &'a UnitId {
        let mut found = id;
        // Two desks may have joined two units to each other.
        for _ in 0..8 {
            let all = || self.shards.values().flat_map(|shard| &shard.units);
            match all()
                .find(|unit| unit.id == *found && unit.deleted)
                .and_then(|unit| unit.joined_into.as_ref())
            {
                Some(next) => found = next,
                None => break,
            }
        }
        found
    }
}
