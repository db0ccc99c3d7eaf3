//! The form that enters the words of a text that the program does not contain, such as a province's
//! indicator in place of a draft.

use crate::app::shell::erased::IntoAny;
use book::{Day, KindCode, Label, Period, UnitKind};
use law::{Content, Entered, RuleSet, Source};
use leptos::prelude::*;
use serde_json::{Map, Value};

use super::form::{Form, Refused, form};
use super::own_set;
use crate::app::components::head::{self, Crumb};
use crate::app::register::forms::draft::Draft;
use crate::app::register::forms::rule_fields;
use crate::app::shell::browser;
use crate::app::shell::state::App;
use crate::app::text::{InLanguage, Text, fields, own_rules as text};
use desk::route::{Query, Route};

/// Returns the label of the button and page. Provinces issue the indicators of communes.
pub fn name(draft: &RuleSet) -> Text {
    if draft.applies_to.contains(&UnitKind::Commune) { text::ENTER } else { text::ENTER_TEXT }
}

/// Returns the address of the form for a draft.
pub fn href(draft: &RuleSet) -> String {
    Route::NewRules.with(Query { code: KindCode::new(&draft.id).ok(), ..Query::default() })
}

/// The page of the form.
pub fn enter(app: App, draft: std::sync::Arc<RuleSet>) -> AnyView {
    let crumb = Crumb {
        text: Signal::derive(|| text::TITLE.now().to_owned()),
        href: Route::OwnRules.href(),
    };
    let mut first = Map::new();
    if let Some(condition) = draft.conditions.first() {
        first.insert("clause".into(), condition.clause.as_str().into());
    }
    let has_groups = draft.applies_to.contains(&UnitKind::Commune);
    let fields = Draft::new(app, rule_fields::ENTER, first, "f");
    let fields = if has_groups {
        fields.and(rule_fields::VALUES).and(rule_fields::CONTENTS)
    } else {
        fields.and(rule_fields::CONTENTS_OF_ALL)
    };
    if let Some(cell) = fields.cell("contents") {
        fields.add_row(cell);
    }
    let title = name(&draft);
    let above = view! { <p>{move || draft.title.get(app.lang.get()).to_owned()}</p> }.into_any();
    let origin = app
        .query
        .with_untracked(|query| query.code.clone())
        .map(|code| code.to_string())
        .unwrap_or_default();
    let place = Form {
        name: ["enter/", &origin].concat(),
        draft: RwSignal::new(fields),
        save: Callback::new(move |fields| save(app, &origin, &fields)),
        close: Callback::new(|is_saved: bool| {
            if !is_saved {
                browser::back();
            }
        }),
        above: Some(above),
        beside: None,
        submit: text::ENTER_SAVE,
    };
    view! {
        {head::head(vec![crumb], Signal::derive(move || title.now().to_owned()), Some(text::ENTER_LEAD), None)}
        {form(app, place)}
    }
    .into_any()
}

fn save(app: App, origin: &str, fields: &Map<String, Value>) -> Result<(), Refused> {
    let typed = |name: &str| fields.get(name).and_then(Value::as_str);
    let needed = |name: &'static str| typed(name).ok_or(Refused::At(name, fields::WRONG_NEEDED));
    let day = |name: &str| typed(name).and_then(|day| Day::parse(day).ok());
    let Some(draft) = app.library.get_untracked().0.rule_set(origin).cloned() else {
        return Ok(());
    };
    let (place, number, words) = (needed("place")?, needed("source.number")?, needed("text.vi")?);
    let date = day("source.date");
    let dated = date.map(|date| [" ngày ", &date.to_string()].concat()).unwrap_or_default();
    let named = |title: &str| [title, " – ", place].concat();
    let entered = Entered {
        id: own_set::new_id(app, &draft.id, place),
        title: Label { vi: named(&draft.title.vi), en: named(&draft.title.en) },
        in_force: Period { from: day("in_force.from").or(date), to: None },
        source: Source {
            name: [number, &dated, ", ", place].concat(),
            url: typed("source.url").map(str::to_owned),
        },
        clause: needed("clause")?.to_owned(),
        words: words.to_owned(),
        values: ["value.1", "value.2", "value.3"].map(|name| typed(name).map(str::to_owned)),
        contents: contents(app, fields, words),
    };
    let set = draft.entered(&entered);
    let step = untrack(|| text::STEP_ENTER.fill(&[draft.title.get(app.lang.get())]));
    own_set::put(app, &set, step)?;
    if let Ok(id) = KindCode::new(&set.id) {
        browser::go(&Route::EditRules(id).href());
    }
    Ok(())
}

/// Converts the rows of the form. A blank row takes the words of the whole indicator.
fn contents(app: App, fields: &Map<String, Value>, words: &str) -> Vec<Content> {
    let ready = app.library.get_untracked().0.ready();
    let rows = fields.get("contents").and_then(Value::as_array).into_iter().flatten();
    let content = |row: &Value| {
        let typed = |name: &str| row.get(name).and_then(Value::as_str);
        let test = ready.iter().find(|ready| Some(ready.id.as_str()) == typed("test"))?;
        Some(Content {
            name: test.name.clone(),
            words: typed("words").unwrap_or(words).to_owned(),
            group: typed("group").and_then(|group| group.parse().ok()),
            requires: test.requires.clone(),
        })
    };
    rows.filter_map(content).collect()
}
