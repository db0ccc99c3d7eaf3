//! The decisions that the reader of the file took by itself: rows that are no records, cells that
//! it converted, and hidden columns.

use std::sync::Arc;

use crate::app::shell::erased::IntoAny;
use files::tables::{Aside, Plan, Sheet, column_letters};
use leptos::prelude::*;

use super::desk::Desk;
use crate::app::exchange::text::tables as text;
use crate::app::text::InLanguage;
use crate::app::text::format::number;

/// The number of rows that are named for each sort.
const NAMED: usize = 12;

/// The sorts of rows to report. Blank rows and a template's example are not reported.
const SAID: [Aside; 6] =
    [Aside::Hidden, Aside::Sum, Aside::Group, Aside::Numbers, Aside::Units, Aside::Ending];

pub fn told(desk: Desk) -> AnyView {
    let said = move || {
        let plan = desk.plan.get()?;
        let left_out = desk.parts.with(|parts| {
            let shown = parts.iter().find(|part| part.sheet_at == desk.sheet_at.get());
            shown.map(|part| Arc::clone(&part.left_out)).unwrap_or_default()
        });
        let said = desk.sheet.with(|sheet| said(desk, sheet, &plan, &left_out));
        let items = said.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
        Some(view! { <ul class="note" id="table-told">{items}</ul> })
    };
    said.into_any()
}

fn said(desk: Desk, sheet: &Sheet, plan: &Plan, left_out: &[(u32, Aside)]) -> Vec<String> {
    let lang = desk.app.lang.get();
    let count = |count: usize| number(count as u64, lang);
    let mut said = Vec::new();
    if sheet.converted > 0 {
        said.push(text::TOLD_CONVERTED.fill(&[&count(sheet.converted)]));
    }
    let hidden: Vec<String> = sheet
        .hidden_columns
        .iter()
        .filter(|column| **column < plan.targets.len())
        .map(|column| column_letters(*column))
        .collect();
    if !hidden.is_empty() {
        said.push(text::TOLD_HIDDEN_COLUMNS.fill(&[&hidden.join(", ")]));
    }
    for sort in SAID {
        let rows: Vec<u32> =
            left_out.iter().filter(|(_, aside)| *aside == sort).map(|(row, _)| *row).collect();
        if rows.is_empty() {
            continue;
        }
        let mut named: Vec<String> = rows.iter().take(NAMED).map(ToString::to_string).collect();
        if rows.len() > NAMED {
            named.push("…".to_owned());
        }
        let rows = count(rows.len());
        said.push(text::TOLD_LEFT_OUT.fill(&[&rows, &named.join(", "), sort.text(lang)]));
    }
    said
}
