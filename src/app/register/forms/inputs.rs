//! The visible fields of a form: label, hint, mistake and input.

use crate::app::shell::erased::IntoAny;
use book::{Day, KindGroup, Period, Year};
use leptos::prelude::*;

use super::draft::{Cell, Draft};
use super::options::{
    condition_options, fixed_options, none_option, paper_options, ready_options, rules_options,
    select, template_options, unit_kind_options,
};
use super::summary::Wrong;
use super::unit_input::unit_input;
use super::{kinds, rows};
use crate::app::judge::terms;
use crate::app::shell::browser;
use crate::app::shell::state::App;
use crate::app::shell::text::shell;
use crate::app::text::{Text, fields as text, t};
use desk::fields::{Field, Input};
use desk::parse;

/// Shows all fields of a form: the main ones first, then the extra ones folded away.
pub fn fields_view(app: App, draft: &Draft, wrong: RwSignal<Wrong>) -> AnyView {
    let (extra, main): (Vec<Cell>, Vec<Cell>) =
        draft.cells.iter().copied().partition(|cell| cell.field.is_extra);
    let is_open = !draft.is_folded
        && extra.iter().any(|cell| {
            cell.text.with_untracked(|text| !text.is_empty())
                || cell.rows.with_untracked(|rows| !rows.is_empty())
        });
    let one = |cell: &Cell| field_view(app, draft, *cell, wrong);
    // Consecutive numbers stand side by side.
    let group = |cells: &[Cell]| match cells {
        [cell] => one(cell),
        cells => {
            view! { <div class="form__row">{cells.iter().map(one).collect_view()}</div> }.into_any()
        }
    };
    let show = |cells: Vec<Cell>| {
        cells.chunk_by(|a, b| is_short(a) && is_short(b)).map(group).collect_view()
    };
    let folded = (!extra.is_empty()).then(|| {
        view! {
            <details class="details" open=is_open>
                <summary>{t(text::MORE_FIELDS)}</summary>
                <div class="form">{show(extra)}</div>
            </details>
        }
    });
    view! { {show(main)} {folded} }.into_any()
}

fn is_short(cell: &Cell) -> bool {
    matches!(cell.field.input, Input::Whole(_) | Input::Year)
}

/// Shows one field. It appears with the kinds that it applies to, and stays if it is filled.
pub fn field_view(app: App, draft: &Draft, cell: Cell, wrong: RwSignal<Wrong>) -> AnyView {
    if matches!(cell.field.input, Input::Rows { .. }) {
        return rows::rows(app, draft, cell, wrong, field_view);
    }
    let draft = draft.clone();
    if cell.field.only_for.is_empty() {
        return labelled(app, &draft, cell, wrong);
    }
    let kind = draft.cell("kind").map(|cell| cell.text);
    let severity = draft.cell("severity").map(|cell| cell.text);
    let is_shown = Memo::new(move |_| {
        let is_grave = severity.is_none_or(|severity| {
            severity.with(|severity| !matches!(severity.as_str(), "" | "less_serious"))
        });
        if cell.field.only_if_serious && !is_grave && cell.text.with(String::is_empty) {
            return false;
        }
        let chosen = kind.map(|kind| kind.get()).unwrap_or_default();
        let is_for =
            app.catalogue.with(|catalogue| kinds::is_for(catalogue, cell.field.only_for, &chosen));
        is_for
            || cell.field.only_for.contains(&chosen.as_str())
            || cell.text.with(|text| !text.is_empty())
    });
    (move || is_shown.get().then(|| labelled(app, &draft, cell, wrong))).into_any()
}

