//! The words for the book: names of units and kinds, and sentences for errors.

use book::schema::label_of;
use book::{
    Absorbed, Book, Catalogue, KindCode, KindGroup, Lang, Paper, RecordKind, Unit, UnitClass,
    UnitId, UnitKind,
};
use files::Summary;
use law::{Condition, record_kind_name, shard_word, unit_kind_name, unit_title};

use super::browser;
use crate::app::exchange::text::data;
use crate::app::register::text::units;
use crate::app::text::format::number;
use crate::app::text::{InLanguage, Text, language};

/// Names a kind of unit, capitalised.
pub fn unit_kind(kind: UnitKind) -> String {
    capital(unit_kind_name(kind, language()))
}

/// Names a class of unit.
pub fn unit_class(class: UnitClass, lang: Lang) -> &'static str {
    class.label().to(lang)
}

/// Capitalises the first letter of text.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| browser::upper(first.encode_utf8(&mut [0; 4])) + letters.as_str())
        .unwrap_or_default()
}

/// Names a unit inside a sentence, with its kind as people say it: "xã Việt Thành", or "thôn Trúc
/// Đình" with its local word.
pub fn unit_in_text(book: &Book, unit: &Unit) -> String {
    let lang = language();
    match (unit.kind.has_shard(), lang) {
        (true, Lang::Vi) => [shard_word(unit, lang), " ", &unit.name].concat(),
        (true, Lang::En) => [&unit.name, " ", shard_word(unit, lang)].concat(),
        (false, _) => hamlet_in_text(book, unit, lang).unwrap_or_else(|| unit.name.clone()),
    }
}

/// Names a hamlet with its local word, or with the usual one for its kind of commune: "thôn Trúc
/// Đình".
fn hamlet_in_text(book: &Book, unit: &Unit, lang: Lang) -> Option<String> {
    let commune = unit.parent.as_ref().and_then(|parent| book.shards.get(parent));
    let above = commune.and_then(|shard| shard.root_unit()).map(|above| above.kind);
    let is_known = !unit.kind_word.is_empty() || (above.is_some() && lang == Lang::Vi);
    (unit.kind == UnitKind::Hamlet && is_known).then(|| unit_title(unit, above, lang))
}

/// Names a unit in a heading or cell: "Xã Việt Thành".
pub fn unit_name(book: &Book, unit: &Unit) -> String {
    capital(&unit_in_text(book, unit))
}

/// Names the unit with an id, or returns the id if the book lacks the unit.
pub fn name_of(book: &Book, id: &UnitId) -> String {
    book.unit(id).map_or_else(|| id.to_string(), |(unit, _)| unit_name(book, unit))
}

/// Names the unit with an id inside a sentence.
pub fn name_in_text(book: &Book, id: &UnitId) -> String {
    book.unit(id).map_or_else(|| id.to_string(), |(unit, _)| unit_in_text(book, unit))
}

/// Names a hamlet with its commune: "Trúc Đình, xã Việt Thành".
pub fn name_with_commune(book: &Book, id: &UnitId) -> String {
    match book.unit(id) {
        Some((unit, shard)) if unit.id != shard.root => {
            let root = shard.root_unit().map(|root| unit_in_text(book, root)).unwrap_or_default();
            [&unit_name(book, unit), ", ", &root].concat()
        }
        _ => name_of(book, id),
    }
}

/// Names a kind of the catalogue, or returns its code if the catalogue lacks it.
pub fn kind_name(catalogue: &Catalogue, group: KindGroup, code: &KindCode) -> String {
    let kind = catalogue.get(group, code);
    kind.map_or_else(|| code.to_string(), |kind| kind.label.get(language()).to_owned())
}

/// Names a kind of record.
pub fn record_kind(kind: RecordKind) -> &'static str {
    record_kind_name(kind, language())
}

/// Names a paper in one line: "12-NQ/ĐU, 15/01/2019".
pub fn paper_name(catalogue: &Catalogue, paper: &Paper) -> String {
    let name = paper
        .number
        .clone()
        .or_else(|| paper.subject.clone())
        .unwrap_or_else(|| kind_name(catalogue, KindGroup::Paper, &paper.kind));
    [&name, ", ", &paper.date.to_string()].concat()
}

