//! The form of a unit, new or from the book.

use crate::app::shell::erased::IntoAny;
use book::{RecordKind, Unit, UnitId};
use leptos::prelude::*;
use serde_json::{Map, Value};

use super::forms::draft::Draft;
use super::forms::opened::Opened;
use super::forms::summary::{Wrong, summary};
use super::forms::{UNIT_FIELDS, fields_view, typed, unfinished, unit_text};
use super::text::records;
use crate::app::components::head;
use crate::app::shell::not_found::not_found;
use crate::app::shell::state::App;
use crate::app::shell::text::shell;
use crate::app::shell::{browser, words};
use crate::app::text::{InLanguage, fields as text, t};
use desk::route::Route;

/// Shows an empty form. The address may give the parent unit and the kind.
pub fn new(app: App) -> AnyView {
    let query = app.query.get_untracked();
    let mut was = Map::new();
    let parent = app.book.with_untracked(|book| {
        let parent =
            query.unit.as_ref().and_then(|unit| book.unit(unit).map(|(unit, _)| unit.clone()));
        parent.or_else(|| book.top().filter(|top| !top.kind.is_commune_level()).cloned())
    });
    let kind = query.code.map(|code| code.to_string()).unwrap_or_else(|| {
        let is_commune = parent.as_ref().is_some_and(|parent| parent.kind.is_commune_level());
        if is_commune { "hamlet" } else { "commune" }.to_owned()
    });
    was.insert("kind".into(), kind.into());
    if let Some(parent) = parent {
        was.insert("parent".into(), parent.id.as_str().into());
    }
    if let Some(name) = unit_text::wanted() {
        was.insert("name".into(), name.into());
    }
    form(app, was)
}

/// Shows the form of a unit in the book.
pub fn edit(app: App, id: &UnitId) -> AnyView {
    match app.book.with_untracked(|book| desk::records::find_unit(book, id)) {
        Some(was) => form(app, was),
        None => not_found(),
    }
}

fn form(app: App, was: Map<String, Value>) -> AnyView {
    let id = was.get("id").and_then(Value::as_str).and_then(|id| UnitId::new(id).ok());
    let title = if id.is_some() { records::EDIT_UNIT } else { records::ADD_UNIT };
    let opened = Opened::with(&was);
    let draft = RwSignal::new(Draft::new(app, UNIT_FIELDS, was, "f"));
    let is_done = StoredValue::new(false);
    // A field of another form waits for this new unit.
    let is_wanted = id.is_none() && unit_text::wanted().is_some();
    let form =
        ["units/", id.as_ref().map_or("", |id| id.as_str()), if is_wanted { "?" } else { "" }]
            .concat();
    let unfinished = unfinished::keep(app, form, draft, is_done);
    let wrong = RwSignal::new(Wrong::default());
    let fields = fields_view(app, &draft.get_untracked(), wrong);
    if is_wanted {
        on_cleanup(unit_text::forget);
    }
    let follows = typed::follows(app);
    let of_book = StoredValue::new(id.clone());
    let first_field =
        app.query.with_untracked(|query| query.field.as_ref().map(ToString::to_string));
    if let Some(field) = first_field.filter(|field| UNIT_FIELDS.iter().any(|of| of.name == field)) {
        request_animation_frame(move || browser::focus_id(&["f-", &field].concat()));
    }
    let submit = move |and_next: bool| {
        let draft = draft.get_untracked();
        let saved =
            draft.read().map_err(|mistakes| Wrong { mistakes, refused: None }).and_then(|unit| {
                let now = app.book.with_untracked(|book| {
                    desk::records::find_unit(book, of_book.get_value().as_ref()?)
                });
                let step = |unit: &Unit| {
                    untrack(|| {
                        records::STEP_UNIT.fill(&[&app
                            .book
                            .with_untracked(|book| words::unit_in_text(book, unit))])
                    })
                };
                let done = opened.check(now.as_ref()).map_err(typed::Refused::Said);
                done.and_then(|()| typed::put_unit(app, unit, step, follows))
                    .map_err(|refused| Wrong::refused(app, &draft, refused))
            });
        match saved {
            Err(found) => wrong.set(found),
            Ok(_) if and_next => {
                wrong.set(Wrong::default());
                for name in ["name", "code", "households", "population"] {
                    draft.fill(name, String::new());
                }
                browser::focus_id("f-name");
            }
            Ok(id) => {
                is_done.set_value(true);
                if is_wanted {
                    unit_text::added(id);
                    browser::back();
                } else if follows == typed::Follows::All {
                    browser::back();
                } else {
                    browser::go(&Route::Unit(id).href());
                }
            }
        }
    };
    let on_submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        submit(false);
    };
    let next = id
        .is_none()
        .then(|| view! { <button type="button" class="button" on:click=move |_| submit(true)>{t(text::SAVE_AND_NEXT)}</button> });
    view! {
        {head::plain_head(title, None, None)}
        <form class="form" novalidate on:submit=on_submit>
            {unfinished} {typed::said(follows)} {summary(wrong)} {fields} <div class="form__foot">
                <button type="submit" class="button button--main">{t(shell::SAVE)}</button>
                {next}
                <button type="button" class="quiet-button" on:click=move |_| {
                    is_done.set_value(true);
                    browser::back();
                }>{t(shell::CANCEL)}</button>
                {id.map(|id| delete_button(app, id, wrong, is_done))}
            </div>
        </form>
    }
    .into_any()
}

fn delete_button(
    app: App,
    id: UnitId,
    wrong: RwSignal<Wrong>,
    is_done: StoredValue<bool>,
) -> AnyView {
    let press = move |_| match delete(app, &id) {
        Ok(()) => {
            is_done.set_value(true);
            browser::go(&Route::Units.href());
        }
        Err(refused) => wrong.set(Wrong { refused: Some(refused), ..Wrong::default() }),
    };
    view! { <button type="button" class="button button--danger form__delete" on:click=press>{t(shell::DELETE)}</button> }.into_any()
}

fn delete(app: App, id: &UnitId) -> Result<(), String> {
    let book = app.book.get_untracked();
    let Some((unit, shard)) = book.unit(id) else {
        let unknown = book::EditError::UnknownUnit(id.clone());
        return Err(unknown.text(app.lang.get_untracked()));
    };
    if book.children(id).next().is_some()
        || RecordKind::ALL.iter().any(|kind| desk::records::is_any_of(shard, *kind, id))
    {
        return Err(records::UNIT_NOT_EMPTY.to(app.lang.get_untracked()).into());
    }
    let step = untrack(|| {
        records::STEP_UNIT_DELETE
            .fill(&[&app.book.with_untracked(|book| words::unit_in_text(book, unit))])
    });
    let unit = Unit { deleted: true, ..unit.clone() };
    app.edit(step, |book, stamp| match typed::follows(app) {
        typed::Follows::Shown => book.with_unit(unit, stamp),
        typed::Follows::All => book.resolved_unit(unit, stamp),
    })
}
