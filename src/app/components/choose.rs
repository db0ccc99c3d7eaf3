//! Selects that stand among filters.

use leptos::ev::Event;
use leptos::prelude::*;

use crate::app::shell::erased::IntoAny;
use crate::app::text::{Text, t};

/// Shows a select of values, each with its code in the page and its name. `id` is that of its input.
pub fn choose<T: Copy + PartialEq + Send + Sync + 'static, const N: usize>(
    id: &'static str,
    label: Text,
    all: [(T, &'static str, Text); N],
    chosen: RwSignal<T>,
) -> AnyView {
    let change = move |event| {
        let value = event_target_value(&event);
        if let Some((one, ..)) = all.iter().find(|(_, code, _)| *code == value) {
            chosen.set(*one);
        }
    };
    let options = all.map(|(one, code, name)| {
        view! { <option value=code prop:selected=move || chosen.get() == one>{t(name)}</option> }
    });
    select(id, label, change, options.collect_view().into_any())
}

/// Shows a select with its label, as it stands among filters. `change` is told of each choice.
pub fn select(
    id: &'static str,
    label: Text,
    change: impl FnMut(Event) + 'static,
    options: AnyView,
) -> AnyView {
    view! {
        <div class="filters__field">
            <label class="filters__label" for=id>{t(label)}</label>
            <select class="input" id=id on:change=change>{options}</select>
        </div>
    }
    .into_any()
}
