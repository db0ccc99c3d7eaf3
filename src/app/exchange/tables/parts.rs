//! The sheets of a workbook that is read as one: what of each needs a person, and what is ready.

use crate::app::shell::erased::IntoAny;
use files::tables::State;
use leptos::prelude::*;

use super::desk::{Desk, ReadSheet, list_text};
use super::file::File;
use crate::app::exchange::text::tables as text;
use crate::app::text::format::number;
use crate::app::text::t;

pub fn parts(desk: Desk, file: &File) -> AnyView {
    let names: Vec<String> = file.workbook.sheets.iter().map(|sheet| sheet.name.clone()).collect();
    let shown = move || {
        let parts = desk.parts.get();
        if parts.len() < 2 {
            return None;
        }
        let rows: Vec<_> = parts
            .iter()
            .map(|part| row(desk, part, names.get(part.sheet_at).cloned().unwrap_or_default()))
            .collect();
        Some(view! {
            <div class="table-frame" tabindex="0" role="region" aria-label=t(text::PARTS)>
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{t(text::SHEET)}</th>
                            <th scope="col" class="number">
                                {t(text::PART_PROBLEMS)}
                            </th>
                            <th scope="col" class="number">
                                {t(text::PART_READY)}
                            </th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        })
    };
    shown.into_any()
}

fn row(desk: Desk, part: &ReadSheet, name: String) -> AnyView {
    let (lang, takes) = (desk.app.lang.get(), desk.takes());
    let is_open = |state: &State| matches!(state, State::Bad(_));
    let problems =
        part.lines.iter().filter(|line| is_open(&line.state) || line.is_question()).count();
    let ready = part.lines.iter().filter(|line| takes.has(line)).count();
    let at = part.sheet_at;
    let is_shown = desk.sheet_at.get() == at;
    let name = if name.trim().is_empty() { list_text(part.plan.list) } else { name };
    view! {
        <tr>
            <th scope="row" class="table__title">
                <button
                    type="button"
                    class="quiet-button"
                    aria-current=is_shown.then_some("true")
                    on:click=move |_| desk.show(at)
                >
                    {name}
                </button>
            </th>
            <td class="number" data-name=t(text::PART_PROBLEMS)>
                {number(problems as u64, lang)}
            </td>
            <td class="number" data-name=t(text::PART_READY)>
                {number(ready as u64, lang)}
            </td>
        </tr>
    }
    .into_any()
}
