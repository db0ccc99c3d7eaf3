//! The first page of an empty book: an introduction and the ways to begin.

use crate::app::shell::erased::IntoAny;
use leptos::prelude::*;

use super::sample::{self, Sample};
use crate::app::components::{head, icon};
use crate::app::shell::state::App;
use crate::app::shell::text::shell;
use crate::app::text::{Text, t};
use desk::route::Route;

pub fn start(app: App) -> AnyView {
    view! {
        {head::plain_head(shell::START_TITLE, Some(shell::START_BODY), None)}
        <ul class="ways">
            <li>
                <a class="way way--main" href=Route::Founding.href()>{way(icon::PLUS, shell::START_NEW, shell::START_NEW_HINT)}</a>
            </li>
            <li>
                <button type="button" class="way" on:click=move |_| sample::open_sample(app, Sample::Commune)>
                    {way(icon::OPEN_BOOK, shell::START_SAMPLE, shell::START_SAMPLE_HINT)}
                </button>
            </li>
            <li>
                <button type="button" class="way" on:click=move |_| sample::open_sample(app, Sample::District)>
                    {way(icon::OPEN_BOOK, shell::START_DISTRICT, shell::START_DISTRICT_HINT)}
                </button>
            </li>
            <li>
                <a class="way" href=Route::Data.href()>{way(icon::DATA, shell::START_IMPORT, shell::START_IMPORT_HINT)}</a>
            </li>
        </ul>
    }
    .into_any()
}

fn way(path: &'static str, title: Text, hint: Text) -> AnyView {
    view! {
        {icon::icon(path)}
        <span class="way__words">
            <span class="way__title">{t(title)}</span>
            <span class="way__hint">{t(hint)}</span>
        </span>
    }
    .into_any()
}
