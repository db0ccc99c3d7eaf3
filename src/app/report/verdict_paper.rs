//! The verdict on a unit as a document.

use crate::app::shell::erased::IntoAny;
use desk::standards;
use law::report::{SheetLineOutput, SheetOutput};
use law::{Explainer, Finding, Library, Notice, Outcome, Verdict, outcome_name, reading_name};
use leptos::prelude::*;

use super::paper::{illustrative_mark, paper, rows};
use super::text;
use crate::app::components::badge::{class_of, sign_of};
use crate::app::judge::evaluation::{
    State, decided_words, evaluated_words, moment_of, outcome_words, recorded, target_state,
    warning_state,
};
use crate::app::judge::text::{evaluation, rules};
use crate::app::shell::{browser, words};
use crate::app::text::{Lang, Text};

/// Shows the verdict. For a commune it includes the year's results side by side.
pub fn verdict_paper(
    verdict: &Verdict,
    sheet: Option<&SheetOutput>,
    library: &Library,
    explainer: &Explainer,
) -> AnyView {
    let Some((unit, shard)) = explainer.book.unit(&verdict.unit) else { return ().into_any() };
    let lang = explainer.lang;
    let about = text::VERDICT_ABOUT.filled(
        lang,
        &[&words::name_with_commune(explainer.book, &unit.id), &verdict.year.to_string()],
    );
    let is_illustrative = shard.units.iter().any(|unit| unit.illustrative)
        || shard.incidents.iter().any(|record| record.illustrative)
        || shard.papers.iter().any(|record| record.illustrative)
        || shard.statements.iter().any(|record| record.illustrative);
    let mut parts = Parts { lang, count: 0 };
    let body = view! {
        {result(verdict, lang)}
        {verdict.score.as_ref().map(|score| view! { <p class="paper__result">{words::capital(&explainer.score(score))}</p> })}
        {facts(verdict, explainer)}
        {recorded(verdict, explainer).map(|(sentence, _)| view! { <p class="paper__strong">{sentence}</p> })}
        {notices(verdict, library, explainer)}
        {illustrative_mark(is_illustrative, lang)}
        {parts.next(text::CONDITIONS_TITLE)}
        {table(&verdict.findings, text::CONDITIONS_TITLE, explainer)}
        {change(&mut parts, verdict, explainer)}
        {parts.next(text::MISSING_TITLE)}
        {missing(verdict, explainer)}
        {aside(&mut parts, (rules::WARNINGS, rules::WARNINGS_LEAD), &verdict.warnings, warning_state, explainer)}
        {aside(&mut parts, (rules::TARGETS, rules::TARGETS_LEAD), &verdict.targets, target_state, explainer)}
        {sheet.map(|sheet| results(&mut parts, sheet, lang))}
        {paraphrase_mark(verdict, lang)}
    };
    paper(explainer.book, unit, text::VERDICT_TITLE, about, body.into_any(), lang)
}

/// Numbers the headings of the paper in order.
struct Parts {
    lang: Lang,
    count: usize,
}

impl Parts {
    fn next(&mut self, title: Text) -> AnyView {
        self.count += 1;
        view! { <h3 class="paper__heading">{[&self.count.to_string(), ". ", title.to(self.lang)].concat()}</h3> }.into_any()
    }
}

/// Shows the result. For a draft, it explains why there is no verdict.
fn result(verdict: &Verdict, lang: Lang) -> AnyView {
    let (result, why) = match &verdict.rules.draft {
        Some(draft) => {
            (browser::upper(rules::DRAFT_TITLE.to(lang)), Some(draft.get(lang).to_owned()))
        }
        None => (text::RESULT.filled(lang, &[&browser::upper(outcome_words(verdict, lang))]), None),
    };
    view! { <p class="paper__result">{result}</p> {why.map(|why| view! { <p>{why}</p> })} }
        .into_any()
}

