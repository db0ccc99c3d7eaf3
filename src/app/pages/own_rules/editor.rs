//! The editor of a rule set of the book: each part is shown, and changed in its place.

use std::sync::Arc;

use crate::app::erased::IntoAny;
use book::KindCode;
use law::RuleSet;
use leptos::prelude::*;

use super::form::{Form, Refused, form};
use super::{add, conditions, differences, keep, parts};
use crate::app::browser;
use crate::app::components::head::{self, Crumb};
use crate::app::forms::draft::Draft;
use crate::app::pages::not_found::not_found;
use crate::app::state::App;
use crate::app::text::{InLanguage, Text, own_rules as text, shell, t};
use desk::route::{Query, Route};

/// The set that is edited, and which of its parts is open.
#[derive(Clone, Copy)]
pub struct Editor {
    pub app: App,
    pub rules: Memo<Option<Arc<RuleSet>>>,
    pub origin: Memo<Option<Arc<RuleSet>>>,
    pub open: RwSignal<String>,
}

pub fn editor(app: App, id: KindCode) -> AnyView {
    let rules = Memo::new(move |_| keep::own(app, id.as_str()));
    let origin = Memo::new(move |_| rules.get().and_then(|rules| keep::origin_of(app, &rules)));
    let editor = Editor { app, rules, origin, open: RwSignal::new(String::new()) };
    let is_there = Memo::new(move |_| rules.with(Option::is_some));
    (move || if is_there.get() { page(editor) } else { not_found() }).into_any()
}

fn page(editor: Editor) -> AnyView {
    let title = Signal::derive(move || {
        editor.with(|rules| rules.title.get(editor.app.lang.get()).to_owned()).unwrap_or_default()
    });
    let crumb = Crumb {
        text: Signal::derive(|| text::TITLE.now().to_owned()),
        href: Route::OwnRules.href(),
    };
    view! {
        {head::head(vec![crumb], title, None, Some(actions(editor)))}
        {parts::heading(editor)}
        {parts::reading(editor)}
        {conditions::conditions(editor)}
        {add::add(editor)}
        {parts::authorities(editor)}
        {parts::notes(editor)}
        {differences::differences(editor)}
    }
    .into_any()
}

fn actions(editor: Editor) -> AnyView {
    let app = editor.app;
    let export = move |_| {
        if let Some(rules) = editor.now() {
            keep::download(app, &rules);
        }
    };
    let remove = move |_| {
        if let Some(rules) = editor.now().filter(|_| app.may_write()) {
            browser::go(&Route::OwnRules.href());
            keep::remove(
                app,
                &rules.id,
                untrack(|| text::STEP_REMOVE.fill(&[rules.title.get(app.lang.get())])),
            );
        }
    };
    let again = move || {
        let code = editor.with(|rules| KindCode::new(&rules.id).ok()).flatten();
        Route::NewRules.with(Query { code, ..Query::default() })
    };
    view! {
        <button type="button" class="button" on:click=export>{t(text::EXPORT)}</button>
        <a class="button" href=again>{t(text::COPY)}</a>
        <button type="button" class="button button--danger" on:click=remove>{t(text::REMOVE)}</button>
    }
    .into_any()
}

impl Editor {
    /// Something of the set; follows it.
    pub fn with<T>(self, look: impl FnOnce(&RuleSet) -> T) -> Option<T> {
        self.rules.with(|rules| rules.as_deref().map(look))
    }

    /// The set as it is now.
    pub fn now(self) -> Option<Arc<RuleSet>> {
        self.rules.get_untracked()
    }

    /// Keeps a changed set as one step; nothing happens where nothing was changed.
    pub fn save(self, changed: &RuleSet, step: String) -> Result<(), Refused> {
        let now = self.now().filter(|now| **now != *changed);
        let Some(now) = now else { return Ok(()) };
        let origin = self.origin.get_untracked();
        keep::put(self.app, &changed.saved(&now, origin.as_deref()), step)
    }

    /// Shows or closes the form of a part; the keyboard goes to its first field, and back to the
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

    /// The button that opens the form of a part; `what` is said to those who do not see where it
    /// stands.
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

    /// The form of a part.
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

    /// A section that is shown, or changed in its place.
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
