//! The rule sets: a list with the period, window, source and checked share of each, and the page of
//! one set.

use std::sync::Arc;

use crate::app::shell::erased::IntoAny;
use book::Lang;
use law::{Explainer, Library, RuleSet};
use leptos::prelude::*;

use super::text::rules as text;
use super::verdicts;
use crate::app::components::{empty, head, rule_sets};
use crate::app::shell::browser;
use crate::app::shell::state::App;
use crate::app::shell::text::shell;
use crate::app::text::{InLanguage, Text, own_rules, t};
use desk::route::Route;

mod condition;
mod detail;
mod says;

pub use detail::{draft_banner, facts, rule_set};
pub use says::{authority, in_force, moment, source};

/// The page of all rule sets.
pub fn rules(app: App) -> AnyView {
    let crumbs = vec![head::Crumb {
        text: Signal::derive(move || shell::EVALUATION.now().to_owned()),
        href: Route::Evaluation.href(),
    }];
    let print = view! {
        <a class="button" href=Route::OwnRules.href()>{t(own_rules::TITLE)}</a>
        <a class="button" href=Route::Calendar.href()>{t(text::CALENDAR)}</a>
        {head::print_button()}
    };
    let title = Signal::derive(move || text::RULES.now().to_owned());
    let body = move || {
        let library = app.library();
        let groups = rule_sets::by_level(&library, library.rule_sets().iter().cloned());
        if groups.is_empty() {
            return empty::empty(text::NO_SETS, None);
        }
        let table = verdicts::explain(app, |explainer| table(app, groups, explainer));
        view! { {left_out(&library, app.lang.get())} {table} }.into_any()
    };
    view! { {head::head(crumbs, title, Some(text::RULES_LEAD), Some(print.into_any()))} {body} }
        .into_any()
}

/// Lists the book's own rule sets that cannot be used, with the reasons.
fn left_out(library: &Library, lang: Lang) -> Option<AnyView> {
    let problems = library.own_problems();
    let items =
        problems.iter().map(|problem| view! { <li>{problem.text(lang)}</li> }).collect_view();
    (!problems.is_empty()).then(|| {
        view! {
            <section class="draft" aria-labelledby="left-out">
                <h2 class="draft__title" id="left-out">{t(text::LEFT_OUT)}</h2>
                <ul class="notes">{items}</ul>
            </section>
        }
        .into_any()
    })
}

const COLUMNS: [Text; 6] = [
    text::COL_SET,
    text::COL_FORCE,
    text::COL_WINDOW,
    text::COL_VERIFIED,
    text::COL_DECIDES,
    text::COL_SOURCE,
];

fn table(app: App, groups: Vec<(Text, Vec<Arc<RuleSet>>)>, explainer: &Explainer) -> AnyView {
    let lang = explainer.lang;
    let heads = COLUMNS
        .map(|name| view! { <th scope="col">{name.to(lang)}</th> })
        .into_iter()
        .collect_view();
    let group = |(name, sets): (Text, Vec<Arc<RuleSet>>)| {
        view! {
            <tbody>
                <tr class="rule-table__level"><th scope="rowgroup" colspan=COLUMNS.len().to_string()>{name.to(lang)}</th></tr>
                {sets.iter().map(|rules| row(app, rules, explainer)).collect_view()}
            </tbody>
        }
    };
    view! {
        <table class="table rule-table">
            <caption class="unseen">{text::RULES.to(lang)}</caption>
            <thead><tr>{heads}</tr></thead>
            {groups.into_iter().map(group).collect_view()}
        </table>
    }
    .into_any()
}

fn row(app: App, rules: &Arc<RuleSet>, explainer: &Explainer) -> AnyView {
    let lang = explainer.lang;
    let cell = |name: Text, body: AnyView| view! { <td data-name=name.to(lang)>{body}</td> };
    let (checked, whole) = says::checked(rules);
    let class = if checked < whole { "is-partly" } else { "" };
    let verified = view! { <span class=class>{text::OF_WORDING.filled(lang, &[&checked.to_string(), &whole.to_string()])}</span> };
    let decides = match rules.authority_on(day_of(app, rules)) {
        Some(found) => authority(found, lang),
        None => view! { <span class="note">{text::NOBODY.to(lang)}</span> }.into_any(),
    };
    view! {
        <tr>
            <th scope="row" class="table__title">
                <a href=href(rules)>{rules.title.get(lang).to_owned()}</a>
                " "
                {tags(app, rules, lang)}
            </th>
            {cell(text::COL_FORCE, says::in_force(rules.in_force, lang).into_any())}
            {cell(text::COL_WINDOW, says::moment_in_short(rules, explainer).into_any())}
            {cell(text::COL_VERIFIED, verified.into_any())}
            {cell(text::COL_DECIDES, decides)}
            {cell(text::COL_SOURCE, says::short_source(&rules.source, lang))}
        </tr>
    }
    .into_any()
}

/// Returns the address of a rule set's page.
pub fn href(rules: &RuleSet) -> String {
    book::KindCode::new(&rules.id)
        .map_or_else(|_| Route::Rules.href(), |id| Route::RuleSet(id).href())
}

/// Returns the day whose authorities are shown: today, or the last day of an ended set.
fn day_of(app: App, rules: &RuleSet) -> book::Day {
    let today = browser::today();
    let of_year = rules
        .window_of(app.year.get())
        .and_then(|window| window.to)
        .map_or(today, |end| end.min(today));
    rules
        .in_force
        .to
        .map_or(of_year, |end| end.min(of_year))
        .max(rules.in_force.from.unwrap_or(of_year))
}

/// Shows the essential tags: judges the chosen year, draft, the book's own, copy.
fn tags(app: App, rules: &RuleSet, lang: Lang) -> AnyView {
    let tag = |text: String| view! { <span class="tag">{text}</span> " " };
    let year = app.year.get();
    let judges = rules.judges(year).then(|| {
        view! { <span class="tag tag--year">{text::JUDGES_YEAR.filled(lang, &[&year.to_string()])}</span> " " }
    });
    let draft = rules.draft.is_some().then(|| tag(text::TAG_DRAFT.to(lang).to_owned()));
    let is_own = app.library().own().iter().any(|own| own.id == rules.id);
    let own = is_own.then(|| tag(text::TAG_OWN.to(lang).to_owned()));
    let copy = rules.origin.is_some().then(|| tag(text::TAG_COPY.to(lang).to_owned()));
    view! { {judges} {draft} {own} {copy} }.into_any()
}
