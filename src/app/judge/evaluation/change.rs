//! The smallest change by which a unit would meet the rules.

use crate::app::shell::erased::IntoAny;
use law::{Explainer, Remedy, Verdict};
use leptos::prelude::*;

use crate::app::judge::text::evaluation as text;
use crate::app::shell::words::capital;
use desk::route;

/// Lists the necessary changes, each with a link to its condition. Returns none if nothing is known
/// to be wrong.
pub fn change(verdict: &Verdict, explainer: &Explainer) -> Option<AnyView> {
    let lang = explainer.lang;
    let remedies = verdict.smallest_change();
    let item = |remedy: &Remedy| {
        let words = capital(&explainer.remedy(verdict, remedy));
        let line = match remedy {
            Remedy::Condition(finding) => {
                let href = route::verdict(
                    verdict.unit.clone(),
                    &verdict.rules.id,
                    Some(&finding.condition.id),
                );
                view! { <a href=href>{words}</a> }.into_any()
            }
            Remedy::Points(_) => words.into_any(),
        };
        view! { <li>{line}</li> }
    };
    let items = remedies.iter().map(item).collect_view();
    (!remedies.is_empty() && verdict.rules.draft.is_none()).then(|| {
        view! {
            <section class="section" aria-labelledby="change-title">
                <div class="section__head"><h2 class="section__title" id="change-title">{text::CHANGE_TITLE.to(lang)}</h2></div>
                <ul class="needs needs--change">{items}</ul>
            </section>
        }
        .into_any()
    })
}
