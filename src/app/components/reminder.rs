//! The reminder to export changes that exist on this device alone.

use crate::app::shell::erased::IntoAny;
use book::Book;
use files::Unsent;
use leptos::prelude::*;

use crate::app::device::text::snapshots as text;
use crate::app::judge::verdicts;
use crate::app::shell::browser;
use crate::app::shell::state::App;
use crate::app::text::format::number;
use crate::app::text::{InLanguage, t};
use desk::route::Route;

/// Shows a calm line with a link to the export if many changes, or old ones, were not exported.
pub fn reminder(app: App) -> AnyView {
    let unsent = Memo::new(move |_| {
        let now = browser::now();
        let exported = app.exported.get();
        let since = exported.map(|exported| exported.latest);
        let of =
            |book: &Book| app.store.with_value(|store| Unsent::of(book, store.device(), since));
        // Every visit of the overview asks, an export is rare.
        let (known_since, known) = verdicts::known_of_book(app, "unsent", |book| (since, of(book)));
        let unsent = if known_since == since { known } else { app.book.with(|book| of(book)) };
        unsent.is_much(now).then_some((unsent.changes, exported.map(|exported| exported.at)))
    });
    let line = move |(changes, since): (usize, Option<u64>)| {
        let count = number(changes as u64, app.lang.get());
        let said = match since {
            Some(at) => text::REMIND_SINCE.fill(&[&count, &browser::moment(at)]),
            None => text::REMIND_NEVER.fill(&[&count]),
        };
        view! {
            <p class="reminder">
                {said} " " <a href=Route::Data.href()>{t(text::REMIND_EXPORT)}</a>
            </p>
        }
    };
    (move || unsent.get().map(line)).into_any()
}
