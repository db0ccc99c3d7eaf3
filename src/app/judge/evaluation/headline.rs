//! A verdict in one sentence: the outcome and the deciding conditions.

use crate::app::shell::erased::IntoAny;
use book::Lang;
use law::{Explainer, Finding, Outcome, Verdict, certainty_name, outcome_name};
use leptos::prelude::*;

use super::missing::need_href;
use super::moment::{moment_of, period};
use crate::app::components::badge::{class_of, sign_of};
use crate::app::judge::text::evaluation as text;
use crate::app::shell::words::capital;
use crate::app::text::Text;
use desk::{route, standards};

/// The number of deciding conditions and missing items named at once.
const NAMED: usize = 4;

/// Shows the outcome in large type with its deciding parts. Each condition links to its finding,
/// and each missing item to the field to fill.
pub fn headline(verdict: &Verdict, explainer: &Explainer) -> AnyView {
    let named = if verdict.outcome == Outcome::Missing {
        needs(verdict, explainer)
    } else {
        conditions(verdict, explainer)
    };
    panel(verdict, sentence(verdict, explainer), named, explainer)
}

/// Shows the outcome for a page that lists the missing items itself.
pub fn headline_beside_needs(verdict: &Verdict, explainer: &Explainer) -> AnyView {
    if verdict.outcome != Outcome::Missing {
        return headline(verdict, explainer);
    }
    let count = text::MISSING_COUNT.filled(explainer.lang, &[&verdict.needs().len().to_string()]);
    let score =
        verdict.score.as_ref().map(|score| [&capital(&explainer.score(score)), ". "].concat());
    panel(verdict, [score.unwrap_or_default(), count].concat(), Named::default(), explainer)
}

fn panel(
    verdict: &Verdict,
    sentence: String,
    (named, count): Named,
    explainer: &Explainer,
) -> AnyView {
    let lang = explainer.lang;
    let items = named.into_iter().map(|(text, href)| view! { <li><a href=href>{text}</a></li> });
    let more = count.saturating_sub(NAMED);
    let more = (more > 0).then(|| view! { <li class="headline__more">{text::MORE_DECIDING.filled(lang, &[&more.to_string()])}</li> });
    view! {
        <div class=["headline ", class_of(verdict.outcome)].concat()>
            <p class="headline__outcome">
                <span class="headline__sign" aria-hidden="true">{sign_of(verdict.outcome)}</span>
                {capital(outcome_words(verdict, lang))}
            </p>
            <div class="headline__why">
                <p>{sentence}</p>
                <ul>{items.collect_view()} {more}</ul>
                {until(verdict, explainer)}
            </div>
        </div>
    }
    .into_any()
}

/// Returns the outcome, with its certainty while the period is still open.
pub fn outcome_words(verdict: &Verdict, lang: Lang) -> &'static str {
    if verdict.is_open {
        certainty_name(verdict.outcome, verdict.settled, lang)
    } else {
        outcome_name(verdict.outcome, lang)
    }
}

type Named = (Vec<(String, String)>, usize);

fn conditions(verdict: &Verdict, explainer: &Explainer) -> Named {
    let deciding = verdict.deciding();
    let name = |finding: &&Finding| {
        (
            explainer.because(finding),
            route::verdict(verdict.unit.clone(), &verdict.rules.id, Some(&finding.condition.id)),
        )
    };
    (deciding.iter().take(NAMED).map(name).collect(), deciding.len())
}

fn needs(verdict: &Verdict, explainer: &Explainer) -> Named {
    let needs = verdict.needs();
    (
        needs
            .iter()
            .take(NAMED)
            .map(|need| (capital(&explainer.need(need)), need_href(need)))
            .collect(),
        needs.len(),
    )
}

fn sentence(verdict: &Verdict, explainer: &Explainer) -> String {
    let lang = explainer.lang;
    if let Some(score) = &verdict.score {
        return capital(&explainer.score(score));
    }
    let text: Text = match verdict.outcome {
        Outcome::Met => return text::MET_ALL.filled(lang, &[&verdict.findings.len().to_string()]),
        Outcome::NotMet => text::NOT_MET_BY,
        Outcome::Missing => text::MISSING_BY,
        Outcome::ForDecision => text::DECISION_BY,
    };
    text.to(lang).to_owned()
}

/// Says that the window is still open and up to which day the verdict looked, or for which moment
/// of asking it was made.
pub fn until(verdict: &Verdict, explainer: &Explainer) -> Option<AnyView> {
    let lang = explainer.lang;
    if verdict.rules.asked_by.is_some() {
        return Some(
            view! { <p class="headline__until">{moment_of(verdict, explainer)}</p> }.into_any(),
        );
    }
    let day = standards::open_until(verdict)?.to_string();
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
