//! Chooses the shown revision of a unit when the units of two books do not fit together: one book
//! changed a township into a district, the other has a hamlet below it. The change of kind then
//! waits for review, and everything else is merged.
//!
//! The choice depends only on the heads, so the order of the books does not matter. A unit shows
//! its greatest head that can hold every unit that any head puts below it. If there is none, it
//! shows its greatest head with an earlier kind: an *adjusted* revision, made here. Only a person's
//! choice or edit follows an adjusted revision, and it disappears when it is no longer needed. The
//! same applies to a unit that the unit above cannot hold.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use super::revision::{Place, Revision};
use super::revision_heads::{Head, Item, in_order, items};
use super::source::{Source, all_sources, sources};
use crate::List;
use book::checksum;
use book::{Book, DeviceId, Shard, Stamp, Unit, UnitId, UnitKind, Version};

/// The prefix of an adjusted revision's device name.
const MARK: &str = "fit.";

/// The shard that owns the adjusted revisions of a merge.
pub(super) type Adjusted = OnceCell<Shard>;

/// Gathers the shards that differ between the books, and their items with the shown revision first.
/// If units do not fit together, all shards are gathered.
pub(super) fn fitted<'a>(
    books: &[&'a Book],
    adjusted: &'a Adjusted,
) -> (Vec<Source<'a>>, Vec<Item<'a>>) {
    let mut sources = sources(books);
    let mut found = items(&mut sources);
    if is_plain(books, &found) {
        return (sources, found);
    }
    sources = all_sources(books);
    found = items(&mut sources);
    in_order(&mut found);
    fit(&mut found, adjusted);
    (sources, found)
}

/// Whether every unit can show its greatest head, as far as these items and the first book tell.
fn is_plain(books: &[&Book], items: &[Item<'_>]) -> bool {
    let kinds: BTreeMap<&str, UnitKind> =
        units(items).filter_map(|item| Some((item.id, shown(item)?.kind))).collect();
    let elsewhere = |id: &UnitId| {
        books.iter().find_map(|book| book.shards.get(id)?.root_unit()).map(|unit| unit.kind)
    };
    let is_below = |unit: &Unit| {
        let above = unit
            .parent
            .as_ref()
            .and_then(|parent| kinds.get(parent.as_str()).copied().or_else(|| elsewhere(parent)));
        unit.parent.is_none() || above.is_some_and(|above| unit.kind.can_be_below(above))
    };
    let is_one_level = |item: &Item<'_>| {
        let kind = shown(item).map(|unit| unit.kind);
        let had = item.had.iter().filter_map(|had| unit_at(had.place));
        had.into_iter()
            .all(|unit| kind.is_some_and(|kind| unit.kind.is_level_of(kind)) && !is_marked(unit))
    };
    let all_fit = units(items)
        .all(|item| is_one_level(item) && item.heads.iter().filter_map(unit_of).all(is_below));
    all_fit
        && books
            .first()
            .is_none_or(|first| first.shards.values().all(|shard| shows_the_greatest(shard)))
}

fn shows_the_greatest(shard: &Shard) -> bool {
    shard.waiting.units.iter().all(|waits| {
        let shown = shard.units.iter().find(|shown| shown.id == waits.id);
        shown
            .is_none_or(|shown| !is_marked(shown) && shown.stamp.version() >= waits.stamp.version())
    })
}

