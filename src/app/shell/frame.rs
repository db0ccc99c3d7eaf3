//! The frame of every page: header, navigation, banners and the status line.

use leptos::prelude::*;

use super::state::App;
use super::text::shell as words;
use super::{banner, browser, header, nav, toast};
use crate::app::pages;
use crate::app::text::t;

/// Shows the whole window.
pub fn window(app: App) -> impl IntoView {
    let skip = move |event: web_sys::MouseEvent| {
        event.prevent_default();
        browser::focus_now("#main");
    };
    view! {
        <a class="skip" href="#main" on:click=skip>{t(words::SKIP)}</a>
        {header::header(app)}
        {nav::rail(app)}
        <main id="main" class="main" tabindex="-1">
            {banner::banners(app)}
            <div class="page">{move || pages::page(app, app.route.get())}</div>
        </main>
        {nav::bottom_bar(app)}
        {toast::toast(app)}
    }
}
