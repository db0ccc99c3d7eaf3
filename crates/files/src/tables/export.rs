//! Writes the book's lists as tables, with the columns that reading expects.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Map, Value as Json};

use super::aside::EXAMPLE;
use super::columns::{COMMUNE, Column, Input, NUMBER, table_name, written};
use super::index::get;
use super::local_word;
use super::{Table, Value};
use crate::List;
use book::{
    Activity, Assessment, Book, Catalogue, Day, Decision, Discipline, Incident, Kind, KindCode,
    KindGroup, Lang, Model, Paper, PaperText, Rating, Recognition, Record, RecordKind,
    Registration, Shard, Statement, Tip, Unit, UnitId, UnitKind, Year, YearlyTotal,
    for_each_record,
};
use law::{Library, unit_kind_name};

/// What the cells of a book's tables are written from.
struct Writer<'a> {
    list: List,
    book: &'a Book,
    library: &'a Library,
    catalogue: &'a Catalogue,
}

/// Writes a list of the book as a table, commune by commune, with records sorted by day.
pub fn list_table(list: List, book: &Book, library: &Library, catalogue: &Catalogue) -> Table {
    let writer = Writer { list, book, library, catalogue };
    let headings = written(list).map(|column| column.heading.to_owned()).collect();
    let mut table = Table { name: table_name(list), headings, rows: Vec::new() };
    for shard in book.shards.values() {
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
                .map_or(Value::Empty, |value| self.value(column.input, field, value)),
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

    fn unit(&self, shard: &Shard, id: &UnitId) -> String {
        match shard.units.iter().find(|unit| unit.id == *id) {
            Some(unit) if unit.id == shard.root => {
                [unit_kind_name(unit.kind, Lang::Vi), " ", &unit.name].concat()
            }
            Some(unit) => local_word::titled(unit),
            None => self
                .book
                .unit(id)
                .map_or_else(|| id.to_string(), |(unit, _)| local_word::titled(unit)),
        }
    }

    fn value(&self, input: Input, field: &str, value: &Json) -> Value {
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
            (_, Json::String(id)) if field == "rules" => Value::text(
                self.library.rule_set(id).map_or(id.as_str(), |rules| rules.title.get(Lang::Vi)),
            ),
            (_, Json::String(code)) if field == "about" => {
                let code = KindCode::new(code).ok();
                let is_activity = code
                    .as_ref()
                    .is_some_and(|code| self.catalogue.get(KindGroup::Activity, code).is_some());
                let group = if is_activity { KindGroup::Activity } else { KindGroup::Paper };
                Value::text(code.map_or_else(String::new, |code| self.kind(group, code.as_str())))
            }
            (_, Json::String(text)) => Value::text(text.as_str()),
            (_, Json::Array(units)) if matches!(field, "also_in" | "covers") => {
                let units = units.iter().filter_map(|id| UnitId::new(id.as_str()?).ok());
                Value::text(
                    units
                        .map(|id| {
                            self.book.unit(&id).map_or_else(
                                || id.to_string(),
                                |(unit, _)| local_word::titled(unit),
                            )
                        })
                        .collect::<Vec<_>>()
                        .join(", "),
                )
            }
            _ => Value::Empty,
        }
    }

    fn kind(&self, group: KindGroup, code: &str) -> String {
        let kind = KindCode::new(code).ok().and_then(|code| self.catalogue.get(group, &code));
        kind.map_or_else(|| code.to_owned(), |kind| kind.label.vi.clone())
    }
}

/// A template: the headings with an example row, and sheets with the names that cells can have in a
/// year.
pub fn template(list: List, catalogue: &Catalogue, year: Year) -> Vec<Table> {
    let columns: Vec<&Column> = written(list)
        .filter(|column| column.input != Input::Shown || column.field == NUMBER)
        .collect();
    let headings = columns.iter().map(|column| column.heading.to_owned()).collect();
    let example = columns.iter().map(|column| example(list, column, catalogue)).collect();
    let mut tables = vec![Table { name: table_name(list), headings, rows: vec![example] }];
    let mut names: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for column in &columns {
        match column.input {
            Input::Kind(group) => drop(
                names.insert(
                    column.heading,
                    catalogue
                        .offered(group, year.period())
                        .map(|kind: &Kind| kind.label.vi.clone())
                        .collect(),
                ),
            ),
            Input::Choice(choices) => {
                let offered = choices
                    .iter()
                    .filter(|choice| UnitKind::is_offered(choice.code, year.period()));
                drop(names.insert(
                    column.heading,
                    offered.map(|choice| choice.label.vi.to_owned()).collect(),
                ))
            }
            _ => (),
        }
    }
    for (heading, names) in names {
        let rows = names.into_iter().map(|name| vec![Value::Text(name)]).collect();
        tables.push(Table {
            name: ["Danh mục ", heading].concat(),
            headings: vec![heading.to_owned()],
            rows,
        });
    }
    tables
}

/// The example value of a column; reading the table skips the example row.
fn example(list: List, column: &Column, catalogue: &Catalogue) -> Value {
    let day = |text: &str| Day::parse(text).map_or(Value::Empty, Value::Day);
    match (column.field, column.input) {
        (NUMBER, _) => Value::text(EXAMPLE),
        (COMMUNE, _) => Value::text("Việt Thành"),
        ("unit", _) => Value::text("Thôn Trúc Đình"),
        ("name", _) => Value::text(if list == List::Units {
            "Thôn Trúc Đình"
        } else {
            "Camera an ninh thôn Trúc Đình"
        }),
        ("note", _) => Value::text(
            "Dòng ví dụ, không được nhập; ghi số liệu từ dòng dưới. Không ghi tên công dân.",
        ),
        ("households", _) => Value::Count(120),
        ("population", _) => Value::Count(480),
        ("kind", Input::Choice(_)) => Value::text(UnitKind::Hamlet.label().vi),
        ("date" | "founded", _) => day("2019-03-15"),
        ("count" | "value", _) => Value::Count(1),
        ("year", _) => Value::Number(2019),
        (_, Input::Kind(group)) => {
            let usual = match group {
                KindGroup::Incident => "theft",
                KindGroup::Model => "security_camera",
                _ => "crime_cases",
            };
            let kind = KindCode::new(usual).ok().and_then(|code| catalogue.get(group, &code));
            kind.map_or(Value::Empty, |kind| Value::text(kind.label.vi.clone()))
        }
        _ => Value::Empty,
    }
}
