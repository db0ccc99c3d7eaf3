//! A field with suggestions (a combobox). It matches any part of a name, with or without accents;
//! arrows and Enter choose.

use crate::app::shell::erased::IntoAny;
use leptos::prelude::*;

use crate::app::shell::text::shell;
use crate::app::text::{InLanguage, Text, fields, t};

/// One suggestion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub value: String,
    pub text: String,
    /// The detail that distinguishes suggestions with the same name.
    pub detail: String,
}

/// The inputs of a field with suggestions.
pub struct Pick {
    /// The id of the input. The id of the list derives from it.
    pub id: String,
    /// The name of the field, if no `<label>` stands beside it.
    pub name: Option<Text>,
    pub placeholder: Option<Text>,
    /// The text in the field.
    pub text: RwSignal<String>,
    pub find: Callback<String, Vec<Choice>>,
    pub choose: Callback<Choice>,
    pub described_by: Option<String>,
    pub invalid: Signal<bool>,
}

pub fn pick(pick: Pick) -> AnyView {
    let Pick { id, name, placeholder, text, find, choose, described_by, invalid } = pick;
    let is_open = RwSignal::new(false);
    let active = RwSignal::new(0_usize);
    let choices = Memo::new(move |_| if is_open.get() { find.run(text.get()) } else { Vec::new() });
    let take = move |choice: Choice| {
        is_open.set(false);
        choose.run(choice);
    };
    let keys = move |event: web_sys::KeyboardEvent| {
        let count = choices.with_untracked(Vec::len);
        match event.key().as_str() {
            "ArrowDown" if !is_open.get_untracked() => is_open.set(true),
            "ArrowDown" if count > 0 => active.update(|at| *at = (*at + 1) % count),
            "ArrowUp" if count > 0 => active.update(|at| *at = (*at + count - 1) % count),
            "Enter" if is_open.get_untracked() => {
                match choices.with_untracked(|list| list.get(active.get_untracked()).cloned()) {
                    Some(choice) => take(choice),
                    None => return,
                }
            }
            "Escape" if is_open.get_untracked() => is_open.set(false),
            _ => return,
        }
        event.prevent_default();
    };
    let typed = move |event| {
        text.set(event_target_value(&event));
        active.set(0);
        is_open.set(true);
    };
    // The next typed text replaces the earlier choice.
    let select_all = |event: web_sys::FocusEvent| {
        event_target::<web_sys::HtmlInputElement>(event.as_ref()).select()
    };
    let list_id = [&id, "-list"].concat();
    let option_id = {
        let id = id.clone();
        move |at: usize| [&id, "-option-", &at.to_string()].concat()
    };
    let active_id = {
        let option_id = option_id.clone();
        move || (choices.with(|list| active.get() < list.len())).then(|| option_id(active.get()))
    };
    let options = move || {
        let option = |(at, choice): (usize, Choice)| {
            let (shown, detail) = (choice.text.clone(), choice.detail.clone());
            let is_active = move || active.get() == at;
            let press = move |event: web_sys::MouseEvent| {
                event.prevent_default();
                take(choice.clone());
            };
            view! {
                <li role="option" id=option_id(at) class="pick__option" aria-selected=move || is_active().to_string() on:mousedown=press>
                    <span>{shown}</span>
                    <span class="pick__detail">{detail}</span>
                </li>
            }
        };
        choices.get().into_iter().enumerate().map(option).collect_view()
    };
    let is_empty = move || {
        is_open.get() && text.with(|text| !text.trim().is_empty()) && choices.with(Vec::is_empty)
    };
    view! {
        <div class="pick">
            <input
                class="input"
                id=id
                type="text"
                role="combobox"
                autocomplete="off"
                aria-autocomplete="list"
                aria-label=name.map(t)
                placeholder=placeholder.map(t)
                aria-controls=list_id.clone()
                aria-expanded=move || (is_open.get() && choices.with(|list| !list.is_empty())).to_string()
                aria-activedescendant=active_id
                aria-describedby=described_by
                aria-invalid=move || invalid.get().then_some("true")
                prop:value=move || text.get()
                on:input=typed
                on:keydown=keys
                on:focus=select_all
                on:click=move |_| is_open.set(true)
                on:blur=move |_| is_open.set(false)
            />
            <ul class="pick__list" role="listbox" id=list_id aria-label=t(shell::SUGGESTIONS) class:is-open=move || choices.with(|list| !list.is_empty())>
                {options}
            </ul>
            <p class="pick__none" class:is-open=is_empty role="status">{move || is_empty().then(|| text.with(|typed| fields::NO_SUCH_UNIT.fill(&[typed.trim()])))}</p>
        </div>
    }
    .into_any()
}
