//! Actions that end the page of a record: deleting it, and going back.

use book::{RecordId, RecordKind, UnitId};
use desk::route::Route;
use leptos::prelude::*;
use serde_json::{Map, Value};

use super::forms::summary::Wrong;
use super::forms::typed;
use super::text::records;
use crate::app::shell::browser;
use crate::app::shell::erased::IntoAny;
use crate::app::shell::state::App;
use crate::app::shell::text::shell;
use crate::app::text::t;

/// Deletes a record and leaves its page.
pub fn delete_button(
    app: App,
    kind: RecordKind,
    id: RecordId,
    wrong: RwSignal<Wrong>,
    is_done: StoredValue<bool>,
) -> AnyView {
    let press = move |_| {
        let record = app
            .book
            .with_untracked(|book| desk::records::find(book, kind, &id))
            .unwrap_or_default();
        match typed::delete(
            app,
            kind,
            &id,
            &typed::step(records::STEP_DELETE, kind),
            typed::follows(app),
        ) {
            Ok(()) => {
                is_done.set_value(true);
                leave(&record);
            }
            Err(refused) => wrong.set(Wrong { refused: Some(refused), ..Wrong::default() }),
        }
    };
    view! { <button type="button" class="button button--danger form__delete" on:click=press>{t(shell::DELETE)}</button> }.into_any()
}

/// Goes back to the page that opened the form, or to the unit if the address opened it.
pub fn leave(record: &Map<String, Value>) {
    let unit = record.get("unit").and_then(Value::as_str).and_then(|unit| UnitId::new(unit).ok());
    match (window().history().and_then(|history| history.length()), unit) {
        (Ok(0 | 1), Some(unit)) => browser::go(&Route::Unit(unit).href()),
        _ => browser::back(),
    }
}
