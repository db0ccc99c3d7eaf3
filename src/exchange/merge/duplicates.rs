//! Units that were typed twice on two devices, and what is left of units that are gone.

use std::collections::BTreeMap;

use crate::book::{Book, Unit, UnitId, UnitKind, for_each_record};
use crate::exchange::tables::keyed;

/// Two units that are likely one. Only a person can say: [`Book::join_units`] joins them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duplicate {
    /// The one that was there first: the same on all devices, so that two desks do not join them to each other.
    pub keep: UnitId,
    /// The other one.
    pub gone: UnitId,
}

/// A unit that is deleted and still has something: made on a device that did not know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftBehind {
    /// The deleted unit.
    pub unit: UnitId,
    /// The unit that it was joined to, if that one stands: [`Book::join_units`] with it takes the rest along. Otherwise the unit can
    /// be put back by an edit that does not delete it.
    pub joined_into: Option<UnitId>,
    /// Its records that are not deleted.
    pub records: usize,
    /// The units below it that are not deleted.
    pub units: usize,
}

/// Units of one kind, one name with its accents and one place above them, that exist at the same time and are not each other's
/// successors.
pub fn likely_duplicates(book: &Book) -> Vec<Duplicate> {
    let mut named: BTreeMap<(UnitKind, String), Vec<&Unit>> = BTreeMap::new();
    for unit in book.units() {
        named.entry((unit.kind, folded(unit))).or_default().push(unit);
    }
    let mut found = Vec::new();
    for units in named.values() {
        for (at, a) in units.iter().enumerate() {
            for b in units.iter().skip(at + 1).filter(|b| is_one_place(book, a, b) && !are_successors(a, b)) {
                let (keep, gone) = if first_made(a) <= first_made(b) { (a, b) } else { (b, a) };
                found.push(Duplicate { keep: keep.id.clone(), gone: gone.id.clone() });
            }
        }
    }
    found
}

/// Deleted units that still have records or units.
pub fn left_behind(book: &Book) -> Vec<LeftBehind> {
    let mut found = Vec::new();
    for shard in book.shards.values() {
        for unit in shard.units.iter().filter(|unit| unit.deleted) {
            let mut records = 0;
            macro_rules! lists {
                ($($name:ident $list:ident),*) => {
                    $(records += shard.$list.iter().filter(|record| !record.deleted && record.unit == unit.id).count();)*
                };
            }
            for_each_record!(lists);
            let units = book.children(&unit.id).count();
            if records + units > 0 {
                let standing = book.standing(&unit.id);
                let joined_into = book.unit(standing).map(|(unit, _)| unit.id.clone());
                found.push(LeftBehind { unit: unit.id.clone(), joined_into, records, units });
            }
        }
    }
    found
}

/// The name as it is compared, without the word for what it is. Accents stay, wherever the tone is written: Minh Quán and Minh Quân are
/// two communes, Hoà Cuông and Hòa Cuông are one.
fn folded(unit: &Unit) -> String {
    let name = keyed(&unit.name);
    let word = match unit.kind {
        UnitKind::Province => "tỉnh",
        UnitKind::District => "huyện",
        UnitKind::Commune => "xã",
        UnitKind::Ward => "phường",
        UnitKind::Township => "thị trấn",
        UnitKind::SpecialZone => "đặc khu",
        UnitKind::Hamlet => "thôn",
        UnitKind::Agency | UnitKind::Enterprise | UnitKind::School => return name,
    };
    let bare = name.strip_prefix(&keyed(word)).and_then(|rest| rest.strip_prefix(' ')).map(str::to_owned);
    bare.unwrap_or(name)
}

/// Whether two units can be at one place: below the same unit, below a district and its province, or below two that are likely one
/// themselves. A commune's own book may have nothing above it.
fn is_one_place(book: &Book, a: &Unit, b: &Unit) -> bool {
    let (Some(above_a), Some(above_b)) = (&a.parent, &b.parent) else { return a.kind.has_shard() };
    if above_a == above_b {
        return true;
    }
    let (Some((above_a, _)), Some((above_b, _))) = (book.unit(above_a), book.unit(above_b)) else { return false };
    if !a.kind.has_shard() {
        return false;
    }
    let is_below = |unit: &Unit, above: &Unit| unit.parent.as_ref() == Some(&above.id);
    let is_alike = above_a.kind == above_b.kind && folded(above_a) == folded(above_b);
    is_below(above_a, above_b) || is_below(above_b, above_a) || (is_alike && is_one_place(book, above_a, above_b))
}

/// A unit that took over the name of an earlier one.
fn are_successors(a: &Unit, b: &Unit) -> bool {
    a.formed_from.contains(&b.id) || b.formed_from.contains(&a.id) || !a.validity().overlaps(b.validity())
}

fn first_made(unit: &Unit) -> (u64, &UnitId) {
    (unit.stamp.after.first().map_or(unit.stamp.at, |first| first.at), &unit.id)
}
