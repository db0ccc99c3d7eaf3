//! A change that would make a book which its own file could not bring back is refused, and the page
//! says why.

use crate::app::erased::IntoAny;
use book::Book;
use files::Problem;
use leptos::prelude::*;

use super::browser::LETTERS;
use super::state::App;
use super::text::format::number;
use super::text::{InLanguage, Text, data, t};

/// Problems that are shown at once.
const SHOWN: usize = 20;

/// Checks that the file of a book that would be made could be read again; `name` stands for that
/// file.
///
/// # Errors
/// What is wrong with the new book.
pub fn check(app: App, open: &Book, new: &Book, name: Text) -> Result<(), Vec<Problem>> {
    let name = untrack(|| name.now());
    app.national
        .with_untracked(|national| desk::preview::check_new(open, new, name, national, &LETTERS))
}

/// Why a change was refused; nothing while there are no problems. It can be given the focus as
/// `#refused`.
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
