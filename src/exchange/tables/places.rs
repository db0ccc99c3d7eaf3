//! Units of the book by their names: with accents they must be the same, without them they must be of one unit alone.

use super::cell::Wrong;
use super::letters::{folded, keyed};
use crate::book::{Book, Lang, Period, Unit, UnitId};
use crate::criteria::unit_kind_name;

/// What is written before a name: `thôn`, `tổ dân phố`.
const BEFORE: &[&str] = &[
    "khu dan cu",
    "to dan pho",
    "thanh pho",
    "khu pho",
    "thi tran",
    "dac khu",
    "thi xa",
    "phuong",
    "huyen",
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
];

/// A unit with its name as it is compared.
struct Named<'a> {
    unit: &'a Unit,
    root: &'a UnitId,
    names: [String; 2],
    short: String,
    plain: String,
}

/// The units of a book.
pub(super) struct Places<'a> {
    named: Vec<Named<'a>>,
}

/// A name without what is written before it.
pub(super) fn bare(name: &str) -> String {
    let plain = folded(name);
    let words = BEFORE.iter().find_map(|before| plain.strip_prefix(before)?.starts_with(' ').then(|| before.split(' ').count()));
    name.split_whitespace().skip(words.unwrap_or(0)).collect::<Vec<_>>().join(" ")
}

impl<'a> Places<'a> {
    pub fn of(book: &'a Book) -> Self {
        let named = |(root, unit): (&'a UnitId, &'a Unit)| {
            let bare = bare(&unit.name);
            Named {
                unit,
                root,
                names: [keyed(&unit.name), keyed(&[unit_kind_name(unit.kind, Lang::Vi), " ", &unit.name].concat())],
                short: keyed(&bare),
                plain: folded(&bare),
            }
        };
        let all = book.shards.values().flat_map(|shard| shard.live_units().map(move |unit| (&shard.root, unit)));
        Self { named: all.map(named).collect() }
    }

    /// The unit of a name: under the commune, or in the whole book without one. Of several that go by it, the one that exists then.
    pub fn find(&self, text: &str, commune: Option<&UnitId>, when: Option<Period>, is_wanted: fn(&Unit) -> bool) -> Result<UnitId, Wrong> {
        let among = || self.named.iter().filter(|named| commune.is_none_or(|commune| named.root == commune) && is_wanted(named.unit));
        if let Some(named) = among().find(|named| named.unit.id.as_str() == text) {
            return Ok(named.unit.id.clone());
        }
        let bare = bare(text);
        let (key, short, plain) = (keyed(text), keyed(&bare), folded(&bare));
        // What is written without accents says nothing about them; what is written with some does.
        let is_plain = text.is_ascii();
        let fits: [&dyn Fn(&Named) -> bool; 3] =
            [&|named| named.names.contains(&key), &|named| named.short == short, &|named| is_plain && named.plain == plain];
        for fit in fits {
            let mut found: Vec<&Named> = among().filter(|named| fit(named)).collect();
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
        let other: Vec<&Named> = among().filter(|named| named.plain == plain).collect();
        if other.is_empty() { Err(Wrong::NoUnit) } else { Err(Wrong::OtherAccents(self.names(&other))) }
    }

    fn names(&self, found: &[&Named]) -> Vec<String> {
        let name = |named: &&Named| {
            let root = self.named.iter().find(|other| other.unit.id == *named.root).filter(|root| root.unit.id != named.unit.id);
            let of = root.map(|root| format!(" ({})", root.unit.name)).unwrap_or_default();
            format!("{} {}{of}", unit_kind_name(named.unit.kind, Lang::Vi), named.unit.name)
        };
        found.iter().map(name).collect()
    }
}

/// Whether a unit is a commune, ward or township.
pub(super) fn is_commune(unit: &Unit) -> bool {
    unit.kind.is_commune_level()
}
