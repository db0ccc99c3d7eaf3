//! Findings beside a verdict that decide nothing: warning signs and a programme's targets.

use crate::app::shell::erased::IntoAny;
use law::{Explainer, Finding, Outcome, Verdict};
use leptos::prelude::*;

use super::missing::need_links;
use crate::app::components::matrix::wording;
use crate::app::components::records::record_links;
use crate::app::judge::rules;
use crate::app::judge::text::{evaluation as text, rules as rule_text};
use crate::app::text::Text;

/// A warning or target with its sign, its word and its colour class.
pub struct State {
    pub sign: &'static str,
    pub name: Text,
    pub class: &'static str,
}

/// Returns the state of a warning sign. The sign was seen if its condition is not met.
pub fn warning_state(outcome: Outcome) -> State {
    match outcome {
        Outcome::Met => State { sign: "✓", name: text::WARNING_NONE, class: "is-met" },
        Outcome::NotMet => State { sign: "!", name: text::WARNING_SEEN, class: "is-for-decision" },
        Outcome::Missing => State { sign: "○", name: text::WARNING_UNKNOWN, class: "is-missing" },
        Outcome::ForDecision => {
            State { sign: "◐", name: text::WARNING_JUDGE, class: "is-missing" }
        }
    }
}

/// Returns the progress of a target.
pub fn target_state(outcome: Outcome) -> State {
    match outcome {
        Outcome::Met => State { sign: "✓", name: text::TARGET_MET, class: "is-met" },
        Outcome::NotMet => State { sign: "–", name: text::TARGET_NOT, class: "is-missing" },
        Outcome::Missing => State { sign: "○", name: text::WARNING_UNKNOWN, class: "is-missing" },
        Outcome::ForDecision => {
            State { sign: "◐", name: text::WARNING_JUDGE, class: "is-missing" }
        }
    }
}

/// Shows the warnings and the targets, if the set has any.
pub fn beside(verdict: &Verdict, explainer: &Explainer) -> AnyView {
    let warnings = part(
        "warnings-title",
        rule_text::WARNINGS,
        rule_text::WARNINGS_LEAD,
        &verdict.warnings,
        warning_state,
        explainer,
    );
    let targets = part(
        "targets-title",
        rule_text::TARGETS,
        rule_text::TARGETS_LEAD,
        &verdict.targets,
        target_state,
        explainer,
    );
    view! { {warnings} {targets} }.into_any()
}

fn part(
    id: &'static str,
    title: Text,
    lead: Text,
    findings: &[Finding],
    state: fn(Outcome) -> State,
    explainer: &Explainer,
) -> Option<AnyView> {
    let lang = explainer.lang;
    let items = findings
        .iter()
        .map(|finding| item(finding, &state(finding.outcome), explainer))
        .collect_view();
    (!findings.is_empty()).then(|| {
        view! {
            <section class="section" aria-labelledby=id>
                <div class="section__head"><h2 class="section__title" id=id>{title.to(lang)}</h2></div>
                <p class="note">{lead.to(lang)}</p>
                <ul class="beside">{items}</ul>
            </section>
        }
        .into_any()
    })
}

fn item(finding: &Finding, state: &State, explainer: &Explainer) -> AnyView {
    let lang = explainer.lang;
    let reasons = finding
        .because
        .iter()
        .map(|reason| view! { <span class="finding__gist">{explainer.reason(reason)}</span> });
    let source = finding
        .condition
        .source
        .as_ref()
        .map(|source| view! { <p class="note">{rules::source(source, lang)}</p> });
    let records = (!finding.records.is_empty()).then(|| record_links(&finding.records, explainer));
    let needs = (finding.outcome == Outcome::Missing && !finding.needs.is_empty())
        .then(|| need_links(&finding.needs, explainer));
    view! {
        <li class=["beside__item ", state.class].concat()>
            <p class="finding__line">
                <span class="badge"><span class="badge__sign" aria-hidden="true">{state.sign}</span>{state.name.to(lang)}</span>
                <span class="finding__clause">{finding.condition.called(lang)}</span>
            </p>
            <p>{wording(&finding.condition, lang)}</p>
            {reasons.collect_view()} {records} {needs} {source}
        </li>
    }
    .into_any()
}
