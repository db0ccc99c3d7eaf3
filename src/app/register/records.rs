//! All records of one kind in the chosen year, filtered by unit and kind.

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::app::shell::erased::IntoAny;
use book::{Incident, KindGroup, RecordKind, UnitId};
use law::group_of;
use leptos::prelude::*;

use super::forms::is_typed;
use super::text::records as text;
use super::unit::heading_of;
use crate::app::components::record_table::{Whose, record_table};
use crate::app::components::{empty, filters, head, more_filters};
use crate::app::report::list_paper::list_paper;
use crate::app::shell::browser::vietnamese_order;
use crate::app::shell::state::App;
use crate::app::shell::text::shell;
use crate::app::shell::words;
use crate::app::text::format::number;
use crate::app::text::{InLanguage, t};
use desk::route::new_record;
use desk::search::{find, search};

/// The number of records shown at first, and added with each press.
const PAGE: usize = 100;

pub fn records(app: App, kind: RecordKind) -> AnyView {
    let group = match kind {
        RecordKind::Registration
        | RecordKind::Tip
        | RecordKind::Decision
        | RecordKind::PaperText
        | RecordKind::Assessment => None,
        _ => Some(group_of(kind)),
    };
    view! {
        {head::plain_head(heading_of(kind), None, is_typed(kind).then(|| add_button(app, kind)))}
        {filters::filters(app, group)}
        {more_filters::more_filters(app, group == Some(KindGroup::Incident))}
        {(group == Some(KindGroup::Incident)).then(|| cases(app))}
        {list(app, kind)}
    }
    .into_any()
}

/// A button that adds a record for the unit and kind of the filter.
pub fn add_button(app: App, kind: RecordKind) -> AnyView {
    let href = move || {
        app.query.with(|query| {
            new_record(kind, query.unit.clone(), Some(app.year.get()), query.code.clone())
        })
    };
    view! { <a class="button button--main" href=href>{t(shell::ADD)}</a> }.into_any()
}

/// Shows the list of records.
pub fn list(app: App, kind: RecordKind) -> AnyView {
    let limit = RwSignal::new(PAGE);
    let found = Memo::new(move |_| {
        let (year, limit) = (app.year.get(), limit.get());
        app.query.with(|query| {
            app.catalogue.with(|catalogue| {
                app.book.with(|book| {
                    let names: RefCell<BTreeMap<UnitId, String>> = RefCell::default();
                    let name = |unit: &UnitId| {
                        let mut names = names.borrow_mut();
                        let new = || words::name_with_commune(book, unit);
                        names.entry(unit.clone()).or_insert_with(new).clone()
                    };
                    let by_name = |a: &UnitId, b: &UnitId| vietnamese_order(&name(a), &name(b));
                    search(book, catalogue, kind, (query, year), limit, &by_name)
                })
            })
        })
    });
    let more = move |_| limit.update(|limit| *limit += PAGE);
    (move || {
        found.with(|found| {
            if found.count == 0 {
                let add = app.query.with(|query| new_record(kind, query.unit.clone(), Some(app.year.get()), query.code.clone()));
                let nothing = match kind {
                    RecordKind::Incident => text::INCIDENTS_NONE,
                    RecordKind::Model => text::MODELS_NONE,
                    _ => text::RECORDS_NONE,
                };
                return empty::empty(nothing, is_typed(kind).then_some((shell::ADD, add)));
            }
            let lang = app.lang.get();
            let shown = text::SHOWN_OF.fill(&[&number(found.records.len() as u64, lang), &number(found.count as u64, lang)]);
            let is_part = found.records.len() < found.count;
            view! {
                {record_table(app, kind, &found.records, &Whose::All)}
                {list_paper(app, kind)}
                {is_part
                    .then(|| {
                        view! {
                            <div class="actions after">
                                <span class="note">{shown}</span>
                                <button type="button" class="button" on:click=more>{t(text::SHOW_MORE)}</button>
                            </div>
                        }
                    })}
            }
            .into_any()
        })
    })
    .into_any()
}

/// Shows the numbers of records and cases, because one record can stand for several cases.
fn cases(app: App) -> AnyView {
    let words = move || {
        let (year, lang) = (app.year.get(), app.lang.get());
        let cases: u64 = app.query.with(|query| {
            app.catalogue.with(|catalogue| {
                app.book.with(|book| {
                    find::<Incident>(book, catalogue, query, year)
                        .iter()
                        .map(|incident| u64::from(incident.count))
                        .sum()
                })
            })
        });
        text::CASES_TOTAL.fill(&[&number(cases, lang)])
    };
    view! { <p class="count">{words}</p> }.into_any()
}
