//! Deleted items, and items whose addition was undone. Each links to its revisions, where it can be
//! restored.

use crate::app::shell::erased::IntoAny;
use book::sort::sort_by;
use book::{Book, Record, RecordKind};
use leptos::prelude::*;
use serde::Serialize;
use serde_json::{Map, Value};
use store::revisions::StoredRevision;
use store::{Standing, revision_store};
use wasm_bindgen_futures::spawn_local;

use super::subject::Subject;
use crate::app::components::table::{self, Column};
use crate::app::components::{empty, head};
use crate::app::register::forms::typed::{by_kind, to_map};
use crate::app::register::text::revisions as text;
use crate::app::shell::browser;
use crate::app::shell::state::App;
use crate::app::shell::words::capital;
use crate::app::text::{InLanguage, Text, t};
use desk::line::stamp_of;

/// The number of rows shown at first, and added with each press.
const SHOWN: usize = 100;

/// A deleted record or unit with its last revision.
#[derive(Clone)]
struct Item {
    subject: Subject,
    record: Map<String, Value>,
}

pub fn deleted(app: App) -> AnyView {
    let gone: RwSignal<Vec<Item>> = RwSignal::new(Vec::new());
    Effect::new(move |_| {
        if app.standing.get() != Standing::Saving {
            let book = app.book.get();
            // On failure there is nothing to list.
            spawn_local(async move {
                drop(
                    gone.try_set(
                        revision_store::of_removed(&book)
                            .await
                            .unwrap_or_default()
                            .into_iter()
                            .filter_map(read)
                            .collect(),
                    ),
                )
            });
        }
    });
    let in_book = move || {
        let items = app.book.with(|book| deleted_in(book));
        match items.is_empty() {
            true => empty::empty(text::DELETED_NONE, None),
            false => list(app, text::DELETED_TITLE, text::DELETED_WHEN, items),
        }
    };
    let undone = move || {
        let gone = gone.get();
        (!gone.is_empty()).then(|| {
            view! {
                <section class="section">
                    <div class="section__head">
                        <h2 class="section__title">{t(text::GONE_TITLE)}</h2>
                    </div>
                    <p class="note">{t(text::GONE_LEAD)}</p>
                    {list(app, text::GONE_TITLE, text::GONE_WHEN, gone)}
                </section>
            }
        })
    };
    view! {
        {head::plain_head(text::DELETED_TITLE, Some(text::DELETED_LEAD), None)}
        {in_book}
        {undone}
    }
    .into_any()
}

fn read(kept: StoredRevision) -> Option<Item> {
    let record = serde_json::from_str(&kept.json.ok()?).ok()?;
    Some(Item { subject: Subject::of(&kept.key.list, &kept.key.id)?, record })
}

fn deleted_in(book: &Book) -> Vec<Item> {
    fn of<R: Record + Serialize + 'static>(book: &Book, items: &mut Vec<Item>) {
        for record in book
            .shards
            .values()
            .flat_map(|shard| R::list(shard))
            .filter(|record| record.is_deleted())
        {
            items.push(Item {
                subject: Subject::Record(R::KIND, record.id().clone()),
                record: to_map(record),
            });
        }
    }
    let mut items = Vec::new();
    for unit in book.shards.values().flat_map(|shard| &shard.units).filter(|unit| unit.deleted) {
        items.push(Item { subject: Subject::Unit(unit.id.clone()), record: to_map(unit) });
    }
    for kind in RecordKind::ALL {
        by_kind!(kind, of(book, &mut items));
    }
    items
}

/// Shows the items, newest first.
fn list(app: App, caption: Text, when: Text, mut items: Vec<Item>) -> AnyView {
    let at = |item: &Item| stamp_of(&item.record).map_or(0, |stamp| stamp.at);
    sort_by(&mut items, |a, b| at(b).cmp(&at(a)));
    let limit = RwSignal::new(SHOWN);
    let count = items.len();
    let columns: Vec<Column> =
        [text::DELETED_NAME, text::DELETED_WHAT, when, text::DELETED_BY].map(table::words).to_vec();
    let rows = move || {
        app.lang.track();
        let rows = items.iter().take(limit.get()).map(|item| row(app, item)).collect();
        table::table(Signal::derive(move || caption.now().to_owned()), &columns, rows)
    };
    let more = move || {
        let press = move |_| limit.update(|limit| *limit += SHOWN);
        (count > limit.get()).then(|| view! { <button type="button" class="button" on:click=press>{t(text::SHOW_MORE)}</button> })
    };
    view! { {rows} {more} }.into_any()
}

fn row(app: App, item: &Item) -> Vec<AnyView> {
    let stamp = stamp_of(&item.record);
    let title = item.subject.title(app, &item.record);
    let name = if title.is_empty() { item.subject.name().1.to_owned() } else { title };
    vec![
        view! { <a href=item.subject.past().href()>{name}</a> }.into_any(),
        capital(&item.subject.kind_words()).into_any(),
        stamp.as_ref().map(|stamp| browser::moment(stamp.at)).unwrap_or_default().into_any(),
        stamp.map(|stamp| stamp.by).unwrap_or_default().into_any(),
    ]
}
