//! Fields of passphrases and names.

use leptos::prelude::*;

use super::text;
use crate::app::shell::erased::IntoAny;
use crate::app::text::{Text, t};

/// The text typed into one form of passphrases.
#[derive(Clone, Copy)]
pub struct Typed {
    pub value: RwSignal<String>,
    /// Shows the letters: a keyboard for Vietnamese may not work in a field that hides them.
    is_shown: RwSignal<bool>,
}

impl Typed {
    pub fn new() -> Self {
        Self { value: RwSignal::new(String::new()), is_shown: RwSignal::new(false) }
    }

    pub fn get(self) -> String {
        crate::app::shell::browser::composed(&self.value.get_untracked())
    }
}

/// A field for a passphrase. `is_new` tells a browser that keeps passwords not to fill it in.
pub fn passphrase(
    id: &'static str,
    label: Text,
    hint: Text,
    typed: Typed,
    is_new: bool,
) -> AnyView {
    let hint_id = [id, "-hint"].concat();
    let kind = move || if typed.is_shown.get() { "text" } else { "password" };
    view! {
        <div class="field">
            <label class="field__label" for=id>{t(label)}</label>
            <p class="field__hint" id=hint_id.clone()>{t(hint)}</p>
            <input
                class="input"
                type=kind
                id=id
                autocomplete=if is_new { "new-password" } else { "current-password" }
                autocapitalize="none"
                spellcheck="false"
                aria-describedby=hint_id
                prop:value=move || typed.value.get()
                on:input=move |event| typed.value.set(event_target_value(&event))
            />
            <label class="check">
                <input type="checkbox" prop:checked=move || typed.is_shown.get() on:change=move |event| typed.is_shown.set(event_target_checked(&event)) />
                <span>{t(text::SHOW)}</span>
            </label>
        </div>
    }
    .into_any()
}

/// A field for a person's name.
pub fn name(id: &'static str, value: RwSignal<String>) -> AnyView {
    let hint_id = [id, "-hint"].concat();
    view! {
        <div class="field">
            <label class="field__label" for=id>{t(text::NAME)}</label>
            <p class="field__hint" id=hint_id.clone()>{t(text::NAME_HINT)}</p>
            <input class="input" type="text" id=id autocomplete="off" maxlength="100" aria-describedby=hint_id prop:value=move || value.get() on:input=move |event| value.set(event_target_value(&event)) />
        </div>
    }
    .into_any()
}

/// The message about a mistake or about finished work, read out at once.
pub fn said(said: impl Into<Signal<Option<Text>>>) -> AnyView {
    let said = said.into();
    (move || said.get().map(|said| view! { <p class="field__error" role="alert">{t(said)}</p> }))
        .into_any()
}
