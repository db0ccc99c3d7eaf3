//! Puts chosen rows into the book as one change.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::known::{Fields, Index, item_fields};
use super::line::{Draft, Line, is_keyed};
use super::local_word;
use crate::{Fault, List, fault_of};
use book::{
    Book, Incident, Model, Record, RecordId, RecordKind, Shard, Stamp, Unit, UnitId, YearlyTotal,
};

/// Puts lines into the book: existing items get the fields of their line, the others are added.
/// `random` gives bits for new ids.
///
/// # Errors
/// The number of the refused row and the reason; then nothing is changed.
pub fn apply(
    list: List,
    lines: &[&Line],
    book: &Book,
    random: &mut dyn FnMut() -> u128,
    stamp: &Stamp,
) -> Result<Book, (u32, Fault)> {
    let unusable = |found: &str| Fault::Unusable { found: found.to_owned() };
    let put = match list {
        List::Units => put_unit,
        List::Of(RecordKind::Incident) => put_record::<Incident>,
        List::Of(RecordKind::Model) => put_record::<Model>,
        List::Of(RecordKind::YearlyTotal) => put_record::<YearlyTotal>,
        List::Of(_) => {
            let first = lines.first().map_or(0, |line| line.number);
            return Err((first, unusable(list.name())));
        }
    };
    let index = Index::of(list, book);
    let units = book
        .shards
        .values()
        .flat_map(|shard| shard.live_units().map(|unit| (&unit.id, &shard.root)));
    let homes: BTreeMap<&UnitId, &UnitId> = book::sort::map_of(units);
    let mut new = book.clone();
    for line in lines {
        // An incident that the book already has but that was chosen anyway is another incident.
        let known = line.id.as_deref().filter(|_| is_keyed(list));
        let old = known.and_then(|id| index.fields(id));
        let at = known.and_then(|id| index.place(id));
        let made = || {
            let unit = line.draft.unit.as_ref().ok_or_else(|| unusable(""))?;
            let shard = homes
                .get(unit)
                .and_then(|home| new.shards.get_mut(*home))
                .map(Arc::make_mut)
                .ok_or_else(|| Fault::NoSuchUnit { id: unit.to_string() })?;
            put(shard, at, &item(list, &line.draft, old, random(), stamp)?, stamp)
        };
        made().map_err(|fault| (line.number, fault))?;
    }
    Ok(new)
}

/// The fields of the resulting item, as in files: those of the book's unit or record, updated by
/// the row.
pub(super) fn item(
    list: List,
    draft: &Draft,
    old: Option<Fields>,
    random: u128,
    stamp: &Stamp,
) -> Result<Fields, Fault> {
    let is_new = old.is_none();
    let mut fields = old.unwrap_or_else(|| {
        Fields::from_iter([("id".to_owned(), RecordId::random(random).to_string().into())])
    });
    // A name that differs only in spelling stays as the book has it.
    let kept = fields.get("name").cloned();
    for (field, value) in &draft.fields {
        let value = match (fields.remove(field), value) {
            (Some(Value::Array(old)), Value::Array(new)) => {
                Value::Array(with_items(field, old, new))
            }
            _ => value.clone(),
        };
        fields.insert(field.clone(), value);
    }
    fields.extend(kept.map(|name| ("name".to_owned(), name)));
    if list == List::Units && is_new {
        put_word(&mut fields, draft);
    }
    if !fields.contains_key("stamp") {
        fields.insert("stamp".to_owned(), serde_json::to_value(stamp).map_err(unwritable)?);
    }
    if let Some(unit) = &draft.unit {
        let is_itself = fields.get("id").and_then(Value::as_str) == Some(unit.as_str());
        if list != List::Units {
            fields.insert("unit".into(), unit.to_string().into());
        } else if !fields.contains_key("parent") && !is_itself {
            fields.insert("parent".into(), unit.to_string().into());
        }
    }
    Ok(fields)
}

/// Puts the local word of a new hamlet into its own field and takes it out of the name.
fn put_word(fields: &mut Fields, draft: &Draft) {
    let text =
        |field: &str| fields.get(field).and_then(Value::as_str).unwrap_or_default().to_owned();
    let (name, entered) = (text("name"), text("kind_word"));
    if text("kind") != "hamlet" {
        return;
    }
    let word = if entered.is_empty() { draft.word } else { Some(entered.as_str()) };
    let Some(word) = word else { return };
    fields.insert("kind_word".to_owned(), word.into());
    if let Some((said, rest)) = local_word::split(&name)
        && local_word::key(said) == local_word::key(word)
    {
        fields.insert("name".to_owned(), rest.into());
    }
}

/// Updates a model's list: new items replace old ones of the same name, the others stay.
fn with_items(list: &str, mut items: Vec<Value>, new: &[Value]) -> Vec<Value> {
    let (name, _) = item_fields(list);
    items.retain(|old| !new.iter().any(|new| new.get(name) == old.get(name)));
    items.extend(new.iter().cloned());
    items
}

fn made<T: DeserializeOwned>(fields: &Fields) -> Result<T, Fault> {
    let text = serde_json::to_string(fields).map_err(unwritable)?;
    serde_json::from_str(&text).map_err(|error| fault_of(&text, &error))
}

/// Every value of a book can be written as JSON.
fn unwritable(error: serde_json::Error) -> Fault {
    Fault::Unusable { found: error.to_string() }
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
