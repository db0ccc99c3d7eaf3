//! The people who open the lock, and its settings.

use leptos::prelude::*;
use lock::RECOVERY;

use super::field::{self, Typed};
use super::make::mistake;
use super::work::{Work, clear};
use super::{keeping, own_device, sheet, text};
use crate::app::components::section;
use crate::app::shell::browser;
use crate::app::shell::erased::IntoAny;
use crate::app::shell::state::App;
use crate::app::text::{InLanguage, Text, t};

/// The choices of minutes; 0 for never.
const MINUTES: [u32; 5] = [5, 15, 30, 60, 0];

pub fn people(app: App) -> AnyView {
    let work = Work::new(app);
    let Work { is_busy, changes, .. } = work;
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
        <ul class="bullets" id="people">{list}</ul>
        <p role="status">{move || is_busy.get().then(|| t(text::WORKING)())}</p>
    };
    let is_by_sheet = keeping::person() == RECOVERY;
    view! {
        {section(text::PEOPLE, all.into_any())}
        {is_by_sheet.then(|| section(text::RESET, reset(work.at(text::RESET))))}
        {section(text::ADD, add(work.at(text::ADD)))}
        {section(text::IDLE, idle(work.at(text::IDLE)))}
        {(!is_by_sheet).then(|| section(text::CHANGE, change(work.at(text::CHANGE))))}
        {(!is_by_sheet).then(|| own_device::own_device(work.at(text::BY_DEVICE)))}
        {section(text::NEW_SHEET, new_sheet(work.at(text::NEW_SHEET)))}
        {(!is_by_sheet).then(|| section(text::REMOVE, remove(work.at(text::REMOVE))))}
    }
    .into_any()
}

fn add(work: Work) -> AnyView {
    let name = RwSignal::new(String::new());
    let (first, second) = (Typed::new(), Typed::new());
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let (person, typed) = (browser::composed(&name.get_untracked()), first.get());
        let nameless = person.is_empty().then_some(text::NO_NAME);
        if let Some(mistake) = nameless.or_else(|| mistake(&typed, &second.get())) {
            return work.refuse(mistake);
        }
        let add = async move { keeping::add(work.app, &person, &typed).await };
        work.begin(add, move || clear([name, first.value, second.value]));
    };
    view! {
        <form class="form" id="add-person" on:submit=submit>
            {field::name("add-name", name)} {field::passphrase("add-first", text::PASSPHRASE, text::PASSPHRASE_HINT, first, true)}
            {field::passphrase("add-second", text::AGAIN, text::AGAIN_HINT, second, true)}
            {work.told()}
            <button type="submit" class="button">{t(text::ADD)}</button>
        </form>
    }
    .into_any()
}

