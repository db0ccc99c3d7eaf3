//! Refuses a change whose book its own file could not bring back, and shows the reasons.

use super::erased::IntoAny;
use book::Book;
use files::Problem;
use leptos::prelude::*;

use super::browser::LETTERS;
use super::state::App;
use crate::app::exchange::text::data;
use crate::app::text::format::number;
use crate::app::text::{InLanguage, Text, t};

/// The number of problems shown at once.
const SHOWN: usize = 20;

/// Checks that the file of a new book could be read again. `name` stands for that file.
///
/// # Errors
/// The problems of the new book.
pub fn check(app: App, open: &Book, new: &Book, name: Text) -> Result<(), Vec<Problem>> {
    let name = untrack(|| name.now());
    app.national
        .with_untracked(|national| desk::preview::check_new(open, new, name, national, &LETTERS))
}

/// Shows why a change was refused, if there are problems. `#refused` can take the focus.
pub fn refused(app: App, problems: RwSignal<Vec<Problem>>, title: Text, body: Text) -> AnyView {
    let shown = move || {
        let lang = app.lang.get();
        let problems = problems.read();
        let items = problems
            .iter()
            .take(SHOWN)
            .map(|problem| view! { <li class="problem">{problem.text(lang)}</li> })
            .collect_view();
        let more: usize = problems.iter().skip(SHOWN).map(Problem::stands_for).sum();
        let more = (more > 0).then(|| data::PROBLEMS_MORE.fill(&[&number(more as u64, lang)]));
        (!problems.is_empty()).then(|| {
            view! {
                <section class="banner banner--alert after" id="refused" tabindex="-1">
                    <p class="banner__title">{t(title)}</p>
                    <p>{t(body)}</p>
                    <ul class="problems">{items}</ul>
                    {more}
                </section>
            }
        })
    };
    shown.into_any()
}
