//! What a rule set says about itself, in words: its time, its window, its source, who decides.

use crate::app::erased::IntoAny;
use book::{KindGroup, Lang, Period};
use law::{Authority, Explainer, MonthDay, RuleSet, Source, web_host};
use leptos::prelude::*;

use crate::app::text::{evaluation, rules as text};

/// How many of a set's innermost conditions stand in the text's own words, of how many.
pub fn checked(rules: &RuleSet) -> (usize, usize) {
    let innermost =
        || rules.all_conditions().into_iter().filter(|condition| condition.parts().is_empty());
    (innermost().filter(|condition| condition.text.verified).count(), innermost().count())
}

/// A time: from, to, both, or not stated.
pub fn in_force(period: Period, lang: Lang) -> String {
    match (period.from.map(|day| day.to_string()), period.to.map(|day| day.to_string())) {
        (Some(from), Some(to)) => text::FROM_TO.filled(lang, &[&from, &to]),
        (Some(from), None) => text::FROM.filled(lang, &[&from]),
        (None, Some(to)) => text::TO.filled(lang, &[&to]),
        (None, None) => text::ALWAYS.to(lang).to_owned(),
    }
}

/// What a set looks at: the same days every year, or the months up to the moment of asking.
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

/// A day of every year: `16/11`.
pub fn day_of(date: MonthDay) -> String {
    let text = String::from(date);
    text.split_once('-').map(|(month, day)| [day, "/", month].concat()).unwrap_or(text)
}

/// Who decides, by when; marked where the source was not seen to say so.
pub fn authority(authority: &Authority, lang: Lang) -> AnyView {
    let due =
        authority.due.map(|due| [" · ", &text::DUE_BEFORE.filled(lang, &[&day_of(due)])].concat());
    view! { {authority.who.get(lang).to_owned()} {due} " " {unverified(authority.verified, lang)} }
        .into_any()
}

/// The same in a word or two, where there is little room.
pub fn moment_in_short(rules: &RuleSet, explainer: &Explainer) -> String {
    match rules.asked_by {
        Some(_) => text::ON_ASKING.to(explainer.lang).to_owned(),
        None => moment(rules, explainer),
    }
}

/// The mark of what no source was seen to say.
pub fn unverified(is_verified: bool, lang: Lang) -> Option<AnyView> {
    (!is_verified)
        .then(|| view! { <span class="tag">{text::UNVERIFIED.to(lang)}</span> }.into_any())
}

/// A source by name alone, which leads to it.
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

/// A source by name; its address leads away from the app only when a person follows it, and says
/// whereto.
pub fn source(source: &Source, lang: Lang) -> AnyView {
    let link = link(source).map(|(url, host)| {
        view! { " · " <a href=url target="_blank" rel="noopener noreferrer external">{evaluation::SOURCE_LINK.to(lang)} " (" {host} ")"</a> }
    });
    view! { {source.name.clone()} {link} }.into_any()
}

/// The address of a source with its host; none where it is no address of the web: a file may say
/// anything.
fn link(source: &Source) -> Option<(String, String)> {
    let url = source.url.as_ref()?;
    Some((url.clone(), web_host(url)?.to_owned()))
}
