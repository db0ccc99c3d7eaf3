//! The rows to import, and the rows that the book already has.

use crate::app::shell::erased::IntoAny;
use files::List;
use files::tables::{Line, Plan, Sheet, State, Target};
use leptos::prelude::*;

use super::desk::Desk;
use crate::app::exchange::text::tables as text;
use crate::app::text::format::number;
use crate::app::text::{InLanguage, t};
use desk::cut::{CELL, cut};

/// The number of rows shown before the import.
const SHOWN: usize = 20;
/// The number of changed rows named.
const NAMED: usize = 5;

pub fn ready(desk: Desk) -> AnyView {
    let shown = move || {
        let lines = desk.lines.get();
        let plan = desk.plan.get()?;
        let takes = desk.takes();
        let taken: Vec<&Line> = lines.iter().filter(|line| takes.has(line)).collect();
        let table = if taken.is_empty() {
            view! { <p>{t(text::READY_NONE)}</p> }.into_any()
        } else {
            desk.sheet.with(|sheet| rows(desk, &plan, sheet, &taken))
        };
        Some(view! {
            <h4 class="preview__title" id="table-ready" tabindex="-1">{t(text::READY_TITLE)}</h4>
            {table}
            {others(desk, &plan, &lines)}
        })
    };
    shown.into_any()
}

fn rows(desk: Desk, plan: &Plan, sheet: &Sheet, taken: &[&Line]) -> AnyView {
    let lang = desk.app.lang.get();
    let columns: Vec<(usize, String)> = plan
        .targets
        .iter()
        .enumerate()
        .filter(|(_, target)| **target != Target::Skip)
        .map(|(at, _)| {
            (at, sheet.rows.get(plan.header).map(|row| cut(row.cell(at), CELL)).unwrap_or_default())
        })
        .collect();
    let heads: Vec<_> = columns
        .iter()
        .map(|(_, heading)| view! { <th scope="col">{heading.clone()}</th> })
        .collect();
    let mut of_rows: Vec<&Line> = taken.to_vec();
    of_rows.dedup_by_key(|line| line.at);
    let more = of_rows.len().saturating_sub(SHOWN);
    let row = |line: &&Line| {
        let row = sheet.rows.get(line.at)?;
        let cell = |(column, heading): &(usize, String)| {
            let cell = row.cell(*column);
            let decided =
                plan.words.get(&(*column, cell.trim().to_owned())).map_or(cell, String::as_str);
            let day = plan.targets.get(*column).and_then(|target| {
                if let Target::Field(field) = target { line.draft.day(field) } else { None }
            });
            // A day in words is also shown as the program understood it.
            let read = day
                .map(|day| day.to_string())
                .filter(|day| day != decided.trim())
                .map(|day| [" → ", &day].concat());
            view! { <td data-name=heading.clone()>{cut(decided, CELL)} {read}</td> }
        };
        Some(view! {
            <tr>
                <th scope="row" class="table__title">{[text::ROW.now(), " ", &row.number.to_string()].concat()}</th>
                {columns.iter().map(cell).collect::<Vec<_>>()}
            </tr>
        })
    };
    let rows: Vec<_> = of_rows.iter().take(SHOWN).filter_map(row).collect();
    view! {
        <div class="table-frame" tabindex="0" role="region" aria-label=t(text::READY_TITLE)>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{t(text::ROW)}</th>
                        {heads}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {(more > 0).then(|| view! { <p class="note">{text::MORE_ROWS.fill(&[&number(more as u64, lang)])}</p> })}
    }
    .into_any()
}

/// Returns whether a row would overwrite what the book says.
fn is_overwriting(line: &Line) -> bool {
    matches!(line.state, State::Differs(_)) && !line.is_ready()
}

/// Shows the rows that the book already has, and repeated rows.
fn others(desk: Desk, plan: &Plan, lines: &[Line]) -> AnyView {
    let lang = desk.app.lang.get();
    let count = |is: fn(&State) -> bool| lines.iter().filter(|line| is(&line.state)).count();
    let same = count(|state| *state == State::Same);
    let repeats = count(|state| matches!(state, State::Repeats(_)));
    let differing = lines.iter().filter(|line| is_overwriting(line)).count();
    let same_said = (same > 0).then(|| {
        let said = number(same as u64, lang);
        let is_alone = desk.others.with(Vec::is_empty);
        if plan.list == List::Of(book::RecordKind::Incident) && is_alone {
            check(desk.with_same, text::SAME_INCLUDE.fill(&[&said]))
        } else {
            view! { <p class="note">{text::SAME.fill(&[&said])}</p> }.into_any()
        }
    });
    let differing_said = (differing > 0).then(|| {
        let name = |line: &Line| match &line.state {
            State::Differs(columns) if is_overwriting(line) => {
                let headings: Vec<_> = columns.iter().map(|column| column.heading).collect();
                Some(text::DIFFERS_ROW.fill(&[&line.number.to_string(), &headings.join(", ")]))
            }
            _ => None,
        };
        let mut named: Vec<String> = lines.iter().filter_map(name).take(NAMED).collect();
        if differing > NAMED {
            named.push("…".into());
        }
        check(
            desk.with_differing,
            text::DIFFERS_INCLUDE.fill(&[&number(differing as u64, lang), &named.join("; ")]),
        )
    });
    let repeats_said = (repeats > 0).then(
        || view! { <p class="note">{text::REPEATS.fill(&[&number(repeats as u64, lang)])}</p> },
    );
    view! { {same_said} {differing_said} {repeats_said} }.into_any()
}

fn check(value: RwSignal<bool>, said: String) -> AnyView {
    view! {
        <label class="choice">
            <input type="checkbox" prop:checked=move || value.get() on:change=move |event| value.set(event_target_checked(&event)) />
            <span>{said}</span>
        </label>
    }
    .into_any()
}
