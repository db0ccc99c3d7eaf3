//! A table of records of one kind, built from their fields. Each row links to a form.

use crate::app::shell::erased::IntoAny;
use book::{Day, KindCode, KindGroup, RecordId, RecordKind, UnitId};
use leptos::prelude::*;
use serde_json::{Map, Value};

use super::badge;
use super::table::{self, Column};
use crate::app::register::forms::{Field, Input, naming_field};
use crate::app::shell::state::App;
use crate::app::shell::text::shell;
use crate::app::shell::words;
use crate::app::text::format::number;
use crate::app::text::{InLanguage, fields as text};
use desk::route::Route;

/// The units whose records a table shows.
#[derive(Clone, PartialEq, Eq)]
pub enum Whose {
    /// One unit, which is named above the table.
    One,
    /// A commune or district with the units below it. Only units other than it are named.
    Within(UnitId),
    /// All units.
    All,
}

/// Shows the records as a table.
pub fn record_table(
    app: App,
    kind: RecordKind,
    records: &[Map<String, Value>],
    whose: &Whose,
) -> AnyView {
    // The rows come later than the table, which is drawn anew for another language or book.
    app.lang.track();
    app.book.track();
    let with_unit = *whose != Whose::One;
    let listed: Vec<&Field> =
        kind.listed_fields().iter().filter_map(|name| field(kind, name)).collect();
    let mut columns: Vec<Column> = field(kind, naming_field(kind))
        .map(|field| table::words(field.label))
        .into_iter()
        .collect();
    columns.extend(with_unit.then_some(table::words(text::UNIT)));
    columns.extend(listed.iter().map(|field| Column {
        name: field.label,
        numeric: matches!(field.input, Input::Whole(_) | Input::Rows { .. }),
    }));
    let row = move |record: &Map<String, Value>, whose: &Whose| {
        let mut cells = vec![name_cell(app, kind, record)];
        if with_unit {
            cells.push(unit_of(app, record, whose).into_any());
        }
        cells.extend(listed.iter().map(|field| words_of(app, field, record).into_any()));
        cells
    };
    let caption = Signal::derive(move || words::capital(words::record_kind(kind)));
    let (whose, records) = (whose.clone(), records.to_vec());
    let count = records.len();
    let cells = move |at: usize| {
        records.get(at).map(|record| untrack(|| row(record, &whose))).unwrap_or_default()
    };
    table::long_table(caption, columns, count, cells)
}

fn field(kind: RecordKind, name: &str) -> Option<&'static Field> {
    kind.fields().iter().find(|field| field.name == name)
}

fn unit_of(app: App, record: &Map<String, Value>, whose: &Whose) -> String {
    let unit = record.get("unit").and_then(Value::as_str).and_then(|unit| UnitId::new(unit).ok());
    match (unit, whose) {
        (Some(unit), Whose::Within(home)) if unit == *home => String::new(),
        (Some(unit), Whose::Within(_)) => app.book.with(|book| words::name_of(book, &unit)),
        (Some(unit), _) => app.book.with(|book| words::name_with_commune(book, &unit)),
        (None, _) => String::new(),
    }
}

fn name_cell(app: App, kind: RecordKind, record: &Map<String, Value>) -> AnyView {
    let name = field(kind, naming_field(kind))
        .map(|field| words_of(app, field, record))
        .unwrap_or_default();
    let id = record.get("id").and_then(Value::as_str).and_then(|id| RecordId::new(id).ok());
    let mark = (record.get("illustrative") == Some(&Value::Bool(true))).then(badge::illustrative);
    match id {
        Some(id) => {
            view! { <a href=Route::Record(kind, id).href()>{name}</a> " " {mark} }.into_any()
        }
        None => name.into_any(),
    }
}

/// Returns the value of a field in words.
pub fn words_of(app: App, field: &Field, record: &Map<String, Value>) -> String {
    let Some(value) = record.get(field.name) else {
        // A file leaves out a count of 1.
        return if field.name == "count" { "1".into() } else { String::new() };
    };
    let text = value.as_str().unwrap_or_default();
    match (field.input, value) {
        (Input::Day, _) => Day::parse(text).map(|day| day.to_string()).unwrap_or_default(),
        (Input::Kind(group), _) => kind_words(app, group, text),
        (Input::PaperOrActivity, _) => {
            let is_activity = KindCode::new(text).is_ok_and(|code| {
                app.catalogue.with(|catalogue| catalogue.get(KindGroup::Activity, &code).is_some())
            });
            kind_words(app, if is_activity { KindGroup::Activity } else { KindGroup::Paper }, text)
        }
        (Input::Unit, _) => UnitId::new(text)
            .map(|unit| app.book.with(|book| words::name_with_commune(book, &unit)))
            .unwrap_or_default(),
        (Input::OneOf(options), _) => options
            .iter()
            .find(|choice| choice.code == text)
            .map(|choice| choice.label.now().into())
            .unwrap_or_default(),
        (Input::Year, Value::Number(year)) => year.to_string(),
        (_, Value::Array(rows)) => number(rows.len() as u64, app.lang.get()),
        (_, Value::Number(count)) => number(count.as_u64().unwrap_or(0), app.lang.get()),
        (_, Value::Bool(answer)) => if *answer { shell::YES } else { shell::NO }.now().into(),
        _ => text.to_owned(),
    }
}

fn kind_words(app: App, group: KindGroup, code: &str) -> String {
    let name = |code| app.catalogue.with(|all| words::kind_name(all, group, &code));
    KindCode::new(code).map(name).unwrap_or_default()
}
