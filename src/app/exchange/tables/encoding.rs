//! Offers to convert text in an old encoding. A person compares the texts and decides.

use crate::app::shell::erased::IntoAny;
use files::tables::Encoding;
use leptos::prelude::*;

use super::desk::{Desk, encoding_text};
use super::file::File;
use crate::app::exchange::text::tables as text;
use crate::app::text::{InLanguage, t};
use desk::cut::{CELL, cut};

/// The number of cells to compare.
const SHOWN: usize = 6;

pub fn offer(desk: Desk, file: &File) -> AnyView {
    let Some(encoding) = file.offered else { return ().into_any() };
    let cells = file
        .workbook
        .sheets
        .get(desk.sheet_at.get_untracked())
        .into_iter()
        .flat_map(|sheet| &sheet.rows)
        .flat_map(|row| &row.cells);
    let rows = cells.filter(|cell| encoding.converted(cell) != **cell).take(SHOWN).map(|cell| {
        view! {
            <tr>
                <td>{cut(cell, CELL)}</td>
                <td>{cut(&encoding.converted(cell), CELL)}</td>
            </tr>
        }
    });
    let title = text::ENCODING_TITLE.fill(&[encoding_text(encoding).now()]);
    view! {
        <section class="preview">
            <h3 class="banner__title">{title}</h3>
            <p>{t(text::ENCODING_BODY)}</p>
            <div class="table-frame">
                <table class="grid">
                    <thead>
                        <tr>
                            <th scope="col">{t(text::AS_IT_IS)}</th>
                            <th scope="col">{t(text::CONVERTED)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
            <div class="actions">
                <button type="button" class="button button--main" on:click=move |_| desk.decide(encoding)>{t(text::CONVERT)}</button>
                <button type="button" class="button" on:click=move |_| desk.decide(Encoding::Unicode)>{t(text::LEAVE)}</button>
            </div>
        </section>
    }
    .into_any()
}
