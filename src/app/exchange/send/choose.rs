//! The choice of the file's content and recipient.

use crate::app::shell::erased::IntoAny;
use book::{UnitId, Year};
use leptos::prelude::*;

use super::Form;
use crate::app::exchange::text::send as text;
use crate::app::shell::state::{App, year_range};
use crate::app::shell::{browser, words};
use crate::app::text::{InLanguage, Text, t};

pub fn what(app: App, form: Form) -> AnyView {
    let choice = |part: bool, label: Text| {
        let is_chosen = move || form.is_part.get() == part && !form.is_unit.get();
        let choose = move |_| {
            form.is_unit.set(false);
            form.is_part.set(part);
        };
        view! {
            <label class="check">
                <input type="radio" name="what" prop:checked=is_chosen on:change=choose />
                <span>{t(label)}</span>
            </label>
        }
    };
    let of_unit = form.unit.get_value().map(|unit| {
        let name = move || {
            text::ONE_UNIT.fill(&[&app.book.with(|book| words::name_in_text(book, &unit))])
        };
        view! {
            <label class="check">
                <input type="radio" name="what" prop:checked=move || form.is_unit.get() on:change=move |_| form.is_unit.set(true) />
                <span>{name} <span class="field__hint check__hint">{t(text::ONE_UNIT_HINT)}</span></span>
            </label>
        }
    });
    view! {
        <fieldset class="field">
            <legend class="field__label">{t(text::WHAT)}</legend>
            {of_unit} {choice(false, text::WHOLE)} {choice(true, text::PART)}
        </fieldset>
        {move || (form.is_part.get() && !form.is_unit.get()).then(|| part(app, form))}
    }
    .into_any()
}

fn part(app: App, form: Form) -> AnyView {
    let mut shards: Vec<(UnitId, String)> = app.book.with(|book| {
        let roots =
            book.shards.values().filter_map(|shard| shard.root_unit()).filter(|unit| !unit.deleted);
        roots.map(|unit| (unit.id.clone(), words::unit_name(book, unit))).collect()
    });
    book::sort::sort_by(&mut shards, |a, b| browser::vietnamese_order(&a.1, &b.1));
    let all = shards.iter().map(|(id, _)| id.clone()).collect::<Vec<_>>();
    let choose_all = move |_| form.communes.update(|chosen| chosen.extend(all.clone()));
    let boxes = shards.into_iter().map(|(id, name)| commune(form, id, name)).collect_view();
    view! {
        <fieldset class="field">
            <legend class="field__label">{t(text::COMMUNES)}</legend>
            <div class="actions">
                <button type="button" class="quiet-button" on:click=choose_all>{t(text::ALL)}</button>
                <button type="button" class="quiet-button" on:click=move |_| form.communes.update(|chosen| chosen.clear())>{t(text::NONE)}</button>
            </div>
            <div class="long-choice">{boxes}</div>
        </fieldset>
        <p class="field__hint">{t(text::YEARS_HINT)}</p>
        <div class="form__row">
            {year(app, form, "send-from", text::FROM_YEAR, |span| span.0, |span, year| (year, span.1))}
            {year(app, form, "send-to", text::TO_YEAR, |span| span.1, |span, year| (span.0, year))}
        </div>
    }
    .into_any()
}

fn commune(form: Form, id: UnitId, name: String) -> AnyView {
    let of = id.clone();
    let toggle = move |_| {
        form.communes.update(|chosen| {
            if !chosen.remove(&id) {
                chosen.insert(id.clone());
            }
        });
    };
    view! {
        <label class="check">
            <input type="checkbox" prop:checked=move || form.communes.with(|chosen| chosen.contains(&of)) on:change=toggle />
            <span>{name}</span>
        </label>
    }
    .into_any()
}

type Span = (Year, Year);

fn year(
    app: App,
    form: Form,
    id: &'static str,
    label: Text,
    of: fn(Span) -> Year,
    with: fn(Span, Year) -> Span,
) -> AnyView {
    let options = move || {
        let (first, last) = year_range(app);
        let option = |year: u16| {
            let is_chosen = move || of(form.years.get()).number() == year;
            view! { <option value=year.to_string() prop:selected=is_chosen>{year.to_string()}</option> }
        };
        (first..=last).map(option).collect_view()
    };
    let choose = move |event| {
        if let Some(year) = event_target_value(&event).parse().ok().and_then(Year::new) {
            form.years.update(|span| *span = with(*span, year));
        }
    };
    view! {
        <div class="field">
            <label class="field__label" for=id>{t(label)}</label>
            <select class="input" id=id on:change=choose>{options}</select>
        </div>
    }
    .into_any()
}

pub fn to_whom(form: Form) -> AnyView {
    let known = move || {
        form.known
            .get()
            .into_iter()
            .map(|desk| view! { <option value=desk.name></option> })
            .collect_view()
    };
    let changes = move || {
        form.recipient().map(|desk| {
            view! {
                <label class="check">
                    <input
                        type="checkbox"
                        prop:checked=move || form.only_changes.get()
                        on:change=move |_| form.only_changes.update(|only| *only = !*only)
                    />
                    <span>
                        {move || text::ONLY_CHANGES.fill(&[&desk.last])}
                        <span class="field__hint check__hint">{t(text::ONLY_CHANGES_HINT)}</span>
                    </span>
                </label>
            }
        })
    };
    view! {
        <div class="field">
            <label class="field__label" for="recipient">{t(text::TO)} " " <span class="field__optional">{t(text::OPTIONAL)}</span></label>
            <p class="field__hint" id="recipient-hint">{t(text::TO_HINT)}</p>
            <input
                class="input"
                type="text"
                id="recipient"
                list="recipients"
                autocomplete="off"
                aria-describedby="recipient-hint"
                prop:value=move || form.to.get()
                on:input=move |event| form.to.set(event_target_value(&event))
            />
            <datalist id="recipients">{known}</datalist>
        </div>
        {changes}
    }
    .into_any()
}
