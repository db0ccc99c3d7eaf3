//! Replacements from earlier states for parts that are damaged in both homes.

use std::collections::BTreeMap;

use crate::app::shell::erased::IntoAny;
use book::{Book, Frame, UnitId};
use files::Problem;
use leptos::prelude::*;
use store::{Damaged, Label, Unreadable, keys, snapshot_store};
use wasm_bindgen_futures::spawn_local;

use super::put_back;
use crate::app::device::text::snapshots as text;
use crate::app::shell::state::App;
use crate::app::shell::{browser, readable};
use crate::app::text::{InLanguage, t};

/// Offers the newest intact value of each damaged part that the open book lacks.
pub fn offers(app: App) -> AnyView {
    let found: RwSignal<BTreeMap<String, Label>> = RwSignal::new(BTreeMap::new());
    let lacking = Memo::new(move |_| {
        let names = app.damaged.with(|damaged| damaged.iter().filter_map(name).collect::<Vec<_>>());
        app.book.with(|book| {
            names.into_iter().filter(|name| is_lacking(book, name)).collect::<Vec<_>>()
        })
    });
    Effect::new(move |_| {
        let names = lacking.get();
        spawn_local(async move {
            // Unreadable values are not offered.
            found.try_set(snapshot_store::newest_with(&names).await.unwrap_or_default());
        });
    });
    let refused = RwSignal::new(Vec::new());
    let shown = move || {
        let offered = found.with(|found| {
            found.iter().map(|(name, label)| offer(app, name, *label, refused)).collect_view()
        });
        found.with(|found| !found.is_empty()).then(|| {
            view! {
                <h3 class="preview__title">{t(text::OFFERS)}</h3>
                <ul>{offered}</ul>
                {readable::refused(app, refused, text::NOT_BACK, text::NOT_BACK_BODY)}
            }
        })
    };
    shown.into_any()
}

/// Returns the name of the part that a damaged value belongs to.
fn name(damaged: &Damaged) -> Option<String> {
    let (name, _) = keys::parse(&damaged.key);
    let is_part = name == keys::FRAME || name.starts_with(keys::SHARD);
    (is_part && damaged.reason != Unreadable::Apart).then(|| name.to_owned())
}

fn is_lacking(book: &Book, name: &str) -> bool {
    match unit_of(name) {
        Some(unit) => !book.shards.contains_key(&unit),
        None => *book.frame == Frame::default(),
    }
}

fn unit_of(name: &str) -> Option<UnitId> {
    UnitId::new(name.strip_prefix(keys::SHARD)?).ok()
}

fn offer(app: App, name: &str, label: Label, refused: RwSignal<Vec<Problem>>) -> AnyView {
    let unit = unit_of(name);
    let part = unit.as_ref().map_or_else(|| text::FRAME.now().to_owned(), ToString::to_string);
    let said = text::OFFER.fill(&[&part, &browser::moment(label.at)]);
    let take = move |_| {
        let unit = unit.clone();
        spawn_local(async move {
            match (snapshot_store::open(label.revision).await, unit) {
                (Ok(Some(kept)), Some(unit)) => put_back::one(app, &kept, &unit, refused),
                (Ok(Some(kept)), None) => put_back::frame(app, &kept),
                _ => app.status.set(untrack(|| text::NOT_READ.now().to_owned())),
            }
        });
    };
    view! {
        <li class="actions">
            {said} <button type="button" class="button button--small" on:click=take>{t(text::TAKE_OFFER)}</button>
        </li>
    }
    .into_any()
}
