//! The summary of mistakes at the top of a form, with links to the fields.

use crate::app::shell::erased::IntoAny;
use leptos::prelude::*;

use super::draft::{Draft, Mistake, What};
use super::typed::Refused;
use crate::app::shell::browser;
use crate::app::shell::state::App;
use crate::app::text::{InLanguage, fields as text, t};

/// The mistakes of a form: in single fields, or one sentence about the whole.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Wrong {
    pub mistakes: Vec<Mistake>,
    pub refused: Option<String>,
}

impl Wrong {
    pub fn is_none(&self) -> bool {
        self.mistakes.is_empty() && self.refused.is_none()
    }

    /// Converts the book's refusal of an item to mistakes: each fault at its field, the others on
    /// their own.
    pub fn refused(app: App, draft: &Draft, refused: Refused) -> Self {
        let faults = match refused {
            Refused::Said(said) => return Self { mistakes: Vec::new(), refused: Some(said) },
            Refused::Faults(faults) => faults,
        };
        let (mut mistakes, mut others) = (Vec::new(), Vec::new());
        for (path, fault) in faults {
            match draft.refused(&path, &fault) {
                Some(mistake) => mistakes.push(mistake),
                None => others.push((path, fault)),
            }
        }
        Self { mistakes, refused: (!others.is_empty()).then(|| Refused::Faults(others).said(app)) }
    }

    /// Returns the mistake of a field.
    pub fn of(&self, id: &str) -> Option<String> {
        self.mistakes.iter().find(|mistake| mistake.id == id).map(Mistake::sentence)
    }
}

impl Mistake {
    /// Returns the sentence, which is the same in the summary and beside the field.
    pub fn sentence(&self) -> String {
        let what = match &self.what {
            What::Text(text) => text.now(),
            What::Said(said) => said,
        };
        [self.label.now(), ": ", what].concat()
    }
}

/// Shows the mistakes, and focuses them whenever there are new ones.
pub fn summary(wrong: RwSignal<Wrong>) -> AnyView {
    Effect::new(move |_| {
        if !wrong.with(Wrong::is_none) {
            browser::focus_soon(".summary");
        }
    });
    (move || {
        let shown = wrong.get();
        (!shown.is_none()).then(|| {
            let links = shown.mistakes.into_iter().map(|mistake| {
                let id = mistake.id.clone();
                let go = move |event: web_sys::MouseEvent| {
                    event.prevent_default();
                    browser::focus_id(&id);
                };
                view! { <li><a href="#" on:click=go>{move || mistake.sentence()}</a></li> }
            });
            view! {
                <div class="summary" role="alert" tabindex="-1">
                    <h2 class="summary__title">{t(text::SUMMARY_TITLE)}</h2>
                    <ul>{links.collect_view()}</ul>
                    {shown.refused.map(|refused| view! { <p>{refused}</p> })}
                </div>
            }
        })
    })
    .into_any()
}
