//! The assessment periods of the chosen year, always visible above the overview and every form.

use crate::app::shell::erased::IntoAny;
use book::{Book, Unit, UnitId, UnitKind, Year};
use desk::standards;
use leptos::prelude::*;

use crate::app::judge::terms;
use crate::app::judge::text::terms as text;
use crate::app::shell::state::App;
use crate::app::text::{InLanguage, t};

/// The inputs of the line. Copied freely.
#[derive(Clone, Copy)]
pub struct TermLine {
    /// The unit. Without one, the line shows the unit that speaks for the book.
    pub unit: Signal<Option<UnitId>>,
    pub year: Signal<Year>,
    /// Switches to another year.
    pub go: Callback<Year>,
    /// The line includes the kinds of unit below the unit.
    pub with_below: bool,
}

/// Shows the line, with a link to the current period if the chosen one is over.
pub fn term_line(app: App, line: TermLine) -> AnyView {
    let shown = Memo::new(move |_| {
        let year = line.year.get();
        app.book.with(|book| {
            let unit = line
                .unit
                .get()
                .and_then(|unit| book.unit(&unit))
                .map(|(unit, _)| unit)
                .or_else(|| standards::spokesman(book))?;
            let below = if line.with_below { below(book, unit) } else { Vec::new() };
            let units = std::iter::once(unit).chain(below);
            let said: Vec<String> = units.flat_map(|unit| said(app, unit, year)).collect();
            let said = if said.is_empty() {
                vec![text::TERM_NONE.fill(&[&year.to_string()])]
            } else {
                said
            };
            Some((said, terms::running_after(app, unit, year)))
        })
    });
    let items = move || {
        shown.with(|shown| {
            shown
                .iter()
                .flat_map(|(said, _)| said.clone())
                .map(|said| view! { <li>{said}</li> })
                .collect_view()
        })
    };
    let offer = move || {
        let year = shown.with(|shown| shown.as_ref().and_then(|(_, running)| *running))?;
        let go = move |_| line.go.run(year);
        Some(view! {
            <button type="button" class="button button--small" on:click=go>{text::TO_TERM.fill(&[&year.to_string()])}</button>
        })
    };
    view! {
        <div class="term-line" role="group" aria-label=t(text::TITLE)>
            <ul>{items}</ul>
            {offer}
        </div>
    }
    .into_any()
}

fn said(app: App, unit: &Unit, year: Year) -> Vec<String> {
    terms::of_year(app, unit, year).iter().map(|term| terms::line(app, term, unit.kind)).collect()
}

/// Returns one unit of each kind below a commune, because their years have other bounds.
fn below<'b>(book: &'b Book, unit: &Unit) -> Vec<&'b Unit> {
    let shard = book.shards.get(&unit.id);
    let of = |kind: UnitKind| {
        shard?.live_units().find(|below| below.kind == kind && below.id != unit.id)
    };
    of(UnitKind::Hamlet).into_iter().collect()
}
