//! Notices beside a verdict: its rule set has ended and another one applies, or the unit asked too
//! early.

use std::sync::Arc;

use crate::app::shell::erased::IntoAny;
use book::{Day, Year};
use law::{Explainer, Library, Notice, RuleSet, Verdict};
use leptos::prelude::*;

use crate::app::judge::rules;
use crate::app::judge::text::{evaluation as text, rules as rule_text};
use crate::app::shell::words::capital;

/// Shows the notices of a verdict.
pub fn notices(verdict: &Verdict, library: &Library, explainer: &Explainer) -> AnyView {
    let view = |notice: &Notice| match notice {
        Notice::Ended { since, next, .. } => {
            says_ended(&verdict.rules, *since, next.as_ref(), explainer)
        }
        other => warned(capital(&explainer.notice(other)).into_any()),
    };
    verdict.notices(explainer.book, library).iter().map(view).collect_view().into_any()
}

/// Warns that a set is applied on a day after its end.
pub fn ended(
    rules: &RuleSet,
    day: Day,
    library: &Library,
    explainer: &Explainer,
) -> Option<AnyView> {
    let end = rules.in_force.to.filter(|end| *end < day)?;
    Some(says_ended(rules, end.next().unwrap_or(end), library.ended_by(rules, day), explainer))
}

fn says_ended(
    rules: &RuleSet,
    since: Day,
    next: Option<&Arc<RuleSet>>,
    explainer: &Explainer,
) -> AnyView {
    let lang = explainer.lang;
    let next = match next {
        Some(next) => {
            let draft = next
                .draft
                .is_some()
                .then(|| view! { " " <span class="tag">{rule_text::TAG_DRAFT.to(lang)}</span> });
            view! { {text::ENDED_BY.to(lang)} " " <a href=rules::href(next)>{next.title.get(lang).to_owned()}</a> {draft} }.into_any()
        }
        None => text::ENDED_BY_NONE.to(lang).into_any(),
    };
    let since = text::ENDED.filled(lang, &[rules.title.get(lang), &since.to_string()]);
    let closed = explainer.closed(rules).map(|closed| [" ", &capital(closed), "."].concat());
    warned(view! { <strong>{since}</strong> " " {next} {closed} }.into_any())
}

fn warned(words: AnyView) -> AnyView {
    view! {
        <p class="warned">
            <span class="warned__sign" aria-hidden="true">"!"</span>
            <span>{words}</span>
        </p>
    }
    .into_any()
}

/// Lists the ended sets that a unit of the book may still ask for. They ended in `year`, or only a
/// draft replaces them. A set whose standard continues in another set is left out.
pub fn of_year(
    library: &Library,
    year: Year,
    is_asked: impl Fn(&RuleSet) -> bool,
) -> Vec<(Arc<RuleSet>, Day)> {
    let Some(last) = year.period().to else { return Vec::new() };
    let still_matters = |rules: &RuleSet| {
        let Some(end) = rules.in_force.to.filter(|end| *end < last) else { return false };
        match end.next().and_then(|day| library.ended_by(rules, day)) {
            Some(next) => {
                next.draft.is_some() || (next.standard != rules.standard && end.year() == year)
            }
            None => end.year() == year,
        }
    };
    let sets = library
        .rule_sets()
        .iter()
        .filter(|rules| rules.draft.is_none() && is_asked(rules) && still_matters(rules));
    sets.map(|rules| (Arc::clone(rules), last)).collect()
}
