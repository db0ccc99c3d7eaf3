//! The form of a new rule set: its origin, its issuer and its first day.

use crate::app::shell::erased::IntoAny;
use book::{Day, KindCode, Label, Period};
use law::Source;
use leptos::prelude::*;
use serde_json::{Map, Value};

use super::form::{Form, Refused, form};
use super::{enter, own_set};
use crate::app::components::head::{self, Crumb};
use crate::app::register::forms::draft::Draft;
use crate::app::register::forms::rule_fields;
use crate::app::shell::browser;
use crate::app::shell::state::App;
use crate::app::text::{InLanguage, fields, own_rules as text};
use desk::route::Route;

pub fn copy(app: App) -> AnyView {
    let asked = app.query.with_untracked(|query| query.code.clone());
    let draft = asked
        .and_then(|id| app.library.get_untracked().0.rule_set(id.as_str()).cloned())
        .filter(|rules| rules.draft.is_some());
    if let Some(draft) = draft {
        return enter::enter(app, draft);
    }
    let crumb = Crumb {
        text: Signal::derive(|| text::TITLE.now().to_owned()),
        href: Route::OwnRules.href(),
    };
    let mut first = Map::new();
    if let Some(origin) = app.query.with_untracked(|query| query.code.clone()) {
        first.insert("origin".into(), origin.as_str().into());
    }
    if let Some(from) = app.year.get_untracked().period().from {
        first.insert("in_force.from".into(), String::from(from).into());
    }
    let place = Form {
        name: "copy-of-rules".into(),
        draft: RwSignal::new(Draft::new(app, rule_fields::COPY, first, "f")),
        save: Callback::new(move |fields| save(app, &fields)),
        close: Callback::new(|is_saved: bool| {
            if !is_saved {
                browser::back();
            }
        }),
        above: None,
        beside: None,
        submit: text::MAKE_COPY,
    };
    view! {
        {head::head(vec![crumb], Signal::derive(|| text::COPY_TITLE.now().to_owned()), Some(text::COPY_LEAD), None)}
        {form(app, place)}
    }
    .into_any()
}

fn save(app: App, fields: &Map<String, Value>) -> Result<(), Refused> {
    let typed = |name: &str| fields.get(name).and_then(Value::as_str).unwrap_or_default();
    let day = |name: &str| Day::parse(typed(name)).ok();
    let Some(origin) = app.library.get_untracked().0.rule_set(typed("origin")).cloned() else {
        return Err(Refused::At("origin", fields::WRONG_NEEDED));
    };
    let place = typed("place");
    let named = |title: &str| [title, " – ", place].concat();
    let title = Label { vi: named(&origin.title.vi), en: named(&origin.title.en) };
    let in_force = Period { from: day("in_force.from"), to: day("in_force.to") };
    let id = own_set::new_id(app, &origin.id, place);
    let copy = origin.copied(
        id.clone(),
        title,
        in_force,
        Source { name: typed("source.name").into(), url: None },
    );
    let step = untrack(|| text::STEP_COPY.fill(&[origin.title.get(app.lang.get())]));
    own_set::put(app, &copy, step)?;
    if let Ok(id) = KindCode::new(&id) {
        browser::go(&Route::EditRules(id).href());
    }
    Ok(())
}
