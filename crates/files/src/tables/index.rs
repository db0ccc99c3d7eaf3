//! The units or records of a list by their ids, and their fields.

use std::collections::BTreeMap;

use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};

use crate::List;
use book::{Book, Record, RecordKind, Shard, Unit, for_each_record};

/// The fields of a unit or record, as in files.
pub(super) type Fields = Map<String, Value>;

/// The units or records of a list by id.
pub(super) struct Index<'a> {
    list: List,
    places: BTreeMap<&'a str, (&'a Shard, usize)>,
}

impl<'a> Index<'a> {
    pub fn of(list: List, book: &'a Book) -> Self {
        fn records<'a, R: Record + 'static>(
            shard: &'a Shard,
            places: &mut Vec<(&'a str, (&'a Shard, usize))>,
        ) {
            let live = R::list(shard).iter().enumerate().filter(|(_, record)| !record.is_deleted());
            places.extend(live.map(|(at, record)| (record.id().as_str(), (shard, at))));
        }
        let mut places = Vec::new();
        for shard in book.shards.values() {
            macro_rules! of_list {
                ($($name:ident $records:ident),*) => {
                    match list {
                        List::Units => {
                            let live = shard.units.iter().enumerate().filter(|(_, unit)| !unit.deleted);
                            places.extend(live.map(|(at, unit)| (unit.id.as_str(), (&**shard, at))));
                        }
                        $(List::Of(RecordKind::$name) => records::<book::$name>(shard, &mut places),)*
                    }
                };
            }
            for_each_record!(of_list);
        }
        Self { list, places: book::sort::map_of(places) }
    }

    /// The index of a unit or record in its shard's list.
    pub fn place(&self, id: &str) -> Option<usize> {
        self.places.get(id).map(|(_, at)| *at)
    }

    /// The fields of a unit or record, as in files.
    pub fn fields(&self, id: &str) -> Option<Fields> {
        let (shard, at) = *self.places.get(id)?;
        macro_rules! of_list {
            ($($name:ident $records:ident),*) => {
                match self.list {
                    List::Units => as_fields(shard.units.get(at)?),
                    $(List::Of(RecordKind::$name) => as_fields(shard.$records.get(at)?),)*
                }
            };
        }
        for_each_record!(of_list)
    }
}

/// A unit or record as in files.
pub(super) fn as_fields(item: &impl Serialize) -> Option<Fields> {
    match serde_json::to_value(item) {
        Ok(Value::Object(fields)) => Some(fields),
        _ => None,
    }
}

/// The fields as the program writes them, without those that have their default values.
pub(super) fn as_written(list: List, fields: Fields) -> Option<Fields> {
    fn of<T: Serialize + DeserializeOwned>(fields: Fields) -> Option<Fields> {
        as_fields(&serde_json::from_value::<T>(Value::Object(fields)).ok()?)
    }
    macro_rules! of_list {
        ($($name:ident $records:ident),*) => {
            match list {
                List::Units => of::<Unit>(fields),
                $(List::Of(RecordKind::$name) => of::<book::$name>(fields),)*
            }
        };
    }
    for_each_record!(of_list)
}

/// The value of a column's field. For a part of a model's list, it is the value of the item with
/// that name.
pub(super) fn get<'f>(fields: &'f Fields, field: &str) -> Option<&'f Value> {
    let Some((list, part)) = field.split_once('.') else { return fields.get(field) };
    let (name, value) = item_fields(list);
    let is_it = |item: &&Value| item.get(name).and_then(Value::as_str) == Some(part);
    fields.get(list)?.as_array()?.iter().find(is_it)?.get(value)
}

/// The fields of an item in a model's list: its name and its value.
pub(super) fn item_fields(list: &str) -> (&'static str, &'static str) {
    if list == "money" { ("source", "amount") } else { ("state", "date") }
}
