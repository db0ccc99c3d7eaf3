//! Runs checks on the units of a book.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::check::Check;
use super::confirmation::words;
use super::doubt::Doubt;
use super::look::{Found, Known, Look};
use crate::evaluator::Evaluator;
use book::{
    Incident, Known as _, Recognition, Registration, Statement, Unit, UnitId, Year, YearlyTotal,
};

impl<'a> Evaluator<'a> {
    /// The doubts of these checks about these units and a year, in the order of the units and of the
    /// checks.
    pub fn doubts(&self, checks: &[Arc<Check>], units: &[&Unit], year: Year) -> Vec<Doubt> {
        let known = Known::default();
        let mut found = Vec::new();
        for unit in units {
            for check in checks {
                if check.applies_to.is_empty() || check.applies_to.contains(&unit.kind) {
                    let mut look =
                        Look { evaluator: self, unit, year, known: &known, found: Vec::new() };
                    check.finds.look(&mut look);
                    let doubt = |of: Found| Doubt {
                        check: Arc::clone(check),
                        unit: unit.id.clone(),
                        year,
                        about: of.about,
                        reason: of.reason,
                        records: of.records,
                        confirmed: None,
                    };
                    found.extend(look.found.into_iter().map(doubt));
                }
            }
        }
        self.confirm(&mut found);
        found
    }

    /// These units and all units below them, in the order of their ids.
    pub fn with_below(&self, tops: &[&Unit]) -> Vec<&'a Unit> {
        let mut ids: BTreeSet<&UnitId> = tops.iter().map(|top| &top.id).collect();
        // A tree is at most five levels deep: province, district, commune, hamlet.
        for _ in 0..4 {
            let below = self
                .book
                .units()
                .filter(|unit| unit.parent.as_ref().is_some_and(|parent| ids.contains(parent)));
            let below: Vec<_> = below.map(|unit| &unit.id).collect();
            ids.extend(below);
        }
        let units: BTreeMap<_, _> = self.book.units().map(|unit| (&unit.id, unit)).collect();
        ids.into_iter().filter_map(|id| units.get(id).copied()).collect()
    }

    /// Notes beside each doubt whether a person found its figures right.
    fn confirm(&self, doubts: &mut [Doubt]) {
        let words = words(self.book, self.as_of());
        for doubt in doubts {
            doubt.confirmed = doubt.word(&words);
        }
    }

    /// The years that a book's records speak of, earliest first.
    pub fn years_of_records(&self) -> BTreeSet<Year> {
        let mut years = BTreeSet::new();
        for shard in self.book.shards.values() {
            years.extend(shard.live::<YearlyTotal>().map(|total| total.year));
            years.extend(shard.live::<Incident>().map(|incident| incident.date.year()));
            years.extend(shard.live::<Registration>().map(|record| record.year));
            years.extend(shard.live::<Recognition>().map(|record| record.year));
            years.extend(shard.live::<Statement>().filter_map(|said| said.speaks_of_year()));
        }
        years
    }
}
