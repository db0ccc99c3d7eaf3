//! Doubts: figures that a check found, their place, and why a person should look at them.

use std::sync::Arc;

use super::check::Check;
use super::confirmation::Confirmation;
use super::reason::DoubtReason;
use crate::finding::RecordRef;
use book::{Day, RecordId, Stamp, UnitId, Year};

/// Figures that a person should look at.
#[derive(Clone, Debug, PartialEq)]
pub struct Doubt {
    /// The check that found them.
    pub check: Arc<Check>,
    /// The unit.
    pub unit: UnitId,
    /// The year.
    pub year: Year,
    /// The mark that distinguishes it from other doubts of the same check, unit and year: the code
    /// of an indicator or standard, or the id of a record; empty if there is only one.
    pub about: String,
    /// The reason, with the exact numbers.
    pub reason: DoubtReason,
    /// The records that the figures come from.
    pub records: Vec<RecordRef>,
    /// The person who looked at these very figures and found them right.
    pub confirmed: Option<Confirmation>,
}

impl Doubt {
    /// The figures as a confirmation keeps them: names and numbers in a fixed order. If they
    /// change, the doubt is open again.
    pub fn figures(&self) -> String {
        let figures = self.reason.figures();
        let texts: Vec<_> =
            figures.into_iter().map(|(name, value)| format!("{name}={value}")).collect();
        texts.join(" ")
    }

    /// A person's word that these figures are right, as it goes into the shard.
    pub fn confirmation(&self, id: RecordId, by: String, date: Day, stamp: Stamp) -> Confirmation {
        Confirmation {
            id,
            unit: self.unit.clone(),
            check: self.check.id.clone(),
            year: self.year,
            about: self.about.clone(),
            figures: self.figures(),
            by,
            date,
            deleted: false,
            stamp,
        }
    }

    /// The latest of these words that is about this doubt and its very figures.
    pub(super) fn word(&self, words: &[Confirmation]) -> Option<Confirmation> {
        let figures = self.figures();
        let is_on = |word: &&Confirmation| {
            word.check == self.check.id
                && word.unit == self.unit
                && word.year == self.year
                && word.about == self.about
                && word.figures == figures
        };
        let latest = |word: &&Confirmation| (word.date, word.stamp.at, word.id.clone());
        words.iter().filter(is_on).max_by_key(latest).cloned()
    }
}
