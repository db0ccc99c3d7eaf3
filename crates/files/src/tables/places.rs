//! Finds the unit of a book that a cell means. A cell that fits none or several is left to a person.

use std::collections::{BTreeMap, BTreeSet};

use super::local_word;
use super::written_unit::{Fit, WrittenUnit, keys_of};
use super::wrong::Wrong;
use book::{Book, Lang, Period, Unit, UnitId};
use law::unit_kind_name;

/// The most units to list when several have the same name.
const NAMED: usize = 10;

/// A unit with the root of its shard.
#[derive(Clone, Copy)]
struct Named<'a> {
    unit: &'a Unit,
    root: &'a UnitId,
}

/// The units of a book by their ids, names and codes.
pub(super) struct Places<'a> {
    ids: BTreeMap<&'a str, Named<'a>>,
    names: BTreeMap<String, Vec<&'a UnitId>>,
    coded: Vec<&'a UnitId>,
}

/// The units that a cell can mean.
pub(super) struct Among<'f> {
    /// The commune that they are in, or else the whole book.
    pub commune: Option<&'f UnitId>,
    /// The period in which the unit exists, used if several fit.
    pub when: Option<Period>,
    /// Whether a unit can be meant.
    pub is_wanted: &'f dyn Fn(&Unit) -> bool,
}

impl<'a> Places<'a> {
    pub fn of(book: &'a Book) -> Self {
        let mut places = Self { ids: BTreeMap::new(), names: BTreeMap::new(), coded: Vec::new() };
        for (root, unit) in book
            .shards
            .values()
            .flat_map(|shard| shard.live_units().map(move |unit| (&shard.root, unit)))
        {
            places.ids.insert(unit.id.as_str(), Named { unit, root });
            for key in keys_of(unit) {
                let of_key = places.names.entry(key).or_default();
                if of_key.last() != Some(&&unit.id) {
                    of_key.push(&unit.id);
                }
            }
            if unit.code.is_some() {
                places.coded.push(&unit.id);
            }
        }
        places
    }

    /// Finds the unit of a text that is an id, a code or a name.
    pub fn find(&self, text: &str, among: &Among<'_>) -> Result<UnitId, Wrong> {
        self.find_in(text, |written| written, among)
    }

    /// The same, with what else the row says about the unit.
    pub fn find_in(
        &self,
        text: &str,
        say: impl FnOnce(WrittenUnit) -> WrittenUnit,
        among: &Among<'_>,
    ) -> Result<UnitId, Wrong> {
        match self.ids.get(text).filter(|named| among.has(named)) {
            Some(named) => Ok(named.unit.id.clone()),
            None => self.find_written(&say(WrittenUnit::of(text)), among),
        }
    }

    /// Finds the unit that is written. Of several that fit, it picks the one with the written code,
    /// or else the one that existed then.
    fn find_written(&self, written: &WrittenUnit, among: &Among<'_>) -> Result<UnitId, Wrong> {
        let coded = self.coded(written, among);
        let (fit, mut found) = match self.named(written, among) {
            Some(named) => named,
            None => {
                return match coded.as_slice() {
                    [] => Err(Wrong::NoUnit),
                    [named] if written.is_nameless() || !written.has_code_beside() => {
                        Ok(named.unit.id.clone())
                    }
                    several if several.len() > 1 => Err(Wrong::Several(self.names(several))),
                    other => Err(Wrong::OtherCode(self.names(other))),
                };
            }
        };
        if found.len() > 1 && written.has_code_beside() {
            let has_code = found.iter().filter(|named| written.has_code_of(named.unit)).copied();
            let has_code: Vec<_> = has_code.collect();
            found = if has_code.is_empty() { found } else { has_code };
        }
        if let (2.., Some(when)) = (found.len(), among.when) {
            found.retain(|named| named.unit.validity().overlaps(when));
        }
        let names = || self.names(&found);
        match (fit, found.as_slice()) {
            (_, []) => Err(Wrong::NoUnit),
            (Fit::OtherAccents, _) => Err(Wrong::OtherAccents(names())),
            (Fit::OtherKind, _) => Err(Wrong::OtherKind(names())),
            (Fit::Elsewhere, _) => Err(Wrong::Elsewhere(names())),
            (_, [named]) => {
                let other = coded.iter().any(|other| other.unit.id != named.unit.id);
                if other && written.has_code_beside() && !written.has_code_of(named.unit) {
                    let both: Vec<_> = [*named].into_iter().chain(coded).collect();
                    return Err(Wrong::OtherCode(self.names(&both)));
                }
                Ok(named.unit.id.clone())
            }
            (..) => Err(Wrong::Several(names())),
        }
    }

    /// The units that a name fits best.
    fn named(&self, written: &WrittenUnit, among: &Among<'_>) -> Option<(Fit, Vec<Named<'a>>)> {
        let by_id = |id: &UnitId| self.ids.get(id.as_str()).map(|named| named.unit);
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        let mut best: Option<(Fit, bool)> = None;
        let mut found = Vec::new();
        for id in written.keys().filter_map(|key| self.names.get(key)).flatten() {
            let named = self.ids.get(id.as_str()).filter(|named| among.has(named));
            let Some(named) = named.filter(|_| seen.insert(id.as_str())) else { continue };
            let Some(fit) = written.fit(named.unit, &by_id) else { continue };
            let rank = (fit, !written.says_word_of(named.unit));
            if best.is_none_or(|best| rank < best) {
                found.clear();
                best = Some(rank);
            }
            if best == Some(rank) {
                found.push(*named);
            }
        }
        best.map(|(fit, _)| (fit, found))
    }

    /// The units whose code is written.
    fn coded(&self, written: &WrittenUnit, among: &Among<'_>) -> Vec<Named<'a>> {
        if !written.has_code() {
            return Vec::new();
        }
        let named = self.coded.iter().filter_map(|id| self.ids.get(id.as_str()));
        named.filter(|named| among.has(named) && written.has_code_of(named.unit)).copied().collect()
    }

    /// The root of the shard that a unit is in.
    pub fn root_of(&self, unit: &UnitId) -> Option<&'a UnitId> {
        self.ids.get(unit.as_str()).map(|named| named.root)
    }

    /// The units of some ids by their names.
    pub fn names_of<'i>(&self, ids: impl IntoIterator<Item = &'i UnitId>) -> Vec<String> {
        let found = ids.into_iter().filter_map(|id| self.ids.get(id.as_str()).copied());
        self.names(&found.collect::<Vec<_>>())
    }

    /// The units by their names, each with what it is in.
    fn names(&self, found: &[Named<'a>]) -> Vec<String> {
        let name = |named: &Named<'a>| {
            let above = if named.root == &named.unit.id {
                named.unit.parent.as_ref()
            } else {
                Some(named.root)
            };
            let above = above.and_then(|id| self.ids.get(id.as_str()));
            let of = above.map(|above| format!(" ({})", above.unit.name)).unwrap_or_default();
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

impl Among<'_> {
    fn has(&self, named: &Named<'_>) -> bool {
        self.commune.is_none_or(|commune| named.root == commune) && (self.is_wanted)(named.unit)
    }
}

/// Whether a unit is a commune, ward or township.
pub(super) fn is_commune(unit: &Unit) -> bool {
    unit.kind.is_commune_level()
}
