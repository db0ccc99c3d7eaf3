//! Export of tables: every list of the book, the year's evaluation and figures, and empty
//! templates.

use crate::app::components::leaves_lock::leaves_lock;
use crate::app::shell::erased::IntoAny;
use book::Unit;
use desk::standards;
use files::List;
use files::tables::{self, IMPORTED, Table};
use law::report::YearFigures;
use leptos::prelude::*;

use super::desk::list_text;
use crate::app::exchange::text::{data, tables as text};
use crate::app::judge::verdicts;
use crate::app::shell::state::App;
use crate::app::shell::{browser, words};
use crate::app::text::{InLanguage, t};

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const CSV: &str = "text/csv;charset=utf-8";

/// The exports besides the lists.
const ALL: &str = "all";
const EVALUATION: &str = "evaluation";
const REPORT: &str = "report";

pub fn templates(app: App) -> AnyView {
    let button = |list: List| {
        let press = move |_| {
            let tables = app.catalogue.with_untracked(|catalogue| {
                tables::template(list, catalogue, app.year.get_untracked())
            });
            let name = ["mau-", &slug(&tables::table_name(list)), ".xlsx"].concat();
            offer(app, &name, XLSX, &tables::write_xlsx(&tables));
        };
        view! { <button type="button" class="button" on:click=press>{move || list_text(list)}</button> }
    };
    let unit = move || app.book.with(|book| standards::desk_unit(book).cloned());
    let year = move || {
        let unit = unit()?;
        let said = text::TEMPLATE_YEAR.fill(&[
            &app.year.get().to_string(),
            &app.book.with(|book| words::unit_name(book, &unit)),
        ]);
        Some(view! {
            <p class="note">{t(text::TEMPLATE_YEAR_BODY)}</p>
            <div class="actions after">
                <button type="button" class="button button--main" on:click=move |_| offer_year(app, &unit)>{said}</button>
            </div>
        })
    };
    view! {
        {year}
        <p class="note">{t(text::TEMPLATES_BODY)}</p>
        <div class="actions after">{IMPORTED.into_iter().map(button).collect_view()}</div>
    }
    .into_any()
}

/// Offers the workbook of a unit's whole year.
fn offer_year(app: App, unit: &Unit) {
    let (book, catalogue) = (app.book.get_untracked(), app.catalogue.get_untracked());
    let (library, year) = (app.library.get_untracked().0, app.year.get_untracked());
    let tables = tables::year_workbook(&unit.id, year, &book, &library, &catalogue);
    let name = [&slug(&unit.name), "-", &year.to_string(), ".xlsx"].concat();
    offer(app, &name, XLSX, &tables::write_xlsx(&tables));
}

pub fn export(app: App) -> AnyView {
    let chosen = RwSignal::new(List::Units.name().to_owned());
    let options = move || {
        let year = app.year.get().to_string();
        let option =
            |code: &'static str, name: String| view! { <option value=code>{name}</option> };
        let lists =
            List::all().map(|list| option(list.name(), tables::table_name(list))).collect_view();
        view! {
            {lists}
            {option(EVALUATION, text::EXPORT_EVALUATION.fill(&[&year]))}
            {option(REPORT, text::EXPORT_REPORT.fill(&[&year]))}
            {option(ALL, text::EXPORT_ALL.now().to_owned())}
        }
    };
    let download = move |is_csv: bool| {
        let tables = tables_of(app, &chosen.get_untracked());
        let Some(first) = tables.first() else { return };
        let day = String::from(browser::today());
        let name = |end: &str| [&slug(&first.name), "-", &day, end].concat();
        if is_csv {
            offer(app, &name(".csv"), CSV, &tables::write_csv(first));
        } else {
            offer(app, &name(".xlsx"), XLSX, &tables::write_xlsx(&tables));
        }
    };
    view! {
        <div class="field">
            <label class="field__label" for="table-export">{t(text::EXPORT_TABLE)}</label>
            <select class="input" id="table-export" on:change=move |event| chosen.set(event_target_value(&event))>{options}</select>
        </div>
        <div class="actions after">
            <button type="button" class="button button--main" on:click=move |_| download(false)>{t(text::EXPORT_XLSX)}</button>
            <button type="button" class="button" on:click=move |_| download(true)>{t(text::EXPORT_CSV)}</button>
        </div>
        <p class="note after">{t(text::EXPORT_CSV_NOTE)}</p>
        {leaves_lock()}
    }
    .into_any()
}

/// Returns the tables of a choice.
fn tables_of(app: App, chosen: &str) -> Vec<Table> {
    let (book, catalogue) = (app.book.get_untracked(), app.catalogue.get_untracked());
    let library = app.library.get_untracked().0;
    let list_table = |list: List| tables::list_table(list, &book, &library, &catalogue);
    match chosen {
        ALL => List::all().map(list_table).collect(),
        EVALUATION => {
            vec![tables::evaluation_table(&app.verdicts.get_untracked().0, &book, &catalogue)]
        }
        REPORT => untrack(|| {
            verdicts::ask(app, |asked| {
                let unit = standards::desk_unit(asked.book)?;
                let figures = YearFigures::of(unit, asked.year, asked.book, asked.evaluator);
                Some(tables::report_tables(&figures, &book, &catalogue))
            })
        })
        .unwrap_or_default(),
        _ => List::all().find(|list| list.name() == chosen).map(list_table).into_iter().collect(),
    }
}

fn offer(app: App, name: &str, kind: &str, bytes: &[u8]) {
    let made = browser::download_bytes(name, kind, bytes);
    app.status.set(untrack(|| match made {
        Ok(()) => data::EXPORTED.fill(&[name]),
        Err(error) => data::EXPORT_FAILED.fill(&[&words::js_error(&error)]),
    }));
}

/// Converts a name to one that every system accepts.
fn slug(name: &str) -> String {
    let letters = browser::folded(name)
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect::<String>();
    letters.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}
