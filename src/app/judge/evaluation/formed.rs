//! The former units that a unit was merged or split from. Their records are evidence for the new
//! unit.

use crate::app::shell::erased::IntoAny;
use book::{Recognition, Registration, UnitId, Year};
use law::{Explainer, RecordRef, Verdict};
use leptos::prelude::*;

use crate::app::components::badge::badge;
use crate::app::components::records::record_link;
use crate::app::judge::text::evaluation as text;
use crate::app::judge::verdicts;
use crate::app::shell::state::App;
use crate::app::shell::words;
use desk::route::{Query, Route};

/// Shows each former unit with its last verdict under the same standard and its recorded results.
/// Returns none once the unit has a whole year of its own behind it.
pub fn formed(app: App, verdict: &Verdict, explainer: &Explainer) -> Option<AnyView> {
    let (unit, _) = explainer.book.unit(&verdict.unit)?;
    let began = unit.valid_from.map_or(verdict.year, |day| day.year());
    let is_recent = verdict.year.before(1).is_none_or(|before| before <= began);
    let absorbed = unit.absorbed.iter().filter(|absorbed| {
        verdict.year.before(1).is_none_or(|before| before <= absorbed.on.year())
    });
    let formed = unit.formed_from.iter().filter(|_| is_recent).map(|part| (part, began));
    let of_day = absorbed.map(|absorbed| (&absorbed.unit, absorbed.on.year()));
    let parts = formed
        .chain(of_day)
        .filter_map(|(part, year)| Some(item(app, part, year.before(1)?, verdict, explainer)));
    let parts = parts.collect::<Vec<_>>();
    if parts.is_empty() {
        return None;
    }
    let lang = explainer.lang;
    Some(
        view! {
            <section class="section" aria-labelledby="formed-title">
                <div class="section__head"><h2 class="section__title" id="formed-title">{text::FORMED_TITLE.to(lang)}</h2></div>
                <p class="note">{text::FORMED_LEAD.to(lang)}</p>
                <ul class="formed">{parts}</ul>
            </section>
        }
        .into_any(),
    )
}

/// Shows a former unit with the outcome of its last whole year, and its registrations and
/// recognitions since.
fn item(app: App, part: &UnitId, last: Year, verdict: &Verdict, explainer: &Explainer) -> AnyView {
    let book = explainer.book;
    let Some((unit, shard)) = book.unit(part) else {
        return view! { <li>{part.to_string()}</li> }.into_any();
    };
    let library = app.library();
    let rules = library.in_force(&verdict.rules.standard, unit.kind, last);
    let judged = rules.and_then(|rules| verdicts::verdict_in(app, part, rules, last)).map(|of| {
        let query = Query { code: book::KindCode::new(&of.rules.id).ok(), year: Some(last), ..Query::default() };
        view! {
            " · "
            <a href=Route::Verdict(part.clone()).with(query)>{text::FORMED_YEAR.filled(explainer.lang, &[&last.to_string()])}</a>
            " "
            {badge(of.outcome)}
        }
    });
    let registrations = shard
        .live::<Registration>()
        .filter(|record| record.unit == *part && record.year >= last)
        .map(RecordRef::to);
    let is_same = |record: &&Recognition| {
        record.unit == *part && record.year >= last && record.standard == verdict.rules.standard
    };
    let recognitions = shard.live::<Recognition>().filter(is_same).map(RecordRef::to);
    let records = registrations
        .chain(recognitions)
        .map(|record| view! { <li>{record_link(&record, explainer)}</li> })
        .collect_view();
    view! {
        <li>
            <a href=Route::Unit(part.clone()).href()>{words::name_of(book, part)}</a>
            {judged}
            <ul class="records">{records}</ul>
        </li>
    }
    .into_any()
}
