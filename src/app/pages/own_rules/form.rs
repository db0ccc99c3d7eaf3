//! A form in the place of what it changes: one part of a set, saved as one step.

use crate::app::erased::IntoAny;
use files::{Fault, Problem};
use leptos::prelude::*;
use serde_json::{Map, Value};

use crate::app::forms::draft::{Draft, Mistake, What};
use crate::app::forms::summary::{Wrong, summary};
use crate::app::forms::{fields_view, unfinished};
use crate::app::state::App;
use crate::app::text::{InLanguage, Lang, Text, fields, own_rules as text, shell, t};

/// What a form in place needs.
pub struct Form {
    /// Names it among the forms that were left unfinished.
    pub name: String,
    pub draft: RwSignal<Draft>,
    /// Keeps what was read from the fields.
    pub save: Callback<Map<String, Value>, Result<(), Refused>>,
    /// After it was saved (true) or given up.
    pub close: Callback<bool>,
    /// Above the fields.
    pub above: Option<AnyView>,
    /// Beside the buttons that save and give up.
    pub beside: Option<AnyView>,
    /// What the button that saves says.
    pub submit: Text,
}

/// Why what was typed was not kept.
pub enum Refused {
    /// A field, by its name, and what is wrong with it.
    At(&'static str, Text),
    /// What the checks of rule files find.
    Problems(Vec<Problem>),
    /// It makes no rule set at all.
    Unreadable(Fault),
    /// This tab does not write.
    Here(Text),
}

impl Refused {
    /// Said where there is no form.
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

    /// Each mistake at its field; what has none in the form stands by itself.
    fn wrong(self, draft: &Draft, lang: Lang) -> Wrong {
        let mut wrong = Wrong::default();
        let mut at = |name: &str, what: What| {
            let fields = || draft.cells.iter().map(|cell| cell.field);
            let named = fields()
                .filter(|field| name.contains(field.name))
                .max_by_key(|field| field.name.len());
            // A problem of what several fields make together stands at the first of them.
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
    let unfinished = unfinished::keep(name, draft, is_done);
    let give_up = move |_| {
        is_done.set_value(true);
        close.run(false);
    };
    let on_submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let typed = draft.get_untracked();
        let read = typed.read().map_err(|mistakes| Wrong { mistakes, refused: None });
        // What is saved redraws the page, and with it this form: it must not be kept as unfinished
        // then.
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
