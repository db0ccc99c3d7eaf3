//! Initial values of record forms.

use book::{
    Book, Catalogue, Incident, KindCode, KindGroup, Paper, PaperText, Record, RecordId, RecordKind,
    UnitId, Year,
};
use serde_json::{Map, Value};

use crate::by_kind;
use crate::fields::{is_typed, naming_field};
use crate::records::to_map;
use crate::route::Query;
use crate::standards;

/// The last entry of each kind in this tab. The next form offers its unit and day again.
#[derive(Clone, Default)]
pub struct LastEntries(Vec<(RecordKind, Map<String, Value>)>);

impl LastEntries {
    /// Creates an empty list.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Records the last entry of its kind.
    pub fn note(&mut self, kind: RecordKind, record: &Map<String, Value>) {
        self.0.retain(|(of, _)| *of != kind);
        self.0.push((kind, record.clone()));
    }

    /// Returns a field of the last entry of a kind.
    pub fn field(&self, kind: RecordKind, name: &str) -> Option<&Value> {
        self.0.iter().find(|(of, _)| *of == kind)?.1.get(name)
    }
}

/// Returns the initial values of a new record, except its day. They come from the address, the book
/// and the last entry. `year` is the chosen year.
pub fn first_values(
    book: &Book,
    kind: RecordKind,
    query: &Query,
    year: Year,
    last: &LastEntries,
) -> Map<String, Value> {
    let mut values = Map::new();
    let mut set = |name: &str, value: Option<Value>| {
        if let (Some(value), true) = (value, has_field(kind, name)) {
            values.insert(name.into(), value);
        }
    };
    let own = || {
        let unit = standards::desk_commune(book).or_else(|| standards::desk_below_commune(book));
        unit.map(|unit| unit.id.to_string())
    };
    let unit = query.unit.as_ref().map(ToString::to_string).or_else(own);
    set("unit", unit.map(Value::from).or_else(|| last.field(kind, "unit").cloned()));
    set("year", Some(year.number().into()));
    set("granted", Some(true.into()));
    let code = query.code.as_ref().map(|code| Value::from(code.as_str()));
    match kind {
        RecordKind::Decision => {
            set("rules", code);
            set("condition", query.field.as_ref().map(|field| field.as_str().into()));
        }
        RecordKind::Model => set("kind", code),
        RecordKind::Registration | RecordKind::Tip | RecordKind::PaperText => {}
        _ => set(naming_field(kind), code),
    }
    if kind == RecordKind::PaperText {
        let unit = values.get("unit").and_then(Value::as_str).and_then(|id| UnitId::new(id).ok());
        values.extend(unit.into_iter().flat_map(|unit| earlier_text(book, &unit, year)));
    }
    values
}

/// Returns what a unit's papers of the latest earlier year said and who signed them, to be changed.
/// The numbers of papers begin anew; their symbols stay.
fn earlier_text(book: &Book, unit: &UnitId, year: Year) -> Map<String, Value> {
    let texts = book.unit(unit).into_iter().flat_map(|(_, shard)| shard.live::<PaperText>());
    let earlier = texts.filter(|text| text.unit == *unit && text.year < year);
    let latest = earlier.max_by_key(|text| (text.year, text.stamp.at, &text.id)).cloned();
    let Some(mut text) = latest else { return Map::new() };
    text.numbers.retain(|one| !one.symbol.trim().is_empty());
    text.numbers.iter_mut().for_each(|one| one.number.clear());
    let is_offered =
        |name: &str| name != "unit" && name != "year" && has_field(RecordKind::PaperText, name);
    to_map(&text).into_iter().filter(|(name, _)| is_offered(name)).collect()
}

/// The kinds of incident that are offered beside the list.
const OFFERED: usize = 5;

/// The most frequent kinds of incident in a commune's register, offered as long as the book says
/// nothing else.
const USUAL: [&str; OFFERED] =
    ["theft", "brawl", "traffic_violation", "gambling", "domestic_violence"];

