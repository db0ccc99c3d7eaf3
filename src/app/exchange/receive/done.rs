//! The result of an import.

use crate::app::shell::erased::IntoAny;
use leptos::prelude::*;

use crate::app::components::head;
use crate::app::exchange::text::receive as text;
use crate::app::shell::state::App;
use crate::app::text::InLanguage;
use crate::app::text::format::number;
use desk::preview::Done;
use desk::route::Route;

pub fn view(app: App, done: Done) -> AnyView {
    let lang = app.lang.get();
    let count = |count: usize| number(count as u64, lang);
    let conflicts = (done.conflicts > 0).then(|| {
        view! {
            <p>{text::DONE_CONFLICTS.fill(&[&count(done.conflicts)])}</p>
            {head::link_button(text::TO_REVIEW, Route::Review.href(), true)}
        }
    });
    view! {
        <section class="banner banner--line">
            <p>{text::DONE.fill(&[&count(done.new), &count(done.changed), &count(done.deleted)])}</p>
            {conflicts}
        </section>
    }
    .into_any()
}
