//! Adds a condition. A person first chooses its test, then fills in its limits and words.

use crate::app::shell::erased::IntoAny;
use law::Condition;
use leptos::prelude::*;
use serde_json::{Map, Value};

use super::editor::Editor;
use super::form::{Refused, form};
use super::{limits, parts};
use crate::app::components::icon;
use crate::app::register::forms::draft::Draft;
use crate::app::register::forms::rule_fields;
use crate::app::text::{InLanguage, own_rules as text, t};
use desk::nested::deep;

const PART: &str = "add";

pub fn add(editor: Editor) -> AnyView {
    let body = move || {
        if editor.is_open(PART) {
            return view! { <div class="term__form">{new(editor)}</div> }.into_any();
        }
        view! {
            <button type="button" class="button" id="edit-add" on:click=move |_| editor.set_open(PART, true)>
                {icon::icon(icon::PLUS)} {t(text::ADD_CONDITION)}
            </button>
        }
        .into_any()
    };
    view! { <div class="after">{body}</div> }.into_any()
}

fn new(editor: Editor) -> AnyView {
    let first = rule_fields::ADDED.first().map_or("", |(test, _)| *test);
    let test = RwSignal::new(first.to_owned());
    let id = editor.now().map(|rules| rules.new_condition_id()).unwrap_or_default();
    let of_test = {
        let id = id.clone();
        move |test: &str| {
            Draft::new(
                editor.app,
                rule_fields::limits(test),
                rule_fields::first_values(test, &id),
                "f",
            )
            .and(rule_fields::WORDS)
        }
    };
    let save = Callback::new(move |fields: Map<String, Value>| save(editor, fields));
    let mut place = editor.form(PART, of_test(first), save);
    let draft = place.draft;
    let choose = move |event| {
        let chosen = event_target_value(&event);
        let next = of_test(&chosen);
        // The words stay when a person chooses another test.
        next.type_again(&untrack(|| draft.get_untracked().typed()));
        test.set(chosen);
        draft.set(next);
    };
    let options = move || {
        let option = |(name, label): &(&'static str, crate::app::text::Text)| {
            let name = *name;
            view! { <option value=name prop:selected=move || test.with(|test| test == name)>{t(*label)}</option> }
        };
        rule_fields::ADDED.iter().map(option).collect_view()
    };
    let above = view! {
        <p class="note">{t(text::ADD_LEAD)}</p>
        <div class="field">
            <label class="field__label" for="f-test">{t(text::WHAT_IS_ASKED)}</label>
            <select class="input" id="f-test" on:change=choose>{options}</select>
        </div>
    };
    place.above = Some(above.into_any());
    place.submit = text::ADD_CONDITION;
    view! { <h3 class="term__name">{t(text::ADD_CONDITION)}</h3> {form(editor.app, place)} }
        .into_any()
}

fn save(editor: Editor, fields: Map<String, Value>) -> Result<(), Refused> {
    let Some(rules) = editor.now() else { return Ok(()) };
    let condition: Condition = parts::read(&deep(limits::whole(fields)?))?;
    let step = untrack(|| text::STEP_ADD.fill(&[&condition.clause]));
    editor.save(&rules.with_added(condition), step)
}
