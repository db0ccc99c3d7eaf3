//! One choice for many items: the newest revisions of one place.

use crate::app::shell::erased::IntoAny;
use files::merge::{self, Conflict};
use leptos::prelude::*;

use crate::app::exchange::text::review as text;
use crate::app::shell::browser;
use crate::app::shell::state::App;
use crate::app::text::{InLanguage, t};

/// The maximum number of places with a button, those with the most revisions first.
const PLACES: usize = 20;

/// Shows a button for each place that made some of the revisions.
pub fn bulk(app: App, conflicts: &[Conflict]) -> AnyView {
    let places = desk::review::places(conflicts);
    if places.is_empty() {
        return ().into_any();
    }
    let button = |(place, count): (&str, usize)| {
        let place = place.to_owned();
        let label = text::BULK_TAKE.fill(&[&place, &count.to_string()]);
        view! { <button type="button" class="button" on:click=move |_| take_all(app, &place)>{label}</button> }
    };
    view! {
        <section class="section">
            <h2 class="section__title">{t(text::BULK_TITLE)}</h2>
            <p class="note">{t(text::BULK_LEAD)}</p>
            <div class="actions">{places.into_iter().take(PLACES).map(button).collect_view()}</div>
        </section>
    }
    .into_any()
}

/// Takes the newest revision of a place for each item that has one, in one step.
fn take_all(app: App, place: &str) {
    let label = untrack(|| text::STEP_BULK.fill(&[place]));
    let done = app.edit(label, |book, stamp| merge::choose_all_by(book, place, &stamp));
    match done {
        Ok(()) => browser::focus_soon("main h1"),
        Err(refused) => app.status.set(refused),
    }
}
