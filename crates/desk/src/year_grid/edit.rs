//! Changes of a year's grid, put into the book together.

use std::collections::BTreeMap;

use book::schema::Field;
use book::text::Text;
use book::{Book, Day, Outcome, RecordId, RecordKind, Stamp, UnitId};
use serde_json::{Map, Value};

use super::column::{Column, Entry};
use super::{Basis, Grid};
use crate::due::day_of;
use crate::entry::has_field;
use crate::fields::naming_field;
use crate::items::{self, Follows, Refused};

/// The day and the person of the statements and ratings that a grid writes.
#[derive(Clone, Debug, PartialEq)]
pub struct Signed {
    /// The day.
    pub date: Day,
    /// The person who states it, by office and name.
    pub by: Option<String>,
}

/// The unit whose record a change is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The unit of a row.
    Row(usize),
    /// The commune: its record answers for the units of these rows.
    Commune(Vec<usize>),
}

/// A new value of a cell; none makes it blank.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The unit whose record it changes.
    pub place: Place,
    /// The column.
    pub column: usize,
    /// The value.
    pub value: Option<Value>,
}

/// A change that was not made.
#[derive(Debug)]
pub struct Wrong {
    /// The row; none if the text belongs to no row.
    pub row: Option<usize>,
    /// The column.
    pub column: usize,
    /// The reason.
    pub why: Why,
}

/// The reason why a change was not made.
#[derive(Debug)]
pub enum Why {
    /// The text is no value of the column.
    Unread(String),
    /// No unit of the grid has this name, or there are no more rows.
    NoUnit(String),
    /// Another field must be filled first or together.
    Needs(Text),
    /// The value is that of the commune's record, which covers the unit.
    FromAbove,
    /// The book refuses it.
    Refused(Refused),
}

/// A book with the changes of a grid.
pub struct Edited {
    /// The book.
    pub book: Book,
    /// The number of records that changed.
    pub records: usize,
    /// The changes that were not made.
    pub wrong: Vec<Wrong>,
}

impl Grid {
    /// Puts changes into the book. Changes of one record are made together; a change that cannot be
    /// made does not stop the others.
    pub fn edited(
        &self,
        basis: &Basis,
        changes: &[Change],
        signed: &Signed,
        new_id: &mut dyn FnMut() -> RecordId,
        stamp: &Stamp,
    ) -> Edited {
        let mut of_records: BTreeMap<(&Place, usize), Vec<&Change>> = BTreeMap::new();
        for change in changes {
            if let Some(first) = self.first_column(change.column) {
                of_records.entry((&change.place, first)).or_default().push(change);
            }
        }
        let mut edited = Edited { book: basis.book.clone(), records: 0, wrong: Vec::new() };
        for ((place, first), changes) in of_records {
            let Some(column) = self.columns.get(first) else { continue };
            let made = self.record(place, &column.entry, first, &changes, signed);
            let done = made.and_then(|made| made.put(&edited.book, basis, column, new_id, stamp));
            match done {
                Ok(Some(book)) => (edited.book, edited.records) = (book, edited.records + 1),
                Ok(None) => {}
                Err(why) => {
                    let row = match place {
                        Place::Row(row) => Some(*row),
                        Place::Commune(_) => None,
                    };
                    let column = changes.first().map_or(first, |change| change.column);
                    edited.wrong.push(Wrong { row, column, why });
                }
            }
        }
        edited
    }

    /// The first column of the record that a column is about.
    fn first_column(&self, column: usize) -> Option<usize> {
        let entry = &self.columns.get(column)?.entry;
        self.columns.iter().position(|other| other.entry == *entry)
    }

    /// Returns the edit of one record that some changes make.
    fn record(
        &self,
        place: &Place,
        entry: &Entry,
        first: usize,
        changes: &[&Change],
        signed: &Signed,
    ) -> Result<Made, Why> {
        let row = match place {
            Place::Row(row) => Some(row),
            Place::Commune(rows) => rows.first(),
        };
        let Some(cell) = row.and_then(|row| self.cell(*row, first)) else {
            return Ok(Made::Nothing);
        };
        let (own, above) = (cell.standing.own.as_ref(), cell.standing.above.as_ref());
        let old = if matches!(place, Place::Row(_)) { own } else { above };
        let fields: Vec<(&str, Option<&Value>)> = changes
            .iter()
            .filter_map(|change| {
                Some((self.columns.get(change.column)?.field.name, change.value.as_ref()))
            })
            .collect();
        if fields.contains(&(entry.main_field(), None)) {
            return match (old, above) {
                (Some(old), _) => Ok(cleared(old, entry)),
                (None, Some(_)) => Err(Why::FromAbove),
                (None, None) => Ok(Made::Nothing),
            };
        }
        let is_changed =
            fields.iter().any(|(field, value)| old.and_then(|old| old.get(*field)) != *value);
        let is_renewed = cell.mark == Some(Outcome::Missing) && is_signed(entry);
        if !is_changed && !is_renewed {
            return Ok(Made::Nothing);
        }
        // What was stated on an earlier day stays as it was said.
        let is_kept = |old: &&Map<String, Value>| {
            entry.kind != RecordKind::Statement || day_of(old) >= Some(signed.date)
        };
        let mut record = match old.filter(is_kept) {
            Some(old) => old.clone(),
            None => self.new_record(entry, place),
        };
        for (field, value) in fields {
            match value {
                Some(value) => drop(record.insert(field.into(), value.clone())),
                None => drop(record.remove(field)),
            }
        }
        self.sign(&mut record, entry, place, above, signed);
        Ok(Made::Put(record))
    }

