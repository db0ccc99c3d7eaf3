//! The meaning of each column of the file.

use crate::app::shell::erased::IntoAny;
use book::{KindGroup, RecordKind};
use files::List;
use files::tables::{self, Input, Plan, Sheet, Target};
use leptos::prelude::*;

use super::desk::Desk;
use crate::app::exchange::text::tables as text;
use crate::app::shell::browser::vietnamese_order;
use crate::app::shell::words;
use crate::app::text::{InLanguage, t};
use desk::cut::{CELL, cut};

/// The number of example cells of a column.
const EXAMPLES: usize = 3;
/// The maximum length of an example.
const SHOWN: usize = 40;

pub fn columns(desk: Desk) -> AnyView {
    let fields = move || {
        desk.plan.with(|plan| {
            let plan = plan.as_ref()?;
            Some(desk.sheet.with(|sheet| {
                let headings = tables::headings(sheet, plan.header);
                let heading = |column: usize| headings.get(column).map_or("", String::as_str);
                (0..plan.targets.len())
                    .map(|column| field(desk, plan, sheet, column, heading(column)))
                    .collect_view()
            }))
        })
    };
    let whole = move || {
        let commune = desk.plan.with(|plan| {
            plan.as_ref().filter(|plan| !has_units(plan)).and_then(|plan| plan.commune.clone())
        })?;
        let name = desk.app.book.with(|book| words::name_in_text(book, &commune));
        Some(view! { <p class="banner banner--line">{text::ALL_OF_COMMUNE.fill(&[&name])}</p> })
    };
    view! {
        <h4 class="preview__title">{t(text::COLUMNS_TITLE)}</h4>
        <p class="note">{t(text::COLUMNS_BODY)}</p>
        <div class="table-columns">{fields}</div>
        {whole}
    }
    .into_any()
}

/// Shows the required columns that the sheet lacks.
pub fn missing_columns(desk: Desk) -> AnyView {
    let missing = move || {
        desk.plan.with(|plan| {
            let plan = plan.as_ref()?;
            let said =
                missing(plan).into_iter().map(|heading| view! { <p class="field__error">{text::COLUMN_MISSING.fill(&[heading])}</p> });
            Some(said.collect_view())
        })
    };
    missing.into_any()
}

/// Returns whether rows name their units. A table of units names none.
fn has_units(plan: &Plan) -> bool {
    plan.has("unit") || !tables::columns(plan.list).iter().any(|column| column.input == Input::Unit)
}

/// Lists the required columns that the sheet lacks.
fn missing(plan: &Plan) -> Vec<&'static str> {
    let is_wide = plan.targets.iter().any(|target| matches!(target, Target::Indicator(_)));
    let is_given = |field: &str, input: Input| match field {
        "year" => plan.year.is_some(),
        "indicator" | "value" => is_wide,
        // Rows that name a commune and no unit are about the commune.
        _ => input == Input::Unit && (plan.commune.is_some() || plan.has("commune")),
    };
    let required = tables::columns(plan.list)
        .iter()
        .filter(|column| column.is_required && !plan.has(column.field));
    required
        .filter(|column| !is_given(column.field, column.input))
        .map(|column| column.heading)
        .collect()
}

fn field(desk: Desk, plan: &Plan, sheet: &Sheet, column: usize, heading: &str) -> AnyView {
    let name = if heading.trim().is_empty() {
        text::COLUMN_UNNAMED.now().to_owned()
    } else {
        cut(heading, CELL)
    };
    let label = text::COLUMN.fill(&[&tables::column_letters(column), &name]);
    let below = sheet
        .rows
        .iter()
        .skip(plan.header + 1)
        .map(|row| row.cell(column))
        .filter(|cell| !cell.is_empty());
    let examples: Vec<String> = below.take(EXAMPLES).map(|cell| cut(cell, SHOWN)).collect();
    let hint = (!examples.is_empty()).then(
        || view! { <p class="field__hint">{text::SUCH_AS.fill(&[&examples.join("; ")])}</p> },
    );
    let id = ["table-column-", &column.to_string()].concat();
    let (list, chosen) =
        (plan.list, plan.targets.get(column).map(Target::code).unwrap_or_default());
    let choose = move |event| {
        if let Some(target) = Target::of(list, &event_target_value(&event)) {
            desk.replan(|plan| plan.set(column, target));
        }
    };
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>{label}</label>
            {hint}
            <select class="input" id=id on:change=choose>{options(desk, list, &chosen)}</select>
        </div>
    }
    .into_any()
}

fn options(desk: Desk, list: List, chosen: &str) -> AnyView {
    let option = |code: String, name: String| {
        let is_chosen = code == chosen;
        view! { <option value=code selected=is_chosen>{name}</option> }.into_any()
    };
    let none = option(String::new(), text::NOT_READ.now().to_owned());
    let fields = tables::columns(list)
        .iter()
        .filter(|column| column.input != Input::Shown || column.field == "row_number");
    let fields: Vec<_> =
        fields.map(|column| option(column.field.to_owned(), column.heading.to_owned())).collect();
    let indicators = (list == List::Of(RecordKind::YearlyTotal)).then(|| {
        let lang = desk.app.lang.get();
        let mut kinds: Vec<(String, String)> = desk.app.catalogue.with(|catalogue| {
            catalogue
                .group(KindGroup::Indicator)
                .map(|kind| (["=", kind.code.as_str()].concat(), kind.label.get(lang).to_owned()))
                .collect()
        });
        book::sort::sort_by(&mut kinds, |a, b| vietnamese_order(&a.1, &b.1));
        let kinds: Vec<_> = kinds.into_iter().map(|(code, name)| option(code, name)).collect();
        view! { <optgroup label=text::INDICATORS.now()>{kinds}</optgroup> }
    });
    view! { {none} {fields} {indicators} }.into_any()
}
