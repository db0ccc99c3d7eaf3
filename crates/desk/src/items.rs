//! Puts units and records into a book, and deletes records.

use book::{
    Book, Catalogue, EditError, Record, RecordId, RecordKind, Stamp, Unit, UnitId, UnitKind,
    local_word, usual_word,
};
use files::{Fault, ItemCheck, List};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::by_kind;
use crate::records::to_map;

/// The revisions that a new revision follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Follows {
    /// Only the shown revision. Waiting revisions keep waiting.
    Shown,
    /// All revisions. A choice between them follows them all.
    All,
}

/// The reason why the book refuses an item.
#[derive(Debug)]
pub enum Refused {
    /// The faults of fields, by their paths in the item.
    Faults(Vec<(String, Fault)>),
    /// The fields do not form an item.
    NoItem(Fault),
    /// The book does not allow the change.
    Edit(EditError),
}

impl Refused {
    fn unread(json: &str, error: &serde_json::Error) -> Self {
        Self::NoItem(files::fault_of(json, error))
    }
}

/// Checks an item as the reader of the book's file does. A book thus never holds an item that its
/// own file could not bring back.
fn check(book: &Book, catalogue: &Catalogue, list: List, item: &str) -> Result<(), Refused> {
    let faults = ItemCheck::new(book, catalogue).faults(list, item);
    if faults.is_empty() { Ok(()) } else { Err(Refused::Faults(faults)) }
}

/// Puts a record, which has its id, into the book. It replaces an earlier revision.
///
/// # Errors
/// The reason why the book refuses the record.
pub fn put(
    book: &Book,
    catalogue: &Catalogue,
    kind: RecordKind,
    mut record: Map<String, Value>,
    follows: Follows,
    stamp: Stamp,
) -> Result<Book, Refused> {
    fn of<R: Record + DeserializeOwned + 'static>(
        book: &Book,
        json: &str,
        follows: Follows,
        stamp: Stamp,
    ) -> Result<Book, Refused> {
        let record: R =
            serde_json::from_str(json).map_err(|error| Refused::unread(json, &error))?;
        match follows {
            Follows::Shown => book.with_record(record, stamp),
            Follows::All => book.resolved(record, stamp),
        }
        .map_err(Refused::Edit)
    }
    record.insert("stamp".into(), Value::Object(to_map(&stamp)));
    let json = serde_json::to_string(&record).unwrap_or_default();
    check(book, catalogue, List::Of(kind), &json)?;
    by_kind!(kind, of(book, &json, follows, stamp))
}

/// Adds a unit and returns it with the new book. A hamlet is the same on every device that adds it;
/// another unit gets the random id.
///
/// # Errors
/// The reason why the book refuses the unit.
pub fn add_unit(
    book: &Book,
    catalogue: &Catalogue,
    mut unit: Map<String, Value>,
    id: &UnitId,
    stamp: Stamp,
) -> Result<(Book, Unit), Refused> {
    unit.insert("id".into(), id.as_str().into());
    let unit = checked_unit(book, catalogue, unit, &stamp)?;
    let above = unit.parent.as_ref().and_then(|parent| book.unit(parent));
    let unit = match above {
        Some((above, _)) => {
            with_word(unit, above.kind).as_everywhere(above.kind, |id| book.had_unit(id))
        }
        None => unit,
    };
    let stamp = unit.stamp.clone();
    Ok((book.with_unit(unit.clone(), stamp).map_err(Refused::Edit)?, unit))
}

/// Puts a unit, whose fields have its id, into the book and returns both. It replaces an earlier
/// revision.
///
/// # Errors
/// The reason why the book refuses the unit.
pub fn put_unit(
    book: &Book,
    catalogue: &Catalogue,
    unit: Map<String, Value>,
    follows: Follows,
    stamp: Stamp,
) -> Result<(Book, Unit), Refused> {
    let unit = checked_unit(book, catalogue, unit, &stamp)?;
    let book = match follows {
        Follows::Shown => book.with_unit(unit.clone(), stamp),
        Follows::All => book.resolved_unit(unit.clone(), stamp),
    };
    Ok((book.map_err(Refused::Edit)?, unit))
}

/// A hamlet of today whose form leaves the local word blank has the usual one, as the form says.
fn with_word(mut unit: Unit, commune: UnitKind) -> Unit {
    let is_blank = unit.kind_word.trim().is_empty() && local_word::split(&unit.name).is_none();
    let is_usual = matches!(commune, UnitKind::Commune | UnitKind::Ward);
    if unit.kind == UnitKind::Hamlet && is_blank && is_usual && unit.valid_to.is_none() {
        usual_word(commune).clone_into(&mut unit.kind_word);
    }
    unit
}

fn checked_unit(
    book: &Book,
    catalogue: &Catalogue,
    mut unit: Map<String, Value>,
    stamp: &Stamp,
) -> Result<Unit, Refused> {
    unit.insert("stamp".into(), Value::Object(to_map(stamp)));
    if unit.get("parent") == unit.get("id")
        || unit.get("kind").and_then(Value::as_str) == Some("province")
    {
        unit.remove("parent");
    }
    let json = serde_json::to_string(&unit).unwrap_or_default();
    check(book, catalogue, List::Units, &json)?;
    serde_json::from_str(&json).map_err(|error| Refused::unread(&json, &error))
}

/// Deletes a record from the book.
///
/// # Errors
/// The reason why the record could not be deleted.
pub fn delete(
    book: &Book,
    kind: RecordKind,
    id: &RecordId,
    follows: Follows,
    stamp: Stamp,
) -> Result<Book, EditError> {
    fn of<R: Record + 'static>(
        book: &Book,
        id: &RecordId,
        follows: Follows,
        stamp: Stamp,
    ) -> Result<Book, EditError> {
        match (follows, book.record::<R>(id)) {
            (Follows::All, Some(record)) => {
                let mut record = record.clone();
                record.set_deleted(true);
                book.resolved(record, stamp)
            }
            (Follows::All | Follows::Shown, _) => book.without_record::<R>(id, stamp),
        }
    }
    by_kind!(kind, of(book, id, follows, stamp))
}
