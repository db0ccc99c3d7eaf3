//! The basis of a verdict: rule set, days, reading, source and deciding authority.

use crate::app::shell::erased::IntoAny;
use law::{Explainer, RuleSet, Verdict, reading_name};
use leptos::prelude::*;

use super::moment::{moment_of, period};
use crate::app::judge::rules;
use crate::app::judge::text::evaluation as text;
use desk::route::Route;

/// The section of the basis.
pub fn basis(verdict: &Verdict, explainer: &Explainer) -> AnyView {
    let lang = explainer.lang;
    let set: &RuleSet = &verdict.rules;
    let notes =
        set.notes.iter().map(|note| view! { <li>{note.get(lang).to_owned()}</li> }).collect_view();
    let notes = (!set.notes.is_empty()).then(|| {
        view! {
            <details class="fold">
                <summary>{text::NOTES.to(lang)}</summary>
                <ul class="notes">{notes}</ul>
            </details>
        }
    });
    let days = match set.asked_by {
        Some(_) => moment_of(verdict, explainer),
        None => set.window_of(verdict.year).map(period).unwrap_or_default(),
    };
    let decides = match verdict.authority() {
        Some(authority) => {
            view! { {rules::authority(authority, lang)} <span class="note">" (" {authority.clause.clone()} ")"</span> }.into_any()
        }
        None => text::DECIDES_NONE.to(lang).into_any(),
    };
    view! {
        <section class="section" aria-labelledby="facts-title">
            <div class="section__head"><h2 class="section__title" id="facts-title">{text::RULES.to(lang)}</h2></div>
            <dl class="basis">
                <dt>{text::RULES.to(lang)}</dt>
                <dd><a href=rules::href(set)>{set.title.get(lang).to_owned()}</a> <span class="note">{[" (", &text::RULES_VERSION.filled(lang, &[&set.version]), ")"].concat()}</span></dd>
                <dt>{text::WINDOW.to(lang)}</dt>
                <dd>{days}</dd>
                <dt>{text::READING.to(lang)}</dt>
                <dd>{reading_name(verdict.reading, lang)} " · " <a href=Route::Settings.href()>{text::READING_CHANGE.to(lang)}</a></dd>
                <dt>{text::DECIDES.to(lang)}</dt>
                <dd>{decides}</dd>
                <dt>{text::SOURCE.to(lang)}</dt>
                <dd>{rules::source(&set.source, lang)}</dd>
            </dl>
            {notes}
            {(lang == book::Lang::En).then(|| view! { <p class="note">{text::PARAPHRASE.to(lang)}</p> })}
        </section>
    }
    .into_any()
}
