//! Choice of a catalogue kind, grouped as in the catalogue.

use crate::app::shell::erased::IntoAny;
use std::collections::BTreeSet;

use book::{Catalogue, Kind, KindCode, KindGroup, Period, UnitId};
use leptos::prelude::*;

use crate::app::shell::browser::vietnamese_order;
use crate::app::shell::state::App;
use crate::app::shell::words;
use crate::app::text::{fields as text, t};

/// Returns the options of a catalogue group that are in use in a period. `chosen` is marked and
/// always included.
pub fn options(
    app: App,
    group: KindGroup,
    chosen: RwSignal<String>,
    time: Signal<Period>,
    unit: Option<RwSignal<String>>,
) -> AnyView {
    let options = move || {
        let lang = app.lang.get();
        let fitting = unit.and_then(|unit| fitting(app, group, &unit.get()));
        app.catalogue.with(|catalogue| {
            let option = |kind: &Kind| {
                let code = kind.code.to_string();
                let is_chosen = {
                    let code = code.clone();
                    move || chosen.with(|chosen| *chosen == code)
                };
                view! { <option value=code prop:selected=is_chosen>{kind.label.get(lang).to_owned()}</option> }.into_any()
            };
            let family = |(root, members): (&Kind, Vec<&Kind>)| {
                if members.is_empty() {
                    return option(root);
                }
                let members: Vec<_> = std::iter::once(root).chain(members).map(option).collect();
                view! { <optgroup label=root.label.get(lang).to_owned()>{members}</optgroup> }.into_any()
            };
            families(catalogue, group, time.get(), &chosen.get_untracked(), fitting.as_ref()).into_iter().map(family).collect_view()
        })
    };
    options.into_any()
}

/// Returns the kinds that fit the unit of a form and the chosen year; none if every kind does.
fn fitting(app: App, group: KindGroup, unit: &str) -> Option<BTreeSet<KindCode>> {
    let (unit, library, year) = (UnitId::new(unit).ok()?, app.library(), app.year.get());
    app.book
        .with(|book| desk::fitting::codes(&library, &book.frame, book.unit(&unit)?.0, year, group))
}

/// Shows buttons for the kinds of the latest incidents, and the usual ones.
pub fn offered(app: App, chosen: RwSignal<String>) -> AnyView {
    let kinds = app.catalogue.with_untracked(|catalogue| {
        app.book.with_untracked(|book| desk::entry::offered_kinds(book, catalogue))
    });
    let button = |kind: KindCode| {
        let name = {
            let kind = kind.clone();
            move || app.catalogue.with(|all| words::kind_name(all, KindGroup::Incident, &kind))
        };
        view! { <button type="button" class="chip" on:click=move |_| chosen.set(kind.to_string())>{name}</button> }
    };
    view! { <div class="chips" role="group" aria-label=t(text::OFTEN_USED)>{kinds.into_iter().map(button).collect_view()}</div> }
        .into_any()
}

/// Returns the broadest kinds of a group, each with the kinds within it. The kind named "other"
/// comes last.
fn families<'a>(
    catalogue: &'a Catalogue,
    group: KindGroup,
    time: Period,
    chosen: &str,
    fitting: Option<&BTreeSet<KindCode>>,
) -> Vec<(&'a Kind, Vec<&'a Kind>)> {
    let in_order = |a: &&Kind, b: &&Kind| {
        let is_other = |kind: &Kind| kind.code.as_str().starts_with("other");
        is_other(a).cmp(&is_other(b)).then_with(|| vietnamese_order(&a.label.vi, &b.label.vi))
    };
    let fits = |kind: &Kind| fitting.is_none_or(|codes| codes.contains(&kind.code));
    let is_shown =
        |kind: &&Kind| (kind.in_force.overlaps(time) && fits(kind)) || kind.code.as_str() == chosen;
    let all: Vec<&Kind> = catalogue.group(group).filter(is_shown).collect();
    let mut roots: Vec<&Kind> = all.iter().copied().filter(|kind| kind.within.is_empty()).collect();
    book::sort::sort_by(&mut roots, in_order);
    let members = |root: &Kind| {
        let is_member = |kind: &&&Kind| {
            kind.code != root.code
                && catalogue.is_within(&kind.code, std::slice::from_ref(&root.code))
        };
        let mut members: Vec<&Kind> = all.iter().filter(is_member).copied().collect();
        book::sort::sort_by(&mut members, in_order);
        members
    };
    roots.into_iter().map(|root| (root, members(root))).collect()
}

/// Returns whether a field for certain kinds applies to the chosen one.
pub fn is_for(catalogue: &Catalogue, only_for: &[&str], chosen: &str) -> bool {
    let codes: Vec<KindCode> =
        only_for.iter().filter_map(|code| KindCode::new(code).ok()).collect();
    only_for.is_empty()
        || KindCode::new(chosen).is_ok_and(|chosen| catalogue.is_within(&chosen, &codes))
}
