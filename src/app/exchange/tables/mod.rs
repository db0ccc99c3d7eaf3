//! Import and export of spreadsheets. Files are read, shown and corrected before anything is
//! written. Every table of the book can be exported.

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use crate::app::shell::browser;
use crate::app::shell::erased::IntoAny;
use leptos::prelude::*;

use super::text::tables as text;
use crate::app::components::head::{self, Crumb};
use crate::app::components::section;
use crate::app::shell::state::App;
use crate::app::shell::text::shell;
use crate::app::text::{InLanguage, t};
use ::desk::route::Route;

mod choose;
mod columns;
mod correct;
mod desk;
mod encoding;
mod export;
mod file;
mod how;
mod import;
mod kept;
mod kept_table;
mod parts;
mod progress;
mod reading;
mod ready;
mod select;
mod told;
mod turns;

use self::desk::{Chosen, Desk};
use self::file::File;

thread_local! {
    /// A table that came before the page was open.
    static HANDED: RefCell<Option<web_sys::File>> = const { RefCell::new(None) };
    /// The desk of the open page.
    static DESK: Cell<Option<Desk>> = const { Cell::new(None) };
}

/// Puts a table from outside the page, such as from the system, on the desk.
pub fn hand_over(file: web_sys::File) {
    match DESK.get().filter(|desk| desk.chosen.try_get_untracked().is_some()) {
        Some(desk) => choose::read(desk, file),
        None => {
            HANDED.set(Some(file));
            browser::go(&Route::Tables.href());
        }
    }
}

pub fn tables(app: App) -> AnyView {
    let desk = Desk::new(app);
    DESK.set(Some(desk));
    kept::follow(desk);
    reading::follow(desk);
    if let Some(file) = HANDED.take() {
        choose::read(desk, file);
    }
    let crumb =
        Crumb { text: Signal::derive(|| shell::DATA.now().to_owned()), href: Route::Data.href() };
    view! {
        {head::head(vec![crumb], Signal::derive(|| text::TITLE.now().to_owned()), Some(text::LEAD), None)}
        {section(text::IMPORT_TITLE, brought_in(desk))}
        {section(text::TEMPLATES_TITLE, export::templates(app))}
        {section(text::EXPORT_TITLE, export::export(app))}
    }
    .into_any()
}

fn brought_in(desk: Desk) -> AnyView {
    let result = move || match desk.chosen.get() {
        Chosen::None => kept::waiting(desk.app),
        Chosen::Reading => view! { <p>{t(text::READING)}</p> }.into_any(),
        Chosen::Done(said) => view! { <p class="banner">{said}</p> }.into_any(),
        Chosen::Refused(name, why) => view! {
            <section class="banner banner--alert">
                <h3 class="banner__title">{text::REFUSED.fill(&[&name])}</h3>
                <p>{why}</p>
                <p>{t(text::KEPT)}</p>
            </section>
        }
        .into_any(),
        Chosen::Open(file) if file.offered.is_some() => encoding::offer(desk, &file),
        Chosen::Open(file) => preview(desk, file),
    };
    view! {
        {choose::choose(desk)}
        <div id="import-result" tabindex="-1" aria-live="polite">
            {result}
        </div>
    }
    .into_any()
}

/// The table as it was read, or how far the work on it is.
fn preview(desk: Desk, file: Arc<File>) -> AnyView {
    let work = Memo::new(move |_| desk.progress.get().map(|progress| progress.work));
    let name = file.name.clone();
    let shown = move || match work.get() {
        Some(work) => turns::progress(desk, work, file.name.clone()),
        None => examined(desk, &file),
    };
    view! {
        <section class="preview">
            <h3 class="banner__title">{text::HOW_TITLE.fill(&[&name])}</h3>
            {shown}
        </section>
    }
    .into_any()
}

/// The result of reading the file, the corrections, and the buttons to import it.
fn examined(desk: Desk, file: &Arc<File>) -> AnyView {
    view! {
        {kept::told(desk)} {parts::parts(desk, file)} {columns::missing_columns(desk)} {correct::correct(desk)}
        {how::how(desk, file)} {told::told(desk)} {ready::ready(desk)} {columns::columns(desk)} {import::buttons(desk)}
    }
    .into_any()
}
