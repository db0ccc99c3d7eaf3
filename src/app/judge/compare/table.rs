//! The conditions of two verdicts: matched if both have the same, else each set's in its own order.

use crate::app::shell::erased::IntoAny;
use law::{Explainer, Finding, Verdict, outcome_name};
use leptos::prelude::*;

use super::name_of;
use crate::app::components::badge::{badge, class_of, sign_of};
use crate::app::components::matrix::wording;
use crate::app::judge::text::compare as text;
use crate::app::text::Text;

/// The section of conditions.
pub fn conditions(a: &Verdict, b: &Verdict, explainer: &Explainer) -> AnyView {
    let body = if is_matched(a, b) { matched(a, b, explainer) } else { apart(a, b, explainer) };
    view! {
        <section class="section" aria-labelledby="conditions-title">
            <div class="section__head"><h2 class="section__title" id="conditions-title">{text::CONDITIONS.to(explainer.lang)}</h2></div>
            {body}
        </section>
    }
    .into_any()
}

/// Returns whether the columns have the same conditions: one set in two years, or a set and its
/// copy.
fn is_matched(a: &Verdict, b: &Verdict) -> bool {
    let copies = |one: &Verdict, of: &Verdict| {
        one.rules.origin.as_ref().is_some_and(|origin| origin.id == of.rules.id)
    };
    a.rules.id == b.rules.id || copies(a, b) || copies(b, a)
}

/// A condition in one or both columns.
struct Row<'v> {
    depth: usize,
    first: Option<&'v Finding>,
    second: Option<&'v Finding>,
}

fn rows<'v>(a: &'v Verdict, b: &'v Verdict) -> Vec<Row<'v>> {
    let mut rows = Vec::new();
    each(&a.findings, 0, &mut |finding, depth| {
        rows.push(Row { depth, first: Some(finding), second: b.finding(&finding.condition.id) });
    });
    each(&b.findings, 0, &mut |finding, depth| {
        if a.finding(&finding.condition.id).is_none() {
            rows.push(Row { depth, first: None, second: Some(finding) });
        }
    });
    rows
}

fn each<'v>(findings: &'v [Finding], depth: usize, visit: &mut dyn FnMut(&'v Finding, usize)) {
    for finding in findings {
        visit(finding, depth);
        each(&finding.children, depth + 1, visit);
    }
}

fn matched(a: &Verdict, b: &Verdict, explainer: &Explainer) -> AnyView {
    let lang = explainer.lang;
    let rows = rows(a, b);
    let differs = |row: &&Row| {
        row.first.map(|finding| finding.outcome) != row.second.map(|finding| finding.outcome)
    };
    // An outer condition only repeats its inner ones.
    let is_inner =
        |row: &&Row| row.first.or(row.second).is_some_and(|finding| finding.children.is_empty());
    let (differing, inner) = (
        rows.iter().filter(is_inner).filter(differs).count(),
        rows.iter().filter(is_inner).count(),
    );
    let names = if a.rules.id == b.rules.id {
        [a, b].map(|verdict| text::YEAR_OF.filled(lang, &[&verdict.year.to_string()]))
    } else {
        [a, b].map(|verdict| name_of(verdict, explainer))
    };
    let heads = [text::COL_CONDITION.to(lang), &names[0], &names[1], text::COL_DIFFERENCE.to(lang)];
    let heads = heads
        .map(|head| view! { <th scope="col">{crate::app::shell::words::capital(head)}</th> })
        .into_iter()
        .collect_view();
    let lines = rows.iter().map(|row| line(row, &names, explainer)).collect_view();
    view! {
        <p class="note">{text::DIFFERING.filled(lang, &[&differing.to_string(), &inner.to_string()])}</p>
        <table class="table versus-table">
            <caption class="unseen">{text::CONDITIONS.to(lang)}</caption>
            <thead><tr>{heads}</tr></thead>
            <tbody>{lines}</tbody>
        </table>
    }
    .into_any()
}

fn line(row: &Row, names: &[String; 2], explainer: &Explainer) -> AnyView {
    let lang = explainer.lang;
    let Some(condition) = row.first.or(row.second).map(|finding| &finding.condition) else {
        return ().into_any();
    };
    let (sign, difference): (&str, Text) = match (row.first, row.second) {
        (Some(first), Some(second)) if first.outcome == second.outcome => ("=", text::SAME),
        (Some(_), Some(_)) => ("≠", text::DIFFERENT),
        (Some(_), None) => ("≠", text::ONLY_FIRST),
        (None, _) => ("≠", text::ONLY_SECOND),
    };
    let cell = |finding: Option<&Finding>, name: &String| {
        let body =
            finding.map(|finding| view! { {badge(finding.outcome)} {gist(finding, explainer)} });
        view! { <td data-name=crate::app::shell::words::capital(name)>{body}</td> }
    };
    let class = if sign == "=" { "is-same" } else { "is-different" };
    view! {
        <tr class=class>
            <th scope="row" class=["table__title depth-", &row.depth.min(3).to_string()].concat()>
                <span class="law__clause">{condition.called(lang)}</span>
                <span class="versus-table__words">{wording(condition, lang)}</span>
            </th>
            {cell(row.first, &names[0])} {cell(row.second, &names[1])}
            <td class="versus-table__difference"><span aria-hidden="true">{sign} " "</span>{difference.to(lang)}</td>
        </tr>
    }
    .into_any()
}

/// Returns the decisive reason. An outer condition has those of its inner conditions.
fn gist(finding: &Finding, explainer: &Explainer) -> Option<AnyView> {
    let reason = finding.ruled.as_ref().map(|ruled| ruled.reason.clone());
    let reason = reason.or_else(|| finding.telling().map(|reason| explainer.reason(reason)))?;
    Some(view! { <span class="finding__gist">{reason}</span> }.into_any())
}

fn apart(a: &Verdict, b: &Verdict, explainer: &Explainer) -> AnyView {
    let column = |verdict: &Verdict| {
        view! {
            <div class="apart__column">
                <h3 class="apart__title">{name_of(verdict, explainer)}</h3>
                {list(&verdict.findings, explainer)}
            </div>
        }
    };
    view! {
        <p class="note">{text::NOT_MATCHED.to(explainer.lang)}</p>
        <div class="apart">{column(a)} {column(b)}</div>
    }
    .into_any()
}

fn list(findings: &[Finding], explainer: &Explainer) -> AnyView {
    let item = |finding: &Finding| {
        let inside = (!finding.children.is_empty()).then(|| list(&finding.children, explainer));
        let outcome = finding.outcome;
        view! {
            <li class=["apart__item ", class_of(outcome)].concat()>
                <p class="finding__line">
                    <span class="apart__sign" aria-hidden="true">{sign_of(outcome)}</span>
                    <span class="finding__clause">{finding.condition.called(explainer.lang)}</span>
                    <span class="finding__outcome">{outcome_name(outcome, explainer.lang)}</span>
                </p>
                <p class="apart__words">{wording(&finding.condition, explainer.lang)}</p>
                {gist(finding, explainer)}
                {inside}
            </li>
        }
        .into_any()
    };
    view! { <ul class="apart__list">{findings.iter().map(item).collect::<Vec<_>>()}</ul> }
        .into_any()
}
