//! Succession: the former units that count with a unit over some days.
//!
//! Figures of former units are summed with the unit's own.

use super::facts::Facts;
use super::former_units::{FormerUnit, OtherShards};
use book::{Day, Joining, Period, Shard, Unit, UnitId};

/// Whether a unit still existed on the day on which it, or a part of it, came to another.
fn goes_on(part: &Unit, on: Day) -> bool {
    part.valid_to.is_none_or(|last| last >= on)
}

/// The relation of the former units of a former unit to the unit asked about.
#[derive(Clone, Copy, Default)]
struct Path {
    grows: bool,
    is_beyond: bool,
    is_shared: bool,
}

impl<'a> Facts<'a> {
    /// The former units that came to a unit after the first of these days and by their last, with
    /// their own former units.
    pub fn former_units(&self, unit: &Unit, days: Period) -> Vec<FormerUnit<'a>> {
        self.former_units_by(unit, days, days.to)
    }

    /// The former units that came to a unit after the first of these days and by another day, with
    /// their own former units. If the unit was formed later, its former units count all the same.
    pub fn former_units_by(
        &self,
        unit: &Unit,
        days: Period,
        joined_by: Option<Day>,
    ) -> Vec<FormerUnit<'a>> {
        let joined_by = joined_by.map(|day| unit.formed_on().map_or(day, |formed| day.max(formed)));
        let mut parts = Vec::new();
        self.collect_former_units(unit, days, (days.to, joined_by), Path::default(), &mut parts);
        // Only a circle in a bad file makes a unit its own part.
        parts.retain(|part| part.id != unit.id);
        parts
    }

    /// The units that a unit was formed from or took in, each with the day.
    pub fn joinings<'u>(&self, unit: &'u Unit) -> std::vec::IntoIter<Joining<'u>> {
        unit.joinings(|part| self.unit(part).and_then(|part| part.valid_to))
    }

    fn collect_former_units(
        &self,
        unit: &Unit,
        days: Period,
        (to, joined_by): (Option<Day>, Option<Day>),
        path: Path,
        parts: &mut Vec<FormerUnit<'a>>,
    ) {
        for joining in self.joinings(unit) {
            let has_come = |on: &Day| {
                days.from.is_none_or(|from| from < *on) && joined_by.is_none_or(|day| *on <= day)
            };
            let Some(on) = joining.on.filter(has_come) else { continue };
            let id = joining.part;
            if *id == unit.id || parts.iter().any(|part| part.id == *id) {
                continue;
            }
            let part = self.unit(id);
            let before = on.previous();
            let until = to.map_or(before, |to| before.map(|before| before.min(to)));
            let path = Path {
                grows: path.grows || joining.grows,
                is_beyond: path.is_beyond || (joining.grows && days.to.is_some_and(|to| to < on)),
                is_shared: path.is_shared
                    || self.is_shared(part, unit, &joining, on, days, joined_by),
            };
            let Path { grows, is_beyond, is_shared } = path;
            let goes_on = part.is_some_and(|part| goes_on(part, on));
            parts.push(FormerUnit {
                id: id.clone(),
                unit: part,
                until,
                goes_on,
                grows,
                is_beyond,
                is_shared,
            });
            if let Some(part) = part {
                self.collect_former_units(part, days, (until, Some(on)), path, parts);
            }
        }
    }

    /// Whether a part is shared: it did not come whole, went to others too in these days, or goes
    /// on beside the unit.
    fn is_shared(
        &self,
        part: Option<&Unit>,
        unit: &Unit,
        joining: &Joining,
        on: Day,
        days: Period,
        joined_by: Option<Day>,
    ) -> bool {
        let known = Period { from: days.from, to: joined_by };
        let others = || {
            self.successors_in(joining.part, known).any(|(successor, _)| successor.id != unit.id)
        };
        joining.partly || part.is_some_and(|part| goes_on(part, on)) || others()
    }

    /// The units that a part came to after the first of these days and by their last, or on an
    /// unknown day, each with the joining.
    pub fn successors_in<'u>(
        &'u self,
        part: &'u UnitId,
        days: Period,
    ) -> impl Iterator<Item = (&'a Unit, Joining<'u>)> {
        let successors = self.successors().get(part).into_iter().flatten();
        let of_part = move |successor: &&'a Unit| {
            let successor: &'a Unit = successor;
            let has_come = |on: Day| {
                days.from.is_none_or(|from| from < on) && days.to.is_none_or(|to| on <= to)
            };
            let mut joinings =
                self.joinings(successor).filter(|joining| joining.on.is_none_or(has_come));
            joinings.find(|joining| joining.part == part).map(|joining| (successor, joining))
        };
        successors.filter_map(of_part)
    }

    /// The other shards that the verdicts on a shard's units depend on.
    pub fn other_shards(&self, shard: &Shard) -> OtherShards {
        let mut rest = OtherShards::default();
        rest.shards.extend(
            self.shards_beyond(&shard.root)
                .into_iter()
                .filter_map(|root| self.book.shards.get(root))
                .cloned(),
        );
        for unit in shard.live_units().filter(|unit| unit.parts().next().is_some()) {
            for part in self.former_units(unit, Period::default()) {
                let home = self.home(&part.id).and_then(|home| self.book.shards.get(home));
                rest.shards.extend(home.cloned());
                let successors = self.successors().get(&part.id).into_iter().flatten();
                let homes = successors
                    .filter_map(|successor| self.book.shards.get(self.home(&successor.id)?));
                rest.shards.extend(homes.cloned());
            }
        }
        rest
    }
}
