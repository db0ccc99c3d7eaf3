//! Changes of a book. Each gives a new book that shares all but one shard with the old one, which stays as it was.

use std::sync::Arc;

use super::{Book, Frame, Record, RecordId, Shard, Stamp, Unit, UnitId};

/// Why a change was refused; the book stays as it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// The unit is not in the book.
    #[error("không có đơn vị «{0}» trong sổ")]
    UnknownUnit(UnitId),
    /// The unit's parent is not in the book or cannot have such a unit.
    #[error("đơn vị «{0}» cần có đơn vị cấp trên trong sổ")]
    NoParent(UnitId),
    /// The record is not in the book.
    #[error("không có bản ghi «{0}» trong sổ")]
    UnknownRecord(RecordId),
}

impl Book {
    /// Adds a record, or replaces the one of the same id, with the stamp of this revision.
    ///
    /// # Errors
    /// [`EditError::UnknownUnit`] if the record's unit is not in the book.
    pub fn with_record<R: Record + 'static>(&self, mut record: R, stamp: Stamp) -> Result<Self, EditError> {
        let home = self.home(record.unit())?;
        let old = self.shards.values().find_map(|shard| {
            let at = R::list(shard).iter().position(|old| old.id() == record.id())?;
            Some((shard.root.clone(), at, R::list(shard).get(at)?.stamp()))
        });
        *record.stamp_mut() = match old {
            Some((_, _, earlier)) => stamp.following(earlier),
            None => stamp,
        };
        let old = old.map(|(root, at, _)| (root, at));
        let mut book = self.clone();
        let stays = old.as_ref().is_some_and(|(root, _)| *root == home);
        if let Some((root, at)) = &old
            && let Some(list) = book.shard_mut(root).map(R::list_mut)
        {
            if stays && let Some(slot) = list.get_mut(*at) {
                *slot = record;
                return Ok(book);
            }
            list.remove(*at);
        }
        if let Some(shard) = book.shard_mut(&home) {
            R::list_mut(shard).push(record);
        }
        Ok(book)
    }

    /// Marks a record as deleted; the deletion is a revision like any other.
    ///
    /// # Errors
    /// [`EditError::UnknownRecord`] if there is no such record.
    pub fn without_record<R: Record + 'static>(&self, id: &RecordId, stamp: Stamp) -> Result<Self, EditError> {
        let found = self.record::<R>(id).ok_or_else(|| EditError::UnknownRecord(id.clone()))?;
        let mut record = found.clone();
        record.set_deleted(true);
        self.with_record(record, stamp)
    }

    /// The record of this type and id, if it is not deleted.
    pub fn record<R: Record + 'static>(&self, id: &RecordId) -> Option<&R> {
        self.shards.values().flat_map(|shard| shard.live::<R>()).find(|record| record.id() == id)
    }

    /// Adds a unit, or replaces the one of the same id, with the stamp of this revision.
    ///
    /// # Errors
    /// [`EditError::NoParent`] if a unit without a shard of its own has no commune above it.
    pub fn with_unit(&self, mut unit: Unit, stamp: Stamp) -> Result<Self, EditError> {
        let old = self.shards.values().flat_map(|shard| &shard.units).find(|old| old.id == unit.id);
        unit.stamp = match old {
            Some(old) => stamp.following(&old.stamp),
            None => stamp,
        };
        let mut book = self.clone();
        let home = if unit.kind.has_shard() {
            unit.id.clone()
        } else {
            let no_parent = || EditError::NoParent(unit.id.clone());
            let parent = unit.parent.as_ref().ok_or_else(no_parent)?;
            self.home(parent).map_err(|_| no_parent())?
        };
        match book.shard_mut(&home) {
            Some(shard) => match shard.units.iter_mut().find(|old| old.id == unit.id) {
                Some(slot) => *slot = unit,
                None => shard.units.push(unit),
            },
            None => {
                book.shards.insert(home, Arc::new(Shard::new(unit)));
            }
        }
        Ok(book)
    }

    /// Replaces the frame.
    #[must_use]
    pub fn with_frame(&self, frame: Frame) -> Self {
        Self { frame: Arc::new(frame), shards: self.shards.clone() }
    }

    /// The shard that a unit's records live in.
    fn home(&self, unit: &UnitId) -> Result<UnitId, EditError> {
        self.unit(unit).map(|(_, shard)| shard.root.clone()).ok_or_else(|| EditError::UnknownUnit(unit.clone()))
    }

    fn shard_mut(&mut self, root: &UnitId) -> Option<&mut Shard> {
        self.shards.get_mut(root).map(Arc::make_mut)
    }
}
