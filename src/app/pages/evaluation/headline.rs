//! A verdict in a sentence: the outcome, and the conditions that decide.

use std::sync::Arc;

use binh_yen::criteria::{Explainer, Outcome, Verdict, outcome_name};
use leptos::prelude::*;

use crate::app::components::badge::{class_of, sign_of};
use crate::app::components::matrix::because;
use crate::app::judged;
use crate::app::route;
use crate::app::text::{Text, evaluation as text};

/// Deciding conditions named at once.
const NAMED: usize = 4;

/// The outcome, large, with what decides. Each condition leads to its finding.
pub fn headline(verdict: &Arc<Verdict>, explainer: &Explainer) -> AnyView {
    let lang = explainer.lang;
    let deciding = verdict.deciding();
    let items = deciding.iter().take(NAMED).map(|finding| {
        let href = route::verdict(verdict.unit.clone(), &verdict.rules.id, Some(&finding.condition.id));
        view! { <li><a href=href>{because(finding, explainer)}</a></li> }
    });
    let more = deciding.len().saturating_sub(NAMED);
    let more = (more > 0).then(|| view! { <li class="headline__more">{text::MORE_DECIDING.filled(lang, &[&more.to_string()])}</li> });
    view! {
        <div class=["headline ", class_of(verdict.outcome)].concat()>
            <p class="headline__outcome">
                <span class="headline__sign" aria-hidden="true">{sign_of(verdict.outcome)}</span>
                {crate::app::words::capital(outcome_name(verdict.outcome, lang))}
            </p>
            <div class="headline__why">
                <p>{sentence(verdict, explainer)}</p>
                <ul>{items.collect_view()} {more}</ul>
                {until(verdict, explainer)}
            </div>
        </div>
    }
    .into_any()
}

fn sentence(verdict: &Verdict, explainer: &Explainer) -> String {
    let lang = explainer.lang;
    let text: Text = match verdict.outcome {
        Outcome::Met => return text::MET_ALL.filled(lang, &[&verdict.findings.len().to_string()]),
        Outcome::NotMet => text::NOT_MET_BY,
        Outcome::Missing => text::MISSING_BY,
        Outcome::ForDecision => text::DECISION_BY,
    };
    text.to(lang).to_owned()
}

/// Says that the window is still open, and up to which day the verdict looked.
pub fn until(verdict: &Verdict, explainer: &Explainer) -> Option<AnyView> {
    let lang = explainer.lang;
    let day = judged::open_until(verdict)?.to_string();
    let window = verdict.rules.window_of(verdict.year).map(period).unwrap_or_default();
    Some(
        view! {
            <p class="headline__until">
                <strong>{text::UNTIL.filled(lang, &[&day])}". "</strong>
                {text::UNTIL_WHY.filled(lang, &[&window])}
            </p>
        }
        .into_any(),
    )
}

/// Days from and to: `16/11/2018–15/11/2019`.
pub fn period(period: binh_yen::book::Period) -> String {
    let day = |day: Option<binh_yen::book::Day>| day.map_or_else(|| "…".to_owned(), |day| day.to_string());
    [&day(period.from), "–", &day(period.to)].concat()
}