fn fit<'a>(items: &mut [Item<'a>], adjusted: &'a Adjusted) {
    let spare: Vec<Head<'a>> = items
        .iter_mut()
        .filter(|item| item.list == List::Units)
        .flat_map(without_adjusted)
        .collect();
    let needs = needs(items);
    let mut choices: BTreeMap<&'a str, Choice> = units(items)
        .filter_map(|item| Some((item.id, choice(item, needs.get(item.id).copied())?)))
        .collect();
    let kinds: BTreeMap<&str, (UnitKind, Option<UnitId>)> =
        choices.iter().map(|(id, choice)| (*id, (choice.kind, choice.parent.clone()))).collect();
    for item in units(items) {
        if let Some(choice) = choices.get_mut(item.id) {
            put_below(item, choice, needs.get(item.id).copied(), &kinds);
        }
    }
    let made: Vec<Unit> =
        units(items).filter_map(|item| choices.get(item.id)?.adjusted(item)).collect();
    let made: &'a Shard = adjusted.get_or_init(|| {
        book::Waiting { units: made, ..Default::default() }.into_shard(UnitId::random(0))
    });
    for (at, unit) in made.units.iter().enumerate() {
        let place = Place { shard: made, waits: false, at };
        let held =
            spare.iter().find(|spare| unit_of(spare) == Some(unit)).map(|spare| spare.held.clone());
        let (id, stamp, is_deleted) = (unit.id.as_str(), &unit.stamp, unit.deleted);
        let revision = Revision { list: List::Units, id, stamp, is_deleted, unit: &unit.id, place };
        if let Some(item) = items.iter_mut().find(|item| item.list == List::Units && item.id == id)
        {
            item.heads.insert(0, Head { revision, held: held.unwrap_or_default() });
        }
    }
    for item in items.iter_mut().filter(|item| item.list == List::Units) {
        if let Some(choice) = choices.get(item.id).filter(|choice| !choice.is_adjusted) {
            let shown = item.heads.remove(choice.head);
            item.heads.insert(0, shown);
        }
        let heads: Vec<Unit> =
            item.heads.iter().filter_map(unit_of).filter(|unit| is_marked(unit)).cloned().collect();
        for had in item.had.iter_mut() {
            if let Some(unit) = unit_at(had.place).filter(|unit| is_marked(unit)) {
                had.is_head = heads.contains(unit);
            }
        }
    }
}

/// The choice of what a unit shows.
struct Choice {
    /// The index of the head that is shown or adjusted.
    head: usize,
    kind: UnitKind,
    parent: Option<UnitId>,
    is_adjusted: bool,
}

impl Choice {
    fn of(head: usize, unit: &Unit) -> Self {
        Self { head, kind: unit.kind, parent: unit.parent.clone(), is_adjusted: false }
    }

    fn adjusted(&self, item: &Item<'_>) -> Option<Unit> {
        let unit = item.heads.get(self.head).and_then(unit_of).filter(|_| self.is_adjusted)?;
        Some(adjusted(unit, self.kind, self.parent.clone()))
    }
}

/// Chooses a unit's greatest head that can hold the units below it, or else one to adjust.
fn choice(item: &Item<'_>, below: Option<UnitKind>) -> Option<Choice> {
    let holds = |kind: UnitKind| below.is_none_or(|below| below.can_be_below(kind));
    let mut heads = item.heads.iter().filter_map(unit_of).enumerate();
    if let Some((at, unit)) = heads.find(|(_, unit)| holds(unit.kind)) {
        return Some(Choice::of(at, unit));
    }
    let greatest = item.heads.first().and_then(unit_of)?;
    let had = || {
        // The revision may not say its earlier kind, for example in an older program's file. Then
        // the other revisions at hand tell.
        let fitting =
            item.had.iter().filter_map(|had| unit_at(had.place)).filter(|unit| holds(unit.kind));
        fitting.max_by_key(|unit| (unit.stamp.version(), unit.kind)).map(|unit| unit.kind)
    };
    let before = greatest.kind_before.or_else(had).filter(|kind| holds(*kind));
    let kind = before.or_else(|| below.map(least_that_holds)).unwrap_or(greatest.kind);
    Some(Choice { head: 0, kind, parent: greatest.parent.clone(), is_adjusted: true })
}

/// The lowest kind that can hold another, when the earlier kind is unknown.
fn least_that_holds(below: UnitKind) -> UnitKind {
    match below {
        UnitKind::Province | UnitKind::District => UnitKind::Province,
        UnitKind::Commune | UnitKind::Ward | UnitKind::Township | UnitKind::SpecialZone => {
            UnitKind::District
        }
        UnitKind::Hamlet | UnitKind::Agency | UnitKind::Enterprise | UnitKind::School => {
            UnitKind::Commune
        }
    }
}

