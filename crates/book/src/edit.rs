//! Changes of a book. Each gives a new book that shares all but one shard with the old one, which
//! does not change.
//!
//! An edit follows the revision that is shown. It does not touch other revisions that wait beside
//! it: only a choice between them, as [`Book::resolved`] takes it, follows them all.

use std::sync::Arc;

use super::shard::put_by_id;
use super::{Book, EditError, Extra, Frame, Record, RecordId, Shard, Stamp, Unit, UnitId};
use crate::for_each_record;

/// The revisions that an edit follows: the shown one, or also all that wait.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Follows {
    Shown,
    All,
}

impl Book {
    /// Adds a record, or replaces the one of the same id, with the stamp of this revision. A record
    /// of a unit that was joined to another goes to that one.
    ///
    /// # Errors
    /// [`EditError::UnknownUnit`] if the record's unit is not in the book.
    pub fn with_record<R: Record + 'static>(
        &self,
        record: R,
        stamp: Stamp,
    ) -> Result<Self, EditError> {
        self.clone().put(record, stamp, Follows::Shown)
    }

    /// Ends a conflict: the record as a person chose or edited it follows the shown revision and
    /// all that wait.
    ///
    /// # Errors
    /// [`EditError::UnknownUnit`] if the record's unit is not in the book.
    pub fn resolved<R: Record + 'static>(
        &self,
        record: R,
        stamp: Stamp,
    ) -> Result<Self, EditError> {
        self.clone().put(record, stamp, Follows::All)
    }

    /// [`Book::resolved`] of a book that nobody else needs: a shard that no other book holds is
    /// changed where it is.
    ///
    /// # Errors
    /// As of [`Book::resolved`].
    pub fn into_resolved<R: Record + 'static>(
        self,
        record: R,
        stamp: Stamp,
    ) -> Result<Self, EditError> {
        self.put(record, stamp, Follows::All)
    }

    /// [`Book::resolved_unit`] of a book that nobody else needs.
    ///
    /// # Errors
    /// As of [`Book::resolved_unit`].
    pub fn into_resolved_unit(self, unit: Unit, stamp: Stamp) -> Result<Self, EditError> {
        self.put_unit(unit, stamp, Follows::All)
    }

    fn put<R: Record + 'static>(
        mut self,
        mut record: R,
        stamp: Stamp,
        follows: Follows,
    ) -> Result<Self, EditError> {
        let standing = self.standing(record.unit());
        if standing != record.unit() {
            record.set_unit(standing.clone());
        }
        let home = self.home(record.unit(), follows)?;
        let is_same = |other: &R| other.id() == record.id();
        // The record is usually there already.
        let likely = self.shards.get(&home).into_iter().chain(self.shards.values());
        let old = likely
            .filter_map(|shard| {
                Some((shard.root.clone(), R::list(shard).iter().position(is_same)?))
            })
            .next();
        let Some((root, at)) = old else {
            *record.stamp_mut() = stamp;
            if let Some(shard) = self.shard_mut(&home) {
                R::list_mut(shard).push(record);
            }
            return Ok(self);
        };
        let Some(shard) = self.shard_mut(&root) else { return Ok(self) };
        let waiting = if follows == Follows::All || root != home {
            taken(R::waiting_mut(shard), is_same)
        } else {
            Vec::new()
        };
        let followed = if follows == Follows::All { &waiting[..] } else { &[] };
        let shown = R::list(shard).get(at).into_iter().chain(followed).map(Record::stamp);
        *record.stamp_mut() = stamp.following_all(shown);
        if root == home
            && let Some(slot) = R::list_mut(shard).get_mut(at)
        {
            *slot = record;
            return Ok(self);
        }
        R::list_mut(shard).remove(at);
        if let Some(shard) = self.shard_mut(&home) {
            R::list_mut(shard).push(record);
            if follows == Follows::Shown {
                R::waiting_mut(shard).extend(waiting);
            }
        }
        Ok(self)
    }

    /// Marks a record as deleted; the deletion is a revision like any other.
    ///
    /// # Errors
    /// [`EditError::UnknownRecord`] if there is no such record.
    pub fn without_record<R: Record + 'static>(
        &self,
        id: &RecordId,
        stamp: Stamp,
    ) -> Result<Self, EditError> {
        let found = self.record::<R>(id).ok_or_else(|| EditError::UnknownRecord(id.clone()))?;
        let mut record = found.clone();
        record.set_deleted(true);
        self.with_record(record, stamp)
    }

    /// The record of this type and id, if it is not deleted.
    pub fn record<R: Record + 'static>(&self, id: &RecordId) -> Option<&R> {
        self.shards.values().flat_map(|shard| shard.live::<R>()).find(|record| record.id() == id)
    }

    /// Adds a unit, or replaces the one of the same id, with the stamp of this revision. A unit
    /// that moves below another commune takes its records along.
    ///
    /// # Errors
    /// [`EditError::NoParent`] if a unit without a shard of its own has no commune above it, or the
    /// unit above is not of a higher level; [`EditError::OtherLevel`] if it had a shard and would
    /// have none, or the other way round; [`EditError::HoldsOthers`] if units below it do not fit
    /// the new kind.
    pub fn with_unit(&self, unit: Unit, stamp: Stamp) -> Result<Self, EditError> {
        self.clone().put_unit(unit, stamp, Follows::Shown)
    }

    /// Ends a conflict: the unit as a person chose or edited it follows the shown revision and all
    /// that wait.
    ///
    /// # Errors
    /// As of [`Book::with_unit`].
    pub fn resolved_unit(&self, unit: Unit, stamp: Stamp) -> Result<Self, EditError> {
        self.clone().put_unit(unit, stamp, Follows::All)
    }

    fn put_unit(
        mut self,
        mut unit: Unit,
        stamp: Stamp,
        follows: Follows,
    ) -> Result<Self, EditError> {
        unit.parent = unit.parent.map(|parent| self.standing(&parent).clone());
        let home = if unit.kind.has_shard() {
            unit.id.clone()
        } else {
            let no_parent = || EditError::NoParent(unit.id.clone());
            let parent = unit.parent.as_ref().ok_or_else(no_parent)?;
            self.home(parent, follows).map_err(|_| no_parent())?
        };
        let old = self
            .shards
            .values()
            .find(|shard| shard.units.iter().any(|old| old.id == unit.id))
            .map(|shard| shard.root.clone());
        if let Some(root) = old.as_ref().filter(|root| **root != home) {
            if *root == unit.id || home == unit.id {
                return Err(EditError::OtherLevel(unit.id));
            }
            self.move_unit(&unit.id, root, &home);
        }
        self.fit(&mut unit)?;
        let Some(shard) = self.shard_mut(&home) else {
            unit.stamp = stamp;
            self.shards.insert(home, Arc::new(Shard::new(unit)));
            return Ok(self);
        };
        let followed = if follows == Follows::All {
            taken(&mut shard.waiting.units, |old| old.id == unit.id)
        } else {
            Vec::new()
        };
        let slot = shard.units.iter_mut().find(|old| old.id == unit.id);
        unit.stamp = match &slot {
            Some(old) => {
                stamp.following_all(std::iter::once(&**old).chain(&followed).map(|old| &old.stamp))
            }
            None => stamp,
        };
        match slot {
            Some(slot) => *slot = unit,
            None => shard.units.push(unit),
        }
        Ok(self)
    }

    /// Refuses a unit that does not fit those above and below it, and notes its kind before a
    /// change of its level.
    fn fit(&self, unit: &mut Unit) -> Result<(), EditError> {
        // A deleted one counts too, because it can be restored.
        let of = |id: &UnitId| {
            let root = self.shards.get(id).and_then(|shard| shard.root_unit());
            root.or_else(|| {
                self.shards.values().flat_map(|shard| &shard.units).find(|unit| unit.id == *id)
            })
        };
        let above = unit.parent.as_ref().and_then(of);
        if above.is_some_and(|above| !unit.kind.can_be_below(above.kind)) {
            return Err(EditError::NoParent(unit.id.clone()));
        }
        let Some(old) = of(&unit.id) else { return Ok(()) };
        if old.kind.is_level_of(unit.kind) {
            unit.kind_before = old.kind_before;
            return Ok(());
        }
        let all =
            self.shards.values().flat_map(|shard| shard.units.iter().chain(&shard.waiting.units));
        let mut below = all.filter(|below| below.parent.as_ref() == Some(&unit.id));
        if below.any(|below| !below.kind.can_be_below(unit.kind)) {
            return Err(EditError::HoldsOthers(unit.id.clone()));
        }
        unit.kind_before = Some(old.kind);
        Ok(())
    }

    /// Moves a unit that lives in another's shard, with its records and all revisions that wait, to
    /// the shard of another commune.
    fn move_unit(&mut self, id: &UnitId, from: &UnitId, to: &UnitId) {
        let Some(old) = self.shard_mut(from) else { return };
        let units = taken(&mut old.units, |unit| unit.id == *id);
        let waiting = taken(&mut old.waiting.units, |unit| unit.id == *id);
        macro_rules! taken_lists {
            ($($name:ident $list:ident),*) => {
                $(
                    let records = taken(&mut old.$list, |record| record.unit == *id);
                    let is_moved = |waits: &super::$name| records.iter().any(|record| record.id == waits.id);
                    let $list = (taken(&mut old.waiting.$list, is_moved), records);
                )*
                let Some(new) = self.shard_mut(to) else { return };
                new.units.extend(units);
                new.waiting.units.extend(waiting);
                $(
                    new.waiting.$list.extend($list.0);
                    new.$list.extend($list.1);
                )*
            };
        }
        for_each_record!(taken_lists);
    }

    /// Adds a person's word that doubtful figures are right, or replaces the one of the same id, in
    /// the shard of a province, district or commune. A book without that shard stays as it is.
    #[must_use]
    pub fn with_confirmation(&self, root: &UnitId, confirmation: Extra) -> Self {
        let mut book = self.clone();
        if let Some(shard) = book.shard_mut(root) {
            put_by_id(&mut shard.confirmations, confirmation);
        }
        book
    }

    /// Replaces the frame.
    #[must_use]
    pub fn with_frame(&self, frame: Frame) -> Self {
        Self { frame: Arc::new(frame), shards: self.shards.clone() }
    }

    /// The shard that a unit's records live in. A choice also ends conflicts in a unit that was
    /// deleted meanwhile: nothing new is entered there, but revisions that wait would wait for
    /// ever.
    fn home(&self, id: &UnitId, follows: Follows) -> Result<UnitId, EditError> {
        let holds = |shard: &&Arc<Shard>| {
            shard
                .units
                .iter()
                .any(|unit| unit.id == *id && (follows == Follows::All || !unit.deleted))
        };
        let shard = self.shards.get(id).into_iter().chain(self.shards.values()).find(holds);
        shard.map(|shard| shard.root.clone()).ok_or_else(|| EditError::UnknownUnit(id.clone()))
    }

    pub(super) fn shard_mut(&mut self, root: &UnitId) -> Option<&mut Shard> {
        self.shards.get_mut(root).map(Arc::make_mut)
    }
}

