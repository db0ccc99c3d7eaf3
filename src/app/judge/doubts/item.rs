//! One doubt: where, why, its records, and a person's word on it.

use crate::app::shell::erased::IntoAny;
use law::checks::{Confirmation, Doubt};
use leptos::prelude::*;

use crate::app::components::records::record_links;
use crate::app::judge::text::doubts as text;
use crate::app::judge::verdicts;
use crate::app::shell::state::App;
use crate::app::shell::text::shell;
use crate::app::shell::{browser, words};
use crate::app::text::{InLanguage, t};
use desk::doubts::{Word, confirm, take_back};
use desk::route::Route;

/// Shows a doubt. `by` is the name that the form offers: the last one that was written.
pub fn item(app: App, doubt: Doubt, by: RwSignal<String>) -> AnyView {
    let name = app.book.with(|book| words::name_with_commune(book, &doubt.unit));
    let lang = app.lang.get();
    let (why, records) = verdicts::explain(app, |explainer| {
        (words::capital(&explainer.doubt(&doubt)), record_links(&doubt.records, explainer))
    });
    let has_records = !doubt.records.is_empty();
    let answer = match &doubt.confirmed {
        Some(word) => said(app, word.clone()),
        None => offer(app, doubt.clone(), by),
    };
    view! {
        <article class="doubt">
            <h2 class="doubt__title"><a href=Route::Unit(doubt.unit.clone()).href()>{name}</a> " · " {doubt.check.name.get(lang).to_owned()}</h2>
            <p>{why}</p>
            <p class="note">{doubt.check.advice.get(lang).to_owned()}</p>
            {has_records.then(|| view! { <div class="doubt__records"><span class="note">{t(text::RECORDS)}</span> {records}</div> })}
            {answer}
        </article>
    }
    .into_any()
}

/// A person's word, with a button that takes it back.
fn said(app: App, word: Confirmation) -> AnyView {
    let line = text::CONFIRMED_BY.fill(&[&word.by, &word.date.to_string()]);
    let press = move |_| {
        let done = app.edit(text::STEP_TAKE_BACK.to(app.lang.get_untracked()), |book, stamp| {
            take_back(book, &word, stamp)
        });
        after(app, done);
    };
    view! {
        <p class="doubt__said">{line}</p>
        <button type="button" class="button button--small" on:click=press>{t(text::TAKE_BACK)}</button>
    }
    .into_any()
}

/// The button that opens the short form of a word.
fn offer(app: App, doubt: Doubt, by: RwSignal<String>) -> AnyView {
    let is_open = RwSignal::new(false);
    let id =
        ["doubt-", doubt.check.id.as_str(), "-", doubt.unit.as_str(), "-", &doubt.about].concat();
    let doubt = StoredValue::new(doubt);
    let field = StoredValue::new([&id, "-by"].concat());
    let open = move |_| {
        is_open.set(true);
        request_animation_frame(move || field.with_value(|field| browser::focus_id(field)));
    };
    let form = move || {
        if is_open.get() {
            form(app, doubt, by, field, is_open)
        } else {
            view! { <button type="button" class="button button--small" on:click=open>{t(text::CONFIRM)}</button> }.into_any()
        }
    };
    view! { <div class="doubt__answer">{form}</div> }.into_any()
}

fn form(
    app: App,
    doubt: StoredValue<Doubt>,
    by: RwSignal<String>,
    field: StoredValue<String>,
    is_open: RwSignal<bool>,
) -> AnyView {
    let is_wrong = RwSignal::new(false);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let name = browser::composed(&by.get_untracked());
        if name.trim().is_empty() {
            is_wrong.set(true);
            field.with_value(|field| browser::focus_id(field));
            return;
        }
        let word = Word { id: app.record_id(), by: name, date: browser::today() };
        let done = app.edit(text::STEP_CONFIRM.to(app.lang.get_untracked()), |book, stamp| {
            doubt.with_value(|doubt| confirm(book, doubt, word, stamp))
        });
        after(app, done);
    };
    let id = field.get_value();
    view! {
        <form class="doubt__form" novalidate on:submit=submit>
            <label class="field__label" for=id.clone()>{t(text::CONFIRM_BY)}</label>
            <div role="alert">{move || is_wrong.get().then(|| view! { <p class="field__error">{t(text::NEEDS_BY)}</p> })}</div>
            <input
                class="input"
                id=id
                type="text"
                autocomplete="name"
                aria-invalid=move || is_wrong.get().then_some("true")
                prop:value=by.get_untracked()
                on:input=move |event| by.set(event_target_value(&event))
            />
            <div class="actions">
                <button type="submit" class="button button--main">{t(text::CONFIRM_SAVE)}</button>
                <button type="button" class="quiet-button" on:click=move |_| is_open.set(false)>{t(shell::CANCEL)}</button>
            </div>
        </form>
    }
    .into_any()
}

/// Moves the focus to the count, since the doubt went to another list; or tells why nothing was
/// saved.
fn after(app: App, done: Result<(), String>) {
    match done {
        Ok(()) => browser::focus_soon("#doubts-count"),
        Err(refused) => app.status.set(refused),
    }
}
