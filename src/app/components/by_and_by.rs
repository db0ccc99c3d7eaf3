//! Draws a long table piece by piece: first as many rows as a window shows, and the rest after the
//! first paint, so that the page stays responsive. Printing draws all rows first.

use std::ops::Range;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::app::shell::browser;

/// The number of rows in a later piece of a table, somewhat more than a window shows.
pub const PIECE: usize = 24;
/// The rows of a table that stands below what a window shows.
pub const BELOW: usize = 2;

/// The heights in pixels of the lowest row of a table, of the lowest card that a phone shows
/// instead, and of what stands above a table at least.
const ROW: f64 = 40.0;
const CARD: f64 = 96.0;
const ABOVE: f64 = 280.0;

/// Returns the number of rows that a window shows at most.
pub fn in_window() -> usize {
    let height = window().inner_height().ok().and_then(|height| height.as_f64());
    let row = if browser::is_narrow() { CARD } else { ROW };
    height.map_or(PIECE, |height| (((height - ABOVE) / row) as usize).clamp(BELOW, PIECE))
}

/// Returns the pieces drawn so far of a list of `rows` rows: `first` rows, then `piece` at a time.
pub fn pieces(rows: usize, first: usize, piece: usize) -> Signal<Vec<Range<usize>>> {
    let all = 1 + rows.saturating_sub(first).div_ceil(piece);
    let drawn = RwSignal::new(1);
    if all > 1 {
        let print = window_event_listener_untyped("beforeprint", move |_| drawn.set(all));
        on_cleanup(move || print.remove());
        spawn_local(async move {
            browser::frame().await;
            while drawn.try_get_untracked().is_some_and(|drawn| drawn < all) {
                browser::breathe().await;
                let _ = drawn.try_update(|drawn| *drawn = all.min(*drawn + 1));
            }
        });
    }
    let end = move |at: usize| rows.min(first + at * piece);
    let range = move |at: usize| at.checked_sub(1).map_or(0, end)..end(at);
    Signal::derive(move || (0..drawn.get().min(all)).map(range).collect())
}
