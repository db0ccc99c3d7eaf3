//! The models page: kept and new models of the year by kind, and their list.

use std::collections::BTreeMap;

use crate::app::shell::erased::IntoAny;
use book::{KindCode, KindGroup, Model, RecordKind};
use leptos::prelude::*;

use super::records::{add_button, list};
use super::text::records as text;
use crate::app::components::{filters, head, more_filters};
use crate::app::shell::browser::vietnamese_order;
use crate::app::shell::navigation::filter;
use crate::app::shell::state::App;
use crate::app::shell::text::shell;
use crate::app::shell::words;
use crate::app::text::format::number;
use crate::app::text::{Text, t};
use desk::route::{ModelFilter, Query};
use desk::search::find;

pub fn models(app: App) -> AnyView {
    view! {
        {head::plain_head(shell::MODELS, Some(text::MODELS_LEAD), Some(add_button(app, RecordKind::Model)))}
        {filters::filters(app, Some(KindGroup::Model))}
        {more_filters::more_filters(app, false)}
        <div class="tabs" role="group" aria-label=t(text::FILTER)>
            {tab(app, None, text::MODELS_ALL)} {tab(app, Some(ModelFilter::Maintained), text::MODELS_MAINTAINED)}
            {tab(app, Some(ModelFilter::New), text::MODELS_NEW)}
        </div>
        {by_kind(app)}
        {list(app, RecordKind::Model)}
    }
    .into_any()
}

fn count(app: App, query: &Query) -> usize {
    let year = app.year.get();
    app.catalogue
        .with(|catalogue| app.book.with(|book| find::<Model>(book, catalogue, query, year).len()))
}

fn tab(app: App, models: Option<ModelFilter>, name: Text) -> AnyView {
    let is_chosen = move || app.query.with(|query| query.models == models);
    let figure = move || {
        let query = Query { models, ..app.query.get() };
        number(count(app, &query) as u64, app.lang.get())
    };
    view! {
        <button type="button" class="tab" aria-pressed=move || is_chosen().to_string() on:click=move |_| filter(app, |query| query.models = models)>
            {t(name)} " " <span class="tab__count">{figure}</span>
        </button>
    }
    .into_any()
}

/// Shows the number of models of each kind, each as a filter.
fn by_kind(app: App) -> AnyView {
    let counts = move || {
        let (year, lang) = (app.year.get(), app.lang.get());
        let query = app.query.get();
        let mut kinds: BTreeMap<KindCode, usize> = BTreeMap::new();
        app.catalogue.with(|catalogue| {
            app.book.with(|book| {
                for model in find::<Model>(book, catalogue, &query, year) {
                    *kinds.entry(model.kind.clone()).or_default() += 1;
                }
            });
        });
        let mut kinds: Vec<_> = kinds
            .into_iter()
            .map(|(kind, count)| {
                let name = app.catalogue.with(|all| words::kind_name(all, KindGroup::Model, &kind));
                (name, kind, count)
            })
            .collect();
        book::sort::sort_by(&mut kinds, |a, b| {
            b.2.cmp(&a.2).then_with(|| vietnamese_order(&a.0, &b.0))
        });
        let chip = |(name, kind, count): (String, KindCode, usize)| {
            let press = move |_| {
                let kind = kind.clone();
                filter(app, |query| query.code = Some(kind));
            };
            view! {
                <button type="button" class="chip" on:click=press>
                    {name} " " <strong class="chip__count">{number(count as u64, lang)}</strong>
                </button>
            }
        };
        (kinds.len() > 1).then(|| view! { <div class="chips chips--list" role="group" aria-label=t(text::BY_KIND)>{kinds.into_iter().map(chip).collect_view()}</div> })
    };
    counts.into_any()
}
