//! The value of a field for a unit: an id, or text that names no unit. Such text is kept; the field
//! reports it and leads to the form of a new unit and back.

use std::cell::RefCell;

use book::{Book, Unit, UnitId};
use leptos::prelude::*;

use crate::app::shell::browser::{LETTERS, composed, go};
use crate::app::shell::state::App;
use crate::app::shell::words;
use desk::fields::{Field, Input};
use desk::route::{Query, Route};
use desk::{standards, units};

/// The prefix of text that names no unit. No id starts with it.
const NONE: char = '?';

/// Encodes text that names no unit for the field.
pub fn kept(typed: &str) -> String {
    if typed.trim().is_empty() { String::new() } else { format!("{NONE}{typed}") }
}

/// Encodes pasted text for a field: that of a unit waits until it is read.
pub fn typed(field: &Field, text: &str) -> String {
    if matches!(field.input, Input::Unit) { kept(text) } else { text.to_owned() }
}

/// Returns the text of a field that names no unit.
pub fn unknown(kept: &str) -> Option<&str> {
    kept.strip_prefix(NONE)
}

/// Returns the id of a field's unit: the chosen one, or the only unit whose full name was typed.
pub fn read(app: App, kept: &str) -> Option<String> {
    match unknown(kept) {
        None => Some(kept.to_owned()),
        Some(typed) => app
            .book
            .with_untracked(|book| untrack(|| named(book, typed)))
            .map(|unit| unit.to_string()),
    }
}

fn named(book: &Book, typed: &str) -> Option<UnitId> {
    let names =
        |unit: &Unit| vec![words::unit_name(book, unit), words::name_with_commune(book, &unit.id)];
    units::named(book, typed, &LETTERS, &names).map(|unit| unit.id.clone())
}

thread_local! {
    /// The name for which a field opened the form of a new unit, and the unit once it is added.
    static WANTED: RefCell<Option<(String, Option<UnitId>)>> = const { RefCell::new(None) };
}

/// Opens the form of a new unit for the text of a field.
pub fn add(app: App, typed: &str) {
    WANTED.set(Some((typed.to_owned(), None)));
    let commune =
        app.book.with_untracked(|book| standards::desk_commune(book).map(|unit| unit.id.clone()));
    go(&Route::NewUnit.with(Query { unit: commune, ..Query::default() }));
}

/// Returns the name that the form of a new unit was opened for.
pub fn wanted() -> Option<String> {
    WANTED.with_borrow(|wanted| {
        wanted.as_ref().filter(|(_, unit)| unit.is_none()).map(|(name, _)| composed(name))
    })
}

/// Records the added unit. The field adopts it when its form is shown again.
pub fn added(unit: UnitId) {
    WANTED.with_borrow_mut(|wanted| {
        if let Some((_, added)) = wanted {
            *added = Some(unit);
        }
    });
}

/// Forgets the wanted name if the person left the form without adding the unit.
pub fn forget() {
    if wanted().is_some() {
        WANTED.take();
    }
}

/// Takes the unit that was added for the text of a field.
pub fn take_added(kept: &str) -> Option<UnitId> {
    let typed = unknown(kept)?;
    let is_added = WANTED.with_borrow(|wanted| {
        wanted.as_ref().is_some_and(|(name, unit)| name == typed && unit.is_some())
    });
    if is_added { WANTED.take()?.1 } else { None }
}
