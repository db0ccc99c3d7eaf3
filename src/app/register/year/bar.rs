//! The line below the grid: the cell that has the keyboard, its limits, and what it would decide.

use crate::app::shell::erased::IntoAny;
use desk::parse;
use desk::year_grid::{Change, Place};
use law::outcome_name;
use leptos::prelude::*;

use super::super::text::year as text;
use super::sheet::{At, Sheet};
use crate::app::components::badge;
use crate::app::judge::terms;
use crate::app::shell::browser;
use crate::app::text::InLanguage;

pub fn bar(sheet: Sheet) -> AnyView {
    let shown = move || sheet.at.get().map(|at| line(sheet, &at));
    view! { <div class="yearly__bar" role="status">{shown}</div> }.into_any()
}

fn line(sheet: Sheet, at: &At) -> AnyView {
    let app = sheet.app;
    let name = sheet.unit_name(at.row).unwrap_or_default();
    let question = sheet.with(|grid| {
        let question = grid.columns.get(at.column)?.question.as_ref();
        question.map(|question| question.get(app.lang.get()).to_owned())
    });
    let about = question.unwrap_or_else(|| sheet.column_name(at.column));
    let is_above = sheet.with(|grid| {
        grid.cell(at.row, at.column).is_some_and(desk::year_grid::Cell::is_from_above)
    });
    let mark = outcome(sheet, at).map(|outcome| {
        let said = [badge::sign_of(outcome), " ", outcome_name(outcome, app.lang.get())].concat();
        view! { <strong class=["yearly__mark ", badge::class_of(outcome)].concat()>{said}</strong> }
    });
    view! {
        <p>
            {text::CELL.fill(&[&name, &about])} " " {mark}
            {is_above.then(|| [" · ", text::ABOVE.now()].concat())}
        </p>
        {limits(sheet, at)}
    }
    .into_any()
}

/// The outcome that the typed text would decide, or that of the cell if nothing new is typed.
fn outcome(sheet: Sheet, at: &At) -> Option<law::Outcome> {
    let value = sheet.read(at.column, &at.typed).ok()?;
    let known = sheet.with(|grid| grid.cell(at.row, at.column).cloned())?;
    if known.value == value {
        return known.mark;
    }
    let change = Change { place: Place::Row(at.row), column: at.column, value };
    let (signed, stamp) = (sheet.signed(), sheet.app.stamp());
    sheet.with_basis(|basis, grid| grid.preview(basis, &change, &signed, &stamp, browser::today()))
}

/// The days that a cell must keep to, or those that the typed one misses.
fn limits(sheet: Sheet, at: &At) -> Option<AnyView> {
    let app = sheet.app;
    let day = parse::day(&at.typed, app.year.get());
    let (missed, wanted) = sheet.with_basis(|basis, grid| match day {
        Some(day) => (grid.missed(basis, at.row, at.column, day).map(|missed| (missed, day)), None),
        None => (None, grid.wanted(basis, at.row, at.column, browser::today())),
    });
    let is_past = sheet.with(|grid| grid.columns.get(at.column).is_some_and(|of| of.field.is_past));
    let ahead = day.filter(|_| is_past).and_then(|day| terms::ahead(app, day));
    let late = missed.map(|(missed, day)| terms::outside(app, &missed, day));
    if let Some(warning) = late.or(ahead) {
        return Some(view! { <p class="field__note is-warning">{warning}</p> }.into_any());
    }
    let wanted = wanted.and_then(|deadline| terms::within(app, &deadline));
    wanted.map(|wanted| view! { <p class="field__note">{wanted}</p> }.into_any())
}
