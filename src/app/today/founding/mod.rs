//! The guide that founds a book: its commune, its hamlets, who keeps it. Each step is an edit of
//! its own, so that a person can leave at any time; the page shows what the book has.

mod commune;
mod hamlets;
mod keeper;
mod link;
mod list;

use crate::app::shell::erased::IntoAny;
use book::RecordKind;
use desk::founding::commune_of;
use desk::route::{self, Route};
use leptos::prelude::*;

use super::text::founding as text;
use crate::app::components::{head, section};
use crate::app::shell::state::App;

pub use link::link;

pub fn founding(app: App) -> AnyView {
    let asked = app.query.with_untracked(|query| query.unit.clone());
    let chosen = RwSignal::new(app.book.with_untracked(|book| commune_of(book, asked.as_ref())));
    let later = move || {
        let id = chosen.get()?;
        Some(view! { {hamlets::step(app, id.clone())} {keeper::step(app, id)} {next()} })
    };
    view! {
        {head::plain_head(text::TITLE, Some(text::LEAD), None)}
        {commune::step(app, chosen)}
        {later}
    }
    .into_any()
}

fn next() -> AnyView {
    let incident = route::new_record(RecordKind::Incident, None, None, None);
    let links = view! {
        <div class="actions" id="next">
            {head::link_button(text::SEE_OVERVIEW, Route::Overview.href(), true)}
            {head::link_button(text::FIRST_INCIDENT, incident, false)}
            {head::link_button(text::FROM_SHEET, Route::Tables.href(), false)}
            {head::link_button(text::DUE, Route::Calendar.href(), false)}
            {head::link_button(text::LOCK, Route::Lock.href(), false)}
        </div>
    };
    section(text::NEXT, links.into_any())
}
