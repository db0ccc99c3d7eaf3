//! The incidents of some kinds in a territory and some days.

use std::collections::HashSet;

use super::dated::Dated;
use super::facts::Facts;
use super::former_units::FormerUnit;
use book::{Incident, KindAnswer, KindCode, Period, RecordId, Unit};

/// An incident that is or may be of the kinds asked about.
pub(super) struct Happened<'a> {
    pub incident: &'a Incident,
    /// Whether it may belong to another unit.
    pub is_shared: bool,
    /// The answer of its kind to the question about some kinds.
    pub answer: KindAnswer,
}

impl<'a> Facts<'a> {
    /// The incidents of some days that are or may be of these kinds and happened in a unit and its
    /// former units, or that their residents did elsewhere, each once.
    pub fn incidents(
        &self,
        unit: &Unit,
        parts: &[FormerUnit<'_>],
        days: Period,
        wanted: &[KindCode],
    ) -> Vec<Happened<'a>> {
        let own = [(Some(unit), false, None)].into_iter();
        let all = own.chain(
            parts
                .iter()
                .map(|part| (part.unit, part.is_shared, part.until.filter(|_| part.goes_on))),
        );
        let answers = self.kinds.asked(wanted);
        let mut seen: HashSet<&RecordId> = HashSet::new();
        let mut found = Vec::new();
        // An incident that is certainly the unit's own is not repeated as a shared one.
        let (certain, shared): (Vec<_>, Vec<_>) = all
            .filter_map(|(unit, is_shared, until)| Some((unit?, is_shared, until)))
            .partition(|(_, is_shared, _)| !is_shared);
        for (unit, is_shared, until) in certain.into_iter().chain(shared) {
            let is_asked = |dated: &&Dated| {
                days.contains(dated.day) && until.is_none_or(|until| dated.day <= until)
            };
            for happened in self.happened_below(unit) {
                for dated in happened.iter().filter(is_asked) {
                    let answer = self.kinds.answer(dated, wanted, &answers);
                    if answer.is_of == Some(false) {
                        continue;
                    }
                    let incident = dated.incident;
                    // Only these are in several lists.
                    let is_repeated = !parts.is_empty() || !incident.also_in.is_empty();
                    if !is_repeated || seen.insert(&incident.id) {
                        found.push(Happened { incident, is_shared, answer });
                    }
                }
            }
        }
        found
    }
}
