//! Further filters of a list, folded: days, severity, outcome, and the order. The address keeps them.

use crate::app::shell::erased::IntoAny;
use book::{Day, Severity};
use leptos::prelude::*;

use super::choose::select;
use crate::app::register::forms::parse_day;
use crate::app::register::text::records as text;
use crate::app::shell::navigation::filter;
use crate::app::shell::state::App;
use crate::app::text::{InLanguage, Text, t};
use desk::route::{Graveness, Order, Query};

/// Shows the filters. Severity and outcome are for incidents only.
pub fn more_filters(app: App, of_incidents: bool) -> AnyView {
    let is_used = app.query.with_untracked(|query| {
        let has_days = query.from.is_some() || query.to.is_some();
        has_days || query.severity.is_some() || query.is_settled.is_some() || query.order.is_some()
    });
    let of_incident = of_incidents.then(|| {
        view! {
            {choice(app, "filter-severity", text::FILTER_SEVERITY, &SEVERITIES, |query| query.severity, |query, chosen| query.severity = chosen)}
            {choice(app, "filter-settled", text::FILTER_SETTLED, &SETTLED, |query| query.is_settled, |query, chosen| query.is_settled = chosen)}
        }
    });
    let orders: &'static [(Option<Order>, Text)] =
        if of_incidents { &ORDERS } else { &ORDERS_OF_OTHERS };
    view! {
        <details class="fold filters-more" open=is_used>
            <summary>{t(text::FILTER_MORE)}</summary>
            <div class="filters" role="group" aria-label=t(text::FILTER_MORE)>
                {day(app, "filter-from", text::FILTER_FROM, |query| query.from, |query, day| query.from = day)}
                {day(app, "filter-to", text::FILTER_TO, |query| query.to, |query, day| query.to = day)}
                {of_incident}
                {choice(app, "filter-order", text::ORDER, orders, |query| query.order, |query, chosen| query.order = chosen)}
            </div>
        </details>
    }
    .into_any()
}

const SEVERITIES: [(Option<Graveness>, Text); 5] = [
    (None, text::ALL_SEVERITIES),
    (Some(Graveness::From(Severity::Serious)), text::SEVERITY_FROM_SERIOUS),
    (Some(Graveness::From(Severity::VerySerious)), text::SEVERITY_FROM_VERY),
    (Some(Graveness::From(Severity::EspeciallySerious)), text::SEVERITY_ESPECIALLY),
    (Some(Graveness::Blank), text::SEVERITY_BLANK),
];

const SETTLED: [(Option<bool>, Text); 3] =
    [(None, text::ALL), (Some(false), text::NOT_SETTLED), (Some(true), text::IS_SETTLED)];

const ORDERS: [(Option<Order>, Text); 4] = [
    (None, text::ORDER_LATEST),
    (Some(Order::Earliest), text::ORDER_EARLIEST),
    (Some(Order::Gravest), text::ORDER_GRAVEST),
    (Some(Order::Unit), text::ORDER_UNIT),
];

const ORDERS_OF_OTHERS: [(Option<Order>, Text); 3] = [
    (None, text::ORDER_LATEST),
    (Some(Order::Earliest), text::ORDER_EARLIEST),
    (Some(Order::Unit), text::ORDER_UNIT),
];

/// A list of few values.
fn choice<T: Copy + PartialEq + Send + Sync + 'static>(
    app: App,
    id: &'static str,
    label: Text,
    choices: &'static [(Option<T>, Text)],
    get: fn(&Query) -> Option<T>,
    set: fn(&mut Query, Option<T>),
) -> AnyView {
    let change = move |event| {
        let chosen = event_target_value(&event).parse().ok().and_then(|at: usize| choices.get(at));
        filter(app, |query| set(query, chosen.and_then(|(value, _)| *value)));
    };
    let options = choices.iter().enumerate().map(|(at, (value, label))| {
        let is_chosen = move || app.query.with(|query| get(query) == *value);
        view! { <option value=at.to_string() prop:selected=is_chosen>{t(*label)}</option> }
    });
    select(id, label, change, options.collect_view().into_any())
}

/// A day, typed as in a form. Text that is no day is reported and filters nothing.
fn day(
    app: App,
    id: &'static str,
    label: Text,
    get: fn(&Query) -> Option<Day>,
    set: fn(&mut Query, Option<Day>),
) -> AnyView {
    let is_wrong = RwSignal::new(false);
    let shown =
        move || app.query.with(|query| get(query).map(|day| day.to_string()).unwrap_or_default());
    let change = move |event| {
        let typed = event_target_value(&event);
        let day = parse_day(typed.trim(), app.year.get_untracked());
        is_wrong.set(day.is_none() && !typed.trim().is_empty());
        filter(app, |query| set(query, day));
    };
    let wrong = move || {
        is_wrong
            .get()
            .then(|| view! { <span class="field__error">{text::FILTER_NO_DAY.now()}</span> })
    };
    view! {
        <div class="filters__field">
            <label class="filters__label" for=id>{t(label)}</label>
            <input class="input" id=id type="text" inputmode="numeric" autocomplete="off" prop:value=shown aria-invalid=move || is_wrong.get().then_some("true") on:change=change />
            <div role="alert">{wrong}</div>
        </div>
    }
    .into_any()
}
