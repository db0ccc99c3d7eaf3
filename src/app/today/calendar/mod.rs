//! The year's calendar: every duty with its day, its deciding authority, its progress and the units
//! that have not done it.

use crate::app::shell::erased::IntoAny;
use book::Lang;
use law::DutyState;
use leptos::prelude::*;

use super::text::overview as text;
use crate::app::components::{empty, head};
use crate::app::judge::text::rules as rule_text;
use crate::app::shell::state::App;
use crate::app::shell::text::shell;
use crate::app::shell::{browser, words};
use crate::app::text::{InLanguage, t};
use desk::due::{self, Task};
use desk::route::Route;

mod agenda;
mod item;

pub use agenda::{agenda, agenda_of_year, units_left};
use item::item;

/// The calendar page, month by month.
pub fn calendar(app: App) -> AnyView {
    let tasks = Memo::new(move |_| agenda(app));
    let crumbs = vec![head::Crumb {
        text: Signal::derive(move || shell::EVALUATION.now().to_owned()),
        href: Route::Evaluation.href(),
    }];
    let title = Signal::derive(move || text::CALENDAR.fill(&[&app.year.get().to_string()]));
    let print = view! {
        <a class="button" href=Route::Rules.href()>{t(rule_text::RULES)}</a>
        {head::print_button()}
    };
    let months = move || {
        let (lang, is_past) = (app.lang.get(), is_past(app));
        let mut tasks = tasks.get();
        if tasks.is_empty() {
            return empty::empty(rule_text::NO_DUTIES, None);
        }
        book::sort::sort_by_key(&mut tasks, |task| task.date);
        tasks
            .chunk_by(|a, b| a.date.month() == b.date.month())
            .map(|tasks| month(app, tasks, is_past, lang))
            .collect_view()
            .into_any()
    };
    view! { {head::head(crumbs, title, Some(rule_text::CALENDAR_LEAD), Some(print.into_any()))} {months} }.into_any()
}

fn month(app: App, tasks: &[Task], is_past: bool, lang: Lang) -> AnyView {
    let number = tasks.first().map(|task| task.date.month().to_string()).unwrap_or_default();
    let id = ["month-", &number].concat();
    let labelled_by = id.clone();
    view! {
        <section class="section calendar-month" aria-labelledby=labelled_by>
            <div class="section__head"><h2 class="section__title" id=id>{words::capital(&rule_text::MONTH.filled(lang, &[&number]))}</h2></div>
            <ol class="calendar">{tasks.iter().map(|task| item(app, task, is_past, lang)).collect_view()}</ol>
        </section>
    }
    .into_any()
}

/// Returns whether the chosen year is over. Duties without an entry may then still have been done.
fn is_past(app: App) -> bool {
    app.year.get() < browser::today().year()
}

/// The calendar section of the overview: open duties first, done ones folded away.
pub fn section(app: App, tasks: Memo<Vec<Task>>) -> AnyView {
    let title = move || text::CALENDAR.fill(&[&app.year.get().to_string()]);
    let items = move || {
        let (lang, is_past) = (app.lang.get(), is_past(app));
        let mut tasks = tasks.get();
        book::sort::sort_by(&mut tasks, due::by_date);
        let (done, waiting): (Vec<Task>, Vec<Task>) =
            tasks.into_iter().partition(|task| task.state == DutyState::Done);
        let items =
            |tasks: &[Task]| tasks.iter().map(|task| item(app, task, is_past, lang)).collect_view();
        let folded = (!done.is_empty()).then(|| {
            view! {
                <details class="fold">
                    <summary>{text::CALENDAR_DONE.filled(lang, &[&done.len().to_string()])}</summary>
                    <ol class="calendar">{items(&done)}</ol>
                </details>
            }
        });
        view! { <ol class="calendar">{items(&waiting)}</ol> {folded} }
    };
    view! {
        <section class="section" aria-labelledby="calendar">
            <div class="section__head">
                <h2 class="section__title" id="calendar" tabindex="-1">{title}</h2>
                <a class="button button--small" href=Route::Calendar.href()>{t(text::CALENDAR_PAGE)}</a>
            </div>
            {items}
        </section>
    }
    .into_any()
}
