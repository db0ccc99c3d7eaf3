//! Puts units and records into a book and takes them out, as forms do.

use book::{Book, Catalogue, EditError, Record, RecordId, RecordKind, Stamp, Unit};
use files::{Fault, ItemCheck, List};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::by_kind;
use crate::records::to_map;

/// Which revisions what is put into the book follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Follows {
    /// The one that is shown: what waits beside it goes on waiting.
    Shown,
    /// All, as a choice between them does.
    All,
}

/// Why the book does not take an item.
#[derive(Debug)]
pub enum Refused {
    /// Fields by their paths in the item, with what is wrong.
    Faults(Vec<(String, Fault)>),
    /// The fields are not those of an item.
    NoItem(Fault),
    /// The book cannot be changed so.
    Edit(EditError),
}

impl Refused {
    fn unread(json: &str, error: &serde_json::Error) -> Self {
        Self::NoItem(files::fault_of(json, error))
    }
}

/// Checks of an item what reading the book's file will check, so that a book never holds what its
/// own file could not bring back.
fn check(book: &Book, catalogue: &Catalogue, list: List, item: &str) -> Result<(), Refused> {
    let faults = ItemCheck::new(book, catalogue).faults(list, item);
    if faults.is_empty() { Ok(()) } else { Err(Refused::Faults(faults)) }
}

/// The book with a record, new or in the place of its earlier revision. The record has its id.
///
/// # Errors
/// Why the book does not take it.
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

/// The book with a unit, new or in the place of its earlier revision, and the unit. The fields have
/// its id.
///
/// # Errors
/// Why the book does not take it.
pub fn put_unit(
    book: &Book,
    catalogue: &Catalogue,
    mut unit: Map<String, Value>,
    follows: Follows,
    stamp: Stamp,
) -> Result<(Book, Unit), Refused> {
    unit.insert("stamp".into(), Value::Object(to_map(&stamp)));
    if unit.get("parent") == unit.get("id")
        || unit.get("kind").and_then(Value::as_str) == Some("province")
    {
        unit.remove("parent");
    }
    let json = serde_json::to_string(&unit).unwrap_or_default();
    check(book, catalogue, List::Units, &json)?;
    let unit: Unit = serde_json::from_str(&json).map_err(|error| Refused::unread(&json, &error))?;
    let book = match follows {
        Follows::Shown => book.with_unit(unit.clone(), stamp),
        Follows::All => book.resolved_unit(unit.clone(), stamp),
    };
    Ok((book.map_err(Refused::Edit)?, unit))
}

/// The book with a record as deleted.
///
/// # Errors
/// Why it could not be deleted.
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