/// Names a condition in one line by its clause and words.
pub fn condition_name(condition: &Condition, lang: Lang) -> String {
    let text = match lang {
        Lang::Vi => &condition.text.vi,
        Lang::En => &condition.text.en,
    };
    [&condition.called(lang), ": ", text].concat()
}

/// Returns the browser's message of an error.
pub fn js_error(error: &wasm_bindgen::JsValue) -> String {
    let message =
        js_sys::Reflect::get(error, &"message".into()).ok().and_then(|message| message.as_string());
    message.or_else(|| error.as_string()).unwrap_or_default()
}

/// Summarises a book in one line: "1 huyện, 22 xã, 45 vụ việc".
pub fn book_in_short(book: &Book) -> String {
    summary_in_short(&Summary::of(book))
}

/// Words a summary in one line.
pub fn summary_in_short(summary: &Summary) -> String {
    let lang = language();
    let count = |count: &usize| number(*count as u64, lang);
    let mut parts: Vec<String> = summary
        .units
        .iter()
        .map(|(kind, n)| [&count(n), " ", unit_kind_name(*kind, lang)].concat())
        .collect();
    parts.extend(
        summary
            .records
            .iter()
            .map(|(kind, n)| [&count(n), " ", record_kind_name(*kind, lang)].concat()),
    );
    if summary.illustrative > 0 {
        parts.push(data::ILLUSTRATIVE_COUNT.fill(&[&count(&summary.illustrative)]));
    }
    if parts.is_empty() { data::NOTHING.now().into() } else { parts.join(", ") }
}

/// Distinguishes a unit in a list by the number of units below it, and by its end.
pub fn unit_detail(unit: &Unit, children: &[Unit]) -> String {
    let below =
        (!children.is_empty()).then(|| units::UNITS_BELOW.fill(&[&children.len().to_string()]));
    let ended = unit.valid_to.map(|day| units::ENDED.fill(&[&day.to_string()]));
    let kind =
        (!unit.kind.has_shard() && unit.kind != UnitKind::Hamlet).then(|| unit_kind(unit.kind));
    [kind, below, ended].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

const fn unit_label(field: &str) -> Text {
    label_of(Unit::FIELDS, field)
}

/// Lists the known facts of a unit by name and value.
pub fn unit_facts(book: &Book, unit: &Unit) -> Vec<(&'static str, String)> {
    let lang = language();
    let count = |value: Option<u32>| value.map(|value| number(u64::from(value), lang));
    let formed =
        || unit.formed_from.iter().map(|id| name_of(book, id)).collect::<Vec<_>>().join(", ");
    let absorbed = |absorbed: &Absorbed| {
        let part = if absorbed.partly {
            [" (", &const { label_of(Absorbed::FIELDS, "partly") }.now().to_lowercase(), ")"]
                .concat()
        } else {
            String::new()
        };
        [&name_of(book, &absorbed.unit), ", ", &absorbed.on.to_string(), &part].concat()
    };
    let absorbed = || unit.absorbed.iter().map(absorbed).collect::<Vec<_>>().join("; ");
    let facts = [
        (const { unit_label("kind") }, Some(unit_kind(unit.kind))),
        (const { unit_label("households") }, count(unit.households)),
        (const { unit_label("population") }, count(unit.population)),
        (const { unit_label("region") }, unit.region.map(|region| region.to_string())),
        (const { unit_label("commune_group") }, unit.commune_group.map(|group| group.to_string())),
        (const { unit_label("code") }, unit.code.clone()),
        (const { unit_label("valid_from") }, unit.valid_from.map(|day| day.to_string())),
        (const { unit_label("valid_to") }, unit.valid_to.map(|day| day.to_string())),
        (units::FORMED_FROM, (!unit.formed_from.is_empty()).then(formed)),
        (const { unit_label("absorbed") }, (!unit.absorbed.is_empty()).then(absorbed)),
    ];
    facts.into_iter().filter_map(|(name, value)| Some((name.now(), value?))).collect()
}
