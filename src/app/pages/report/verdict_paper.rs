//! A unit's verdict as a document.

use crate::app::whole::IntoAny;
use binh_yen::criteria::{Explainer, Finding, Outcome, Verdict, outcome_name, reading_name};
use leptos::prelude::*;

use super::paper::{illustrative_mark, paper, rows};
use crate::app::browser;
use crate::app::components::badge::{class_of, sign_of};
use crate::app::judged;
use crate::app::pages::evaluation::period;
use crate::app::text::{Lang, report as text};
use crate::app::words;

pub fn verdict_paper(verdict: &Verdict, explainer: &Explainer) -> AnyView {
    let Some((unit, shard)) = explainer.book.unit(&verdict.unit) else { return ().into_any() };
    let lang = explainer.lang;
    let about = text::VERDICT_ABOUT.filled(lang, &[&words::name_with_commune(explainer.book, &unit.id), &verdict.year.to_string()]);
    let is_illustrative = shard.units.iter().any(|unit| unit.illustrative)
        || shard.incidents.iter().any(|record| record.illustrative)
        || shard.papers.iter().any(|record| record.illustrative)
        || shard.statements.iter().any(|record| record.illustrative);
    let mut lines = Vec::new();
    for finding in &verdict.findings {
        line(finding, 0, explainer, &mut lines);
    }
    let paraphrased = lang == Lang::Vi && verdict.rules.all_conditions().iter().any(|condition| !condition.text.verified);
    let heads = [text::COL_CLAUSE, text::COL_CONTENT, text::COL_RESULT, text::COL_BASIS].map(|head| (head.to(lang), false));
    let body = view! {
        <p class="paper__result">{text::RESULT.filled(lang, &[&browser::upper(outcome_name(verdict.outcome, lang))])}</p>
        {facts(verdict, lang)}
        {illustrative_mark(is_illustrative, lang)}
        <h3 class="paper__heading">{text::CONDITIONS_TITLE.to(lang)}</h3>
        {rows(text::CONDITIONS_TITLE.to(lang), &heads, lines)}
        {paraphrased.then(|| view! { <p class="paper__hint">{text::PARAPHRASE_MARK.to(lang)}</p> })}
        <h3 class="paper__heading">{text::MISSING_TITLE.to(lang)}</h3>
        {missing(verdict, explainer)}
        {notes(verdict, lang)}
    };
    // A hamlet's assessment is issued by its commune.
    paper(shard.root_unit().unwrap_or(unit), text::VERDICT_TITLE, about, body.into_any(), lang)
}

fn facts(verdict: &Verdict, lang: Lang) -> AnyView {
    let window = verdict.rules.window_of(verdict.year).map(period).unwrap_or_default();
    let until =
        judged::open_until(verdict).map(|day| view! { <p class="paper__strong">{text::UNTIL_LINE.filled(lang, &[&day.to_string()])}</p> });
    let version = ["; ", &verdict.rules.id, " v", &verdict.rules.version].concat();
    let line = |name: &'static str, value: String| view! { <p>{name} ": " {value} "."</p> };
    view! {
        {line(text::BASIS_LINE.to(lang), [verdict.rules.source.name.as_str(), &version].concat())}
        {line(text::WINDOW_LINE.to(lang), window)}
        {until}
        {line(text::READING_LINE.to(lang), reading_name(verdict.reading, lang).to_owned())}
    }
    .into_any()
}

/// One row a condition, those inside it below it.
fn line(finding: &Finding, depth: usize, explainer: &Explainer, lines: &mut Vec<Vec<AnyView>>) {
    let lang = explainer.lang;
    let text = &finding.condition.text;
    let words = match (lang, text.verified) {
        (Lang::Vi, true) => view! { <q>{text.vi.clone()}</q> }.into_any(),
        (Lang::Vi, false) => [&text.vi, " (*)"].concat().into_any(),
        (Lang::En, _) => text.en.clone().into_any(),
    };
    let group = if finding.children.is_empty() { "" } else { " is-group" };
    let content = view! { <span class=["paper__content depth-", &depth.min(3).to_string(), group].concat()>{words}</span> };
    let outcome = finding.outcome;
    let class = ["paper__outcome ", class_of(outcome)].concat();
    lines.push(vec![
        view! { <span class="paper__clause">{finding.condition.clause.clone()}</span> }.into_any(),
        content.into_any(),
        view! { <span class=class>{sign_of(outcome)} " " {outcome_name(outcome, lang)}</span> }.into_any(),
        basis(finding, explainer),
    ]);
    for child in &finding.children {
        line(child, depth + 1, explainer, lines);
    }
}

fn basis(finding: &Finding, explainer: &Explainer) -> AnyView {
    let lang = explainer.lang;
    let ruled = finding.ruled.as_ref().map(|ruled| {
        let (figures, person) = (outcome_name(finding.computed, lang), outcome_name(Outcome::from(ruled.ruling), lang));
        let text = text::FIGURES_MARK.filled(lang, &[figures, person, &ruled.reason, &ruled.by, &ruled.date.to_string()]);
        view! { <p>{text}</p> }
    });
    let reasons = finding.because.iter().map(|reason| view! { <p>{words::capital(&explainer.reason(reason))}</p> });
    view! { {ruled} {reasons.collect_view()} }.into_any()
}

fn missing(verdict: &Verdict, explainer: &Explainer) -> AnyView {
    let needs = verdict.needs();
    if needs.is_empty() {
        return view! { <p>{text::MISSING_NONE.to(explainer.lang)}</p> }.into_any();
    }
    let items = needs.iter().map(|need| view! { <li>{words::capital(&explainer.need(need))}</li> });
    view! { <ol class="paper__list">{items.collect_view()}</ol> }.into_any()
}

fn notes(verdict: &Verdict, lang: Lang) -> Option<AnyView> {
    let notes = &verdict.rules.notes;
    let items = notes.iter().map(|note| view! { <li>{note.get(lang).to_owned()}</li> }).collect_view();
    (!notes.is_empty()).then(|| {
        view! {
            <h3 class="paper__heading">{text::NOTES_TITLE.to(lang)}</h3>
            <ol class="paper__list">{items}</ol>
        }
        .into_any()
    })
}
