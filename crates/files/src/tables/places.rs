//! Finds units of the book by name. Names with accents must match exactly; a name without accents
//! must be of one unit only.

use std::collections::BTreeMap;

use super::letters::{folded, keyed};
use super::local_word;
use super::wrong::Wrong;
use book::{Book, Lang, Period, Unit, UnitId};
use law::unit_kind_name;

/// Words that may precede a name: `thôn`, `tổ dân phố`.
const BEFORE: &[&str] = &[
    "khu dan cu",
    "to dan pho",
    "thanh pho",
    "tieu khu",
    "khu pho",
    "thi tran",
    "dac khu",
    "thi xa",
    "phuong",
    "huyen",
    "khom",
    "thon",
    "buon",
    "phum",
    "lang",
    "tinh",
    "quan",
    "ban",
    "xom",
    "soc",
    "khu",
    "kdc",
    "tdp",
    "xa",
    "ap",
    "to",
    "tp",
    "kp",
];

/// The most units to list when several have the same name.
const NAMED: usize = 10;

/// A unit with the root of its shard.
#[derive(Clone, Copy)]
struct Named<'a> {
    unit: &'a Unit,
    root: &'a UnitId,
}

/// Units by one form of their names.
type ByName<'a> = BTreeMap<String, Vec<Named<'a>>>;

/// The units of a book by their ids and names.
pub(super) struct Places<'a> {
    ids: BTreeMap<&'a str, Named<'a>>,
    /// By name, with or without the word for their kind.
    names: ByName<'a>,
    /// By name without the words that precede it.
    short: ByName<'a>,
    /// By the short name without accents.
    plain: ByName<'a>,
}

/// Removes the words that precede a name.
pub(super) fn bare(name: &str) -> String {
    let plain = folded(name);
    let words = BEFORE.iter().find_map(|before| {
        plain.strip_prefix(before)?.starts_with(' ').then(|| before.split(' ').count())
    });
    name.split_whitespace().skip(words.unwrap_or(0)).collect::<Vec<_>>().join(" ")
}

impl<'a> Places<'a> {
    pub fn of(book: &'a Book) -> Self {
        let mut places = Self {
            ids: BTreeMap::new(),
            names: ByName::new(),
            short: ByName::new(),
            plain: ByName::new(),
        };
        for (root, unit) in book
            .shards
            .values()
            .flat_map(|shard| shard.live_units().map(move |unit| (&shard.root, unit)))
        {
            let named = Named { unit, root };
            let bare = bare(&unit.name);
            let whole = [unit_kind_name(unit.kind, Lang::Vi), " ", &unit.name].concat();
            places.names.entry(keyed(&unit.name)).or_default().push(named);
            places.names.entry(keyed(&whole)).or_default().push(named);
            let titled = local_word::titled(unit);
            if titled != unit.name {
                places.names.entry(keyed(&titled)).or_default().push(named);
            }
            places.short.entry(keyed(&bare)).or_default().push(named);
            places.plain.entry(folded(&bare)).or_default().push(named);
            places.ids.insert(unit.id.as_str(), named);
        }
        places
    }

    /// Finds the unit of a name, in the commune or else in the whole book. Of several units with
    /// the name, it picks the one that existed then.
    pub fn find(
        &self,
        text: &str,
        commune: Option<&UnitId>,
        when: Option<Period>,
        is_wanted: fn(&Unit) -> bool,
    ) -> Result<UnitId, Wrong> {
        let is_among = |named: &&Named<'a>| {
            commune.is_none_or(|commune| named.root == commune) && is_wanted(named.unit)
        };
        if let Some(named) = self.ids.get(text).filter(is_among) {
            return Ok(named.unit.id.clone());
        }
        let bare = bare(text);
        let plain = folded(&bare);
        let word =
            local_word::split(text).map_or_else(String::new, |(word, _)| local_word::key(word));
        let is_so_called =
            |named: &&Named<'a>| local_word::is_compatible(&word, &local_word::key_of(named.unit));
        // Text without accents says nothing about them, but text with some of them says exactly
        // which.
        let is_plain = text.is_ascii();
        let of = |names: &'_ ByName<'a>, name: &str| -> Vec<Named<'a>> {
            names
                .get(name)
                .into_iter()
                .flatten()
                .filter(is_among)
                .filter(is_so_called)
                .copied()
                .collect()
        };
        let fits = [
            of(&self.names, &keyed(text)),
            of(&self.short, &keyed(&bare)),
            if is_plain { of(&self.plain, &plain) } else { Vec::new() },
        ];
        for mut found in fits {
            if found.len() > 1
                && let Some(when) = when
            {
                found.retain(|named| named.unit.validity().overlaps(when));
            }
            match found.as_slice() {
                [] => (),
                [named] => return Ok(named.unit.id.clone()),
                several => return Err(Wrong::Several(self.names(several))),
            }
        }
        let other = of(&self.plain, &plain);
        if other.is_empty() {
            Err(Wrong::NoUnit)
        } else {
            Err(Wrong::OtherAccents(self.names(&other)))
        }
    }

    fn names(&self, found: &[Named<'a>]) -> Vec<String> {
        let name = |named: &Named<'a>| {
            let root =
                self.ids.get(named.root.as_str()).filter(|root| root.unit.id != named.unit.id);
            let of = root.map(|root| format!(" ({})", root.unit.name)).unwrap_or_default();
            let title = local_word::titled(named.unit);
            let kind = if title == named.unit.name {
                [unit_kind_name(named.unit.kind, Lang::Vi), " "].concat()
            } else {
                String::new()
            };
            [kind, title, of].concat()
        };
        found.iter().take(NAMED).map(name).collect()
    }
}

/// Whether a unit is a commune, ward or township.
pub(super) fn is_commune(unit: &Unit) -> bool {
    unit.kind.is_commune_level()
}
