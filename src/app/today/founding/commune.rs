//! The commune, from the list.

use crate::app::shell::erased::IntoAny;
use book::{Unit, UnitId};
use communes::{Commune, Extent, Former, Found, List};
use desk::founding::with_commune;
use desk::route::Route;
use law::unit_kind_name;
use leptos::prelude::*;

use super::list::{self, Fetched};
use crate::app::components::pick::{Choice, Pick, pick};
use crate::app::components::section;
use crate::app::shell::browser::{self, LETTERS};
use crate::app::shell::state::App;
use crate::app::shell::words;
use crate::app::text::{InLanguage, language, t};
use crate::app::today::text::founding as text;

/// The number of suggestions that fit above a phone's keyboard.
const SHOWN: usize = 6;

pub fn step(app: App, chosen: RwSignal<Option<UnitId>>) -> AnyView {
    let body = move || {
        match chosen.get() {
        Some(id) => view! {
            {shown(app, &id)}
            <div class="actions">
                <button type="button" class="button button--small" on:click=move |_| chosen.set(None)>{t(text::ANOTHER)}</button>
            </div>
        }
        .into_any(),
        None => search(app, chosen),
    }
    };
    section(text::COMMUNE, body.into_any())
}

/// The data that the book has of the chosen commune.
fn shown(app: App, id: &UnitId) -> AnyView {
    let told = app.book.with(|book| {
        let (unit, _) = book.unit(id)?;
        let above = unit.parent.as_ref().map(|above| words::name_in_text(book, above));
        let name = [
            words::unit_name(book, unit),
            above.map(|above| [", ", &above].concat()).unwrap_or_default(),
        ]
        .concat();
        let name = match &unit.listed {
            Some(listed) => text::CHOSEN.fill(&[&name, &listed.code, &listed.edition.to_string()]),
            None => name,
        };
        let formers: Vec<String> =
            unit.parts().map(|part| words::name_in_text(book, part)).collect();
        Some((name, (!formers.is_empty()).then(|| text::FORMERS.fill(&[&formers.join(", ")]))))
    });
    let (name, formers) = told.unwrap_or_default();
    view! { <p><strong>{name}</strong></p> {formers.map(|formers| view! { <p class="note">{formers}</p> })} }.into_any()
}

fn search(app: App, chosen: RwSignal<Option<UnitId>>) -> AnyView {
    let fetched: RwSignal<Fetched> = RwSignal::new(None);
    list::fetch_into(fetched);
    let province = RwSignal::new(None::<usize>);
    let typed = RwSignal::new(String::new());
    let find = Callback::new(move |typed: String| {
        let Some(Ok(list)) = fetched.get() else { return Vec::new() };
        let within = province.get().and_then(|at| list.provinces.get(at));
        if typed.trim().is_empty() && within.is_none() {
            return Vec::new();
        }
        let found = list.find(&browser::composed(&typed), within, SHOWN);
        found.into_iter().map(|found| choice(list, found)).collect()
    });
    let choose = Callback::new(move |choice: Choice| {
        let Some(Ok(list)) = fetched.get_untracked() else { return };
        let commune = choice.value.parse().ok().and_then(|at: usize| list.communes.get(at));
        if let Some(commune) = commune {
            take(app, list, commune, chosen);
        }
    });
    let field = Pick {
        id: "commune".into(),
        name: None,
        placeholder: None,
        text: typed,
        find,
        choose,
        described_by: Some("commune-hint".into()),
        invalid: false.into(),
    };
    browser::focus_soon("#commune");
    view! {
        <div class="form">
            {move || state(fetched)}
            <div class="field">
                <label class="field__label" for="commune-province">{t(text::PROVINCE)}</label>
                {move || provinces(fetched, province)}
            </div>
            <div class="field">
                <label class="field__label" for="commune">{t(text::FIND)}</label>
                <p class="field__hint" id="commune-hint">{t(text::FIND_HINT)}</p>
                {pick(field)}
            </div>
            <p><a href=Route::NewUnit.href()>{t(text::BY_HAND)}</a></p>
        </div>
    }
    .into_any()
}

/// Says that the list is coming, or why it is not there.
pub fn state(fetched: RwSignal<Fetched>) -> AnyView {
    match fetched.get() {
        None => view! { <p class="note" role="status">{t(text::COMING)}</p> }.into_any(),
        Some(Ok(_)) => ().into_any(),
        Some(Err(why)) => view! {
            <p class="field__note is-warning" role="alert">
                {text::NOT_FETCHED.fill(&[&why])} " "
                <button type="button" class="button button--small" on:click=move |_| list::fetch_into(fetched)>{t(text::AGAIN)}</button>
            </p>
        }
        .into_any(),
    }
}

fn provinces(fetched: RwSignal<Fetched>, chosen: RwSignal<Option<usize>>) -> AnyView {
    let list = fetched.get().and_then(Result::ok);
    let mut provinces: Vec<_> =
        list.into_iter().flat_map(|list| list.provinces.iter().enumerate()).collect();
    book::sort::sort_by(&mut provinces, |(_, a), (_, b)| (LETTERS.order)(&a.name, &b.name));
    let option = |(at, province): (usize, &'static communes::Province)| {
        view! { <option value=at.to_string()>{&*province.name}</option> }
    };
    let choose = move |event| chosen.set(event_target_value(&event).parse().ok());
    view! {
        <select class="input" id="commune-province" on:change=choose>
            <option value="">{t(text::WHOLE_COUNTRY)}</option>
            {provinces.into_iter().map(option).collect_view()}
        </select>
    }
    .into_any()
}

/// Puts the commune into the book, and goes on with its hamlets.
fn take(app: App, list: &List, commune: &Commune, chosen: RwSignal<Option<UnitId>>) {
    let unit: Unit = list.unit_of_commune(commune);
    let step = untrack(|| {
        text::STEP_COMMUNE.fill(&[&app.book.with(|book| words::unit_in_text(book, &unit))])
    });
    match app.edit(step, |book, _| with_commune(book, list, commune)) {
        Ok(()) => {
            chosen.set(Some(unit.id));
            browser::focus_soon("#hamlets");
        }
        Err(why) => app.status.set(why),
    }
}

fn choice(list: &'static List, found: Found<'static>) -> Choice {
    let commune = found.commune;
    let at = list.communes.iter().position(|other| std::ptr::eq(other, commune));
    let formers = || list.formers_of(commune).iter();
    // The one that was typed comes first.
    let first = formers().filter(|former| found.by.is_some_and(|by| std::ptr::eq(by, *former)));
    let others = formers().filter(|former| found.by.is_none_or(|by| !std::ptr::eq(by, *former)));
    let names: Vec<String> = first.chain(others).map(former_name).collect();
    let from =
        if list.went_on(commune) { String::new() } else { text::FROM.fill(&[&names.join(", ")]) };
    Choice {
        value: at.unwrap_or_default().to_string(),
        text: list::name_of(list, commune),
        detail: [&*commune.code, if from.is_empty() { "" } else { " · " }, &*from].concat(),
    }
}

fn former_name(former: &Former) -> String {
    let name = [unit_kind_name(former.kind, language()), " ", &former.name].concat();
    if former.part == Extent::Whole { name } else { text::PART_OF.fill(&[&name]) }
}
