//! Unfinished forms. The same form shows its typed content again.

use std::cell::RefCell;

use crate::app::shell::erased::IntoAny;
use desk::entry::Unfinished;
use leptos::prelude::*;

use super::draft::Draft;
use crate::app::text::{fields as text, t};

thread_local! {
    static LEFT: RefCell<Unfinished> = const { RefCell::new(Unfinished::new()) };
}

/// Restores the content of an unfinished form, and keeps it again if a person leaves without
/// saving. `form` names the form, and `is_done` says that it was saved or given up. Returns a line
/// that reports the restored content and offers a new start.
pub fn keep(form: String, draft: RwSignal<Draft>, is_done: StoredValue<bool>) -> AnyView {
    let first = draft.with_untracked(Draft::typed);
    let restored = LEFT.with_borrow_mut(|left| left.take(&form));
    if let Some(typed) = &restored {
        draft.with_untracked(|draft| draft.type_again(typed));
    }
    let was_restored = RwSignal::new(restored.is_some());
    let anew = {
        let first = first.clone();
        move |_| {
            draft.with_untracked(|draft| draft.type_again(&first));
            was_restored.set(false);
        }
    };
    on_cleanup(move || {
        let typed = draft.with_untracked(Draft::typed);
        if !is_done.get_value() {
            LEFT.with_borrow_mut(|left| left.leave(form, typed, &first));
        }
    });
    (move || {
        let anew = anew.clone();
        was_restored.get().then(|| {
            view! {
                <p class="banner banner--line">
                    {t(text::TYPED_BEFORE)} <button type="button" class="quiet-button" on:click=anew>{t(text::BEGIN_ANEW)}</button>
                </p>
            }
        })
    })
    .into_any()
}
