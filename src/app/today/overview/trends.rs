//! Crime, social evils, other violations and traffic accidents over five years.

use crate::app::shell::erased::IntoAny;
use book::{KindCode, KindGroup, UnitId, UnitKind, Year};
use desk::route::Route;
use desk::standards;
use law::RuleSet;
use law::report::{SAFETY, Trend, trend};
use leptos::prelude::*;

use crate::app::components::{file_made, trend as chart, trend_chart};
use crate::app::judge::kept::Kept;
use crate::app::judge::verdicts;
use crate::app::shell::state::App;
use crate::app::shell::{browser, words};
use crate::app::text::{InLanguage, t};
use crate::app::today::text::charts as pictures;
use crate::app::today::text::overview as text;

/// The indicators of the trends, and their number of years.
const INDICATORS: [&str; 4] =
    ["crime_cases", "social_evil_cases", "other_violation_cases", "traffic_accident_cases"];
const YEARS: u16 = 5;

/// Shows the trends of the book's desk unit.
pub fn trends(app: App) -> AnyView {
    let found = Memo::new(move |_| {
        let top = app.book.with(|book| standards::desk_unit(book).map(|unit| unit.id.clone()))?;
        Some(five_years(app, &top))
    });
    (move || {
        let (trends, window) = found.get()?;
        let note = text::TREND_WINDOW.fill(&[&window]);
        let charts =
            verdicts::explain(app, |explainer| chart::trends(&trends, app.year.get(), explainer));
        let files = save_pictures(app, trends, note.clone());
        let all =
            view! { <p><a class="button" href=Route::Charts.href()>{t(pictures::OPEN)}</a></p> };
        Some(view! { <p class="note">{note}</p> {charts} {files} {all} })
    })
    .into_any()
}

/// Offers each chart as the file of a picture, which papers and slides take.
fn save_pictures(app: App, trends: Vec<Trend>, window: String) -> AnyView {
    let items = trends.into_iter().map(|trend| {
        let title = app.catalogue.with(|all| words::kind_name(all, KindGroup::Indicator, &trend.indicator));
        let (name, window) = (title.clone(), window.clone());
        let save = move |_| {
            let lang = app.lang.get_untracked();
            let picture = charts::svg(&trend_chart::chart(&trend, title.clone(), window.clone()), &trend_chart::words(lang), charts::FULL);
            let file = [trend.indicator.as_str(), ".svg"].concat();
            let done = browser::download_as(&file, &picture, "image/svg+xml");
            file_made::tell(app, &file, done.map_err(|error| words::js_error(&error)));
        };
        view! { <li><button type="button" class="button button--small" on:click=save>{name}</button></li> }
    });
    view! {
        <details class="fold">
            <summary>{t(text::SAVE_PICTURES)}</summary>
            <ul class="actions records">{items.collect_view()}</ul>
        </details>
    }
    .into_any()
}

/// Returns the trends of a unit up to the chosen year, and the window of each year.
pub fn five_years(app: App, unit: &UnitId) -> (Vec<Trend>, String) {
    verdicts::of_shown(app, |kept, year| trends_of(kept, year, unit))
}

/// Returns the trends of a unit up to a year, and the window of each year.
pub fn trends_of(kept: &Kept, year: Year, unit: &UnitId) -> (Vec<Trend>, String) {
    verdicts::known_of((kept, year), "trends", Some(unit), |asked| {
        let in_force = verdicts::safety_in_force(asked.library, UnitKind::Commune, asked.year);
        // A year before any rule set uses the window of the latest one.
        let latest =
            || asked.library.rule_sets().iter().rfind(|rules| is_safety_of_commune(rules)).cloned();
        let rules = in_force.or_else(latest);
        let (Some((unit, _)), Some(rules)) = (asked.book.unit(unit), rules) else {
            return Default::default();
        };
        let of = |code: &&str| {
            Some(trend(
                unit,
                &KindCode::new(code).ok()?,
                asked.year,
                YEARS,
                &rules,
                asked.evaluator,
            ))
        };
        (INDICATORS.iter().filter_map(of).collect(), window_of(&rules, asked.year))
    })
}

fn is_safety_of_commune(rules: &RuleSet) -> bool {
    rules.standard.as_str() == SAFETY && rules.applies_to.contains(&UnitKind::Commune)
}

/// Returns a rule set's window without its year: `16/11–15/11`.
fn window_of(rules: &RuleSet, year: Year) -> String {
    let day = |day: Option<book::Day>| {
        day.map(|day| day.to_string().chars().take(5).collect::<String>()).unwrap_or_default()
    };
    rules
        .window_of(year)
        .map(|window| [&day(window.from), "–", &day(window.to)].concat())
        .unwrap_or_default()
}
