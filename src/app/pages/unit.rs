//! A unit's year: what it is, its incidents, models, papers and all other records, and the units below it.

use binh_yen::book::{Day, RecordKind, Unit, UnitId, Year};
use leptos::prelude::*;
use serde_json::{Map, Value};

use super::not_found::not_found;
use crate::app::browser::vietnamese_order;
use crate::app::components::head::{self, Crumb};
use crate::app::components::{badge, record_table};
use crate::app::forms::typed;
use crate::app::route::{Query, Route, new_record};
use crate::app::state::App;
use crate::app::text::{Text, records, shell, t, units as text};
use crate::app::words;

/// The kinds of record in the order in which a commune works with them, with their headings.
const SECTIONS: &[(RecordKind, Text)] = &[
    (RecordKind::Incident, text::INCIDENTS),
    (RecordKind::Model, text::MODELS),
    (RecordKind::Paper, text::PAPERS),
    (RecordKind::Registration, text::REGISTRATIONS),
    (RecordKind::Statement, text::STATEMENTS),
    (RecordKind::Rating, text::RATINGS),
    (RecordKind::Discipline, text::DISCIPLINES),
    (RecordKind::Activity, text::ACTIVITIES),
    (RecordKind::Tip, text::TIPS),
    (RecordKind::Recognition, text::RECOGNITIONS),
    (RecordKind::Decision, text::DECISIONS),
    (RecordKind::YearlyTotal, text::TOTALS),
];

pub fn unit(app: App, id: UnitId) -> AnyView {
    let is_there = {
        let id = id.clone();
        Memo::new(move |_| app.book.with(|book| book.unit(&id).is_some()))
    };
    (move || if is_there.get() { page(app, &id) } else { not_found() }).into_any()
}

fn page(app: App, id: &UnitId) -> AnyView {
    let title = {
        let id = id.clone();
        Signal::derive(move || app.book.with(|book| words::name_of(book, &id)))
    };
    let about = {
        let id = id.clone();
        move || app.book.with(|book| book.unit(&id).map(|(unit, _)| about(unit)))
    };
    let actions = view! {
        {head::link_button(text::TOTALS_GRID, Route::Totals(id.clone()).href(), false)}
        {head::link_button(text::EVALUATION, Route::Verdict(id.clone()).href(), false)}
        {head::link_button(shell::EDIT, Route::EditUnit(id.clone()).href(), false)}
    };
    let sections = SECTIONS.iter().map(|(kind, heading)| section(app, id.clone(), *kind, *heading)).collect_view();
    view! {
        {head::head(crumbs(app, id), title, None, Some(actions.into_any()))}
        {about}
        {below(app, id.clone())}
        {sections}
    }
    .into_any()
}

fn crumbs(app: App, id: &UnitId) -> Vec<Crumb> {
    let mut crumbs = Vec::new();
    app.book.with_untracked(|book| {
        let mut above = book.unit(id).and_then(|(unit, _)| unit.parent.clone());
        // Province, district, commune; the bound holds against a circle in a bad file.
        for _ in 0..4 {
            let Some(unit) = above.as_ref().and_then(|above| book.unit(above)).map(|(unit, _)| unit.clone()) else { break };
            above = unit.parent.clone();
            let href = Route::Unit(unit.id.clone()).href();
            crumbs.push(Crumb { text: Signal::derive(move || words::unit_name(&unit)), href });
        }
    });
    crumbs.reverse();
    crumbs
}

fn about(unit: &Unit) -> AnyView {
    let mark = unit.illustrative.then(badge::illustrative);
    let facts = words::unit_facts(unit);
    let note = (!unit.note.is_empty()).then(|| view! { <p class="note">{unit.note.clone()}</p> });
    view! {
        <dl class="facts">{facts.into_iter().map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> }).collect_view()}</dl>
        {mark} {note}
    }
    .into_any()
}

