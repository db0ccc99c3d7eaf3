//! Links the communes of an older book to the list: what each is, and what that adds. Nothing changes
//! before the button, and one step takes it back.

use std::collections::BTreeMap;

use crate::app::shell::erased::IntoAny;
use book::{Book, Unit, UnitId};
use communes::List;
use desk::linking::{self, Additions, Proposal};
use desk::route::Route;
use leptos::prelude::*;

use super::commune::state;
use super::list::{self, Fetched};
use crate::app::components::head;
use crate::app::shell::state::App;
use crate::app::shell::words;
use crate::app::text::{InLanguage, t};
use crate::app::today::text::linking as text;

/// The chosen commune of each unit, by its place in the list.
type Chosen = RwSignal<BTreeMap<UnitId, usize>>;

pub fn link(app: App) -> AnyView {
    let fetched: RwSignal<Fetched> = RwSignal::new(None);
    list::fetch_into(fetched);
    let body = move || match fetched.get() {
        Some(Ok(list)) => app.book.with(|book| proposed(app, book, list)),
        _ => ().into_any(),
    };
    view! {
        {head::plain_head(text::TITLE, Some(text::LEAD), None)}
        {move || state(fetched)}
        {body}
    }
    .into_any()
}

fn proposed(app: App, book: &Book, list: &'static List) -> AnyView {
    let proposals = linking::proposals(book, list);
    if proposals.is_empty() {
        return view! { <p class="note" role="status">{t(text::ALL_LINKED)}</p> }.into_any();
    }
    let sure =
        proposals.iter().filter_map(|proposal| Some((proposal.unit.clone(), proposal.sure?)));
    let chosen: Chosen = RwSignal::new(book::sort::map_of(sure));
    let (fitting, others): (Vec<_>, Vec<_>) =
        proposals.into_iter().partition(|proposal| !proposal.fits.is_empty());
    let fields = fitting.into_iter().map(|proposal| field(app, list, proposal, chosen));
    let others = others.into_iter().filter_map(|proposal| {
        let (unit, _) = book.unit(&proposal.unit)?;
        Some(view! { <li>{unit_link(book, unit)} " – " {t(text::NONE_FITS)}</li> })
    });
    let press = move |_| {
        let links: Vec<_> = chosen.get_untracked().into_iter().collect();
        let step = untrack(|| text::STEP.fill(&[&links.len().to_string()]));
        let done = app.edit(step, |book, stamp| linking::linked(book, list, &links, &stamp));
        if let Err(why) = done {
            app.status.set(why);
        }
    };
    let button = move || {
        let count = chosen.with(BTreeMap::len);
        (count > 0).then(|| view! { <button type="button" class="button button--main" on:click=press>{text::LINK.fill(&[&count.to_string()])}</button> })
    };
    view! {
        <div class="form">
            {fields.collect_view()} <ul class="hamlets">{others.collect_view()}</ul>
            <div class="actions">{button}</div>
        </div>
    }
    .into_any()
}

fn unit_link(book: &Book, unit: &Unit) -> AnyView {
    view! { <a href=Route::Unit(unit.id.clone()).href()>{words::unit_name(book, unit)}</a> }
        .into_any()
}

/// One unit with the communes that fit it.
fn field(app: App, list: &'static List, proposal: Proposal, chosen: Chosen) -> AnyView {
    let Proposal { unit: id, fits, sure } = proposal;
    let found = app.book.with_untracked(|book| book.unit(&id).map(|(unit, _)| unit.clone()));
    let Some(unit) = found else { return ().into_any() };
    let name = app.book.with_untracked(|book| words::unit_name(book, &unit));
    let above = unit
        .parent
        .as_ref()
        .map(|above| app.book.with_untracked(|book| words::name_of(book, above)));
    let place = ["link-", id.as_str()].concat();
    let option = {
        let id = id.clone();
        move |at: usize| {
            let id = id.clone();
            let is_chosen = move || chosen.with(|chosen| chosen.get(&id) == Some(&at));
            view! { <option value=at.to_string() prop:selected=is_chosen>{entry(list, at)}</option> }
        }
    };
    let choose = {
        let id = id.clone();
        move |event| {
            let at = event_target_value(&event).parse::<usize>().ok();
            chosen.update(|chosen| match at {
                Some(at) => drop(chosen.insert(id.clone(), at)),
                None => drop(chosen.remove(&id)),
            });
        }
    };
    let adds = move || {
        let at = chosen.with(|chosen| chosen.get(&id).copied());
        match at.and_then(|at| list.communes.get(at)) {
            Some(commune) => {
                app.book.with(|book| told(book, &linking::additions(book, list, &unit, commune)))
            }
            None if sure.is_none() => text::ASK.now().to_owned(),
            None => String::new(),
        }
    };
    let hint = [&place, "-hint"].concat();
    view! {
        <div class="field">
            <label class="field__label" for=place.clone()>{name}</label>
            {above.map(|above| view! { <p class="field__hint">{above}</p> })}
            <select class="input" id=place aria-describedby=hint.clone() on:change=choose>
                <option value="">{t(text::NOT_LINKED)}</option>
                {fits.into_iter().map(option).collect_view()}
            </select>
            <p class="note" id=hint>{adds}</p>
        </div>
    }
    .into_any()
}

/// A commune of the list with its code: "Xã Trấn Yên, tỉnh Lào Cai (04498)".
fn entry(list: &List, at: usize) -> String {
    let Some(commune) = list.communes.get(at) else { return String::new() };
    [&list::name_of(list, commune), " (", &commune.code, ")"].concat()
}

/// The additions of a link, in words.
fn told(book: &Book, adds: &Additions) -> String {
    if adds.is_older {
        return text::OLDER.now().to_owned();
    }
    let code = adds.code.as_ref().map(|code| text::CODE.fill(&[code]));
    let names = |names: Vec<String>| names.join(", ");
    let new = (!adds.new.is_empty()).then(|| {
        let units = names(adds.new.iter().map(|unit| words::unit_in_text(book, unit)).collect());
        text::NEW.fill(&[&adds.new.len().to_string(), &units])
    });
    let known = (!adds.known.is_empty()).then(|| {
        let units = adds.known.iter().map(|id| words::name_in_text(book, id)).collect();
        text::KNOWN.fill(&[&names(units)])
    });
    words::capital(&[code, known, new].into_iter().flatten().collect::<Vec<_>>().join("; "))
}
