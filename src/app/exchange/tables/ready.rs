//! The rows to import, the rows that the book already has, and the import button.

use crate::app::shell::erased::IntoAny;
use files::List;
use files::tables::{self, Line, Plan, Sheet, State, Target};
use leptos::prelude::*;
use store::Reason;

use super::desk::{Chosen, Desk};
use crate::app::device::saving;
use crate::app::exchange::text::tables as text;
use crate::app::shell::browser;
use crate::app::shell::text::shell;
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

/// The number of rows of all sheets that would be imported, and of all rows.
fn counts(desk: Desk) -> (usize, usize) {
    let takes = desk.takes();
    desk.parts.with(|parts| {
        let lines = || parts.iter().flat_map(|part| part.lines.iter());
        (lines().filter(|line| takes.has(line)).count(), lines().count())
    })
}

/// The buttons below everything, which stay in reach.
pub fn buttons(desk: Desk) -> AnyView {
    let main = move || {
        let (count, _) = counts(desk);
        if count > 0 {
            let said = text::IMPORT.fill(&[&number(count as u64, desk.app.lang.get())]);
            view! { <button type="button" class="button button--main" on:click=move |_| import(desk)>{said}</button> }
                .into_any()
        } else {
            view! { <p class="note">{t(text::IMPORT_NOTHING)}</p> }.into_any()
        }
    };
    view! {
        <div class="form__foot">
            {main} <button type="button" class="button" on:click=move |_| desk.clear(Chosen::None)>{t(shell::CANCEL)}</button>
        </div>
    }
    .into_any()
}

/// Imports the rows of all sheets as one undoable step, and remembers the decisions for the next
/// table.
fn import(desk: Desk) {
    let app = desk.app;
    let (parts, Chosen::Open(file)) = (desk.parts.get_untracked(), desk.chosen.get_untracked())
    else {
        return;
    };
    let (takes, (count, all)) = untrack(|| (desk.takes(), counts(desk)));
    let (book, catalogue) = (app.book.get_untracked(), app.catalogue.get_untracked());
    let lang = app.lang.get_untracked();
    let stamp = app.stamp();
    let made = match parts.as_slice() {
        [one] => {
            let taken: Vec<&Line> = one.lines.iter().filter(|line| takes.has(line)).collect();
            tables::apply(one.plan.list, &taken, &book, &mut store::random, &stamp)
        }
        several => {
            let read: Vec<_> = several.iter().map(|part| (&*part.sheet, &part.plan)).collect();
            let is_taken = |line: &Line| takes.has(line);
            tables::apply_all(&read, &book, &catalogue, &is_taken, &mut store::random, &stamp)
                .map_err(|(_, row, why)| (row, why))
        }
    };
    let new = match made {
        Ok(new) => new,
        Err((row, why)) => {
            return app
                .status
                .set(untrack(|| text::FAILED.fill(&[&row.to_string(), &why.what(lang)])));
        }
    };
    let (count, skipped) =
        (number(count as u64, lang), number(all.saturating_sub(count) as u64, lang));
    let (step, done) = untrack(|| {
        (
            text::STEP.fill(&[&count, &file.name]),
            text::IMPORTED.fill(&[&count, &file.name, &skipped]),
        )
    });
    saving::snapshot_before(app, Reason::Import, &file.name);
    if !app.replace(step, new) {
        return;
    }
    desk.memory.update(|memory| {
        for part in parts.iter() {
            memory.learn(&part.plan, &part.sheet, &catalogue);
        }
    });
    if let Ok(kept) = desk.memory.with_untracked(serde_json::to_string) {
        // If they cannot be stored, the page asks again next time.
        let _ = app.store.with_value(|store| store.set_tables(&kept));
    }
    desk.clear(Chosen::Done(done));
    browser::focus_soon("#import-result");
}
