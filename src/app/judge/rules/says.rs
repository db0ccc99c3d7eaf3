//! The facts of a rule set in words: its period, window, source and authorities.

use crate::app::shell::erased::IntoAny;
use book::{KindGroup, Lang, Period};
use law::{Authority, Explainer, MonthDay, RuleSet, Source, web_host};
use leptos::prelude::*;

use crate::app::judge::text::{evaluation, rules as text};

/// Returns the number of a set's innermost conditions that quote the text, and their total.
pub fn checked(rules: &RuleSet) -> (usize, usize) {
    let innermost =
        || rules.all_conditions().into_iter().filter(|condition| condition.parts().is_empty());
    (innermost().filter(|condition| condition.text.verified).count(), innermost().count())
}

/// Describes a period by its start, its end or both, or as not stated.
pub fn in_force(period: Period, lang: Lang) -> String {
    match (period.from.map(|day| day.to_string()), period.to.map(|day| day.to_string())) {
        (Some(from), Some(to)) => text::FROM_TO.filled(lang, &[&from, &to]),
        (Some(from), None) => text::FROM.filled(lang, &[&from]),
        (None, Some(to)) => text::TO.filled(lang, &[&to]),
        (None, None) => text::ALWAYS.to(lang).to_owned(),
    }
}

/// Describes the window of a set: fixed days of every year, or the months up to the moment of
/// asking.
pub fn moment(rules: &RuleSet, explainer: &Explainer) -> String {
    let lang = explainer.lang;
    match &rules.asked_by {
        Some(paper) => {
            text::ON_ASKING_BY.filled(lang, &[&explainer.label(KindGroup::Paper, paper)])
        }
        None => text::YEARLY
            .filled(lang, &[&[&day_of(rules.window.from), "–", &day_of(rules.window.to)].concat()]),
    }
}

/// Formats a day of every year: `16/11`.
pub fn day_of(date: MonthDay) -> String {
    let text = String::from(date);
    text.split_once('-').map(|(month, day)| [day, "/", month].concat()).unwrap_or(text)
}

/// Shows an authority and its deadline, with a mark if the source was not checked.
pub fn authority(authority: &Authority, lang: Lang) -> AnyView {
    let due =
        authority.due.map(|due| [" · ", &text::DUE_BEFORE.filled(lang, &[&day_of(due)])].concat());
    view! { {authority.who.get(lang).to_owned()} {due} " " {unverified(authority.verified, lang)} }
        .into_any()
}

/// Describes the window in a word or two, where space is short.
pub fn moment_in_short(rules: &RuleSet, explainer: &Explainer) -> String {
    match rules.asked_by {
        Some(_) => text::ON_ASKING.to(explainer.lang).to_owned(),
        None => moment(rules, explainer),
    }
}

/// Marks a statement that was not checked in its source.
pub fn unverified(is_verified: bool, lang: Lang) -> Option<AnyView> {
    (!is_verified)
        .then(|| view! { <span class="tag">{text::UNVERIFIED.to(lang)}</span> }.into_any())
}

/// Shows the name of a source as a link to it.
pub fn short_source(source: &Source, lang: Lang) -> AnyView {
    match link(source) {
        Some((url, host)) => view! {
            <a href=url target="_blank" rel="noopener noreferrer external">
                {source.name.clone()} <span aria-hidden="true">" ↗"</span>
                <span class="unseen">". " {evaluation::SOURCE_LINK.to(lang)} " (" {host} ")"</span>
            </a>
        }
        .into_any(),
        None => source.name.clone().into_any(),
    }
}

/// Shows the name of a source with its link. The address opens only when a person follows it, and
/// the link names the host.
pub fn source(source: &Source, lang: Lang) -> AnyView {
    let link = link(source).map(|(url, host)| {
        view! { " · " <a href=url target="_blank" rel="noopener noreferrer external">{evaluation::SOURCE_LINK.to(lang)} " (" {host} ")"</a> }
    });
    view! { {source.name.clone()} {link} }.into_any()
}

/// Returns the address of a source with its host. A file may contain anything, so an address that
/// is no web address returns none.
fn link(source: &Source) -> Option<(String, String)> {
    let url = source.url.as_ref()?;
    Some((url.clone(), web_host(url)?.to_owned()))
}
