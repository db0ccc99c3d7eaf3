//! Removes everything from this device, after a person has typed a word.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{field, text};
use crate::app::components::section;
use crate::app::shell::browser;
use crate::app::shell::erased::IntoAny;
use crate::app::text::{InLanguage, t};
use desk::route::Route;

/// The section of the page, which leads to an export first.
pub fn erase() -> AnyView {
    let body = view! {
        <p class="note">{t(text::ERASE_HINT)}</p>
        <p class="after">
            <a class="button" href=Route::Send.href()>{t(text::EXPORT_FIRST)}</a>
        </p>
        {button()}
    };
    section(text::ERASE, body.into_any())
}

/// A field for the word and the button.
pub fn button() -> AnyView {
    let (typed, said) = (RwSignal::new(String::new()), RwSignal::new(None));
    let press = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let is_meant = browser::folded(&typed.get_untracked()).trim().eq_ignore_ascii_case("xoa");
        if !is_meant {
            return said.set(Some(text::ERASE_WORD));
        }
        spawn_local(async move {
            match store::erase().await {
                Ok(()) => drop(window().location().replace(".")),
                Err(_) => said.set(Some(text::NOT_ERASED)),
            }
        });
    };
    view! {
        <form class="form after" id="erase" on:submit=press>
            <div class="field">
                <label class="field__label" for="erase-word">{t(text::ERASE_LABEL)}</label>
                <input class="input" type="text" id="erase-word" autocomplete="off" prop:value=move || typed.get() on:input=move |event| typed.set(event_target_value(&event)) />
            </div>
            {field::said(said)}
            <button type="submit" class="button">{move || text::ERASE.now()}</button>
        </form>
    }
    .into_any()
}
