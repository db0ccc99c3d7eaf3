//! Units that were entered twice on two devices, which a person can join, and late records of
//! joined units.

use crate::app::shell::erased::IntoAny;
use book::{Book, Stamp, UnitId};
use files::List;
use files::merge::{self, Duplicate, LeftBehind};
use leptos::prelude::*;
use store::Reason;

use crate::app::components::more;
use crate::app::components::side_by_side::{Revision, side_by_side};
use crate::app::device::saving;
use crate::app::exchange::text::review as text;
use crate::app::shell::state::App;
use crate::app::shell::{browser, words};
use crate::app::text::{InLanguage, t};

/// Shows the sections that have content.
pub fn twins(app: App) -> AnyView {
    let found = Memo::new(move |_| {
        app.book.with(|book| (merge::likely_duplicates(book), merge::left_behind(book)))
    });
    let drawn = more::Drawn::by(super::SHOWN);
    let shown = move || {
        let (duplicates, left) = found.get();
        if duplicates.is_empty() && left.is_empty() {
            return ().into_any();
        }
        let (pairs, count) = (duplicates.len(), duplicates.len() + left.len());
        let found = StoredValue::new((duplicates, left));
        let item = move |at: usize| {
            found.with_value(|(duplicates, left)| match duplicates.get(at) {
                Some(duplicate) => Some(pair(app, duplicate.clone())),
                None => left.get(at - pairs).map(|left| rest(app, left.clone())),
            })
        };
        view! {
            <section class="section">
                <h2 class="section__title">{t(text::TWINS_TITLE)}</h2>
                <p class="note">{t(text::TWINS_LEAD)}</p>
                {more::items(drawn, count, "conflicts", item)}
            </section>
        }
        .into_any()
    };
    shown.into_any()
}

fn pair(app: App, Duplicate { stays, gone }: Duplicate) -> AnyView {
    let revision = |unit: &UnitId| {
        let shown = app.book.with_untracked(|book| {
            merge::sides(book, List::Units, unit.as_str()).into_iter().next()
        });
        shown.map(|side| Revision::new(text::REVISION, side))
    };
    let revisions: Vec<Revision> =
        [revision(&stays), revision(&gone)].into_iter().flatten().collect();
    let name = app.book.with_untracked(|book| words::name_with_commune(book, &gone));
    let title = name.clone();
    let join = move |_| join(app, &stays, &gone, &name);
    view! {
        <li class="preview">
            <h3 class="banner__title">{title}</h3>
            {side_by_side(app, List::Units, &revisions)}
            <div class="actions">
                <button type="button" class="button" on:click=join>{t(text::JOIN)}</button>
            </div>
        </li>
    }
    .into_any()
}

/// Shows a joined unit that got records from a device which did not know of the join.
fn rest(app: App, LeftBehind { unit, joined_into, records, units }: LeftBehind) -> AnyView {
    let name = app
        .book
        .with_untracked(|book| merge::sides(book, List::Units, unit.as_str()).into_iter().next());
    let name = name
        .and_then(|side| side.fields.get("name").and_then(|name| name.as_str().map(str::to_owned)));
    let name = name.unwrap_or_else(|| unit.to_string());
    let said = text::LEFT_BEHIND.fill(&[&name, &(records + units).to_string()]);
    let join = joined_into.map(|stays| {
        view! { <button type="button" class="button" on:click=move |_| join(app, &stays, &unit, &name)>{t(text::JOIN_REST)}</button> }
    });
    view! {
        <li class="preview">
            <p>{said}</p>
            <div class="actions">{join}</div>
        </li>
    }
    .into_any()
}

fn join(app: App, stays: &UnitId, gone: &UnitId, name: &str) {
    let label = untrack(|| text::STEP_JOIN.fill(&[name]));
    let joined = |book: &Book, stamp: Stamp| {
        book.join_units(stays, gone, &stamp)
            .inspect(|_| saving::snapshot_before(app, Reason::Merge, name))
    };
    match app.edit(label, joined) {
        Ok(()) => browser::focus_soon("main h1"),
        Err(refused) => app.status.set(refused),
    }
}
