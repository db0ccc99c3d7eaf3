//! The parts of a set besides its conditions: name and period, reading, authorities and notes.

use crate::app::shell::erased::IntoAny;
use book::{Label, Period};
use law::{Authority, RuleSet, reading_name};
use leptos::prelude::*;
use serde_json::{Map, Value};

use super::editor::Editor;
use super::form::Refused;
use crate::app::judge::{rules, verdicts};
use crate::app::register::forms::draft::Draft;
use crate::app::register::forms::{Field, rule_fields, typed};
use crate::app::shell::words;
use crate::app::text::{InLanguage, Text, own_rules as text, t};
use desk::nested::{deep, flat};

pub fn heading(editor: Editor) -> AnyView {
    let shown = move |rules: &RuleSet| {
        let period = rules::in_force(rules.in_force, editor.app.lang.get());
        let source = rules::source(&rules.source, editor.app.lang.get());
        let version = rules.version.clone();
        let window = verdicts::explain(editor.app, |explainer| rules::moment(rules, explainer));
        view! {
            <dl class="basis">
                <dt>{t(text::COLUMN_PERIOD)}</dt>
                <dd>{period}</dd>
                <dt>{t(text::WINDOW)}</dt>
                <dd>{window}</dd>
                <dt>{t(text::SOURCE)}</dt>
                <dd>{source}</dd>
                <dt>{t(text::COLUMN_VERSION)}</dt>
                <dd>{version}</dd>
            </dl>
        }
        .into_any()
    };
    part(editor, "heading", text::HEADING, rule_fields::HEADING, shown)
}

pub fn reading(editor: Editor) -> AnyView {
    let shown = move |rules: &RuleSet| {
        let lang = editor.app.lang.get();
        let reading = rules.reading.map_or(text::READING_OF_BOOK.to(lang).to_owned(), |reading| {
            words::capital(reading_name(reading, lang))
        });
        view! { <p>{reading}</p> }.into_any()
    };
    part(editor, "reading", text::READING, rule_fields::READING, shown)
}

pub fn authorities(editor: Editor) -> AnyView {
    let shown = move |rules: &RuleSet| {
        if rules.authorities.is_empty() {
            return none(text::AUTHORITIES_NONE);
        }
        let items = rules
            .authorities
            .iter()
            .map(|authority| one_authority(editor, authority))
            .collect_view();
        view! { <ul class="bullets">{items}</ul> }.into_any()
    };
    part(editor, "authorities", text::AUTHORITIES, rule_fields::AUTHORITIES, shown)
}

fn one_authority(editor: Editor, authority: &Authority) -> AnyView {
    let lang = editor.app.lang.get();
    let when = (authority.in_force != Period::default())
        .then(|| [" · ", &rules::in_force(authority.in_force, lang)].concat());
    view! { <li>{rules::authority(authority, lang)} <span class="note">" · " {authority.clause.clone()} {when}</span></li> }.into_any()
}

pub fn notes(editor: Editor) -> AnyView {
    let shown = move |rules: &RuleSet| {
        if rules.notes.is_empty() {
            return none(text::NOTES_NONE);
        }
        let lang = editor.app.lang.get();
        let items = rules
            .notes
            .iter()
            .map(|note: &Label| view! { <li>{note.get(lang).to_owned()}</li> })
            .collect_view();
        view! { <ul class="bullets">{items}</ul> }.into_any()
    };
    part(editor, "notes", text::NOTES, rule_fields::NOTES, shown)
}

fn none(text: Text) -> AnyView {
    view! { <p class="note">{t(text)}</p> }.into_any()
}

/// Shows a part of the set whose form is a table of fields.
fn part(
    editor: Editor,
    name: &'static str,
    title: Text,
    table: &'static [Field],
    shown: impl Fn(&RuleSet) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let shown = Callback::new(move |()| editor.with(&shown).into_any());
    let edit = Callback::new(move |()| {
        let rules = editor.rules.get();
        let was = rules.map(|rules| flat(typed::to_map(&*rules))).unwrap_or_default();
        editor.form(
            name,
            Draft::new(editor.app, table, was, "f").folded(),
            Callback::new(move |fields| save(editor, title, fields)),
        )
    });
    editor.section(name, title, shown, edit)
}

fn save(editor: Editor, title: Text, fields: Map<String, Value>) -> Result<(), Refused> {
    let mut rules = deep(fields);
    for authority in
        rules.get_mut("authorities").and_then(Value::as_array_mut).into_iter().flatten()
    {
        if let Value::Object(authority) = authority {
            authority.entry("verified").or_insert(false.into());
        }
    }
    let rules: RuleSet = read(&rules)?;
    let step =
        untrack(|| text::STEP_EDIT.fill(&[title.now(), rules.title.get(editor.app.lang.get())]));
    editor.save(&rules, step)
}

/// Builds a value from the fields of a form.
///
/// # Errors
/// If the fields form no value: a member is not a field of the form, or a value is refused only as
/// part of the whole.
pub fn read<T: serde::de::DeserializeOwned>(object: &Map<String, Value>) -> Result<T, Refused> {
    let json = serde_json::to_string(object).unwrap_or_default();
    serde_json::from_str(&json).map_err(|error| Refused::Unreadable(files::fault_of(&json, &error)))
}
