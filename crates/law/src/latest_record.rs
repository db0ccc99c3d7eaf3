//! The latest of several records about one thing. A later stamp of the same day is a correction.
//! Where nothing says which of two is later and they differ, neither counts.

use super::finding::RecordRef;
use book::{Day, Record};

/// The latest record, with those of the same day and moment that contradict it.
pub(super) struct LatestRecord<'r, R> {
    pub record: &'r R,
    /// None of them is chosen, whatever their ids.
    pub rivals: Vec<&'r R>,
}

impl<'r, R: Record> LatestRecord<'r, R> {
    /// The latest by day and stamp; of records that say the same, the one with the last id.
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

    /// All of them.
    pub fn records(&self) -> impl Iterator<Item = RecordRef> {
        self.rivals.iter().copied().chain([self.record]).map(RecordRef::to)
    }
}
