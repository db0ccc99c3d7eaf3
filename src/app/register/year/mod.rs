//! The grid of a year: hamlets, agencies and schools by what their verdicts ask for. It is the
//! short way through a commune's year. Its logic is in `desk::year_grid`.

use crate::app::shell::erased::IntoAny;
use book::UnitId;
use desk::route::Route;
use desk::standards::{self, Level};
use desk::year_grid::levels;
use leptos::prelude::*;

use super::text::year as text;
use crate::app::components::empty;
use crate::app::components::head::{self, Crumb};
use crate::app::components::term_line::{TermLine, term_line};
use crate::app::shell::not_found::not_found;
use crate::app::shell::state::App;
use crate::app::shell::words;
use crate::app::text::{InLanguage, Text, t};
use sheet::Sheet;

mod all;
mod bar;
mod cell;
mod control;
mod keys;
mod report;
mod sheet;
mod signed;
mod table;
mod told;

/// Shows the grid of the desk's own unit.
pub fn own(app: App) -> AnyView {
    let own =
        app.book.with_untracked(|book| standards::desk_unit(book).map(|unit| unit.id.clone()));
    own.map_or_else(not_found, |unit| year(app, unit))
}

/// Shows the grid of a unit and the units right below it.
pub fn year(app: App, id: UnitId) -> AnyView {
    let kinds = app.book.with_untracked(|book| levels(book, &id));
    let Some(first) = kinds.first().copied() else { return not_found() };
    let name = {
        let id = id.clone();
        Signal::derive(move || app.book.with(|book| words::name_of(book, &id)))
    };
    let title =
        Signal::derive(move || text::TITLE.fill(&[&app.year.get().to_string(), &name.get()]));
    let crumb = Crumb { text: name, href: Route::Unit(id.clone()).href() };
    let sheet = Sheet::new(app, id.clone(), first);
    let line = TermLine {
        unit: Some(id).into(),
        year: app.year.into(),
        go: Callback::new(move |year| app.year.set(year)),
        with_below: true,
    };
    view! {
        {head::head(vec![crumb], title, Some(text::LEAD), None)}
        {term_line(app, line)}
        {level_tabs(sheet, kinds)}
        {signed::signed(sheet)}
        {told::told(sheet)}
        {move || body(sheet)}
    }
    .into_any()
}

/// The groups of units, where there are several.
fn level_tabs(sheet: Sheet, kinds: Vec<Level>) -> AnyView {
    if kinds.len() < 2 {
        return ().into_any();
    }
    let tab = |level: Level| {
        let is_chosen = move || if sheet.level.get() == level { "true" } else { "false" };
        view! {
            <button type="button" class="tab" aria-pressed=is_chosen on:click=move |_| sheet.show(level)>
                {t(level_name(level))}
            </button>
        }
    };
    view! { <div class="tabs" role="group" aria-label=t(text::LEVELS)>{kinds.into_iter().map(tab).collect_view()}</div> }
        .into_any()
}

fn level_name(level: Level) -> Text {
    match level {
        Level::Hamlet => text::LEVEL_HAMLET,
        Level::Agency => text::LEVEL_AGENCY,
        Level::School => text::LEVEL_SCHOOL,
        Level::Commune => text::LEVEL_COMMUNE,
        Level::District => text::LEVEL_DISTRICT,
        Level::Province => text::LEVEL_PROVINCE,
    }
}

/// The table, which is drawn anew if its units or columns change.
fn body(sheet: Sheet) -> AnyView {
    let shape = sheet.shape.get();
    if shape.units.is_empty() {
        return empty::empty(text::NONE, None);
    }
    if shape.columns.is_empty() {
        return empty::empty(text::NOTHING_ASKED, None);
    }
    view! {
        <p class="note yearly__keys">{t(text::KEYS)}</p>
        {table::table(sheet)}
        {bar::bar(sheet)}
    }
    .into_any()
}
