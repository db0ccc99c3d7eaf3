//! A figure that leads to the records behind it.

use leptos::prelude::*;

use crate::app::text::{Text, t};

/// A figure with its name and a word beside it; `href` leads to its records.
pub fn figure(name: Text, value: Signal<String>, detail: Signal<String>, href: Signal<String>) -> AnyView {
    view! {
        <a class="figure" href=move || href.get()>
            <span class="figure__name">{t(name)}</span>
            <span class="figure__value">{move || value.get()}</span>
            <span class="figure__detail">{move || detail.get()}</span>
        </a>
    }
    .into_any()
}
