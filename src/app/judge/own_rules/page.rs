//! The page of one of the book's own rule sets. Each part is edited in place.

use crate::app::shell::erased::IntoAny;
use book::KindCode;
use leptos::prelude::*;

use super::editor::Editor;
use super::{add, conditions, differences, own_set, parts};
use crate::app::components::head::{self, Crumb};
use crate::app::shell::browser;
use crate::app::shell::not_found::not_found;
use crate::app::shell::state::App;
use crate::app::text::{InLanguage, own_rules as text, t};
use desk::route::{Query, Route};

pub fn editor(app: App, id: KindCode) -> AnyView {
    let rules = Memo::new(move |_| own_set::own(app, id.as_str()));
    let origin = Memo::new(move |_| rules.get().and_then(|rules| own_set::origin_of(app, &rules)));
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
            own_set::download(app, &rules);
        }
    };
    let remove = move |_| {
        if let Some(rules) = editor.now().filter(|_| app.may_write()) {
            browser::go(&Route::OwnRules.href());
            own_set::remove(
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
