//! A date outside the unit's life.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::look::Look;
use super::reason::DoubtReason;
use crate::finding::RecordRef;
use book::{
    Activity, Day, Discipline, Incident, Known, Paper, Period, Recognition, Record, Registration,
    Shard, Statement, Tip, Year, YearlyTotal,
};

/// A record of a day, or of a year, on which its unit did not exist. A decision or a paper may come
/// after a unit ended; what happened in it cannot.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnitLife {}

impl UnitLife {
    pub(super) fn look(&self, look: &mut Look<'_, '_>) {
        let life = look.unit.validity();
        if life == Period::default() {
            return;
        }
        let Some((_, shard)) = look.evaluator.book.unit(&look.unit.id) else { return };
        of_days::<Incident>(look, shard, life, |record| record.date);
        of_days::<Registration>(look, shard, life, |record| record.date);
        of_days::<Discipline>(look, shard, life, |record| record.date);
        of_days::<Activity>(look, shard, life, |record| record.date);
        of_days::<Tip>(look, shard, life, |record| record.date);
        // A paper is doubtful before the unit was there, not after it ended: its affairs go on.
        let since = Period { from: life.from, to: None };
        of_days::<Paper>(look, shard, since, |record| record.date);
        of_years::<YearlyTotal>(look, shard, life, |record| record.year);
        of_years::<Statement>(look, shard, life, |record| record.year);
        of_years::<Recognition>(look, shard, life, |record| record.year);
    }
}

/// The unit's records that were known on the day that is looked at.
fn of_unit<'s, R: Known + 'static>(look: &Look<'_, 's>, shard: &'s Shard) -> Vec<&'s R> {
    let records = shard.live::<R>().filter(|record| *record.unit() == look.unit.id);
    let mut records: Vec<_> =
        records.filter(|record| look.evaluator.facts.knows(*record)).collect();
    book::sort::sort_by(&mut records, |a, b| a.id().cmp(b.id()));
    records
}

fn of_days<'s, R: Known + 'static>(
    look: &mut Look<'_, 's>,
    shard: &'s Shard,
    life: Period,
    day_of: impl Fn(&R) -> Day,
) {
    for record in of_unit::<R>(look, shard) {
        let day = day_of(record);
        if day.year() == look.year && !life.contains(day) {
            outside(look, record, Some(day));
        }
    }
}

fn of_years<'s, R: Known + 'static>(
    look: &mut Look<'_, 's>,
    shard: &'s Shard,
    life: Period,
    year_of: impl Fn(&R) -> Year,
) {
    for record in of_unit::<R>(look, shard) {
        let year = year_of(record);
        if year == look.year && !life.overlaps(days_of(year)) {
            outside(look, record, None);
        }
    }
}

/// The days that a year's windows may have: those of hamlets begin in November of the year before.
fn days_of(year: Year) -> Period {
    let from = year.before(1).and_then(|before| Day::new(before, 11, 1));
    Period { from, ..year.period() }
}

fn outside<R: Record>(look: &mut Look<'_, '_>, record: &R, day: Option<Day>) {
    let reason = DoubtReason::OutsideLife { day, life: look.unit.validity() };
    look.doubt(record.id().as_str(), reason, vec![RecordRef::to(record)]);
}
