//! The name of the person who keeps the book, which is stored with each change.

use crate::app::shell::erased::IntoAny;
use book::UnitId;
use leptos::prelude::*;

use crate::app::components::section;
use crate::app::exchange::text::data;
use crate::app::shell::browser;
use crate::app::shell::state::App;
use crate::app::shell::text::shell;
use crate::app::shell::words;
use crate::app::text::{InLanguage, t};
use crate::app::today::text::founding as text;

pub fn step(app: App, commune: UnitId) -> AnyView {
    let typed = RwSignal::new(String::new());
    let proposed = move || {
        let name = app.book.with(|book| words::name_in_text(book, &commune));
        [text::POLICE, text::COMMITTEE].map(|office| {
            let name = office.fill(&[&name]);
            let desk = name.clone();
            view! { <button type="button" class="button" on:click=move |_| keep(app, &desk)>{name}</button> }
        })
    };
    let kept = move || {
        let desk = app.book.with(|book| book.frame.settings.desk.clone());
        (!desk.is_empty()).then(|| view! { <p><strong>{text::KEPT_BY.fill(&[&desk])}</strong></p> })
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let name = browser::composed(&typed.get_untracked());
        if !name.is_empty() {
            keep(app, &name);
        }
    };
    let body = view! {
        <div class="form">
        <div>
            <div role="status">{kept}</div>
            <p class="note">{t(text::KEEPER_HINT)}</p>
        </div>
        <div class="actions" id="keeper">{proposed}</div>
        <form class="field" on:submit=submit>
            <label class="field__label" for="keeper-other">{t(text::OTHER)}</label>
            <input class="input" type="text" id="keeper-other" autocomplete="off" maxlength="200" prop:value=move || typed.get() on:input=move |event| typed.set(event_target_value(&event)) />
            <div class="actions after">
                <button type="submit" class="button">{t(shell::SAVE)}</button>
            </div>
        </form>
        </div>
    };
    section(text::KEEPER, body.into_any())
}

fn keep(app: App, name: &str) {
    let book = app.book.get_untracked();
    let mut frame = (*book.frame).clone();
    if frame.settings.desk != name {
        name.clone_into(&mut frame.settings.desk);
        app.replace(untrack(|| data::STEP_SETTINGS.now()), book.with_frame(frame));
    }
    browser::focus_soon("#next a");
}