/// Moves a unit that the unit above cannot hold: to where another of its heads puts it, or else
/// below the next unit above.
fn put_below(
    item: &Item<'_>,
    choice: &mut Choice,
    below: Option<UnitKind>,
    kinds: &BTreeMap<&str, (UnitKind, Option<UnitId>)>,
) {
    let above =
        |parent: &Option<UnitId>| parent.as_ref().and_then(|parent| kinds.get(parent.as_str()));
    let fits = |kind: UnitKind, parent: &Option<UnitId>| {
        above(parent).is_none_or(|(above, _)| kind.can_be_below(*above))
    };
    if fits(choice.kind, &choice.parent) {
        return;
    }
    let holds = |kind: UnitKind| below.is_none_or(|below| below.can_be_below(kind));
    let mut heads = item.heads.iter().filter_map(unit_of).enumerate();
    if let Some((at, unit)) =
        heads.find(|(_, unit)| holds(unit.kind) && fits(unit.kind, &unit.parent))
    {
        *choice = Choice::of(at, unit);
    } else if choice.kind.has_shard() {
        let next = above(&choice.parent).and_then(|(_, next)| next.clone());
        choice.parent = next.filter(|next| fits(choice.kind, &Some(next.clone())));
        choice.is_adjusted = true;
    }
}

/// For each unit, the most demanding kind that any head puts below it: a hamlet needs a commune, a
/// district needs a province, and other kinds can be below several.
fn needs<'a>(items: &[Item<'a>]) -> BTreeMap<&'a str, UnitKind> {
    let hardness = |kind: UnitKind| match kind {
        UnitKind::Hamlet => 3,
        UnitKind::District => 2,
        UnitKind::Commune | UnitKind::Ward | UnitKind::Township | UnitKind::SpecialZone => 1,
        UnitKind::Province | UnitKind::Agency | UnitKind::Enterprise | UnitKind::School => 0,
    };
    let mut needs = BTreeMap::new();
    for unit in units(items)
        .flat_map(|item| &item.heads)
        .filter_map(unit_of)
        .filter(|unit| unit.kind != UnitKind::Province)
    {
        if let Some(parent) = &unit.parent {
            let need = needs.entry(parent.as_str()).or_insert(unit.kind);
            if hardness(unit.kind) > hardness(*need) {
                *need = unit.kind;
            }
        }
    }
    needs
}

/// Removes the adjusted revisions from an item's heads and returns them.
fn without_adjusted<'a>(item: &mut Item<'a>) -> Vec<Head<'a>> {
    let all: Vec<&Unit> = item.had.iter().filter_map(|had| unit_at(had.place)).collect();
    let followed: Vec<&Version> = all.iter().flat_map(|unit| &unit.stamp.after).collect();
    let is_adjusted = |head: &Head<'a>| {
        let Some(unit) = unit_of(head).filter(|unit| is_marked(unit)) else { return false };
        let is_of =
            |at: u64, device: &DeviceId| unit.stamp.at == at && unit.stamp.device == marked(device);
        let is_made_of = |base: &&&Unit| is_of(base.stamp.at, &base.stamp.device);
        match all.iter().find(is_made_of) {
            Some(base) => adjusted(base, unit.kind, unit.parent.clone()) == *unit,
            None => followed.iter().any(|version| is_of(version.at, &version.device)),
        }
    };
    let (taken, kept) = std::mem::take(&mut item.heads).into_iter().partition(is_adjusted);
    item.heads = kept;
    taken
}

/// Makes an adjusted revision, with another kind or another unit above. It looks as if the unit's
/// device had made it at the same time, and no revision follows it.
fn adjusted(unit: &Unit, kind: UnitKind, parent: Option<UnitId>) -> Unit {
    let stamp = Stamp { device: marked(&unit.stamp.device), ..unit.stamp.clone() };
    let kind_before = unit.kind_before.filter(|_| unit.kind == kind);
    Unit { kind, parent, kind_before, stamp, ..unit.clone() }
}

fn marked(device: &DeviceId) -> DeviceId {
    let name = format!("{MARK}{:016x}", checksum::of(device.as_str().bytes()));
    DeviceId::new(&name).unwrap_or_else(|_| device.clone())
}

fn is_marked(unit: &Unit) -> bool {
    unit.stamp.device.as_str().starts_with(MARK)
}

fn units<'s, 'a>(items: &'s [Item<'a>]) -> impl Iterator<Item = &'s Item<'a>> {
    items.iter().filter(|item| item.list == List::Units)
}

fn shown<'a>(item: &Item<'a>) -> Option<&'a Unit> {
    item.heads.first().and_then(unit_of)
}

fn unit_of<'a>(head: &Head<'a>) -> Option<&'a Unit> {
    unit_at(head.revision.place)
}

fn unit_at<'a>(place: Place<'a>) -> Option<&'a Unit> {
    let units = if place.waits { &place.shard.waiting.units } else { &place.shard.units };
    units.get(place.at)
}