/// Returns the kinds of incident on offer: those of the latest incidents, then the usual ones.
pub fn offered_kinds(book: &Book, catalogue: &Catalogue) -> Vec<KindCode> {
    let mut latest: Vec<&Incident> =
        book.shards.values().flat_map(|shard| shard.live::<Incident>()).collect();
    book::sort::sort_by_key(&mut latest, |incident| std::cmp::Reverse(incident.stamp.at));
    let usual = USUAL.iter().filter_map(|code| KindCode::new(code).ok());
    let mut kinds: Vec<KindCode> = Vec::new();
    for kind in latest.into_iter().map(|incident| incident.kind.clone()).chain(usual) {
        let is_known = catalogue.get(KindGroup::Incident, &kind).is_some();
        if kinds.len() < OFFERED && is_known && !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    kinds
}

/// Returns the kinds of record that people type, the last used ones first.
pub fn kinds_by_use(book: &Book) -> Vec<RecordKind> {
    fn last_used<R: Record + 'static>(book: &Book) -> u64 {
        let records = book.shards.values().flat_map(|shard| shard.live::<R>());
        records.map(|record| record.stamp().at).max().unwrap_or_default()
    }
    let mut kinds: Vec<(u64, RecordKind)> = KINDS
        .iter()
        .filter(|kind| is_typed(**kind))
        .map(|&kind| (by_kind!(kind, last_used(book)), kind))
        .collect();
    book::sort::sort_by_key(&mut kinds, |(at, _)| std::cmp::Reverse(*at));
    kinds.into_iter().map(|(_, kind)| kind).collect()
}

/// The kinds of record in the order in which a commune works with them.
const KINDS: [RecordKind; 12] = [
    RecordKind::Incident,
    RecordKind::Model,
    RecordKind::Paper,
    RecordKind::Registration,
    RecordKind::Statement,
    RecordKind::Rating,
    RecordKind::Discipline,
    RecordKind::Activity,
    RecordKind::Tip,
    RecordKind::Recognition,
    RecordKind::YearlyTotal,
    RecordKind::Decision,
];

/// Returns last year's papers of a unit that this year does not have yet, as drafts: without number
/// and day, which are new each year.
pub fn like_last_year(book: &Book, unit: &UnitId, year: Year) -> Vec<Map<String, Value>> {
    let Some((_, shard)) = book.unit(unit) else { return Vec::new() };
    let papers = || shard.live::<Paper>().filter(|paper| paper.unit == *unit);
    let has_this_year =
        |kind: &KindCode| papers().any(|paper| paper.date.year() == year && paper.kind == *kind);
    let mut last: Vec<&Paper> = papers()
        .filter(|paper| Some(paper.date.year()) == year.before(1) && !has_this_year(&paper.kind))
        .collect();
    book::sort::sort_by_key(&mut last, |paper| (paper.date, paper.id.clone()));
    let draft = |paper: &Paper| {
        to_map(paper)
            .into_iter()
            .filter(|(name, _)| ["unit", "kind", "issuer", "subject"].contains(&name.as_str()))
            .collect()
    };
    last.into_iter().map(draft).collect()
}

/// Returns whether the form of a kind of record has a field.
pub fn has_field(kind: RecordKind, name: &str) -> bool {
    kind.fields().iter().any(|field| field.name == name)
}

/// Returns the initial values of the next entry: the same unit, day and year.
pub fn next_values(kind: RecordKind, record: &Map<String, Value>) -> Map<String, Value> {
    let mut values: Map<String, Value> = record
        .iter()
        .filter(|(name, _)| ["unit", "date", "year"].contains(&name.as_str()))
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect();
    if kind == RecordKind::Incident {
        values.insert("count".into(), 1.into());
    }
    values
}

/// Names a form among the unfinished ones. A new record's name includes its unit and kind, so it
/// does not appear when the person asks for another unit or kind.
pub fn form_name(kind: RecordKind, id: Option<&RecordId>, query: &Query) -> String {
    let Some(id) = id else {
        let unit = query.unit.as_ref().map_or("", UnitId::as_str);
        let code = query.code.as_ref().map_or("", KindCode::as_str);
        return [kind.list_name(), "/?", unit, "&", code].concat();
    };
    [kind.list_name(), "/", id.as_str()].concat()
}
