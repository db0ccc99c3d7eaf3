//! The verdict on one unit: the outcome with its deciding parts, every finding with its clause and
//! records, and the missing data.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::app::shell::erased::IntoAny;
use book::{Recognition, UnitId};
use law::{Explainer, RecordRef, Verdict};
use leptos::prelude::*;

use super::finding::{Open, findings};
use super::headline::headline_beside_needs;
use super::missing::missing;
use super::moment::moment;
use super::{basis, beside, change, ended, formed, sheet};
use crate::app::components::badge::{DRAFT_SIGN, sign_of};
use crate::app::components::{head, records, rule_sets};
use crate::app::judge::text::{compare, evaluation as text};
use crate::app::judge::{rules, verdicts};
use crate::app::shell::not_found::not_found;
use crate::app::shell::state::App;
use crate::app::shell::text::shell;
use crate::app::shell::{browser, words};
use crate::app::text::{InLanguage, t};
use desk::route::{self, Query, Route};

/// The page of one verdict.
pub fn verdict(app: App, unit: UnitId) -> AnyView {
    let is_there = {
        let unit = unit.clone();
        Memo::new(move |_| app.book.with(|book| book.unit(&unit).is_some()))
    };
    (move || if is_there.get() { page(app, unit.clone()) } else { not_found() }).into_any()
}

fn page(app: App, unit: UnitId) -> AnyView {
    let id = unit.clone();
    let verdicts = Memo::new(move |_| verdicts::verdicts_of(app, &id));
    let chosen = {
        let unit = unit.clone();
        Memo::new(move |_| verdicts.with(|verdicts| chosen(app, &unit, verdicts)))
    };
    let open: Open = StoredValue::new(BTreeSet::new());
    // An address that names a condition opens and focuses it.
    Effect::new(move |_| {
        let condition = app.query.with(|query| query.field.clone());
        if let (Some(condition), Some(verdict)) = (condition, chosen.try_get_untracked().flatten())
        {
            open_path(&verdict, condition.as_str(), open);
        }
    });
    let body = move || {
        match chosen.get() {
        Some(verdict) => verdicts::explain(app, |explainer| show(app, &verdict, open, explainer)),
        None => view! { <p class="empty">{text::NO_RULES_UNIT.fill(&[&app.year.get().to_string()])}</p> }.into_any(),
    }
    };
    let sheet = {
        let unit = unit.clone();
        move || verdicts::explain(app, |explainer| sheet::sheet(app, &unit, explainer))
    };
    view! {
        {page_head(app, unit.clone())} {rules_switch(app, unit.clone(), verdicts, chosen)} {moment(app, unit, chosen)} {body} {sheet}
    }
    .into_any()
}

/// Returns the verdict for the address, even by a set that no longer judges the year. Without a
/// rule set in the address, returns the verdict of the first set.
fn chosen(app: App, unit: &UnitId, verdicts: &[Arc<Verdict>]) -> Option<Arc<Verdict>> {
    let wanted = app.query.with(|query| query.code.clone());
    let is_wanted = |verdict: &&Arc<Verdict>| {
        wanted.as_ref().is_some_and(|code| code.as_str() == verdict.rules.id)
    };
    let by_other = || {
        let rules = app.library().rule_set(wanted.as_ref()?.as_str()).cloned()?;
        let is_for =
            app.book.with(|book| book.unit(unit).is_some_and(|(unit, _)| rules.is_for(unit)));
        is_for.then(|| verdicts::verdict_in(app, unit, &rules, app.year.get())).flatten()
    };
    let found = verdicts
        .iter()
        .find(is_wanted)
        .cloned()
        .or_else(by_other)
        .or_else(|| verdicts.first().cloned())?;
    match app.query.with(|query| query.day) {
        Some(day) if found.rules.asked_by.is_some() => {
            verdicts::verdict_on(app, unit, &found.rules, day)
        }
        _ => Some(found),
    }
}

fn page_head(app: App, unit: UnitId) -> AnyView {
    let home =
        app.book.with_untracked(|book| book.unit(&unit).map(|(_, shard)| shard.root.clone()));
    let crumb = |text: Signal<String>, href: String| head::Crumb { text, href };
    let mut crumbs = vec![crumb(
        Signal::derive(move || shell::EVALUATION.now().to_owned()),
        Route::Evaluation.href(),
    )];
    let name_of =
        move |id: UnitId| Signal::derive(move || app.book.with(|book| words::name_of(book, &id)));
    if let Some(home) = home.filter(|home| *home != unit) {
        crumbs.push(crumb(name_of(home.clone()), Route::Verdict(home).href()));
    }
    let print = {
        let unit = unit.clone();
        move || {
            Route::Report(unit.clone()).with(Query {
                code: app.query.with(|query| query.code.clone()),
                field: book::KindCode::new("danh-gia").ok(),
                ..Query::default()
            })
        }
    };
    let versus = {
        let unit = unit.clone();
        move || {
            Route::Compare(unit.clone()).with(Query {
                code: app.query.with(|query| query.code.clone()),
                ..Query::default()
            })
        }
    };
    let actions = view! {
        <a class="button" href=versus>{t(compare::COMPARE)}</a>
        <a class="button" href=Route::Unit(unit.clone()).href()>{t(text::UNIT)}</a>
        <a class="button" href=print>{t(text::PRINT_VERSION)}</a>
    };
    head::head(crumbs, name_of(unit), None, Some(actions.into_any()))
}

