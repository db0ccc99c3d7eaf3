//! The lists that choose a comparison. The address keeps the choice.

use crate::app::shell::erased::IntoAny;
use book::{Unit, UnitId, Year};
use leptos::prelude::*;

use super::sides::{Side, Sides, address};
use crate::app::components::rule_sets;
use crate::app::judge::text::compare as text;
use crate::app::judge::verdicts;
use crate::app::shell::state::{App, year_range};
use crate::app::shell::{browser, words};
use crate::app::text::{Text, t};
use desk::route::{Address, Route};

/// Chooses the unit, and the rule set and year of each column.
pub fn choosers(app: App, unit: UnitId, chosen: Memo<Option<Sides>>) -> AnyView {
    view! {
        <div class="filters compare-choosers">
            {unit_list(app, unit.clone())}
            {column(app, unit.clone(), chosen, text::FIRST, false)}
            {column(app, unit, chosen, text::SECOND, true)}
        </div>
    }
    .into_any()
}

/// Lists communes and the units above them. For a small unit, the list includes its neighbours.
fn unit_list(app: App, unit: UnitId) -> AnyView {
    let choose = move |event| {
        if let Ok(unit) = UnitId::new(&event_target_value(&event)) {
            let query = app.query.get_untracked();
            browser::go(&Address { route: Route::Compare(unit), query }.to_hash());
        }
    };
    let options = move || {
        app.lang.track();
        app.book.with(|book| {
            let home =
                book.unit(&unit).map(|(_, shard)| shard.root.clone()).filter(|root| *root != unit);
            let is_listed = |other: &&Unit| {
                book.shards.contains_key(&other.id) || (home.is_some() && other.parent == home)
            };
            let mut units: Vec<(String, &Unit)> = book
                .units()
                .filter(is_listed)
                .map(|unit| (words::unit_name(book, unit), unit))
                .collect();
            book::sort::sort_by(&mut units, |a, b| browser::vietnamese_order(&a.0, &b.0));
            let option = |(name, of): (String, &Unit)| {
                view! { <option value=of.id.to_string() selected=of.id == unit>{name}</option> }
                    .into_any()
            };
            units.into_iter().map(option).collect::<Vec<_>>()
        })
    };
    view! {
        <label class="field">
            <span class="field__label">{t(text::UNIT)}</span>
            <select class="input" on:change=choose>{options}</select>
        </label>
    }
    .into_any()
}

/// Chooses the set and year of a column.
fn column(
    app: App,
    unit: UnitId,
    chosen: Memo<Option<Sides>>,
    title: Text,
    is_second: bool,
) -> AnyView {
    let side = Memo::new(move |_| {
        let sides = chosen.get()?;
        if is_second { sides.second } else { Some(sides.first) }
    });
    let year = Memo::new(move |_| match side.get() {
        Some(side) => side.year,
        None if is_second => app.query.with(|query| query.other_year).unwrap_or(app.year.get()),
        None => app.year.get(),
    });
    let go = {
        let unit = unit.clone();
        move |rules: Option<String>, year: Year| {
            let Some(sides) = chosen.get_untracked() else { return };
            let id = |side: &Side| rules.clone().unwrap_or_else(|| side.rules.id.clone());
            let (first, second) = (&sides.first, sides.second.as_ref());
            let hash = if is_second {
                address(
                    &unit,
                    (&first.rules.id, first.year),
                    Some((&id(second.unwrap_or(first)), year)),
                )
            } else {
                address(
                    &unit,
                    (&id(first), year),
                    second.map(|second| (second.rules.id.as_str(), second.year)),
                )
            };
            browser::go(&hash);
        }
    };
    let choose_rules = {
        let go = go.clone();
        move |event| go(Some(event_target_value(&event)), year.get_untracked())
    };
    let choose_year = move |event| {
        if let Some(year) = event_target_value(&event).parse().ok().and_then(Year::new) {
            go(None, year);
        }
    };
    let id =
        Signal::derive(move || side.with(|side| side.as_ref().map(|side| side.rules.id.clone())));
    let sets = move || {
        let sets = verdicts::sets_of(app, &unit, year.get());
        rule_sets::options(rule_sets::by_level(&app.library(), sets), id, app.lang.get())
    };
    let years = move || {
        let (first, last) = year_range(app);
        let option = |number: u16| {
            let is_chosen = move || year.get().number() == number;
            view! { <option value=number.to_string() prop:selected=is_chosen>{number.to_string()}</option> }
        };
        (first..=last).rev().map(option).collect_view()
    };
    view! {
        <fieldset class="compare-column">
            <legend class="field__label">{t(title)}</legend>
            <label class="field">
                <span class="field__label">{t(text::RULES)}</span>
                <select class="input" on:change=choose_rules>{sets}</select>
            </label>
            <label class="field">
                <span class="field__label">{t(text::YEAR)}</span>
                <select class="input" on:change=choose_year>{years}</select>
            </label>
        </fieldset>
    }
    .into_any()
}
