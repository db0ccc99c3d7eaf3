//! The book's own kinds and rule sets that a file would replace: their differences, and the choice
//! to keep them.

use crate::app::shell::erased::IntoAny;
use book::{Extra, Kind, Lang};
use files::merge::Superseded;
use law::RuleSet;
use leptos::prelude::*;

use crate::app::exchange::text::{data, receive as text};
use crate::app::judge::import_rules;
use crate::app::judge::text::doubts;
use crate::app::report::text::templates;
use crate::app::shell::state::App;
use crate::app::text::{InLanguage, t};

pub fn superseded(app: App, superseded: &Superseded, takes: RwSignal<bool>) -> AnyView {
    let kinds =
        superseded.kinds.iter().map(|(ours, theirs)| kind(app, ours, theirs)).collect_view();
    let rules =
        superseded.rules.iter().map(|(ours, theirs)| rules(app, ours, theirs)).collect_view();
    let checks = superseded.checks.iter().map(|(ours, _)| check(app, ours)).collect_view();
    let templates = superseded.templates.iter().map(|(ours, _)| template(app, ours)).collect_view();
    view! {
        <section class="banner banner--line">
            <h4 class="banner__title">{t(text::SUPERSEDES)}</h4>
            <ul class="bullets">{kinds} {checks} {templates}</ul>
            {rules}
            <label class="choice">
                <input type="checkbox" prop:checked=move || takes.get() on:change=move |event| takes.set(event_target_checked(&event)) />
                <span>{t(text::SUPERSEDE)}</span>
            </label>
        </section>
    }
    .into_any()
}

fn kind(app: App, ours: &Kind, theirs: &Kind) -> AnyView {
    let lang = app.lang.get_untracked();
    let (from, to) = (ours.label.get(lang), theirs.label.get(lang));
    let said = match from == to {
        true => text::KIND_DIFFERS.fill(&[from, ours.code.as_str()]),
        false => text::KIND_RENAMED.fill(&[from, to, ours.code.as_str()]),
    };
    view! { <li>{said}</li> }.into_any()
}

/// A template of papers, by its title.
fn template(app: App, ours: &Extra) -> AnyView {
    view! { <li>{templates::DIFFERS.fill(&[named(app, ours, "title")])}</li> }.into_any()
}

/// The name that a file of one's own gives in the chosen language.
fn named<'a>(app: App, ours: &'a Extra, member: &str) -> &'a str {
    let lang = if app.lang.get_untracked() == Lang::Vi { "vi" } else { "en" };
    ours.get(member).and_then(|name| name.get(lang)?.as_str()).unwrap_or_default()
}

/// A check for doubtful figures, by its name.
fn check(app: App, ours: &Extra) -> AnyView {
    view! { <li>{doubts::CHECK_DIFFERS.fill(&[named(app, ours, "name")])}</li> }.into_any()
}

fn rules(app: App, ours: &Extra, theirs: &Extra) -> AnyView {
    let read = |raw: &Extra| {
        serde_json::to_string(raw).ok().and_then(|text| serde_json::from_str::<RuleSet>(&text).ok())
    };
    let Some((from, to)) = read(ours).zip(read(theirs)) else { return ().into_any() };
    import_rules::changes(app, data::DIFFERS_FROM_OLDER, &from, &to)
}