    /// A new record of an entry, before its fields are filled.
    fn new_record(&self, entry: &Entry, place: &Place) -> Map<String, Value> {
        let unit = match place {
            Place::Row(row) => self.units.get(*row).map(|unit| &unit.id),
            Place::Commune(_) => Some(&self.of),
        };
        let mut record = Map::new();
        record.insert("unit".into(), unit.map(UnitId::as_str).into());
        if let Some(code) = entry.codes.first() {
            record.insert(naming_field(entry.kind).into(), code.as_str().into());
        }
        if has_field(entry.kind, "year") {
            record.insert("year".into(), entry.year.number().into());
        }
        record
    }

    /// Adds what the cells of a record do not say: its day, the person, and the units covered.
    fn sign(
        &self,
        record: &mut Map<String, Value>,
        entry: &Entry,
        place: &Place,
        above: Option<&Map<String, Value>>,
        signed: &Signed,
    ) {
        if is_signed(entry) {
            // A unit's own word counts only if it is not before the commune's.
            let known = [day_of(record), above.and_then(day_of)];
            let date = known.into_iter().flatten().fold(signed.date, Day::max);
            record.insert("date".into(), String::from(date).into());
        }
        match (entry.kind, place, &signed.by) {
            (RecordKind::Recognition, ..) => {
                record.entry("granted").or_insert(true.into());
            }
            (RecordKind::Statement, _, Some(by)) => {
                record.insert("by".into(), by.as_str().into());
            }
            (RecordKind::Rating, Place::Commune(rows), _) => {
                let units = rows.iter().filter_map(|row| self.units.get(*row));
                let covers: Vec<Value> = units.map(|unit| unit.id.as_str().into()).collect();
                record.insert("covers".into(), covers.into());
            }
            _ => {}
        }
    }
}

/// Whether the grid's day is that of the record.
fn is_signed(entry: &Entry) -> bool {
    matches!(entry.kind, RecordKind::Statement | RecordKind::Rating)
}

/// A record with its main field made blank: none of it is left, unless it tells more.
fn cleared(old: &Map<String, Value>, entry: &Entry) -> Made {
    let main = entry.main_field();
    let is_needed = entry.kind.fields().iter().any(|field| field.name == main && field.is_required);
    if is_needed || !old.contains_key("staff") {
        return Made::Delete(old.clone());
    }
    let mut rest = old.clone();
    rest.remove(main);
    Made::Put(rest)
}

/// An edit of a record.
enum Made {
    Nothing,
    Put(Map<String, Value>),
    Delete(Map<String, Value>),
}

impl Made {
    /// Puts it into the book; none if nothing changes.
    fn put(
        self,
        book: &Book,
        basis: &Basis,
        column: &Column,
        new_id: &mut dyn FnMut() -> RecordId,
        stamp: &Stamp,
    ) -> Result<Option<Book>, Why> {
        let kind = column.entry.kind;
        match self {
            Self::Nothing => Ok(None),
            Self::Put(mut record) => {
                let is_missing =
                    |field: &&Field| field.is_required && !record.contains_key(field.name);
                if let Some(field) = kind.fields().iter().find(is_missing) {
                    return Err(Why::Needs(field.label));
                }
                record.entry("id").or_insert_with(|| new_id().as_str().into());
                let put =
                    items::put(book, basis.catalogue, kind, record, Follows::Shown, stamp.clone());
                put.map(Some).map_err(Why::Refused)
            }
            Self::Delete(record) => {
                let id =
                    record.get("id").and_then(Value::as_str).and_then(|id| RecordId::new(id).ok());
                let Some(id) = id else { return Ok(None) };
                items::delete(book, kind, &id, Follows::Shown, stamp.clone())
                    .map(Some)
                    .map_err(|error| Why::Refused(Refused::Edit(error)))
            }
        }
    }
}
