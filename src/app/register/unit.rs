//! The page of a unit's year: its facts, its incidents, models, papers and other records, and the
//! units below it.

use crate::app::shell::erased::IntoAny;
use book::{Book, RecordKind, Unit, UnitId};
use leptos::prelude::*;

use super::forms::is_typed;
use super::text::{records, revisions, units as text, year};
use super::unit_today;
use crate::app::components::badge;
use crate::app::components::head::{self, Crumb};
use crate::app::components::record_table::{Whose, record_table};
use crate::app::judge::evaluation;
use crate::app::shell::browser::{self, LETTERS};
use crate::app::shell::not_found::{deleted, not_found};
use crate::app::shell::state::App;
use crate::app::shell::text::shell;
use crate::app::shell::words;
use crate::app::text::{InLanguage, Text, t};
use desk::route::{Query, Route, new_record};
use desk::search::{Found, search};

/// The kinds of record with their headings, in the order in which a commune works with them.
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
    (RecordKind::PaperText, text::PAPER_TEXTS),
    (RecordKind::Assessment, text::ASSESSMENTS),
    (RecordKind::YearlyTotal, text::TOTALS),
];

/// Returns the heading of a list of this kind.
pub fn heading_of(kind: RecordKind) -> Text {
    SECTIONS.iter().find(|(of, _)| *of == kind).map_or(text::TOTALS, |(_, heading)| *heading)
}

/// The number of records of a section shown at once.
const SHOWN: usize = 6;

pub fn unit(app: App, id: UnitId) -> AnyView {
    let is_there = {
        let id = id.clone();
        Memo::new(move |_| app.book.with(|book| book.unit(&id).is_some()))
    };
    let is_in = |book: &Book, id: &UnitId| {
        book.shards.values().any(|shard| shard.units.iter().any(|unit| unit.id == *id))
    };
    let view = move || match is_there.get() {
        true => page(app, &id),
        false if app.book.with_untracked(|book| is_in(book, &id)) => {
            deleted(&Route::UnitRevisions(id.clone()))
        }
        false => not_found(),
    };
    view.into_any()
}

fn page(app: App, id: &UnitId) -> AnyView {
    let title = {
        let id = id.clone();
        Signal::derive(move || app.book.with(|book| words::name_of(book, &id)))
    };
    let about = {
        let id = id.clone();
        move || app.book.with(|book| book.unit(&id).map(|(unit, _)| about(book, unit)))
    };
    let is_below = app
        .book
        .with_untracked(|book| book.unit(id).is_some_and(|(unit, _)| !unit.kind.has_shard()));
    let send = is_below.then(|| {
        let query = Query { unit: Some(id.clone()), ..Query::default() };
        head::link_button(text::SEND, Route::Send.with(query), false)
    });
    let actions = view! {
        {head::link_button(year::OPEN, Route::EnterYearOf(id.clone()).href(), false)}
        {head::link_button(text::TOTALS_GRID, Route::Totals(id.clone()).href(), false)}
        {head::link_button(text::EVALUATION, Route::Verdict(id.clone()).href(), false)}
        {head::link_button(revisions::OPEN, Route::UnitRevisions(id.clone()).href(), false)}
        {send}
        {head::link_button(shell::EDIT, Route::EditUnit(id.clone()).href(), false)}
    };
    let today = is_below.then(|| unit_today::today(app, id.clone()));
    let mut jumps = Vec::new();
    let mut sections = Vec::new();
    for (kind, heading) in SECTIONS {
        let query = Query { unit: Some(id.clone()), ..Query::default() };
        let found = Memo::new(move |_| {
            let year = app.year.get();
            app.catalogue.with(|catalogue| {
                app.book.with(|book| {
                    search(book, catalogue, *kind, (&query, year), SHOWN, &|a, b| a.cmp(b))
                })
            })
        });
        jumps.push(jump(*kind, *heading, found));
        sections.push(section(app, id.clone(), *kind, *heading, found));
    }
    view! {
        {head::head(crumbs(app, id), title, None, Some(actions.into_any()))}
        {about}
        {today}
        {evaluation::slot(app, id.clone())}
        <div class="chips chips--list after" role="group" aria-label=t(text::SECTIONS)>{jumps}</div>
        {below(app, id.clone())}
        {sections}
    }
    .into_any()
}

