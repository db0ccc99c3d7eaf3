//! The latest of several records about one thing. A later stamp on the same day is a correction. If
//! two records differ and nothing says which is later, neither counts.

use super::finding::RecordRef;
use book::{Day, Record};

/// The latest record, with those of the same day and moment that contradict it.
pub(super) struct LatestRecord<'r, R> {
    pub record: &'r R,
    /// The contradicting records. None is chosen, whatever their ids.
    pub rivals: Vec<&'r R>,
}

impl<'r, R: Record> LatestRecord<'r, R> {
    /// Finds the latest record by day and stamp. Of records that say the same, it takes the one
    /// with the last id.
    pub fn of(
        records: impl IntoIterator<Item = &'r R>,
        made: impl Fn(&R) -> (Option<Day>, u64),
        says_the_same: impl Fn(&R, &R) -> bool,
    ) -> Option<Self> {
        let mut records: Vec<&R> = records.into_iter().collect();
        book::sort::sort_by(&mut records, |a, b| (made(a), a.id()).cmp(&(made(b), b.id())));
        let record = records.pop()?;
        let rivals = records
            .into_iter()
            .filter(|other| made(other) == made(record) && !says_the_same(other, record))
            .collect();
        Some(Self { record, rivals })
    }

    /// The record, if no other of the same moment contradicts it.
    pub fn agreed(&self) -> Option<&'r R> {
        Some(self.record).filter(|_| self.rivals.is_empty())
    }

    /// The latest record and its rivals.
    pub fn records(&self) -> impl Iterator<Item = RecordRef> {
        self.rivals.iter().copied().chain([self.record]).map(RecordRef::to)
    }
}
