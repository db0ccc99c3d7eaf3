//! The place of a person on each page of the browser's history. A list is shown again as it was
//! left: scrolled to the same place, with the keyboard on the same link.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::browser;

/// A place on a page.
#[derive(Clone)]
pub struct Place {
    /// The distance that the page is scrolled, in pixels.
    top: f64,
    /// The address of the link that had the keyboard.
    link: Option<String>,
}

/// The number of frames to wait until a page is long enough again. Its code and its rows arrive
/// step by step.
const FRAMES: u32 = 90;

thread_local! {
    /// The entry of the history that is shown. A new entry gets the next number.
    static SHOWN: Cell<u32> = const { Cell::new(0) };
    static PLACES: RefCell<BTreeMap<u32, Place>> = const { RefCell::new(BTreeMap::new()) };
    /// The last scroll position of the shown page. On the way back, the browser scrolls before the
    /// page is told.
    static TOP: Cell<f64> = const { Cell::new(0.0) };
}

/// Numbers the entry on which the page starts, and follows how far it is scrolled.
pub fn begin() {
    SHOWN.set(number().unwrap_or(0));
    set_number(SHOWN.get());
    // The page scrolls by itself, once it has its rows.
    if let Ok(history) = window().history() {
        let _ = js_sys::Reflect::set(&history, &"scrollRestoration".into(), &"manual".into());
    }
    let handle = window_event_listener(leptos::ev::scroll, |_| TOP.set(top()));
    // The listener lives as long as the page.
    std::mem::forget(handle);
}

/// Notes the place on the page that is left. Returns the place on the page that is shown now, if
/// it was left before.
pub fn leave() -> Option<Place> {
    let link = document().active_element().and_then(|element| element.get_attribute("href"));
    let left = Place { top: TOP.get(), link };
    PLACES.with_borrow_mut(|places| places.insert(SHOWN.get(), left));
    let known = number();
    let now = known.unwrap_or(SHOWN.get() + 1);
    SHOWN.set(now);
    TOP.set(0.0);
    set_returning(false);
    if known.is_none() {
        set_number(now);
        // A new entry removes the entries ahead of it.
        PLACES.with_borrow_mut(|places| places.retain(|at, _| *at < now));
    }
    PLACES.with_borrow(|places| places.get(&now).cloned())
}

/// Scrolls to a place and puts the keyboard on its link, as soon as the page is long enough.
pub fn go_back_to(place: Place) {
    set_returning(true);
    try_in(place, FRAMES, SHOWN.get());
}

/// Makes the browser lay out the whole page, or only what comes near the window
/// (`style/components.css`).
fn set_returning(is_returning: bool) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("data-returning", if is_returning { "yes" } else { "no" });
    }
}

fn try_in(place: Place, frames: u32, entry: u32) {
    request_animation_frame(move || {
        if SHOWN.get() != entry {
            return;
        }
        window().scroll_to_with_x_and_y(0.0, place.top);
        if (top() - place.top).abs() > 1.0 && frames > 0 {
            return try_in(place, frames - 1, entry);
        }
        match place.link.filter(|link| !link.contains(['"', '\\'])) {
            Some(link) => browser::focus_now(&["main a[href=\"", &link, "\"]"].concat()),
            None if place.top == 0.0 => browser::focus_now("main h1"),
            None => {}
        }
        window().scroll_to_with_x_and_y(0.0, place.top);
        // The browser remembers the heights of what it has drawn.
        request_animation_frame(move || {
            if SHOWN.get() == entry {
                set_returning(false);
            }
        });
    });
}

fn top() -> f64 {
    window().scroll_y().unwrap_or_default()
}

/// The number of the history's entry; none if it is new.
fn number() -> Option<u32> {
    let state = window().history().ok()?.state().ok()?;
    state.as_f64().map(|number| number as u32)
}

fn set_number(number: u32) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state(&JsValue::from(number), "");
    }
}
