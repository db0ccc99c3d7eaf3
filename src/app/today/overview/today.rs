//! Today's matters: due tasks, missing data, and a link to add an incident.

use crate::app::shell::erased::IntoAny;
use book::RecordKind;
use law::{DutyState, Outcome};
use leptos::prelude::*;

use crate::app::components::icon;
use crate::app::judge::{evaluation, verdicts};
use crate::app::register::forms::unfinished;
use crate::app::register::text::{records, year};
use crate::app::shell::browser;
use crate::app::shell::state::App;
use crate::app::text::{Lang, Text, format, t};
use crate::app::today::calendar::units_left;
use crate::app::today::text::{overview as text, sent_in};
use desk::due::{self, Task, Waiting};
use desk::route::{Query, Route, new_record};
use desk::standards::{self, Lacking};
use desk::unfinished::Form;

/// The number of due tasks named at once.
const NAMED: usize = 2;

/// The number of missing items named at once.
const NAMED_MISSING: usize = 4;

pub fn today(app: App, tasks: Memo<Vec<Task>>) -> AnyView {
    let add = move || {
        let commune =
            app.book.with(|book| standards::desk_commune(book).map(|commune| commune.id.clone()));
        new_record(RecordKind::Incident, commune, None, None)
    };
    view! {
        <section class="today" aria-label=t(text::TODAY)>
            <div class="today__part">
                <h2 class="today__title">{t(text::DUE_TITLE)}</h2>
                {move || tasks_due(app, &tasks.get())}
            </div>
            <div class="today__part">
                <h2 class="today__title">{t(text::MISSING_TITLE)}</h2>
                {move || missing(app)}
            </div>
            <div class="today__part">
                <h2 class="today__title">{t(text::ADD_TITLE)}</h2>
                <a class="button button--main" href=add>{icon::icon(icon::PLUS)} {t(text::ADD_INCIDENT)}</a>
                <p class="note">{t(text::ADD_HINT)}</p>
                {unfinished_forms(app)}
                <p><a class="button" href=Route::EnterYear.href()>{t(year::OPEN)}</a></p>
                {move || who_has_sent(app)}
            </div>
        </section>
    }
    .into_any()
}

/// Links to the communes that have sent, at a desk above them.
fn who_has_sent(app: App) -> Option<AnyView> {
    let is_above = app
        .book
        .with(|book| standards::desk_unit(book).is_some_and(|unit| !unit.kind.is_commune_level()));
    is_above.then(|| {
        view! { <p><a class="button" href=Route::SentIn.href()>{t(sent_in::OPEN)}</a></p> }
            .into_any()
    })
}

/// Links to the forms that were left unfinished.
fn unfinished_forms(app: App) -> AnyView {
    let link = |form: &Form| {
        let (address, title) = (form.address.clone(), form.title.clone());
        view! { <li><a href=address>{title}</a></li> }
    };
    let links: Vec<_> = unfinished::stored(app).forms().take(NAMED).map(link).collect();
    (!links.is_empty())
        .then(|| view! { <p class="note">{t(records::UNFINISHED)}</p> <ul class="today__list">{links}</ul> })
        .into_any()
}

/// Shows due tasks: the first ones by name, late ones as a count.
fn tasks_due(app: App, tasks: &[Task]) -> AnyView {
    let (lang, year) = (app.lang.get(), app.year.get());
    let is_past = year < browser::today().year();
    let Waiting { tasks: waiting, late } = due::waiting(tasks, is_past);
    if waiting.is_empty() {
        return view! { <p>{text::DUE_NONE.filled(lang, &[&year.to_string()])}</p> }.into_any();
    }
    let items = waiting.iter().take(NAMED).map(|task| line(task, is_past, lang)).collect_view();
    let late = (late > 0).then(|| view! { <p class="today__when is-late">{text::DUE_LATE.filled(lang, &[&late.to_string()])}</p> });
    let jump = move |_| {
        match browser::document().get_element_by_id("calendar") {
            Some(element) => {
                element.scroll_into_view();
                browser::focus_id("calendar");
            }
            // The section is folded.
            None => browser::go(&Route::Calendar.href()),
        }
    };
    view! {
        <ul class="today__list">{items}</ul>
        {late}
        <button type="button" class="link" on:click=jump>{text::DUE_ALL.to(lang)}</button>
    }
    .into_any()
}

/// Returns how the last day of a task is told, and the class of that.
pub fn when(task: &Task, is_past: bool) -> (Text, &'static str) {
    match task.state {
        DutyState::Before => (text::DUE_PAST, "today__when"),
        DutyState::Overdue if is_past => (text::DUE_PAST, "today__when"),
        DutyState::Overdue => (text::DUE_OVERDUE, "today__when is-late"),
        _ => (text::DUE_BY, "today__when"),
    }
}

fn line(task: &Task, is_past: bool, lang: Lang) -> AnyView {
    let (when, class) = when(task, is_past);
    view! {
        <li>
            <span class="today__what">{task.label.get(lang).to_owned()}</span>
            <span class=class>{when.filled(lang, &[&task.date.to_string()])}</span>
            <span class="note">{units_left(task, lang)}</span>
        </li>
    }
    .into_any()
}

/// Names the first missing items of a commune's own book, each a link to what settles it.
fn named(app: App) -> Option<AnyView> {
    let own = app.book.with(|book| {
        standards::desk_unit(book)
            .filter(|unit| unit.kind.is_commune_level())
            .map(|unit| unit.id.clone())
    })?;
    app.verdicts.with(|verdicts| {
        let needs = standards::lacking_items(&verdicts.0, &own);
        let first = needs.into_iter().take(NAMED_MISSING);
        Some(verdicts::explain(app, |explainer| evaluation::need_links(first, explainer)))
    })
}

/// Shows the missing data for the standards that the desk keeps. Other standards are left out so
/// that they do not distract.
fn missing(app: App) -> AnyView {
    let lang = app.lang.get();
    let Lacking { units, items, rules } = verdicts::known(app, "lacking", None, |_| {
        app.verdicts.with(|verdicts| standards::lacking(&verdicts.0))
    });
    if units == 0 {
        return view! { <p>{text::MISSING_NONE.to(lang)}</p> }.into_any();
    }
    let named = named(app);
    let code = rules.and_then(|rules| book::KindCode::new(&rules).ok());
    let href =
        Route::Evaluation.with(Query { code, outcome: Some(Outcome::Missing), ..Query::default() });
    view! {
        <p>{text::MISSING_SOME.filled(lang, &[&format::number(units as u64, lang)])}</p>
        {named}
        <p class="note">{text::MISSING_ITEMS.filled(lang, &[&format::number(items as u64, lang)])}</p>
        <p><a href=href>{text::MISSING_GO.to(lang)}</a></p>
    }
    .into_any()
}
