//! The rule sets of the book, and the sets that can be copied.

use std::sync::Arc;

use crate::app::shell::erased::IntoAny;
use book::KindCode;
use law::{OwnProblem, RuleSet};
use leptos::prelude::*;

use super::own_set;
use crate::app::components::table::{self, Column};
use crate::app::components::{head, section};
use crate::app::judge::rules::in_force;
use crate::app::shell::state::App;
use crate::app::shell::text::shell;
use crate::app::text::{InLanguage, own_rules as text, t};
use desk::route::{Query, Route};

const COLUMNS: &[Column] = &[
    table::words(text::COLUMN_SET),
    table::words(text::COLUMN_PERIOD),
    table::words(text::COLUMN_ORIGIN),
    table::words(text::COLUMN_VERSION),
];
const COLUMNS_TO_COPY: &[Column] =
    &[table::words(text::COLUMN_SET), table::words(text::COLUMN_PERIOD)];

pub fn list(app: App) -> AnyView {
    view! {
        {head::plain_head(text::TITLE, Some(text::LEAD), None)}
        {section(text::OF_BOOK, own(app))}
        {unusable(app)}
        {section(text::MORE_TO_COPY, to_copy(app))}
    }
    .into_any()
}

fn own(app: App) -> AnyView {
    let list = move || {
        let (library, lang) = (app.library(), app.lang.get());
        if library.own().is_empty() {
            return view! { <p class="note">{t(text::NONE)}</p> }.into_any();
        }
        let row = |rules: &Arc<RuleSet>| {
            let href =
                KindCode::new(&rules.id).map(|id| Route::EditRules(id).href()).unwrap_or_default();
            let origin = rules.origin.as_ref().map(|origin| {
                let title =
                    library.rule_set(&origin.id).map(|origin| origin.title.get(lang).to_owned());
                title.unwrap_or_else(|| origin.id.clone())
            });
            vec![
                view! { <a href=href>{rules.title.get(lang).to_owned()}</a> }.into_any(),
                in_force(rules.in_force, lang).into_any(),
                origin.unwrap_or_default().into_any(),
                rules.version.clone().into_any(),
            ]
        };
        let rows = library.own().iter().map(row).collect();
        table::table(Signal::derive(|| text::TITLE.now().to_owned()), COLUMNS, rows)
    };
    view! {
        {list}
        <p class="note after">{t(text::IMPORT_HINT)} " " <a href=Route::Data.href()>{t(shell::DATA)}</a></p>
    }
    .into_any()
}

/// Lists sets from files that cannot be used, each with the reason and a remedy.
fn unusable(app: App) -> AnyView {
    let list = move || {
        let library = app.library();
        let item = |problem: &OwnProblem| {
            let (index, id) = (problem.index, problem.id.clone());
            let remove =
                move |_| own_set::remove_at(app, index, untrack(|| text::STEP_REMOVE.fill(&[&id])));
            view! {
                <li class="actions">
                    <span>{problem.text(app.lang.get())}</span>
                    <button type="button" class="button button--small" on:click=remove>{t(text::REMOVE)}</button>
                </li>
            }
        };
        let items = library.own_problems().iter().map(item).collect_view();
        (!library.own_problems().is_empty())
            .then(|| section(text::NOT_USABLE, view! { <ul>{items}</ul> }.into_any()))
    };
    list.into_any()
}

fn to_copy(app: App) -> AnyView {
    let list = move || {
        let (library, lang) = (app.library(), app.lang.get());
        let row = |rules: &Arc<RuleSet>| {
            let title = rules.title.get(lang).to_owned();
            let href = Route::NewRules
                .with(Query { code: KindCode::new(&rules.id).ok(), ..Query::default() });
            let label = text::COPY_WHAT.filled(lang, &[&title]);
            vec![
                view! { <a href=href aria-label=label>{title}</a> }.into_any(),
                in_force(rules.in_force, lang).into_any(),
            ]
        };
        let rows = library.rule_sets().iter().skip(library.own().len()).map(row).collect();
        table::table(Signal::derive(|| text::MORE_TO_COPY.now().to_owned()), COLUMNS_TO_COPY, rows)
    };
    list.into_any()
}
