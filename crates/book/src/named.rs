//! The units that records name besides their own.

use super::{Incident, Model, Rating, Record, Shard, Stamp, UnitId, Waiting};

/// A record that may name units other than its own.
pub(crate) trait NamesUnits: Record {
    /// The other units that it names.
    fn others(&self) -> Vec<&UnitId>;
    /// The other units that it names, mutably.
    fn others_mut(&mut self) -> Vec<&mut UnitId>;
}

impl NamesUnits for Incident {
    fn others(&self) -> Vec<&UnitId> {
        self.also_in.iter().collect()
    }

    fn others_mut(&mut self) -> Vec<&mut UnitId> {
        self.also_in.iter_mut().collect()
    }
}

impl NamesUnits for Rating {
    fn others(&self) -> Vec<&UnitId> {
        self.covers.iter().collect()
    }

    fn others_mut(&mut self) -> Vec<&mut UnitId> {
        self.covers.iter_mut().collect()
    }
}

impl NamesUnits for Model {
    fn others(&self) -> Vec<&UnitId> {
        self.points.iter().filter_map(|point| point.unit.as_ref()).collect()
    }

    fn others_mut(&mut self) -> Vec<&mut UnitId> {
        self.points.iter_mut().filter_map(|point| point.unit.as_mut()).collect()
    }
}

impl Waiting {
    /// The units that the records name besides their own.
    pub fn others(&self) -> Vec<&UnitId> {
        others(&self.incidents, &self.ratings, &self.models)
    }
}

impl Shard {
    /// The units that the records name besides their own.
    pub fn others(&self) -> Vec<&UnitId> {
        others(&self.incidents, &self.ratings, &self.models)
    }

    /// Whether a record that is not deleted names a unit other than its own.
    pub(super) fn names(&self, unit: &UnitId) -> bool {
        names(self.live::<Incident>(), unit)
            || names(self.live::<Rating>(), unit)
            || names(self.live::<Model>(), unit)
    }

    /// Replaces a unit with `stays` in the records that name it besides their own, as new revisions.
    pub(super) fn rename(&mut self, unit: &UnitId, stays: &UnitId, stamp: &Stamp) {
        rename(&mut self.incidents, unit, stays, stamp);
        rename(&mut self.ratings, unit, stays, stamp);
        rename(&mut self.models, unit, stays, stamp);
    }
}

fn others<'a>(
    incidents: &'a [Incident],
    ratings: &'a [Rating],
    models: &'a [Model],
) -> Vec<&'a UnitId> {
    let incidents = incidents.iter().flat_map(NamesUnits::others);
    incidents
        .chain(ratings.iter().flat_map(NamesUnits::others))
        .chain(models.iter().flat_map(NamesUnits::others))
        .collect()
}

fn names<'a, R: NamesUnits + 'a>(mut records: impl Iterator<Item = &'a R>, unit: &UnitId) -> bool {
    records.any(|record| record.others().contains(&unit))
}

fn rename<R: NamesUnits>(records: &mut [R], unit: &UnitId, stays: &UnitId, stamp: &Stamp) {
    for record in
        records.iter_mut().filter(|record| !record.is_deleted() && record.others().contains(&unit))
    {
        for other in record.others_mut() {
            if *other == *unit {
                other.clone_from(stays);
            }
        }
        let stamp = stamp.clone().following(record.stamp());
        *record.stamp_mut() = stamp;
    }
}
