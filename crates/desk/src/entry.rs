//! What a form of a record begins with, and forms that were left with something typed in them.

use book::{Book, KindCode, RecordId, RecordKind, UnitId, Year};
use serde_json::{Map, Value};

use crate::fields::naming_field;
use crate::route::Query;

/// The last entry of each kind in this tab: its unit and day are offered again.
#[derive(Clone, Default)]
pub struct LastEntries(Vec<(RecordKind, Map<String, Value>)>);

impl LastEntries {
    /// The last entries of none.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Notes an entry.
    pub fn note(&mut self, kind: RecordKind, record: &Map<String, Value>) {
        self.0.retain(|(of, _)| *of != kind);
        self.0.push((kind, record.clone()));
    }

    /// A field of the last entry of a kind.
    pub fn field(&self, kind: RecordKind, name: &str) -> Option<&Value> {
        self.0.iter().find(|(of, _)| *of == kind)?.1.get(name)
    }
}

/// What a new record begins with but its day: as far as the address, the book and the last entry
/// tell. `year` is the chosen one.
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
    let only_commune = match (book.shards.len(), book.shards.keys().next()) {
        (1, Some(only)) => Some(only.to_string()),
        _ => None,
    };
    let unit = query.unit.as_ref().map(ToString::to_string).or(only_commune);
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
        RecordKind::Registration | RecordKind::Tip => {}
        _ => set(naming_field(kind), code),
    }
    values
}

/// Whether the form of a kind of record has a field.
pub fn has_field(kind: RecordKind, name: &str) -> bool {
    kind.fields().iter().any(|field| field.name == name)
}

/// What the next entry begins with: the same unit, day and year.
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

/// What a form is called among those that were left: a new record that was begun for one unit or
/// kind does not come up when another is asked for.
pub fn form_name(kind: RecordKind, id: Option<&RecordId>, query: &Query) -> String {
    let Some(id) = id else {
        let unit = query.unit.as_ref().map_or("", UnitId::as_str);
        let code = query.code.as_ref().map_or("", KindCode::as_str);
        return [kind.list_name(), "/?", unit, "&", code].concat();
    };
    [kind.list_name(), "/", id.as_str()].concat()
}

/// Forms that were left with something typed in them, by their names.
#[derive(Default)]
pub struct Unfinished(Vec<(String, Map<String, Value>)>);

impl Unfinished {
    /// No forms.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Keeps what was typed in a form that is left, unless it is what the form began with.
    pub fn leave(&mut self, form: String, typed: Map<String, Value>, first: &Map<String, Value>) {
        if typed != *first {
            self.0.push((form, typed));
        }
    }

    /// What was typed in a form when it was left; it is not there a second time.
    pub fn take(&mut self, form: &str) -> Option<Map<String, Value>> {
        let at = self.0.iter().position(|(of, _)| of == form)?;
        Some(self.0.swap_remove(at).1)
    }
}
