//! Creates the app's state.

use std::sync::Arc;

use book::Frame;
use desk::route::{Query, Route};
use desk::session::Session;
use law::Library;
use leptos::prelude::*;
use store::pen::Role;

use super::engine;
use super::state::{App, Found, Same, StoragePermission, first_year};
use crate::app::judge::verdicts;
use crate::app::text;

impl App {
    /// Creates the state from the stored data. The library may follow later; see `engine`.
    pub fn start(found: Found, library: Library) -> Self {
        let book = RwSignal::new(Arc::new(found.book));
        let national = RwSignal::new(Arc::new(library));
        let frame = Memo::new(move |_| Same(book.with(|book| book.frame.clone())));
        let library = Memo::new(move |_| Same(verdicts::library(&national.get(), &frame.get().0)));
        let catalogue = Memo::new(move |_| {
            national.with(|library| {
                let made =
                    |frame: &Frame| engine::here().map(|engine| (engine.catalogue)(library, frame));
                Arc::new(frame.with(|frame| made(&frame.0)).unwrap_or_default())
            })
        });
        let lang = RwSignal::new(found.lang);
        text::speak(lang);
        let year = RwSignal::new(first_year(&book.get_untracked()));
        Self {
            year,
            verdicts: Memo::new(move |_| {
                Same(verdicts::verdicts(book.get(), library.get().0, catalogue.get(), year.get()))
            }),
            book,
            lang,
            route: RwSignal::new(Route::Overview),
            query: RwSignal::new(Query::default()),
            catalogue,
            national,
            library,
            session: RwSignal::new(Session::new(book.get_untracked())),
            status: RwSignal::new(String::new()),
            saying: StoredValue::new(String::new()),
            standing: RwSignal::new(found.standing),
            damaged: RwSignal::new(found.damaged),
            exported: RwSignal::new(found.store.exported()),
            room: RwSignal::new(None),
            storage_permission: RwSignal::new(StoragePermission::NotAsked),
            may_be_private: RwSignal::new(false),
            role: RwSignal::new(Role::Writes),
            store: StoredValue::new_local(found.store),
        }
    }
}
