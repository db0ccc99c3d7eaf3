//! The list of the book's stored earlier states.

use crate::app::shell::erased::IntoAny;
use leptos::prelude::*;
use store::snapshot_store::{self, SnapshotEntry};
use store::{Cause, Label, Reason};
use wasm_bindgen_futures::spawn_local;

use super::saving;
use super::text::snapshots as text;
use crate::app::components::table::{self, Column};
use crate::app::components::{empty, head};
use crate::app::exchange::text::data;
use crate::app::shell::browser;
use crate::app::shell::state::App;
use crate::app::shell::text::shell;
use crate::app::text::format::number;
use crate::app::text::{InLanguage, t};
use desk::route::Route;

mod look;
mod offer;
mod put_back;

pub use look::look;
pub use offer::offers;

const COLUMNS: &[Column] = &[
    table::words(text::WHEN),
    table::words(text::WHY),
    table::numbers(text::SHARDS),
    table::numbers(text::RECORDS),
    table::numbers(text::SIZE),
];

/// All stored states with their total size, or why they cannot be read.
type Listed = Result<(Vec<SnapshotEntry>, usize), Cause>;

/// The page of all stored states, newest first.
pub fn list(app: App) -> AnyView {
    let found: RwSignal<Option<Listed>> = RwSignal::new(None);
    Effect::new(move |_| {
        // Each save may add a state.
        app.standing.track();
        spawn_local(async move {
            let list = snapshot_store::list().await;
            found.try_set(Some(list));
        });
    });
    let shown = move || {
        match found.get() {
        None => view! { <p>{t(shell::OPENING)}</p> }.into_any(),
        Some(Err(cause)) => view! { <p class="field__error">{t(text::NOT_READ)} " " {t(saving::why_unsaved(cause))}</p> }.into_any(),
        Some(Ok((kept, _))) if kept.is_empty() => empty::empty(text::NONE, None),
        Some(Ok((kept, room))) => all(app, &kept, room),
    }
    };
    view! {
        {head::head(vec![to_data()], Signal::derive(|| text::TITLE.now().to_owned()), Some(text::LEAD), None)}
        {shown}
    }
    .into_any()
}

fn to_data() -> head::Crumb {
    head::Crumb { text: Signal::derive(|| shell::DATA.now().to_owned()), href: Route::Data.href() }
}

fn all(app: App, kept: &[SnapshotEntry], room: usize) -> AnyView {
    let lang = app.lang.get();
    let thousands = |units: usize| number(units.div_ceil(1000) as u64, lang);
    let rows = kept.iter().map(|one| {
        let when = browser::moment(one.label.at);
        let Some(snapshot) = &one.snapshot else {
            let unread = t(text::UNREADABLE).into_any();
            return vec![when.into_any(), unread, ().into_any(), ().into_any(), ().into_any()];
        };
        vec![
            view! { <a href=Route::Snapshot(one.label.revision).href()>{when}</a> }.into_any(),
            why(one.label, &snapshot.what).into_any(),
            number(snapshot.shards() as u64, lang).into_any(),
            snapshot.records.map(|records| number(records as u64, lang)).into_any(),
            data::ROOM_UNIT.filled(lang, &[&thousands(one.size)]).into_any(),
        ]
    });
    let caption = Signal::derive(|| text::TITLE.now().to_owned());
    view! {
        {table::table(caption, COLUMNS, rows.collect())}
        <p class="note after">{text::ROOM.filled(lang, &[&thousands(room)])}</p>
    }
    .into_any()
}

/// Says why a state was stored.
fn why(label: Label, what: &str) -> String {
    let said = match label.reason {
        Reason::Hour => text::BY_HOUR,
        Reason::Import => text::BEFORE_IMPORT,
        Reason::Merge => text::BEFORE_MERGE,
        Reason::Restore => text::BEFORE_RESTORE,
        Reason::Rules => text::BEFORE_RULES,
        Reason::Sample => text::BEFORE_SAMPLE,
        Reason::Deletion => text::BEFORE_DELETION,
        Reason::Migration => text::BEFORE_MIGRATION,
    };
    said.fill(&[what]).trim_end().to_owned()
}
