//! A table of units by the conditions of a rule set. Arrow keys move between cells; phones show
//! cards.

use std::ops::Range;
use std::sync::Arc;

use crate::app::shell::erased::IntoAny;
use book::Lang;
use law::{Condition, Explainer, Outcome, RuleSet, Verdict, outcome_name};
use leptos::prelude::*;

use super::badge::{class_of, sign_of};
use super::by_and_by::{self, PIECE};
use crate::app::judge::text::evaluation as words;
use crate::app::judge::verdicts;
use crate::app::shell::browser;
use crate::app::shell::state::App;
use crate::app::shell::words::capital;
use desk::route;

/// A unit with its verdict.
#[derive(Clone)]
pub struct Line {
    pub name: String,
    pub verdict: Arc<Verdict>,
    /// A link to the units below it.
    pub below: Option<(String, String)>,
}

/// Shows the table, at first with `first` rows.
pub fn matrix(
    app: App,
    caption: String,
    rules: &RuleSet,
    lines: Vec<Line>,
    first: usize,
) -> AnyView {
    let lang = app.lang.get();
    let heads: Vec<Head> = rules
        .conditions
        .iter()
        .zip(short_clauses(&rules.conditions))
        .map(|(condition, clause)| head(condition, clause, lang))
        .collect();
    let is_all_met = lines.iter().all(|line| line.verdict.outcome == Outcome::Met);
    let columns = rules
        .conditions
        .iter()
        .zip(&heads)
        .map(|(condition, head)| column(condition, head, lang))
        .collect_view();
    let pieces = by_and_by::pieces(lines.len(), first, PIECE);
    let rows = StoredValue::new((lines, heads));
    let piece = move |drawn: Range<usize>| {
        rows.with_value(|(lines, heads)| {
            let lines = lines.iter().enumerate().skip(drawn.start).take(drawn.len());
            untrack(|| {
                verdicts::explain(app, |explainer| {
                    lines.map(|(at, line)| row(at, line, heads, explainer)).collect_view()
                })
            })
        })
    };
    view! {
        <div class="matrix-frame">
            <table class=if is_all_met { "matrix matrix--met" } else { "matrix" } role="grid" aria-label=caption on:keydown=walk>
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col" class="matrix__corner">{words::UNIT.to(lang)}</th>
                        {columns}
                        <th role="columnheader" scope="col" class="matrix__why">{words::WHY.to(lang)}</th>
                    </tr>
                </thead>
                <tbody role="rowgroup"><For each=move || pieces.get() key=|rows| rows.start children=piece /></tbody>
            </table>
        </div>
    }
    .into_any()
}

fn column(condition: &Condition, head: &Head, lang: Lang) -> AnyView {
    let text = if lang == Lang::Vi { &condition.text.vi } else { &condition.text.en };
    view! {
        <th role="columnheader" scope="col" class="matrix__head" title=text.clone()>
            <span class="matrix__clause">{head.name.clone()}</span>
            <span class="matrix__gist" aria-hidden="true">{head.below.clone()}</span>
        </th>
    }
    .into_any()
}

fn row(at: usize, line: &Line, heads: &[Head], explainer: &Explainer) -> AnyView {
    let (verdict, lang) = (&line.verdict, explainer.lang);
    let cells = verdict.findings.iter().zip(heads).enumerate().map(|(column, (finding, head))| {
        let href = route::verdict(verdict.unit.clone(), &verdict.rules.id, Some(&finding.condition.id));
        let name = [&line.name, ", ", &finding.condition.called(lang), ": ", outcome_name(finding.outcome, lang)].concat();
        view! {
            <td role="gridcell" class=["matrix__cell ", class_of(finding.outcome)].concat()>
                <a id=cell_id(at, column + 1) href=href tabindex="-1" aria-label=name data-name=head.name.clone()>
                    <span class="matrix__sign" aria-hidden="true">{sign_of(finding.outcome)}</span>
                    {(finding.outcome != finding.computed).then(|| view! { <span class="matrix__ruled" aria-hidden="true">{words::RULED_SHORT.to(lang)}</span> })}
                </a>
            </td>
        }
    });
    let below = line
        .below
        .clone()
        .map(|(text, href)| view! { <a class="matrix__below" href=href>{text}</a> });
    let outcome = verdict.outcome;
    view! {
        <tr role="row">
            <th role="rowheader" scope="row" class=["matrix__unit ", class_of(outcome)].concat()>
                <a
                    id=cell_id(at, 0)
                    class="matrix__name"
                    href=route::verdict(verdict.unit.clone(), &verdict.rules.id, None)
                    tabindex=if at == 0 { "0" } else { "-1" }
                >
                    <span class="matrix__mark" aria-hidden="true">{sign_of(outcome)}</span>
                    {line.name.clone()}
                    <span class="unseen">": " {outcome_name(outcome, lang)}</span>
                </a>
                {below}
            </th>
            {cells.collect_view()}
            <td role="gridcell" class="matrix__why">{capital(&explainer.why(verdict))}</td>
        </tr>
    }
    .into_any()
}

