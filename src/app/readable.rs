//! A change that would make a book which its own file could not bring back is refused, and the page
//! says why.

use crate::app::whole::IntoAny;
use book::Book;
use files::Problem;
use leptos::prelude::*;

use super::sample;
use super::state::App;
use super::text::format::number;
use super::text::{InLanguage, Text, data, t};

/// Problems that are shown at once.
const SHOWN: usize = 20;

/// Asks of the book that would be what reading its file asks; `name` stands for that file. What the
/// open book has wrong already is no reason to refuse.
///
/// # Errors
/// What is wrong with the new book.
pub fn check(app: App, open: &Book, new: &Book, name: Text) -> Result<(), Vec<Problem>> {
    let count =
        |book: &Book| app.national.with_untracked(|national| files::problems_in(book, national));
    let found = count(new);
    if found == 0 || found <= count(open) {
        return Ok(());
    }
    let name = untrack(|| name.now().to_owned());
    match files::write(new).ok().map(|file| sample::read_file(app, file.as_bytes(), &name)) {
        Some(Err(problems)) => Err(problems),
        _ => Ok(()),
    }
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
