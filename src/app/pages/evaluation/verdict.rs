//! One unit's verdict: the outcome and what decides, every finding with its clause and records, and what is missing.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::app::whole::IntoAny;
use binh_yen::book::{Recognition, UnitId};
use binh_yen::criteria::{Explainer, RuleSet, Verdict, reading_name};
use leptos::prelude::*;

use super::finding::{Open, findings};
use super::headline::{headline_beside_needs, period};
use super::missing::missing;
use crate::app::components::{head, records};
use crate::app::pages::not_found::not_found;
use crate::app::pages::rules;
use crate::app::route::{self, Query, Route};
use crate::app::state::App;
use crate::app::text::{compare, evaluation as text, shell, t};
use crate::app::{browser, judged, words};

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
    let verdicts = Memo::new(move |_| judged::verdicts_of(app, &id));
    let chosen = Memo::new(move |_| {
        let wanted = app.query.with(|query| query.code.clone());
        verdicts.with(|verdicts| {
            let asked = verdicts.iter().find(|verdict| wanted.as_ref().is_some_and(|code| code.as_str() == verdict.rules.id));
            asked.or(verdicts.first()).cloned()
        })
    });
    let open: Open = StoredValue::new(BTreeSet::new());
    // An address that names a condition opens it and takes the keyboard there.
    Effect::new(move |_| {
        let condition = app.query.with(|query| query.field.clone());
        if let (Some(condition), Some(verdict)) = (condition, chosen.try_get_untracked().flatten()) {
            open_path(&verdict, condition.as_str(), open);
        }
    });
    let body = move || match chosen.get() {
        Some(verdict) => judged::explain(app, |explainer| {
            let switch = verdicts.with(|all| rules_switch(all, &verdict, explainer));
            show(app, &verdict, switch, open, explainer)
        }),
        None => view! { <p class="empty">{text::NO_RULES_UNIT.fill(&[&app.year.get().to_string()])}</p> }.into_any(),
    };
    view! { {page_head(app, unit)} {body} }.into_any()
}

fn page_head(app: App, unit: UnitId) -> AnyView {
    let home = app.book.with_untracked(|book| book.unit(&unit).map(|(_, shard)| shard.root.clone()));
    let crumb = |text: Signal<String>, href: String| head::Crumb { text, href };
    let mut crumbs = vec![crumb(Signal::derive(move || shell::EVALUATION.now().to_owned()), Route::Evaluation.href())];
    let name_of = move |id: UnitId| Signal::derive(move || app.book.with(|book| words::name_of(book, &id)));
    if let Some(home) = home.filter(|home| *home != unit) {
        crumbs.push(crumb(name_of(home.clone()), Route::Verdict(home).href()));
    }
    let print = {
        let unit = unit.clone();
        move || {
            Route::Report(unit.clone()).with(Query {
                code: app.query.with(|query| query.code.clone()),
                field: binh_yen::book::KindCode::new("danh-gia").ok(),
                ..Query::default()
            })
        }
    };
    let versus = {
        let unit = unit.clone();
        move || Route::Compare(unit.clone()).with(Query { code: app.query.with(|query| query.code.clone()), ..Query::default() })
    };
    let actions = view! {
        <a class="button" href=versus>{t(compare::COMPARE)}</a>
        <a class="button" href=Route::Unit(unit.clone()).href()>{t(text::UNIT)}</a>
        <a class="button" href=print>{t(text::PRINT_VERSION)}</a>
    };
    head::head(crumbs, name_of(unit), None, Some(actions.into_any()))
}

/// Opens the findings around a condition and brings it into view.
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
            if let Some(details) = browser::document().get_element_by_id(&["finding-", &part].concat()) {
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

/// The unit's other verdicts of the year.
fn rules_switch(all: &[Arc<Verdict>], shown: &Verdict, explainer: &Explainer) -> Option<AnyView> {
    let link = |verdict: &Arc<Verdict>| {
        let current = (verdict.rules.id == shown.rules.id).then_some("true");
        let href = route::verdict(verdict.unit.clone(), &verdict.rules.id, None);
        view! {
            <li><a class="chip" href=href aria-current=current>{verdict.rules.title.get(explainer.lang).to_owned()}</a></li>
        }
    };
    (all.len() > 1).then(|| {
        view! { <nav class="chips" aria-label=text::RULES.to(explainer.lang)><ul>{all.iter().map(link).collect_view()}</ul></nav> }
            .into_any()
    })
}

fn show(app: App, verdict: &Arc<Verdict>, switch: Option<AnyView>, open: Open, explainer: &Explainer) -> AnyView {
    view! {
        {switch}
        {headline_beside_needs(verdict, explainer)}
        {recorded(verdict, explainer)}
        <div class="verdict">
            <div class="verdict__missing">{missing(verdict, explainer)}</div>
            <div class="verdict__tree">{findings(app, verdict, open, explainer)}</div>
            <div class="verdict__basis">{facts(verdict, explainer)} {super::stored::stored(app, verdict, explainer)}</div>
        </div>
    }
    .into_any()
}

/// A recognition or refusal that is recorded for the same standard and year.
fn recorded(verdict: &Verdict, explainer: &Explainer) -> Option<AnyView> {
    let (_, shard) = explainer.book.unit(&verdict.unit)?;
    let is_of = |recognition: &&Recognition| {
        recognition.unit == verdict.unit && recognition.standard == verdict.rules.standard && recognition.year == verdict.year
    };
    let recognition = shard.live::<Recognition>().find(is_of)?;
    let sentence = if recognition.granted { text::RECORDED_GRANTED } else { text::RECORDED_REFUSED };
    let record = binh_yen::criteria::RecordRef::to(recognition);
    Some(
        view! {
            <p class="recorded">
                {sentence.filled(explainer.lang, &[&verdict.year.to_string()])} " " {records::record_link(&record, explainer)}
            </p>
        }
        .into_any(),
    )
}

/// What the verdict was made by.
fn facts(verdict: &Verdict, explainer: &Explainer) -> AnyView {
    let lang = explainer.lang;
    let set: &RuleSet = &verdict.rules;
    let notes = set.notes.iter().map(|note| view! { <li>{note.get(lang).to_owned()}</li> }).collect_view();
    let notes = (!set.notes.is_empty()).then(|| {
        view! {
            <details class="fold">
                <summary>{text::NOTES.to(lang)}</summary>
                <ul class="notes">{notes}</ul>
            </details>
        }
    });
    let window = set.window_of(verdict.year).map(period).unwrap_or_default();
    view! {
        <section class="section" aria-labelledby="facts-title">
            <div class="section__head"><h2 class="section__title" id="facts-title">{text::RULES.to(lang)}</h2></div>
            <dl class="basis">
                <dt>{text::RULES.to(lang)}</dt>
                <dd>{set.title.get(lang).to_owned()} <span class="note">{[" (", &text::RULES_VERSION.filled(lang, &[&set.version]), ")"].concat()}</span></dd>
                <dt>{text::WINDOW.to(lang)}</dt>
                <dd>{window}</dd>
                <dt>{text::READING.to(lang)}</dt>
                <dd>{reading_name(verdict.reading, lang)} " · " <a href=Route::Settings.href()>{text::READING_CHANGE.to(lang)}</a></dd>
                <dt>{text::SOURCE.to(lang)}</dt>
                <dd>{rules::source(&set.source, lang)}</dd>
            </dl>
            {notes}
            {(lang == binh_yen::book::Lang::En).then(|| view! { <p class="note">{text::PARAPHRASE.to(lang)}</p> })}
        </section>
    }
    .into_any()
}
