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

/// The content of a page.
enum Body {
    /// Something of the unit.
    Of(fn(App, &UnitId) -> AnyView),
    /// The map, if this device has one.
    Map,
}

/// The pages in their order, each with its title.
const PAGES: [(Text, Body); 7] = [
    (text::FIGURES, Body::Of(pages::figures)),
    (text::UNITS, Body::Of(pages::units)),
    (text::MAP, Body::Map),
    (text::TRENDS, Body::Of(trends::trends)),
    (text::MONTHS, Body::Of(trends::months)),
    (text::CHANGES, Body::Of(changes::changes)),
    (text::TO_HELP, Body::Of(pages::to_help)),
];

/// The pages to show, with the map or without it.
fn pages_of(has_map: bool) -> impl Iterator<Item = &'static (Text, Body)> {
    PAGES.iter().filter(move |(_, body)| has_map || !matches!(body, Body::Map))
}

/// Shows one page at a time over the whole window.
pub fn slides(app: App) -> AnyView {
    let at = RwSignal::new(0_usize);
    let unit = Memo::new(move |_| {
        app.book.with(|book| standards::desk_unit(book).map(|unit| unit.id.clone()))
    });
    let map = RwSignal::new(None::<Map>);
    charts::follow_map(map);
    let has_map = Memo::new(move |_| map.with(Option::is_some));
    let count = move || pages_of(has_map.get()).count();
    let go = move |to: usize| at.set(to.min(untrack(count).saturating_sub(1)));
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
        let found = pages_of(has_map.get()).nth(at.get());
        let (Some(unit), Some((title, body))) = (unit.get(), found) else {
            return view! { <p>{t(text::EMPTY)}</p> }.into_any();
        };
        app.lang.track();
        let shown = match body {
            Body::Of(show) => show(app, &unit),
            Body::Map => map
                .with(|map| map.as_ref().map(|map| charts::map_slide(app, &unit, map)))
                .into_any(),
        };
        view! { <h2 class="slides__title">{t(*title)}</h2> <div class="slides__body">{shown}</div> }
            .into_any()
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
