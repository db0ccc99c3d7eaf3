//! A long list that shows its first items, and more when a person asks for them.

use crate::app::shell::erased::IntoAny;
use crate::app::shell::text::shell;
use crate::app::text::InLanguage;
use leptos::prelude::*;

/// The number of items drawn of a list. A redrawn list keeps it. Copied freely.
#[derive(Clone, Copy)]
pub struct Drawn {
    count: RwSignal<usize>,
    step: usize,
}

impl Drawn {
    /// Draws `step` items at first, and as many more for each press of the button.
    pub fn by(step: usize) -> Self {
        Self { count: RwSignal::new(step), step }
    }
}

/// Draws the due part of `count` items in a list with a class.
pub fn items(
    drawn: Drawn,
    count: usize,
    class: &'static str,
    item: impl Fn(usize) -> Option<AnyView> + Copy + Send + Sync + 'static,
) -> AnyView {
    let Drawn { count: drawn, step } = drawn;
    let steps = move || 0..drawn.get().min(count).div_ceil(step);
    // Drawn items stay as they are, because something may be typed in them.
    let chunk =
        move |at: usize| (at * step..((at + 1) * step).min(count)).filter_map(item).collect_view();
    let button = move || {
        let left = count.saturating_sub(drawn.get());
        (left > 0).then(|| {
            let words = shell::SHOW_MORE.fill(&[&left.min(step).to_string(), &left.to_string()]);
            view! { <button type="button" class="button after" on:click=move |_| drawn.update(|drawn| *drawn += step)>{words}</button> }
        })
    };
    view! {
        <ul class=class><For each=steps key=|at| *at children=chunk /></ul>
        {button}
    }
    .into_any()
}
