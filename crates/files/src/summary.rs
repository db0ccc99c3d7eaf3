//! Sums up what a book holds, and what loading it would replace.

use std::collections::BTreeMap;

use super::problem::List;
use book::{Book, Record, RecordKind, Shard, UnitId, UnitKind, Year, for_each_record};

/// The content of a book in numbers, without deleted units and records.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// The name of the book.
    pub name: String,
    /// The desk that the book belongs to.
    pub desk: String,
    /// The number of units of each kind, widest first.
    pub units: BTreeMap<UnitKind, usize>,
    /// The number of records of each kind, in the order of a file.
    pub records: BTreeMap<RecordKind, usize>,
    /// The first and last year with yearly data; papers and the founding of models do not count.
    pub years: Option<(Year, Year)>,
    /// The number of fictitious units and records, made up as illustrations.
    pub illustrative: usize,
}

impl Summary {
    /// Sums a book up.
    pub fn of(book: &Book) -> Self {
        let mut summary = Self {
            name: book.frame.name.clone(),
            desk: book.frame.settings.desk.clone(),
            ..Self::default()
        };
        for unit in book.units() {
            *summary.units.entry(unit.kind).or_default() += 1;
            summary.illustrative += usize::from(unit.illustrative);
        }
        for shard in book.shards.values() {
            each_live(shard, &mut |list, _, _, is_illustrative| {
                if let List::Of(kind) = list {
                    *summary.records.entry(kind).or_default() += 1;
                    summary.illustrative += usize::from(is_illustrative);
                }
            });
            for year in years(shard) {
                let (first, last) = summary.years.unwrap_or((year, year));
                summary.years = Some((first.min(year), last.max(year)));
            }
        }
        summary
    }
}

fn years(shard: &Shard) -> impl Iterator<Item = Year> {
    let incidents =
        shard.incidents.iter().filter(|record| !record.deleted).map(|record| record.date.year());
    let totals = shard.totals.iter().filter(|record| !record.deleted).map(|record| record.year);
    let registrations =
        shard.registrations.iter().filter(|record| !record.deleted).map(|record| record.year);
    let statements =
        shard.statements.iter().filter(|record| !record.deleted).map(|record| record.year);
    let ratings = shard.ratings.iter().filter(|record| !record.deleted).map(|record| record.year);
    let recognitions =
        shard.recognitions.iter().filter(|record| !record.deleted).map(|record| record.year);
    incidents
        .chain(totals)
        .chain(registrations)
        .chain(statements)
        .chain(ratings)
        .chain(recognitions)
}

/// The effect of loading a book on one shard of the open one, in numbers of units and records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replaced {
    /// The commune, district or province.
    pub unit: UnitId,
    /// The name.
    pub name: String,
    /// The effect on the shard as a whole.
    pub change: Change,
    /// The number of new ones.
    pub added: usize,
    /// The number of those that are in both and differ.
    pub changed: usize,
    /// The number of those that are lost.
    pub removed: usize,
}

/// The effect of loading a book on a shard as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It is only in the file.
    New,
    /// It is only in the open book.
    Removed,
    /// It is in both and differs.
    Changed,
    /// It is the same in both.
    Same,
}

/// Lists, shard by shard, what loading `file` in place of `open` would do.
pub fn replaced(open: &Book, file: &Book) -> Vec<Replaced> {
    let mut roots: Vec<_> = open.shards.keys().chain(file.shards.keys()).collect();
    book::sort::sort_by(&mut roots, |a, b| a.cmp(b));
    roots.dedup();
    roots
        .into_iter()
        .map(|root| {
            replaced_shard(
                root,
                open.shards.get(root).map(|s| &**s),
                file.shards.get(root).map(|s| &**s),
            )
        })
        .collect()
}

fn replaced_shard(root: &UnitId, old: Option<&Shard>, new: Option<&Shard>) -> Replaced {
    let name =
        new.or(old).and_then(Shard::root_unit).map(|unit| unit.name.clone()).unwrap_or_default();
    let (was, is) = (live_items(old), live_items(new));
    let added = is.keys().filter(|key| !was.contains_key(key)).count();
    let removed = was.keys().filter(|key| !is.contains_key(key)).count();
    let mut changed = 0;
    if let (Some(old), Some(new)) = (old, new) {
        let differs = |(key, &at): (&(List, &str), &usize)| {
            is.get(key).is_some_and(|&now| !is_same(key.0, old, at, new, now))
        };
        changed = was.iter().filter(|&item| differs(item)).count();
    }
    let change = match (old, new) {
        (None, _) => Change::New,
        (_, None) => Change::Removed,
        _ if added + changed + removed == 0 => Change::Same,
        _ => Change::Changed,
    };
    Replaced { unit: root.clone(), name, change, added, changed, removed }
}

fn live_items(shard: Option<&Shard>) -> BTreeMap<(List, &str), usize> {
    let mut items = BTreeMap::new();
    if let Some(shard) = shard {
        each_live(shard, &mut |list, id, at, _| {
            items.insert((list, id), at);
        });
    }
    items
}

/// Visits everything that is not deleted: its list, id, index, and whether it is fictitious.
fn each_live<'a>(shard: &'a Shard, visit: &mut dyn FnMut(List, &'a str, usize, bool)) {
    for (at, unit) in shard.units.iter().enumerate().filter(|(_, unit)| !unit.deleted) {
        visit(List::Units, unit.id.as_str(), at, unit.illustrative);
    }
    macro_rules! lists {
        ($($name:ident $list:ident),*) => {
            $(
                for (at, record) in shard.$list.iter().enumerate().filter(|(_, record)| !record.is_deleted()) {
                    visit(List::Of(RecordKind::$name), record.id.as_str(), at, record.illustrative);
                }
            )*
        };
    }
    for_each_record!(lists);
}

fn is_same(list: List, old: &Shard, at: usize, new: &Shard, now: usize) -> bool {
    macro_rules! lists {
        ($($name:ident $list:ident),*) => {
            match list {
                List::Units => old.units.get(at) == new.units.get(now),
                $(List::Of(RecordKind::$name) => old.$list.get(at) == new.$list.get(now),)*
            }
        };
    }
    for_each_record!(lists)
}
