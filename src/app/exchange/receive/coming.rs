//! The table of communes that files would change, each with a checkbox, and their items field by
//! field.

use std::collections::BTreeSet;

use crate::app::shell::erased::IntoAny;
use book::{Book, UnitId};
use files::merge::{self, Coming, Difference, Effect};
use leptos::prelude::*;

use crate::app::components::more;
use crate::app::components::side_by_side::{Revision, name_of, side_by_side};
use crate::app::components::table::{self, Column};
use crate::app::exchange::text::receive as text;
use crate::app::shell::state::App;
use crate::app::shell::words;
use crate::app::text::format::number;
use crate::app::text::{InLanguage, Text, t};

const COLUMNS: &[Column] = &[
    table::words(text::UNIT),
    table::numbers(text::NEW),
    table::numbers(text::CHANGED),
    table::numbers(text::DELETED),
    table::numbers(text::CONFLICTS),
    table::numbers(text::OLDER),
    table::numbers(text::THE_SAME),
];

/// The number of a commune's items shown side by side.
const SHOWN: usize = 20;

pub fn table(
    app: App,
    chosen: RwSignal<BTreeSet<UnitId>>,
    comings: &[Coming],
    file: &Book,
) -> AnyView {
    let lang = app.lang.get_untracked();
    let rows = comings.iter().map(|coming| {
        let count = |count: usize| number(count as u64, lang).into_any();
        vec![
            choice(chosen, coming, file),
            count(coming.count(Effect::New)),
            count(coming.count(Effect::Changed)),
            count(coming.count(Effect::Deleted)),
            count(coming.count(Effect::Conflict)),
            count(coming.count(Effect::Older)),
            count(coming.same),
        ]
    });
    let all: BTreeSet<UnitId> = comings.iter().map(|coming| coming.root.clone()).collect();
    let many = (comings.len() > 1).then(|| {
        view! {
            <div class="actions">
                <button type="button" class="button button--small" on:click=move |_| chosen.set(all.clone())>{t(text::CHOOSE_ALL)}</button>
                <button type="button" class="button button--small" on:click=move |_| chosen.set(BTreeSet::new())>{t(text::CHOOSE_NONE)}</button>
            </div>
        }
    });
    let caption = Signal::derive(|| text::CHANGES.now().to_owned());
    view! { {many} {table::table(caption, COLUMNS, rows.collect())} }.into_any()
}

/// Returns the name of a commune, such as "Xã Việt Thành".
fn name(file: &Book, coming: &Coming) -> String {
    let root = file.shards.get(&coming.root).and_then(|shard| shard.root_unit());
    root.map_or_else(|| coming.name.clone(), |root| words::unit_name(file, root))
}

fn choice(chosen: RwSignal<BTreeSet<UnitId>>, coming: &Coming, file: &Book) -> AnyView {
    let (root, name) = (coming.root.clone(), name(file, coming));
    let is_chosen = {
        let root = root.clone();
        move || chosen.with(|chosen| chosen.contains(&root))
    };
    let toggle = move |_| {
        chosen.update(|chosen| {
            if !chosen.remove(&root) {
                chosen.insert(root.clone());
            }
        });
    };
    view! {
        <label class="taken">
            <input type="checkbox" aria-label=text::TAKE_UNIT.fill(&[&name]) prop:checked=is_chosen on:change=toggle />
            <span>{name}</span>
        </label>
    }
    .into_any()
}

/// Shows the change to each item, folded away, and field by field if the book already has the item.
pub fn items(app: App, comings: &[Coming], open: &Book, file: &Book) -> AnyView {
    let is_open = RwSignal::new(false);
    let changing = |coming: &Coming| {
        coming
            .differences
            .iter()
            .filter(|item| item.effect != Effect::Older)
            .cloned()
            .collect::<Vec<_>>()
    };
    let lists: Vec<_> =
        comings.iter().map(|coming| (name(file, coming), changing(coming))).collect();
    let books = StoredValue::new((open.clone(), file.clone()));
    let lists = StoredValue::new(lists);
    let shown = move || {
        is_open.get().then(|| {
            lists.with_value(|lists| {
                lists.iter().map(|(name, items)| of_commune(app, name, items, books)).collect_view()
            })
        })
    };
    view! {
        <button
            type="button"
            class="button button--small"
            aria-expanded=move || is_open.get().to_string()
            on:click=move |_| is_open.update(|open| *open = !*open)
        >
            {t(text::ITEMS)}
        </button>
        {shown}
    }
    .into_any()
}

fn of_commune(
    app: App,
    name: &str,
    items: &[Difference],
    books: StoredValue<(Book, Book)>,
) -> AnyView {
    let items = StoredValue::new(items.to_vec());
    let one = move |at: usize| {
        let item = items.with_value(|items| items.get(at).cloned())?;
        Some(books.with_value(|(open, file)| line(app, &item, open, file)))
    };
    view! {
        <h4 class="preview__title">{name.to_owned()}</h4>
        {more::items(more::Drawn::by(SHOWN), items.with_value(Vec::len), "conflicts", one)}
    }
    .into_any()
}

fn line(app: App, item: &Difference, open: &Book, file: &Book) -> AnyView {
    let revision = |heading: Text, book: &Book| {
        let shown = merge::sides(book, item.list, &item.id).into_iter().next();
        shown.map(|side| Revision::new(heading, side))
    };
    let revisions: Vec<Revision> =
        [revision(text::OURS, open), revision(text::THEIRS, file)].into_iter().flatten().collect();
    let name =
        revisions.last().map(|revision| name_of(app, item.list, revision)).unwrap_or_default();
    let what = match item.effect {
        Effect::New => text::NEW,
        Effect::Changed => text::CHANGED,
        Effect::Deleted => text::DELETED,
        Effect::Conflict => text::CONFLICTS,
        Effect::Older => text::OLDER,
    };
    let table = (revisions.len() > 1).then(|| side_by_side(app, item.list, &revisions));
    view! {
        <li>
            <p>
                <strong>{t(what)}</strong> " · " {name}
            </p>
            {table}
        </li>
    }
    .into_any()
}
