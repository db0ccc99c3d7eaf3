//! A list in a form: the points of a model, equipment or results.

use crate::app::shell::erased::IntoAny;
use leptos::prelude::*;

use super::draft::{Cell, Draft, Row};
use super::summary::Wrong;
use super::unit_text;
use crate::app::components::icon;
use crate::app::shell::browser;
use crate::app::shell::state::App;
use crate::app::text::{fields as text, t};
use desk::fields::Input;
use wasm_bindgen::JsCast;

/// A function that draws one field of a row.
type FieldView = fn(App, &Draft, Cell, RwSignal<Wrong>) -> AnyView;

/// Shows the rows of a list. `field_view` draws the fields of each row.
pub fn rows(
    app: App,
    draft: &Draft,
    cell: Cell,
    wrong: RwSignal<Wrong>,
    field_view: FieldView,
) -> AnyView {
    let Input::Rows { add, .. } = cell.field.input else { return ().into_any() };
    let id = draft.id(cell.field);
    let mistake = {
        let id = id.clone();
        Memo::new(move |_| wrong.with(|wrong| wrong.of(&id)))
    };
    let draft = draft.clone();
    let press = {
        let draft = draft.clone();
        move |_| add_row(&draft, cell)
    };
    let keys = {
        let draft = draft.clone();
        move |event: web_sys::KeyboardEvent| {
            if event.key() == "Enter" && !event.default_prevented() && is_in_line(&event) {
                event.prevent_default();
                next_row(&draft, cell);
            }
        }
    };
    let paste = {
        let draft = draft.clone();
        move |event: web_sys::ClipboardEvent| pasted(&draft, cell, &event)
    };
    let add_button = StoredValue::new(id.clone());
    let has_rows = move || cell.rows.with(|rows| !rows.is_empty());
    view! {
        <fieldset class="rows" on:keydown=keys on:paste=paste class:is-wrong=move || mistake.with(Option::is_some)>
            <legend class="rows__title">
                {t(cell.field.label)}
                " "
                <span class="section__count">{move || cell.rows.with(Vec::len)}</span>
            </legend>
            {cell.field.hint.map(|hint| view! { <p class="field__hint">{t(hint)}</p> })}
            {move || has_rows().then(|| view! { <p class="field__hint">{t(text::ROWS_HINT)}</p> })}
            {move || mistake.get().map(|mistake| view! { <p class="field__error">{mistake}</p> })}
            <For each=move || cell.rows.get() key=|row| row.key let:row>
                {one_row(app, cell, row, wrong, add_button, field_view)}
            </For>
            <div>
                <button type="button" class="button button--small" id=id on:click=press>{icon::icon(icon::PLUS)} {t(add)}</button>
            </div>
        </fieldset>
    }
    .into_any()
}

/// Adds a row. The focus moves to its first field.
fn add_row(draft: &Draft, cell: Cell) {
    draft.add_row(cell);
    let rows = cell.rows.get_untracked();
    let first = rows.last().and_then(|row| Some(row.draft.id(row.draft.cells.first()?.field)));
    if let Some(first) = first {
        request_animation_frame(move || browser::focus_id(&first));
    }
}

/// Goes on with a new row, unless the last one is still empty.
fn next_row(draft: &Draft, cell: Cell) {
    let is_empty = |row: &Row| {
        row.draft.cells.iter().all(|cell| cell.text.with_untracked(|text| text.trim().is_empty()))
    };
    if cell.rows.with_untracked(|rows| rows.last().is_none_or(|last| !is_empty(last))) {
        add_row(draft, cell);
    }
}

/// Whether an event is in a field of one line.
fn is_in_line(event: &web_sys::Event) -> bool {
    event_target::<web_sys::Element>(event).dyn_ref::<web_sys::HtmlInputElement>().is_some()
}

/// Fills rows from copied lines, beginning with the field that has the keyboard: a line a row, and
/// the cells of a sheet one field after the other.
fn pasted(draft: &Draft, cell: Cell, event: &web_sys::ClipboardEvent) {
    let text =
        event.clipboard_data().and_then(|data| data.get_data("text").ok()).unwrap_or_default();
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let target = event_target::<web_sys::Element>(event).id();
    let found = cell.rows.with_untracked(|rows| {
        rows.iter().enumerate().find_map(|(at, row)| {
            let is_it = |cell: &Cell| row.draft.id(cell.field) == target;
            Some((at, row.draft.cells.iter().position(is_it)?))
        })
    });
    let Some((first, column)) = found.filter(|_| lines.len() > 1) else { return };
    event.prevent_default();
    while cell.rows.with_untracked(Vec::len) < first + lines.len() {
        draft.add_row(cell);
    }
    cell.rows.with_untracked(|rows| {
        for (row, line) in rows.iter().skip(first).zip(lines) {
            for (cell, value) in row.draft.cells.iter().skip(column).zip(line.split('\t')) {
                cell.text.set(unit_text::typed(cell.field, &browser::composed(value)));
            }
        }
    });
}

/// A row with more fields than this shows the first ones, so that rows stay rows on a phone.
const MOST: usize = 5;
const FIRST: usize = 2;

fn one_row(
    app: App,
    cell: Cell,
    row: Row,
    wrong: RwSignal<Wrong>,
    add_button: StoredValue<String>,
    field_view: FieldView,
) -> AnyView {
    let key = row.key;
    let remove = move |_| {
        cell.rows.update(|rows| rows.retain(|row| row.key != key));
        add_button.with_value(|id| browser::focus_id(id));
    };
    let draft = row.draft;
    let shown = if draft.cells.len() > MOST { FIRST } else { draft.cells.len() };
    let inputs = |cells: &[Cell]| {
        cells.iter().map(|cell| field_view(app, &draft, *cell, wrong)).collect_view()
    };
    let (first, others) = draft.cells.split_at_checked(shown).unwrap_or((&draft.cells, &[]));
    let is_open = others.iter().any(|cell| cell.text.with_untracked(|text| !text.is_empty()));
    let folded = (!others.is_empty()).then(|| {
        view! {
            <details class="details" open=is_open>
                <summary>{t(text::MORE_FIELDS)}</summary>
                <div class="form">{inputs(others)}</div>
            </details>
        }
    });
    let inputs = inputs(first);
    view! {
        <div class="rows__row">
            {inputs} {folded}
            <button type="button" class="icon-button" aria-label=t(text::REMOVE_ROW) title=t(text::REMOVE_ROW) on:click=remove>
                {icon::icon(icon::CLOSE)}
            </button>
        </div>
    }
    .into_any()
}