/// Opens the findings around a condition and scrolls to it.
fn open_path(verdict: &Verdict, condition: &str, open: Open) {
    let mut path = Vec::new();
    for finding in &verdict.findings {
        finding.walk(&mut |outer| {
            let mut is_around = false;
            outer.walk(&mut |inner| is_around |= inner.condition.id == condition);
            if is_around {
                path.push(outer.condition.id.clone());
            }
        });
    }
    let _ = open.try_update_value(|open| open.extend(path.iter().cloned()));
    let condition = condition.to_owned();
    request_animation_frame(move || {
        for part in path {
            if let Some(details) =
                browser::document().get_element_by_id(&["finding-", &part].concat())
            {
                let _ = details.set_attribute("open", "");
            }
        }
        let id = ["summary-", &condition].concat();
        if let Some(summary) = browser::document().get_element_by_id(&id) {
            summary.scroll_into_view();
            browser::focus_id(&id);
        }
    });
}

/// Lists the unit's verdicts of the year, each with its outcome.
fn rules_switch(
    app: App,
    unit: UnitId,
    all: Memo<Vec<Arc<Verdict>>>,
    chosen: Memo<Option<Arc<Verdict>>>,
) -> AnyView {
    let choose =
        move |event| browser::go(&route::verdict(unit.clone(), &event_target_value(&event), None));
    let option = move |verdict: &Arc<Verdict>, is_shown: bool| {
        let sign =
            if verdict.rules.draft.is_some() { DRAFT_SIGN } else { sign_of(verdict.outcome) };
        let name = [sign, " ", &rule_sets::title(&verdict.rules, app.lang.get())].concat();
        view! { <option value=verdict.rules.id.clone() selected=is_shown>{name}</option> }
            .into_any()
    };
    let options = move || {
        let shown = chosen.get()?;
        let is_shown = |verdict: &Arc<Verdict>| verdict.rules.id == shown.rules.id;
        let all = all.get();
        // The address asked for a set that no longer judges the year.
        let other = (!all.iter().any(is_shown)).then(|| option(&shown, true));
        Some(
            all.iter()
                .map(|verdict| option(verdict, is_shown(verdict)))
                .chain(other)
                .collect::<Vec<_>>(),
        )
    };
    view! {
        <div class="filters verdict-filters">
            <label class="field">
                <span class="field__label">{t(text::RULES)}</span>
                <select class="input" on:change=choose>{options}</select>
            </label>
        </div>
    }
    .into_any()
}

fn show(app: App, verdict: &Arc<Verdict>, open: Open, explainer: &Explainer) -> AnyView {
    let head = match &verdict.rules.draft {
        Some(_) => rules::draft_banner(&verdict.rules, explainer).into_any(),
        None => headline_beside_needs(verdict, explainer),
    };
    view! {
        {ended::notices(verdict, &app.library(), explainer)}
        {head}
        {recorded(verdict, explainer).map(|(sentence, record)| {
            view! { <p class="recorded">{sentence} " " {records::record_link(&record, explainer)}</p> }
        })}
        <div class="verdict">
            <div class="verdict__missing">{change::change(verdict, explainer)} {missing(verdict, explainer)}</div>
            <div class="verdict__tree">{findings(app, verdict, open, explainer)} {beside::beside(verdict, explainer)} {formed::formed(app, verdict, explainer)}</div>
            <div class="verdict__basis">{basis::basis(verdict, explainer)} {super::stored::stored(app, verdict, explainer)}</div>
        </div>
    }
    .into_any()
}

/// Describes the book's recognition or refusal for the same standard and year, and returns its
/// record.
pub fn recorded(verdict: &Verdict, explainer: &Explainer) -> Option<(String, RecordRef)> {
    let (_, shard) = explainer.book.unit(&verdict.unit)?;
    let is_of = |recognition: &&Recognition| {
        recognition.unit == verdict.unit
            && recognition.standard == verdict.rules.standard
            && recognition.year == verdict.year
    };
    let recognition = Recognition::latest(shard.live::<Recognition>().filter(is_of))?;
    let (lang, year) = (explainer.lang, verdict.year.to_string());
    let sentence = match (recognition.granted, recognition.revoked) {
        (true, None) => text::RECORDED_GRANTED.filled(lang, &[&year]),
        (true, Some(day)) => text::RECORDED_REVOKED.filled(lang, &[&year, &day.to_string()]),
        (false, _) => text::RECORDED_REFUSED.filled(lang, &[&year]),
    };
    Some((sentence, RecordRef::to(recognition)))
}
