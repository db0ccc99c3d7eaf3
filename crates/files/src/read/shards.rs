//! Reads the shards of a file; a shard with a problem is read record by record.

use serde::de::DeserializeOwned;

use super::parsed::{Indices, Parsed};
use super::reader::{Reader, joined};
use crate::json::{Members, items, string_member};
use crate::locator::Spot;
use crate::{Fault, List, Wanted};
use book::{RecordKind, Shard, UnitId, Waiting, for_each_record};

/// The lists of a shard, or of its waiting revisions, as text.
struct Lists<'a> {
    shard: usize,
    is_waiting: bool,
    members: &'a Members<'a>,
}

impl Reader<'_> {
    /// Splits the shards into their texts.
    pub(super) fn shard_texts<'a>(&mut self, members: &Members<'a>) -> Vec<&'a str> {
        let Some(part) = members.get("shards") else {
            self.findings.problem(Spot::file(""), Fault::Missing { field: "shards".to_owned() });
            return Vec::new();
        };
        items(part).unwrap_or_else(|error| {
            self.findings.shape(part, &error, &|field| Spot::file(joined("shards", &field)));
            Vec::new()
        })
    }

    /// Reads a shard; `None` if it has no root.
    pub(super) fn shard(&mut self, index: usize, part: &str) -> Option<Parsed> {
        let text = self.cleaned_shard(index, part);
        let parsed = text.and_then(|text| match Shard::from_json(&text) {
            Ok(shard) => Some(Parsed::whole((index, shard))),
            Err(_) if self.is_too_deep(index, &text) => None,
            Err(error) => self.shard_by_record(index, &text, &error),
        });
        self.findings.is_incomplete |= parsed.is_none();
        parsed
    }

    /// Reads a shard with a problem record by record, so that every problem is found.
    fn shard_by_record(
        &mut self,
        index: usize,
        text: &str,
        whole: &serde_json::Error,
    ) -> Option<Parsed> {
        let spot = |field: String| Spot::shard(index, field);
        let before = self.findings.count();
        let Ok(members) = Members::parse(text) else {
            self.findings.shape(text, whole, &spot);
            return None;
        };
        if let Some(name) = members.duplicate() {
            self.findings
                .problem(spot(name.to_owned()), Fault::TwiceInOne { field: name.to_owned() });
        }
        for field in ["root", "units"] {
            if members.get(field).is_none() {
                self.findings
                    .problem(spot(String::new()), Fault::Missing { field: field.to_owned() });
                self.findings.is_incomplete = true;
            }
        }
        let root: Option<UnitId> =
            members.get("root").and_then(|part| self.typed(part, &|_| spot("root".to_owned())));
        let mut indices = Indices::new();
        let lists =
            self.lists(&Lists { shard: index, is_waiting: false, members: &members }, &mut indices);
        let waiting = members
            .get("waiting")
            .map(|part| self.waiting(index, part, &mut indices))
            .unwrap_or_default();
        if self.findings.count() == before {
            self.findings.shape(text, whole, &spot);
        }
        root.map(|root| Parsed {
            index,
            shard: Shard { waiting, ..lists.into_shard(root) },
            is_waiting: false,
            indices,
        })
    }

    fn waiting(&mut self, shard: usize, part: &str, indices: &mut Indices) -> Waiting {
        let Ok(members) = Members::parse(part) else {
            let found = part.lines().next().unwrap_or_default().chars().take(60).collect();
            self.findings.problem(
                Spot::shard(shard, "waiting"),
                Fault::WrongType { wanted: Wanted::Object, found },
            );
            return Waiting::default();
        };
        if let Some(name) = members.duplicate() {
            self.findings.problem(
                Spot::shard(shard, joined("waiting", name)),
                Fault::TwiceInOne { field: name.to_owned() },
            );
        }
        self.lists(&Lists { shard, is_waiting: true, members: &members }, indices)
    }

    fn lists(&mut self, lists: &Lists<'_>, indices: &mut Indices) -> Waiting {
        macro_rules! each {
            ($($name:ident $list:ident),*) => {
                Waiting {
                    units: self.list(lists, List::Units, indices),
                    $($list: self.list(lists, List::Of(RecordKind::$name), indices),)*
                    extra: Default::default(),
                }
            };
        }
        for_each_record!(each)
    }

    fn list<T: DeserializeOwned>(
        &mut self,
        lists: &Lists<'_>,
        list: List,
        indices: &mut Indices,
    ) -> Vec<T> {
        let texts = self.item_texts(lists, list);
        let mut read = Vec::new();
        let mut places = Vec::new();
        for (index, text) in texts.iter().enumerate() {
            match serde_json::from_str(text) {
                Ok(item) => {
                    read.push(item);
                    places.push(index);
                }
                Err(error) => {
                    self.findings.unread.extend(string_member(text, "id"));
                    let spot = |field| Spot {
                        is_waiting: lists.is_waiting,
                        ..Spot::item(lists.shard, list, index, field)
                    };
                    self.findings.shape(text, &error, &spot);
                }
            }
        }
        indices.insert((lists.is_waiting, list), places);
        read
    }

    fn item_texts<'a>(&mut self, lists: &Lists<'a>, list: List) -> Vec<&'a str> {
        let Some(part) = lists.members.get(list.name()) else { return Vec::new() };
        items(part).unwrap_or_else(|_| {
            let found = part.lines().next().unwrap_or_default().chars().take(60).collect();
            let field = joined(if lists.is_waiting { "waiting" } else { "" }, list.name());
            self.findings.is_incomplete = true;
            self.findings.problem(
                Spot::shard(lists.shard, field),
                Fault::WrongType { wanted: Wanted::List, found },
            );
            Vec::new()
        })
    }
}
