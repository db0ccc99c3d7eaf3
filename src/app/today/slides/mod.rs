//! “Trình chiếu”: the year of the book's unit as full pages for a conference. Keys and remotes turn
//! them; no mouse is needed.

use book::UnitId;
use desk::route::Route;
use desk::standards;
use leptos::prelude::*;
use maps::Map;

use super::charts;
use super::text::slides as text;
use crate::app::shell::erased::IntoAny;
use crate::app::shell::state::App;
use crate::app::shell::{browser, words};
use crate::app::text::{InLanguage, Text, t};

mod changes;
mod pages;
mod trends;

/// Builds what a page shows of a unit.
type Body = fn(App, &UnitId) -> AnyView;

/// The pages in their order, each with its title.
const PAGES: [(Text, Body); 6] = [
    (text::FIGURES, pages::figures),
    (text::UNITS, pages::units),
    (text::TRENDS, trends::trends),
    (text::MONTHS, trends::months),
    (text::CHANGES, changes::changes),
    (text::TO_HELP, pages::to_help),
];

/// The place of the map, where there is one.
const MAP_AT: usize = 2;

/// Shows one page at a time over the whole window.
pub fn slides(app: App) -> AnyView {
    let at = RwSignal::new(0_usize);
    let unit = Memo::new(move |_| {
        app.book.with(|book| standards::desk_unit(book).map(|unit| unit.id.clone()))
    });
    let map = RwSignal::new(None::<Map>);
    charts::follow_map(map);
    // The map, if this device has one, comes after the units by outcome.
    let is_with_map = Memo::new(move |_| map.with(Option::is_some));
    let count = move || PAGES.len() + usize::from(is_with_map.get());
    let go = move |to: usize| at.set(to.min(untrack(count) - 1));
    let keys = move |event: web_sys::KeyboardEvent| {
        let now = at.get_untracked();
        match event.key().as_str() {
            "ArrowRight" | "ArrowDown" | "PageDown" | " " | "Enter" => go(now + 1),
            "ArrowLeft" | "ArrowUp" | "PageUp" | "Backspace" => go(now.saturating_sub(1)),
            "Home" => go(0),
            "End" => go(usize::MAX),
            "f" | "F" => full_screen(),
            "Escape" => browser::back(),
            _ => return,
        }
        event.prevent_default();
    };
    browser::focus_soon(".slides");
    let head = move || {
        let name = unit.get().map(|unit| app.book.with(|book| words::name_of(book, &unit)));
        text::HEAD.fill(&[&name.unwrap_or_default(), &app.year.get().to_string()])
    };
    let page = move || {
        let at = at.get();
        let place = if is_with_map.get() && at > MAP_AT { at - 1 } else { at };
        if let Some(unit) = unit.get().filter(|_| is_with_map.get() && at == MAP_AT) {
            app.lang.track();
            let body = map.with(|map| map.as_ref().map(|map| charts::map_slide(app, &unit, map)));
            return view! { <h2 class="slides__title">{t(text::MAP)}</h2> <div class="slides__body">{body}</div> }.into_any();
        }
        let (Some(unit), Some((title, body))) = (unit.get(), PAGES.get(place)) else {
            return view! { <p>{t(text::EMPTY)}</p> }.into_any();
        };
        app.lang.track();
        view! { <h2 class="slides__title">{t(*title)}</h2> <div class="slides__body">{body(app, &unit)}</div> }.into_any()
    };
    let place = move || [&(at.get() + 1).to_string(), " / ", &count().to_string()].concat();
    view! {
        <section class="slides" tabindex="-1" aria-labelledby="slides-head" on:keydown=keys>
            <h1 class="slides__head" id="slides-head">{head}</h1>
            <div class="slides__page" aria-live="polite">{page}</div>
            <div class="slides__foot">
                <button type="button" class="button" on:click=move |_| go(at.get_untracked().saturating_sub(1))>{t(text::BACK)}</button>
                <span class="slides__place">{place}</span>
                <button type="button" class="button" on:click=move |_| go(at.get_untracked() + 1)>{t(text::NEXT)}</button>
                <button type="button" class="button" on:click=move |_| full_screen()>{t(text::FULL)}</button>
                <a class="button" href=Route::Overview.href()>{t(text::END)}</a>
                <span class="slides__keys">{t(text::KEYS)}</span>
            </div>
        </section>
    }
    .into_any()
}

/// Fills the screen, or gives it back. A browser may refuse; the pages fill the window anyway.
fn full_screen() {
    let document = browser::document();
    if document.fullscreen_element().is_some() {
        document.exit_fullscreen();
    } else if let Some(root) = document.document_element() {
        let _ = root.request_fullscreen();
    }
}
