//! Banners above the page. The banner of unsaved changes stays until they are saved.

use super::erased::IntoAny;
use leptos::prelude::*;
use store::{Cause, Standing, Usage};

use super::state::App;
use super::text::shell as words;
use super::{pwa, tab_banner};
use crate::app::device::saving;
use crate::app::device::text::device;
use crate::app::text::{InLanguage, Text, t};
use desk::route::Route;

pub fn banners(app: App) -> impl IntoView {
    let new_build = pwa::new_build();
    // The share is in percent, so that screen readers do not repeat the line at each save.
    let share = |usage: Usage| usage.is_scarce().then(|| usage.used() * 100 / usage.limit);
    let scarce = Memo::new(move |_| app.room.get().and_then(share));
    view! {
        <div role="alert">
            {move || match app.standing.get() {
                // The banner of tabs reports this.
                Standing::Unsaved(Cause::Taken) => None,
                Standing::Unsaved(Cause::Newer) => Some(newer()),
                Standing::Unsaved(cause) => Some(unsaved(app, words::UNSAVED_TITLE, words::UNSAVED_ADVICE, cause)),
                Standing::Missed(home, cause) => Some(unsaved(app, words::MISSED_TITLE, saving::what_missed(home, cause), cause)),
                _ => None,
            }}
        </div>
        {tab_banner::tab_banner(app)}
        <div role="status">
            {move || new_build.get().then(build_waits)}
            {move || match app.standing.get() {
                Standing::SavedInLocalAlone { unseen } => Some(line(saving::in_local_alone(unseen), words::DOWNLOAD_NOW)),
                _ => None,
            }}
            {move || app.may_be_private.get().then(|| line(device::PRIVATE_MAYBE, words::DOWNLOAD_NOW))}
            {move || scarce.get().map(scarce_line)}
        </div>
        {pwa::is_page_edition().then(page_edition)}
    }
}

/// Warns that entered data stays on the computer, not on the memory stick.
fn page_edition() -> AnyView {
    view! {
        <section class="banner banner--line">
            <p>{t(words::PAGE_EDITION)}</p>
            <a class="button" href=Route::Data.href()>{t(words::DOWNLOAD_NOW)}</a>
        </section>
    }
    .into_any()
}

fn build_waits() -> AnyView {
    view! {
        <section class="banner banner--line">
            <p>{t(words::NEW_VERSION)}</p>
            <button type="button" class="button" on:click=|_| pwa::activate()>{t(words::NEW_VERSION_LOAD)}</button>
        </section>
    }
    .into_any()
}

/// A line with a link to the data page.
fn line(said: Text, link: Text) -> AnyView {
    view! {
        <section class="banner banner--line">
            <p>{t(said)}</p>
            <a class="button" href=Route::Data.href()>{t(link)}</a>
        </section>
    }
    .into_any()
}

fn scarce_line(percent: usize) -> AnyView {
    view! {
        <section class="banner banner--line">
            <p>{move || device::SCARCE.fill(&[&percent.to_string()])}</p>
            <a class="button" href=Route::Data.href()>{t(device::SEE_ROOM)}</a>
        </section>
    }
    .into_any()
}

/// Warns that data of a newer build is read-only.
fn newer() -> AnyView {
    view! {
        <section class="banner banner--alert">
            <h2 class="banner__title">{t(device::NEWER_TITLE)}</h2>
            <p>{t(device::NEWER_BODY)}</p>
            <div class="actions">
                <button type="button" class="button" on:click=|_| drop(window().location().reload())>{t(words::RELOAD)}</button>
                <a class="button" href=Route::Data.href()>{t(device::COPY)}</a>
            </div>
        </section>
    }
    .into_any()
}

fn unsaved(app: App, title: Text, advice: Text, cause: Cause) -> AnyView {
    view! {
        <section class="banner banner--alert">
            <h2 class="banner__title">{t(title)}</h2>
            <p>{t(saving::why_unsaved(cause))}</p>
            <p>{t(advice)}</p>
            <div class="actions">
                <a class="button" href=Route::Data.href()>{t(words::DOWNLOAD_NOW)}</a>
                <button type="button" class="button" on:click=move |_| saving::save(app, words::SAVED_NOW.now().to_owned())>{t(words::TRY_AGAIN)}</button>
            </div>
        </section>
    }
    .into_any()
}
