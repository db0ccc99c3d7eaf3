//! The linking of a book's communes to the list of communes: what fits, and what a link changes.
//!
//! A book made before there was a list has units with ids of their own. A link keeps the unit and
//! its records. It notes the entry of the list, fills in the code if there is none, and adds what
//! the commune was formed from, as far as the book does not have it.

use book::{
    Absorbed, Book, Day, EditError, Extra, Incident, Paper, Recognition, Stamp, Unit, UnitId,
    UnitKind, YearlyTotal, name_key,
};
use communes::{Commune, List, Province};

/// A commune of the book that is not linked, with what fits it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The unit of the book.
    pub unit: UnitId,
    /// The communes of the list that have its name, by their places in the list; those of its
    /// province and its kind first.
    pub fits: Vec<usize>,
    /// The one that it is, unless a person must say.
    pub sure: Option<usize>,
}

/// The additions that a link would bring to a commune.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Additions {
    /// The code, if the unit has none.
    pub code: Option<String>,
    /// Units of the book that become its former units.
    pub known: Vec<UnitId>,
    /// Former units that the book does not have.
    pub new: Vec<Unit>,
    /// Whether former units are left out, because the unit has records of its own from before it
    /// was formed.
    pub is_older: bool,
}

/// The communes of today that are not linked, and what fits each.
pub fn proposals(book: &Book, list: &List) -> Vec<Proposal> {
    open(book).map(|unit| proposal(book, list, unit)).collect()
}

/// Whether the book has a commune of today that is not linked.
pub fn is_open(book: &Book) -> bool {
    open(book).next().is_some()
}

fn open(book: &Book) -> impl Iterator<Item = &Unit> {
    let is_open = |unit: &&Unit| {
        unit.kind.is_commune_level()
            && unit.listed.is_none()
            && unit.valid_to.is_none_or(|last| Some(last) >= formed())
    };
    book.units().filter(is_open)
}

fn proposal(book: &Book, list: &List, unit: &Unit) -> Proposal {
    let above = province_of(book, unit);
    let name = name_key(&unit.name);
    let rank = |commune: &Commune| {
        let is_there = above.map(|above| {
            list.province_of(commune).is_some_and(|province| is_province(province, &above.name))
        });
        (is_there, commune.kind == unit.kind)
    };
    let communes = list.communes.iter().enumerate();
    let mut fits: Vec<(usize, (Option<bool>, bool))> = communes
        .filter(|(_, commune)| name_key(&commune.name) == name)
        .map(|(at, commune)| (at, rank(commune)))
        .filter(|(_, (is_there, _))| *is_there != Some(false))
        .collect();
    book::sort::sort_by_key(&mut fits, |(_, (_, is_kind))| !is_kind);
    let sure = match fits.as_slice() {
        [(only, (_, true))] => Some(*only),
        [(first, (Some(true), true)), others @ ..]
            if others.iter().all(|(_, (_, is_kind))| !is_kind) =>
        {
            Some(*first)
        }
        _ => None,
    };
    // A former commune with the name of a commune of today is not always that commune.
    let is_certain = |at: &usize| {
        list.communes.get(*at).is_some_and(|commune| list.went_on(commune)) || !is_older(book, unit)
    };
    let sure = sure.filter(is_certain);
    Proposal { unit: unit.id.clone(), fits: fits.into_iter().map(|(at, _)| at).collect(), sure }
}

/// The additions that linking a unit to a commune of the list would bring to the book.
pub fn additions(book: &Book, list: &List, unit: &Unit, commune: &Commune) -> Additions {
    let code = unit.code.is_none().then(|| commune.code.clone());
    if list.went_on(commune) || unit.parts().next().is_some() {
        return Additions { code, ..Additions::default() };
    }
    if is_older(book, unit) {
        return Additions { code, is_older: true, ..Additions::default() };
    }
    let mut additions = Additions { code, ..Additions::default() };
    for former in list.units_of_formers(commune) {
        match same_former(book, unit, &former) {
            Some(known) => additions.known.push(known),
            None => additions.new.push(former),
        }
    }
    additions
}

/// The book with units linked to communes of the list, by their places in it. Provinces are linked
/// along.
///
/// # Errors
/// Those of [`Book::with_unit`].
pub fn linked(
    book: &Book,
    list: &List,
    links: &[(UnitId, usize)],
    stamp: &Stamp,
) -> Result<Book, EditError> {
    let mut new = book.clone();
    for (id, at) in links {
        let (Some((unit, _)), Some(commune)) = (book.unit(id), list.communes.get(*at)) else {
            continue;
        };
        new = link(&new, list, unit, commune, stamp)?;
    }
    Ok(new)
}

