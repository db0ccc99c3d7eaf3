//! The traits and lists that all records share.

use crate::{
    Activity, Assessment, Decision, Discipline, Extra, Incident, Model, Paper, PaperText, Rating,
    Recognition, RecordId, RecordKind, Registration, Shard, Stamp, Statement, Tip, UnitId,
    YearlyTotal, for_each_record,
};

/// A record of a shard, other than a unit.
pub trait Record: Clone {
    /// The kind of record, which names the list of the shard that it is in.
    const KIND: RecordKind;
    /// The id, unique across all devices.
    fn id(&self) -> &RecordId;
    /// The unit that the record is about.
    fn unit(&self) -> &UnitId;
    /// Puts the record into another unit.
    fn set_unit(&mut self, unit: UnitId);
    /// The revision stamp.
    fn stamp(&self) -> &Stamp;
    /// The revision stamp, to be replaced.
    fn stamp_mut(&mut self) -> &mut Stamp;
    /// Whether this revision deletes the record.
    fn is_deleted(&self) -> bool;
    /// Marks or unmarks the record as deleted.
    fn set_deleted(&mut self, deleted: bool);
    /// Whether it was made up to illustrate, not taken from a source.
    fn is_illustrative(&self) -> bool;
    /// Fields of a newer minor version.
    fn extra(&self) -> &Extra;
    /// Its list in a shard.
    fn list(shard: &Shard) -> &Vec<Self>;
    /// Its list in a shard, to be changed.
    fn list_mut(shard: &mut Shard) -> &mut Vec<Self>;
    /// Its list among a shard's waiting revisions.
    fn waiting(shard: &Shard) -> &Vec<Self>;
    /// Its list among a shard's waiting revisions, to be changed.
    fn waiting_mut(shard: &mut Shard) -> &mut Vec<Self>;
}

macro_rules! records {
    ($($name:ident $list:ident),*) => {
        $(
            impl Record for $name {
                const KIND: RecordKind = RecordKind::$name;
                fn id(&self) -> &RecordId { &self.id }
                fn unit(&self) -> &UnitId { &self.unit }
                fn set_unit(&mut self, unit: UnitId) { self.unit = unit; }
                fn stamp(&self) -> &Stamp { &self.stamp }
                fn stamp_mut(&mut self) -> &mut Stamp { &mut self.stamp }
                fn is_deleted(&self) -> bool { self.deleted }
                fn set_deleted(&mut self, deleted: bool) { self.deleted = deleted; }
                fn is_illustrative(&self) -> bool { self.illustrative }
                fn extra(&self) -> &Extra { &self.extra }
                fn list(shard: &Shard) -> &Vec<Self> { &shard.$list }
                fn list_mut(shard: &mut Shard) -> &mut Vec<Self> { &mut shard.$list }
                fn waiting(shard: &Shard) -> &Vec<Self> { &shard.waiting.$list }
                fn waiting_mut(shard: &mut Shard) -> &mut Vec<Self> { &mut shard.waiting.$list }
            }
        )*

        impl Shard {
            /// The number of its records that are not deleted.
            pub fn records(&self) -> usize {
                0 $(+ self.live::<$name>().count())*
            }
        }
    };
}
for_each_record!(records);

impl Shard {
    /// The records of a type that are not deleted.
    pub fn live<R: Record + 'static>(&self) -> impl Iterator<Item = &R> {
        R::list(self).iter().filter(|record| !record.is_deleted())
    }
}
