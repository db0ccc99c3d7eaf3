//! The day and the person of the statements and ratings that the grid writes.

use crate::app::shell::erased::IntoAny;
use desk::parse;
use leptos::prelude::*;

use super::super::text::year as text;
use super::sheet::Sheet;
use crate::app::text::{InLanguage, Text, t};

pub fn signed(sheet: Sheet) -> AnyView {
    let note = move || {
        let day = sheet.date.with(|date| parse::day(date, sheet.app.year.get()));
        let ends = sheet.with_basis(|basis, grid| grid.ends_on(basis.library));
        match (day, ends) {
            (None, _) => Some(text::SIGNED_WRONG.now().to_owned()),
            (Some(day), Some(ends)) if day < ends => {
                Some(text::SIGNED_EARLY.fill(&[&ends.to_string()]))
            }
            _ => None,
        }
    };
    view! {
        <div class="yearly__signed">
            {field("year-day", text::SIGNED_DAY, sheet.date)}
            {field("year-by", text::SIGNED_BY, sheet.by)}
            <div role="status">{move || note().map(|note| view! { <p class="field__note is-warning">{note}</p> })}</div>
        </div>
    }
    .into_any()
}

fn field(id: &'static str, label: Text, value: RwSignal<String>) -> AnyView {
    view! {
        <div class="field">
            <label class="field__label" for=id>{t(label)}</label>
            <input
                class="input input--middle"
                type="text"
                id=id
                autocomplete="off"
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
            />
        </div>
    }
    .into_any()
}