/// Takes items out of a list; both keep their order.
pub(super) fn taken<T>(list: &mut Vec<T>, is_taken: impl Fn(&T) -> bool) -> Vec<T> {
    if !list.iter().any(&is_taken) {
        return Vec::new();
    }
    let (out, stay) = std::mem::take(list).into_iter().partition(is_taken);
    *list = stay;
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::DeviceId;

    #[test]
    fn a_hamlet_with_its_records_does_not_become_a_commune_nor_a_commune_a_hamlet() {
        let stamp = |at| Stamp {
            at,
            device: DeviceId::new("d1").unwrap(),
            by: String::new(),
            after: Vec::new(),
        };
        let unit = |id: &str, kind: &str, parent: Option<&str>| -> Unit {
            let json = serde_json::json!({"id": id, "kind": kind, "name": "Bến Đình", "parent": parent, "stamp": {"at": 1, "device": "d1"}});
            serde_json::from_str(&json.to_string()).unwrap()
        };
        let communes = ["a", "b"].map(|id| unit(id, "commune", None));
        let book = communes
            .into_iter()
            .fold(Book::default(), |book, unit| book.with_unit(unit, stamp(1)).unwrap());
        let book = book.with_unit(unit("h", "hamlet", Some("a")), stamp(2)).unwrap();
        for changed in [unit("h", "commune", None), unit("a", "hamlet", Some("b"))] {
            let id = changed.id.clone();
            assert_eq!(book.with_unit(changed, stamp(3)), Err(EditError::OtherLevel(id)));
        }
    }
}
