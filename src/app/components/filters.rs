//! The filters of a list by unit and kind. The address keeps them.

use crate::app::shell::erased::IntoAny;
use book::{KindCode, KindGroup, UnitId};
use leptos::prelude::*;

use super::choose::select;
use super::pick::{Choice, Pick, pick};
use super::unit_search::find_units;
use crate::app::register::forms::kinds;
use crate::app::register::text::records as text;
use crate::app::shell::navigation::filter;
use crate::app::shell::state::App;
use crate::app::shell::words;
use crate::app::text::{InLanguage, t};

/// Shows the filters. `group` is the catalogue group of the listed kinds.
pub fn filters(app: App, group: Option<KindGroup>) -> AnyView {
    let is_filtered = move || {
        app.query.with(|query| {
            query.unit.is_some()
                || query.code.is_some()
                || query.from.is_some()
                || query.to.is_some()
                || query.severity.is_some()
                || query.is_settled.is_some()
        })
    };
    let clear = move |_| {
        filter(app, |query| {
            (query.unit, query.code, query.from, query.to) = (None, None, None, None);
            (query.severity, query.is_settled) = (None, None);
        });
    };
    let period = move || {
        app.query.with(|query| match (query.from, query.to) {
            (Some(from), Some(to)) => {
                Some(text::FILTER_PERIOD.fill(&[&from.to_string(), &to.to_string()]))
            }
            _ => None,
        })
    };
    view! {
        <div class="filters" role="group" aria-label=t(text::FILTER)>
            {unit_filter(app)} {group.map(|group| kind_filter(app, group))} {move || period().map(|period| view! { <p class="filters__period">{period}</p> })}
            {move || {
                is_filtered()
                    .then(|| view! { <button type="button" class="quiet-button" on:click=clear>{t(text::FILTER_CLEAR)}</button> })
            }}
        </div>
    }
    .into_any()
}

fn unit_filter(app: App) -> AnyView {
    let shown = RwSignal::new(String::new());
    Effect::new(move |_| {
        let unit = app.query.with(|query| query.unit.clone());
        shown.set(
            unit.map(|unit| app.book.with(|book| words::name_with_commune(book, &unit)))
                .unwrap_or_default(),
        );
    });
    let choose = Callback::new(move |choice: Choice| {
        filter(app, |query| query.unit = UnitId::new(&choice.value).ok())
    });
    let find = Callback::new(move |typed: String| find_units(app, &typed, |_| true));
    view! {
        <div class="filters__field">
            <label class="filters__label" for="filter-unit">{t(text::FILTER_UNIT)}</label>
            {pick(Pick {
                id: "filter-unit".into(),
                name: None,
                placeholder: Some(text::ALL_UNITS),
                text: shown,
                find,
                choose,
                described_by: None,
                invalid: false.into(),
            })}
        </div>
    }
    .into_any()
}

fn kind_filter(app: App, group: KindGroup) -> AnyView {
    let chosen = RwSignal::new(String::new());
    Effect::new(move |_| {
        chosen.set(
            app.query
                .with(|query| query.code.as_ref().map(ToString::to_string).unwrap_or_default()),
        )
    });
    let change = move |event| {
        filter(app, |query| query.code = KindCode::new(&event_target_value(&event)).ok())
    };
    let options = view! {
        <option value="">{t(text::ALL_KINDS)}</option>
        {kinds::options(app, group, chosen, Signal::derive(move || app.year.get().period()), None)}
    };
    select("filter-kind", text::FILTER_KIND, change, options.into_any())
}
