//! Rows that were chosen, put into the book as one change.

use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::examine::Line;
use super::known::{fields_of, item_fields};
use crate::book::{Book, Incident, Model, Record, RecordId, RecordKind, Stamp, Unit, UnitId, YearlyTotal};
use crate::exchange::List;

/// Puts lines into the book: what it has gets the fields that the line says, the rest is added. `random` gives bits for new ids.
///
/// # Errors
/// The row's number and why it cannot be kept; then nothing is.
pub fn apply(list: List, lines: &[&Line], book: &Book, random: &mut dyn FnMut() -> u128, stamp: &Stamp) -> Result<Book, (u32, String)> {
    let mut new = book.clone();
    for line in lines {
        let put = match list {
            List::Units => put_unit,
            List::Of(RecordKind::Incident) => put_record::<Incident>,
            List::Of(RecordKind::Model) => put_record::<Model>,
            List::Of(RecordKind::YearlyTotal) => put_record::<YearlyTotal>,
            List::Of(_) => return Err((line.number, String::new())),
        };
        // An incident that the book has and that was chosen nevertheless is another one.
        let id = line.id.as_deref().filter(|_| super::examine::is_keyed(list));
        let old = id.and_then(|id| fields_of(list, book, id));
        put(&mut new, line, old, random(), stamp).map_err(|why| (line.number, why))?;
    }
    Ok(new)
}

type Fields = Map<String, Value>;

/// The fields of what the line becomes.
fn merged(line: &Line, old: Option<Fields>, id: String, stamp: &Stamp) -> Result<Fields, String> {
    let mut fields = old.unwrap_or_else(|| Fields::from_iter([("id".to_owned(), Value::from(id))]));
    // A name that is the same but for its writing stays as the book has it.
    let kept = fields.get("name").cloned();
    for (field, value) in &line.draft.fields {
        let value = match (fields.remove(field), value) {
            (Some(Value::Array(old)), Value::Array(new)) => Value::Array(with_items(field, old, new)),
            _ => value.clone(),
        };
        fields.insert(field.clone(), value);
    }
    fields.extend(kept.map(|name| ("name".to_owned(), name)));
    if !fields.contains_key("stamp") {
        fields.insert("stamp".to_owned(), serde_json::to_value(stamp).map_err(|error| error.to_string())?);
    }
    Ok(fields)
}

/// A model's list with new items in the place of those that they name again; the others stay.
fn with_items(list: &str, mut items: Vec<Value>, new: &[Value]) -> Vec<Value> {
    let (name, _) = item_fields(list);
    items.retain(|old| !new.iter().any(|new| new.get(name) == old.get(name)));
    items.extend(new.iter().cloned());
    items
}

fn made<T: DeserializeOwned>(fields: &Fields) -> Result<T, String> {
    let text = serde_json::to_string(fields).map_err(|error| error.to_string())?;
    serde_json::from_str(&text).map_err(|error| error.to_string())
}

fn put_unit(book: &mut Book, line: &Line, old: Option<Fields>, random: u128, stamp: &Stamp) -> Result<(), String> {
    let mut fields = merged(line, old, UnitId::random(random).to_string(), stamp)?;
    let home = line.draft.unit.clone().ok_or("no commune")?;
    if !fields.contains_key("parent") && fields.get("id").and_then(Value::as_str) != Some(home.as_str()) {
        fields.insert("parent".into(), home.to_string().into());
    }
    let mut unit: Unit = made(&fields)?;
    let shard = book.shards.get_mut(&home).map(Arc::make_mut).ok_or("no commune")?;
    match shard.units.iter_mut().find(|other| other.id == unit.id) {
        Some(slot) => {
            unit.stamp = stamp.clone().following(&slot.stamp);
            *slot = unit;
        }
        None => shard.units.push(unit),
    }
    Ok(())
}

fn put_record<R: Record + DeserializeOwned + 'static>(
    book: &mut Book,
    line: &Line,
    old: Option<Fields>,
    random: u128,
    stamp: &Stamp,
) -> Result<(), String> {
    let unit = line.draft.unit.as_ref().ok_or("no unit")?;
    let mut fields = merged(line, old, RecordId::random(random).to_string(), stamp)?;
    fields.insert("unit".into(), unit.to_string().into());
    let mut record: R = made(&fields)?;
    let home = book.unit(unit).map(|(_, shard)| shard.root.clone()).ok_or("no unit")?;
    let shard = book.shards.get_mut(&home).map(Arc::make_mut).ok_or("no unit")?;
    let list = R::list_mut(shard);
    match list.iter_mut().find(|other| other.id() == record.id()) {
        Some(slot) => {
            *record.stamp_mut() = stamp.clone().following(slot.stamp());
            *slot = record;
        }
        None => list.push(record),
    }
    Ok(())
}
