//! The overview: today's matters, the chosen year's figures, communes by condition, trends and the
//! calendar.

use std::sync::Arc;

use crate::app::shell::erased::IntoAny;
use book::{Unit, UnitId, UnitKind};
use law::Verdict;
use leptos::prelude::*;

use super::calendar;
use super::text::{overview as text, slides};
use crate::app::components::term_line::{TermLine, term_line};
use crate::app::components::{by_and_by, empty, head, matrix, reminder};
use crate::app::exchange::text::receive;
use crate::app::judge::ahead::{self, Questions};
use crate::app::judge::kept::Kept;
use crate::app::judge::{doubts, evaluation, verdicts};
use crate::app::shell::browser;
use crate::app::shell::state::App;
use crate::app::shell::text::shell;
use crate::app::shell::words;
use crate::app::text::{InLanguage, t};
use desk::route::Route;
use desk::standards;

mod figures;
pub mod groups;
mod picture;
mod strip;
mod today;
mod trends;

pub use figures::{figure_lines, safety_line, year_figures};
pub use today::when;
pub use trends::five_years;

/// The page of the book's desk unit.
pub fn overview(app: App) -> AnyView {
    let below = app
        .book
        .with_untracked(|book| standards::desk_below_commune(book).map(|unit| unit.id.clone()));
    if let Some(unit) = below {
        // The page of a hamlet has what its head needs.
        Effect::new(move |_| {
            let route = Route::Unit(unit.clone());
            browser::replace_address(&route.href());
            app.route.set(route);
        });
        return ().into_any();
    }
    let top = Memo::new(move |_| {
        app.book.with(|book| standards::desk_unit(book).map(|unit| (unit.id.clone(), unit.kind)))
    });
    let title = Signal::derive(move || {
        let name = app.book.with(|book| Some(words::unit_name(book, standards::desk_unit(book)?)));
        name.unwrap_or_else(|| shell::OVERVIEW.now().to_owned())
    });
    let duties = Memo::new(move |_| calendar::agenda(app));
    ahead::answer_ahead(app, &AHEAD);
    picture::announce(app);
    let is_commune =
        top.with_untracked(|top| top.as_ref().is_some_and(|top| top.1.is_commune_level()));
    let folds = is_commune && browser::is_narrow();
    view! {
        {head::head(Vec::new(), title, None, Some(head::link_button(slides::OPEN, Route::Slides.href(), false)))}
        {term_line(app, TermLine { unit: None.into(), year: app.year.into(), go: Callback::new(move |year| app.year.set(year)), with_below: true })}
        {reminder::reminder(app)}
        {note(app)}
        {to_review(app)}
        {doubts::line(app)}
        {today::today(app, duties)}
        {move || top.get().filter(|(_, kind)| kind.is_commune_level()).map(|(unit, _)| own(app, &unit))}
        {section("figures", text::FIGURES, folds, move || figures::figures(app))}
        {move || top.get().filter(|(_, kind)| !kind.is_commune_level()).map(|(unit, _)| section("strip", text::STRIP, folds, move || strip::strip(app, unit.clone())))}
        {section("trend", text::TREND, folds, move || trends::trends(app))}
        {move || top.get().map(|(unit, kind)| by_condition(app, unit, kind, folds))}
        {if folds {
            section("calendar-fold", text::CALENDAR_FOLD, folds, move || calendar::section(app, duties))
        } else {
            calendar::section(app, duties)
        }}
    }
    .into_any()
}

/// The questions of the overview about each year, besides the verdicts.
const AHEAD: [Questions; 3] = [
    |kept, year| drop(calendar::agenda_of_year(kept, year)),
    |kept, year| drop(top_of(kept).and_then(|top| figures::figures_of(kept, year, &top))),
    |kept, year| drop(top_of(kept).map(|top| trends::trends_of(kept, year, &top))),
];

/// The desk unit of a book.
fn top_of(kept: &Kept) -> Option<UnitId> {
    standards::desk_unit(&kept.evaluator.basis().book).map(|unit| unit.id.clone())
}

/// Shows the book's note, for example that parts of it are illustrative.
fn note(app: App) -> AnyView {
    let text = Memo::new(move |_| app.book.with(|book| book.frame.note.clone()));
    let shown = move || {
        text.with(|text| {
            (!text.is_empty()).then(
                || view! { <details class="book-note"><summary>{text.clone()}</summary></details> },
            )
        })
    };
    shown.into_any()
}

