//! Draws a long table piece by piece: first as many rows as a window shows, and the rest after the
//! first paint, so that the page stays responsive. Printing draws all rows first.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::app::shell::browser;

/// The number of rows in a piece of a table, somewhat more than a window shows.
pub const PIECE: usize = 24;

/// Returns the numbers of the pieces drawn so far, for a list of `rows` rows with `piece` in each.
pub fn pieces(rows: usize, piece: usize) -> Signal<Vec<usize>> {
    let all = rows.div_ceil(piece);
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
    Signal::derive(move || (0..drawn.get().min(all)).collect())
}
