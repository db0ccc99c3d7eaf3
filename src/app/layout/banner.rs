//! Banners above the page: what was not saved stands there until it is.

use crate::app::whole::IntoAny;
use binh_yen::store::Cause;
use leptos::prelude::*;

use crate::app::route::Route;
use crate::app::state::App;
use crate::app::text::{shell as words, t};
use crate::app::{keep, pwa};

pub fn banners(app: App) -> impl IntoView {
    let new_build = pwa::new_build();
    view! {
        <div role="alert">
            {move || app.unsaved.get().map(|cause| unsaved(app, cause))}
        </div>
        <div role="status">{move || new_build.get().then(build_waits)}</div>
    }
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

fn unsaved(app: App, cause: Cause) -> AnyView {
    view! {
        <section class="banner banner--alert">
            <h2 class="banner__title">{t(words::UNSAVED_TITLE)}</h2>
            <p>{t(keep::why_unsaved(cause))}</p>
            <p>{t(words::UNSAVED_ADVICE)}</p>
            <div class="actions">
                <a class="button" href=Route::Data.href()>{t(words::DOWNLOAD_NOW)}</a>
                <button type="button" class="button" on:click=move |_| keep::save(app)>{t(words::TRY_AGAIN)}</button>
            </div>
        </section>
    }
    .into_any()
}
