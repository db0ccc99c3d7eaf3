//! A labelled choice of a few options.

use leptos::prelude::*;

use crate::app::shell::erased::IntoAny;
use crate::app::text::{Text, t};

/// Shows the options by their values and names, and reports the value that a person chooses.
pub fn select(
    id: &'static str,
    label: Text,
    options: Vec<(String, String)>,
    chosen: &str,
    choose: impl Fn(String) + 'static,
) -> AnyView {
    let options = options.into_iter().map(|(value, name)| {
        let is_chosen = value == chosen;
        view! { <option value=value selected=is_chosen>{name}</option> }
    });
    view! {
        <div class="field">
            <label class="field__label" for=id>{t(label)}</label>
            <select class="input" id=id on:change=move |event| choose(event_target_value(&event))>{options.collect_view()}</select>
        </div>
    }
    .into_any()
}
