//! The evaluation section of a unit's page: one line for the outcome of each rule set. Standards
//! that the desk does not keep are folded away.

use std::sync::Arc;

use crate::app::shell::erased::IntoAny;
use book::UnitId;
use law::{Outcome, Verdict};
use leptos::prelude::*;

use crate::app::components::badge::verdict_badge;
use crate::app::judge::text::evaluation as text;
use crate::app::judge::verdicts;
use crate::app::shell::state::App;
use crate::app::shell::text::shell;
use crate::app::shell::words::capital;
use crate::app::text::InLanguage;
use desk::{route, standards};

use super::headline::outcome_words;

/// Shows a unit's outcomes of the chosen year, each with a link to its verdict.
pub fn slot(app: App, unit: UnitId) -> AnyView {
    let lines = move || {
        let verdicts = verdicts::verdicts_of(app, &unit);
        let lang = app.lang.get();
        if verdicts.is_empty() {
            return view! { <p class="note">{text::NO_RULES_UNIT.filled(lang, &[&app.year.get().to_string()])}</p> }.into_any();
        }
        let library = app.library();
        verdicts::explain(app, |explainer| {
            let line = |verdict: &Arc<Verdict>| {
                let needs = verdict.needs().len();
                // A verdict that waits for data already says so.
                let missing = (needs > 0 && verdict.outcome != Outcome::Missing)
                    .then(|| text::COUNT_MISSING.filled(lang, &[&needs.to_string()]));
                let until = standards::open_until(verdict)
                    .map(|day| text::UNTIL.filled(lang, &[&day.to_string()]));
                let certain = (verdict.is_open
                    && verdict.rules.draft.is_none()
                    && verdict.outcome != Outcome::Missing)
                    .then(|| capital(outcome_words(verdict, lang)));
                let notices = verdict.notices(explainer.book, &library);
                let notices = notices.iter().map(|notice| capital(&explainer.notice(notice)));
                let notes: Vec<String> =
                    certain.into_iter().chain(missing).chain(until).chain(notices).collect();
                view! {
                    <li class="outcome-line">
                        <a class="outcome-line__rules" href=route::verdict(verdict.unit.clone(), &verdict.rules.id, None)>
                            {verdict.rules.title.get(lang).to_owned()}
                        </a>
                        {verdict_badge(verdict)}
                        <p class="outcome-line__why">{capital(&explainer.why(verdict))}</p>
                        <p class="note">{notes.join(" · ")}</p>
                    </li>
                }
            };
            let (kept, others): (Vec<_>, Vec<_>) =
                verdicts.iter().partition(|verdict| standards::is_main(&verdict.rules));
            let lines = |of: Vec<&Arc<Verdict>>| view! { <ul class="outcome-lines">{of.into_iter().map(line).collect_view()}</ul> };
            let folded = (!others.is_empty()).then(|| {
                view! {
                    <details class="fold">
                        <summary>{text::OTHER_SETS.filled(lang, &[&others.len().to_string()])}</summary>
                        {lines(others)}
                    </details>
                }
            });
            view! { {lines(kept)} {folded} }.into_any()
        })
    };
    view! {
        <section class="section" aria-labelledby="evaluation-title">
            <div class="section__head">
                <h2 class="section__title" id="evaluation-title">{move || shell::EVALUATION.now()}</h2>
            </div>
            {lines}
        </section>
    }
    .into_any()
}
