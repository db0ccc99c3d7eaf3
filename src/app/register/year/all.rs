//! The row that enters a value for all units that are ticked.

use std::sync::Arc;

use crate::app::shell::erased::IntoAny;
use book::RecordKind;
use desk::year_grid::{Why, shown};
use leptos::prelude::*;

use super::super::text::year as text;
use super::control::Control;
use super::keys::Line;
use super::report::Report;
use super::sheet::Sheet;
use crate::app::text::{InLanguage, Text, t};

pub fn row(sheet: Sheet, columns: usize) -> AnyView {
    let title = move || text::ALL.fill(&[&sheet.all_rows().len().to_string()]);
    let cells = (0..columns).map(|column| cell(sheet, column)).collect_view();
    view! {
        <tr class="yearly__all">
            <th scope="row">{title}</th>
            {cells}
        </tr>
    }
    .into_any()
}

fn cell(sheet: Sheet, column: usize) -> AnyView {
    // The value that all of them have.
    let common = Memo::new(move |_| {
        let rows = sheet.all_rows();
        sheet
            .with(|grid| {
                let mut values = rows
                    .iter()
                    .map(|row| grid.cell(*row, column).and_then(|cell| cell.value.as_ref()));
                let first = values.next().flatten()?;
                values.all(|value| value == Some(first)).then(|| shown(first))
            })
            .unwrap_or_default()
    });
    let typed = ArcRwSignal::new(String::new());
    Effect::new({
        let typed = typed.clone();
        move |_| typed.set(common.get())
    });
    let one_force = RwSignal::new(false);
    let commit = Arc::new({
        let typed = typed.clone();
        move || apply(sheet, column, &typed.get_untracked(), one_force.get_untracked())
    });
    let label = Signal::derive(move || text::ALL_CELL.fill(&[&sheet.column_name(column)]));
    let button = {
        let (typed, commit) = (typed.clone(), Arc::clone(&commit));
        move || {
            let is_new = typed.with(|typed| !typed.trim().is_empty() && *typed != common.get());
            let commit = Arc::clone(&commit);
            is_new.then(|| {
                let count = sheet.all_rows().len().to_string();
                view! {
                    <button type="button" class="button button--small" on:click=move |_| commit()>
                        {text::APPLY.fill(&[&count])}
                    </button>
                }
            })
        }
    };
    let control = Control { sheet, line: Line::All, column, label, typed, commit };
    view! {
        <td class="yearly__cell">
            <span class="yearly__label" aria-hidden="true">{move || sheet.column_name(column)}</span>
            {control.view()} {button} {extra(sheet, column, one_force)}
        </td>
    }
    .into_any()
}

/// Enters the typed value for all; one force of the commune may cover them all.
fn apply(sheet: Sheet, column: usize, typed: &str, one_force: bool) {
    match sheet.read(column, typed) {
        Ok(Some(value)) if one_force => sheet.enter_one_force(column, &value),
        Ok(Some(value)) => sheet.enter_all(column, &value, false),
        Ok(None) => {}
        Err(Why::Unread(typed)) => {
            let wrong = untrack(|| {
                let what = text::UNREAD.fill(&[&typed]);
                vec![[&sheet.column_name(column), ": ", &what].concat()]
            });
            sheet.told.set(Report { wrong, ..Report::default() });
        }
        Err(_) => {}
    }
}

/// The further offers of a column: numbers that the book knows, or one force for several hamlets.
fn extra(sheet: Sheet, column: usize, one_force: RwSignal<bool>) -> AnyView {
    let about = sheet.with_untracked(|grid| {
        let is_within = grid.units.iter().all(|unit| unit.id != grid.of);
        grid.columns.get(column).map(|of| (of.entry.kind, of.field.name, is_within))
    });
    let known = |text: Text| {
        let is_known = Memo::new(move |_| sheet.with(|grid| grid.is_known(column)));
        let button = move || {
            is_known.get().then(|| {
                view! { <button type="button" class="button button--small" on:click=move |_| sheet.enter_known(column)>{t(text)}</button> }
            })
        };
        button.into_any()
    };
    match about {
        Some((RecordKind::Rating, _, true)) => view! {
            <label class="check yearly__one">
                <input type="checkbox" prop:checked=move || one_force.get() on:change=move |_| one_force.update(|one| *one = !*one) />
                <span>{t(text::ONE_FORCE)}</span>
            </label>
        }
        .into_any(),
        Some((_, "households_residing", _)) => known(text::FROM_UNITS),
        Some((_, "households_registered", _)) => known(text::ALL_HOUSEHOLDS),
        _ => ().into_any(),
    }
}
