//! The tree of units from the top of the book, with a search and a link to add a unit.

use std::sync::Arc;

use crate::app::shell::erased::IntoAny;
use book::Unit;
use leptos::prelude::*;

use super::text::{records, units as text};
use crate::app::components::{badge, empty, head};
use crate::app::shell::browser::LETTERS;
use crate::app::shell::state::App;
use crate::app::shell::text::shell;
use crate::app::shell::words;
use crate::app::text::{InLanguage, t};
use desk::route::Route;
use desk::units::Tree;

pub fn units(app: App) -> AnyView {
    let typed = RwSignal::new(String::new());
    let is_open = Memo::new(move |_| app.book.with(|book| desk::linking::is_open(book)));
    let link = move || {
        is_open.get().then(|| head::link_button(text::LINK, Route::LinkCommunes.href(), false))
    };
    let add = view! {
        {link}
        {head::link_button(text::FOUND, Route::Founding.href(), false)}
        {head::link_button(records::ADD_UNIT, Route::NewUnit.href(), false)}
    };
    let tree = move || {
        app.lang.track();
        let wanted = typed.get();
        app.book.with(|book| {
            if book.is_empty() {
                return empty::empty(text::NO_UNITS, Some((records::ADD_UNIT, Route::NewUnit.href())));
            }
            let tree = Arc::new(Tree::new(book, &wanted, &LETTERS, &|unit: &Unit| words::unit_name(book, unit)));
            if tree.shown.is_empty() {
                return view! { <p class="note">{shell::SEARCH_NONE.now()}</p> }.into_any();
            }
            let is_open = !wanted.trim().is_empty();
            view! { <ul class="tree">{tree.roots.iter().map(|unit| branch(app, &tree, unit, is_open)).collect_view()}</ul> }.into_any()
        })
    };
    view! {
        {head::plain_head(shell::UNITS, Some(text::LEAD), Some(add.into_any()))}
        <div class="finder">
            <label class="unseen" for="find-unit">{t(shell::SEARCH)}</label>
            <input id="find-unit" class="input" type="search" autocomplete="off" placeholder=t(text::FIND_HINT) prop:value=move || typed.get() on:input=move |event| typed.set(event_target_value(&event)) />
        </div>
        {tree}
    }
    .into_any()
}

/// Shows a unit and, once opened, the units below it. The hamlets of a commune are drawn on demand.
fn branch(app: App, tree: &Arc<Tree>, unit: &Unit, is_found: bool) -> AnyView {
    if !tree.shown.contains(&unit.id) {
        return ().into_any();
    }
    let children = tree.below.get(&unit.id).map(Vec::as_slice).unwrap_or_default();
    let is_open = RwSignal::new(is_found || !unit.kind.is_commune_level());
    let name = app.book.with_untracked(|book| words::unit_name(book, unit));
    let toggle = (!children.is_empty()).then(|| {
        let label = text::BELOW.fill(&[&name]);
        view! {
            <button type="button" class="tree__toggle" aria-label=label aria-expanded=move || is_open.get().to_string() on:click=move |_| is_open.update(|open| *open = !*open) />
        }
    });
    let below = {
        let (tree, id, has_children) = (tree.clone(), unit.id.clone(), !children.is_empty());
        move || {
            (has_children && is_open.get()).then(|| {
                let children = tree.below.get(&id).map(Vec::as_slice).unwrap_or_default();
                view! { <ul>{children.iter().map(|unit| branch(app, &tree, unit, is_found)).collect_view()}</ul> }
            })
        }
    };
    view! {
        <li>
            <div class="tree__line">
                {toggle} <a href=Route::Unit(unit.id.clone()).href()>{name}</a> " " {unit.illustrative.then(badge::illustrative)} " "
                <span class="tree__detail">{words::unit_detail(unit, children)}</span>
            </div>
            {below}
        </li>
    }
    .into_any()
}