fn labelled(app: App, draft: &Draft, cell: Cell, wrong: RwSignal<Wrong>) -> AnyView {
    let Field { label, hint, input, is_required, .. } = *cell.field;
    let id = draft.id(cell.field);
    let mistake = {
        let id = id.clone();
        Memo::new(move |_| wrong.with(|wrong| wrong.of(&id)))
    };
    let hint = if matches!(input, Input::Day) { hint.or(Some(text::DATE_HINT)) } else { hint };
    let described_by = hint.map(|_| [&id, "-hint"].concat());
    let frame = FieldFrame { id, label, hint, is_optional: !is_required, mistake };
    let invalid = Signal::derive(move || mistake.with(Option::is_some));
    if matches!(input, Input::YesNo) {
        return choices(frame, cell.text, is_required);
    }
    let id = frame.id.clone();
    let control = match input {
        Input::Lines => view! {
            <textarea class="input" id=id aria-describedby=described_by prop:value=move || cell.text.get() on:input=move |e| cell.text.set(event_target_value(&e)) />
        }
        .into_any(),
        Input::Unit => unit_input(app, id, cell.text, described_by, invalid),
        Input::Kind(group) => {
            let recent = (group == KindGroup::Incident).then(|| kinds::offered(app, cell.text));
            let options = view! { {none_option(text::CHOOSE)} {kinds::options(app, group, cell.text, time_of(app, draft), draft.cell("unit").map(|cell| cell.text))} }.into_any();
            view! { {select(id, cell.text, described_by, invalid, options)} {recent} }.into_any()
        }
        Input::PaperOrActivity => {
            let of = |group| kinds::options(app, group, cell.text, time_of(app, draft), None);
            let options = view! { {none_option(text::CHOOSE)} {of(KindGroup::Paper)} {of(KindGroup::Activity)} }.into_any();
            select(id, cell.text, described_by, invalid, options)
        }
        Input::UnitKind => select(id, cell.text, described_by, invalid, unit_kind_options(draft.is_new(), cell.text, time_of(app, draft))),
        Input::OneOf(options) => select(id, cell.text, described_by, invalid, fixed_options(options, cell.text, time_of(app, draft))),
        Input::Paper => select(id, cell.text, described_by, invalid, paper_options(app, draft.cell("unit").map(|cell| cell.text), cell.text)),
        Input::Ready => select(id, cell.text, described_by, invalid, ready_options(app, cell.text)),
        Input::Template => select(id, cell.text, described_by, invalid, template_options(app, cell.text)),
        Input::Rules => select(id, cell.text, described_by, invalid, rules_options(app, cell.text)),
        Input::Condition => {
            select(id, cell.text, described_by, invalid, condition_options(app, draft.cell("rules").map(|cell| cell.text), cell.text))
        }
        Input::Day => {
            let notes = day_notes(app, draft, &cell);
            view! { {day_input(id, cell.text, described_by, invalid)} {notes} }.into_any()
        }
        _ => line(input, id, cell.text, described_by, invalid),
    };
    frame.around(control)
}

/// Returns the period for which a form offers choices: the days of an ended unit, or the year or
/// day of a record, else the chosen year.
fn time_of(app: App, draft: &Draft) -> Signal<Period> {
    let cell = |name: &str| draft.cell(name).map(|cell| cell.text);
    let (from, to, year) = (cell("valid_from"), cell("valid_to"), cell("year"));
    let date = cell("date").or_else(|| cell("founded"));
    Signal::derive(move || {
        let shown = app.year.get();
        let day = |text: Option<RwSignal<String>>| {
            text.and_then(|text| text.with(|text| parse::day(text, shown)))
        };
        if let Some(to) = day(to) {
            return Period { from: day(from), to: Some(to) };
        }
        let typed =
            year.and_then(|year| year.with(|year| year.trim().parse().ok()).and_then(Year::new));
        typed.or_else(|| day(date).map(Day::year)).unwrap_or(shown).period()
    })
}

struct FieldFrame {
    id: String,
    label: Text,
    hint: Option<Text>,
    is_optional: bool,
    mistake: Memo<Option<String>>,
}

impl FieldFrame {
    fn around(self, control: AnyView) -> AnyView {
        let Self { id, label, hint, is_optional, mistake } = self;
        let hint_id = [&id, "-hint"].concat();
        view! {
            <div class="field" class:is-wrong=move || mistake.with(Option::is_some)>
                <label class="field__label" for=id>
                    {t(label)} " " {is_optional.then(|| view! { <span class="field__optional">{t(text::OPTIONAL)}</span> })}
                </label>
                {hint.map(|hint| view! { <p class="field__hint" id=hint_id>{t(hint)}</p> })}
                {move || mistake.get().map(|mistake| view! { <p class="field__error">{mistake}</p> })}
                {control}
            </div>
        }
        .into_any()
    }
}

