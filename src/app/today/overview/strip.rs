//! All units below a desk at once, each a square with its outcome: filtered by outcome, grouped, in
//! order of what a person asks for.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use book::{Book, Unit, UnitId, UnitKind};
use desk::groups::{GroupBy, group_of};
use desk::route;
use desk::unit_figures::{UnitFigures, unit_figures};
use law::{Outcome, Verdict, outcome_name};
use leptos::prelude::*;

use super::super::text::overview as text;
use super::{groups, safety_of_units};
use crate::app::components::badge::{class_of, sign_of};
use crate::app::components::by_and_by;
use crate::app::components::choose::choose;
use crate::app::components::matrix::ORDER;
use crate::app::judge::verdicts;
use crate::app::shell::browser;
use crate::app::shell::erased::IntoAny;
use crate::app::shell::state::App;
use crate::app::shell::words;
use crate::app::text::{InLanguage, Text, format, t};

/// The grouping of squares: by outcome, or as a desk groups its units.
type By = Option<GroupBy>;

/// The choices: by outcome, then as a desk groups its units.
fn choices() -> [(By, &'static str, Text); 4] {
    let [district, region, commune_group] =
        groups::GROUPS.map(|(by, code, name)| (Some(by), code, name));
    [(None, "outcome", text::GROUP_OUTCOME), district, region, commune_group]
}

/// The order of the squares in a group.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    Name,
    Outcome,
    /// The conditions that are not met, most first.
    NotMet,
    /// The data missing for a verdict, most first.
    Missing,
    /// The incidents of the year in the book, most first.
    Incidents,
    /// The models that are maintained, most first.
    Models,
    /// The hamlets that meet the standard, most first.
    Hamlets,
    /// The population, most first.
    Population,
}

impl Order {
    /// Whether it is of the figures of communes, which are counted for it alone.
    fn is_of_figures(self) -> bool {
        matches!(self, Self::Incidents | Self::Models | Self::Hamlets)
    }
}

const ORDERS: [(Order, &str, Text); 8] = [
    (Order::Name, "name", text::ORDER_NAME),
    (Order::Outcome, "outcome", text::ORDER_OUTCOME),
    (Order::NotMet, "not_met", text::ORDER_NOT_MET),
    (Order::Missing, "missing", text::ORDER_MISSING),
    (Order::Incidents, "incidents", text::ORDER_INCIDENTS),
    (Order::Models, "models", text::ORDER_MODELS),
    (Order::Hamlets, "hamlets", text::ORDER_HAMLETS),
    (Order::Population, "population", text::ORDER_POPULATION),
];

/// The choices of a person.
#[derive(Clone, Copy, PartialEq)]
struct Choice {
    only: Option<Outcome>,
    group: By,
    order: Order,
}

thread_local! {
    /// The latest choice, for people who come back to the page.
    static LEFT: Cell<Choice> =
        const { Cell::new(Choice { only: None, group: None, order: Order::Name }) };
}

/// Shows the squares of the units below a unit.
pub fn strip(app: App, unit: UnitId) -> AnyView {
    let left = LEFT.get();
    let (only, group) = (RwSignal::new(left.only), RwSignal::new(left.group));
    let order = RwSignal::new(left.order);
    Effect::new(move |_| {
        LEFT.set(Choice { only: only.get(), group: group.get(), order: order.get() });
    });
    let found = Memo::new(move |_| safety_of_units(app, &unit));
    let figures = Memo::new(move |_| figures_of_units(app));
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
    let body = move || {
        let shown: Vec<Arc<Verdict>> = found.with(|found| {
            let is_shown = |one: &&Arc<Verdict>| only.get().is_none_or(|only| one.outcome == only);
            found.iter().filter(is_shown).cloned().collect()
        });
        let figures = if order.get().is_of_figures() { figures.get() } else { BTreeMap::new() };
        let groups =
            app.book.with(|book| grouped(book, shown, (group.get(), order.get()), &figures, app));
        groups.into_iter().map(|(name, squares)| one_group(name, squares, app)).collect_view()
    };
    view! {
        <div class="tabs" role="group" aria-label=t(text::BY_OUTCOME)>{tab(None)} {ORDER.map(|outcome| tab(Some(outcome))).collect_view()}</div>
        <div class="filters">
            {choose("strip-group", text::GROUP_BY, choices(), group)}
            {choose("strip-order", text::ORDER_BY, ORDERS, order)}
        </div>
        {body}
    }
    .into_any()
}

