//! The mark that a cell would have with a new value, before the value goes into the book.

use std::sync::Arc;

use book::{Day, Outcome, RecordId, Stamp};
use law::{Evaluator, Verdict};

use super::edit::{Change, Place, Signed};
use super::{Basis, Grid, mark};
use crate::standards::is_main;

impl Grid {
    /// Returns what a unit's cell would decide with a change; none if the change cannot be made or
    /// decides nothing. `as_of` is the day up to which the book is judged.
    pub fn preview(
        &self,
        basis: &Basis,
        change: &Change,
        signed: &Signed,
        stamp: &Stamp,
        as_of: Day,
    ) -> Option<Outcome> {
        let Place::Row(row) = change.place else { return None };
        let (unit, column) = (self.units.get(row)?, self.columns.get(change.column)?);
        let is_blank = change.value.is_none();
        let id = RecordId::new("-").ok()?;
        let edited =
            self.edited(basis, std::slice::from_ref(change), signed, &mut || id.clone(), stamp);
        if !edited.wrong.is_empty() {
            return None;
        }
        let reading = basis.book.frame.settings.reading;
        let evaluator =
            Evaluator::new(&edited.book, basis.library, basis.catalogue, reading, Some(as_of));
        let verdicts: Vec<Arc<Verdict>> = evaluator
            .rules_of(unit, self.year)
            .into_iter()
            .filter(|rules| is_main(rules))
            .filter_map(|rules| evaluator.verdict(unit, rules, self.year))
            .map(Arc::new)
            .collect();
        mark::mark(&verdicts, column, is_blank)
    }
}
