//! Unfinished forms. What is typed is stored at once, so that it outlives a reload, a new build and
//! a closed tab. The same form shows it again, until it is saved or given up.

use std::cell::RefCell;

use crate::app::shell::erased::IntoAny;
use desk::unfinished::{Form, Unfinished};
use leptos::prelude::*;

use super::draft::Draft;
use crate::app::shell::browser;
use crate::app::shell::state::App;
use crate::app::text::{fields as text, t};

thread_local! {
    /// The forms of this tab, where the browser stores nothing.
    static LEFT: RefCell<Unfinished> = RefCell::default();
}

/// Returns the stored forms, which another tab may have changed.
pub fn stored(app: App) -> Unfinished {
    let stored = app.store.with_value(|store| store.unfinished());
    stored.map_or_else(|| LEFT.with_borrow(Unfinished::clone), |text| Unfinished::of_text(&text))
}

fn change(app: App, change: impl FnOnce(&mut Unfinished)) {
    let mut left = stored(app);
    change(&mut left);
    // A form that cannot be stored is kept as long as this tab.
    let _ = app.store.with_value(|store| store.set_unfinished(&left.to_text()));
    LEFT.set(left);
}

/// Keeps what was typed and decided on a page that is no form, unless it equals the initial state.
pub fn put(app: App, form: Form, first: &serde_json::Map<String, serde_json::Value>) {
    change(app, |left| left.keep(form, first));
}

/// Forgets what was kept under a name.
pub fn forget(app: App, name: &str) {
    change(app, |left| left.remove(name));
}

/// Restores the content of an unfinished form, and stores what is typed. `form` names the form, and
/// `is_done` says that it was saved or given up. Returns a line that reports the restored content
/// and offers a new start.
pub fn keep(app: App, form: String, draft: RwSignal<Draft>, is_done: StoredValue<bool>) -> AnyView {
    let first = StoredValue::new(untrack(|| draft.with_untracked(Draft::typed)));
    let restored = stored(app).form(&form).cloned();
    if let Some(restored) = &restored {
        draft.with_untracked(|draft| draft.type_again(&restored.typed));
    }
    let was_restored = RwSignal::new(restored.is_some());
    let anew = move |_| {
        draft.with_untracked(|draft| first.with_value(|first| draft.type_again(first)));
        was_restored.set(false);
    };
    store_typed(app, form.clone(), draft, first, is_done);
    on_cleanup(move || {
        if is_done.get_value() {
            change(app, |left| left.remove(&form));
        }
    });
    (move || {
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

/// Stores what is typed, whenever it changes.
fn store_typed(
    app: App,
    name: String,
    draft: RwSignal<Draft>,
    first: StoredValue<serde_json::Map<String, serde_json::Value>>,
    is_done: StoredValue<bool>,
) {
    let address = window().location().hash().unwrap_or_default();
    Effect::new(move |before: Option<Option<RwSignal<String>>>| {
        let shown = draft.get();
        let typed = shown.typed();
        let cell = shown.cells.first().map(|cell| cell.text);
        match before {
            None => return cell,
            // The next record begins in the same form.
            Some(before) if before != cell => first.set_value(typed.clone()),
            Some(_) => {}
        }
        if !is_done.get_value() {
            let title = browser::text_of("main h1");
            let form = Form { name: name.clone(), address: address.clone(), title, typed };
            change(app, |left| first.with_value(|first| left.keep(form, first)));
        }
        cell
    });
}
