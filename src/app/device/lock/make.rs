//! The form that locks a book, on one screen.

use leptos::prelude::*;
use lock::{RecoveryCode, Secret};
use wasm_bindgen_futures::spawn_local;

use super::field::{self, Typed};
use super::{keeping, sheet, text, watch};
use crate::app::components::section;
use crate::app::shell::browser;
use crate::app::shell::erased::IntoAny;
use crate::app::shell::state::App;
use crate::app::text::{Text, t};

/// The reason why two typed passphrases are not taken.
pub fn mistake(first: &str, second: &str) -> Option<Text> {
    if !Secret::is_long_enough(first) {
        Some(text::SHORT)
    } else if first != second {
        Some(text::DIFFERENT)
    } else {
        None
    }
}

/// Shows the form; `is_locked` is set when the book is locked.
pub fn make(app: App, is_locked: RwSignal<bool>) -> AnyView {
    let Some(code) = keeping::new_code() else {
        return view! { <p class="note">{t(text::NO_CHANCE)}</p> }.into_any();
    };
    let name = RwSignal::new(String::new());
    let (first, second) = (Typed::new(), Typed::new());
    let (has_sheet, is_busy) = (RwSignal::new(false), RwSignal::new(false));
    let said = RwSignal::new(None);
    let sheet = sheet::sheet(app, &code);
    let code = StoredValue::new_local(code);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if is_busy.get_untracked() {
            return;
        }
        let (person, typed) = (browser::composed(&name.get_untracked()), first.get());
        let mistake = if person.is_empty() {
            Some((text::NO_NAME, "#lock-name"))
        } else if !has_sheet.get_untracked() {
            Some((text::NO_SHEET, "#has-sheet"))
        } else {
            mistake(&typed, &second.get()).map(|why| (why, "#lock-first"))
        };
        said.set(mistake.map(|(why, _)| why));
        if let Some((_, field)) = mistake {
            return browser::focus_soon(field);
        }
        is_busy.set(true);
        let code: RecoveryCode = code.get_value();
        spawn_local(async move {
            let made = keeping::make(app, &person, &typed, &code).await;
            let _ = is_busy.try_set(false);
            match made {
                Ok(()) => {
                    watch::watch(app);
                    let _ = is_locked.try_set(true);
                    browser::focus_soon("main h1");
                }
                Err(why) => drop(said.try_set(Some(why))),
            }
        });
    };
    let body = view! {
        <form class="form" id="lock" on:submit=submit>
            {field::name("lock-name", name)} {field::passphrase("lock-first", text::PASSPHRASE, text::PASSPHRASE_HINT, first, true)}
            {field::passphrase("lock-second", text::AGAIN, text::AGAIN_HINT, second, true)} <p class="note">{t(text::SHEET_LEAD)}</p> {sheet}
            <label class="check">
                <input type="checkbox" id="has-sheet" prop:checked=move || has_sheet.get() on:change=move |event| has_sheet.set(event_target_checked(&event)) />
                <span>{t(text::HAS_SHEET)}</span>
            </label>
            <div class="form__foot">
                <button type="submit" class="button button--main" aria-disabled=move || is_busy.get().then_some("true")>
                    {move || if is_busy.get() { t(text::LOCKING)() } else { t(text::LOCK)() }}
                </button>
                {field::said(said)}
            </div>
        </form>
    };
    section(text::LOCK, body.into_any())
}
