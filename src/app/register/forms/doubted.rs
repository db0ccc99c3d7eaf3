//! Doubts about a form, shown while a person types. The form can still be saved.

use std::time::Duration;

use crate::app::shell::erased::IntoAny;
use book::RecordKind;
use leptos::prelude::*;

use super::draft::Draft;
use crate::app::judge::text::doubts as text;
use crate::app::judge::{doubts, verdicts};
use crate::app::shell::state::App;
use crate::app::shell::words::capital;
use crate::app::text::t;
use desk::doubts::WARNED;

/// The pause of the form after the last key.
const PAUSE: Duration = Duration::from_millis(400);

/// Shows the doubts of a draft.
pub fn doubted(app: App, kind: RecordKind, draft: RwSignal<Draft>) -> Option<AnyView> {
    if !WARNED.contains(&kind) {
        return None;
    }
    let found = RwSignal::new(Vec::<String>::new());
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move |_| {
        draft.with(Draft::track);
        if let Some(earlier) = waiting.get_value() {
            earlier.clear();
        }
        let look = move || {
            let Some(read) = draft.try_with_untracked(|draft| draft.read().ok()) else { return };
            let sentences = read.map(|record| sentences(app, kind, record)).unwrap_or_default();
            let _ = found.try_set(sentences);
        };
        waiting.set_value(set_timeout_with_handle(look, PAUSE).ok());
    });
    let lines = move || {
        let found = found.get();
        (!found.is_empty()).then(|| {
            let lines = found.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
            view! {
                <div class="banner">
                    <p>{t(text::TYPED)}</p>
                    <ul class="bullets">{lines}</ul>
                </div>
            }
        })
    };
    Some(view! { <div role="status">{lines}</div> }.into_any())
}

fn sentences(
    app: App,
    kind: RecordKind,
    record: serde_json::Map<String, serde_json::Value>,
) -> Vec<String> {
    untrack(|| {
        let found = doubts::of_typed(app, kind, record);
        verdicts::explain(app, |explainer| {
            found.iter().map(|doubt| capital(&explainer.doubt(doubt))).collect()
        })
    })
}
