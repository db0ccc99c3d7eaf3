//! Two verdicts on one unit side by side: by two rule sets, or by one set in two years, with the
//! links between them.

use crate::app::shell::erased::IntoAny;
use book::UnitId;
use law::{Explainer, Library, RuleSet, Verdict};
use leptos::prelude::*;

use super::evaluation::{moment_of, notices};
use super::text::compare as text;
use super::{rules, verdicts};
use crate::app::components::badge::verdict_badge;
use crate::app::components::{empty, head};
use crate::app::shell::not_found::not_found;
use crate::app::shell::state::App;
use crate::app::shell::text::shell;
use crate::app::shell::words;
use crate::app::text::InLanguage;
use desk::route::Route;

mod choosers;
mod link;
mod sides;
mod table;

use sides::{Side, sides};

/// The comparison page.
pub fn compare(app: App, unit: UnitId) -> AnyView {
    if app.book.with_untracked(|book| book.unit(&unit).is_none()) {
        return not_found();
    }
    let name_of = {
        let unit = unit.clone();
        move || app.book.with(|book| words::name_of(book, &unit))
    };
    let crumb = |text: Signal<String>, href: String| head::Crumb { text, href };
    let crumbs = vec![
        crumb(Signal::derive(move || shell::EVALUATION.now().to_owned()), Route::Evaluation.href()),
        crumb(Signal::derive(name_of.clone()), Route::Verdict(unit.clone()).href()),
    ];
    let title = Signal::derive(move || text::TITLE.fill(&[&name_of()]));
    let chosen = {
        let unit = unit.clone();
        Memo::new(move |_| sides(app, &unit))
    };
    let body = {
        let unit = unit.clone();
        move || match chosen.get() {
            None => empty::empty(text::NOTHING, None),
            Some(sides::Sides { second: None, .. }) => empty::empty(text::NOT_SECOND, None),
            Some(sides::Sides { first, second: Some(second) }) => both(app, &unit, &first, &second),
        }
    };
    view! {
        {head::head(crumbs, title, Some(text::LEAD), Some(head::print_button()))}
        {choosers::choosers(app, unit, chosen)}
        {body}
    }
    .into_any()
}

fn both(app: App, id: &UnitId, first: &Side, second: &Side) -> AnyView {
    let Some(unit) = app.book.with(|book| book.unit(id).map(|(unit, _)| unit.clone())) else {
        return ().into_any();
    };
    let verdict = |side: &Side| verdicts::verdict_in(app, id, &side.rules, side.year);
    let (Some(a), Some(b)) = (verdict(first), verdict(second)) else {
        return empty::empty(text::NOTHING, None);
    };
    verdicts::explain(app, |explainer| {
        let lang = explainer.lang;
        let is_same = a.outcome == b.outcome && a.rules.draft.is_some() == b.rules.draft.is_some();
        let outcomes =
            if is_same { ("=", text::SAME_OUTCOME) } else { ("≠", text::OTHER_OUTCOME) };
        view! {
            <div class="versus">{summary(&a, &app.library(), explainer)} {summary(&b, &app.library(), explainer)}</div>
            <p class="versus__line"><span class="versus__sign" aria-hidden="true">{outcomes.0}</span> {outcomes.1.to(lang)}</p>
            {link::links(app, &unit, &a, &b, explainer)}
            {table::conditions(&a, &b, explainer)}
        }
        .into_any()
    })
}

/// Summarises a column: rule set, period, outcome, reasons and deciding authority.
fn summary(verdict: &Verdict, library: &Library, explainer: &Explainer) -> AnyView {
    let lang = explainer.lang;
    let set: &RuleSet = &verdict.rules;
    let decides = verdict.authority().map(|authority| {
        view! { <p class="note">{text::DECIDES.to(lang)} {rules::authority(authority, lang)}</p> }
    });
    view! {
        <div class="versus__side">
            <h2 class="versus__title"><a href=verdict_href(verdict)>{set.title.get(lang).to_owned()}</a>", " {text::YEAR_OF.filled(lang, &[&verdict.year.to_string()])}</h2>
            <p class="versus__outcome">{verdict_badge(verdict)}</p>
            <p class="versus__why">{words::capital(&explainer.why(verdict))}</p>
            <p class="note">{moment_of(verdict, explainer)}</p>
            {notices(verdict, library, explainer)}
            {decides}
        </div>
    }
    .into_any()
}

/// Returns the address of a column's verdict, with its year.
pub fn verdict_href(verdict: &Verdict) -> String {
    let query = desk::route::Query {
        code: book::KindCode::new(&verdict.rules.id).ok(),
        year: Some(verdict.year),
        ..desk::route::Query::default()
    };
    Route::Verdict(verdict.unit.clone()).with(query)
}

/// Names a column by its set and year.
pub fn name_of(verdict: &Verdict, explainer: &Explainer) -> String {
    [
        verdict.rules.title.get(explainer.lang),
        ", ",
        &text::YEAR_OF.filled(explainer.lang, &[&verdict.year.to_string()]),
    ]
    .concat()
}
