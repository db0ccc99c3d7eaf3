//! The form of one record, new or from the book.

use std::cell::RefCell;

use crate::app::shell::erased::IntoAny;
use book::{Day, RecordId, RecordKind, UnitId, Year};
use leptos::prelude::*;
use serde_json::{Map, Value};

use super::forms::draft::Draft;
use super::forms::opened::Opened;
use super::forms::summary::{Wrong, summary};
use super::forms::{days, doubted, fields_view, is_typed, typed, unfinished};
use super::offers;
use super::record_actions::{delete_button, leave};
use super::stored::stored;
use super::text::{records, revisions};
use crate::app::components::term_line::{TermLine, term_line};
use crate::app::components::{badge, head};
use crate::app::judge::terms;
use crate::app::judge::text::terms as term_text;
use crate::app::shell::not_found::{deleted, not_found};
use crate::app::shell::state::App;
use crate::app::shell::text::shell;
use crate::app::shell::{browser, words};
use crate::app::text::{InLanguage, fields as text, t};
use desk::entry::{self, LastEntries};
use desk::route::{Query, Route};

/// Shows an empty form, filled with the values of the address and the last entry.
pub fn new(app: App, kind: RecordKind) -> AnyView {
    if !is_typed(kind) {
        return not_found();
    }
    let query = app.query.get_untracked();
    let was = first_values(app, kind, &query);
    form(app, kind, was, query.field.map(|field| field.to_string()))
}

/// Shows the form of a record in the book. Records that the program made are read-only.
pub fn edit(app: App, kind: RecordKind, id: RecordId) -> AnyView {
    let Some(was) = app.book.with_untracked(|book| desk::records::find(book, kind, &id)) else {
        let is_deleted = app.book.with_untracked(|book| desk::records::is_deleted(book, kind, &id));
        return if is_deleted { deleted(&Route::Revisions(kind, id)) } else { not_found() };
    };
    if !is_typed(kind) {
        return stored(app, was);
    }
    let field = app.query.get_untracked().field.map(|field| field.to_string());
    form(app, kind, was, field)
}

fn form(
    app: App,
    kind: RecordKind,
    mut was: Map<String, Value>,
    first_field: Option<String>,
) -> AnyView {
    let id = was.get("id").and_then(Value::as_str).and_then(|id| RecordId::new(id).ok());
    let is_new = id.is_none();
    let is_illustrative = was.get("illustrative") == Some(&Value::Bool(true));
    if kind == RecordKind::Incident {
        // A file leaves out a count of 1.
        was.entry("count").or_insert(1.into());
    }
    let opened = Opened::with(&was);
    let asked = days::asked_year(app);
    let first = StoredValue::new(was.clone());
    let new_draft = move |was: Map<String, Value>| {
        let draft = Draft::new(app, kind.fields(), was, "f");
        let typed = draft.clone();
        draft.saying(Memo::new(move |_| days::said(app, kind, &typed, asked)))
    };
    let draft = RwSignal::new(new_draft(was));
    let question = RwSignal::new(None::<String>);
    let is_done = StoredValue::new(false);
    let name = app.query.with_untracked(|query| entry::form_name(kind, id.as_ref(), query));
    let unfinished = unfinished::keep(app, name, draft, is_done);
    let wrong = RwSignal::new(Wrong::default());
    let of_book = StoredValue::new(id.clone());
    let follows = typed::follows(app);
    let check = move || {
        let id = of_book.get_value();
        opened.check(
            id.and_then(|id| app.book.with_untracked(|book| desk::records::find(book, kind, &id)))
                .as_ref(),
        )
    };
    let submit = move |and_next: bool, is_sure: bool| {
        let draft_now = draft.get_untracked();
        let read = draft_now.read().map_err(|mistakes| Wrong { mistakes, refused: None });
        let asks = |record| {
            first.with_value(|was| untrack(|| days::question(app, kind, was, record, asked)))
        };
        question.set(read.as_ref().ok().filter(|_| !is_sure).and_then(asks));
        if question.with_untracked(Option::is_some) {
            wrong.set(Wrong::default());
            return;
        }
        let result = read.and_then(|record| {
            let step =
                typed::step(if is_new { records::STEP_ADD } else { records::STEP_EDIT }, kind);
            check()
                .map_err(typed::Refused::Said)
                .and_then(|()| typed::put(app, kind, record.clone(), &step, follows))
                .map(|()| record)
                .map_err(|refused| Wrong::refused(app, &draft_now, refused))
        });
        match result {
            Err(found) => wrong.set(found),
            Ok(record) => {
                LAST.with_borrow_mut(|last| last.note(kind, &record));
                wrong.set(Wrong::default());
                if and_next {
                    draft.set(new_draft(entry::next_values(kind, &record)));
                    browser::focus_soon("#f-kind, .form .input");
                } else {
                    is_done.set_value(true);
                    leave(&record);
                }
            }
        }
    };
    if let Some(field) = first_field.filter(|field| kind.fields().iter().any(|of| of.name == field))
    {
        request_animation_frame(move || browser::focus_id(&["f-", &field].concat()));
    }
    let title = Signal::derive(move || {
        let title = if is_new { records::ADD_TITLE } else { records::EDIT_TITLE };
        title.fill(&[words::record_kind(kind)])
    });
    let on_submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        submit(false, false);
    };
    let past = id
        .clone()
        .map(|id| head::link_button(revisions::OPEN, Route::Revisions(kind, id).href(), false));
    let mark = is_illustrative.then(badge::illustrative);
    let actions = (past.is_some() || mark.is_some()).then(|| view! { {mark} {past} }.into_any());
    let delete = id.map(|id| delete_button(app, kind, id, wrong, is_done));
    view! {
        {head::head(Vec::new(), title, None, actions)}
        {is_new.then(|| offers::kinds(app, kind, app.query.with_untracked(|query| query.unit.clone())))}
        <form class="form" novalidate on:submit=on_submit>
            {term_of(app, draft, is_new)} {unfinished} {typed::said(follows)}
            {(is_new && kind == RecordKind::Paper).then(|| offers::last_year(app, draft))}
            {summary(wrong)}
            {move || fields_view(app, &draft.get(), wrong)}
            {doubted::doubted(app, kind, draft)}
            {sure(question, Callback::new(move |()| submit(false, true)))}
            <div class="form__foot">
                <button type="submit" class="button button--main">{t(shell::SAVE)}</button>
                {is_new
                    .then(|| {
                        view! { <button type="button" class="button" on:click=move |_| submit(true, false)>{t(text::SAVE_AND_NEXT)}</button> }
                    })}
                <button type="button" class="quiet-button" on:click=move |_| {
                    is_done.set_value(true);
                    browser::back();
                }>{t(shell::CANCEL)}</button>
                {delete}
            </div>
        </form>
    }
    .into_any()
}

