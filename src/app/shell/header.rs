//! The header: name, search, year, undo and redo, language.

use super::erased::IntoAny;
use book::Year;
use leptos::prelude::*;

use super::state::{App, year_range};
use super::text::shell as words;
use crate::app::components::{icon, unit_search};
use crate::app::text::{InLanguage, Lang, code, t};
use desk::route::Route;

pub fn header(app: App) -> impl IntoView {
    view! {
        <header class="header">
            <a class="brand" href=Route::Overview.href()>
                {mark()}
                <span class="brand__words">
                    <span class="brand__name">{t(words::APP_NAME)}</span>
                    <span class="brand__sub">{t(words::APP_SUBTITLE)}</span>
                </span>
            </a>
            <div class="header__search">{unit_search::unit_search(app)}</div>
            <a class="icon-button header__find" href=Route::Units.href() aria-label=t(words::SEARCH)>{icon::icon(icon::SEARCH)}</a>
            {year_chooser(app)}
            {undo_button(app, false)}
            <span class="header__redo">{undo_button(app, true)}</span>
            <span class="header__language">{language_button(app)}</span>
        </header>
    }
}

/// The mark of the program.
pub fn mark() -> AnyView {
    view! {
        <svg class="brand__mark" viewBox="0 0 32 32" aria-hidden="true">
            <rect class="brand__field" width="32" height="32" rx="7" />
            <path class="brand__line" d="M6 19l7-7 5 5 3-3 5 5M6 24.5h20" />
        </svg>
    }
    .into_any()
}

fn year_chooser(app: App) -> AnyView {
    let range = Memo::new(move |_| year_range(app));
    let choose = move |event| {
        if let Some(year) = event_target_value(&event).parse().ok().and_then(Year::new) {
            app.year.set(year);
        }
    };
    let options = move || {
        let (first, last) = range.get();
        let option = |year: u16| {
            let is_chosen = move || app.year.get().number() == year;
            view! { <option value=year.to_string() prop:selected=is_chosen>{year.to_string()}</option> }
        };
        (first..=last).rev().map(option).collect_view()
    };
    view! {
        <label class="year">
            <span class="year__label">{t(words::YEAR)}</span>
            <select class="year__select" on:change=choose>{options}</select>
        </label>
    }
    .into_any()
}

/// A button that undoes the last change or redoes it.
pub fn undo_button(app: App, redo: bool) -> AnyView {
    let (plain, what) = if redo {
        (words::NOTHING_TO_REDO, words::REDO_WHAT)
    } else {
        (words::NOTHING_TO_UNDO, words::UNDO_WHAT)
    };
    let last = Memo::new(move |_| app.next_step(redo));
    let title =
        move || last.get().map_or_else(|| plain.now().to_owned(), |label| what.fill(&[&label]));
    let press = move |_| if redo { app.redo() } else { app.undo() };
    view! {
        <button type="button" class="icon-button" class:is-idle=move || last.with(Option::is_none) aria-label=title title=title on:click=press>
            {icon::icon(if redo { icon::REDO } else { icon::UNDO })}
        </button>
    }
    .into_any()
}

/// A button with the name of the other language.
pub fn language_button(app: App) -> AnyView {
    let other = move || if app.lang.get() == Lang::Vi { Lang::En } else { Lang::Vi };
    view! {
        <button type="button" class="quiet-button" lang=move || code(other()) on:click=move |_| app.lang.set(untrack(other))>
            {t(words::SWITCH_LANGUAGE)}
        </button>
    }
    .into_any()
}
