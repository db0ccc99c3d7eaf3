//! The differences between a copy and its origin, in sentences.

use crate::app::shell::erased::IntoAny;
use law::{Difference, differences as all_differences};
use leptos::prelude::*;

use super::editor::Editor;
use crate::app::shell::words;
use crate::app::text::{own_rules as text, t};

pub fn differences(editor: Editor) -> AnyView {
    let body = move || {
        let lang = editor.app.lang.get();
        let (rules, origin) = (editor.rules.get()?, editor.origin.get());
        let Some(origin) = origin else {
            let id = rules.origin.as_ref().map(|origin| origin.id.clone())?;
            // A draft has no words to compare.
            if editor.app.library().rule_set(&id).is_some() {
                return None;
            }
            return Some(
                view! { <p class="note">{text::ORIGIN_GONE.filled(lang, &[&id])}</p> }.into_any(),
            );
        };
        let found = all_differences(&origin, &rules);
        let is_of_conditions =
            |one: &Difference| !matches!(one, Difference::Changed { condition: None, .. });
        let title = origin.title.get(lang);
        let lead = if found.iter().any(is_of_conditions) {
            text::DIFFERENCES_FROM
        } else {
            text::DIFFERENCES_NONE
        };
        let sentence = |one: &Difference| {
            editor.app.catalogue.with(|catalogue| words::capital(&one.text(catalogue, lang)))
        };
        let items = found
            .iter()
            .filter(|one| !is_consequence(one))
            .map(|one| view! { <li>{sentence(one)}</li> })
            .collect_view();
        Some(
            view! {
                <p class="note">{lead.filled(lang, &[title])}</p>
                <ul class="bullets differences">{items}</ul>
            }
            .into_any(),
        )
    };
    view! {
        <section class="section">
            <div class="section__head">
                <h2 class="section__title">{t(text::DIFFERENCES)}</h2>
            </div>
            {body}
        </section>
    }
    .into_any()
}

/// Returns whether a difference is implied: changed words are naturally unverified.
fn is_consequence(difference: &Difference) -> bool {
    matches!(difference, Difference::Changed { path, .. } if path.last().is_some_and(|name| name == "verified"))
}