/// Shortens clauses by their common start: "Khoản 1" for "Điều 5 khoản 1". Uses numbers where the
/// short clauses would not be distinct.
fn short_clauses(conditions: &[Arc<Condition>]) -> Vec<String> {
    let tail = |clause: &str| {
        let at =
            ["điều kiện ", "khoản ", "điểm "].iter().filter_map(|word| clause.rfind(word)).min();
        capital(at.and_then(|at| clause.get(at..)).unwrap_or(clause))
    };
    let short: Vec<String> = conditions.iter().map(|condition| tail(&condition.clause)).collect();
    let is_unique = short
        .iter()
        .enumerate()
        .all(|(at, text)| !short.iter().skip(at + 1).any(|other| other == text));
    if is_unique {
        short
    } else {
        (1..=conditions.len()).map(|number| ["(", &number.to_string(), ")"].concat()).collect()
    }
}

/// Returns the heading of a column: the short name and short clause of the condition. A condition
/// without a name has its clause and words.
fn head(condition: &Condition, clause: String, lang: Lang) -> Head {
    match &condition.name {
        Some(name) => Head { name: name.get(lang).to_owned(), below: clause },
        None => Head {
            name: clause,
            below: if lang == Lang::Vi {
                condition.text.vi.clone()
            } else {
                condition.text.en.clone()
            },
        },
    }
}

struct Head {
    name: String,
    below: String,
}

/// The outcomes in the order in which counts are shown.
pub const ORDER: [Outcome; 4] =
    [Outcome::Met, Outcome::NotMet, Outcome::Missing, Outcome::ForDecision];

fn cell_id(row: usize, column: usize) -> String {
    ["cell-", &row.to_string(), "-", &column.to_string()].concat()
}

/// Moves between cells with the arrow keys, Home and End. Tab reaches only one cell.
fn walk(event: web_sys::KeyboardEvent) {
    let Some(from) = browser::document().active_element() else { return };
    let id = from.id();
    let mut parts = id.split('-').skip(1).map(|part| part.parse::<usize>().unwrap_or(0));
    let (Some(row), Some(column)) = (parts.next(), parts.next()) else { return };
    let (row, column) = match event.key().as_str() {
        "ArrowRight" => (row, column + 1),
        "ArrowLeft" => (row, column.saturating_sub(1)),
        "ArrowDown" => (row + 1, column),
        "ArrowUp" => (row.saturating_sub(1), column),
        "Home" => (row, 0),
        _ => return,
    };
    event.prevent_default();
    if let Some(to) = browser::document().get_element_by_id(&cell_id(row, column)) {
        let _ = from.set_attribute("tabindex", "-1");
        let _ = to.set_attribute("tabindex", "0");
        browser::focus_now(&["#", &cell_id(row, column)].concat());
    }
}

/// Lists the full conditions, folded below a table.
pub fn conditions(rules: &RuleSet, lang: Lang) -> AnyView {
    let items = rules.conditions.iter().map(|condition| {
        view! { <dt>{condition.called(lang)}</dt> <dd>{wording(condition, lang)}</dd> }
    });
    view! {
        <details class="fold">
            <summary>{words::CONDITIONS.to(lang)}</summary>
            <dl class="clauses">{items.collect_view()}</dl>
            <p class="note">{words::KEYS_HINT.to(lang)}</p>
        </details>
    }
    .into_any()
}

/// Shows the words of a condition: a quotation if they were checked in the source, else a marked
/// paraphrase.
pub fn wording(condition: &Condition, lang: Lang) -> AnyView {
    let text = &condition.text;
    match (lang, text.verified) {
        (Lang::Vi, true) => view! { <q>{text.vi.clone()}</q> }.into_any(),
        (Lang::Vi, false) => view! { <span>{text.vi.clone()} " " <span class="tag">{words::UNVERIFIED.to(lang)}</span></span> }.into_any(),
        (Lang::En, _) => view! { <span>{text.en.clone()}</span> }.into_any(),
    }
}
