//! Search for units by name, and the tree of units.

use std::borrow::Borrow;
use std::collections::{BTreeMap, BTreeSet};

use book::text::Lang;
use book::{Book, Unit, UnitId, UnitKind};
use files::tables::{Fit, WrittenUnit};

use crate::letters::Letters;

/// Finds the units that match typed text, with or without accents: best first, at most `most`. They
/// match as in tables: `TT Cổ Phúc`, `Hòa Cuông (Trấn Yên)`, a code. `name_of` returns the name of
/// a unit as it is shown.
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
    let searched = Searched::new(book, typed, letters);
    // If the accents are typed, «Minh Quân» comes before «Minh Quán».
    let rank = |unit: &Unit| {
        let fit = searched.fit(unit);
        (
            !fit.is_some_and(Fit::is_sure),
            fit,
            !lower(&unit.name).contains(&exact),
            !folded(&unit.name).starts_with(&searched.wanted),
            unit.kind,
        )
    };
    let fits = |unit: &&Unit| is_wanted(unit) && searched.has(unit, name_of);
    let mut found: Vec<_> = book.units().filter(fits).map(|unit| (rank(unit), unit)).collect();
    book::sort::sort_by(&mut found, |(one, a), (other, b)| {
        one.cmp(other).then_with(|| (letters.order)(&a.name, &b.name))
    });
    found.truncate(most);
    found.into_iter().map(|(_, unit)| unit).collect()
}

/// Typed text that units are searched for.
struct Searched<'b> {
    book: &'b Book,
    /// The text without accents.
    wanted: String,
    written: WrittenUnit,
    folded: fn(&str) -> String,
}

impl<'b> Searched<'b> {
    fn new(book: &'b Book, typed: &str, letters: &Letters) -> Self {
        let wanted = (letters.folded)(typed.trim());
        let written = WrittenUnit::of(&(letters.composed)(typed));
        Self { book, wanted, written, folded: letters.folded }
    }

    fn fit(&self, unit: &Unit) -> Option<Fit> {
        let is_coded = || self.written.has_code_of(unit).then_some(Fit::Same);
        self.written.fit(unit, &|id| self.by_id(id)).or_else(is_coded)
    }

    /// Whether the text is in the name of a unit, or is another way to write it.
    fn has(&self, unit: &Unit, name_of: &dyn Fn(&Unit) -> String) -> bool {
        (self.folded)(&name_of(unit)).contains(&self.wanted)
            || self.fit(unit).is_some_and(Fit::is_sure)
            || self.written.is_part_of(unit, &|id| self.by_id(id))
    }

    fn by_id(&self, id: &UnitId) -> Option<&'b Unit> {
        self.book.unit(id).map(|(unit, _)| unit)
    }
}

/// Sorts units by their kinds, hamlets by their local words, then by name and number: Bản Khe Vải,
/// Thôn 2, Thôn 10, Tổ dân phố 1.
pub fn sort<U: Borrow<Unit>>(book: &Book, letters: &Letters, units: &mut [U]) {
    let title = |unit: &Unit| {
        let above = unit.parent.as_ref().and_then(|parent| book.unit(parent));
        law::unit_title(unit, above.map(|(above, _)| above.kind), Lang::Vi)
    };
    book::sort::sort_by(units, |a, b| {
        let (a, b): (&Unit, &Unit) = (a.borrow(), b.borrow());
        a.kind.cmp(&b.kind).then_with(|| match a.kind {
            UnitKind::Hamlet => (letters.order)(&title(a), &title(b)),
            _ => (letters.order)(&a.name, &b.name),
        })
    });
}

/// Finds the only unit whose name was typed in full: as it is shown, or else in another spelling.
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
    let searched = Searched::new(book, typed, letters);
    let is_spelt = |unit: &&Unit| searched.fit(unit).is_some_and(|fit| fit <= Fit::Spelling);
    let mut found = book.units().filter(is_named);
    match (found.next(), found.next()) {
        (Some(only), None) => Some(only),
        (Some(_), Some(_)) => None,
        (None, _) => {
            let mut found = book.units().filter(is_spelt);
            found.next().filter(|_| found.next().is_none())
        }
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
        let searched = Searched::new(book, wanted, letters);
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
            if searched.has(unit, name_of) {
                tree.show(&known, unit);
            }
        }
        sort(book, letters, &mut tree.roots);
        tree.below.values_mut().for_each(|units| sort(book, letters, units));
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
