//! The banner of a tab that does not write: the reason, and how to make it write.

use super::erased::IntoAny;
use leptos::prelude::*;
use store::pen::Role;
use store::{Cause, Standing};

use super::browser;
use super::engine::engine;
use super::state::App;
use super::text::shell;
use crate::app::device::text::pen as text;
use crate::app::text::{Text, t};
use desk::route::Route;

/// Shows the banner until the tab writes.
pub fn tab_banner(app: App) -> AnyView {
    let asks = move || match app.role.get() {
        Role::Follows => Some(follows()),
        Role::Asks => Some(
            view! { <section class="banner banner--line"><p>{t(text::ASKS)}</p></section> }
                .into_any(),
        ),
        Role::Writes | Role::Apart | Role::Stopped => None,
    };
    let warns = move || match app.role.get() {
        Role::Apart => {
            Some(alert(shell::UNSAVED_TITLE, text::TAKEN, true, write_here("button button--main")))
        }
        // The banner of the newer book reports this.
        Role::Stopped if app.standing.get() == Standing::Unsaved(Cause::Newer) => None,
        Role::Stopped => {
            let has_unsaved = app.standing.get() == Standing::Unsaved(Cause::Taken);
            Some(alert(text::STOPPED_TITLE, text::STOPPED_BODY, has_unsaved, load_again()))
        }
        Role::Writes | Role::Follows | Role::Asks => None,
    };
    view! {
        <div role="status">{asks}</div>
        <div role="alert">{warns}</div>
    }
    .into_any()
}

fn follows() -> AnyView {
    view! {
        <section class="banner banner--line">
            <p>{t(text::FOLLOWS)}</p>
            {write_here("button")}
        </section>
    }
    .into_any()
}

/// Shows an alert. `has_unsaved` says that the screen holds changes that are stored nowhere.
fn alert(title: Text, body: Text, has_unsaved: bool, button: AnyView) -> AnyView {
    let advice = has_unsaved.then(|| view! { <p>{t(shell::UNSAVED_ADVICE)}</p> });
    let download = has_unsaved
        .then(|| view! { <a class="button" href=Route::Data.href()>{t(shell::DOWNLOAD_NOW)}</a> });
    view! {
        <section class="banner banner--alert">
            <h2 class="banner__title">{t(title)}</h2>
            <p>{t(body)}</p>
            {advice}
            <div class="actions">{button} {download}</div>
        </section>
    }
    .into_any()
}

fn write_here(class: &'static str) -> AnyView {
    let press = move |_| {
        (engine().ask)();
        // The button is about to disappear.
        browser::focus_now("#main");
    };
    view! { <button type="button" class=class on:click=press>{t(text::WRITE_HERE)}</button> }
        .into_any()
}

fn load_again() -> AnyView {
    let press = move |_| drop(window().location().reload());
    view! { <button type="button" class="button button--main" on:click=press>{t(shell::RELOAD)}</button> }.into_any()
}
