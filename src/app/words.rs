//! The book in words: names of units and kinds, years with data, sentences for errors.

use binh_yen::book::{Book, EditError, KindCode, KindGroup, Lang, Paper, RecordKind, Unit, UnitId, UnitKind, Year};
use binh_yen::criteria::{Condition, record_kind_name, unit_kind_name};
use leptos::prelude::*;

use super::state::app;
use super::text::pages;

/// A kind of unit in a word, with a capital.
pub fn unit_kind(kind: UnitKind) -> String {
    capital(unit_kind_name(kind, app().lang.get()))
}

/// Text with its first letter a capital.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A unit's name with its kind where people say it: "xã Việt Thành", "Thôn Trúc Đình".
pub fn unit_name(unit: &Unit) -> String {
    let kind = unit_kind(unit.kind);
    match unit.kind {
        UnitKind::Province | UnitKind::District | UnitKind::Commune | UnitKind::Ward | UnitKind::Township | UnitKind::SpecialZone => {
            [&kind, " ", &unit.name].concat()
        }
        _ => unit.name.clone(),
    }
}

/// The name of the unit of an id, or the id where the book has no such unit.
pub fn name_of(book: &Book, id: &UnitId) -> String {
    book.unit(id).map_or_else(|| id.to_string(), |(unit, _)| unit_name(unit))
}

/// A hamlet's name with its commune's: "Trúc Đình, Xã Việt Thành".
pub fn name_with_commune(book: &Book, id: &UnitId) -> String {
    match book.unit(id) {
        Some((unit, shard)) if unit.id != shard.root => {
            let root = shard.root_unit().map(unit_name).unwrap_or_default();
            [&unit_name(unit), ", ", &root].concat()
        }
        _ => name_of(book, id),
    }
}

/// The name of a kind of the catalogue, or its code where the catalogue has none.
pub fn kind_name(group: KindGroup, code: &KindCode) -> String {
    let lang = app().lang.get();
    app().catalogue.with(|catalogue| catalogue.get(group, code).map_or_else(|| code.to_string(), |kind| kind.label.get(lang).to_owned()))
}

/// A kind of record in a word.
pub fn record_kind(kind: RecordKind) -> &'static str {
    record_kind_name(kind, app().lang.get())
}

/// A paper in a line: "12-NQ/ĐU, 15/01/2019".
pub fn paper_name(paper: &Paper) -> String {
    let name = paper.number.clone().or_else(|| paper.subject.clone()).unwrap_or_else(|| kind_name(KindGroup::Paper, &paper.kind));
    [&name, ", ", &paper.date.to_string()].concat()
}

/// A condition in a line: its clause and its words.
pub fn condition_name(condition: &Condition, lang: Lang) -> String {
    let text = match lang {
        Lang::Vi => &condition.text.vi,
        Lang::En => &condition.text.en,
    };
    [&condition.clause, ": ", text].concat()
}

/// Why a change was refused, in a sentence.
pub fn edit_error(error: &EditError) -> String {
    untrack(|| match error {
        EditError::UnknownUnit(id) => pages::ERROR_UNKNOWN_UNIT.fill(&[id.as_str()]),
        EditError::NoParent(_) => pages::ERROR_NO_PARENT.now().into(),
        EditError::UnknownRecord(_) => pages::ERROR_UNKNOWN_RECORD.now().into(),
    })
}

/// The first and the last year that the book has data for.
pub fn years_of(book: &Book) -> Option<(Year, Year)> {
    let shards = || book.shards.values();
    let years = shards()
        .flat_map(|shard| shard.incidents.iter().map(|incident| incident.date.year()))
        .chain(shards().flat_map(|shard| shard.totals.iter().map(|total| total.year)))
        .chain(shards().flat_map(|shard| shard.registrations.iter().map(|registration| registration.year)))
        .chain(shards().flat_map(|shard| shard.papers.iter().map(|paper| paper.date.year())))
        .chain(shards().flat_map(|shard| shard.recognitions.iter().map(|recognition| recognition.year)));
    years.fold(None, |range, year| match range {
        None => Some((year, year)),
        Some((first, last)) => Some((first.min(year), last.max(year))),
    })
}