fn facts(verdict: &Verdict, explainer: &Explainer) -> AnyView {
    let lang = explainer.lang;
    let until =
        standards::open_until(verdict).map(|day| view! { <p class="paper__strong">{text::UNTIL_LINE.filled(lang, &[&day.to_string()])}</p> });
    let line = |name: &'static str, value: String| view! { <p>{name} ": " {value} "."</p> };
    let days = moment_of(verdict, explainer);
    let decides = verdict.authority().map(|authority| {
        let mark = if authority.verified { "" } else { " (*)" };
        let who = [authority.who.get(lang), " (", &authority.clause, ")", mark, "."].concat();
        view! { <p>{text::DECIDES_LINE.to(lang)} ": " {who}</p> }
    });
    view! {
        {line(text::BASIS_LINE.to(lang), verdict.rules.source.name.clone())}
        <p>{days}</p>
        {until}
        {line(text::READING_LINE.to(lang), reading_name(verdict.reading, lang).to_owned())}
        {decides}
    }
    .into_any()
}

/// Shows the notices beside the verdict.
fn notices(verdict: &Verdict, library: &Library, explainer: &Explainer) -> AnyView {
    let line = |notice: &Notice| view! { <p class="paper__strong">{words::capital(&explainer.notice(notice))} "."</p> };
    verdict.notices(explainer.book, library).iter().map(line).collect_view().into_any()
}

/// Explains the mark of what was not checked, as a note at the end.
fn paraphrase_mark(verdict: &Verdict, lang: Lang) -> Option<AnyView> {
    let conditions = verdict.rules.all_conditions();
    let is_marked = conditions.iter().any(|condition| !condition.text.verified)
        || verdict.authority().is_some_and(|authority| !authority.verified);
    (lang == Lang::Vi && is_marked).then(|| {
        view! { <p class="paper__printed">{text::PARAPHRASE_MARK.to(lang)}</p> }.into_any()
    })
}

fn outcome_cell(outcome: Outcome, lang: Lang) -> AnyView {
    let class = ["paper__outcome ", class_of(outcome)].concat();
    view! { <span class=class>{sign_of(outcome)} " " {outcome_name(outcome, lang)}</span> }
        .into_any()
}

/// Shows findings as a table, one row each.
fn table(findings: &[Finding], caption: Text, explainer: &Explainer) -> AnyView {
    let lang = explainer.lang;
    let heads = [text::COL_CLAUSE, text::COL_CONTENT, text::COL_RESULT, text::COL_BASIS]
        .map(|head| (head.to(lang), false));
    let mut lines = Vec::new();
    for finding in findings {
        line(finding, (0, false), explainer, &mut lines);
    }
    rows(caption.to(lang), &heads, lines)
}

/// Shows findings that decide nothing: warnings and targets.
fn aside(
    parts: &mut Parts,
    (title, lead): (Text, Text),
    findings: &[Finding],
    state: fn(Outcome) -> State,
    explainer: &Explainer,
) -> Option<AnyView> {
    let lang = explainer.lang;
    let row = |finding: &Finding| {
        let State { sign, name, .. } = state(finding.outcome);
        vec![
            view! { <span class="paper__clause">{finding.condition.called(lang)}</span> }
                .into_any(),
            words_of(finding, lang),
            view! { <span class="paper__outcome">{sign} " " {name.to(lang)}</span> }.into_any(),
            basis(finding, explainer),
        ]
    };
    let heads = [text::COL_CLAUSE, text::COL_CONTENT, text::COL_RESULT, text::COL_BASIS]
        .map(|head| (head.to(lang), false));
    (!findings.is_empty()).then(|| {
        let table = rows(title.to(lang), &heads, findings.iter().map(row).collect());
        view! { {parts.next(title)} <p class="paper__hint">{lead.to(lang)}</p> {table} }.into_any()
    })
}

/// Shows the words of a condition: quoted, or a marked paraphrase.
fn words_of(finding: &Finding, lang: Lang) -> AnyView {
    let text = &finding.condition.text;
    match (lang, text.verified) {
        (Lang::Vi, true) => view! { <q>{text.vi.clone()}</q> }.into_any(),
        (Lang::Vi, false) => [&text.vi, " (*)"].concat().into_any(),
        (Lang::En, _) => text.en.clone().into_any(),
    }
}

