//! Records of one kind that fit a filter: of a unit and all below it, of a kind, in a year or
//! between two days.

use std::collections::BTreeSet;

use book::{
    Activity, Assessment, Book, Catalogue, Day, Decision, Discipline, Incident, KindCode, Model,
    Paper, Rating, Recognition, Record, RecordKind, Registration, Statement, Tip, UnitId, Year,
    YearlyTotal,
};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::by_kind;
use crate::records::to_map;
use crate::route::{ModelFilter, Query};

/// A record as lists see it.
pub trait Listed: Record + Serialize + 'static {
    /// Its kind in the catalogue.
    fn code(&self) -> Option<&KindCode>;
    /// Its day.
    fn day(&self) -> Option<Day>;
    /// Whether it belongs to a year.
    fn is_of(&self, year: Year) -> bool {
        self.day().is_none_or(|day| day.year() == year)
    }
    /// Whether it is one of the models asked for; anything else is.
    fn fits(&self, _models: ModelFilter, _year: Year) -> bool {
        true
    }
}

macro_rules! listed {
    ($($name:ident by $code:ident on $date:ident;)*) => {
        $(impl Listed for $name {
            fn code(&self) -> Option<&KindCode> { Some(&self.$code) }
            fn day(&self) -> Option<Day> { Some(self.$date) }
        })*
    };
    (year $($name:ident $code:expr, $date:expr;)*) => {
        $(impl Listed for $name {
            fn code(&self) -> Option<&KindCode> { let code: fn(&Self) -> Option<&KindCode> = $code; code(self) }
            fn day(&self) -> Option<Day> { let day: fn(&Self) -> Option<Day> = $date; day(self) }
            fn is_of(&self, year: Year) -> bool { self.year == year }
        })*
    };
}
listed! {
    Incident by kind on date;
    Paper by kind on date;
    Discipline by force on date;
    Activity by kind on date;
}
listed! { year
    YearlyTotal |r| Some(&r.indicator), |_| None;
    Registration |_| None, |r| Some(r.date);
    Statement |r| Some(&r.kind), |r| Some(r.date);
    Rating |r| Some(&r.force), |r| r.date;
    Recognition |r| Some(&r.standard), |r| r.date;
    Decision |_| None, |r| Some(r.date);
    Assessment |_| None, |r| Some(r.date);
}

impl Listed for Tip {
    fn code(&self) -> Option<&KindCode> {
        None
    }

    fn day(&self) -> Option<Day> {
        Some(self.date)
    }
}

impl Listed for Model {
    fn code(&self) -> Option<&KindCode> {
        Some(&self.kind)
    }

    fn day(&self) -> Option<Day> {
        Some(self.founded)
    }

    /// A model belongs to every year in which it was kept up.
    fn is_of(&self, year: Year) -> bool {
        self.is_kept_in(year)
    }

    fn fits(&self, models: ModelFilter, year: Year) -> bool {
        match models {
            ModelFilter::Kept => year.period().to.is_some_and(|last| self.is_kept_on(last)),
            ModelFilter::New => self.is_new_in(year, None),
        }
    }
}

/// What a search found: how many in all, and the latest of them as JSON fields.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// How many fit.
    pub count: usize,
    /// The latest of them.
    pub records: Vec<Map<String, Value>>,
}

/// The records of a kind that fit, the latest first, at most `limit` of them.
pub fn search(
    book: &Book,
    catalogue: &Catalogue,
    kind: RecordKind,
    query: &Query,
    year: Year,
    limit: usize,
) -> Found {
    by_kind!(kind, search_of(book, catalogue, query, year, limit))
}

fn search_of<R: Listed>(
    book: &Book,
    catalogue: &Catalogue,
    query: &Query,
    year: Year,
    limit: usize,
) -> Found {
    let mut found = find::<R>(book, catalogue, query, year);
    book::sort::sort_by_key(&mut found, |record| std::cmp::Reverse(record.day()));
    Found { count: found.len(), records: found.into_iter().take(limit).map(to_map).collect() }
}

/// The typed records that fit, shard by shard.
pub fn find<'a, R: Listed>(
    book: &'a Book,
    catalogue: &Catalogue,
    query: &Query,
    year: Year,
) -> Vec<&'a R> {
    let scope = query.unit.as_ref().map(|unit| Scope::of(book, unit));
    let in_time = |record: &R| match (query.from, query.to, record.day()) {
        (None, None, _) | (_, _, None) => record.is_of(year),
        (from, to, Some(day)) => {
            from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to)
        }
    };
    let in_kind = |record: &R| match (&query.code, record.code()) {
        (Some(wanted), Some(code)) => catalogue.is_within(code, std::slice::from_ref(wanted)),
        _ => true,
    };
    let fits = |record: &&R| {
        in_time(record)
            && in_kind(record)
            && query.models.is_none_or(|models| record.fits(models, year))
    };
    let shards = book
        .shards
        .values()
        .filter(|shard| scope.as_ref().is_none_or(|scope| scope.shards.contains(&shard.root)));
    let records = shards.flat_map(|shard| shard.live::<R>());
    records
        .filter(|record| {
            scope.as_ref().is_none_or(|scope| scope.only.is_none_or(|only| only == record.unit()))
        })
        .filter(fits)
        .collect()
}

/// What belongs to a unit: whole shards, or one unit's records of one shard.
struct Scope<'a> {
    shards: BTreeSet<UnitId>,
    only: Option<&'a UnitId>,
}

impl<'a> Scope<'a> {
    fn of(book: &Book, unit: &'a UnitId) -> Self {
        match book.unit(unit) {
            Some((found, shard)) if !found.kind.has_shard() => {
                Self { shards: BTreeSet::from([shard.root.clone()]), only: Some(unit) }
            }
            _ => {
                let mut shards = book::sort::set_of(
                    book.communes_under(unit).into_iter().map(|commune| commune.id.clone()),
                );
                // A district's or province's own records, and those of the districts between.
                shards.extend(
                    book.children(unit)
                        .filter(|child| child.kind.has_shard())
                        .map(|child| child.id.clone()),
                );
                shards.insert(unit.clone());
                Self { shards, only: None }
            }
        }
    }
}
