//! Keeps the page in step with the browser's address, and the focus on the page's heading.

use std::cell::RefCell;

use leptos::ev;
use leptos::prelude::*;

use super::browser;
use super::state::App;
use crate::app::device::saving;
use crate::app::text::{self, Lang};
use desk::route::{Address, Query, Route};

/// Reads the address now and whenever it changes.
pub fn follow_address(app: App) {
    read_address(app);
    let places = RefCell::new(Places::default());
    let handle = window_event_listener(ev::hashchange, move |event| {
        let page_before = app.route.get_untracked();
        places.borrow_mut().leave(&event.old_url());
        read_address(app);
        let place = places.borrow().come_back(&event.new_url());
        if app.route.get_untracked() == page_before {
            return;
        }
        match place {
            Some(place) => scroll_back(place, FRAMES),
            None => {
                window().scroll_to_with_x_and_y(0.0, 0.0);
                browser::focus_soon("main h1");
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

/// How far each page of the history was scrolled when a person left it.
#[derive(Default)]
struct Places {
    left: Vec<(String, f64)>,
}

/// The number of pages that are remembered.
const REMEMBERED: usize = 30;

/// The number of frames to wait for a page that is being built: about two seconds.
const FRAMES: u8 = 120;

impl Places {
    /// Notes the place on the page that is left.
    fn leave(&mut self, address: &str) {
        let place = window().scroll_y().unwrap_or_default();
        self.left.retain(|(other, _)| other != address);
        self.left.push((address.to_owned(), place));
        if self.left.len() > REMEMBERED {
            self.left.remove(0);
        }
    }

    /// Returns the place on a page that a person comes back to. An entry of the history that is new
    /// has no state yet; this gives it one.
    fn come_back(&self, address: &str) -> Option<f64> {
        let history = window().history().ok()?;
        if history.state().is_ok_and(|state| state.is_truthy()) {
            return self.left.iter().find(|(other, _)| other == address).map(|(_, place)| *place);
        }
        let _ = history.replace_state_with_url(&true.into(), "", None);
        None
    }
}

/// Scrolls to a place as soon as the page is long enough for it.
fn scroll_back(place: f64, frames: u8) {
    let height = document().document_element().map_or(0, |root| root.scroll_height());
    let shown = window().inner_height().ok().and_then(|shown| shown.as_f64()).unwrap_or_default();
    if frames == 0 || f64::from(height) >= place + shown {
        window().scroll_to_with_x_and_y(0.0, place);
    } else {
        request_animation_frame(move || scroll_back(place, frames - 1));
    }
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
