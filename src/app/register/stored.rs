//! A stored verdict, which can be read and deleted but not changed.

use crate::app::shell::erased::IntoAny;
use book::{KindCode, RecordId, RecordKind, UnitId, Year};
use leptos::prelude::*;
use serde_json::{Map, Value};

use super::forms::Input;
use super::forms::summary::{Wrong, summary};
use super::record_actions::delete_button;
use super::text::{revisions, stored as text, units};
use crate::app::components::record_table::words_of;
use crate::app::components::table::{self, Column};
use crate::app::components::{badge, head};
use crate::app::shell::state::App;
use crate::app::text::InLanguage;
use desk::route::{Query, Route};

const KIND: RecordKind = RecordKind::Assessment;

/// The page of a stored verdict, built from its fields.
pub fn stored(app: App, record: Map<String, Value>) -> AnyView {
    let wrong = RwSignal::new(Wrong::default());
    let said = |name: &str| record.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let id = RecordId::new(&said("id")).ok();
    let past = id
        .clone()
        .map(|id| head::link_button(revisions::OPEN, Route::Revisions(KIND, id).href(), false));
    let delete = id.map(|id| delete_button(app, KIND, id, wrong, StoredValue::new(false)));
    let now = UnitId::new(&said("unit")).ok().map(|unit| {
        let year = record
            .get("year")
            .and_then(Value::as_u64)
            .and_then(|year| Year::new(u16::try_from(year).ok()?));
        head::link_button(
            text::EVALUATE_NOW,
            Route::Verdict(unit).with(Query {
                year,
                code: KindCode::new(&said("rules")).ok(),
                ..Query::default()
            }),
            true,
        )
    });
    let is_illustrative = record.get("illustrative") == Some(&Value::Bool(true));
    let mark = is_illustrative.then(badge::illustrative);
    view! {
        {head::plain_head(units::ASSESSMENTS, Some(text::LEAD), mark)}
        {summary(wrong)}
        {move || facts(app, &record)}
        <div class="actions after">{now} {past} {delete}</div>
    }
    .into_any()
}

fn facts(app: App, record: &Map<String, Value>) -> AnyView {
    app.lang.track();
    let plain = KIND.fields().iter().filter(|field| {
        !matches!(field.input, Input::Rows { .. }) && record.contains_key(field.name)
    });
    let facts = plain.map(|field| view! { <div><dt>{field.label.now()}</dt><dd>{words_of(app, field, record)}</dd></div> }).collect_view();
    let lists = KIND.fields().iter().filter_map(|field| {
        let Input::Rows { fields, .. } = field.input else { return None };
        let rows = record.get(field.name)?.as_array()?;
        let columns: Vec<Column> = fields.iter().map(|field| table::words(field.label)).collect();
        let row = |row: &Value| {
            let row = row.as_object().cloned().unwrap_or_default();
            fields.iter().map(|field| words_of(app, field, &row).into_any()).collect()
        };
        Some(table::table(
            Signal::derive(move || field.label.now().to_owned()),
            &columns,
            rows.iter().map(row).collect(),
        ))
    });
    view! { <dl class="facts">{facts}</dl> {lists.collect_view()} }.into_any()
}
