//! One conflict: the revisions of an item side by side, and buttons to take one of them.

use crate::app::shell::erased::IntoAny;
use book::{Book, RecordId, UnitId};
use files::List;
use files::merge::{self, Conflict};
use leptos::prelude::*;

use crate::app::components::side_by_side::{Revision, name_of, side_by_side};
use crate::app::exchange::text::review as text;
use crate::app::shell::browser;
use crate::app::shell::state::App;
use crate::app::text::{InLanguage, t};
use desk::route::{Query, Route};

pub fn conflict(app: App, conflict: Conflict) -> AnyView {
    let sides = app.book.with_untracked(|book| merge::sides(book, conflict.list, &conflict.id));
    let revision = |(at, side): (usize, merge::Side)| {
        let mut revision = Revision::new(text::REVISION, side);
        revision.heading = [&(at + 1).to_string(), ". ", &revision.heading].concat();
        if at == 0 {
            revision.heading = text::SHOWN.fill(&[&revision.heading]);
        }
        revision
    };
    let revisions: Vec<Revision> = sides.into_iter().enumerate().map(revision).collect();
    let name =
        revisions.first().map(|shown| name_of(app, conflict.list, shown)).unwrap_or_default();
    let table = side_by_side(app, conflict.list, &revisions);
    let edit =
        edit_page(&conflict).filter(|_| revisions.first().is_some_and(|shown| !shown.is_deleted));
    let edit = edit.map(|href| view! { <a class="quiet-button" href=href>{t(text::EDIT)}</a> });
    let title = name.clone();
    let shared = StoredValue::new((conflict, name));
    let take = move |at: usize| {
        let press = move |_| shared.with_value(|(conflict, name)| choose(app, conflict, name, at));
        let words = text::TAKE.fill(&[&(at + 1).to_string()]);
        let label = [&words, ": ", &shared.with_value(|(_, name)| name.clone())].concat();
        view! { <button type="button" class="button" aria-label=label on:click=press>{words}</button> }
    };
    view! {
        <li class="preview">
            <h2 class="banner__title">{title}</h2>
            {table}
            <div class="actions">{(0..revisions.len()).map(take).collect_view()} {edit}</div>
        </li>
    }
    .into_any()
}

/// Returns the address of the form of the shown revision. Saving it ends the conflict.
fn edit_page(conflict: &Conflict) -> Option<String> {
    let route = match conflict.list {
        List::Units => Route::EditUnit(UnitId::new(&conflict.id).ok()?),
        List::Of(kind) => Route::Record(kind, RecordId::new(&conflict.id).ok()?),
    };
    Some(route.with(Query { ends_review: true, ..Query::default() }))
}

fn choose(app: App, conflict: &Conflict, name: &str, at: usize) {
    let label = untrack(|| text::STEP_RESOLVE.fill(&[name]));
    match app.edit(label, |book: &Book, stamp| {
        merge::choose(book, conflict.list, &conflict.id, at, stamp)
    }) {
        Ok(()) => browser::focus_soon("main h1"),
        Err(refused) => app.status.set(refused),
    }
}
