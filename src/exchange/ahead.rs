//! Days that are still to come: a statement or paper of tomorrow is a slip, or was written before anybody could know.

use super::findings::Findings;
use super::problem::{List, Remark};
use super::read::Parsed;
use crate::book::{Day, Known, RecordKind, Shard, for_each_record};

/// Tells of days after today in what was read.
pub(super) fn remark(parsed: &Parsed, today: Day, findings: &mut Findings) {
    each(&parsed.shard, today, &mut |list, at, field, _| findings.remark(parsed.spot(list, at, field), Remark::Ahead { today }));
}

/// The days after today in records: the list, the place in it, the field and the day.
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
