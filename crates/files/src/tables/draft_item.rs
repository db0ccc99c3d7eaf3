//! The unit or record that a draft becomes.

use serde_json::Value;

use super::index::{Fields, item_fields};
use super::line::Draft;
use super::local_word;
use crate::{Fault, List};
use book::{RecordId, Stamp};

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

/// Every value of a book can be written as JSON.
pub(super) fn unwritable(error: serde_json::Error) -> Fault {
    Fault::Unusable { found: error.to_string() }
}
