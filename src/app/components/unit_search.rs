//! Finding units by name, with or without accents.

use book::{Book, Unit};
use leptos::prelude::*;

use super::pick::{Choice, Pick, pick};
use crate::app::browser::{composed, folded, go, lower, vietnamese_order};
use crate::app::state::App;
use crate::app::text::shell;
use crate::app::words;
use desk::route::Route;

/// Suggestions at once: what a phone shows above its keyboard.
const SHOWN: usize = 8;

/// The search field of the header: a choice opens the unit's page.
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

/// The units that fit what was typed, the best first.
pub fn find_units(app: App, typed: &str, is_wanted: fn(&Unit) -> bool) -> Vec<Choice> {
    let exact = lower(&composed(typed));
    let wanted = folded(typed.trim());
    app.book.with(|book| {
        let fits =
            |unit: &&Unit| is_wanted(unit) && folded(&words::unit_name(unit)).contains(&wanted);
        let mut found: Vec<&Unit> = book.units().filter(fits).collect();
        // With its accents typed, «Minh Quân» comes before «Minh Quán».
        let rank = |unit: &Unit| {
            (
                !lower(&unit.name).contains(&exact),
                !folded(&unit.name).starts_with(&wanted),
                unit.kind,
            )
        };
        book::sort::sort_by(&mut found, |a, b| {
            rank(a).cmp(&rank(b)).then_with(|| vietnamese_order(&a.name, &b.name))
        });
        found.truncate(SHOWN);
        found.into_iter().map(|unit| choice(book, unit)).collect()
    })
}

/// A unit as a suggestion.
pub fn choice(book: &Book, unit: &Unit) -> Choice {
    let above = unit.parent.as_ref().map(|parent| words::name_of(book, parent)).unwrap_or_default();
    let detail = if unit.kind.has_shard() {
        above
    } else {
        [&words::unit_kind(unit.kind), " · ", &above].concat()
    };
    Choice { value: unit.id.to_string(), text: words::unit_name(unit), detail }
}
