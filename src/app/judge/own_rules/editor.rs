//! The edited rule set, and the forms that edit its parts in place.

use std::sync::Arc;

use crate::app::shell::erased::IntoAny;
use law::RuleSet;
use leptos::prelude::*;

use super::form::{Form, Refused, form};
use super::own_set;
use crate::app::register::forms::draft::Draft;
use crate::app::shell::browser;
use crate::app::shell::state::App;
use crate::app::shell::text::shell;
use crate::app::text::{InLanguage, Text, own_rules as text, t};

/// The edited set and its open part.
#[derive(Clone, Copy)]
pub struct Editor {
    pub app: App,
    pub rules: Memo<Option<Arc<RuleSet>>>,
    pub origin: Memo<Option<Arc<RuleSet>>>,
    pub open: RwSignal<String>,
}

impl Editor {
    /// Reads from the set reactively.
    pub fn with<T>(self, look: impl FnOnce(&RuleSet) -> T) -> Option<T> {
        self.rules.with(|rules| rules.as_deref().map(look))
    }

    /// Returns the current set.
    pub fn now(self) -> Option<Arc<RuleSet>> {
        self.rules.get_untracked()
    }

    /// Saves a changed set as one step. An unchanged set makes no step.
    pub fn save(self, changed: &RuleSet, step: String) -> Result<(), Refused> {
        let now = self.now().filter(|now| **now != *changed);
        let Some(now) = now else { return Ok(()) };
        let origin = self.origin.get_untracked();
        own_set::put(self.app, &changed.saved(&now, origin.as_deref()), step)
    }

    /// Opens or closes the form of a part. The focus moves to its first field, and back to the
    /// button that opened it.
    pub fn set_open(self, part: &str, is_open: bool) {
        self.open.set(if is_open { part.to_owned() } else { String::new() });
        if is_open {
            browser::focus_soon(".in-place .input");
        } else {
            let button = button_id(part);
            request_animation_frame(move || browser::focus_id(&button));
        }
    }

    pub fn is_open(self, part: &str) -> bool {
        self.open.with(|open| open == part)
    }

    /// Shows the button that opens the form of a part. Screen readers read out `what`, because they
    /// do not convey its position.
    pub fn edit_button(self, part: String, what: String) -> AnyView {
        let (id, shown) = (button_id(&part), part.clone());
        let label = move || text::EDIT_WHAT.fill(&[&what]);
        let button = move || {
            let (id, part, label) = (id.clone(), part.clone(), label.clone());
            view! {
                <button type="button" class="button button--small" id=id aria-label=label on:click=move |_| self.set_open(&part, true)>
                    {t(shell::EDIT)}
                </button>
            }
        };
        (move || (!self.is_open(&shown)).then(&button)).into_any()
    }

    /// Shows the form of a part.
    pub fn form(
        self,
        part: &str,
        draft: Draft,
        save: Callback<serde_json::Map<String, serde_json::Value>, Result<(), Refused>>,
    ) -> Form {
        let name =
            [&self.now().map(|rules| rules.id.clone()).unwrap_or_default(), "/", part].concat();
        let part = part.to_owned();
        let close = Callback::new(move |_| self.set_open(&part, false));
        Form {
            name,
            draft: RwSignal::new(draft),
            save,
            close,
            above: None,
            beside: None,
            submit: shell::SAVE,
        }
    }

    /// Shows a section that can be edited in place.
    pub fn section(
        self,
        part: &'static str,
        title: Text,
        shown: Callback<(), AnyView>,
        edit: Callback<(), Form>,
    ) -> AnyView {
        let body =
            move || if self.is_open(part) { form(self.app, edit.run(())) } else { shown.run(()) };
        let button = move || self.edit_button(part.to_owned(), title.now().to_owned());
        view! {
            <section class="section">
                <div class="section__head">
                    <h2 class="section__title">{t(title)}</h2>
                    {button}
                </div>
                {body}
            </section>
        }
        .into_any()
    }
}

fn button_id(part: &str) -> String {
    ["edit-", part].concat()
}
