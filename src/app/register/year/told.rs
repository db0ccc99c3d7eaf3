//! The result of the last edit of the grid: changed records, units left as they were, and values
//! that could not be entered.

use crate::app::shell::erased::IntoAny;
use leptos::prelude::*;

use super::super::text::year as text;
use super::report::Report;
use super::sheet::Sheet;
use crate::app::text::{InLanguage, t};

pub fn told(sheet: Sheet) -> AnyView {
    let shown = move || {
        let told = sheet.told.get();
        if told == Report::default() {
            return ().into_any();
        }
        let done = (told.records > 0).then(|| {
            let undo = move |_| {
                sheet.app.undo();
                sheet.told.set(Report::default());
            };
            view! {
                <p>
                    {text::DONE.fill(&[&told.records.to_string()])} " "
                    <button type="button" class="quiet-button" on:click=undo>{t(text::UNDO)}</button>
                </p>
            }
        });
        let skipped =
            told.skipped.as_ref().map(|skipped| view! { <p>{text::KEPT.fill(&[skipped])}</p> });
        let again = told.again.map(|(column, value, rows)| {
            let count = rows.len().to_string();
            let replace = move |_| sheet.enter_all(column, &value, true);
            view! { <button type="button" class="button button--small" on:click=replace>{move || text::REPLACE.fill(&[&count])}</button> }
        });
        let wrong = (!told.wrong.is_empty()).then(|| {
            let count = told.wrong.len().to_string();
            let items =
                told.wrong.iter().map(|wrong| view! { <li>{wrong.clone()}</li> }).collect_view();
            view! { <p>{text::WRONG.fill(&[&count])}</p> <ul class="bullets">{items}</ul> }
        });
        view! { <div class="banner banner--note">{done} {skipped} {again} {wrong}</div> }.into_any()
    };
    view! { <div role="status">{shown}</div> }.into_any()
}
