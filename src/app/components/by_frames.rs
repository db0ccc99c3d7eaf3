//! The rows of a long list that are drawn: those that a screen shows at once, the others a few a
//! frame, so that an old phone shows the list and takes the next tap without a wait.

use leptos::prelude::*;

/// Rows drawn at once: what a phone shows, and as many again each frame.
const STEP: usize = 12;

/// Returns how many of `count` rows are drawn now.
pub fn rows(count: usize) -> RwSignal<usize> {
    let drawn = RwSignal::new(count.min(STEP));
    if count > STEP {
        soon(drawn, count);
        // On paper, all are there.
        let all = move |_| {
            let _ = drawn.try_set(count);
        };
        let handle = window_event_listener(leptos::ev::beforeprint, all);
        on_cleanup(move || handle.remove());
    }
    drawn
}

fn soon(drawn: RwSignal<usize>, count: usize) {
    request_animation_frame(move || {
        // The list may be gone.
        let Some(now) = drawn.try_get_untracked().filter(|now| *now < count) else { return };
        drawn.set(count.min(now + STEP));
        soon(drawn, count);
    });
}
