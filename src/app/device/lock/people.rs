//! The people who open the lock, and its settings.

use leptos::prelude::*;
use lock::RECOVERY;
use wasm_bindgen_futures::spawn_local;

use super::field::{self, Typed};
use super::make::mistake;
use super::{keeping, sheet, text};
use crate::app::components::section;
use crate::app::shell::browser;
use crate::app::shell::erased::IntoAny;
use crate::app::shell::state::App;
use crate::app::text::{InLanguage, Text, t};

/// The choices of minutes; 0 for never.
const MINUTES: [u32; 5] = [5, 15, 30, 60, 0];

/// Work on the lock, one at a time, and what is said about it.
#[derive(Clone, Copy)]
struct Work {
    app: App,
    is_busy: RwSignal<bool>,
    said: RwSignal<Option<Text>>,
    /// Counts the changes, so that the list is read again.
    changes: RwSignal<u32>,
}

impl Work {
    fn begin(self, work: impl Future<Output = Result<(), Text>> + 'static) {
        if self.is_busy.get_untracked() {
            return;
        }
        self.is_busy.set(true);
        self.said.set(None);
        spawn_local(async move {
            let done = work.await;
            let _ = self.is_busy.try_set(false);
            match done {
                Ok(()) => {
                    self.app.status.set(untrack(|| text::CHANGED.now().to_owned()));
                    let _ = self.changes.try_update(|changes| *changes += 1);
                }
                Err(why) => drop(self.said.try_set(Some(why))),
            }
        });
    }
}

pub fn people(app: App) -> AnyView {
    let (is_busy, said, changes) = (RwSignal::new(false), RwSignal::new(None), RwSignal::new(0));
    let work = Work { app, is_busy, said, changes };
    let list = move || {
        changes.track();
        let me = keeping::person();
        let name = |name: String| {
            let is_me = name == me;
            let shown =
                move || if name == RECOVERY { text::SHEET.now().to_owned() } else { name.clone() };
            view! { <li>{shown} {is_me.then(|| view! { " – " {t(text::YOU)} })}</li> }
        };
        keeping::people().into_iter().map(name).collect_view()
    };
    let all = view! {
        <ul class="plain" id="people">{list}</ul>
        {field::said(said)}
        <p role="status">{move || is_busy.get().then(|| t(text::WORKING)())}</p>
    };
    view! {
        {section(text::PEOPLE, all.into_any())}
        {section(text::ADD, add(work))}
        {section(text::IDLE, idle(work))}
        {section(text::CHANGE, change(work))}
        {section(text::NEW_SHEET, new_sheet(work))}
        {section(text::REMOVE, remove(work))}
    }
    .into_any()
}

fn add(work: Work) -> AnyView {
    let name = RwSignal::new(String::new());
    let (first, second) = (Typed::new(), Typed::new());
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let (person, typed) = (browser::composed(&name.get_untracked()), first.get());
        if let Some(mistake) = mistake(&typed, &second.get()) {
            return work.said.set(Some(mistake));
        }
        [name, first.value, second.value].iter().for_each(|value| value.set(String::new()));
        work.begin(async move { keeping::add(work.app, &person, &typed).await });
    };
    view! {
        <form class="form" id="add-person" on:submit=submit>
            {field::name("add-name", name)} {field::passphrase("add-first", text::PASSPHRASE, text::PASSPHRASE_HINT, first, true)}
            {field::passphrase("add-second", text::AGAIN, text::AGAIN_HINT, second, true)}
            <button type="submit" class="button">{t(text::ADD)}</button>
        </form>
    }
    .into_any()
}

fn idle(work: Work) -> AnyView {
    let choose = move |event| {
        if let Ok(minutes) = event_target_value(&event).parse() {
            work.begin(keeping::set_idle(work.app, minutes));
        }
    };
    let options = MINUTES.map(|minutes| {
        let shown = move || match minutes {
            0 => text::NEVER.now().to_owned(),
            minutes => text::MINUTES.fill(&[&minutes.to_string()]),
        };
        view! { <option value=minutes.to_string() selected=keeping::idle() == minutes>{shown}</option> }
    });
    view! {
        <div class="field">
            <label class="field__label" for="idle">{t(text::IDLE_LABEL)}</label>
            <select class="input" id="idle" on:change=choose>{options.into_iter().collect_view()}</select>
        </div>
    }
    .into_any()
}

fn change(work: Work) -> AnyView {
    let (old, first, second) = (Typed::new(), Typed::new(), Typed::new());
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let (before, typed) = (old.get(), first.get());
        if let Some(mistake) = mistake(&typed, &second.get()) {
            return work.said.set(Some(mistake));
        }
        [old, first, second].iter().for_each(|typed| typed.value.set(String::new()));
        work.begin(async move { keeping::change_own(work.app, &before, &typed).await });
    };
    view! {
        <p class="note">{t(text::CHANGE_HINT)}</p>
        <form class="form" id="change-own" on:submit=submit>
            {field::passphrase("change-old", text::OLD, text::OLD_HINT, old, false)}
            {field::passphrase("change-first", text::NEW, text::PASSPHRASE_HINT, first, true)}
            {field::passphrase("change-second", text::AGAIN, text::AGAIN_HINT, second, true)}
            <button type="submit" class="button">{t(text::CHANGE)}</button>
        </form>
    }
    .into_any()
}

fn new_sheet(work: Work) -> AnyView {
    let code = StoredValue::new_local(None);
    let is_shown = RwSignal::new(false);
    let make = move |_| {
        code.set_value(keeping::new_code());
        is_shown.set(true);
    };
    let take = move |_| {
        if let Some(code) = code.get_value() {
            is_shown.set(false);
            work.begin(async move { keeping::change_sheet(work.app, &code).await });
        }
    };
    let shown = move || {
        let code = is_shown.get().then(|| code.get_value()).flatten()?;
        Some(view! {
            {sheet::sheet(work.app, &code)}
            <button type="button" class="button" on:click=take>{t(text::TAKE_SHEET)}</button>
        })
    };
    view! {
        <p class="note">{t(text::NEW_SHEET_HINT)}</p>
        <button type="button" class="button" on:click=make>{t(text::NEW_SHEET)}</button>
        {shown}
    }
    .into_any()
}

fn remove(work: Work) -> AnyView {
    let typed = Typed::new();
    let is_open = RwSignal::new(false);
    let form = move || is_open.get().then(|| remove_form(work, typed, is_open));
    view! {
        <p class="note">{t(text::REMOVE_HINT)}</p>
        <button type="button" class="button" id="remove" on:click=move |_| is_open.update(|open| *open = !*open)>{t(text::REMOVE)}</button>
        {form}
    }
    .into_any()
}

fn remove_form(work: Work, typed: Typed, is_open: RwSignal<bool>) -> Option<AnyView> {
    let code = keeping::new_code()?;
    let sheet = sheet::sheet(work.app, &code);
    let code = StoredValue::new_local(code);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let (code, mine) = (code.get_value(), typed.get());
        typed.value.set(String::new());
        is_open.set(false);
        work.begin(async move { keeping::begin_anew(work.app, &mine, &code).await });
    };
    Some(
        view! {
            <form class="form" id="new-key" on:submit=submit>
                {sheet} {field::passphrase("remove-own", text::OLD, text::OLD_HINT, typed, false)}
                <button type="submit" class="button">{t(text::NEW_KEY)}</button>
            </form>
        }
        .into_any(),
    )
}
