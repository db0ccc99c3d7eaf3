//! The evaluation pages: all units by the conditions of a rule set, and the verdict on one unit.

use std::cmp::Ordering;
use std::sync::Arc;

use crate::app::shell::erased::IntoAny;
use book::{UnitId, UnitKind};
use law::report::SAFETY;
use law::{Outcome, RuleSet, Verdict, outcome_name};
use leptos::prelude::*;

use super::text::{evaluation as text, rules as rule_text};
use super::{rules as rule_pages, verdicts};
use crate::app::components::badge::{class_of, sign_of};
use crate::app::components::matrix::{Line, ORDER, conditions, matrix};
use crate::app::components::{by_and_by, empty, head, rule_sets};
use crate::app::shell::state::App;
use crate::app::shell::text::shell;
use crate::app::shell::{browser, words};
use crate::app::text::t;
use crate::app::today::overview;
use desk::route::{Query, Route};
use desk::standards;

mod basis;
mod beside;
mod change;
mod ended;
mod finding;
mod formed;
mod hamlets;
mod headline;
mod missing;
mod moment;
mod ruling;
mod sheet;
mod slot;
mod stored;
mod verdict;

pub use beside::{State, target_state, warning_state};
pub use ended::notices;
pub use headline::{headline, outcome_words};
pub use missing::need_links;
pub use moment::moment_of;
pub use sheet::{decided_words, evaluated_words, sheet_of};
pub use slot::slot;
pub use verdict::{recorded, verdict};

/// Shows all units by the conditions of the chosen rule set.
pub fn evaluation(app: App) -> AnyView {
    let rules = Memo::new(move |_| chosen_rules(app));
    let search = RwSignal::new(String::new());
    let body = move || match rules.get() {
        None => empty::empty(text::NO_RULES, None),
        Some(rules) => match &rules.draft {
            Some(_) => verdicts::explain(app, |explainer| {
                view! { {rule_pages::draft_banner(&rules, explainer)} {conditions(&rules, explainer.lang)} }.into_any()
            }),
            None => table(app, &rules, &search.get()),
        },
    };
    let actions = view! {
        {head::link_button(rule_text::RULES, Route::Rules.href(), false)}
        {head::link_button(rule_text::CALENDAR, Route::Calendar.href(), false)}
    };
    view! {
        {head::plain_head(shell::EVALUATION, Some(text::LEAD), Some(actions.into_any()))}
        <div class="filters">
            <label class="field filters__rules">
                <span class="field__label">{t(text::RULES)}</span>
                {rules_select(app, rules)}
            </label>
            <label class="field filters__search">
                <span class="field__label">{t(text::SEARCH)}</span>
                <input class="input" type="search" autocomplete="off" prop:value=move || search.get() on:input=move |event| search.set(event_target_value(&event)) />
            </label>
        </div>
        {move || ended_sets(app)}
        {move || rules.with(|rules| rules.as_ref().is_some_and(|rules| rules.draft.is_none())).then(|| outcome_filter(app, rules))}
        {body}
    }
    .into_any()
}

/// Returns the year's rule sets that judge some unit of the book, in the library's order.
fn rules_of_year(app: App) -> Vec<Arc<RuleSet>> {
    let library = app.library();
    app.verdicts.with(|verdicts| {
        let judging = verdicts.0.rule_sets();
        let judges = |rules: &&Arc<RuleSet>| judging.iter().any(|one| one.id == rules.id);
        library.rule_sets().iter().filter(judges).cloned().collect()
    })
}

/// Warns about ended sets that units of the book may still ask for.
fn ended_sets(app: App) -> Option<Vec<AnyView>> {
    let library = app.library();
    let is_asked = |rules: &RuleSet| {
        standards::is_main(rules)
            && app.book.with(|book| book.units().any(|unit| rules.is_for(unit)))
    };
    let sets = ended::of_year(&library, app.year.get(), is_asked);
    (!sets.is_empty()).then(|| {
        verdicts::explain(app, |explainer| {
            sets.iter()
                .filter_map(|(rules, day)| ended::ended(rules, *day, &library, explainer))
                .collect()
        })
    })
}

/// Returns the rule set of the address, or the safety standard of communes without one.
fn chosen_rules(app: App) -> Option<Arc<RuleSet>> {
    let sets = rules_of_year(app);
    let wanted = app.query.with(|query| query.code.clone());
    let asked =
        sets.iter().find(|rules| wanted.as_ref().is_some_and(|code| code.as_str() == rules.id));
    let usual = || {
        sets.iter().find(|rules| {
            rules.standard.as_str() == SAFETY && rules.applies_to.contains(&UnitKind::Commune)
        })
    };
    asked.or_else(usual).or(sets.first()).cloned()
}

/// Returns the address of this page with another filter.
fn address(rules: &RuleSet, unit: Option<UnitId>, outcome: Option<Outcome>) -> String {
    Route::Evaluation.with(Query {
        code: book::KindCode::new(&rules.id).ok(),
        unit,
        outcome,
        ..Query::default()
    })
}

fn rules_select(app: App, rules: Memo<Option<Arc<RuleSet>>>) -> AnyView {
    let choose = move |event| {
        let id = event_target_value(&event);
        if let Some(rules) = untrack(|| app.library().rule_set(&id).cloned()) {
            browser::go(&address(&rules, None, None));
        }
    };
    let chosen =
        Signal::derive(move || rules.with(|rules| rules.as_ref().map(|rules| rules.id.clone())));
    let options = move || {
        let groups = rule_sets::by_level(&app.library(), rules_of_year(app));
        rule_sets::options(groups, chosen, app.lang.get())
    };
    view! { <select class="input" on:change=choose>{options}</select> }.into_any()
}

