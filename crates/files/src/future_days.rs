//! Remarks on what does not fit today's date: future days, years that nobody can know yet, and
//! units of abolished kinds.

use super::findings::Findings;
use super::problem::{List, Remark};
use super::read::Parsed;
use book::{Day, Known, RecordKind, Shard, Year, for_each_record};

/// The month in which the first windows of the next year begin.
const FIRST_WINDOWS: u8 = 11;

/// Remarks on days after today: a statement or paper of tomorrow is a slip, or was written before
/// anybody could know.
pub(super) fn remark(parsed: &Parsed, today: Day, findings: &mut Findings) {
    each(&parsed.shard, today, &mut |list, at, field, _| {
        findings.remark(parsed.spot(list, at, field), Remark::Ahead { today })
    });
    years(parsed, today, findings);
    for (at, unit) in parsed.shard.units.iter().enumerate().filter(|(_, unit)| !unit.deleted) {
        let last = unit.kind.in_force().to.filter(|last| *last < today);
        if let Some(last) = last.filter(|last| unit.valid_to.is_none_or(|ended| ended > *last)) {
            findings.remark(
                parsed.spot(List::Units, at, "valid_to"),
                Remark::KindEnded { kind: unit.kind, last },
            );
        }
    }
}

/// The first day of a year's first windows: those of hamlets begin in November of the year before.
fn begins(year: Year) -> Option<Day> {
    Day::new(year.before(1)?, FIRST_WINDOWS, 1)
}

fn years(parsed: &Parsed, today: Day, findings: &mut Findings) {
    macro_rules! lists {
        ($($name:ident $list:ident),*) => {
            $(
                for (at, record) in parsed.shard.$list.iter().enumerate().filter(|(_, record)| !record.deleted) {
                    if let Some(begins) = record.speaks_of_year().and_then(begins).filter(|begins| today < *begins) {
                        findings.remark(parsed.spot(List::Of(RecordKind::$name), at, "year"), Remark::YearAhead { begins });
                    }
                }
            )*
        };
    }
    for_each_record!(lists);
}

/// Visits the days after today in records: the list, the index in it, the field and the day.
pub(super) fn each(shard: &Shard, today: Day, visit: &mut dyn FnMut(List, usize, String, Day)) {
    macro_rules! lists {
        ($($name:ident $list:ident),*) => {
            $(
                for (at, record) in shard.$list.iter().enumerate().filter(|(_, record)| !record.deleted) {
                    record.each_day(&mut |field, day| {
                        if day > today {
                            visit(List::Of(RecordKind::$name), at, field, day);
                        }
                    });
                }
            )*
        };
    }
    for_each_record!(lists);
}
