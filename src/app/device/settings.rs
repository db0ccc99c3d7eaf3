//! Settings: the book's name, the desk, the reading of "kiềm chế, kéo giảm", the language.

use crate::app::shell::erased::IntoAny;
use book::{COMMITTEES, Reading, UnitId};
use law::reading_name;
use leptos::prelude::*;

use super::text::lock;
use crate::app::components::head;
use crate::app::exchange::text::data as text;
use crate::app::shell::browser::composed;
use crate::app::shell::state::App;
use crate::app::shell::text::shell;
use crate::app::shell::{header, words};
use crate::app::text::{Text, t};
use desk::route::Route;

pub fn settings(app: App) -> AnyView {
    let frame = app.book.with_untracked(|book| book.frame.clone());
    let name = RwSignal::new(frame.name.clone());
    let desk = RwSignal::new(frame.settings.desk.clone());
    let committee = RwSignal::new(frame.settings.committee.clone());
    let reading = RwSignal::new(frame.settings.reading);
    let unit = RwSignal::new(frame.settings.unit.clone());
    let save = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let book = app.book.get_untracked();
        // Saves only the fields changed here, because another tab may have changed the others
        // since.
        let mut changed = (*book.frame).clone();
        set_changed(&mut changed.name, &frame.name, composed(&name.get()));
        set_changed(&mut changed.settings.desk, &frame.settings.desk, composed(&desk.get()));
        set_changed(
            &mut changed.settings.committee,
            &frame.settings.committee,
            composed(&committee.get()),
        );
        set_changed(&mut changed.settings.reading, &frame.settings.reading, reading.get());
        set_changed(&mut changed.settings.unit, &frame.settings.unit, unit.get());
        if changed != *book.frame {
            app.replace(text::STEP_SETTINGS.to(app.lang.get_untracked()), book.with_frame(changed));
        }
    };
    let readings = [
        (Reading::Strict, text::STRICT_WHY),
        (Reading::Contain, text::CONTAIN_WHY),
        (Reading::Assess, text::ASSESS_WHY),
    ];
    view! {
        {head::plain_head(shell::SETTINGS, Some(text::SETTINGS_LEAD), None)}
        <form class="form" on:submit=save>
            {line("book-name", text::BOOK_NAME, text::BOOK_NAME_HINT, name, None)} {line("desk-name", text::DESK, text::DESK_HINT, desk, None)}
            {own_unit(app, unit)}
            {line("committee-name", text::COMMITTEE, text::COMMITTEE_HINT, committee, Some("committees"))}
            <datalist id="committees">{COMMITTEES.map(|name| view! { <option value=name></option> })}</datalist>
            <fieldset class="field">
                <legend class="field__label">{t(text::READING)}</legend>
                <p class="field__hint">{t(text::READING_HINT)}</p>
                {readings.map(|(of, why)| reading_choice(app, of, why, reading)).into_iter().collect_view()}
            </fieldset>
            <div class="form__foot">
                <button type="submit" class="button button--main">{t(shell::SAVE)}</button>
            </div>
        </form>
        <section class="section">
            <div class="section__head">
                <h2 class="section__title">{t(lock::TITLE)}</h2>
            </div>
            <p class="note">{t(lock::SETTINGS_LEAD)}</p>
            <p class="after">{head::link_button(lock::OPEN_PAGE, Route::Lock.href(), false)}</p>
        </section>
        <section class="section">
            <div class="section__head">
                <h2 class="section__title">{t(shell::LANGUAGE)}</h2>
                {header::language_button(app)}
            </div>
        </section>
    }
    .into_any()
}

/// Shows whose book it is, in the book of a hamlet head: the hamlet's or that of the whole commune.
fn own_unit(app: App, unit: RwSignal<Option<UnitId>>) -> AnyView {
    let Some(own) = unit.get_untracked() else { return ().into_any() };
    let name = app.book.with_untracked(|book| words::name_of(book, &own));
    let choose = move |event| {
        let is_own = event_target_value(&event) == own.as_str();
        unit.set(is_own.then(|| own.clone()));
    };
    let own = unit.get_untracked().map(|own| own.to_string());
    view! {
        <div class="field">
            <label class="field__label" for="own-unit">{t(text::OWN_UNIT)}</label>
            <p class="field__hint" id="own-unit-hint">{t(text::OWN_UNIT_HINT)}</p>
            <select class="input" id="own-unit" aria-describedby="own-unit-hint" on:change=choose>
                <option value=own>{name}</option>
                <option value="">{t(text::OWN_UNIT_ALL)}</option>
            </select>
        </div>
    }
    .into_any()
}

/// Sets a field, unless the entered value is the one that the form opened with.
fn set_changed<T: PartialEq>(field: &mut T, opened: &T, entered: T) {
    if entered != *opened {
        *field = entered;
    }
}

/// The maximum length of a name, which appears on every change and in every file's name.
const LONGEST: &str = "200";

/// Shows a one-line field. `known` is the id of a list of suggestions.
fn line(
    id: &'static str,
    label: Text,
    hint: Text,
    value: RwSignal<String>,
    known: Option<&'static str>,
) -> AnyView {
    let hint_id = [id, "-hint"].concat();
    view! {
        <div class="field">
            <label class="field__label" for=id>{t(label)}</label>
            <p class="field__hint" id=hint_id.clone()>{t(hint)}</p>
            <input class="input" type="text" id=id autocomplete="off" maxlength=LONGEST list=known aria-describedby=hint_id prop:value=move || value.get() on:input=move |event| value.set(event_target_value(&event)) />
        </div>
    }
    .into_any()
}

fn reading_choice(app: App, of: Reading, why: Text, chosen: RwSignal<Reading>) -> AnyView {
    let name = move || words::capital(reading_name(of, app.lang.get()));
    view! {
        <label class="check">
            <input type="radio" name="reading" prop:checked=move || chosen.get() == of on:change=move |_| chosen.set(of) />
            <span>
                {name} <span class="field__hint check__hint">{t(why)}</span>
            </span>
        </label>
    }
    .into_any()
}