/// The units right below, in Vietnamese order.
fn below(app: App, id: UnitId) -> AnyView {
    let kind = app.book.with_untracked(|book| book.unit(&id).map(|(unit, _)| unit.kind));
    if !kind.is_some_and(|kind| kind.has_shard()) {
        return ().into_any();
    }
    let is_commune = kind.is_some_and(|kind| kind.is_commune_level());
    let add = Route::NewUnit.with(Query { unit: Some(id.clone()), ..Query::default() });
    let list = move || {
        app.lang.track();
        app.book.with(|book| {
            let mut units: Vec<&Unit> = book.children(&id).collect();
            units.sort_by(|a, b| a.kind.cmp(&b.kind).then_with(|| vietnamese_order(&a.name, &b.name)));
            if units.is_empty() {
                return view! { <p class="note">{if is_commune { text::NO_HAMLETS } else { text::NO_COMMUNES }.now()}</p> }.into_any();
            }
            let item = |unit: &Unit| {
                view! {
                    <li>
                        <a href=Route::Unit(unit.id.clone()).href()>{words::unit_name(unit)}</a>
                        " "
                        {unit.illustrative.then(badge::illustrative)}
                    </li>
                }
            };
            view! { <ul class="columns">{units.into_iter().map(item).collect_view()}</ul> }.into_any()
        })
    };
    let (heading, add_text) = if is_commune { (text::HAMLETS, records::ADD_HAMLET) } else { (text::COMMUNES, records::ADD_UNIT) };
    let action = view! { <a class="button button--small" href=add>{t(add_text)}</a> };
    view! {
        <section class="section">
            <div class="section__head">
                <h2 class="section__title">{t(heading)}</h2>
                {action}
            </div>
            {list}
        </section>
    }
    .into_any()
}

fn section(app: App, id: UnitId, kind: RecordKind, heading: Text) -> AnyView {
    let records = {
        let id = id.clone();
        Memo::new(move |_| {
            let year = app.year.get();
            app.book.with(|book| {
                let mut found = typed::list(book, kind, &id);
                found.retain(|record| is_of_year(kind, record, year));
                found.sort_by(|a, b| day_of(b).cmp(&day_of(a)));
                found
            })
        })
    };
    let has_shard = app.book.with_untracked(|book| book.unit(&id).is_some_and(|(unit, _)| unit.kind.has_shard()));
    let is_empty = Memo::new(move |_| records.with(Vec::is_empty));
    let table = move || {
        let year = app.year.get();
        if is_empty.get() {
            view! { <p class="note">{records::NONE_IN_YEAR.fill(&[&year.to_string()])}</p> }.into_any()
        } else {
            records.with(|records| record_table::record_table(app, kind, records, has_shard))
        }
    };
    let add = {
        let id = id.clone();
        move || new_record(kind, Some(id.clone()), Some(app.year.get()), None)
    };
    let label = move || [shell::ADD.now(), " ", words::record_kind(kind)].concat();
    view! {
        <section class="section">
            <div class="section__head">
                <h2 class="section__title">
                    {t(heading)} <span class="section__count">{move || records.with(Vec::len)}</span>
                </h2>
                <a class="button button--small" href=add aria-label=label>{t(shell::ADD)}</a>
            </div>
            {table}
        </section>
    }
    .into_any()
}

fn day_of(record: &Map<String, Value>) -> Option<&str> {
    ["date", "founded"].iter().find_map(|name| record.get(*name)?.as_str())
}

/// Whether a record belongs to a year: by its year, its day, or, of a model, by being kept up in it.
fn is_of_year(kind: RecordKind, record: &Map<String, Value>, year: Year) -> bool {
    if let Some(of) = record.get("year").and_then(Value::as_u64) {
        return of == u64::from(year.number());
    }
    let Some(day) = day_of(record).and_then(|day| Day::parse(day).ok()) else { return true };
    if kind == RecordKind::Model {
        let changes = record.get("changes").and_then(Value::as_array).into_iter().flatten();
        let struck_off = changes.filter(|change| change.get("state").and_then(Value::as_str) == Some("struck_off"));
        let ends = struck_off.filter_map(|change| Day::parse(change.get("date")?.as_str()?).ok());
        return day.year() <= year && ends.min().is_none_or(|end| end.year() >= year);
    }
    day.year() == year
}
