//! Figures of communes by which a desk above puts them in order: what each entered, what it keeps
//! up, how many of its hamlets meet the standard.

use std::collections::BTreeMap;

use book::{Book, Day, Incident, Model, UnitId, Year};
use law::{Outcome, Verdict};

/// The figures of a commune.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UnitFigures {
    /// The incidents of the year that are in the book.
    pub incidents: u32,
    /// The models that are maintained on a day.
    pub models: u32,
    /// The hamlets that meet the standard of `hamlets`.
    pub hamlets_met: u32,
}

/// The figures of each commune in the book. `hamlets` are the verdicts on hamlets.
pub fn unit_figures<'a>(
    book: &Book,
    (year, day): (Year, Day),
    hamlets: impl IntoIterator<Item = &'a Verdict>,
) -> BTreeMap<UnitId, UnitFigures> {
    let of_shard = |(root, shard): (&UnitId, &std::sync::Arc<book::Shard>)| {
        let of_year = shard.live::<Incident>().filter(|one| one.date.year() == year);
        let models = shard.live::<Model>().filter(|model| model.is_maintained_on(day)).count();
        let figures = UnitFigures {
            incidents: of_year.fold(0, |sum, one| sum.saturating_add(one.count)),
            models: u32::try_from(models).unwrap_or(u32::MAX),
            hamlets_met: 0,
        };
        (root.clone(), figures)
    };
    let mut found: BTreeMap<UnitId, UnitFigures> = book.shards.iter().map(of_shard).collect();
    for verdict in hamlets.into_iter().filter(|verdict| verdict.outcome == Outcome::Met) {
        let root = book.unit(&verdict.unit).map(|(_, shard)| &shard.root);
        if let Some(figures) = root.and_then(|root| found.get_mut(root)) {
            figures.hamlets_met += 1;
        }
    }
    found
}
