//! The records of a book that the cells of a year's grid show.

use std::collections::BTreeMap;

use book::{Book, Catalogue, Day, KindCode, Record, RecordKind, Shard, Unit, UnitId};
use serde::Serialize;
use serde_json::{Map, Value};

use super::column::Entry;
use crate::by_kind;
use crate::due::day_of;
use crate::fields::naming_field;
use crate::line::stamp_of;
use crate::records::to_map;

/// The records that answer for a unit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Standing {
    /// The unit's own record.
    pub own: Option<Map<String, Value>>,
    /// The commune's record that covers the unit.
    pub above: Option<Map<String, Value>>,
}

impl Standing {
    /// Returns the record that holds: the later one, as a verdict takes it.
    pub fn holds(&self) -> Option<&Map<String, Value>> {
        match (&self.own, &self.above) {
            (Some(own), Some(above)) if order(above) > order(own) => Some(above),
            (own, above) => own.as_ref().or(above.as_ref()),
        }
    }
}

/// The records of the kinds that a grid enters, by kind and unit.
pub struct Records(BTreeMap<(RecordKind, UnitId), Vec<Map<String, Value>>>);

impl Records {
    /// Collects the records of some kinds in the shards of some units.
    pub fn of(book: &Book, units: &[Unit], kinds: &[RecordKind]) -> Self {
        fn of<R: Record + Serialize + 'static>(
            shard: &Shard,
            into: &mut BTreeMap<(RecordKind, UnitId), Vec<Map<String, Value>>>,
        ) {
            for record in shard.live::<R>() {
                into.entry((R::KIND, record.unit().clone())).or_default().push(to_map(record));
            }
        }
        let mut all = BTreeMap::new();
        let homes = units.iter().filter_map(|unit| book.unit(&unit.id));
        let shards: BTreeMap<&UnitId, &Shard> =
            homes.map(|(_, shard)| (&shard.root, &**shard)).collect();
        for shard in shards.into_values() {
            for kind in kinds {
                by_kind!(kind, of(shard, &mut all));
            }
        }
        Self(all)
    }

    /// Returns what answers for a unit.
    pub fn standing(&self, unit: &Unit, entry: &Entry, catalogue: &Catalogue) -> Standing {
        let own = self.latest(&unit.id, entry, catalogue, |record| !covers_some(record));
        let above = unit.parent.as_ref().filter(|_| !unit.kind.has_shard()).and_then(|above| {
            match entry.kind {
                RecordKind::Statement if entry.is_for_whole_commune() => {
                    self.latest(above, entry, catalogue, |_| true)
                }
                RecordKind::Rating => {
                    self.latest(above, entry, catalogue, |record| covers(record, &unit.id))
                }
                _ => None,
            }
        });
        Standing { own, above }
    }

    fn latest(
        &self,
        unit: &UnitId,
        entry: &Entry,
        catalogue: &Catalogue,
        is_wanted: impl Fn(&Map<String, Value>) -> bool,
    ) -> Option<Map<String, Value>> {
        let records = self.0.get(&(entry.kind, unit.clone()))?;
        let is_one =
            |record: &&Map<String, Value>| entry.is_about(record, catalogue) && is_wanted(record);
        let found = records.iter().filter(is_one);
        // Of several papers, a verdict takes the first in time; of others, the latest.
        if entry.kind == RecordKind::Paper {
            let is_late = |record: &Map<String, Value>| {
                !day_of(record).is_some_and(|day| entry.days.contains(day))
            };
            return found.min_by_key(|record| (is_late(record), order(record))).cloned();
        }
        found.max_by_key(|record| order(record)).cloned()
    }
}

impl Entry {
    /// Whether a record is about the same thing and year.
    fn is_about(&self, record: &Map<String, Value>, catalogue: &Catalogue) -> bool {
        let code = |field: &str| KindCode::new(record.get(field)?.as_str()?).ok();
        let is_of = self.codes.is_empty()
            || code(naming_field(self.kind)).is_some_and(|code| self.codes.contains(&code));
        let is_on_scale = self.scale.as_ref().is_none_or(|scale| {
            code("rating").is_none_or(|rating| catalogue.on_one_scale(&rating, scale))
        });
        let is_in_year = match record.get("year").and_then(Value::as_u64) {
            Some(year) => year == u64::from(self.year.number()),
            None => {
                day_of(record).is_some_and(|day| self.days.contains(day) || day.year() == self.year)
            }
        };
        is_of && is_on_scale && is_in_year
    }
}

/// Returns the order of two records about one thing: by day, and on one day by stamp.
fn order(record: &Map<String, Value>) -> (Option<Day>, u64) {
    (day_of(record), stamp_of(record).map_or(0, |stamp| stamp.at))
}

/// Whether a commune's force covers only some of its units.
fn covers_some(record: &Map<String, Value>) -> bool {
    record.get("covers").and_then(Value::as_array).is_some_and(|covers| !covers.is_empty())
}

fn covers(record: &Map<String, Value>, unit: &UnitId) -> bool {
    let all = record.get("covers").and_then(Value::as_array);
    all.is_some_and(|all| all.iter().any(|covered| covered.as_str() == Some(unit.as_str())))
}