/// Returns the verdicts for the chosen rule set and unit.
fn shown(app: App, rules: &RuleSet) -> Vec<Arc<Verdict>> {
    let unit = app.query.with(|query| query.unit.clone());
    app.verdicts.with(|verdicts| match unit {
        Some(unit) => verdicts
            .0
            .of_shard(&unit)
            .filter(|verdict| verdict.rules.id == rules.id)
            .cloned()
            .collect(),
        None => verdicts.0.by_rules(&rules.id).cloned().collect(),
    })
}

/// Shows a filter link for each outcome, with its number of units.
fn outcome_filter(app: App, rules: Memo<Option<Arc<RuleSet>>>) -> AnyView {
    let counts = Memo::new(move |_| {
        let verdicts = rules.get().map(|rules| shown(app, &rules)).unwrap_or_default();
        ORDER.map(|outcome| verdicts.iter().filter(|verdict| verdict.outcome == outcome).count())
    });
    let href = move |outcome: Option<Outcome>| {
        let unit = app.query.with(|query| query.unit.clone());
        rules.with(|rules| rules.as_ref().map(|rules| address(rules, unit, outcome)))
    };
    let is_current = move |outcome: Option<Outcome>| {
        app.query.with(|query| query.outcome == outcome).then_some("true")
    };
    let chips = ORDER.into_iter().zip(0..).map(|(outcome, at)| {
        let count = move || counts.with(|counts| counts.get::<usize>(at).copied().unwrap_or(0));
        view! {
            <li class:is-none=move || count() == 0>
                <a class=["chip ", class_of(outcome)].concat() href=move || href(Some(outcome)) aria-current=move || is_current(Some(outcome))>
                    <span class="chip__sign" aria-hidden="true">{sign_of(outcome)}</span>
                    {move || outcome_name(outcome, app.lang.get())}
                    <span class="chip__count">{move || count().to_string()}</span>
                </a>
            </li>
        }
    });
    let total = move || counts.with(|counts| counts.iter().sum::<usize>()).to_string();
    view! {
        <nav class="chips" aria-label=t(text::FILTER)>
            <ul>
                <li>
                    <a class="chip" href=move || href(None) aria-current=move || is_current(None)>
                        {t(shell::ALL)} <span class="chip__count">{total}</span>
                    </a>
                </li>
                {chips.collect_view()}
            </ul>
        </nav>
    }
    .into_any()
}

fn table(app: App, rules: &Arc<RuleSet>, search: &str) -> AnyView {
    let (unit, outcome) = app.query.with(|query| (query.unit.clone(), query.outcome));
    let is_small = !rules.applies_to.iter().any(|kind| kind.has_shard());
    let communes = app.book.with(|book| book.shards.len());
    // Thousands of hamlets, agencies and schools are not drawn at once. The page first lists their
    // communes, then the units of one.
    if is_small && unit.is_none() && communes > 1 && search.is_empty() {
        return hamlets::by_commune(app, rules, outcome);
    }
    let wanted = browser::folded(search.trim());
    let verdicts: Vec<_> = shown(app, rules)
        .into_iter()
        .filter(|verdict| outcome.is_none_or(|wanted| verdict.outcome == wanted))
        .collect();
    let lines = lines(app, verdicts, &wanted);
    let back = (is_small && communes > 1).then(|| hamlets::chooser(app, rules, unit.as_ref()));
    let body = if lines.is_empty() {
        empty::empty(text::NO_MATCH, Some((text::SHOW_ALL, address(rules, unit, None))))
    } else {
        let caption = rules.title.get(app.lang.get()).to_owned();
        let table = matrix(app, caption, rules, lines, by_and_by::in_window());
        view! { {safety_line(app, rules)} {table} }.into_any()
    };
    view! { {back} {body} {conditions(rules, app.lang.get())} }.into_any()
}

/// Shows the figures that the overview and the report also have, for the safety standard of
/// communes.
fn safety_line(app: App, rules: &RuleSet) -> Option<AnyView> {
    let is_of_communes = rules.standard.as_str() == SAFETY
        && rules.applies_to.iter().any(|kind| kind.is_commune_level());
    let top = app.book.with(|book| standards::desk_unit(book).map(|unit| unit.id.clone()))?;
    let figures = is_of_communes.then(|| overview::year_figures(app, &top)).flatten()?;
    Some(view! { <p class="note">{overview::safety_line(&figures, app.lang.get())}</p> }.into_any())
}

/// The maximum number of rows for a search. A longer list would not help anyone.
const ROWS: usize = 300;

/// Returns the rows of a table: matching units in Vietnamese order.
pub fn lines(app: App, verdicts: Vec<Arc<Verdict>>, wanted: &str) -> Vec<Line> {
    let lang = app.lang.get();
    let lines: Vec<Line> = app.book.with(|book| {
        let line = |verdict: Arc<Verdict>| {
            let (unit, shard) = book.unit(&verdict.unit)?;
            let name = words::unit_name(book, unit);
            if !wanted.is_empty() && !browser::folded(&name).contains(wanted) {
                return None;
            }
            let hamlets = shard.live_units().filter(|unit| unit.kind == UnitKind::Hamlet).count();
            let below = (unit.kind.is_commune_level() && hamlets > 0).then(|| {
                let set = verdicts::safety_rules(app, UnitKind::Hamlet, verdict.year)?;
                Some((
                    text::HAMLETS_OF.filled(lang, &[&hamlets.to_string()]),
                    address(&set, Some(unit.id.clone()), None),
                ))
            });
            Some(Line { name, verdict, below: below.flatten() })
        };
        verdicts.into_iter().filter_map(line).take(ROWS).collect()
    });
    browser::sort_by_name(lines, |line| &line.name, |_, _| Ordering::Equal)
}
