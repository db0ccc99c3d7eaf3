//! The conditions of a set as a tree: words, limits and differences from the origin. Each is edited
//! in place.

use std::sync::Arc;

use crate::app::shell::erased::IntoAny;
use book::Lang;
use law::{Condition, RuleSet, Test, loosens};
use leptos::prelude::*;
use serde_json::{Map, Value};

use super::editor::Editor;
use super::form::form;
use super::{limits, parts};
use crate::app::judge::text::evaluation;
use crate::app::register::forms::{rule_fields, typed};
use crate::app::shell::browser;
use crate::app::text::{InLanguage, Text, own_rules as text, t};
use desk::nested::{deep, flat};

type List = fn(&RuleSet) -> &Vec<Arc<Condition>>;

/// The three lists of a set. An empty list is hidden, except the conditions.
const LISTS: [(Text, Option<Text>, List); 3] = [
    (text::CONDITIONS, Some(text::CONDITIONS_LEAD), |rules| &rules.conditions),
    (text::WARNINGS, None, |rules| &rules.warnings),
    (text::TARGETS, None, |rules| &rules.targets),
];

pub fn conditions(editor: Editor) -> AnyView {
    LISTS.map(|list| section(editor, list)).into_iter().collect_view().into_any()
}

fn section(editor: Editor, (title, lead, list): (Text, Option<Text>, List)) -> AnyView {
    let is_shown = Memo::new(move |_| {
        lead.is_some() || editor.with(|rules| !list(rules).is_empty()).unwrap_or_default()
    });
    let items = move || {
        let rules = editor.rules.get()?;
        let origin = editor.origin.get();
        let tree = Tree { editor, origin: origin.clone(), lang: editor.app.lang.get() };
        let gone = origin
            .iter()
            .flat_map(|origin| removed(list(origin), &rules))
            .map(|condition| tree.removed(&condition))
            .collect_view();
        let items = list(&rules).iter().map(|condition| tree.item(condition)).collect_view();
        Some(view! { <ul class="terms">{items} {gone}</ul> })
    };
    (move || {
        is_shown.get().then(|| {
            view! {
                <section class="section">
                    <div class="section__head">
                        <h2 class="section__title">{t(title)}</h2>
                    </div>
                    {lead.map(|lead| view! { <p class="note">{t(lead)}</p> })} {items}
                </section>
            }
        })
    })
    .into_any()
}

/// Returns the conditions of the origin that the set no longer has. A removed group appears once,
/// without its parts.
fn removed(of_origin: &[Arc<Condition>], rules: &RuleSet) -> Vec<Arc<Condition>> {
    of_origin
        .iter()
        .flat_map(|was| {
            if rules.condition(&was.id).is_none() {
                vec![Arc::clone(was)]
            } else {
                removed(was.parts(), rules)
            }
        })
        .collect()
}

struct Tree {
    editor: Editor,
    origin: Option<Arc<RuleSet>>,
    lang: Lang,
}

impl Tree {
    fn item(&self, condition: &Arc<Condition>) -> AnyView {
        let (editor, own) = (self.editor, Arc::clone(condition));
        let was = self.origin.as_ref().and_then(|origin| origin.condition(&own.id)).cloned();
        let inner = own.parts().iter().map(|part| self.item(part)).collect_view();
        let inner = (!own.parts().is_empty()).then(|| view! { <ul class="terms">{inner}</ul> });
        let part = part_of(&own);
        let is_changed = was.as_ref().is_some_and(|was| !own.is_as(was));
        let mark = match &was {
            _ if self.origin.is_none() => None,
            None => Some(text::OWN),
            Some(_) => is_changed.then_some(text::CHANGED),
        };
        let head = view! {
            <div class="term__head">
                <p class="term__name">
                    {own.called(self.lang)} " "
                    {mark.map(|mark| view! { <span class="tag tag--changed">{t(mark)}</span> })}
                </p>
                {editor.edit_button(part.clone(), said(&own, self.lang))}
            </div>
        };
        let shown = {
            let (own, was, lang) = (Arc::clone(&own), was.clone(), self.lang);
            move || shown(editor, &own, was.as_deref(), lang)
        };
        let body = move || {
            if editor.is_open(&part) {
                view! { <div class="term__form">{edit(editor, &part, &own, was.as_deref())}</div> }
                    .into_any()
            } else {
                shown()
            }
        };
        view! { <li class="term" class:is-changed=mark.is_some()>{head} {body} {inner}</li> }
            .into_any()
    }

    /// Shows a removed condition of the origin, with a button to restore it.
    fn removed(&self, was: &Arc<Condition>) -> AnyView {
        let (editor, was) = (self.editor, Arc::clone(was));
        let (clause, label) =
            (was.clause.clone(), text::RESTORE_WHAT.filled(self.lang, &[&said(&was, self.lang)]));
        let words = words(&was, self.lang);
        let press = move |_| restore(editor, &was);
        view! {
            <li class="term is-changed">
                <div class="term__head">
                    <p class="term__name">{clause} " " <span class="tag tag--changed">{t(text::REMOVED)}</span></p>
                    <button type="button" class="button button--small" aria-label=label on:click=press>{t(text::RESTORE)}</button>
                </div>
                <p class="term__words is-removed">{words}</p>
                <p class="term__warning">{t(text::REMOVED_WARNING)}</p>
            </li>
        }
        .into_any()
    }
}

