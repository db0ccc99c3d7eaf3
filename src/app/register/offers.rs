//! The offers of the form of a new record besides its fields: other kinds of record, the last used
//! first, and last year's papers.

use crate::app::shell::erased::IntoAny;
use book::{KindCode, KindGroup, RecordKind, UnitId, Year};
use desk::entry;
use desk::route::{Route, new_record};
use leptos::prelude::*;
use serde_json::{Map, Value};

use super::forms::draft::Draft;
use super::text::{records as text, year};
use crate::app::shell::state::App;
use crate::app::shell::words;
use crate::app::text::t;

/// Links to the forms of all kinds of record, about the same unit, and to the grid of a year.
/// They are folded, so that the keyboard and a phone reach the form at once.
pub fn kinds(app: App, shown: RecordKind, unit: Option<UnitId>) -> AnyView {
    let kinds = app.book.with_untracked(|book| entry::kinds_by_use(book));
    let link = |kind: RecordKind| {
        let href = new_record(kind, unit.clone(), None, None);
        let current = (kind == shown).then_some("page");
        let name = move || words::capital(words::record_kind(kind));
        view! { <a class="chip" href=href aria-current=current>{name}</a> }
    };
    view! {
        <details class="fold">
            <summary>{t(text::OTHER_KINDS)}</summary>
            <nav class="chips chips--list" aria-label=t(text::OTHER_KINDS)>
                {kinds.into_iter().map(link).collect_view()} <a class="chip" href=Route::EnterYear.href()>{t(year::OPEN)}</a>
            </nav>
        </details>
    }
    .into_any()
}

/// Buttons that fill the form of a new paper as one of last year.
pub fn last_year(app: App, draft: RwSignal<Draft>) -> AnyView {
    let unit = Memo::new(move |_| {
        let typed = draft.with(|draft| draft.cell("unit"))?.text.get();
        UnitId::new(&typed).ok()
    });
    let shown = move || {
        let year: Year = app.year.get();
        let drafts = unit
            .get()
            .map(|unit| app.book.with(|book| entry::like_last_year(book, &unit, year)))
            .unwrap_or_default();
        (!drafts.is_empty()).then(|| {
            view! {
                <div class="chips" role="group" aria-label=t(text::LIKE_LAST_YEAR)>
                    <span class="note">{t(text::LIKE_LAST_YEAR)}</span>
                    {drafts.into_iter().map(|paper| fill(app, draft, paper)).collect_view()}
                </div>
            }
        })
    };
    shown.into_any()
}

fn fill(app: App, draft: RwSignal<Draft>, paper: Map<String, Value>) -> AnyView {
    let text = |name: &str| paper.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let subject = text("subject");
    let kind = KindCode::new(&text("kind")).ok();
    let name = move || {
        if subject.is_empty() {
            let name =
                |kind| app.catalogue.with(|all| words::kind_name(all, KindGroup::Paper, kind));
            kind.as_ref().map(name).unwrap_or_default()
        } else {
            subject.clone()
        }
    };
    let press = move |_| {
        draft.with_untracked(|draft| {
            for (name, value) in &paper {
                draft.fill(name, value.as_str().unwrap_or_default().to_owned());
            }
        });
    };
    view! { <button type="button" class="chip" on:click=press>{name}</button> }.into_any()
}
