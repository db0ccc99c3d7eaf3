//! The communes that have sent their year, for a desk above them.

use book::{Book, Day, DeviceId, Outcome, UnitId, Year};
use law::BookVerdicts;

use crate::standards::is_main;

/// The last change of a commune's part that another desk made: what was last sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastChange {
    /// The time at which it was made, in milliseconds since 1970-01-01 UTC.
    pub at: u64,
    /// The desk that made it, if it has a name.
    pub by: String,
}

/// The progress of a commune's year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentIn {
    /// The commune.
    pub commune: UnitId,
    /// The last change of another desk, if it sent anything.
    pub last: Option<LastChange>,
    /// Whether that was made in the year or later. Earlier changes say nothing about the year.
    pub has_sent: bool,
    /// Its units, itself included, that lack no data of the year.
    pub complete: usize,
    /// All its units that are judged.
    pub units: usize,
    /// The records that are missing.
    pub missing: usize,
}

impl SentIn {
    /// Whether nothing is missing.
    pub fn is_complete(&self) -> bool {
        self.has_sent && self.complete == self.units
    }
}

/// Returns the progress of each commune's year. `device` is this desk's own, whose changes nobody
/// sent.
pub fn sent_in(book: &Book, verdicts: &BookVerdicts, device: &DeviceId, year: Year) -> Vec<SentIn> {
    let communes = book.shards.values().filter(|shard| {
        shard.root_unit().is_some_and(|unit| {
            !unit.deleted && unit.kind.is_commune_level() && unit.validity().overlaps(year.period())
        })
    });
    let of_commune = |shard: &std::sync::Arc<book::Shard>| {
        let mut last: Option<LastChange> = None;
        shard.each_stamp(&mut |stamp| {
            let is_later = last.as_ref().is_none_or(|last| last.at < stamp.at);
            if stamp.device != *device && !stamp.is_of_list() && is_later {
                last = Some(LastChange { at: stamp.at, by: stamp.by.clone() });
            }
        });
        let day = last.as_ref().and_then(|last| Day::of_moment(last.at, Day::VIETNAM));
        let mut row = SentIn {
            commune: shard.root.clone(),
            has_sent: day.is_some_and(|day| day.year() >= year),
            last,
            complete: 0,
            units: 0,
            missing: 0,
        };
        for unit in shard.live_units() {
            let kept = || {
                verdicts
                    .of_shard(&shard.root)
                    .filter(|verdict| verdict.unit == unit.id && is_main(&verdict.rules))
            };
            if kept().next().is_none() {
                continue;
            }
            let missing: Vec<_> = kept()
                .filter(|verdict| verdict.outcome == Outcome::Missing)
                .flat_map(|verdict| verdict.needs())
                .collect();
            row.units += 1;
            row.complete += usize::from(missing.is_empty());
            row.missing += missing.len();
        }
        row
    };
    communes.map(of_commune).collect()
}
