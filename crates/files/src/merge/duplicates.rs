//! Finds units that were entered twice on two devices, and remains of deleted units.

use std::collections::{BTreeMap, BTreeSet};

use crate::tables::keyed;
use book::{Book, Shard, Unit, UnitId, UnitKind, for_each_record, local_word};

/// Two units that are probably one. Only a person can tell; [`Book::join_units`] joins them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duplicate {
    /// The one made first. It is the same on all devices, so that two desks do not join the units
    /// in opposite directions.
    pub stays: UnitId,
    /// The other one.
    pub gone: UnitId,
}

/// A deleted unit that still has content, made on a device that did not know of the deletion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftBehind {
    /// The deleted unit.
    pub unit: UnitId,
    /// The remaining unit that it was joined to, if there is one: [`Book::join_units`] moves the
    /// rest there. Otherwise an edit that does not delete the unit restores it.
    pub joined_into: Option<UnitId>,
    /// Its records that are not deleted.
    pub records: usize,
    /// The units below it that are not deleted.
    pub units: usize,
}

/// The number of earlier units of the same name that each one is compared with; no register has
/// more.
const EARLIEST: usize = 200;

/// Finds units that are probably duplicates: they have the same kind, the same name with its
/// accents and the same place above, exist at the same time and do not succeed each other. Each
/// later unit is listed once, with the earliest unit that it may be.
pub fn likely_duplicates(book: &Book) -> Vec<Duplicate> {
    // Units in a commune's shard are at one place only if they are below the same unit.
    type Place<'a> = (UnitKind, String, Option<&'a UnitId>);
    let mut named: BTreeMap<Place, Vec<(&Unit, String)>> = BTreeMap::new();
    for unit in book.units() {
        let below = unit.parent.as_ref().filter(|_| !unit.kind.has_shard());
        let of_name = named.entry((unit.kind, folded(unit), below)).or_default();
        of_name.push((unit, local_word::key_of(unit)));
    }
    let mut found = Vec::new();
    for mut units in named.into_values() {
        book::sort::sort_by(&mut units, |(a, _), (b, _)| first_made(a).cmp(&first_made(b)));
        for (at, (gone, word)) in units.iter().enumerate() {
            // `Thôn 1` and `Tổ dân phố 1` are two hamlets.
            let may_be_one = |(stays, of_keep): &&(&Unit, String)| {
                local_word::is_compatible(of_keep, word)
                    && !are_successors(stays, gone)
                    && is_one_place(book, stays, gone)
            };
            if let Some((stays, _)) = units.iter().take(at.min(EARLIEST)).find(may_be_one) {
                found.push(Duplicate { stays: stays.id.clone(), gone: gone.id.clone() });
            }
        }
    }
    found
}

/// Finds deleted units that still have records or units.
pub fn left_behind(book: &Book) -> Vec<LeftBehind> {
    let deleted = |shard: &'_ Shard| shard.units.iter().any(|unit| unit.deleted);
    if !book.shards.values().any(|shard| deleted(shard)) {
        return Vec::new();
    }
    let mut below: BTreeMap<&UnitId, usize> = BTreeMap::new();
    for parent in book.units().filter_map(|unit| unit.parent.as_ref()) {
        *below.entry(parent).or_default() += 1;
    }
    let all = book.shards.values().flat_map(|shard| &shard.units);
    let joined: BTreeMap<&UnitId, &UnitId> = all
        .filter(|unit| unit.deleted)
        .filter_map(|unit| Some((&unit.id, unit.joined_into.as_ref()?)))
        .collect();
    let live: BTreeSet<&UnitId> = book.units().map(|unit| &unit.id).collect();
    let mut found = Vec::new();
    for shard in book.shards.values().filter(|shard| deleted(shard)) {
        let mut records: BTreeMap<&UnitId, usize> = BTreeMap::new();
        macro_rules! lists {
            ($($name:ident $list:ident),*) => {
                $(shard.$list.iter().filter(|record| !record.deleted).for_each(|record| *records.entry(&record.unit).or_default() += 1);)*
            };
        }
        for_each_record!(lists);
        for unit in shard.units.iter().filter(|unit| unit.deleted) {
            let count =
                |of: &BTreeMap<&UnitId, usize>| of.get(&unit.id).copied().unwrap_or_default();
            let (records, units) = (count(&records), count(&below));
            if records + units > 0 {
                // Two desks may have joined the units in opposite directions.
                let standing = (0..8).fold(&unit.id, |id, _| joined.get(id).copied().unwrap_or(id));
                let joined_into = live.contains(standing).then(|| standing.clone());
                found.push(LeftBehind { unit: unit.id.clone(), joined_into, records, units });
            }
        }
    }
    found
}

/// The name for comparison, without the word for the unit's kind. Accents count, but the position
/// of the tone mark does not: Minh Quán and Minh Quân are two communes, Hoà Cuông and Hòa Cuông are
/// one.
fn folded(unit: &Unit) -> String {
    let name = keyed(&unit.name);
    let word = match unit.kind {
        UnitKind::Province => "tỉnh",
        UnitKind::District => "huyện",
        UnitKind::Commune => "xã",
        UnitKind::Ward => "phường",
        UnitKind::Township => "thị trấn",
        UnitKind::SpecialZone => "đặc khu",
        UnitKind::Hamlet => return local_word::bare_key(unit),
        UnitKind::Agency | UnitKind::Enterprise | UnitKind::School => return name,
    };
    let bare =
        name.strip_prefix(&keyed(word)).and_then(|rest| rest.strip_prefix(' ')).map(str::to_owned);
    bare.unwrap_or(name)
}

/// Whether two units can be at one place: below the same unit, below a district and its province,
/// or below two units that are probably one. A commune's own book may have nothing above the
/// commune.
fn is_one_place(book: &Book, a: &Unit, b: &Unit) -> bool {
    let (Some(above_a), Some(above_b)) = (&a.parent, &b.parent) else { return a.kind.has_shard() };
    if above_a == above_b {
        return true;
    }
    let (Some((above_a, _)), Some((above_b, _))) = (book.unit(above_a), book.unit(above_b)) else {
        return false;
    };
    if !a.kind.has_shard() {
        return false;
    }
    let is_below = |unit: &Unit, above: &Unit| unit.parent.as_ref() == Some(&above.id);
    let is_alike = above_a.kind == above_b.kind && folded(above_a) == folded(above_b);
    is_below(above_a, above_b)
        || is_below(above_b, above_a)
        || (is_alike && is_one_place(book, above_a, above_b))
}

/// Whether one unit succeeds the other, or they exist at different times.
fn are_successors(a: &Unit, b: &Unit) -> bool {
    a.parts().any(|part| *part == b.id)
        || b.parts().any(|part| *part == a.id)
        || !a.validity().overlaps(b.validity())
}

fn first_made(unit: &Unit) -> (u64, &UnitId) {
    (unit.stamp.after.first().map_or(unit.stamp.at, |first| first.at), &unit.id)
}
