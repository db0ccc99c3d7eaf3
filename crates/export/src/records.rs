//! Rows of units and records.

use book::{Book, Day, Shard, UnitId};
use serde_json::{Map, Value};

use crate::cell::{Cell, Row, Rows};
use crate::schema::{Column, Holds, Schema, Source};

/// The commune and the province that the rows of a shard belong to.
struct Place<'a> {
    commune: Cell<'a>,
    province: Cell<'a>,
}

impl<'a> Place<'a> {
    fn of(shard: &'a Shard, book: &'a Book) -> Self {
        let is_commune = shard.root_unit().is_some_and(|unit| unit.kind.is_commune_level());
        let province = book.province_of(&shard.root).map(UnitId::as_str);
        Self { commune: is_commune.then(|| shard.root.as_str()).into(), province: province.into() }
    }
}

/// The rows of all units and records of a book that are not deleted. Shards that `wants` refuses
/// are left out.
///
/// # Errors
/// None that data can cause; the JSON writer's, if it ever has one.
pub fn rows_of(
    schema: &Schema,
    book: &Book,
    wants: &dyn Fn(&Shard) -> bool,
) -> Result<Rows, serde_json::Error> {
    let mut rows = Rows::new();
    for shard in book.shards.values().filter(|shard| wants(shard)) {
        let place = Place::of(shard, book);
        let Value::Object(lists) = serde_json::to_value(&**shard)? else { continue };
        for (at, table) in schema.tables.iter().enumerate() {
            let Source::List(list) = table.source else { continue };
            let items = lists.get(list).and_then(Value::as_array).into_iter().flatten();
            for item in items.filter_map(Value::as_object).filter(|item| !is_deleted(item)) {
                rows.push((at, row(&table.columns, item, &place, None)));
                add_parts(schema, at, item, &place, &mut rows);
            }
        }
    }
    Ok(rows)
}

fn add_parts(
    schema: &Schema,
    of: usize,
    item: &Map<String, Value>,
    place: &Place,
    rows: &mut Rows,
) {
    for (at, table) in schema.tables.iter().enumerate() {
        let Source::Part { of: parent, field, is_plain } = table.source else { continue };
        if parent != of {
            continue;
        }
        let parts = item.get(field).and_then(Value::as_array);
        let id = item.get("id").and_then(Value::as_str).unwrap_or_default();
        for (position, part) in parts.into_iter().flatten().enumerate() {
            let plain;
            let part = match part.as_object() {
                Some(part) if !is_plain => part,
                _ => {
                    plain = Map::from_iter([("unit".to_owned(), part.clone())]);
                    &plain
                }
            };
            rows.push((at, row(&table.columns, part, place, Some((id, position)))));
        }
    }
}

fn is_deleted(item: &Map<String, Value>) -> bool {
    item.get("deleted").and_then(Value::as_bool).unwrap_or_default()
}

fn row(
    columns: &[Column],
    item: &Map<String, Value>,
    place: &Place,
    part: Option<(&str, usize)>,
) -> Row {
    let stamp = |name| item.get("stamp").and_then(|stamp| stamp.get(name));
    let cell = |column: &Column| match (column.name.as_str(), part) {
        ("commune", _) => place.commune.clone(),
        ("province", _) => place.province.clone(),
        ("of", Some((id, _))) => Cell::text(id),
        ("position", Some((_, position))) => Cell::number(i64::try_from(position).ok()),
        ("stamp_at", None) => {
            let at = stamp("at").and_then(Value::as_i64);
            at.map_or(Cell::Null, Cell::Moment)
        }
        ("stamp_device", None) => stamp("device").and_then(Value::as_str).into(),
        ("stamp_by", None) => stamp("by").and_then(Value::as_str).into(),
        (name, _) => value(column, item.get(name)),
    };
    columns.iter().map(|column| cell(column).into_owned()).collect()
}

fn value<'a>(column: &Column, value: Option<&'a Value>) -> Cell<'a> {
    let Some(value) = value else { return left_out(column) };
    match column.holds {
        Holds::Text => value.as_str().into(),
        Holds::Whole => Cell::number(value.as_i64()),
        Holds::Bool => value.as_bool().into(),
        Holds::Day => value.as_str().and_then(|day| Day::parse(day).ok()).into(),
        Holds::Moment => value.as_i64().map_or(Cell::Null, Cell::Moment),
    }
}

/// The value that a left-out field stands for. Among numbers, only the count of cases has one: 1.
fn left_out(column: &Column) -> Cell<'static> {
    match column.holds {
        Holds::Bool if column.is_always_known => Cell::Bool(false),
        Holds::Whole if column.is_always_known => Cell::Whole(1),
        _ => Cell::Null,
    }
}
