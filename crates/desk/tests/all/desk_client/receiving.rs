//! Incoming files at a desk, from their preview to what they change.

use std::collections::BTreeSet;

use book::UnitId;
use desk::preview::{Done, Preview, check_new};
use desk::receive::{Content, Received, to_remember};
use desk::trust::{FirstKeys, Trust};
use files::Problem;

use super::{Desk, LETTERS, NATIONAL};

/// Incoming files of a desk.
pub struct Receiving<'d> {
    pub received: Vec<Received>,
    pub(super) desk: &'d mut Desk,
    pub(super) supersedes: bool,
}

impl Receiving<'_> {
    /// Previews the changes of the good files.
    pub fn preview(&self) -> Preview {
        let books: Vec<_> = self.received.iter().filter_map(Received::book).collect();
        Preview::of(self.desk.book(), &books)
    }

    /// Returns the trust in each sender, as the page shows it.
    pub fn trust(&self) -> Vec<Trust> {
        let keys = FirstKeys::of(self.received.iter().filter_map(Received::sender), &LETTERS);
        self.received
            .iter()
            .filter_map(Received::sender)
            .map(|(letter, trust)| keys.trust(letter, trust, &LETTERS))
            .collect()
    }

    /// Returns the problems of the unusable files, by name.
    pub fn wrong(&self) -> Vec<(&str, &[Problem])> {
        let wrong = |received| match received {
            &Received { ref name, content: Content::Bad(ref problems), .. } => {
                Some((name.as_str(), problems.as_slice()))
            }
            _ => None,
        };
        self.received.iter().filter_map(wrong).collect()
    }

    /// Keeps the book's own kinds and rule sets, which the files would otherwise replace.
    pub fn keeping_own(mut self) -> Self {
        self.supersedes = false;
        self
    }

    /// Takes in everything that the files contain.
    pub fn take_all(self) -> Done {
        let all = self.preview().all_roots();
        self.take(&all).unwrap()
    }

    /// Takes in some communes.
    pub fn take(self, chosen: &BTreeSet<UnitId>) -> Result<Done, Vec<Problem>> {
        let shown = self.preview();
        let open = self.desk.book();
        let merged = shown.merged(open, chosen, self.supersedes);
        check_new(open, &merged, "sổ sau khi nhập", &NATIONAL, &LETTERS)?;
        let label = format!("nhập {}", shown.names.join(", "));
        let was_empty = open.is_empty();
        let device = self.desk.device.clone();
        self.desk.session.replaced(&label, merged, &device);
        if was_empty {
            self.desk.year = desk::years::first_shown(self.desk.book(), self.desk.today);
        }
        for letter in to_remember(&self.received, &LETTERS) {
            self.desk.know(&letter);
        }
        Ok(shown.done(chosen))
    }
}