/// Shows a row for a condition, followed by rows for its inner conditions. A spare one was not
/// needed. Where all inner conditions are met, the row of the whole is enough.
fn line(
    finding: &Finding,
    (depth, is_spare): (usize, bool),
    explainer: &Explainer,
    lines: &mut Vec<Vec<AnyView>>,
) {
    let lang = explainer.lang;
    let group = if finding.children.is_empty() { "" } else { " is-group" };
    let class = ["paper__content depth-", &depth.min(3).to_string(), group].concat();
    lines.push(vec![
        view! { <span class="paper__clause">{finding.condition.called(lang)}</span> }.into_any(),
        view! { <span class=class>{words_of(finding, lang)}</span> }.into_any(),
        if is_spare {
            evaluation::SPARE.to(lang).into_any()
        } else {
            outcome_cell(finding.outcome, lang)
        },
        basis(finding, explainer),
    ]);
    let is_plain = |child: &Finding| child.outcome == Outcome::Met && child.ruled.is_none();
    if finding.outcome == Outcome::Met && finding.children.iter().all(is_plain) {
        return;
    }
    for child in &finding.children {
        line(child, (depth + 1, finding.can_spare(child)), explainer, lines);
    }
}

fn basis(finding: &Finding, explainer: &Explainer) -> AnyView {
    let lang = explainer.lang;
    let ruled = finding.ruled.as_ref().map(|ruled| {
        let (figures, person) =
            (outcome_name(finding.computed, lang), outcome_name(Outcome::from(ruled.ruling), lang));
        let text = text::FIGURES_MARK
            .filled(lang, &[figures, person, &ruled.reason, &ruled.by, &ruled.date.to_string()]);
        view! { <p>{text}</p> }
    });
    let reasons = finding
        .because
        .iter()
        .map(|reason| view! { <p>{words::capital(&explainer.reason(reason))}</p> });
    let points = finding.points.zip(finding.condition.points.as_ref());
    let points = points.map(
        |(range, points)| view! { <p>{words::capital(&explainer.points(range, points.most))}</p> },
    );
    let distances = finding
        .distances
        .iter()
        .map(|distance| view! { <p>{words::capital(&explainer.distance(distance))}</p> });
    view! { {ruled} {reasons.collect_view()} {points} {distances.collect_view()} }.into_any()
}

/// Shows the changes by which the unit would meet the rules.
fn change(parts: &mut Parts, verdict: &Verdict, explainer: &Explainer) -> Option<AnyView> {
    let remedies = verdict.smallest_change();
    let items = remedies
        .iter()
        .map(|remedy| view! { <li>{words::capital(&explainer.remedy(verdict, remedy))}</li> })
        .collect_view();
    (!remedies.is_empty() && verdict.rules.draft.is_none()).then(|| {
        view! { {parts.next(evaluation::CHANGE_TITLE)} <ol class="paper__list">{items}</ol> }
            .into_any()
    })
}

fn missing(verdict: &Verdict, explainer: &Explainer) -> AnyView {
    let needs = verdict.needs();
    if needs.is_empty() {
        return view! { <p>{text::MISSING_NONE.to(explainer.lang)}</p> }.into_any();
    }
    let items = needs.iter().map(|need| view! { <li>{words::capital(&explainer.need(need))}</li> });
    view! { <ol class="paper__list">{items.collect_view()}</ol> }.into_any()
}

/// Shows the results of the year side by side.
fn results(parts: &mut Parts, sheet: &SheetOutput, lang: Lang) -> AnyView {
    let row = |result: &SheetLineOutput| {
        let evaluated = result
            .evaluated
            .as_ref()
            .map_or(evaluation::SHEET_NOT_EVALUATED.to(lang).to_owned(), |one| {
                evaluated_words(one, lang)
            });
        vec![
            result.name.clone().into_any(),
            decided_words(result, lang).into_any(),
            evaluated.into_any(),
        ]
    };
    let heads = [evaluation::SHEET_ITEM, evaluation::SHEET_DECIDED, evaluation::SHEET_EVALUATED]
        .map(|head| (head.to(lang), false));
    let table = rows(text::RESULTS_TITLE.to(lang), &heads, sheet.results.iter().map(row).collect());
    let life = sheet
        .life
        .as_ref()
        .map(|life| view! { <p class="paper__strong">{words::capital(life)} "."</p> });
    view! { {parts.next(text::RESULTS_TITLE)} {life} {table} }.into_any()
}
