//! A duty in the calendar: its day, its progress and the units that have not done it.

use crate::app::shell::erased::IntoAny;
use book::{Unit, UnitId};
use law::DutyState;
use leptos::prelude::*;

use super::agenda::units_left;
use crate::app::judge::text::rules;
use crate::app::shell::state::App;
use crate::app::shell::{browser, words};
use crate::app::text::Lang;
use crate::app::today::text::overview as text;
use desk::due::Task;
use desk::route::Route;

pub fn item(app: App, task: &Task, is_past: bool, lang: Lang) -> AnyView {
    let (state, sign, class) = match task.state {
        DutyState::Done => (text::STATE_DONE, "✓", "is-met"),
        DutyState::Before => (text::STATE_UNSEEN, "○", "is-missing"),
        DutyState::Overdue if is_past => (text::STATE_UNSEEN, "○", "is-missing"),
        DutyState::Overdue => (text::STATE_OVERDUE, "✕", "is-not-met"),
        DutyState::Open => (text::STATE_OPEN, "◐", "is-for-decision"),
        DutyState::Later => (text::STATE_LATER, "○", "is-missing"),
    };
    let unverified = (!task.verified)
        .then(|| view! { " " <span class="tag">{rules::UNVERIFIED.to(lang)}</span> });
    let units = (!task.open.is_empty()).then(|| units_left(task, lang));
    view! {
        <li class="calendar__item">
            <span class="calendar__date">{task.date.to_string()}</span>
            <span class="calendar__what">
                {task.label.get(lang).to_owned()}
                <span class="note">{text::DUTY_SOURCE.filled(lang, &[&task.source])} {unverified}</span>
                {units.map(|units| still_open(app, task, units))}
            </span>
            <span class=["badge ", class].concat()><span class="badge__sign" aria-hidden="true">{sign}</span>{state.to(lang)}</span>
        </li>
    }
    .into_any()
}

/// The number of units named at once. A province's hamlets would be thousands.
const NAMED: usize = 200;

/// Shows the units that have not done the duty. Their names are built on demand.
fn still_open(app: App, task: &Task, units: String) -> AnyView {
    let is_open = RwSignal::new(false);
    let open = StoredValue::new(task.open.clone());
    let toggled = move |event: web_sys::Event| {
        let details: web_sys::Element = event_target(&event);
        let _ = is_open.try_set(details.has_attribute("open"));
    };
    let names = move || is_open.get().then(|| open.with_value(|open| names(app, open)));
    view! {
        <details class="fold fold--small" on:toggle=toggled>
            <summary>{units}</summary>
            <ul class="names">{names}</ul>
        </details>
    }
    .into_any()
}

/// Links to the units in Vietnamese order.
fn names(app: App, open: &[UnitId]) -> Vec<AnyView> {
    app.book.with(|book| {
        let is_named = |unit: &&Unit| open.iter().take(NAMED).any(|id| *id == unit.id);
        let mut units: Vec<(String, &Unit)> = book
            .units()
            .filter(is_named)
            .map(|unit| (words::unit_name(book, unit), unit))
            .collect();
        book::sort::sort_by(&mut units, |a, b| browser::vietnamese_order(&a.0, &b.0));
        let link = |(name, unit): (String, &Unit)| {
            view! { <li><a href=Route::Unit(unit.id.clone()).href()>{name}</a></li> }.into_any()
        };
        units.into_iter().map(link).collect()
    })
}
