//! The part of the book that a file sends, and the mistakes in that choice.

use std::collections::BTreeSet;

use book::{Book, UnitId, Year};
use files::{Covers, MAX_BYTES};

use crate::years;

/// The minimum length of a passphrase. A shorter one can be guessed within days.
const SHORTEST: usize = 10;

/// A person's choice of the content to send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The file covers chosen communes and years, not the whole book.
    pub is_part: bool,
    /// The provinces, districts and communes of the part.
    pub communes: BTreeSet<UnitId>,
    /// The hamlet or other unit whose records alone the file covers.
    pub unit: Option<UnitId>,
    /// The first and last year of the part.
    pub years: (Year, Year),
    /// The file covers only the changes since the last file to the same desk.
    pub only_changes: bool,
}

impl Choice {
    /// Returns the coverage of the file. A desk gets changes alone only if it was sent a file
    /// before.
    pub fn covers(&self, book: &Book, is_known_desk: bool) -> Covers {
        let only_changes = self.only_changes && is_known_desk;
        if let Some((unit, shard)) = self.unit.as_ref().and_then(|unit| book.unit(unit)) {
            let communes = vec![shard.root.clone()];
            return Covers { communes, unit: Some(unit.id.clone()), years: None, only_changes };
        }
        if !self.is_part {
            return Covers { only_changes, ..Covers::default() };
        }
        let has_all = years::with_data(book)
            .is_none_or(|(first, last)| self.years.0 <= first && last <= self.years.1);
        Covers {
            communes: self.communes.iter().cloned().collect(),
            unit: None,
            years: (!has_all).then_some(self.years),
            only_changes,
        }
    }

    /// Returns the mistake in the choice. `passphrase` is the length of the passphrase, 0 for none.
    pub fn mistake(&self, covers: &Covers, passphrase: usize) -> Option<Mistake> {
        if self.is_part && self.unit.is_none() && covers.communes.is_empty() {
            Some(Mistake::NoCommune)
        } else if covers.years.is_some_and(|(first, last)| last < first) {
            Some(Mistake::YearsTurned)
        } else if (1..SHORTEST).contains(&passphrase) {
            Some(Mistake::ShortPassphrase)
        } else {
            None
        }
    }
}

/// A mistake in the choice of the content to send.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// The part has no commune.
    NoCommune,
    /// The last year is before the first.
    YearsTurned,
    /// The passphrase is too short.
    ShortPassphrase,
}

/// Returns whether a file exceeds the size limit. Such a file could not be opened again, so it
/// would be no copy of the book.
pub fn is_too_large(file: &str) -> bool {
    file.len() as u64 > MAX_BYTES
}