/// Reports revisions that wait for a choice.
fn to_review(app: App) -> AnyView {
    let count = Memo::new(move |_| verdicts::known_of_book(app, "to review", desk::review::count));
    let line = move || {
        let count = Some(count.get()).filter(|count| *count > 0)?.to_string();
        Some(view! {
            <p class="banner banner--line">
                {receive::REVIEW_SOME.fill(&[&count])} <a class="button" href=Route::Review.href()>{t(receive::TO_REVIEW)}</a>
            </p>
        })
    };
    line.into_any()
}

/// A section with its heading. One that `folds` is built when a person opens it, so that a phone's
/// first two screens hold what is due and what is missing.
fn section(
    id: &'static str,
    title: crate::app::text::Text,
    folds: bool,
    body: impl Fn() -> AnyView + Send + Sync + 'static,
) -> AnyView {
    if folds {
        let is_open = RwSignal::new(false);
        let toggled = move |event: web_sys::Event| {
            let details: web_sys::Element = event_target(&event);
            if details.has_attribute("open") {
                let _ = is_open.try_set(true);
            }
        };
        return view! {
            <details class="section section--fold" on:toggle=toggled>
                <summary class="section__head"><h2 class="section__title" id=id>{t(title)}</h2></summary>
                {move || is_open.get().then(&body)}
            </details>
        }
        .into_any();
    }
    view! {
        <section class="section section--later" aria-labelledby=id>
            <div class="section__head"><h2 class="section__title" id=id>{t(title)}</h2></div>
            {body()}
        </section>
    }
    .into_any()
}

/// Shows a commune's own result at the top of its own book.
fn own(app: App, unit: &UnitId) -> AnyView {
    let verdicts = verdicts::verdicts_of(app, unit);
    let panel = |verdict: &std::sync::Arc<Verdict>| {
        verdicts::explain(app, |explainer| evaluation::headline(verdict, explainer))
    };
    verdicts
        .iter()
        .filter(|verdict| verdict.rules.standard.as_str() == law::report::SAFETY)
        .map(panel)
        .collect_view()
        .into_any()
}

/// Shows communes, or the hamlets of a commune's own book, by the conditions of the safety
/// standard.
fn by_condition(app: App, unit: UnitId, kind: UnitKind, folds: bool) -> AnyView {
    let (level, title) = if kind.is_commune_level() {
        (UnitKind::Hamlet, text::MATRIX_HAMLETS)
    } else {
        (UnitKind::Commune, text::MATRIX)
    };
    let body = move || {
        let Some(rules) = verdicts::safety_rules(app, level, app.year.get()) else {
            return empty::empty(crate::app::judge::text::evaluation::NO_RULES, None);
        };
        let verdicts = safety_of_units(app, &unit);
        if verdicts.is_empty() {
            return empty::empty(text::NO_COMMUNES, None);
        }
        let lines = evaluation::lines(app, verdicts, "");
        let caption = rules.title.get(app.lang.get()).to_owned();
        let line = (level == UnitKind::Commune).then(|| year_figures(app, &unit)).flatten();
        let line = line
            .map(|figures| view! { <p class="note">{safety_line(&figures, app.lang.get())}</p> });
        let table = matrix::matrix(app, caption, &rules, lines, by_and_by::BELOW);
        view! { <p class="note">{rules.title.get(app.lang.get()).to_owned()}</p> {line} {table} {matrix::conditions(&rules, app.lang.get())} }
            .into_any()
    };
    section("by-condition", title, folds, move || body.clone().into_any())
}

/// Returns the verdicts on communes, or on the hamlets of a commune, by the safety standard.
pub fn safety_of_units(app: App, unit: &UnitId) -> Vec<Arc<Verdict>> {
    let is_commune =
        app.book.with(|book| book.unit(unit).is_some_and(|(unit, _)| unit.kind.is_commune_level()));
    let level = if is_commune { UnitKind::Hamlet } else { UnitKind::Commune };
    let Some(rules) = verdicts::safety_rules(app, level, app.year.get()) else { return Vec::new() };
    let is_below = |below: &Unit| !is_commune || below.parent.as_ref() == Some(unit);
    app.verdicts.with(|verdicts| {
        let shown = |verdict: &&Arc<Verdict>| {
            app.book.with(|book| book.unit(&verdict.unit).is_some_and(|(below, _)| is_below(below)))
        };
        verdicts.0.by_rules(&rules.id).filter(shown).cloned().collect()
    })
}
