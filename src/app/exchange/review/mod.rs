//! The review page: revisions made in two places at the same time wait for a person's choice.

mod bulk;
mod conflict;
mod twins;

use crate::app::shell::erased::IntoAny;
use leptos::prelude::*;

use super::text::review as text;
use crate::app::components::{empty, head, more};
use crate::app::shell::state::App;
use crate::app::shell::text::shell;
use crate::app::text::InLanguage;
use desk::review::{count, open_conflicts};
use desk::route::Route;

/// The number of items shown at once.
const SHOWN: usize = 50;

pub fn review(app: App) -> AnyView {
    let conflicts = Memo::new(move |_| app.book.with(|book| open_conflicts(book)));
    let drawn = more::Drawn::by(SHOWN);
    let body = move || {
        let conflicts = conflicts.get();
        if conflicts.is_empty() {
            let is_none = Memo::new(move |_| app.book.with(|book| count(book) == 0));
            return (move || {
                is_none
                    .get()
                    .then(|| empty::empty(text::NONE, Some((shell::DATA, Route::Data.href()))))
            })
            .into_any();
        }
        let count = text::COUNT.fill(&[&conflicts.len().to_string()]);
        let bulk = bulk::bulk(app, &conflicts);
        let conflicts = StoredValue::new(conflicts);
        let item = move |at: usize| {
            conflicts.with_value(|all| all.get(at).cloned()).map(|one| conflict::conflict(app, one))
        };
        let items = more::items(drawn, conflicts.with_value(Vec::len), "conflicts", item);
        view! {
            <p class="count">{count}</p>
            {bulk}
            {items}
        }
        .into_any()
    };
    view! {
        {head::plain_head(text::TITLE, Some(text::LEAD), None)}
        {body} {twins::twins(app)}
    }
    .into_any()
}
