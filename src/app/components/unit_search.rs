//! Search for units by name, with or without accents.

use book::{Book, Unit};
use leptos::prelude::*;

use super::pick::{Choice, Pick, pick};
use crate::app::shell::browser::go;
use crate::app::shell::engine;
use crate::app::shell::state::App;
use crate::app::shell::text::shell;
use crate::app::shell::words;
use desk::route::Route;

/// The number of suggestions that fit above a phone's keyboard.
const SHOWN: usize = 8;

/// The search field of the header. A choice opens the unit's page.
pub fn unit_search(app: App) -> AnyView {
    let text = RwSignal::new(String::new());
    let find = Callback::new(move |typed: String| {
        if typed.trim().is_empty() { Vec::new() } else { find_units(app, &typed, |_| true) }
    });
    let choose = Callback::new(move |choice: Choice| {
        text.set(String::new());
        if let Ok(id) = book::UnitId::new(&choice.value) {
            go(&Route::Unit(id).href());
        }
    });
    pick(Pick {
        id: "unit-search".into(),
        name: Some(shell::SEARCH),
        placeholder: Some(shell::SEARCH),
        text,
        find,
        choose,
        described_by: None,
        invalid: false.into(),
    })
}

/// Finds the units that match typed text, best first.
pub fn find_units(app: App, typed: &str, is_wanted: fn(&Unit) -> bool) -> Vec<Choice> {
    // Without the fetched code there is no book with units.
    let Some(engine) = engine::here() else { return Vec::new() };
    app.book.with(|book| {
        (engine.find_units)(book, typed, &is_wanted, SHOWN)
            .iter()
            .filter_map(|id| Some(choice(book, book.unit(id)?.0)))
            .collect()
    })
}

/// Converts a unit to a suggestion.
pub fn choice(book: &Book, unit: &Unit) -> Choice {
    let above = unit.parent.as_ref().map(|parent| words::name_of(book, parent)).unwrap_or_default();
    let detail = if unit.kind.has_shard() {
        above
    } else {
        [&words::unit_kind(unit.kind), " · ", &above].concat()
    };
    Choice { value: unit.id.to_string(), text: words::unit_name(book, unit), detail }
}