/// Shows yes and no. An optional field can also be left open.
fn choices(frame: FieldFrame, value: RwSignal<String>, is_required: bool) -> AnyView {
    let FieldFrame { id, label, hint, mistake, .. } = frame;
    let name = id.clone();
    let open = (!is_required).then_some(("", shell::NOT_STATED));
    let options = [("true", shell::YES), ("false", shell::NO)].into_iter().chain(open);
    let option = |(at, (key, text)): (usize, (&'static str, Text))| {
        let id = if at == 0 { id.clone() } else { [&id, "-", &at.to_string()].concat() };
        view! {
            <label class="choice">
                <input type="radio" id=id name=name.clone() value=key prop:checked=move || value.with(|value| value == key) on:change=move |_| value.set(key.into()) />
                <span>{t(text)}</span>
            </label>
        }
    };
    view! {
        <fieldset class="field field--line" class:is-wrong=move || mistake.with(Option::is_some)>
            <legend class="unseen">{t(label)}</legend>
            <div class="field__label" aria-hidden="true">{t(label)}</div>
            {hint.map(|hint| view! { <p class="field__hint">{t(hint)}</p> })}
            {move || mistake.get().map(|mistake| view! { <p class="field__error">{mistake}</p> })}
            <div class="choices">{options.enumerate().map(option).collect_view()}</div>
        </fieldset>
    }
    .into_any()
}

fn line(
    input: Input,
    id: String,
    value: RwSignal<String>,
    described_by: Option<String>,
    invalid: Signal<bool>,
) -> AnyView {
    let (class, mode) = match input {
        Input::Whole(_) | Input::Year => ("input input--short", Some("numeric")),
        Input::Time | Input::MonthDay => ("input input--short", None),
        _ => ("input", None),
    };
    view! {
        <input
            class=class
            type="text"
            id=id
            autocomplete="off"
            inputmode=mode
            aria-describedby=described_by
            aria-invalid=move || invalid.get().then_some("true")
            prop:value=move || value.get()
            on:input=move |event| value.set(event_target_value(&event))
        />
    }
    .into_any()
}

/// Shows the notes on a typed day: that it lies in the future, which period it counts in, and which
/// deadline it misses.
fn day_notes(app: App, draft: &Draft, cell: &Cell) -> Option<AnyView> {
    let at_date = draft.at_date.filter(|_| cell.field.name == "date");
    let (text, is_past) = (cell.text, cell.field.is_past);
    let ahead = move || {
        parse::day(&text.get(), app.year.get())
            .filter(|_| is_past)
            .and_then(|day| terms::ahead(app, day))
    };
    let note = |text: String, warns: bool| view! { <p class="field__note" class:is-warning=warns>{text}</p> };
    let notes = move || {
        let said = at_date.and_then(|said| said.get());
        view! { {ahead().map(|said| note(said, true))} {said.map(|said| note(said.text, said.warns))} }
    };
    (is_past || at_date.is_some()).then(|| view! { <div role="status">{notes}</div> }.into_any())
}

/// Shows the field of a typed day, with buttons for today and yesterday.
fn day_input(
    id: String,
    value: RwSignal<String>,
    described_by: Option<String>,
    invalid: Signal<bool>,
) -> AnyView {
    let quick = |text: Text, days_ago: u8| {
        let press = move |_| {
            let today = browser::today();
            let day = if days_ago == 0 { Some(today) } else { today.previous() };
            value.set(day.unwrap_or(today).to_string());
        };
        view! { <button type="button" class="quiet-button" on:click=press>{t(text)}</button> }
    };
    view! {
        <div class="day">
            {line(Input::Time, id, value, described_by, invalid)} {quick(text::TODAY, 0)} {quick(text::YESTERDAY, 1)}
        </div>
    }
    .into_any()
}
