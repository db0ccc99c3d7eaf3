//! The records that the verdict on one hamlet or other unit of a commune rests on.

use std::collections::BTreeSet;

use book::{
    Activity, Assessment, Book, Decision, Discipline, Incident, Model, Paper, PaperText, Rating,
    Recognition, Record, Registration, Statement, Tip, UnitId, YearlyTotal,
};

/// A unit below a commune, what it was formed from, and the communes of all of them.
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

/// Tells whether the verdict on a unit rests on a record: on the unit's own records, and on what its
/// commune recorded once for several units.
pub(super) trait Decides: Record {
    fn decides_on(&self, scope: &UnitScope) -> bool {
        scope.units.contains(self.unit())
    }
}

macro_rules! own_alone {
    ($($name:ident),*) => { $(impl Decides for $name {})* };
}
own_alone!(YearlyTotal, Model, Registration, Paper, PaperText, Activity, Tip);
own_alone!(Recognition, Decision, Assessment);

macro_rules! of_the_commune_too {
    ($($name:ident),*) => {
        $(impl Decides for $name {
            fn decides_on(&self, scope: &UnitScope) -> bool {
                scope.units.contains(&self.unit) || scope.communes.contains(&self.unit)
            }
        })*
    };
}
of_the_commune_too!(Discipline, Statement);

impl Decides for Incident {
    fn decides_on(&self, scope: &UnitScope) -> bool {
        scope.units.contains(&self.unit)
            || self.also_in.iter().any(|unit| scope.units.contains(unit))
    }
}

impl Decides for Rating {
    /// The group that a hamlet belongs to is known only from all groups of its commune.
    fn decides_on(&self, scope: &UnitScope) -> bool {
        scope.units.contains(&self.unit) || !self.covers.is_empty()
    }
}
