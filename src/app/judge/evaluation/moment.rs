//! The moment of asking, for a set that is judged at that moment: its day, and a field to try
//! another one.

use std::sync::Arc;

use crate::app::shell::erased::IntoAny;
use book::{Day, KindCode, UnitId, Year};
use law::{Explainer, RuleSet, Verdict};
use leptos::prelude::*;

use crate::app::judge::text::{compare, evaluation as text};
use crate::app::register::forms::parse_day;
use crate::app::shell::browser;
use crate::app::shell::state::App;
use crate::app::text::t;
use desk::route::{Query, Route};

/// Returns the days that a verdict looked at, in words.
pub fn moment_of(verdict: &Verdict, explainer: &Explainer) -> String {
    let lang = explainer.lang;
    if verdict.rules.asked_by.is_none() {
        let window = verdict.rules.window_of(verdict.year).map(period).unwrap_or_default();
        return compare::WINDOW.filled(lang, &[&window]);
    }
    let days = period(verdict.window);
    match (verdict.asked, verdict.window.to) {
        (Some(day), _) => text::ASKED_ON.filled(lang, &[&day.to_string(), &days]),
        (None, Some(day)) if day == browser::today() => {
            text::ASKED_TODAY.filled(lang, &[&day.to_string(), &days])
        }
        (None, day) => text::ASKED_IF
            .filled(lang, &[&day.map(|day| day.to_string()).unwrap_or_default(), &days]),
    }
}

/// Shows the section for a set that is judged at the moment of asking.
pub fn moment(app: App, unit: UnitId, chosen: Memo<Option<Arc<Verdict>>>) -> AnyView {
    let rules = Memo::new(move |_| {
        chosen.with(|chosen| chosen.as_ref().map(|verdict| verdict.rules.clone()))
    });
    let asked = move || {
        rules
            .get()
            .filter(|rules| rules.asked_by.is_some())
            .map(|rules| form(app, unit.clone(), rules))
    };
    asked.into_any()
}

/// Returns the address of a unit's verdict if the unit asked on a day. Without a day, the book
/// decides.
fn address(unit: &UnitId, rules: &RuleSet, day: Option<Day>, year: Year) -> String {
    let query = Query {
        code: KindCode::new(&rules.id).ok(),
        day,
        year: Some(day.map_or(year, Day::year)),
        ..Query::default()
    };
    Route::Verdict(unit.clone()).with(query)
}

fn form(app: App, unit: UnitId, rules: Arc<RuleSet>) -> AnyView {
    let typed = RwSignal::new(String::new());
    let is_wrong = RwSignal::new(false);
    Effect::new(move |_| {
        typed.set(app.query.with(|query| query.day).map(|day| day.to_string()).unwrap_or_default())
    });
    let back = {
        let (unit, rules) = (unit.clone(), rules.clone());
        move || {
            let href = address(&unit, &rules, None, app.year.get());
            app.query
                .with(|query| query.day.is_some())
                .then(|| view! { <a class="quiet-button" href=href>{t(text::ASK_BACK)}</a> })
        }
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let year = app.year.get_untracked();
        let day = parse_day(&browser::composed(&typed.get_untracked()), year);
        is_wrong.set(day.is_none());
        match day {
            Some(_) => browser::go(&address(&unit, &rules, day, year)),
            None => browser::focus_id("ask-day"),
        }
    };
    let wrong = move || {
        is_wrong.get().then(|| view! { <p class="field__error">{t(text::RULE_NEEDS_DATE)}</p> })
    };
    view! {
        <form class="ask-day" novalidate on:submit=submit>
            <div class="field">
                <label class="field__label" for="ask-day">{t(text::ASK_DAY)}</label>
                <div role="alert">{wrong}</div>
                <input
                    class="input"
                    id="ask-day"
                    type="text"
                    autocomplete="off"
                    placeholder=t(text::ASK_DAY_HINT)
                    aria-invalid=move || is_wrong.get().then_some("true")
                    prop:value=move || typed.get()
                    on:input=move |event| typed.set(event_target_value(&event))
                />
            </div>
            <button type="submit" class="button">{t(text::ASK_GO)}</button>
            {back}
        </form>
    }
    .into_any()
}

/// Formats the days of a period: `16/11/2018–15/11/2019`.
pub fn period(period: book::Period) -> String {
    let day = |day: Option<book::Day>| day.map_or_else(|| "…".to_owned(), |day| day.to_string());
    [&day(period.from), "–", &day(period.to)].concat()
}
