//! The revisions of a shard as one list, of units and all kinds of records.

use crate::List;
use book::{RecordKind, Shard, Stamp, UnitId, for_each_record};

/// One revision of a unit or record, with its place.
#[derive(Clone, Copy)]
pub(super) struct Revision<'a> {
    pub list: List,
    pub id: &'a str,
    pub stamp: &'a Stamp,
    pub is_deleted: bool,
    /// The unit that a record is about; for a unit, its own id.
    pub unit: &'a UnitId,
    pub place: Place<'a>,
}

/// The place of a revision.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub shard: &'a Shard,
    /// Whether it waits.
    pub waits: bool,
    /// The index in its list.
    pub at: usize,
}

/// Visits all revisions of a shard, list by list, the shown ones first.
pub(super) fn each_revision<'a>(shard: &'a Shard, visit: &mut dyn FnMut(Revision<'a>)) {
    List::all().for_each(|list| each_in_list(shard, list, visit));
}

/// Visits the revisions of one list of a shard, the shown ones first.
pub(super) fn each_in_list<'a>(shard: &'a Shard, list: List, visit: &mut dyn FnMut(Revision<'a>)) {
    macro_rules! lists {
        ($($name:ident $list:ident),*) => {
            match list {
                List::Units => {
                    for (waits, units) in [(false, &shard.units), (true, &shard.waiting.units)] {
                        for (at, unit) in units.iter().enumerate() {
                            let place = Place { shard, waits, at };
                            let (id, stamp, is_deleted) = (unit.id.as_str(), &unit.stamp, unit.deleted);
                            visit(Revision { list, id, stamp, is_deleted, unit: &unit.id, place });
                        }
                    }
                }
                $(
                    List::Of(RecordKind::$name) => {
                        for (waits, records) in [(false, &shard.$list), (true, &shard.waiting.$list)] {
                            for (at, record) in records.iter().enumerate() {
                                let place = Place { shard, waits, at };
                                let (id, stamp, is_deleted) = (record.id.as_str(), &record.stamp, record.deleted);
                                visit(Revision { list, id, stamp, is_deleted, unit: &record.unit, place });
                            }
                        }
                    }
                )*
            }
        };
    }
    for_each_record!(lists);
}

/// Whether two revisions of one list are equal in every field.
pub(super) fn is_same(list: List, a: Place<'_>, b: Place<'_>) -> bool {
    macro_rules! lists {
        ($($name:ident $list:ident),*) => {
            match list {
                List::Units => item(&a.shard.units, &a.shard.waiting.units, a) == item(&b.shard.units, &b.shard.waiting.units, b),
                $(
                    List::Of(RecordKind::$name) => {
                        item(&a.shard.$list, &a.shard.waiting.$list, a) == item(&b.shard.$list, &b.shard.waiting.$list, b)
                    }
                )*
            }
        };
    }
    for_each_record!(lists)
}

/// The JSON of a revision.
pub(super) fn text(list: List, place: Place<'_>) -> String {
    macro_rules! lists {
        ($($name:ident $list:ident),*) => {
            match list {
                List::Units => serde_json::to_string(&item(&place.shard.units, &place.shard.waiting.units, place)),
                $(
                    List::Of(RecordKind::$name) => {
                        serde_json::to_string(&item(&place.shard.$list, &place.shard.waiting.$list, place))
                    }
                )*
            }
        };
    }
    for_each_record!(lists).unwrap_or_default()
}

/// Adds a copy of a revision to a shard, shown or waiting.
pub(super) fn put(list: List, from: Place<'_>, to: &mut Shard, waits: bool) {
    macro_rules! lists {
        ($($name:ident $list:ident),*) => {
            match list {
                List::Units => {
                    let copy = item(&from.shard.units, &from.shard.waiting.units, from).cloned();
                    if waits { &mut to.waiting.units } else { &mut to.units }.extend(copy);
                }
                $(
                    List::Of(RecordKind::$name) => {
                        let copy = item(&from.shard.$list, &from.shard.waiting.$list, from).cloned();
                        if waits { &mut to.waiting.$list } else { &mut to.$list }.extend(copy);
                    }
                )*
            }
        };
    }
    for_each_record!(lists);
}

fn item<'a, T>(shown: &'a [T], waiting: &'a [T], place: Place<'_>) -> Option<&'a T> {
    if place.waits { waiting } else { shown }.get(place.at)
}
