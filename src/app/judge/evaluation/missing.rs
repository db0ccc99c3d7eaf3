//! The missing data of a verdict, with links to the fields to fill.

use crate::app::shell::erased::IntoAny;
use book::{KindCode, RecordKind};
use law::{Explainer, Need, Verdict};
use leptos::prelude::*;

use crate::app::judge::text::evaluation as text;
use crate::app::shell::words::capital;
use desk::route::{Query, Route, record_field};

/// The number of needs shown before the rest is folded away.
const SHOWN: usize = 8;

/// Returns the address that settles a need: a form with known values filled in, at the field to
/// fill.
pub fn need_href(need: &Need) -> String {
    match need {
        Need::Record { kind, unit, year, code } => {
            let query = Query {
                year: Some(*year),
                unit: Some(unit.clone()),
                code: code.clone(),
                field: first_blank(*kind),
                ..Query::default()
            };
            Route::NewRecord(*kind).with(query)
        }
        Need::Field { record, field } => record_field(record.kind, record.id.clone(), field),
        Need::Class { unit } => Route::EditUnit(unit.clone())
            .with(Query { field: KindCode::new("class").ok(), ..Query::default() }),
        Need::Group { unit } => Route::EditUnit(unit.clone())
            .with(Query { field: KindCode::new("commune_group").ok(), ..Query::default() }),
        Need::Units { of, .. } => {
            Route::NewUnit.with(Query { unit: Some(of.clone()), ..Query::default() })
        }
    }
}

/// Returns the first field that a need leaves blank in a new record.
fn first_blank(kind: RecordKind) -> Option<KindCode> {
    let field = match kind {
        RecordKind::YearlyTotal | RecordKind::Statement => "value",
        RecordKind::Rating => "rating",
        RecordKind::Model => "name",
        RecordKind::Recognition => "number",
        _ => "date",
    };
    KindCode::new(field).ok()
}

/// Links to the records that would settle these needs.
pub fn need_links<'n>(needs: impl IntoIterator<Item = &'n Need>, explainer: &Explainer) -> AnyView {
    let items = needs.into_iter().map(
        |need| view! { <li><a href=need_href(need)>{capital(&explainer.need(need))}</a></li> },
    );
    view! { <ul class="needs">{items.collect_view()}</ul> }.into_any()
}

/// Lists all missing data of a verdict.
pub fn missing(verdict: &Verdict, explainer: &Explainer) -> AnyView {
    let lang = explainer.lang;
    let needs = verdict.needs();
    let (first, rest) = needs.split_at(needs.len().min(SHOWN));
    let body = if needs.is_empty() {
        view! { <p class="note">{text::MISSING_NOTHING.to(lang)}</p> }.into_any()
    } else {
        let rest = (!rest.is_empty()).then(|| {
            view! {
                <details class="fold">
                    <summary>{text::MISSING_MORE.filled(lang, &[&rest.len().to_string()])}</summary>
                    {need_links(rest.iter().copied(), explainer)}
                </details>
            }
        });
        view! { <p class="note">{text::MISSING_LEAD.to(lang)}</p> {need_links(first.iter().copied(), explainer)} {rest} }.into_any()
    };
    let count = (!needs.is_empty())
        .then(|| view! { <span class="section__count">{needs.len().to_string()}</span> });
    view! {
        <section class="section missing" aria-labelledby="missing-title">
            <div class="section__head"><h2 class="section__title" id="missing-title">{text::MISSING_TITLE.to(lang)} {count}</h2></div>
            {body}
        </section>
    }
    .into_any()
}
