//! The tasks of a hamlet head: data due and missing for a hamlet or another unit below a commune,
//! and the most frequent entries.

use crate::app::shell::erased::IntoAny;
use book::{RecordKind, UnitId};
use leptos::prelude::*;

use super::text::{units as text, year};
use crate::app::components::icon;
use crate::app::judge::{evaluation, verdicts};
use crate::app::shell::browser;
use crate::app::shell::state::App;
use crate::app::text::t;
use crate::app::today::overview;
use crate::app::today::text::overview as words;
use desk::due::{self, Waiting};
use desk::route::{Route, new_record};
use desk::standards;

/// The number of due tasks and of missing items named at once.
const NAMED: usize = 4;

pub fn today(app: App, id: UnitId) -> AnyView {
    let add = |kind: RecordKind| new_record(kind, Some(id.clone()), None, None);
    let (incident, paper) = (add(RecordKind::Incident), add(RecordKind::Paper));
    let grid = Route::EnterYearOf(id.clone()).href();
    let of = id.clone();
    view! {
        <section class="today" aria-label=t(words::TODAY)>
            <div class="today__part">
                <h2 class="today__title">{t(words::DUE_TITLE)}</h2>
                {move || tasks(app, &id)}
            </div>
            <div class="today__part">
                <h2 class="today__title">{t(words::MISSING_TITLE)}</h2>
                {move || missing(app, &of)}
            </div>
            <div class="today__part">
                <h2 class="today__title">{t(words::ADD_TITLE)}</h2>
                <p class="actions">
                    <a class="button button--main" href=incident>{icon::icon(icon::PLUS)} {t(words::ADD_INCIDENT)}</a>
                    <a class="button" href=paper>{t(text::ADD_PAPER)}</a>
                    <a class="button" href=grid>{t(year::OPEN)}</a>
                </p>
            </div>
        </section>
    }
    .into_any()
}

fn tasks(app: App, id: &UnitId) -> AnyView {
    let (lang, year, today) = (app.lang.get(), app.year.get(), browser::today());
    let tasks = verdicts::known(app, "agenda of", Some(id), |asked| {
        let found = asked.book.unit(id);
        found.map(|(unit, _)| due::agenda_of(unit, asked.year, today, asked.evaluator))
    });
    let is_past = year < today.year();
    let tasks = tasks.unwrap_or_default();
    let Waiting { tasks, .. } = due::waiting(&tasks, is_past);
    if tasks.is_empty() {
        return view! { <p>{words::DUE_NONE.filled(lang, &[&year.to_string()])}</p> }.into_any();
    }
    let line = |task: &&due::Task| {
        let (when, class) = overview::when(task, is_past);
        view! {
            <li>
                <span class="today__what">{task.label.get(lang).to_owned()}</span>
                <span class=class>{when.filled(lang, &[&task.date.to_string()])}</span>
            </li>
        }
    };
    view! { <ul class="today__list">{tasks.iter().take(NAMED).map(line).collect_view()}</ul> }
        .into_any()
}

fn missing(app: App, id: &UnitId) -> AnyView {
    let lang = app.lang.get();
    app.verdicts.with(|verdicts| {
        let needs = standards::lacking_of(&verdicts.0, id);
        if needs.is_empty() {
            return view! { <p>{text::NOTHING_MISSING.to(lang)}</p> }.into_any();
        }
        let more = needs.len().saturating_sub(NAMED);
        let more = (more > 0).then(|| {
            let href = Route::Verdict(id.clone()).href();
            view! { <p><a href=href>{words::MISSING_ITEMS.filled(lang, &[&needs.len().to_string()])}</a></p> }
        });
        let named = verdicts::explain(app, |explainer| {
            evaluation::need_links(needs.iter().copied().take(NAMED), explainer)
        });
        view! { {named} {more} }.into_any()
    })
}
