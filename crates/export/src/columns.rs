//! Derives the tables of units and records from the schema of their fields.

use book::schema::{Field, Input};
use book::text::Text;
use book::{Lang, Unit, for_each_record};
use serde_json::Value;

use crate::schema::{Column, Holds, Source, Table};

/// The columns that forms do not show.
const UNSEEN: &[(&str, Text)] = &[
    ("joined_into", Text::new("Đã gộp vào đơn vị", "Joined into this unit")),
    ("kind_before", Text::new("Loại đơn vị trước đó", "Kind of unit before")),
];

/// The JSON Schema of one type.
#[derive(Clone, Copy)]
struct Type<'s> {
    all: &'s Value,
    own: Option<&'s Value>,
}

impl<'s> Type<'s> {
    fn named(all: &'s Value, name: &str) -> Self {
        Self { all, own: all.pointer(&format!("/$defs/{name}")) }
    }

    fn field(self, name: &str) -> Option<&'s Value> {
        self.own?.pointer(&format!("/properties/{name}"))
    }

    /// The type of the items of a list.
    fn items(self, name: &str) -> Self {
        let path = self.field(name).and_then(|field| field.pointer("/items/$ref")?.as_str());
        Self {
            all: self.all,
            own: path.and_then(|path| self.all.pointer(path.trim_start_matches('#'))),
        }
    }

    /// Whether a field that is left out is unknown.
    fn can_be_unknown(self, name_of: &str) -> bool {
        let list = |name| {
            let list = self.field(name_of).and_then(|field| field.get(name)?.as_array());
            list.into_iter().flatten()
        };
        let types = list("type").chain(list("anyOf").filter_map(|one| one.get("type")));
        types.filter_map(Value::as_str).any(|of| of == "null")
    }
}

/// Adds the tables of units and of all records, each with those of its lists.
pub(crate) fn add_tables(tables: &mut Vec<Table>, json: &Value) {
    let about = Text::new("đơn vị", "unit");
    add(tables, "units", about, Unit::ALL_FIELDS, Type::named(json, "Unit"));
    macro_rules! records {
        ($($name:ident $list:ident),*) => {
            $(
                let of = Type::named(json, stringify!($name));
                add(tables, stringify!($list), book::$name::NAME, book::$name::ALL_FIELDS, of);
            )*
        };
    }
    for_each_record!(records);
}

fn add(
    tables: &mut Vec<Table>,
    list: &'static str,
    about: Text,
    fields: &'static [Field],
    of: Type,
) {
    let at = tables.len();
    let mut columns = vec![
        Column::new("id", Holds::Text, "Mã, duy nhất trên mọi máy", "Id, unique on all devices")
            .always(),
    ];
    if list != "units" {
        columns.push(column(&unit_field(book::schema::UNIT.label), of).always());
    }
    columns.extend(place_columns());
    let own = fields.iter().filter(|field| !matches!(field.name, "id" | "unit" | "deleted"));
    columns.extend(own.clone().filter(|field| is_column(field)).map(|field| column(field, of)));
    columns.extend(stamp_columns());
    let [vi, en] = [Lang::Vi, Lang::En].map(|lang| about.to(lang).to_owned());
    tables.push(Table { name: list.to_owned(), vi, en, columns, source: Source::List(list) });
    for field in own {
        if let Input::Rows { fields, .. } = field.input {
            add_part(tables, at, about, field, fields, of.items(field.name));
        }
    }
}

fn add_part(
    tables: &mut Vec<Table>,
    of: usize,
    about: Text,
    field: &'static Field,
    fields: &'static [Field],
    items: Type,
) {
    let Some(list) = tables.get(of).map(|table| table.name.clone()) else { return };
    let is_plain = fields.iter().all(|field| field.name.is_empty());
    let mut columns = vec![
        Column::new(
            "of",
            Holds::Text,
            &format!("Mã của {}", about.to(Lang::Vi)),
            &format!("Id of the {}", about.to(Lang::En)),
        )
        .always(),
        Column::new("position", Holds::Whole, "Thứ tự, từ 0", "Position, from 0").always(),
    ];
    columns.extend(place_columns());
    columns.extend(fields.iter().filter(|field| is_column(field) || is_plain).map(|field| {
        if is_plain {
            column(&unit_field(field.label), items).always()
        } else {
            column(field, items)
        }
    }));
    let called = |lang| format!("{}: {}", about.to(lang), field.label.to(lang));
    tables.push(Table {
        name: format!("{list}_{}", field.name),
        vi: called(Lang::Vi),
        en: called(Lang::En),
        columns,
        source: Source::Part { of, field: field.name, is_plain },
    });
}

const fn unit_field(label: Text) -> Field {
    Field::new("unit", label, Input::Unit)
}

fn is_column(field: &Field) -> bool {
    let is_told = field.unseen().is_none() || UNSEEN.iter().any(|(name, _)| *name == field.name);
    is_told && Holds::of(&field.input).is_some()
}

fn column(field: &Field, of: Type) -> Column {
    let told = UNSEEN.iter().find(|(name, _)| *name == field.name).map(|(_, text)| *text);
    let label = told.unwrap_or(field.label);
    let comment = |lang| match field.hint {
        Some(hint) => format!("{}. {}", label.to(lang), hint.to(lang)),
        None => label.to(lang).to_owned(),
    };
    let holds = Holds::of(&field.input).unwrap_or(Holds::Text);
    // Text that may be left out is NULL where it is blank. Other fields have a meaning then.
    let has_meaning = holds != Holds::Text && !of.can_be_unknown(field.name);
    Column {
        name: field.name.to_owned(),
        holds,
        is_always_known: field.is_in_every_file || has_meaning,
        vi: comment(Lang::Vi),
        en: comment(Lang::En),
    }
}

/// The columns that say where a row belongs: the commune and the province.
pub(crate) fn place_columns() -> [Column; 2] {
    [
        Column::new(
            "commune",
            Holds::Text,
            "Đơn vị cấp xã có số liệu này; trống nếu của huyện, tỉnh",
            "The commune-level unit that has it; NULL for those of a district or province",
        ),
        Column::new(
            "province",
            Holds::Text,
            "Tỉnh; trống nếu sổ không có",
            "The province; NULL if the book lacks it",
        ),
    ]
}

fn stamp_columns() -> [Column; 3] {
    [
        Column::new("stamp_at", Holds::Moment, "Lúc ghi lần cuối", "When it was last written")
            .always(),
        Column::new(
            "stamp_device",
            Holds::Text,
            "Máy ghi lần cuối",
            "The device that wrote it last",
        )
        .always(),
        Column::new("stamp_by", Holds::Text, "Nơi ghi lần cuối", "The desk that wrote it last"),
    ]
}
