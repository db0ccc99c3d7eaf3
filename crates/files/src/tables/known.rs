//! Finds what the book already has, so that a row which repeats it is not added twice.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::columns::{Column, columns};
use super::letters::keyed;
use super::line::{Draft, State, is_keyed};
use super::local_word;
use super::places::bare;
use super::wrong::Wrong;
use crate::List;
use book::{Book, Incident, Model, Record, RecordKind, Shard, UnitId, YearlyTotal};

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
            match list {
                List::Units => {
                    let live = shard.units.iter().enumerate().filter(|(_, unit)| !unit.deleted);
                    places.extend(live.map(|(at, unit)| (unit.id.as_str(), (&**shard, at))));
                }
                List::Of(RecordKind::Incident) => records::<Incident>(shard, &mut places),
                List::Of(RecordKind::Model) => records::<Model>(shard, &mut places),
                List::Of(RecordKind::YearlyTotal) => records::<YearlyTotal>(shard, &mut places),
                List::Of(_) => (),
            }
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
        let value = match self.list {
            List::Units => serde_json::to_value(shard.units.get(at)?),
            List::Of(RecordKind::Incident) => serde_json::to_value(shard.incidents.get(at)?),
            List::Of(RecordKind::Model) => serde_json::to_value(shard.models.get(at)?),
            List::Of(RecordKind::YearlyTotal) => serde_json::to_value(shard.totals.get(at)?),
            List::Of(_) => return None,
        };
        if let Ok(Value::Object(fields)) = value { Some(fields) } else { None }
    }
}

/// The identity of a unit or record in its list: its unit, and its name, or its kind, day and
/// count.
type Key = (UnitId, String);

/// A row that was read earlier.
struct Earlier {
    word: String,
    number: u32,
    id: Option<String>,
}

/// The records of the book by identity, and the rows read so far.
pub(super) struct Known<'a> {
    list: List,
    book: &'a Book,
    index: Index<'a>,
    /// The ids in the book; an incident has one entry for each that is there.
    ids: BTreeMap<Key, Vec<String>>,
    /// The local word of each hamlet by id, and the hamlet's written name.
    words: BTreeMap<String, (String, String)>,
    /// Earlier rows, each with its local word, its number and the unit or record that it matched.
    rows: BTreeMap<Key, Vec<Earlier>>,
}

impl<'a> Known<'a> {
    pub fn of(list: List, book: &'a Book) -> Self {
        let mut known = Self {
            list,
            book,
            index: Index::of(list, book),
            ids: BTreeMap::new(),
            words: BTreeMap::new(),
            rows: BTreeMap::new(),
        };
        for shard in book.shards.values() {
            match list {
                List::Units => known.add_units(shard),
                List::Of(RecordKind::Incident) => known.add::<Incident>(shard),
                List::Of(RecordKind::Model) => known.add::<Model>(shard),
                List::Of(RecordKind::YearlyTotal) => known.add::<YearlyTotal>(shard),
                List::Of(_) => (),
            }
        }
        // Entries are popped from the end, so the first in the book must come last.
        known.ids.values_mut().for_each(|ids| ids.reverse());
        known
    }

    fn add_units(&mut self, shard: &Shard) {
        for unit in shard.live_units() {
            let place = if unit.kind.has_shard() { unit.id.clone() } else { shard.root.clone() };
            self.words
                .insert(unit.id.to_string(), (local_word::key_of(unit), local_word::titled(unit)));
            self.ids
                .entry((place, unit_key(unit.kind.has_shard(), &unit.name)))
                .or_default()
                .push(unit.id.to_string());
        }
    }

