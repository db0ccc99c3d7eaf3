//! Navigation: a rail beside the page on a desktop, a bar below it on a phone.

use super::erased::IntoAny;
use book::RecordKind;
use leptos::prelude::*;

use super::state::App;
use super::text::shell as words;
use crate::app::components::icon;
use crate::app::judge::text::rules;
use crate::app::text::{Text, t};
use desk::route::Route;

/// An entry of the navigation.
struct Entry {
    text: Text,
    icon: &'static str,
    route: Route,
}

fn entries() -> [Entry; 8] {
    let entry = |text, icon, route| Entry { text, icon, route };
    [
        entry(words::OVERVIEW, icon::HOME, Route::Overview),
        entry(words::UNITS, icon::TREE, Route::Units),
        entry(words::INCIDENTS, icon::INCIDENT, Route::Records(RecordKind::Incident)),
        entry(words::MODELS, icon::MODEL, Route::Records(RecordKind::Model)),
        entry(words::EVALUATION, icon::CHECK, Route::Evaluation),
        entry(words::REPORTS, icon::REPORT, Route::Reports),
        entry(words::DATA, icon::DATA, Route::Data),
        entry(words::SETTINGS, icon::SETTINGS, Route::Settings),
    ]
}

/// Returns the entry that a page belongs to.
fn section(route: &Route) -> Route {
    use RecordKind::{Incident, Model};
    match route {
        Route::Records(Incident)
        | Route::NewRecord(Incident)
        | Route::Record(Incident, _)
        | Route::Revisions(Incident, _) => Route::Records(Incident),
        Route::Records(Model)
        | Route::NewRecord(Model)
        | Route::Record(Model, _)
        | Route::Revisions(Model, _) => Route::Records(Model),
        Route::NewUnit
        | Route::Unit(_)
        | Route::EditUnit(_)
        | Route::Totals(_)
        | Route::EnterYear
        | Route::EnterYearOf(_)
        | Route::UnitRevisions(_) => Route::Units,
        Route::Records(_) | Route::NewRecord(_) | Route::Record(..) | Route::Revisions(..) => {
            Route::Units
        }
        Route::SentIn => Route::Overview,
        Route::Deleted | Route::Review => Route::Data,
        Route::Verdict(_)
        | Route::Compare(_)
        | Route::Calendar
        | Route::Rules
        | Route::RuleSet(_) => Route::Evaluation,
        Route::OwnRules | Route::NewRules | Route::EditRules(_) => Route::Evaluation,
        Route::Report(_) => Route::Reports,
        Route::Send => Route::Data,
        Route::Snapshots | Route::Snapshot(_) => Route::Data,
        Route::Tables => Route::Data,
        other => other.clone(),
    }
}

fn link(app: App, entry: Entry) -> AnyView {
    let Entry { text, icon, route } = entry;
    let href = route.href();
    let current = move || (section(&app.route.get()) == route).then_some("page");
    view! {
        <a class="nav__link" href=href aria-current=current>
            {icon::icon(icon)}
            <span class="nav__text">{t(text)}</span>
        </a>
    }
    .into_any()
}

/// Shows the rail.
pub fn rail(app: App) -> impl IntoView {
    view! {
        <nav class="rail" aria-label=t(words::MAIN_MENU)>
            <a class="button button--main rail__add" href=Route::NewRecord(RecordKind::Incident).href()>
                {icon::icon(icon::PLUS)}
                <span>{t(words::ADD_INCIDENT)}</span>
            </a>
            {entries().into_iter().map(|entry| link(app, entry)).collect_view()}
        </nav>
    }
}

/// The bar: the main pages, with the main action in the middle within reach of the thumb.
pub fn bottom_bar(app: App) -> impl IntoView {
    let [overview, units, _, _, evaluation, ..] = entries();
    let more = Entry { text: words::MORE, icon: icon::MORE, route: Route::More };
    view! {
        <nav class="bar" aria-label=t(words::MAIN_MENU)>
            {link(app, overview)} {link(app, units)}
            <a class="bar__add" href=Route::NewRecord(RecordKind::Incident).href()>
                <span class="bar__plus">{icon::icon(icon::PLUS)}</span>
                <span class="nav__text">{t(words::ADD_SHORT)}</span>
            </a>
            {link(app, evaluation)}
            {link(app, more)}
        </nav>
    }
}

/// The page of links that do not fit in the bar.
pub fn more_links(app: App) -> AnyView {
    let [_, _, incidents, models, _, reports, data, settings] = entries();
    let rules = Entry { text: rules::RULES, icon: icon::OPEN_BOOK, route: Route::Rules };
    let calendar = Entry { text: rules::CALENDAR, icon: icon::CALENDAR, route: Route::Calendar };
    let links =
        [incidents, models, calendar, rules, reports, data, settings].map(|entry| link(app, entry));
    view! { <nav class="more" aria-label=t(words::MORE_PAGES)>{links.into_iter().collect_view()}</nav> }.into_any()
}
