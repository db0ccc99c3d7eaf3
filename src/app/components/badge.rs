//! Shows an outcome by shape, word and colour together.

use crate::app::shell::erased::IntoAny;
use law::{Outcome, Verdict, outcome_name};
use leptos::prelude::*;

use crate::app::judge::text::rules;
use crate::app::shell::text::shell;
use crate::app::text::{language, t};

/// Returns the sign of an outcome, which is readable without colour.
pub fn sign_of(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Met => "✓",
        Outcome::NotMet => "✕",
        Outcome::Missing => "○",
        Outcome::ForDecision => "◐",
    }
}

/// Returns the class that colours an outcome.
pub fn class_of(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Met => "is-met",
        Outcome::NotMet => "is-not-met",
        Outcome::Missing => "is-missing",
        Outcome::ForDecision => "is-for-decision",
    }
}

fn name(outcome: Outcome) -> impl Fn() -> &'static str + Copy + Send + Sync + 'static {
    move || outcome_name(outcome, language())
}

/// Shows the sign and word of an outcome.
pub fn badge(outcome: Outcome) -> AnyView {
    view! {
        <span class=["badge ", class_of(outcome)].concat()>
            <span class="badge__sign" aria-hidden="true">{sign_of(outcome)}</span>
            {name(outcome)}
        </span>
    }
    .into_any()
}

/// Shows the outcome of a verdict. A draft has none.
pub fn verdict_badge(verdict: &Verdict) -> AnyView {
    if verdict.rules.draft.is_none() {
        return badge(verdict.outcome);
    }
    view! {
        <span class="badge is-missing"><span class="badge__sign" aria-hidden="true">{DRAFT_SIGN}</span>{t(rules::TAG_DRAFT)}</span>
    }
    .into_any()
}

/// The sign that a draft has instead of an outcome's sign.
pub const DRAFT_SIGN: &str = "◌";

/// The mark of a illustrative record.
pub fn illustrative() -> AnyView {
    view! { <span class="tag" title=t(shell::ILLUSTRATIVE_WHY)>{t(shell::ILLUSTRATIVE)}</span> }
        .into_any()
}
