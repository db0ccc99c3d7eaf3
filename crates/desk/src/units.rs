//! Search for units by name, and the tree of units.

use std::collections::{BTreeMap, BTreeSet};

use book::{Book, Unit, UnitId};

use crate::letters::Letters;

/// Finds the units that match typed text, with or without accents: best first, at most `most`.
/// `name_of` returns the name of a unit as it is shown.
pub fn find<'b>(
    book: &'b Book,
    typed: &str,
    letters: &Letters,
    name_of: &dyn Fn(&Unit) -> String,
    is_wanted: &dyn Fn(&Unit) -> bool,
    most: usize,
) -> Vec<&'b Unit> {
    let Letters { folded, lower, .. } = *letters;
    let exact = lower(&(letters.composed)(typed));
    let wanted = folded(typed.trim());
    let fits = |unit: &&Unit| is_wanted(unit) && folded(&name_of(unit)).contains(&wanted);
    let mut found: Vec<&Unit> = book.units().filter(fits).collect();
    // If the accents are typed, «Minh Quân» comes before «Minh Quán».
    let rank = |unit: &Unit| {
        (!lower(&unit.name).contains(&exact), !folded(&unit.name).starts_with(&wanted), unit.kind)
    };
    book::sort::sort_by(&mut found, |a, b| {
        rank(a).cmp(&rank(b)).then_with(|| (letters.order)(&a.name, &b.name))
    });
    found.truncate(most);
    found
}

/// Finds the only unit whose plain or shown name was typed in full.
pub fn named<'b>(
    book: &'b Book,
    typed: &str,
    letters: &Letters,
    names_of: &dyn Fn(&Unit) -> Vec<String>,
) -> Option<&'b Unit> {
    let wanted = (letters.lower)(&(letters.composed)(typed));
    let is_named = |unit: &&Unit| {
        let names = std::iter::once(unit.name.clone()).chain(names_of(unit));
        names.into_iter().any(|name| (letters.lower)(&name) == wanted)
    };
    let mut found = book.units().filter(is_named);
    match (found.next(), found.next()) {
        (Some(only), None) => Some(only),
        _ => None,
    }
}

/// Units in Vietnamese order below each other, and the units that a search shows.
pub struct Tree {
    /// The units that have no parent in the book.
    pub roots: Vec<Unit>,
    /// The units below each unit.
    pub below: BTreeMap<UnitId, Vec<Unit>>,
    /// The units that match the search, and all units above them.
    pub shown: BTreeSet<UnitId>,
}

impl Tree {
    /// Builds the tree of a book searched for `wanted`. An empty search shows every unit.
    pub fn new(
        book: &Book,
        wanted: &str,
        letters: &Letters,
        name_of: &dyn Fn(&Unit) -> String,
    ) -> Self {
        let wanted = (letters.folded)(wanted.trim());
        let known: BTreeMap<&UnitId, &Unit> =
            book::sort::map_of(book.units().map(|unit| (&unit.id, unit)));
        let mut tree = Self { roots: Vec::new(), below: BTreeMap::new(), shown: BTreeSet::new() };
        for unit in known.values().copied() {
            match unit.parent.as_ref().and_then(|parent| known.get(parent)) {
                Some(parent) if parent.id != unit.id => {
                    tree.below.entry(parent.id.clone()).or_default().push(unit.clone())
                }
                _ => tree.roots.push(unit.clone()),
            }
            if (letters.folded)(&name_of(unit)).contains(&wanted) {
                tree.show(&known, unit);
            }
        }
        let in_order = |a: &Unit, b: &Unit| {
            a.kind.cmp(&b.kind).then_with(|| (letters.order)(&a.name, &b.name))
        };
        book::sort::sort_by(&mut tree.roots, in_order);
        tree.below.values_mut().for_each(|units| book::sort::sort_by(units, in_order));
        tree
    }

    /// Shows a unit and all units above it.
    fn show(&mut self, known: &BTreeMap<&UnitId, &Unit>, unit: &Unit) {
        let mut next = Some(unit);
        while let Some(unit) = next {
            if !self.shown.insert(unit.id.clone()) {
                return;
            }
            next = unit.parent.as_ref().and_then(|parent| known.get(parent)).copied();
        }
    }
}
