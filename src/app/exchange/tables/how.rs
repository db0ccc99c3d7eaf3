//! The reading of the file: its table, sheet, encoding, separator and headings, and the commune and
//! year of rows that name none.

use crate::app::shell::erased::IntoAny;
use book::{RecordKind, UnitId, Year};
use files::List;
use files::tables::{Encoding, IMPORTED, Separator, Sheet};
use leptos::prelude::*;

use super::desk::{Desk, communes, encoding_text, list_text};
use super::file::File;
use super::select::select;
use crate::app::exchange::text::tables as text;
use crate::app::shell::state::year_range;
use crate::app::text::{InLanguage, t};
use desk::cut::cut;

/// The number of rows to choose the headings from.
const HEADERS: usize = 25;
/// The maximum length of a heading row and of a sheet name.
const HEADING: usize = 60;

pub fn how(desk: Desk, file: &File) -> AnyView {
    let sheets: Vec<String> = file.workbook.sheets.iter().map(|sheet| sheet.name.clone()).collect();
    let separator = file.workbook.separator;
    let plan = Memo::new(move |_| {
        desk.plan.with(|plan| {
            plan.as_ref().map(|plan| (plan.list, plan.header, plan.commune.clone(), plan.year))
        })
    });
    let fields = move || {
        let (list, header, commune, year) = plan.get()?;
        let mut fields = vec![lists(desk, list)];
        if sheets.len() > 1 {
            fields.push(sheets_field(desk, &sheets));
        }
        fields.push(encodings(desk));
        fields.extend(separator.map(|separator| separators(desk, separator)));
        fields.push(desk.sheet.with(|sheet| headers(desk, sheet, header)));
        fields.push(communes_field(desk, commune.as_ref()));
        if list == List::Of(RecordKind::YearlyTotal) {
            fields.push(years(desk, year));
        }
        Some(fields.collect_view())
    };
    view! {
        <h4 class="preview__title">{t(text::HOW)}</h4>
        <div class="form__row">{fields}</div>
    }
    .into_any()
}

fn lists(desk: Desk, list: List) -> AnyView {
    let options = IMPORTED.iter().map(|list| (list.name().to_owned(), list_text(*list))).collect();
    select("table-list", text::LIST, options, list.name(), move |chosen| {
        if let Some(list) = IMPORTED.into_iter().find(|list| list.name() == chosen) {
            desk.choose_list(list);
        }
    })
}

fn sheets_field(desk: Desk, sheets: &[String]) -> AnyView {
    let name = |(at, name): (usize, &String)| {
        let number = (at + 1).to_string();
        (
            at.to_string(),
            if name.is_empty() { text::SHEET_UNNAMED.fill(&[&number]) } else { cut(name, HEADING) },
        )
    };
    let options = sheets.iter().enumerate().map(name).collect();
    select("table-sheet", text::SHEET, options, &desk.sheet_at.get().to_string(), move |chosen| {
        if let Ok(at) = chosen.parse() {
            desk.choose_sheet(at);
        }
    })
}

fn encodings(desk: Desk) -> AnyView {
    let name = |encoding: Encoding| encoding_text(encoding).now().to_owned();
    let options =
        Encoding::ALL.into_iter().map(|encoding| (name(encoding), name(encoding))).collect();
    select("table-encoding", text::ENCODING, options, &name(desk.encoding.get()), move |chosen| {
        if let Some(encoding) = Encoding::ALL
            .into_iter()
            .find(|encoding| untrack(|| encoding_text(*encoding).now()) == chosen)
        {
            desk.decide(encoding);
        }
    })
}

fn separators(desk: Desk, separator: Separator) -> AnyView {
    let name = |separator: Separator| match separator {
        Separator::Semicolon => text::SEMICOLON,
        Separator::Tab => text::TAB,
        Separator::Comma => text::COMMA,
    };
    let options = Separator::ALL
        .into_iter()
        .map(|separator| (separator.char().to_string(), name(separator).now().to_owned()))
        .collect();
    select(
        "table-separator",
        text::SEPARATOR,
        options,
        &separator.char().to_string(),
        move |chosen| {
            if let Some(separator) =
                Separator::ALL.into_iter().find(|separator| chosen.starts_with(separator.char()))
            {
                desk.cut(separator);
            }
        },
    )
}

fn headers(desk: Desk, sheet: &Sheet, header: usize) -> AnyView {
    let row = |(at, row): (usize, &files::tables::Row)| {
        let cells = row
            .cells
            .iter()
            .filter(|cell| !cell.is_empty())
            .map(String::as_str)
            .collect::<Vec<_>>()
            .join(" | ");
        (at.to_string(), text::HEADER_ROW.fill(&[&row.number.to_string(), &cut(&cells, HEADING)]))
    };
    let options = sheet.rows.iter().take(HEADERS.max(header + 1)).enumerate().map(row).collect();
    select("table-header", text::HEADER, options, &header.to_string(), move |chosen| {
        if let Ok(at) = chosen.parse() {
            desk.choose_header(at);
        }
    })
}

fn communes_field(desk: Desk, commune: Option<&UnitId>) -> AnyView {
    let none = (String::new(), text::COMMUNE_NONE.now().to_owned());
    let all = communes(desk.app).into_iter().map(|(id, name)| (id.to_string(), name));
    let chosen = commune.map(ToString::to_string).unwrap_or_default();
    select(
        "table-commune",
        text::COMMUNE,
        std::iter::once(none).chain(all).collect(),
        &chosen,
        move |chosen| {
            desk.replan(|plan| plan.commune = UnitId::new(&chosen).ok());
        },
    )
}

fn years(desk: Desk, year: Option<Year>) -> AnyView {
    let (first, last) = year_range(desk.app);
    let options = (first..=last).rev().map(|year| (year.to_string(), year.to_string())).collect();
    let chosen = year.map(|year| year.to_string()).unwrap_or_default();
    select("table-year", text::YEAR, options, &chosen, move |chosen| {
        desk.replan(|plan| plan.year = chosen.parse().ok().and_then(Year::new));
    })
}