/// Shows a group: its name, and its first squares before the others.
fn one_group(name: String, squares: Vec<Square>, app: App) -> AnyView {
    let count = squares.len();
    let pieces = by_and_by::pieces(count, by_and_by::PIECE, 4 * by_and_by::PIECE);
    let squares = StoredValue::new(squares);
    let piece = move |drawn: Range<usize>| {
        squares.with_value(|squares| {
            let drawn = squares.iter().skip(drawn.start).take(drawn.len());
            untrack(|| drawn.map(|one| square(one, app)).collect_view())
        })
    };
    view! {
        <h3 class="strip__group">{name} " " <span class="section__count">{count}</span></h3>
        <ul class="slides__squares strip__squares"><For each=move || pieces.get() key=|drawn| drawn.start children=piece /></ul>
    }
    .into_any()
}

/// The figures of communes that the squares can be in order of.
fn figures_of_units(app: App) -> BTreeMap<UnitId, UnitFigures> {
    let year = app.year.get();
    let Some(end) = year.period().to else { return BTreeMap::new() };
    let day = end.min(browser::today());
    let rules = verdicts::safety_rules(app, UnitKind::Hamlet, year);
    app.verdicts.with(|verdicts| {
        let hamlets = rules.iter().flat_map(|rules| verdicts.0.by_rules(&rules.id));
        app.book.with(|book| unit_figures(book, (year, day), hamlets.map(|one| &**one)))
    })
}

/// A unit with its name, its verdict, and the number that it is in order of, if any.
struct Square {
    name: String,
    verdict: Arc<Verdict>,
    number: Option<u32>,
}

fn square(square: &Square, app: App) -> AnyView {
    let Square { name, verdict, number } = square;
    let outcome = verdict.outcome;
    let href = route::verdict(verdict.unit.clone(), &verdict.rules.id, None);
    let number =
        number.map(|number| [" · ", &format::number(number.into(), app.lang.get())].concat());
    view! {
        <li>
            <a class=["slides__square ", class_of(outcome)].concat() href=href>
                <span aria-hidden="true">{sign_of(outcome)} " "</span>
                {name.clone()} {number}
                <span class="unseen">": " {outcome_name(outcome, app.lang.get())}</span>
            </a>
        </li>
    }
    .into_any()
}

/// Returns the number of a unit that an order asks for; none if the order is of words, or the book
/// does not say it.
fn number_of(
    unit: &Unit,
    verdict: &Verdict,
    order: Order,
    figures: Option<&UnitFigures>,
) -> Option<u32> {
    let count = |count: usize| u32::try_from(count).ok();
    match order {
        Order::Name | Order::Outcome => None,
        Order::NotMet => {
            let not_met = verdict.findings.iter().filter(|one| one.outcome == Outcome::NotMet);
            count(not_met.count())
        }
        Order::Missing => count(verdict.needs().len()),
        Order::Incidents => figures.map(|figures| figures.incidents),
        Order::Models => figures.map(|figures| figures.models),
        Order::Hamlets => figures.map(|figures| figures.hamlets_met),
        Order::Population => unit.population,
    }
}

/// Returns the groups in their order, each with its units in order.
fn grouped(
    book: &Book,
    found: Vec<Arc<Verdict>>,
    (by, order): (By, Order),
    figures: &BTreeMap<UnitId, UnitFigures>,
    app: App,
) -> Vec<(String, Vec<Square>)> {
    let mut groups: BTreeMap<(usize, String), Vec<Square>> = BTreeMap::new();
    for verdict in found {
        let Some((unit, _)) = book.unit(&verdict.unit) else { continue };
        let key = match by {
            None => {
                let name = words::capital(outcome_name(verdict.outcome, app.lang.get()));
                (rank(verdict.outcome), name)
            }
            Some(by) => groups::key(book, group_of(book, unit, by).as_ref()),
        };
        let number = number_of(unit, &verdict, order, figures.get(&unit.id));
        groups.entry(key).or_default().push(Square {
            name: words::unit_name(book, unit),
            verdict,
            number,
        });
    }
    let by_rank = |a: &Square, b: &Square| match order {
        Order::Outcome => rank(a.verdict.outcome).cmp(&rank(b.verdict.outcome)),
        _ => b.number.cmp(&a.number),
    };
    let in_order = |units| browser::sort_by_name(units, |square: &Square| &square.name, by_rank);
    groups.into_iter().map(|((_, name), units)| (name, in_order(units))).collect()
}

/// The place of an outcome among all.
fn rank(outcome: Outcome) -> usize {
    ORDER.iter().position(|one| *one == outcome).unwrap_or(0)
}