fn idle(work: Work) -> AnyView {
    let choose = move |event| {
        if let Ok(minutes) = event_target_value(&event).parse() {
            work.begin(keeping::set_idle(work.app, minutes), || ());
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
            {work.told()}
        </div>
    }
    .into_any()
}

fn change(work: Work) -> AnyView {
    let old = Typed::new();
    let whose = field::passphrase("change-old", text::OLD, text::OLD_HINT, old, false);
    let give = move |new: String| {
        let before = old.get();
        async move {
            keeping::change_own(work.app, &before, &new).await?;
            clear([old.value]);
            Ok(())
        }
    };
    let form = new_passphrase(work, whose, give);
    view! { <p class="note">{t(text::CHANGE_HINT)}</p> {form} }.into_any()
}

/// A form for somebody who forgot a passphrase and opened the book with the recovery sheet.
fn reset(work: Work) -> AnyView {
    let people: Vec<_> = keeping::people().into_iter().filter(|name| name != RECOVERY).collect();
    let chosen = RwSignal::new(people.first().cloned().unwrap_or_default());
    let options = people
        .into_iter()
        .map(|name| view! { <option value=name.clone()>{name.clone()}</option> })
        .collect_view();
    let whose = view! {
        <div class="field">
            <label class="field__label" for="reset-who">{t(text::RESET_WHO)}</label>
            <select class="input" id="reset-who" on:change=move |event| chosen.set(event_target_value(&event))>{options}</select>
        </div>
    };
    let give = move |new: String| {
        let name = chosen.get_untracked();
        async move { keeping::reset(work.app, &name, &new).await }
    };
    let form = new_passphrase(work, whose.into_any(), give);
    view! { <p class="note">{t(text::RESET_HINT)}</p> {form} }.into_any()
}

/// A form for a new passphrase. `whose` is the field that says who gets it, and `give` gives it.
fn new_passphrase<F>(work: Work, whose: AnyView, give: impl Fn(String) -> F + 'static) -> AnyView
where
    F: Future<Output = Result<(), Text>> + 'static,
{
    let (first, second) = (Typed::new(), Typed::new());
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let typed = first.get();
        if let Some(mistake) = mistake(&typed, &second.get()) {
            return work.refuse(mistake);
        }
        work.begin(give(typed), move || clear([first.value, second.value]));
    };
    view! {
        <form class="form after" id="change-own" on:submit=submit>
            {whose} {field::passphrase("change-first", text::NEW, text::PASSPHRASE_HINT, first, true)}
            {field::passphrase("change-second", text::AGAIN, text::AGAIN_HINT, second, true)}
            {work.told()}
            <button type="submit" class="button">{t(text::NEW_SET)}</button>
        </form>
    }
    .into_any()
}

fn new_sheet(work: Work) -> AnyView {
    let code = StoredValue::new_local(None);
    let make = move |_| {
        code.set_value(keeping::new_code());
        work.sheet.set(Some(text::NEW_SHEET));
    };
    let take = move |_| {
        if let Some(code) = code.get_value() {
            let change = async move { keeping::change_sheet(work.app, &code).await };
            work.begin(change, move || {
                let _ = work.sheet.try_set(None);
            });
        }
    };
    let shown = move || {
        let is_shown = work.sheet.get() == Some(text::NEW_SHEET);
        let code = is_shown.then(|| code.get_value()).flatten()?;
        Some(view! {
            {sheet::sheet(work.app, &code)} {work.told()}
            <p class="after">
                <button type="button" class="button" on:click=take>{t(text::TAKE_SHEET)}</button>
            </p>
        })
    };
    view! {
        <p class="note">{t(text::NEW_SHEET_HINT)}</p>
        <p class="after">
            <button type="button" class="button" on:click=make>{t(text::NEW_SHEET)}</button>
        </p>
        {shown}
    }
    .into_any()
}

fn remove(work: Work) -> AnyView {
    let typed = Typed::new();
    let is_open = move || work.sheet.get() == Some(text::REMOVE);
    let form = move || is_open().then(|| remove_form(work, typed));
    let press = move |_| work.sheet.set((!untrack(is_open)).then_some(text::REMOVE));
    view! {
        <p class="note">{t(text::REMOVE_HINT)}</p>
        <p class="after">
            <button type="button" class="button" id="remove" aria-expanded=move || is_open().to_string() on:click=press>{t(text::REMOVE)}</button>
        </p>
        {form}
    }
    .into_any()
}

fn remove_form(work: Work, typed: Typed) -> Option<AnyView> {
    let code = keeping::new_code()?;
    let sheet = sheet::sheet(work.app, &code);
    let code = StoredValue::new_local(code);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let (code, mine) = (code.get_value(), typed.get());
        let begin = async move { keeping::begin_anew(work.app, &mine, &code).await };
        // The sheet stays as it was printed until it is valid.
        work.begin(begin, move || {
            clear([typed.value]);
            let _ = work.sheet.try_set(None);
        });
    };
    Some(
        view! {
            <form class="form after" id="new-key" on:submit=submit>
                {sheet} {field::passphrase("remove-own", text::OLD, text::OLD_HINT, typed, false)} {work.told()}
                <button type="submit" class="button">{t(text::NEW_KEY)}</button>
            </form>
        }
        .into_any(),
    )
}
