//! A list in a form: the points of a model, equipment or results.

use crate::app::shell::erased::IntoAny;
use leptos::prelude::*;

use super::draft::{Cell, Draft, Row};
use super::summary::Wrong;
use crate::app::components::icon;
use crate::app::shell::browser;
use crate::app::shell::state::App;
use crate::app::text::{fields as text, t};
use desk::fields::Input;

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
    // The focus moves to the first field of the new row.
    let press = move |_| {
        draft.add_row(cell);
        let rows = cell.rows.get_untracked();
        if let Some(first) =
            rows.last().and_then(|row| row.draft.cells.first().map(|cell| row.draft.id(cell.field)))
        {
            request_animation_frame(move || browser::focus_id(&first));
        }
    };
    let add_button = StoredValue::new(id.clone());
    view! {
        <fieldset class="rows" class:is-wrong=move || mistake.with(Option::is_some)>
            <legend class="rows__title">
                {t(cell.field.label)}
                " "
                <span class="section__count">{move || cell.rows.with(Vec::len)}</span>
            </legend>
            {cell.field.hint.map(|hint| view! { <p class="field__hint">{t(hint)}</p> })}
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
    let inputs =
        draft.cells.iter().map(|cell| field_view(app, &draft, *cell, wrong)).collect_view();
    view! {
        <div class="rows__row">
            {inputs}
            <button type="button" class="icon-button" aria-label=t(text::REMOVE_ROW) title=t(text::REMOVE_ROW) on:click=remove>
                {icon::icon(icon::CLOSE)}
            </button>
        </div>
    }
    .into_any()
}