    fn add<R: Record + serde::Serialize + 'static>(&mut self, shard: &Shard) {
        for record in shard.live::<R>() {
            if let Ok(Value::Object(fields)) = serde_json::to_value(record) {
                let key = (record.unit().clone(), record_key(R::KIND, &fields));
                self.ids.entry(key).or_default().push(record.id().to_string());
            }
        }
    }

    /// The fields of the unit or record that a row is about, if the book has it.
    pub fn old(&self, draft: &Draft) -> Option<Fields> {
        let of = self.key(draft).filter(|_| is_keyed(self.list))?;
        self.index.fields(self.id(&of, &word(draft))?)
    }

    /// The id of a key's unit or record. A hamlet with the same local word comes before one without
    /// any, and a hamlet that an earlier row claimed under another word is skipped.
    fn id(&self, key: &Key, word: &str) -> Option<&String> {
        let rows = self.rows.get(key).map_or(&[][..], Vec::as_slice);
        let is_free = |id: &&String| {
            !rows.iter().any(|row| {
                row.id.as_ref() == Some(id) && !local_word::is_compatible(&row.word, word)
            })
        };
        let so_called = |id: &&String| self.words.get(*id).map_or("", |(word, _)| word.as_str());
        let ids = || self.ids.get(key).into_iter().flatten().rev();
        ids().find(|id| so_called(id) == word).or_else(|| {
            ids().filter(is_free).find(|id| local_word::is_compatible(so_called(id), word))
        })
    }

    /// Why the hamlet of a row is ambiguous: the row has no local word, and hamlets with several
    /// words have its name.
    pub fn unclear(&self, draft: &Draft) -> Option<Wrong> {
        let key = self.key(draft).filter(|_| self.list == List::Units && word(draft).is_empty())?;
        let found: Vec<_> =
            self.ids.get(&key)?.iter().rev().filter_map(|id| self.words.get(id)).collect();
        let are_several = found.len() > 1 && found.iter().all(|(word, _)| !word.is_empty());
        are_several.then(|| Wrong::Several(found.iter().map(|(_, title)| title.clone()).collect()))
    }

    fn key(&self, draft: &Draft) -> Option<Key> {
        let unit = draft.unit.clone()?;
        Some(match self.list {
            List::Units => {
                let text = |field: &str| {
                    draft.fields.get(field).and_then(Value::as_str).unwrap_or_default()
                };
                let is_root = self.book.shards.contains_key(&unit)
                    && !matches!(text("kind"), "hamlet" | "agency" | "enterprise" | "school");
                (unit, unit_key(is_root, text("name")))
            }
            List::Of(kind) => (unit, record_key(kind, &draft.fields)),
        })
    }

    /// Whether the book or an earlier row has the content of a row; `old` comes from [`Self::old`].
    pub fn look(
        &mut self,
        draft: &Draft,
        old: Option<&Fields>,
        number: u32,
    ) -> (Option<String>, State) {
        let Some(key) = self.key(draft) else { return (None, State::New) };
        if is_keyed(self.list) {
            let word = word(draft);
            let rows = self.rows.get(&key).into_iter().flatten();
            if let Some(earlier) =
                rows.into_iter().find(|row| local_word::is_compatible(&row.word, &word))
            {
                return (None, State::Repeats(earlier.number));
            }
            let id = self.id(&key, &word).cloned();
            self.rows.entry(key).or_default().push(Earlier { word, number, id: id.clone() });
            let differs = old.map(|old| self.differing(old, draft));
            return match differs {
                None => (None, State::New),
                Some(differs) if differs.is_empty() => (id, State::Same),
                Some(differs) => (id, State::Differs(differs)),
            };
        }
        // Each incident in the book accounts for one row: a second theft on one day is a second
        // incident.
        match self.ids.get_mut(&key).and_then(Vec::pop) {
            Some(id) => (Some(id), State::Same),
            None => (None, State::New),
        }
    }

    /// The columns in which a row differs from the book.
    fn differing(&self, old: &Fields, draft: &Draft) -> Vec<&'static Column> {
        // Names match by key, so their spelling may differ.
        let is_other = |column: &&Column| {
            column.field != "name"
                && get(&draft.fields, column.field)
                    .is_some_and(|value| get(old, column.field) != Some(value))
        };
        columns(self.list).iter().filter(is_other).collect()
    }
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

/// The local word of a row's hamlet, for comparison.
fn word(draft: &Draft) -> String {
    let entered = draft.fields.get("kind_word").and_then(Value::as_str);
    entered.or(draft.word).map_or_else(String::new, local_word::key)
}

fn unit_key(is_root: bool, name: &str) -> String {
    if is_root { String::new() } else { keyed(&bare(name)) }
}

fn record_key(kind: RecordKind, fields: &Fields) -> String {
    let part = |field: &str| {
        fields
            .get(field)
            .map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned))
            .unwrap_or_default()
    };
    match kind {
        RecordKind::Incident => {
            let count = if fields.contains_key("count") { part("count") } else { "1".into() };
            [part("date"), part("kind"), count].join("/")
        }
        RecordKind::Model => keyed(&part("name")),
        _ => [part("indicator"), part("year")].join("/"),
    }
}