fn crumbs(app: App, id: &UnitId) -> Vec<Crumb> {
    let mut crumbs = Vec::new();
    app.book.with_untracked(|book| {
        let mut above = book.unit(id).and_then(|(unit, _)| unit.parent.clone());
        // Province, district, commune. The bound guards against a circle in a bad file.
        for _ in 0..4 {
            let Some(unit) =
                above.as_ref().and_then(|above| book.unit(above)).map(|(unit, _)| unit.clone())
            else {
                break;
            };
            above = unit.parent.clone();
            let href = Route::Unit(unit.id.clone()).href();
            crumbs.push(Crumb {
                text: Signal::derive(move || app.book.with(|book| words::unit_name(book, &unit))),
                href,
            });
        }
    });
    crumbs.reverse();
    crumbs
}

fn about(book: &Book, unit: &Unit) -> AnyView {
    let mark = unit.illustrative.then(badge::illustrative);
    let facts = words::unit_facts(book, unit);
    let note = (!unit.note.is_empty()).then(|| view! { <p class="note">{unit.note.clone()}</p> });
    view! {
        <dl class="facts">{facts.into_iter().map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> }).collect_view()}</dl>
        {mark} {note}
    }
    .into_any()
}

/// Lists the units directly below, in Vietnamese order.
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
            desk::units::sort(book, &LETTERS, &mut units);
            if units.is_empty() {
                return view! { <p class="note">{if is_commune { text::NO_HAMLETS } else { text::NO_COMMUNES }.now()}</p> }.into_any();
            }
            let item = |unit: &Unit| {
                view! {
                    <li>
                        <a href=Route::Unit(unit.id.clone()).href()>{words::unit_name(book, unit)}</a>
                        " "
                        {unit.illustrative.then(badge::illustrative)}
                    </li>
                }
            };
            view! { <ul class="columns">{units.into_iter().map(item).collect_view()}</ul> }.into_any()
        })
    };
    let (heading, add_text) = if is_commune {
        (text::HAMLETS, records::ADD_HAMLET)
    } else {
        (text::COMMUNES, records::ADD_UNIT)
    };
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

/// Links to a section of the page and shows its number of records.
fn jump(kind: RecordKind, heading: Text, found: Memo<Found>) -> AnyView {
    let count = move || found.with(|found| found.count);
    view! {
        <button type="button" class="chip" class:is-none=move || count() == 0 on:click=move |_| browser::focus_id(kind.list_name())>
            {t(heading)} " " <strong class="chip__count">{count}</strong>
        </button>
    }
    .into_any()
}

fn section(app: App, id: UnitId, kind: RecordKind, heading: Text, found: Memo<Found>) -> AnyView {
    let query = Query { unit: Some(id.clone()), ..Query::default() };
    let has_shard = app
        .book
        .with_untracked(|book| book.unit(&id).is_some_and(|(unit, _)| unit.kind.has_shard()));
    let whose = if has_shard { Whose::Within(id.clone()) } else { Whose::One };
    let table = move || {
        found.with(|found| {
            let year = app.year.get();
            if found.count == 0 {
                return view! { <p class="note">{records::NONE_IN_YEAR.fill(&[&year.to_string()])}</p> }.into_any();
            }
            let all = (found.count > found.records.len()).then(|| {
                let text = records::SHOW_ALL.fill(&[&found.count.to_string()]);
                view! { <p class="after"><a href=Route::Records(kind).with(query.clone())>{text}</a></p> }
            });
            view! {
                {record_table(app, kind, &found.records, &whose)}
                {all}
            }
            .into_any()
        })
    };
    let add = {
        let id = id.clone();
        move || new_record(kind, Some(id.clone()), Some(app.year.get()), None)
    };
    let label = move || [shell::ADD.now(), " ", words::record_kind(kind)].concat();
    let add = is_typed(kind).then(
        || view! { <a class="button button--small" href=add aria-label=label>{t(shell::ADD)}</a> },
    );
    view! {
        <section class="section">
            <div class="section__head">
                <h2 class="section__title" id=kind.list_name() tabindex="-1">
                    {t(heading)} " " <span class="section__count">{move || found.with(|found| found.count)}</span>
                </h2>
                {add}
            </div>
            {table}
        </section>
    }
    .into_any()
}
