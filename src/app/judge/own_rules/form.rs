//! An in-place form for one part of a set, saved as one step.

use crate::app::shell::erased::IntoAny;
use files::{Fault, Problem};
use leptos::prelude::*;
use serde_json::{Map, Value};

use crate::app::register::forms::draft::{Draft, Mistake, What};
use crate::app::register::forms::summary::{Wrong, summary};
use crate::app::register::forms::{fields_view, unfinished};
use crate::app::shell::state::App;
use crate::app::shell::text::shell;
use crate::app::text::{InLanguage, Lang, Text, fields, own_rules as text, t};

/// The inputs of an in-place form.
pub struct Form {
    /// The name of the form among the unfinished ones.
    pub name: String,
    pub draft: RwSignal<Draft>,
    /// Saves the values of the fields.
    pub save: Callback<Map<String, Value>, Result<(), Refused>>,
    /// Runs after the form was saved (true) or given up.
    pub close: Callback<bool>,
    /// The view above the fields.
    pub above: Option<AnyView>,
    /// The view beside the buttons.
    pub beside: Option<AnyView>,
    /// The label of the save button.
    pub submit: Text,
}

/// The reason why the values were not saved.
pub enum Refused {
    /// A field, by its name, and its mistake.
    At(&'static str, Text),
    /// The problems found by the checks of rule files.
    Problems(Vec<Problem>),
    /// The values form no rule set.
    Unreadable(Fault),
    /// This tab does not write.
    Here(Text),
}

impl Refused {
    /// Reports the refusal where there is no form.
    pub fn say(self, app: App) {
        let lang = app.lang.get_untracked();
        let said = match self {
            Self::At(_, what) => what.to(lang).to_owned(),
            Self::Problems(problems) => {
                problems.iter().map(|problem| problem.what(lang)).collect::<Vec<_>>().join("; ")
            }
            Self::Unreadable(why) => why.what(lang),
            Self::Here(why) => return app.status.set(why.to(lang).to_owned()),
        };
        app.status.set(text::NOT_DONE.filled(lang, &[&said]));
    }

    /// Places each mistake at its field. A mistake without a field stands on its own.
    fn wrong(self, draft: &Draft, lang: Lang) -> Wrong {
        let mut wrong = Wrong::default();
        let mut at = |name: &str, what: What| {
            let fields = || draft.cells.iter().map(|cell| cell.field);
            let named = fields()
                .filter(|field| name.contains(field.name))
                .max_by_key(|field| field.name.len());
            // A problem of several fields together is placed at the first one.
            let whole = [name.rsplit('.').next().unwrap_or(name), "."].concat();
            let field = named.or_else(|| fields().find(|field| field.name.starts_with(&whole)))?;
            wrong.mistakes.push(Mistake { id: draft.id(field), label: field.label, what });
            Some(())
        };
        match self {
            Self::At(name, what) => drop(at(name, What::Text(what))),
            Self::Problems(problems) => {
                let mut others = Vec::new();
                for problem in problems {
                    let said = [&problem.what(lang), ". ", &problem.todo(lang)].concat();
                    if at(&problem.place.field, What::Said(said)).is_none() {
                        others.push(problem.text(lang));
                    }
                }
                wrong.refused = (!others.is_empty()).then(|| others.join(" "));
            }
            Self::Unreadable(why) => {
                wrong.refused = Some(untrack(|| fields::NOT_ACCEPTED.fill(&[&why.what(lang)])))
            }
            Self::Here(why) => wrong.refused = Some(why.to(lang).to_owned()),
        }
        wrong
    }
}

pub fn form(app: App, form: Form) -> AnyView {
    let Form { name, draft, save, close, above, beside, submit } = form;
    let wrong = RwSignal::new(Wrong::default());
    let is_done = StoredValue::new(false);
    let unfinished = unfinished::keep(app, name, draft, is_done);
    let give_up = move |_| {
        is_done.set_value(true);
        close.run(false);
    };
    let on_submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let typed = draft.get_untracked();
        let read = typed.read().map_err(|mistakes| Wrong { mistakes, refused: None });
        // Saving redraws the page and this form with it, which must not keep the form as
        // unfinished.
        is_done.set_value(true);
        match read.and_then(|record| {
            save.run(record).map_err(|refused| refused.wrong(&typed, app.lang.get_untracked()))
        }) {
            Ok(()) => close.run(true),
            Err(found) => {
                is_done.set_value(false);
                wrong.set(found);
            }
        }
    };
    view! {
        <form class="form in-place" novalidate on:submit=on_submit>
            {unfinished} {summary(wrong)} {above} {move || fields_view(app, &draft.get(), wrong)} <div class="form__foot">
                <button type="submit" class="button button--main">{t(submit)}</button>
                <button type="button" class="button" on:click=give_up>{t(shell::CANCEL)}</button>
                {beside}
            </div>
        </form>
    }
    .into_any()
}
