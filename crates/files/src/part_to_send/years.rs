//! The records that belong into a part: those of its years, and those of one hamlet.

use std::collections::BTreeSet;

use book::{
    Activity, Assessment, Book, Day, Decision, Discipline, Incident, Model, Paper, PaperText,
    Period, Rating, Recognition, Record, Registration, Statement, Tip, UnitId, Year, YearlyTotal,
};

/// A span of assessment years, both ends inclusive.
#[derive(Clone, Copy)]
pub(super) struct Span {
    pub(super) first: Year,
    pub(super) last: Year,
}

impl Span {
    /// The days that some rule set counts for these years: the earliest window begins on 1 November
    /// of the year before.
    fn days(self) -> Period {
        let from = self.first.before(1).and_then(|before| Day::new(before, 11, 1));
        Period { from, to: Day::new(self.last, 12, 31) }
    }

    fn has(self, year: Year) -> bool {
        (self.first..=self.last).contains(&year)
    }
}

/// Tells for which years and units a record counts.
pub(super) trait Counts: Record {
    fn is_of(&self, span: Span) -> bool;

    /// Whether the verdict on a hamlet rests on it: on the hamlet's own records, and on what its
    /// commune recorded once for several hamlets.
    fn decides_on(&self, scope: &UnitScope) -> bool {
        scope.units.contains(self.unit())
    }
}

/// A hamlet or other unit below a commune, what it was formed from, and the communes of all of them.
#[derive(Default)]
pub(super) struct UnitScope {
    units: BTreeSet<UnitId>,
    pub(super) communes: BTreeSet<UnitId>,
}

impl UnitScope {
    pub(super) fn of(book: &Book, unit: &UnitId) -> Self {
        let mut scope = Self::default();
        let mut latest = vec![unit.clone()];
        while let Some(id) = latest.pop() {
            let Some((unit, shard)) = book.unit(&id).filter(|_| !scope.units.contains(&id)) else {
                continue;
            };
            scope.communes.insert(shard.root.clone());
            latest.extend(unit.parts().cloned());
            scope.units.insert(id);
        }
        scope
    }
}

macro_rules! by_day {
    ($($name:ident),*) => {
        $(impl Counts for $name {
            fn is_of(&self, span: Span) -> bool {
                span.days().contains(self.date)
            }
        })*
    };
}
by_day!(Paper, Activity, Tip);

macro_rules! by_year {
    ($($name:ident),*) => {
        $(impl Counts for $name {
            fn is_of(&self, span: Span) -> bool {
                span.has(self.year)
            }
        })*
    };
}
by_year!(YearlyTotal, Registration, Recognition, Decision, Assessment, PaperText);

impl Counts for Incident {
    fn is_of(&self, span: Span) -> bool {
        span.days().contains(self.date)
    }

    fn decides_on(&self, scope: &UnitScope) -> bool {
        scope.units.contains(&self.unit)
            || self.also_in.iter().any(|unit| scope.units.contains(unit))
    }
}

impl Counts for Rating {
    fn is_of(&self, span: Span) -> bool {
        span.has(self.year)
    }

    /// The group that a hamlet belongs to is known only from all groups of its commune.
    fn decides_on(&self, scope: &UnitScope) -> bool {
        scope.units.contains(&self.unit) || !self.covers.is_empty()
    }
}

impl Counts for Discipline {
    fn is_of(&self, span: Span) -> bool {
        span.days().contains(self.date)
    }

    fn decides_on(&self, scope: &UnitScope) -> bool {
        scope.units.contains(&self.unit) || scope.communes.contains(&self.unit)
    }
}

impl Counts for Statement {
    /// A statement with a last day counts until then.
    fn is_of(&self, span: Span) -> bool {
        span.has(self.year)
            || (self.year <= span.last
                && self.until.is_some_and(|until| until.year() >= span.first))
    }

    fn decides_on(&self, scope: &UnitScope) -> bool {
        scope.units.contains(&self.unit) || scope.communes.contains(&self.unit)
    }
}

impl Counts for Model {
    /// A model counts for all the years of its life.
    fn is_of(&self, span: Span) -> bool {
        Period { from: Some(self.founded), to: self.struck_off() }.overlaps(span.days())
    }
}
