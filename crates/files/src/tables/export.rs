//! Writes the book's lists as tables, with the columns that reading expects.

use serde::Serialize;
use serde_json::{Map, Value as Json};

use super::columns::{COMMUNE, Column, Input, NUMBER, table_name, written};
use super::index::get;
use super::local_word;
use super::{Table, Value};
use crate::List;
use book::{
    Activity, Assessment, Book, Catalogue, Day, Decision, Discipline, Incident, KindCode,
    KindGroup, Lang, Model, Paper, PaperText, Rating, Recognition, Record, RecordKind,
    Registration, Shard, Statement, Tip, Unit, UnitId, YearlyTotal, for_each_record,
};
use law::{Library, shard_word};

/// The data from which the cells of a book's tables are written.
struct Writer<'a> {
    list: List,
    book: &'a Book,
    library: &'a Library,
    catalogue: &'a Catalogue,
}

/// Writes a list of the book as a table, commune by commune, with records sorted by day.
pub fn list_table(list: List, book: &Book, library: &Library, catalogue: &Catalogue) -> Table {
    table_of(list, book.shards.values().map(|shard| &**shard), book, library, catalogue)
}

/// Writes a list of some shards of the book as a table.
pub(super) fn table_of<'s>(
    list: List,
    shards: impl Iterator<Item = &'s Shard>,
    book: &Book,
    library: &Library,
    catalogue: &Catalogue,
) -> Table {
    let writer = Writer { list, book, library, catalogue };
    let headings = written(list).map(|column| column.heading.to_owned()).collect();
    let mut table = Table { name: table_name(list), headings, ..Table::default() };
    for shard in shards {
        macro_rules! lists {
            ($($name:ident $records:ident),*) => {
                match list {
                    List::Units => writer.units(shard, &mut table),
                    $(List::Of(RecordKind::$name) => writer.records::<$name>(shard, &mut table),)*
                }
            };
        }
        for_each_record!(lists);
    }
    table
}

impl Writer<'_> {
    fn units(&self, shard: &Shard, table: &mut Table) {
        let (root, below): (Vec<&Unit>, Vec<&Unit>) =
            shard.live_units().partition(|unit| unit.id == shard.root);
        for unit in root.into_iter().chain(below) {
            if let Ok(Json::Object(fields)) = serde_json::to_value(unit) {
                self.row(&fields, shard, &unit.id, table);
            }
        }
    }

    fn records<R: Record + Serialize + 'static>(&self, shard: &Shard, table: &mut Table) {
        let mut rows: Vec<(UnitId, Map<String, Json>)> = Vec::new();
        for record in shard.live::<R>() {
            if let Ok(Json::Object(fields)) = serde_json::to_value(record) {
                rows.push((record.unit().clone(), fields));
            }
        }
        let day = |fields: &Map<String, Json>| {
            ["date", "founded"]
                .iter()
                .find_map(|field| fields.get(*field)?.as_str().map(str::to_owned))
        };
        book::sort::sort_by_key(&mut rows, |(_, fields)| day(fields));
        for (unit, fields) in rows {
            self.row(&fields, shard, &unit, table);
        }
    }

    fn row(&self, fields: &Map<String, Json>, shard: &Shard, unit: &UnitId, table: &mut Table) {
        let number = table.rows.len() as u64 + 1;
        let cell = |column: &Column| match column.field {
            // A paper has its own number.
            NUMBER if column.input == Input::Shown => Value::Number(number),
            COMMUNE => self.commune(shard, unit),
            "unit" => Value::text(self.unit(shard, unit)),
            "points.count" => fields
                .get("points")
                .and_then(Json::as_array)
                .map_or(Value::Empty, |points| Value::Count(points.len() as u64)),
            // The count of a single incident is not stored.
            "count" if !fields.contains_key("count") => Value::Count(1),
            field => get(fields, field)
                .map_or(Value::Empty, |value| self.value(column.input, shard, value)),
        };
        table.rows.push(written(self.list).map(cell).collect());
    }

    /// The commune of a unit. A district has none, and neither has a commune in a list of units.
    fn commune(&self, shard: &Shard, unit: &UnitId) -> Value {
        let root = shard.root_unit().filter(|root| {
            root.kind.is_commune_level() && (self.list != List::Units || root.id != *unit)
        });
        root.map_or(Value::Empty, |root| Value::text(root.name.clone()))
    }

    /// The name of a unit; one elsewhere is named with the unit above it.
    fn unit(&self, shard: &Shard, id: &UnitId) -> String {
        let Some((unit, home)) = self.book.unit(id) else { return id.to_string() };
        let kind = || [shard_word(unit, Lang::Vi), " ", &unit.name].concat();
        let name = if unit.kind.has_shard() { kind() } else { local_word::titled(unit) };
        match home.root_unit() {
            Some(root) if root.id != shard.root && root.id != *id => {
                format!("{name} ({})", root.name)
            }
            _ => name,
        }
    }

    fn value(&self, input: Input, shard: &Shard, value: &Json) -> Value {
        match (input, value) {
            (Input::Day, Json::String(day)) => {
                Day::parse(day).map_or_else(|_| Value::text(day.as_str()), Value::Day)
            }
            (Input::YesNo, Json::Bool(answer)) => {
                Value::text(if *answer { "có" } else { "không" })
            }
            (Input::Year, Json::Number(number)) => {
                number.as_u64().map_or(Value::Empty, Value::Number)
            }
            (_, Json::Number(number)) => number.as_u64().map_or(Value::Empty, Value::Count),
            (Input::Kind(group), Json::String(code)) => Value::text(self.kind(group, code)),
            (Input::Choice(choices), Json::String(code)) => Value::text(
                choices
                    .iter()
                    .find(|choice| choice.code == code)
                    .map_or(code.as_str(), |choice| choice.label.vi),
            ),
            (Input::Rules, Json::String(id)) => Value::text(match self.library.rule_set(id) {
                Some(rules) => format!("{} ({id})", rules.title.get(Lang::Vi)),
                None => id.clone(),
            }),
            (Input::PaperOrActivity, Json::String(code)) => {
                let code = KindCode::new(code).ok();
                let is_activity = code
                    .as_ref()
                    .is_some_and(|code| self.catalogue.get(KindGroup::Activity, code).is_some());
                let group = if is_activity { KindGroup::Activity } else { KindGroup::Paper };
                Value::text(code.map_or_else(String::new, |code| self.kind(group, code.as_str())))
            }
            (_, Json::String(text)) => Value::text(text.as_str()),
            (Input::Units, Json::Array(units)) => {
                let units = units.iter().filter_map(|id| UnitId::new(id.as_str()?).ok());
                let names = units.map(|id| self.unit(shard, &id));
                Value::text(names.collect::<Vec<_>>().join(", "))
            }
            _ => Value::Empty,
        }
    }

    fn kind(&self, group: KindGroup, code: &str) -> String {
        let kind = KindCode::new(code).ok().and_then(|code| self.catalogue.get(group, &code));
        kind.map_or_else(|| code.to_owned(), |kind| kind.label.vi.clone())
    }
}
