//! The units behind a figure of the overview, one row each with its record.

use crate::app::shell::erased::IntoAny;
use book::{Recognition, UnitId};
use law::report::{CommuneLine, ModelHamlet, YearFigures, decided_name, no_figures};
use law::{Explainer, RecordRef};
use leptos::prelude::*;

use super::overview::year_figures;
use super::text::overview as text;
use crate::app::components::badge::badge;
use crate::app::components::table::{Column, table, words as column};
use crate::app::components::{empty, head, records};
use crate::app::judge::verdicts;
use crate::app::shell::state::App;
use crate::app::shell::text::shell;
use crate::app::shell::{browser, words};
use crate::app::text::{InLanguage, Text};
use desk::route::{self, Listing, Route};
use desk::standards;

const SAFETY: &[Column] = &[
    column(text::COL_COMMUNE),
    column(text::COL_RESULT),
    column(text::COL_WHY),
    column(text::COL_RECORD),
];
const NEW_COUNTRYSIDE: &[Column] =
    &[column(text::COL_COMMUNE), column(text::COL_RECORD), column(text::COL_DECISION)];
const HAMLETS: &[Column] = &[
    column(text::COL_HAMLET),
    column(text::COL_COMMUNE),
    column(text::COL_DECISION),
    column(text::COL_RECORD),
];

pub fn listing(app: App, listing: Listing) -> AnyView {
    let (title, lead): (Text, Text) = match listing {
        Listing::Safety => (text::LIST_SAFETY, text::LIST_SAFETY_LEAD),
        Listing::NewCountryside => (text::COMMUNES_RECOGNISED, text::LIST_NTM_LEAD),
        Listing::ModelHamlets => (text::MODEL_HAMLETS, text::LIST_HAMLETS_LEAD),
    };
    let crumbs = vec![head::Crumb {
        text: Signal::derive(move || shell::OVERVIEW.now().to_owned()),
        href: Route::Overview.href(),
    }];
    let body = move || {
        let top = app.book.with(|book| standards::desk_unit(book).map(|unit| unit.id.clone()));
        let Some(figures) = top.and_then(|top| year_figures(app, &top)) else {
            return empty::empty(text::NO_COMMUNES, None);
        };
        let lead = lead.fill(&[&figures.year.to_string()]);
        let rows = verdicts::explain(app, |explainer| match listing {
            Listing::Safety => table(
                title_signal(title),
                SAFETY,
                communes(&figures, explainer, |line| safety(app, line, explainer)),
            ),
            Listing::NewCountryside => table(
                title_signal(title),
                NEW_COUNTRYSIDE,
                communes(&figures, explainer, |line| new_countryside(line, explainer)),
            ),
            Listing::ModelHamlets => {
                table(title_signal(title), HAMLETS, hamlets(&figures.model_hamlets, explainer))
            }
        });
        view! { <p class="head__lead listing__lead">{lead}</p> {rows} }.into_any()
    };
    view! { {head::head(crumbs, title_signal(title), None, None)} {body} }.into_any()
}

fn title_signal(title: Text) -> Signal<String> {
    Signal::derive(move || title.now().to_owned())
}

/// Returns a row for each commune in Vietnamese order, with those that the share counts first.
fn communes(
    figures: &YearFigures,
    explainer: &Explainer,
    cells: impl Fn(&CommuneLine) -> Vec<AnyView>,
) -> Vec<Vec<AnyView>> {
    let mut lines: Vec<(String, &CommuneLine)> = figures
        .communes
        .iter()
        .map(|line| (words::name_of(explainer.book, &line.unit), line))
        .collect();
    book::sort::sort_by(&mut lines, |a, b| {
        b.1.is_rural.cmp(&a.1.is_rural).then_with(|| browser::vietnamese_order(&a.0, &b.0))
    });
    let row = |(name, line): (String, &CommuneLine)| {
        let aside = (!line.is_rural)
            .then(|| view! { " " <span class="tag">{text::NOT_COUNTED.to(explainer.lang)}</span> });
        let first =
            view! { <a href=Route::Unit(line.unit.clone()).href()>{name}</a> {aside} }.into_any();
        std::iter::once(first).chain(cells(line)).collect()
    };
    lines.into_iter().map(row).collect()
}

fn safety(app: App, line: &CommuneLine, explainer: &Explainer) -> Vec<AnyView> {
    let verdicts = verdicts::verdicts_of(app, &line.unit);
    let verdict =
        verdicts.iter().find(|verdict| verdict.rules.standard.as_str() == law::report::SAFETY);
    let result = match (line.evaluated, verdict) {
        (Some(outcome), Some(verdict)) => {
            view! { <a class="plain-link" href=route::verdict(line.unit.clone(), &verdict.rules.id, None)>{badge(outcome)}</a> }.into_any()
        }
        (Some(outcome), None) => badge(outcome),
        (None, _) => view! { <span class="note">{text::NOT_JUDGED.to(explainer.lang)}</span> }.into_any(),
    };
    let reason = verdict.map(|verdict| words::capital(&explainer.why(verdict))).unwrap_or_default();
    let decided = decided_name(line.recognised, explainer.lang);
    let recorded = match recognition(app, &line.unit, law::report::SAFETY, explainer) {
        Some(record) => {
            view! { {decided} " · " {records::record_link(&record, explainer)} }.into_any()
        }
        None => view! { <span class="note">{decided}</span> }.into_any(),
    };
    vec![result, reason.into_any(), recorded]
}

fn recognition(
    app: App,
    unit: &UnitId,
    standard: &str,
    explainer: &Explainer,
) -> Option<RecordRef> {
    let (_, shard) = explainer.book.unit(unit)?;
    let year = app.year.get();
    let is_of = |found: &&Recognition| {
        found.unit == *unit && found.standard.as_str() == standard && found.year == year
    };
    shard.live::<Recognition>().find(is_of).map(RecordRef::to)
}

fn new_countryside(line: &CommuneLine, explainer: &Explainer) -> Vec<AnyView> {
    let Some(record) = &line.recognition else {
        let nothing = view! { <span class="note">{text::NOT_RECOGNISED.to(explainer.lang)}</span> }
            .into_any();
        return vec![nothing, no_figures(explainer.lang).into_any()];
    };
    vec![records::record_link(record, explainer), decision(record, explainer).into_any()]
}

/// Returns the number and day of a recognition's decision.
fn decision(record: &RecordRef, explainer: &Explainer) -> String {
    let found = explainer
        .book
        .unit(&record.unit)
        .and_then(|(_, shard)| shard.live::<Recognition>().find(|found| found.id == record.id));
    let number = found.and_then(|found| found.number.clone());
    let date = found
        .and_then(|found| found.date)
        .map(|date| text::DATED.filled(explainer.lang, &[&date.to_string()]));
    let parts: Vec<String> = number.into_iter().chain(date).collect();
    parts.join(" ")
}

fn hamlets(hamlets: &[ModelHamlet], explainer: &Explainer) -> Vec<Vec<AnyView>> {
    let row = |hamlet: &ModelHamlet| {
        let commune =
            hamlet.commune.clone().map(|id| view! { <a href=Route::Unit(id.clone()).href()>{words::name_of(explainer.book, &id)}</a> });
        vec![
            view! { <a href=Route::Unit(hamlet.hamlet.clone()).href()>{hamlet.name.clone()}</a> }
                .into_any(),
            commune.into_any(),
            decision(&hamlet.record, explainer).into_any(),
            records::record_link(&hamlet.record, explainer),
        ]
    };
    hamlets.iter().map(row).collect()
}
