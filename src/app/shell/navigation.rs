//! Keeps the page in step with the browser's address, and the focus on the page's heading.

use leptos::ev;
use leptos::prelude::*;

use super::browser;
use super::places;
use super::state::App;
use crate::app::device::saving;
use crate::app::text::{self, Lang};
use desk::route::{Address, Query, Route};

/// Reads the address now and whenever it changes.
pub fn follow_address(app: App) {
    read_address(app);
    places::begin();
    let handle = window_event_listener(ev::hashchange, move |_| {
        let page_before = app.route.get_untracked();
        let place = places::leave();
        read_address(app);
        if app.route.get_untracked() != page_before {
            match place {
                Some(place) => places::go_back_to(place),
                None => {
                    window().scroll_to_with_x_and_y(0.0, 0.0);
                    browser::focus_soon("main h1");
                }
            }
        }
    });
    // The listener lives as long as the page.
    std::mem::forget(handle);
    Effect::new(move |_| write_year(app));
    Effect::new(move |before: Option<Lang>| {
        let lang = app.lang.get();
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("lang", text::code(lang));
        }
        if before.is_some_and(|before| before != lang) {
            saving::save_lang(app, lang);
        }
        lang
    });
    let keys = window_event_listener(ev::keydown, move |event| undo_by_key(app, &event));
    std::mem::forget(keys);
}

fn read_address(app: App) {
    let hash = window().location().hash().unwrap_or_default();
    let mut address = Address::parse(&hash);
    if let Some(year) = address.query.year
        && year != app.year.get_untracked()
    {
        app.year.set(year);
    }
    address.query.year = Some(app.year.get_untracked());
    if address.to_hash() != hash && !hash.is_empty() && address.route != Route::NotFound {
        browser::replace_address(&address.to_hash());
    }
    if app.query.get_untracked() != address.query {
        app.query.set(address.query);
    }
    if app.route.get_untracked() != address.route {
        app.route.set(address.route);
    }
}

/// Writes the chosen year into the address, so that a bookmark shows the same figures.
fn write_year(app: App) {
    let year = app.year.get();
    let mut query = app.query.get_untracked();
    if query.year != Some(year) {
        query.year = Some(year);
        browser::replace_address(
            &Address { route: app.route.get_untracked(), query: query.clone() }.to_hash(),
        );
        app.query.set(query);
    }
}

/// Filters the current page and updates the address.
pub fn filter(app: App, change: impl FnOnce(&mut Query)) {
    let mut query = app.query.get_untracked();
    change(&mut query);
    browser::replace_address(
        &Address { route: app.route.get_untracked(), query: query.clone() }.to_hash(),
    );
    app.query.set(query);
}

fn undo_by_key(app: App, event: &web_sys::KeyboardEvent) {
    if !(event.ctrl_key() || event.meta_key()) || event.alt_key() || is_typing() {
        return;
    }
    match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
        ("z", false) => app.undo(),
        ("y", false) | ("z", true) => app.redo(),
        _ => return,
    }
    event.prevent_default();
}

/// Returns whether a field has the focus, where the browser's own undo applies.
fn is_typing() -> bool {
    let tag = document().active_element().map(|element| element.tag_name());
    matches!(tag.as_deref(), Some("INPUT" | "TEXTAREA" | "SELECT"))
}
