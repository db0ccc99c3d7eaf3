//! The table of the grid. On a phone each row is a short list: what is not met first.

use crate::app::shell::erased::IntoAny;
use book::UnitId;
use desk::route::Route;
use leptos::prelude::*;

use super::super::text::year as text;
use super::sheet::Sheet;
use super::{all, cell};
use crate::app::components::by_and_by;
use crate::app::text::{InLanguage, t};

pub fn table(sheet: Sheet) -> AnyView {
    let (rows, columns) = sheet.with_untracked(|grid| (grid.units.len(), grid.columns.len()));
    let paste = move |event: web_sys::ClipboardEvent| {
        let data = event.clipboard_data().and_then(|data| data.get_data("text").ok());
        let pasted = data.unwrap_or_default();
        let Some(at) = sheet.at.get_untracked() else { return };
        if pasted.trim_end().contains(['\n', '\t']) {
            event.prevent_default();
            sheet.paste(at.row, at.column, &pasted);
        }
    };
    // One row after another: each has many fields, and a phone shows but one.
    let drawn = by_and_by::pieces(rows, 1, 1);
    let for_all = (rows > 1).then(|| all::row(sheet, columns));
    view! {
        <div class="grid-frame yearly" tabindex="0" role="region" aria-label=t(text::OPEN) on:paste=paste>
            <table class="grid yearly__table">
                {head(sheet)}
                <tbody>{for_all} <For each=move || drawn.get() key=|rows| rows.start children=move |rows| row(sheet, rows.start, columns) /></tbody>
            </table>
        </div>
    }
    .into_any()
}

/// The heading: what is entered, and below it its fields.
fn head(sheet: Sheet) -> AnyView {
    let columns = sheet.with_untracked(|grid| grid.columns.clone());
    let of_year = sheet.with_untracked(|grid| grid.year);
    let entries = columns.chunk_by(|a, b| a.entry == b.entry).map(|columns| {
        let first = columns.first().cloned();
        let span = columns.len().to_string();
        let name = move || {
            let Some(first) = &first else { return String::new() };
            let name = first.name.get(sheet.app.lang.get());
            match first.entry.year == of_year {
                true => name.to_owned(),
                false => [name, " ", &first.entry.year.to_string()].concat(),
            }
        };
        view! { <th scope="colgroup" colspan=span>{name}</th> }
    });
    let entries = entries.collect_view();
    let fields = columns
        .iter()
        .map(|column| view! { <th scope="col">{t(column.field.label)}</th> })
        .collect_view();
    view! {
        <thead>
            <tr>
                <th scope="col" rowspan="2" class="grid__corner">{t(text::UNIT)}</th>
                {entries}
            </tr>
            <tr>{fields}</tr>
        </thead>
    }
    .into_any()
}

fn row(sheet: Sheet, at: usize, columns: usize) -> AnyView {
    let id = sheet.with_untracked(|grid| grid.units.get(at).map(|unit| unit.id.clone()));
    let Some(id) = id else { return ().into_any() };
    let name = move || sheet.unit_name(at).unwrap_or_default();
    let is_open = RwSignal::new(false);
    let cells = (0..columns).map(|column| cell::cell(sheet, at, column)).collect_view();
    let href = Route::Unit(id.clone()).href();
    view! {
        <tr class:is-open=move || is_open.get()>
            <th scope="row">
                <span class="yearly__unit">{tick(sheet, id, name)} <a href=href>{name}</a></span>
                <button
                    type="button"
                    class="quiet-button yearly__more"
                    aria-pressed=move || if is_open.get() { "true" } else { "false" }
                    on:click=move |_| is_open.update(|open| *open = !*open)
                >
                    {t(text::SHOW_DONE)}
                </button>
            </th>
            {cells}
        </tr>
    }
    .into_any()
}

/// The tick that includes a unit in the row for all.
fn tick(
    sheet: Sheet,
    id: UnitId,
    name: impl Fn() -> String + Copy + Send + Sync + 'static,
) -> AnyView {
    if sheet.with_untracked(|grid| grid.units.len() < 2) {
        return ().into_any();
    }
    let own = id.clone();
    let toggle = move |_| {
        sheet.left_out.update(|out| {
            if !out.remove(&id) {
                out.insert(id.clone());
            }
        });
    };
    view! {
        <input
            type="checkbox"
            aria-label=move || text::IN_ALL.fill(&[&name()])
            prop:checked=move || sheet.left_out.with(|out| !out.contains(&own))
            on:change=toggle
        />
    }
    .into_any()
}
