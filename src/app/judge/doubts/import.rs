//! The preview of a file of checks before it enters the book.

use std::sync::Arc;

use crate::app::shell::erased::IntoAny;
use files::ChecksRead;
use leptos::prelude::*;
use store::Reason;

use super::gather;
use crate::app::device::saving;
use crate::app::judge::text::doubts as text;
use crate::app::shell::browser;
use crate::app::shell::state::App;
use crate::app::shell::text::shell;
use crate::app::text::{InLanguage, t};
use desk::route::Route;

/// Previews a good file of checks and offers to put it into the book. `done` closes the preview.
pub fn preview(app: App, name: &str, read: Arc<ChecksRead>, done: Callback<()>) -> AnyView {
    let lang = app.lang.get();
    let present = app.book.with(|book| gather::checks(book));
    let one = |check: &law::checks::Check| {
        let is_there = present.all().iter().any(|there| there.id == check.id);
        let replaces = is_there.then(|| view! { " " <span class="tag">{t(text::REPLACES)}</span> });
        view! { <li>{check.name.get(lang).to_owned()} {replaces}</li> }
    };
    let title = text::PREVIEW_TITLE.fill(&[name, &read.checks.len().to_string()]);
    let lines = read.checks.iter().map(one).collect_view();
    let file = name.to_owned();
    let put = move |_| {
        let book = app.book.get_untracked();
        let mut frame = (*book.frame).clone();
        read.raw.iter().for_each(|check| frame.put_check(check.clone()));
        saving::snapshot_before(app, Reason::Rules, &file);
        if app.replace(untrack(|| text::STEP_ADD.now()), book.with_frame(frame)) {
            done.run(());
            browser::go(&Route::Doubts.href());
        }
    };
    view! {
        <section class="preview">
            <h3 class="banner__title">{title}</h3>
            <ul class="bullets">{lines}</ul>
            <div class="actions">
                <button type="button" class="button button--main" on:click=put>{t(text::ADD)}</button>
                <button type="button" class="quiet-button" on:click=move |_| done.run(())>{t(shell::CANCEL)}</button>
            </div>
        </section>
    }
    .into_any()
}
