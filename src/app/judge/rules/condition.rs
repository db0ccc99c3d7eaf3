//! A condition of a rule set as it is written: clause, words, points and reading, with its inner
//! conditions.

use std::sync::Arc;

use crate::app::shell::erased::IntoAny;
use book::Lang;
use law::{Condition, Points, Source, Test};
use leptos::prelude::*;

use super::says;
use crate::app::components::matrix::wording;
use crate::app::judge::text::{evaluation, rules as text};

/// Shows conditions as a list.
pub fn conditions(conditions: &[Arc<Condition>], lang: Lang) -> AnyView {
    within(conditions, None, lang)
}

/// Shows the conditions inside one that has its own source, which is not repeated.
fn within(conditions: &[Arc<Condition>], around: Option<&Source>, lang: Lang) -> AnyView {
    view! { <ul class="law">{conditions.iter().map(|condition| item(condition, around, lang)).collect_view()}</ul> }.into_any()
}

fn item(condition: &Condition, around: Option<&Source>, lang: Lang) -> AnyView {
    let note = condition
        .note
        .as_ref()
        .map(|note| view! { <p class="note">{text::HOW_READ.filled(lang, &[note.get(lang)])}</p> });
    let source = condition.source.as_ref().filter(|source| Some(*source) != around).map(|source| {
        view! { <p class="note">{text::OWN_SOURCE.filled(lang, &[""])} {says::short_source(source, lang)}</p> }
    });
    let points = condition
        .points
        .as_ref()
        .map(|of| view! { <span class="law__points">{points(of, lang)}</span> });
    let inside = (!condition.parts().is_empty()).then(|| {
        let how = if matches!(condition.requires, Test::Any(_)) { evaluation::ANY_OF } else { evaluation::ALL_OF };
        view! { <p class="finding__how">{how.to(lang)}</p> {within(condition.parts(), condition.source.as_ref().or(around), lang)} }
    });
    view! {
        <li class="law__item">
            <p class="law__line"><span class="law__clause">{condition.called(lang)}</span> {points}</p>
            <p class="law__words">{wording(condition, lang)}</p>
            {note} {source} {inside}
        </li>
    }
    .into_any()
}

/// Returns a condition's points in words.
pub fn points(points: &Points, lang: Lang) -> String {
    let each = points.less_each.map(|less| text::POINTS_EACH.filled(lang, &[&less.to_string()]));
    let given = points.given_as.as_ref().map(|_| text::POINTS_GIVEN.to(lang).to_owned());
    let knocks_out = points.must_be_full.then(|| text::POINTS_KNOCK_OUT.to(lang).to_owned());
    let most = text::POINTS.filled(lang, &[&points.most.to_string()]);
    let parts: Vec<String> =
        std::iter::once(most).chain(each).chain(given).chain(knocks_out).collect();
    parts.join(" · ")
}
