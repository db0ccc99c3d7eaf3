//! Searches for records of one kind: by unit with all units below it, by kind, and by year or days.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use book::{
    Activity, Assessment, Book, Catalogue, Day, Decision, Discipline, Incident, KindCode, Model,
    Paper, PaperText, Rating, Recognition, Record, RecordKind, Registration, Severity, Statement,
    Tip, UnitId, Year, YearlyTotal,
};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::by_kind;
use crate::records::to_map;
use crate::route::{Graveness, ModelFilter, Order, Query};

/// A record that lists can filter.
pub trait Listed: Record + Serialize + 'static {
    /// Returns the record's kind in the catalogue.
    fn code(&self) -> Option<&KindCode>;
    /// Returns the record's day.
    fn day(&self) -> Option<Day>;
    /// Returns whether the record belongs to a year.
    fn is_of(&self, year: Year) -> bool {
        self.day().is_none_or(|day| day.year() == year)
    }
    /// Returns the severity of an incident; `None` of a record that has none by its kind.
    fn severity(&self) -> Option<Option<Severity>> {
        None
    }
    /// Returns whether an incident has an outcome; `None` of a record that is no incident.
    fn is_settled(&self) -> Option<bool> {
        None
    }
    /// Returns whether the record passes the filter of models. Only a model can fail it.
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
impl Listed for Incident {
    fn code(&self) -> Option<&KindCode> {
        Some(&self.kind)
    }

    fn day(&self) -> Option<Day> {
        Some(self.date)
    }

    fn severity(&self) -> Option<Option<Severity>> {
        Some(self.severity)
    }

    fn is_settled(&self) -> Option<bool> {
        Some(self.outcome.as_ref().is_some_and(|outcome| !outcome.trim().is_empty()))
    }
}

listed! {
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
    PaperText |_| None, |_| None;
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

    /// A model belongs to every year in which it was maintained.
    fn is_of(&self, year: Year) -> bool {
        self.is_maintained_in(year)
    }

    fn fits(&self, models: ModelFilter, year: Year) -> bool {
        match models {
            ModelFilter::Maintained => {
                year.period().to.is_some_and(|last| self.is_maintained_on(last))
            }
            ModelFilter::New => self.is_new_in(year, None),
        }
    }
}

/// The result of a search.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// The number of matching records.
    pub count: usize,
    /// The latest matching records as JSON fields.
    pub records: Vec<Map<String, Value>>,
}

/// Finds the matching records of a kind in the order of the query, and returns at most `limit` of
/// them. `by_name` compares the names of two units.
pub fn search(
    book: &Book,
    catalogue: &Catalogue,
    kind: RecordKind,
    (query, year): (&Query, Year),
    limit: usize,
    by_name: &dyn Fn(&UnitId, &UnitId) -> Ordering,
) -> Found {
    by_kind!(kind, search_of(book, catalogue, (query, year), limit, by_name))
}

fn search_of<R: Listed>(
    book: &Book,
    catalogue: &Catalogue,
    (query, year): (&Query, Year),
    limit: usize,
    by_name: &dyn Fn(&UnitId, &UnitId) -> Ordering,
) -> Found {
    let mut found = find::<R>(book, catalogue, query, year);
    let latest = |a: &&R, b: &&R| b.day().cmp(&a.day());
    book::sort::sort_by(&mut found, |a, b| match query.order {
        None => latest(a, b),
        Some(Order::Earliest) => a.day().cmp(&b.day()),
        Some(Order::Gravest) => b.severity().cmp(&a.severity()).then_with(|| latest(a, b)),
        Some(Order::Unit) => by_name(a.unit(), b.unit()).then_with(|| latest(a, b)),
    });
    Found { count: found.len(), records: found.into_iter().take(limit).map(to_map).collect() }
}

/// Finds the matching records, shard by shard.
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
    let is_grave = |record: &R| match (query.severity, record.severity()) {
        (None, _) | (_, None) => true,
        (Some(Graveness::Blank), Some(severity)) => severity.is_none(),
        (Some(Graveness::From(least)), Some(severity)) => {
            severity.is_some_and(|severity| severity >= least)
        }
    };
    let fits = |record: &&R| {
        in_time(record)
            && is_grave(record)
            && query.is_settled.is_none_or(|is| record.is_settled().is_none_or(|was| was == is))
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

/// The scope of a unit: whole shards, or one unit's records in one shard.
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
                // Adds the records of the district or province itself and of the districts below
                // it.
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