/// Names a condition on a button by its clause and first words, because conditions may share a
/// clause.
fn said(condition: &Condition, lang: Lang) -> String {
    let words = words(condition, lang);
    let first = words
        .char_indices()
        .nth(60)
        .and_then(|(at, _)| words.get(..at))
        .map(|first| [first, "…"].concat());
    [&condition.called(lang), ": ", &first.unwrap_or(words)].concat()
}

fn words(condition: &Condition, lang: Lang) -> String {
    match lang {
        Lang::Vi => condition.text.vi.clone(),
        Lang::En => condition.text.en.clone(),
    }
}

fn shown(editor: Editor, own: &Condition, was: Option<&Condition>, lang: Lang) -> AnyView {
    let limits = limits::shown(editor.app, own, was);
    let is_loosened = was.is_some_and(|was| {
        editor.app.catalogue.with(|catalogue| loosens(&own.requires, &was.requires, catalogue))
    });
    let words_stay = was.is_some_and(|was| {
        own.parts().is_empty() && own.requires != was.requires && own.text.vi == was.text.vi
    });
    let is_paraphrase = !own.text.verified && was.is_some_and(|was| own.is_as(was));
    let line = |is_true: bool, line: Text| {
        is_true.then(|| view! { <p class="term__warning">{t(line)}</p> })
    };
    view! {
        <p class="term__words">
            {words(own, lang)} {is_paraphrase.then(|| view! { " " <span class="tag">{t(evaluation::UNVERIFIED)}</span> })}
        </p>
        {limits} {line(is_loosened, text::LOOSENED)} {line(words_stay, text::WORDS_STAY)}
    }
    .into_any()
}

/// Shows the form of a condition: its limits, its words, and buttons to restore or remove it.
fn edit(editor: Editor, part: &str, own: &Arc<Condition>, was: Option<&Condition>) -> AnyView {
    let is_group = !own.parts().is_empty();
    let requires = if is_group { Test::All(Vec::new()) } else { own.requires.clone() };
    let fields = flat(typed::to_map(&Condition { requires, ..(**own).clone() }));
    let mut draft = limits::draft(editor.app, own, fields).and(rule_fields::WORDS).folded();
    if own.points.is_some() {
        draft = draft.and(rule_fields::POINTS);
    }
    let save = {
        let own = Arc::clone(own);
        Callback::new(move |fields: Map<String, Value>| {
            let Some(rules) = editor.now() else { return Ok(()) };
            let mut condition: Condition = parts::read(&deep(limits::whole(fields)?))?;
            if !own.parts().is_empty() {
                condition.requires = own.requires.clone();
            }
            let title = rules.title.get(editor.app.lang.get_untracked());
            let step = untrack(|| text::STEP_EDIT.fill(&[&condition.clause, title]));
            editor.save(&rules.with_condition(condition), step)
        })
    };
    let mut place = editor.form(part, draft, save);
    place.beside = Some(other_ways(editor, own, was));
    form(editor.app, place)
}

fn other_ways(editor: Editor, own: &Arc<Condition>, was: Option<&Condition>) -> AnyView {
    let back = was.is_some_and(|was| !own.is_as(was)).then(|| {
        let own = Arc::clone(own);
        let press = move |_| restore(editor, &own);
        view! { <button type="button" class="button" on:click=press>{t(text::RESTORE)}</button> }
    });
    let own = Arc::clone(own);
    let remove = move |_| {
        if let Some(rules) = editor.now() {
            let step = untrack(|| text::STEP_REMOVE_CONDITION.fill(&[&own.clause]));
            match editor.save(&rules.without_condition(&own.id), step) {
                Ok(()) => {
                    editor.set_open("", false);
                    request_animation_frame(|| browser::focus_id("edit-add"));
                }
                Err(refused) => refused.say(editor.app),
            }
        }
    };
    view! { {back} <button type="button" class="button button--danger form__delete" on:click=remove>{t(text::REMOVE_CONDITION)}</button> }
        .into_any()
}

fn restore(editor: Editor, condition: &Condition) {
    let (Some(rules), Some(origin)) = (editor.now(), editor.origin.get_untracked()) else { return };
    let step = untrack(|| text::STEP_RESTORE.fill(&[&condition.clause]));
    match editor.save(&rules.with_restored(&origin, &condition.id), step) {
        Ok(()) => editor.set_open(&part_of(condition), false),
        Err(refused) => refused.say(editor.app),
    }
}

/// Returns the name of a condition's part of the page.
fn part_of(condition: &Condition) -> String {
    ["c-", &condition.id].concat()
}