fn link(
    book: &Book,
    list: &List,
    unit: &Unit,
    commune: &Commune,
    stamp: &Stamp,
) -> Result<Book, EditError> {
    let entry = list.unit_of_commune(commune);
    let added = additions(book, list, unit, commune);
    let mut new = book.clone();
    for former in &added.new {
        new = new.with_unit(former.clone(), former.stamp.clone())?;
    }
    let mut unit = Unit { listed: entry.listed.clone(), ..unit.clone() };
    unit.code = unit.code.or(added.code);
    if !(added.new.is_empty() && added.known.is_empty()) {
        unit.valid_from = unit.valid_from.or(entry.valid_from);
        for former in list.units_of_formers(commune) {
            let is_whole = entry.formed_from.contains(&former.id);
            let id = same_former(book, &unit, &former).unwrap_or(former.id);
            match formed().filter(|_| !is_whole) {
                None => unit.formed_from.push(id),
                Some(on) => {
                    unit.absorbed.push(Absorbed { unit: id, on, partly: true, extra: Extra::new() })
                }
            }
        }
    }
    if let Some(province) = list.province_of(commune) {
        let (with_province, id) = link_province(&new, list, &unit, province, stamp)?;
        new = with_province;
        unit.parent = unit.parent.or(id);
    }
    new.with_unit(unit, stamp.clone())
}

/// Links the province of a commune too; one that the book does not have comes from the list if the
/// commune has nothing above it.
fn link_province(
    book: &Book,
    list: &List,
    unit: &Unit,
    province: &Province,
    stamp: &Stamp,
) -> Result<(Book, Option<UnitId>), EditError> {
    let entry = list.unit_of_province(province);
    let is_it = |unit: &&Unit| {
        unit.kind == UnitKind::Province && name_key(&unit.name) == name_key(&province.name)
    };
    let known = province_of(book, unit).filter(is_it).or_else(|| book.units().find(is_it));
    match known {
        Some(known) if known.listed.is_some() => Ok((book.clone(), Some(known.id.clone()))),
        Some(known) => {
            let id = known.id.clone();
            let known = Unit {
                listed: entry.listed,
                code: known.code.clone().or(entry.code),
                kind_word: entry.kind_word,
                ..known.clone()
            };
            Ok((book.with_unit(known, stamp.clone())?, Some(id)))
        }
        None if unit.parent.is_some() => Ok((book.clone(), None)),
        None => {
            let (id, first) = (entry.id.clone(), entry.stamp.clone());
            Ok((book.with_unit(entry, first)?, Some(id)))
        }
    }
}

/// Whether a name is that of a province of the list, or of one that it was formed from.
fn is_province(province: &Province, name: &str) -> bool {
    let name = name_key(name);
    let mut names = province.formed_from.iter().map(|(_, name)| &**name).chain([&*province.name]);
    names.any(|known| name_key(known) == name)
}

fn province_of<'b>(book: &'b Book, unit: &'b Unit) -> Option<&'b Unit> {
    let (province, _) = book.unit(book.province_of(&unit.id)?)?;
    Some(province)
}

/// The unit of the book that is a former unit of the list: of its id, or of its kind and name,
/// ended with it, in no other district.
fn same_former(book: &Book, unit: &Unit, former: &Unit) -> Option<UnitId> {
    if book.had_unit(&former.id) {
        return Some(former.id.clone());
    }
    let is_it = |other: &&Unit| {
        other.id != unit.id
            && other.kind == former.kind
            && name_key(&other.name) == name_key(&former.name)
            && other.valid_to == former.valid_to
            && other.listed.is_none()
    };
    let place = |other: &Unit| {
        let above = other.parent.as_ref().and_then(|above| book.unit(above));
        above.map(|(above, _)| above.clone()).filter(|above| above.kind == UnitKind::District)
    };
    let is_there =
        |other: &&Unit| place(other).is_none_or(|district| former.note.contains(&*district.name));
    let mut found = book.units().filter(is_it).filter(is_there);
    found.next().filter(|_| found.next().is_none()).map(|unit| unit.id.clone())
}

/// Whether the unit itself was there before the communes of today were formed.
fn is_older(book: &Book, unit: &Unit) -> bool {
    let Some(formed) = formed() else { return true };
    if unit.valid_from.is_some_and(|from| from < formed) {
        return true;
    }
    let Some(shard) = book.shards.get(&unit.id) else { return false };
    shard.live::<Incident>().any(|incident| incident.date < formed)
        || shard.live::<Paper>().any(|paper| paper.date < formed)
        || shard.live::<YearlyTotal>().any(|total| total.year < formed.year())
        || shard.live::<Recognition>().any(|recognition| recognition.year < formed.year())
}

/// The first day of today's communes.
fn formed() -> Option<Day> {
    Day::parse(communes::FORMED).ok()
}
