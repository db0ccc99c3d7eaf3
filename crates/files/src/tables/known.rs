//! Finds what the book already has, so that a row which repeats it is not added twice.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use super::columns::{Column, columns};
use super::draft_item::item;
use super::identity::{Key, is_single, key_of};
use super::index::{Fields, Index, as_fields, as_written, get};
use super::line::{Draft, State};
use super::local_word;
use super::places::{Among, Places};
use super::wrong::Wrong;
use crate::List;
use book::{Book, DeviceId, Record, RecordKind, Shard, Stamp, Unit, for_each_record};

/// A row that was read earlier.
struct Earlier {
    word: String,
    number: u32,
    fields: Fields,
}

/// The records of the book by identity, and the rows read so far.
pub(super) struct Known<'a> {
    list: List,
    book: &'a Book,
    index: Index<'a>,
    /// The ids of records in the book, by identity.
    ids: BTreeMap<Key, Vec<String>>,
    rows: BTreeMap<Key, Vec<Earlier>>,
    /// The local words of the earlier rows that meant a unit or record, by its id.
    claims: BTreeMap<String, Vec<String>>,
}

impl<'a> Known<'a> {
    pub fn of(list: List, book: &'a Book) -> Self {
        let mut known = Self {
            list,
            book,
            index: Index::of(list, book),
            ids: BTreeMap::new(),
            rows: BTreeMap::new(),
            claims: BTreeMap::new(),
        };
        for shard in book.shards.values() {
            macro_rules! of_list {
                ($($name:ident $records:ident),*) => {
                    match list {
                        List::Units => (),
                        $(List::Of(RecordKind::$name) => known.add::<book::$name>(shard),)*
                    }
                };
            }
            for_each_record!(of_list);
        }
        known
    }

    fn add<R: Record + Serialize + 'static>(&mut self, shard: &Shard) {
        for record in shard.live::<R>() {
            if let Some(fields) = as_fields(record) {
                let key = key_of(self.list, record.unit(), &fields);
                self.ids.entry(key).or_default().push(record.id().to_string());
            }
        }
    }

    /// The unit or record of the book that a row means, with its fields.
    ///
    /// # Errors
    /// The name of a row's unit is so like another one that a person must say whether it is that.
    pub fn find(
        &self,
        draft: &Draft,
        places: &Places<'_>,
    ) -> Result<Option<(String, Fields)>, Wrong> {
        let id = match self.list {
            List::Units => self.unit(draft, places)?,
            List::Of(_) => self.record(draft),
        };
        Ok(id.and_then(|id| self.index.fields(&id).map(|fields| (id, fields))))
    }

    fn unit(&self, draft: &Draft, places: &Places<'_>) -> Result<Option<String>, Wrong> {
        let Some(place) = &draft.unit else { return Ok(None) };
        if self.is_root(draft) {
            return Ok(Some(place.to_string()));
        }
        let text =
            |field: &str| draft.fields.get(field).and_then(Value::as_str).unwrap_or_default();
        let word = draft.local_word();
        let name = text("name");
        let written = match word {
            Some(word) if local_word::split(name).is_none() => [word, " ", name].concat(),
            _ => name.to_owned(),
        };
        let key = word.map_or_else(String::new, local_word::key);
        // An earlier row with another local word means another hamlet.
        let is_free = |unit: &Unit| {
            let words = self.claims.get(unit.id.as_str()).map_or(&[][..], Vec::as_slice);
            words.iter().all(|word| local_word::is_compatible(word, &key))
        };
        let is_wanted = |unit: &Unit| !unit.kind.has_shard() && is_free(unit);
        let among = Among { commune: Some(place), when: None, is_wanted: &is_wanted };
        match places.find(&written, &among) {
            Ok(id) => Ok(Some(id.to_string())),
            Err(Wrong::NoUnit) if text("code").is_empty() => Ok(None),
            Err(Wrong::NoUnit) => match places.find(text("code"), &among) {
                Ok(_) if draft.is_confirmed => Ok(None),
                Ok(id) => Err(Wrong::SameCode(places.names_of([&id]))),
                Err(_) => Ok(None),
            },
            Err(Wrong::OtherAccents(_) | Wrong::OtherKind(_)) if draft.is_confirmed => Ok(None),
            Err(Wrong::OtherAccents(found) | Wrong::OtherKind(found)) => Err(Wrong::Alike(found)),
            Err(wrong) => Err(wrong),
        }
    }

    /// Of several records with the identity of a row, the one that says the same, or else the first
    /// that no earlier row means.
    fn record(&self, draft: &Draft) -> Option<String> {
        let ids = self.ids.get(&key_of(self.list, draft.unit.as_ref()?, &draft.fields))?;
        let free =
            || ids.iter().filter(|id| is_single(self.list) || !self.claims.contains_key(*id));
        let is_same = |id: &&String| {
            self.index.fields(id).is_some_and(|old| self.differing(&old, draft).is_empty())
        };
        free().find(is_same).or_else(|| free().next()).cloned()
    }

    /// Whether a row is about a province, district or commune itself.
    fn is_root(&self, draft: &Draft) -> bool {
        let kind = draft.fields.get("kind").and_then(Value::as_str).unwrap_or_default();
        draft.unit.as_ref().is_some_and(|unit| self.book.shards.contains_key(unit))
            && !matches!(kind, "hamlet" | "agency" | "enterprise" | "school")
    }

    /// Returns the state of a row, and remembers the row; `found` comes from [`Self::find`].
    pub fn look(&mut self, draft: &Draft, found: Option<&(String, Fields)>, number: u32) -> State {
        let Some(place) = &draft.unit else { return State::New };
        let key = if self.list == List::Units && self.is_root(draft) {
            (place.clone(), String::new())
        } else {
            key_of(self.list, place, &draft.fields)
        };
        let id = found.map(|(id, _)| id.clone());
        let word = draft.local_word().map_or_else(String::new, local_word::key);
        let is_single = is_single(self.list);
        let rows = self.rows.entry(key).or_default();
        let is_earlier = |row: &&Earlier| {
            let is_one = is_single && local_word::is_compatible(&row.word, &word);
            is_one || self.list == List::Of(RecordKind::Paper) && row.fields == draft.fields
        };
        let earlier = rows.iter().find(is_earlier).map(|row| row.number);
        if let Some(earlier) = earlier.filter(|_| is_single || id.is_none()) {
            return State::Repeats(earlier);
        }
        if let Some(id) = id {
            self.claims.entry(id).or_default().push(word.clone());
        }
        rows.push(Earlier { word, number, fields: draft.fields.clone() });
        match found.map(|(_, old)| self.differing(old, draft)) {
            None => State::New,
            Some(differing) if differing.is_empty() => State::Same,
            Some(differing) => State::Differs(differing),
        }
    }

    /// The columns in which a row differs from the book.
    fn differing(&self, old: &Fields, draft: &Draft) -> Vec<&'static Column> {
        let stamp =
            Stamp { at: 1, device: DeviceId::random(0), by: String::new(), after: Vec::new() };
        let item = item(self.list, draft, Some(old.clone()), 0, &stamp).ok();
        let new = item.and_then(|item| as_written(self.list, item));
        let is_other = |column: &&Column| match &new {
            Some(new) => {
                get(&draft.fields, column.field).is_some()
                    && get(new, column.field) != get(old, column.field)
            }
            None => false,
        };
        columns(self.list).iter().filter(is_other).collect()
    }
}
