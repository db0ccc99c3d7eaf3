//! Links between two standards: one set requires the other's standard, or a third requires both.

use std::sync::Arc;

use crate::app::shell::erased::IntoAny;
use book::{KindCode, Unit};
use law::{Condition, Explainer, Finding, RuleSet, Test, Verdict};
use leptos::prelude::*;

use super::verdict_href;
use crate::app::components::badge::{badge, verdict_badge};
use crate::app::components::matrix::wording;
use crate::app::judge::text::compare as text;
use crate::app::judge::verdicts;
use crate::app::shell::state::App;

/// Shows the links between two verdicts, if there are any.
pub fn links(
    app: App,
    unit: &Unit,
    a: &Verdict,
    b: &Verdict,
    explainer: &Explainer,
) -> Option<AnyView> {
    if a.rules.standard == b.rules.standard {
        return None;
    }
    let direct = [(a, b), (b, a)].into_iter().filter_map(|(asks, of)| {
        let finding = asking(asks, &of.rules.standard)?;
        let title = text::LINK_ASKS.filled(
            explainer.lang,
            &[asks.rules.title.get(explainer.lang), &finding.condition.called(explainer.lang)],
        );
        Some(
            view! { <div class="linked"><p>{title}</p> <ul>{ask(finding, explainer)}</ul></div> }
                .into_any(),
        )
    });
    let mut found: Vec<AnyView> = direct.collect();
    found.extend(thirds(app, unit, a, b).iter().map(|third| both(third, a, b, explainer)));
    (!found.is_empty()).then(|| {
        view! {
            <section class="section" aria-labelledby="link-title">
                <div class="section__head"><h2 class="section__title" id="link-title">{text::LINK.to(explainer.lang)}</h2></div>
                {found}
            </section>
        }
        .into_any()
    })
}

/// Returns the verdicts of sets that require both standards, in the later of the two years.
fn thirds(app: App, unit: &Unit, a: &Verdict, b: &Verdict) -> Vec<Arc<Verdict>> {
    let year = a.year.max(b.year);
    let is_third = |rules: &Arc<RuleSet>| {
        [a, b].iter().all(|side| {
            side.rules.id != rules.id && asking_condition(rules, &side.rules.standard).is_some()
        })
    };
    let thirds = verdicts::sets_of(app, &unit.id, year).into_iter().filter(is_third);
    thirds.filter_map(|rules| verdicts::verdict_in(app, &unit.id, &rules, year)).collect()
}

/// Finds the condition that requires a standard.
fn asking_condition<'r>(rules: &'r RuleSet, wanted: &KindCode) -> Option<&'r Arc<Condition>> {
    let asks = |condition: &&Arc<Condition>| matches!(&condition.requires, Test::Standard(test) if test.standard == *wanted);
    rules.all_conditions().into_iter().find(asks)
}

/// Finds the finding on the condition that requires a standard.
fn asking<'v>(verdict: &'v Verdict, wanted: &KindCode) -> Option<&'v Finding> {
    verdict.finding(&asking_condition(&verdict.rules, wanted)?.id)
}

fn both(third: &Verdict, a: &Verdict, b: &Verdict, explainer: &Explainer) -> AnyView {
    let title = text::LINK_BOTH.filled(explainer.lang, &[third.rules.title.get(explainer.lang)]);
    let asks = [a, b]
        .into_iter()
        .filter_map(|side| Some(ask(asking(third, &side.rules.standard)?, explainer)));
    view! {
        <div class="linked">
            <p><a href=verdict_href(third)>{title}</a> " " {verdict_badge(third)}</p>
            <ul>{asks.collect::<Vec<_>>()}</ul>
        </div>
    }
    .into_any()
}

fn ask(finding: &Finding, explainer: &Explainer) -> AnyView {
    let reason = finding
        .telling()
        .map(|reason| view! { <span class="note">{explainer.reason(reason)}</span> });
    view! {
        <li class="linked__ask">
            {badge(finding.outcome)}
            <span><strong>{finding.condition.called(explainer.lang)}</strong>" " {wording(&finding.condition, explainer.lang)} " " {reason}</span>
        </li>
    }
    .into_any()
}
