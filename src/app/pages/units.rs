//! Units: the tree from the top of the book down, with search and a way to add.

use std::collections::{BTreeMap, BTreeSet};

use binh_yen::book::{Book, Unit, UnitId};
use leptos::prelude::*;

use crate::app::browser::{folded, vietnamese_order};
use crate::app::components::{badge, empty, head};
use crate::app::route::Route;
use crate::app::state::App;
use crate::app::text::{records, shell, t, units as text};
use crate::app::words;

pub fn units(app: App) -> AnyView {
    let typed = RwSignal::new(String::new());
    let add = head::link_button(records::ADD_UNIT, Route::NewUnit.href(), false);
    let tree = move || {
        app.lang.track();
        let wanted = folded(typed.get().trim());
        app.book.with(|book| {
            if book.is_empty() {
                return empty::empty(text::NO_UNITS, Some((records::ADD_UNIT, Route::NewUnit.href())));
            }
            let tree = Tree::new(book, &wanted);
            if tree.shown.is_empty() {
                return view! { <p class="note">{shell::SEARCH_NONE.now()}</p> }.into_any();
            }
            let is_open = !wanted.is_empty();
            view! { <ul class="tree">{tree.roots.iter().map(|unit| branch(&tree, unit, 0, is_open)).collect_view()}</ul> }.into_any()
        })
    };
    view! {
        {head::plain_head(shell::UNITS, Some(text::LEAD), Some(add))}
        <div class="finder">
            <label class="unseen" for="find-unit">{t(shell::SEARCH)}</label>
            <input id="find-unit" class="input" type="search" autocomplete="off" placeholder=t(text::FIND_HINT) prop:value=move || typed.get() on:input=move |event| typed.set(event_target_value(&event)) />
        </div>
        {tree}
    }
    .into_any()
}

/// Units in Vietnamese order below each other, and which of them a search shows.
struct Tree<'a> {
    roots: Vec<&'a Unit>,
    below: BTreeMap<&'a UnitId, Vec<&'a Unit>>,
    shown: BTreeSet<&'a UnitId>,
}

impl<'a> Tree<'a> {
    fn new(book: &'a Book, wanted: &str) -> Self {
        let known: BTreeMap<&UnitId, &Unit> = book.units().map(|unit| (&unit.id, unit)).collect();
        let mut tree = Self { roots: Vec::new(), below: BTreeMap::new(), shown: BTreeSet::new() };
        for unit in known.values() {
            match unit.parent.as_ref().and_then(|parent| known.get(parent)) {
                Some(parent) if parent.id != unit.id => tree.below.entry(&parent.id).or_default().push(unit),
                _ => tree.roots.push(unit),
            }
            if folded(&words::unit_name(unit)).contains(wanted) {
                tree.show(&known, unit);
            }
        }
        let in_order = |a: &&Unit, b: &&Unit| a.kind.cmp(&b.kind).then_with(|| vietnamese_order(&a.name, &b.name));
        tree.roots.sort_by(in_order);
        tree.below.values_mut().for_each(|units| units.sort_by(in_order));
        tree
    }

    /// Shows a unit and all above it.
    fn show(&mut self, known: &BTreeMap<&'a UnitId, &'a Unit>, unit: &'a Unit) {
        let mut next = Some(unit);
        while let Some(unit) = next {
            if !self.shown.insert(&unit.id) {
                return;
            }
            next = unit.parent.as_ref().and_then(|parent| known.get(parent)).copied();
        }
    }
}

/// Levels that are open from the start: province, district and its communes.
const OPEN: usize = 2;

fn branch(tree: &Tree<'_>, unit: &Unit, depth: usize, is_open: bool) -> AnyView {
    if !tree.shown.contains(&unit.id) {
        return ().into_any();
    }
    let children = tree.below.get(&unit.id).map(Vec::as_slice).unwrap_or_default();
    let mark = unit.illustrative.then(badge::illustrative);
    let line = view! {
        <a href=Route::Unit(unit.id.clone()).href()>{words::unit_name(unit)}</a>
        " "
        {mark}
        <span class="tree__detail">{words::unit_detail(unit, children)}</span>
    };
    if children.is_empty() {
        return view! { <li class="tree__leaf">{line}</li> }.into_any();
    }
    // A commune's hamlets come with a press; the levels above are open.
    let is_commune = unit.kind.is_commune_level();
    let below = children.iter().map(|unit| branch(tree, unit, depth + 1, is_open)).collect_view();
    view! {
        <li>
            <details class="tree__branch" open=is_open || depth < OPEN && !is_commune>
                <summary>{line}</summary>
                <ul>{below}</ul>
            </details>
        </li>
    }
    .into_any()
}
