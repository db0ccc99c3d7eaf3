//! Puts chosen rows into the book as one change.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::de::DeserializeOwned;

use super::draft_item::{item, unwritable};
use super::index::{Fields, Index};
use super::line::{Line, State};
use crate::{Fault, List, fault_of};
use book::{Book, Record, RecordKind, Shard, Stamp, Unit, UnitId, for_each_record};

/// Puts lines into the book: existing items get the fields of their line, the others are added.
/// `random` gives bits for new ids.
///
/// # Errors
/// The number of the refused row, with the reason. Nothing is changed then.
pub fn apply(
    list: List,
    lines: &[&Line],
    book: &Book,
    random: &mut dyn FnMut() -> u128,
    stamp: &Stamp,
) -> Result<Book, (u32, Fault)> {
    let mut applier = Applier::of(list, book, stamp);
    for line in lines {
        applier.put(line, random)?;
    }
    Ok(applier.done())
}

/// Puts lines into a copy of the book one after the other, so that a page can do something else
/// between two of them.
pub struct Applier<'a> {
    list: List,
    stamp: &'a Stamp,
    index: Index<'a>,
    /// The root of the shard that a unit is in.
    homes: BTreeMap<&'a UnitId, &'a UnitId>,
    /// The ids of all units, also of deleted ones, if units are put.
    taken: BTreeSet<UnitId>,
    new: Book,
}

impl<'a> Applier<'a> {
    /// Puts lines of a list into a copy of a book.
    pub fn of(list: List, book: &'a Book, stamp: &'a Stamp) -> Self {
        let units = book
            .shards
            .values()
            .flat_map(|shard| shard.live_units().map(move |unit| (&unit.id, &shard.root)));
        let taken = match list {
            List::Units => {
                let units = book.shards.values().flat_map(|shard| &shard.units);
                units.map(|unit| unit.id.clone()).collect()
            }
            List::Of(_) => BTreeSet::new(),
        };
        Self {
            list,
            stamp,
            index: Index::of(list, book),
            homes: book::sort::map_of(units),
            taken,
            new: book.clone(),
        }
    }

    /// Puts a line. `random` gives bits for the id of a new item.
    ///
    /// # Errors
    /// The number of the refused row, with the reason.
    pub fn put(
        &mut self,
        line: &Line,
        random: &mut dyn FnMut() -> u128,
    ) -> Result<(), (u32, Fault)> {
        self.change(line, random).map_err(|fault| (line.number, fault))
    }

    fn change(&mut self, line: &Line, random: &mut dyn FnMut() -> u128) -> Result<(), Fault> {
        let unusable = |found: &str| Fault::Unusable { found: found.to_owned() };
        let (list, stamp) = (self.list, self.stamp);
        macro_rules! put_of {
            ($($name:ident $records:ident),*) => {
                match list {
                    List::Units => put_unit,
                    $(List::Of(RecordKind::$name) => put_record::<book::$name>,)*
                }
            };
        }
        let put = for_each_record!(put_of);
        // What the book already has but was chosen anyway, as a second theft of a day, is another.
        let known = line.id.as_deref().filter(|_| line.state != State::Same);
        let old = known.and_then(|id| self.index.fields(id));
        let at = known.and_then(|id| self.index.place(id));
        let unit = line.draft.unit.as_ref().ok_or_else(|| unusable(""))?;
        let shard = self
            .homes
            .get(unit)
            .and_then(|home| self.new.shards.get_mut(*home))
            .map(Arc::make_mut)
            .ok_or_else(|| Fault::NoSuchUnit { id: unit.to_string() })?;
        let is_new_unit = list == List::Units && old.is_none();
        let fields = item(list, &line.draft, old, random(), stamp)?;
        if is_new_unit {
            return add_unit(shard, made(&fields)?, &mut self.taken);
        }
        put(shard, at, &fields, stamp)
    }

    /// The book with all that was put.
    pub fn done(self) -> Book {
        self.new
    }
}

fn made<T: DeserializeOwned>(fields: &Fields) -> Result<T, Fault> {
    let text = serde_json::to_string(fields).map_err(unwritable)?;
    serde_json::from_str(&text).map_err(|error| fault_of(&text, &error))
}

/// Adds a hamlet or another unit of a commune, the same as on every device that adds it.
fn add_unit(shard: &mut Shard, unit: Unit, taken: &mut BTreeSet<UnitId>) -> Result<(), Fault> {
    let commune = shard.root_unit().map(|root| root.kind);
    let unit = match commune {
        Some(commune) => unit.as_everywhere(commune, |id| taken.contains(id)),
        None => unit,
    };
    taken.insert(unit.id.clone());
    shard.units.push(unit);
    Ok(())
}

fn put_unit(
    shard: &mut Shard,
    at: Option<usize>,
    fields: &Fields,
    stamp: &Stamp,
) -> Result<(), Fault> {
    let mut unit: Unit = made(fields)?;
    match at.and_then(|at| shard.units.get_mut(at)) {
        Some(slot) => {
            unit.stamp = stamp.clone().following(&slot.stamp);
            *slot = unit;
        }
        None => shard.units.push(unit),
    }
    Ok(())
}

fn put_record<R: Record + DeserializeOwned + 'static>(
    shard: &mut Shard,
    at: Option<usize>,
    fields: &Fields,
    stamp: &Stamp,
) -> Result<(), Fault> {
    let mut record: R = made(fields)?;
    let list = R::list_mut(shard);
    match at.and_then(|at| list.get_mut(at)) {
        Some(slot) => {
            *record.stamp_mut() = stamp.clone().following(slot.stamp());
            *slot = record;
        }
        None => list.push(record),
    }
    Ok(())
}
