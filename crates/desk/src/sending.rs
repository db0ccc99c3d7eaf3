//! What of the book is sent, and what is wrong with a choice.

use std::collections::BTreeSet;

use book::{Book, UnitId, Year};
use files::{Covers, MAX_BYTES};

use crate::years;

/// Characters that a passphrase must have: fewer are tried out in days.
const SHORTEST: usize = 10;

/// What a person chose to send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Not the whole book but chosen communes and years.
    pub is_part: bool,
    /// The provinces, districts and communes of the part.
    pub communes: BTreeSet<UnitId>,
    /// Its first and last year.
    pub years: (Year, Year),
    /// Only what changed since the last file to the same desk.
    pub only_changes: bool,
}

impl Choice {
    /// What the file will cover. Changes alone go only to a desk that was sent a file before.
    pub fn covers(&self, book: &Book, is_known_desk: bool) -> Covers {
        let only_changes = self.only_changes && is_known_desk;
        if !self.is_part {
            return Covers { only_changes, ..Covers::default() };
        }
        let has_all = years::with_data(book)
            .is_none_or(|(first, last)| self.years.0 <= first && last <= self.years.1);
        Covers {
            communes: self.communes.iter().cloned().collect(),
            years: (!has_all).then_some(self.years),
            only_changes,
        }
    }

    /// What is wrong with the choice or with a passphrase of so many characters, 0 for none.
    pub fn mistake(&self, covers: &Covers, passphrase: usize) -> Option<Mistake> {
        if self.is_part && covers.communes.is_empty() {
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

/// What is wrong with what is to be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// A part without a commune.
    NoCommune,
    /// The last year is before the first.
    YearsTurned,
    /// The passphrase is too short.
    ShortPassphrase,
}

/// Whether a file could not be opened again, since it is larger than files may be: it would be no
/// copy of the book.
pub fn is_too_large(file: &str) -> bool {
    file.len() as u64 > MAX_BYTES
}
