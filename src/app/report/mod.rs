//! Reports: the list of documents, and each document as a printable page.

use crate::app::shell::erased::IntoAny;
use book::{KindCode, UnitId};
use law::report::SAFETY;
use leptos::prelude::*;

use crate::app::components::badge::badge;
use crate::app::components::leaves_lock::leaves_lock;
use crate::app::components::{empty, head};
use crate::app::judge::evaluation::sheet_of;
use crate::app::judge::text::evaluation;
use crate::app::judge::verdicts;
use crate::app::shell::not_found::not_found;
use crate::app::shell::state::App;
use crate::app::shell::text::shell;
use crate::app::shell::{browser, words};
use crate::app::text::{InLanguage, t};
use desk::route::{Query, Route};
use desk::standards;

mod dossier;
pub mod download;
pub mod list_paper;
pub mod maker;
mod own_text;
mod paper;
pub mod templates;
pub mod text;
mod verdict_paper;
mod year_counts;
mod year_paper;

/// The code of an address whose document is a verdict instead of the year's figures.
const VERDICT: &str = "danh-gia";

/// The page of all documents.
pub fn reports(app: App) -> AnyView {
    let body = move || {
        let (lang, year) = (app.lang.get(), app.year.get());
        let Some(top) =
            app.book.with(|book| standards::desk_unit(book).map(|unit| unit.id.clone()))
        else {
            return empty::empty(evaluation::NO_RULES, None);
        };
        let name = app.book.with(|book| words::name_of(book, &top));
        view! {
            <ul class="documents">
                <li>
                    <a class="documents__name" href=Route::Report(top).href()>
                        {text::YEAR_REPORT.filled(lang, &[&year.to_string()])} " · " {name}
                    </a>
                    <p class="note">{text::YEAR_REPORT_HINT.to(lang)}</p>
                </li>
            </ul>
            <section class="section" aria-labelledby="verdicts-title">
                <div class="section__head"><h2 class="section__title" id="verdicts-title">{text::VERDICTS.to(lang)}</h2></div>
                <ul class="documents documents--columns">{verdicts(app)}</ul>
            </section>
        }
        .into_any()
    };
    let has_units = Memo::new(move |_| app.book.with(|book| standards::desk_unit(book).is_some()));
    let papers = move || has_units.get().then(|| dossier::dossier(app));
    let own = move || has_units.get().then(|| templates::list(app));
    view! { {head::plain_head(shell::REPORTS, Some(text::LEAD), None)} {leaves_lock()} {body} {papers} {own} }
        .into_any()
}

/// Lists printable verdicts on units of commune level and above, in Vietnamese order.
fn verdicts(app: App) -> Vec<AnyView> {
    let mut found: Vec<_> = app.verdicts.with(|verdicts| {
        app.book.with(|book| {
            let of_shard =
                |verdict: &&std::sync::Arc<law::Verdict>| book.shards.contains_key(&verdict.unit);
            let is_shown = |verdict: &&std::sync::Arc<law::Verdict>| {
                of_shard(verdict)
                    && (verdict.rules.standard.as_str() == SAFETY
                        || !verdict.rules.applies_to.iter().any(|kind| kind.is_commune_level()))
            };
            verdicts
                .0
                .all()
                .filter(is_shown)
                .map(|verdict| (words::name_of(book, &verdict.unit), verdict.clone()))
                .collect()
        })
    });
    book::sort::sort_by(&mut found, |a, b| browser::vietnamese_order(&a.0, &b.0));
    let link = |(name, verdict): (String, std::sync::Arc<law::Verdict>)| {
        let query = Query {
            code: KindCode::new(&verdict.rules.id).ok(),
            field: KindCode::new(VERDICT).ok(),
            ..Query::default()
        };
        view! {
            <li>
                <a class="documents__name" href=Route::Report(verdict.unit.clone()).with(query)>{name}</a>
                {badge(verdict.outcome)}
            </li>
        }
        .into_any()
    };
    found.into_iter().map(link).collect()
}

/// Shows one document of a unit: its verdict if the address says so, else the year's figures.
pub fn report(app: App, unit: UnitId) -> AnyView {
    if app.book.with_untracked(|book| book.unit(&unit).is_none()) {
        return not_found();
    }
    let crumbs = vec![head::Crumb {
        text: Signal::derive(move || shell::REPORTS.now().to_owned()),
        href: Route::Reports.href(),
    }];
    let title = {
        let unit = unit.clone();
        Signal::derive(move || {
            let name = app.book.with(|book| words::name_of(book, &unit));
            let what = if is_verdict(app) {
                shell::EVALUATION.now().to_owned()
            } else {
                text::YEAR_REPORT.fill(&[&app.year.get().to_string()])
            };
            [&what, " · ", &name].concat()
        })
    };
    let print = view! {
        <button type="button" class="button button--main" on:click=move |_| drop(window().print())>{t(text::PRINT)}</button>
    };
    let paper = move || {
        if !is_verdict(app) {
            return year_paper::year_paper(app, &unit);
        }
        let wanted = app.query.with(|query| query.code.clone());
        let verdicts = verdicts::verdicts_of(app, &unit);
        let asked = verdicts
            .iter()
            .find(|verdict| wanted.as_ref().is_some_and(|code| code.as_str() == verdict.rules.id));
        match asked.or(verdicts.first()) {
            Some(verdict) => verdicts::explain(app, |explainer| {
                let sheet = sheet_of(app, &unit, explainer);
                verdict_paper::verdict_paper(verdict, sheet.as_ref(), &app.library(), explainer)
            }),
            None => empty::empty(evaluation::NO_RULES, None),
        }
    };
    view! {
        {head::head(crumbs, title, Some(text::PRINT_HINT), Some(print.into_any()))}
        {paper}
    }
    .into_any()
}

fn is_verdict(app: App) -> bool {
    app.query.with(|query| query.field.as_ref().is_some_and(|field| field.as_str() == VERDICT))
}
