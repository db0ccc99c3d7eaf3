//! One choice for many items: the newest revisions of one place.

use crate::app::whole::IntoAny;
use binh_yen::book::Book;
use binh_yen::exchange::merge::{self, Conflict, Side};
use leptos::prelude::*;

use crate::app::browser;
use crate::app::state::App;
use crate::app::text::{review as text, t};

/// A button for each place that made some of the revisions.
pub fn bulk(app: App, conflicts: &[Conflict]) -> AnyView {
    let mut places: Vec<(String, usize)> = Vec::new();
    for conflict in conflicts {
        for place in app.book.with_untracked(|book| places_of(book, conflict)) {
            match places.iter_mut().find(|(known, _)| *known == place) {
                Some((_, count)) => *count += 1,
                None => places.push((place, 1)),
            }
        }
    }
    if conflicts.len() < 2 || places.is_empty() {
        return ().into_any();
    }
    let button = |(place, count): (String, usize)| {
        let label = text::BULK_TAKE.fill(&[&place, &count.to_string()]);
        view! { <button type="button" class="button" on:click=move |_| take_all(app, &place)>{label}</button> }
    };
    view! {
        <section class="section">
            <h2 class="section__title">{t(text::BULK_TITLE)}</h2>
            <p class="note">{t(text::BULK_LEAD)}</p>
            <div class="actions">{places.into_iter().map(button).collect_view()}</div>
        </section>
    }
    .into_any()
}

/// The places that made revisions of an item, each once.
fn places_of(book: &Book, conflict: &Conflict) -> Vec<String> {
    let sides = merge::sides(book, conflict.list, &conflict.id);
    let mut places: Vec<String> = sides.into_iter().map(|side| side.stamp.by).filter(|by| !by.is_empty()).collect();
    binh_yen::sort::sort_by(&mut places, |a, b| a.cmp(b));
    places.dedup();
    places
}

/// One step: every item that has a revision of the place takes the newest of them.
fn take_all(app: App, place: &str) {
    let label = untrack(|| text::STEP_BULK.fill(&[place]));
    let done = app.edit(label, |book, stamp| {
        merge::conflicts(book).iter().try_fold(book.clone(), |book, Conflict { list, id, .. }| {
            let sides = merge::sides(&book, *list, id);
            let of_place = sides.iter().enumerate().filter(|(_, side)| side.stamp.by == place);
            match of_place.max_by_key(|(_, Side { stamp, .. })| stamp.at) {
                Some((at, _)) => merge::choose(&book, *list, id, at, stamp.clone()),
                None => Ok(book),
            }
        })
    });
    match done {
        Ok(()) => browser::focus_soon("main h1"),
        Err(refused) => app.status.set(refused),
    }
}
