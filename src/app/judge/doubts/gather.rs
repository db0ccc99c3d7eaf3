//! Checks a book commune by commune, so that the page stays responsive with a province.

use std::sync::Arc;

use book::{Book, UnitId, Year};
use law::checks::{Checks, Doubt};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::app::judge::verdicts;
use crate::app::shell::browser;
use crate::app::shell::state::App;

/// The doubts so far, and the progress.
#[derive(Clone, Default, PartialEq)]
pub struct Gathered {
    /// The doubts, commune by commune.
    pub doubts: Vec<Doubt>,
    /// The number of shards looked at.
    pub done: usize,
    /// The number of all shards.
    pub all: usize,
}

impl Gathered {
    /// Whether everything was looked at.
    pub fn is_whole(&self) -> bool {
        self.done == self.all
    }
}

/// The checks in use: the national ones, and the book's own.
pub fn checks(book: &Book) -> Checks {
    Checks::national().unwrap_or_default().with(&book.frame)
}

/// Looks at the shown book and year, again whenever one of them changes. While it looks, the
/// answers of before stay.
pub fn gather(app: App) -> RwSignal<Gathered> {
    let gathered = RwSignal::new(Gathered::default());
    let turn = StoredValue::new(0_u32);
    Effect::new(move |_| {
        let (book, year) = (app.book.get(), app.year.get());
        // A change of rule sets or kinds changes what is found.
        app.library.track();
        app.catalogue.track();
        turn.update_value(|turn| *turn += 1);
        let own = turn.get_value();
        let is_on = move || turn.try_get_value() == Some(own);
        spawn_local(look(app, book, year, gathered, is_on));
    });
    gathered
}

async fn look(
    app: App,
    book: Arc<Book>,
    year: Year,
    gathered: RwSignal<Gathered>,
    is_on: impl Fn() -> bool,
) {
    let checks = checks(&book);
    let roots: Vec<UnitId> = book.shards.keys().cloned().collect();
    let mut found = Gathered { all: roots.len(), ..Gathered::default() };
    for root in &roots {
        browser::breathe().await;
        if !is_on() {
            return;
        }
        let doubts = verdicts::ask_of(app, &book, |evaluator| {
            let shard = book.shards.get(root)?;
            let units: Vec<_> = shard.live_units().collect();
            Some(evaluator.doubts(checks.all(), &units, year))
        });
        found.doubts.extend(doubts.unwrap_or_default());
        found.done += 1;
        let is_told = found.is_whole() || found.done.is_multiple_of(TOLD_EACH);
        if is_told && gathered.try_set(found.clone()).is_some() {
            return;
        }
    }
    if roots.is_empty() {
        let _ = gathered.try_set(found);
    }
}

/// The number of shards after which the page shows progress.
const TOLD_EACH: usize = 8;
