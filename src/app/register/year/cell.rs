//! A cell of the grid: its value, and the mark of what it decides.

use std::sync::Arc;

use crate::app::shell::erased::IntoAny;
use desk::year_grid::{Cell, shown};
use law::outcome_name;
use leptos::prelude::*;

use super::super::text::year as text;
use super::control::Control;
use super::keys::Line;
use super::sheet::Sheet;
use crate::app::components::badge;
use crate::app::text::InLanguage;

pub fn cell(sheet: Sheet, row: usize, column: usize) -> AnyView {
    let of = Memo::new(move |_| sheet.with(|grid| grid.cell(row, column).cloned()));
    let kept = Memo::new(move |_| {
        of.with(|cell| cell.as_ref().and_then(|cell| cell.value.as_ref()).map(shown))
            .unwrap_or_default()
    });
    let typed = ArcRwSignal::new(String::new());
    Effect::new({
        let typed = typed.clone();
        move |_| typed.set(kept.get())
    });
    let commit = {
        let typed = typed.clone();
        move || sheet.enter(row, column, &typed.get_untracked())
    };
    let label = Signal::derive(move || {
        let unit = sheet.unit_name(row).unwrap_or_default();
        text::CELL.fill(&[&unit, &sheet.column_name(column)])
    });
    let mark = move || of.with(|cell| cell.as_ref().and_then(|cell| cell.mark));
    let class = move || {
        let is_above = of.with(|cell| cell.as_ref().is_some_and(Cell::is_from_above));
        let is_chosen = sheet.chosen.with(|chosen| {
            chosen.is_some_and(|(of, first, last)| of == column && (first..=last).contains(&row))
        });
        [
            "yearly__cell ",
            mark().map_or("", badge::class_of),
            if is_above { " is-above" } else { "" },
            if is_chosen { " is-chosen" } else { "" },
        ]
        .concat()
    };
    let sign = move || {
        mark().map(|mark| {
            let name = outcome_name(mark, sheet.app.lang.get());
            view! { <span class="yearly__sign" role="img" aria-label=name title=name>{badge::sign_of(mark)}</span> }
        })
    };
    let control =
        Control { sheet, line: Line::Row(row), column, label, typed, commit: Arc::new(commit) };
    view! {
        <td class=class>
            <span class="yearly__label" aria-hidden="true">{move || sheet.column_name(column)}</span>
            <span class="yearly__value">{control.view()} {sign}</span>
        </td>
    }
    .into_any()
}