/// Shows the assessment periods of the form's unit and year. A new record can switch to the current
/// period.
fn term_of(app: App, draft: RwSignal<Draft>, is_new: bool) -> AnyView {
    let typed = move |name: &str| draft.with(|draft| draft.cell(name)).map(|cell| cell.text.get());
    let unit = Signal::derive(move || UnitId::new(&typed("unit")?).ok());
    let year = Signal::derive(move || {
        typed("year")
            .and_then(|year| Year::new(year.trim().parse().ok()?))
            .unwrap_or_else(|| app.year.get())
    });
    let go = Callback::new(move |year: Year| {
        if is_new {
            draft.with_untracked(|draft| draft.fill("year", year.to_string()));
        }
        app.year.set(year);
    });
    term_line(app, TermLine { unit, year, go, with_below: false })
}

/// Asks for confirmation before saving a day outside a deadline.
fn sure(question: RwSignal<Option<String>>, save: Callback<()>) -> AnyView {
    Effect::new(move |_| {
        if question.with(Option::is_some) {
            browser::focus_soon("#sure");
        }
    });
    let change = move |_| {
        question.set(None);
        browser::focus_id("f-date");
    };
    let asks = move || {
        question.get().map(|asked| {
            view! {
                <section class="banner banner--note" id="sure" tabindex="-1">
                    <p>{asked}</p>
                    <div class="actions">
                        <button type="button" class="button button--main" on:click=move |_| save.run(())>{t(term_text::YES_SAVE)}</button>
                        <button type="button" class="button" on:click=change>{t(term_text::CHANGE_DAY)}</button>
                    </div>
                </section>
            }
        })
    };
    view! { <div role="alert">{asks}</div> }.into_any()
}

thread_local! {
    static LAST: RefCell<LastEntries> = const { RefCell::new(LastEntries::new()) };
}

fn first_values(app: App, kind: RecordKind, query: &Query) -> Map<String, Value> {
    let year = query.year.unwrap_or(app.year.get_untracked());
    let mut values = app.book.with_untracked(|book| {
        LAST.with_borrow(|last| entry::first_values(book, kind, query, year, last))
    });
    let day = first_day(app, kind, &values, year);
    if let (Some(day), true) = (day, entry::has_field(kind, "date")) {
        values.insert("date".into(), String::from(day).into());
    }
    values
}

/// Returns the initial day of a new record: today if it lies in the year or its period, else the
/// day of the last entry. Never a day that would be late.
fn first_day(app: App, kind: RecordKind, values: &Map<String, Value>, year: Year) -> Option<Day> {
    let today = browser::today();
    let is_in_term =
        |unit: &book::Unit| terms::of_year(app, unit, year).iter().any(|term| term.contains(today));
    let unit = values.get("unit").and_then(Value::as_str).and_then(|unit| UnitId::new(unit).ok());
    let is_now = today.year() == year
        || app.book.with_untracked(|book| {
            unit.and_then(|unit| book.unit(&unit)).is_some_and(|(unit, _)| is_in_term(unit))
        });
    let last = LAST.with_borrow(|last| {
        last.field(kind, "date").and_then(|day| Day::parse(day.as_str()?).ok())
    });
    untrack(|| {
        days::proposed(
            app,
            kind,
            values,
            Some(today).filter(|_| is_now).or(last),
            days::asked_year(app),
        )
    })
}
