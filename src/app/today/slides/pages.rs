//! The pages of figures and units.

use std::sync::Arc;

use book::UnitId;
use desk::route;
use law::{Outcome, Verdict, outcome_name};
use leptos::prelude::*;

use super::super::overview::{figure_lines, safety_of_units};
use super::super::text::slides as text;
use crate::app::components::badge::{class_of, sign_of};
use crate::app::components::matrix::ORDER;
use crate::app::judge::verdicts;
use crate::app::shell::browser::vietnamese_order;
use crate::app::shell::erased::IntoAny;
use crate::app::shell::state::App;
use crate::app::shell::words;
use crate::app::text::InLanguage;

/// The units that a page has room for in large type.
const SHOWN: usize = 8;

/// The year's figures in large type.
pub fn figures(app: App, unit: &UnitId) -> AnyView {
    let lines = figure_lines(app, unit).into_iter().map(|(name, value, detail)| {
        view! {
            <div class="slides__figure">
                <dt>{name}</dt>
                <dd>{value} <span class="slides__detail">{detail}</span></dd>
            </div>
        }
    });
    view! { <dl class="slides__figures">{lines.collect_view()}</dl> }.into_any()
}

/// Every unit below as a square: how many of each outcome, then all of them by outcome and name.
pub fn units(app: App, unit: &UnitId) -> AnyView {
    let found = named(app, unit);
    let lang = app.lang.get();
    let counts = ORDER.into_iter().filter_map(|outcome| {
        let count = found.iter().filter(|(_, verdict)| verdict.outcome == outcome).count();
        (count > 0).then(|| {
            let words = [&count.to_string(), " ", outcome_name(outcome, lang)].concat();
            view! { <li class=["slides__count ", class_of(outcome)].concat()>{sign_of(outcome)} " " {words}</li> }
        })
    });
    let squares = found.iter().map(|(name, verdict)| {
        let outcome = verdict.outcome;
        let href = route::verdict(verdict.unit.clone(), &verdict.rules.id, None);
        view! {
            <li>
                <a class=["slides__square ", class_of(outcome)].concat() href=href>
                    <span aria-hidden="true">{sign_of(outcome)} " "</span>
                    {name.clone()}
                    <span class="unseen">": " {outcome_name(outcome, lang)}</span>
                </a>
            </li>
        }
    });
    view! {
        <ul class="slides__counts">{counts.collect_view()}</ul>
        <ul class="slides__squares">{squares.collect_view()}</ul>
    }
    .into_any()
}

/// The units that do not meet the standard or whose data is missing, each with the reason.
pub fn to_help(app: App, unit: &UnitId) -> AnyView {
    let found: Vec<_> =
        named(app, unit).into_iter().filter(|(_, one)| one.outcome != Outcome::Met).collect();
    if found.is_empty() {
        return view! { <p>{text::NONE_TO_HELP.now()}</p> }.into_any();
    }
    let more = found.len().saturating_sub(SHOWN);
    let items = verdicts::explain(app, |explainer| {
        let item = |(name, verdict): &(String, Arc<Verdict>)| {
            view! {
                <li class=class_of(verdict.outcome)>
                    <strong>{sign_of(verdict.outcome)} " " {name.clone()}</strong>
                    ": "
                    {explainer.why(verdict)}
                </li>
            }
        };
        found.iter().take(SHOWN).map(item).collect_view()
    });
    let more = (more > 0).then(|| view! { <p>{text::MORE_UNITS.fill(&[&more.to_string()])}</p> });
    view! { <ul class="slides__list">{items}</ul> {more} }.into_any()
}

/// The units below with their verdicts: not met first, then missing, for a person, met; by name.
fn named(app: App, unit: &UnitId) -> Vec<(String, Arc<Verdict>)> {
    let found = safety_of_units(app, unit);
    let mut found: Vec<_> = app.book.with(|book| {
        found.into_iter().map(|verdict| (words::name_of(book, &verdict.unit), verdict)).collect()
    });
    let place = |outcome: Outcome| match outcome {
        Outcome::NotMet => 0,
        Outcome::Missing => 1,
        Outcome::ForDecision => 2,
        Outcome::Met => 3,
    };
    book::sort::sort_by(&mut found, |a: &(String, Arc<Verdict>), b| {
        place(a.1.outcome).cmp(&place(b.1.outcome)).then_with(|| vietnamese_order(&a.0, &b.0))
    });
    found
}
