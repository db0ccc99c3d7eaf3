//! All units below a desk at once, each a square with its outcome: filtered by outcome, grouped.

use std::collections::BTreeMap;
use std::sync::Arc;

use book::{Book, Unit, UnitId};
use desk::route;
use law::{Outcome, Verdict, outcome_name};
use leptos::prelude::*;

use super::super::text::overview as text;
use super::safety_of_units;
use crate::app::components::badge::{class_of, sign_of};
use crate::app::components::matrix::ORDER;
use crate::app::shell::browser::vietnamese_order;
use crate::app::shell::erased::IntoAny;
use crate::app::shell::state::App;
use crate::app::shell::words;
use crate::app::text::{InLanguage, Text, t};

/// How squares are grouped.
#[derive(Clone, Copy, PartialEq, Eq)]
enum By {
    Outcome,
    /// By the district that the first of its former units was in.
    District,
    Region,
    CommuneGroup,
}

const GROUPS: [(By, &str, Text); 4] = [
    (By::Outcome, "outcome", text::GROUP_OUTCOME),
    (By::District, "district", text::GROUP_DISTRICT),
    (By::Region, "region", text::GROUP_REGION),
    (By::CommuneGroup, "commune_group", text::GROUP_COMMUNE),
];

thread_local! {
    /// The filter and the grouping that were left, for whoever comes back.
    static LEFT: std::cell::Cell<(Option<Outcome>, By)> =
        const { std::cell::Cell::new((None, By::Outcome)) };
}

/// Shows the squares of the units below a unit.
pub fn strip(app: App, unit: UnitId) -> AnyView {
    let (only, group) = LEFT.get();
    let (only, group) = (RwSignal::new(only), RwSignal::new(group));
    Effect::new(move |_| LEFT.set((only.get(), group.get())));
    let found = Memo::new(move |_| safety_of_units(app, &unit));
    let tab = move |outcome: Option<Outcome>| {
        let count = move || {
            found.with(|found| {
                found
                    .iter()
                    .filter(|one| outcome.is_none_or(|outcome| one.outcome == outcome))
                    .count()
            })
        };
        let name = move || match outcome {
            Some(outcome) => outcome_name(outcome, app.lang.get()),
            None => text::ALL_UNITS.now(),
        };
        view! {
            <button type="button" class="tab" aria-pressed=move || (only.get() == outcome).to_string() on:click=move |_| only.set(outcome)>
                {outcome.map(|outcome| [sign_of(outcome), " "].concat())} {name} " " <span class="tab__count">{count}</span>
            </button>
        }
    };
    let change = move |event| {
        let value = event_target_value(&event);
        let chosen = GROUPS.iter().find(|(_, code, _)| *code == value);
        group.set(chosen.map_or(By::Outcome, |(group, ..)| *group));
    };
    let options = GROUPS.map(|(of, code, name)| {
        view! { <option value=code prop:selected=move || group.get() == of>{t(name)}</option> }
    });
    let body = move || {
        let shown: Vec<Arc<Verdict>> = found.with(|found| {
            let is_shown = |one: &&Arc<Verdict>| only.get().is_none_or(|only| one.outcome == only);
            found.iter().filter(is_shown).cloned().collect()
        });
        app.book.with(|book| grouped(book, shown, group.get(), app)).into_iter().map(|(name, squares)| {
            view! {
                <h3 class="strip__group">{name} " " <span class="section__count">{squares.len()}</span></h3>
                <ul class="slides__squares strip__squares">{squares.into_iter().map(|(name, one)| square(name, &one, app)).collect_view()}</ul>
            }
        }).collect_view()
    };
    view! {
        <div class="tabs" role="group" aria-label=t(text::BY_OUTCOME)>{tab(None)} {ORDER.map(|outcome| tab(Some(outcome))).collect_view()}</div>
        <div class="filters">
            <div class="filters__field">
                <label class="filters__label" for="strip-group">{t(text::GROUP_BY)}</label>
                <select class="input" id="strip-group" on:change=change>{options.collect_view()}</select>
            </div>
        </div>
        {body}
    }
    .into_any()
}

fn square(name: String, verdict: &Verdict, app: App) -> AnyView {
    let outcome = verdict.outcome;
    let href = route::verdict(verdict.unit.clone(), &verdict.rules.id, None);
    view! {
        <li>
            <a class=["slides__square ", class_of(outcome)].concat() href=href>
                <span aria-hidden="true">{sign_of(outcome)} " "</span>
                {name}
                <span class="unseen">": " {outcome_name(outcome, app.lang.get())}</span>
            </a>
        </li>
    }
    .into_any()
}

type Named = (String, Arc<Verdict>);

/// Returns the groups in their order, each with its units by name.
fn grouped(
    book: &Book,
    found: Vec<Arc<Verdict>>,
    group: By,
    app: App,
) -> Vec<(String, Vec<Named>)> {
    let mut groups: BTreeMap<(usize, String), Vec<Named>> = BTreeMap::new();
    for verdict in found {
        let Some((unit, _)) = book.unit(&verdict.unit) else { continue };
        let key = match group {
            By::Outcome => {
                let place = ORDER.iter().position(|one| *one == verdict.outcome).unwrap_or(0);
                (place, words::capital(outcome_name(verdict.outcome, app.lang.get())))
            }
            By::District => district_before(book, unit).map_or_else(unknown, |name| (0, name)),
            By::Region => numbered(unit.region, text::REGION_OF),
            By::CommuneGroup => numbered(unit.commune_group, text::GROUP_OF),
        };
        groups.entry(key).or_default().push((words::unit_name(book, unit), verdict));
    }
    let by_name = |mut units: Vec<Named>| {
        book::sort::sort_by(&mut units, |a, b| vietnamese_order(&a.0, &b.0));
        units
    };
    groups.into_iter().map(|((_, name), units)| (name, by_name(units))).collect()
}

/// The group of the units whose value is unknown, after all others.
fn unknown() -> (usize, String) {
    (usize::MAX, text::NOT_SAID.now().to_owned())
}

fn numbered(number: Option<u8>, name: Text) -> (usize, String) {
    number.map_or_else(unknown, |number| (number.into(), name.fill(&[&number.to_string()])))
}

/// The district that a unit, or the first of those that it was formed from, was in.
fn district_before(book: &Book, unit: &Unit) -> Option<String> {
    let former = unit.formed_from.first().and_then(|former| book.unit(former));
    let (of, _) = former.or_else(|| book.unit(&unit.id))?;
    let (above, _) = book.unit(of.parent.as_ref()?)?;
    (above.kind == book::UnitKind::District).then(|| words::unit_name(book, above))
}
