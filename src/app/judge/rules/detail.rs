//! One rule set in full: its period and source, its conditions in words, its authorities and
//! warnings, and the way its points are counted.

use std::sync::Arc;

use crate::app::shell::erased::IntoAny;
use book::{KindCode, KindGroup, Label, UnitKind};
use law::{
    Condition, Explainer, Library, RuleSet, Scoring, differences, reading_name, unit_kind_name,
};
use leptos::prelude::*;

use super::condition::conditions;
use super::says;
use crate::app::components::{empty, head, table};
use crate::app::judge::own_rules::{enter_href, enter_name};
use crate::app::judge::text::{evaluation, rules as text};
use crate::app::judge::verdicts;
use crate::app::shell::state::App;
use crate::app::shell::text::shell;
use crate::app::shell::words;
use crate::app::text::{InLanguage, Text, own_rules};
use desk::route::{Query, Route};

/// The page of one rule set.
pub fn rule_set(app: App, id: KindCode) -> AnyView {
    let found = {
        let id = id.clone();
        move || app.library().rule_set(id.as_str()).cloned()
    };
    let title = {
        let (found, id) = (found.clone(), id.clone());
        Signal::derive(move || {
            found()
                .map_or_else(|| id.to_string(), |rules| rules.title.get(app.lang.get()).to_owned())
        })
    };
    let crumb = |text: Text, route: Route| head::Crumb {
        text: Signal::derive(move || text.now().to_owned()),
        href: route.href(),
    };
    let crumbs =
        vec![crumb(shell::EVALUATION, Route::Evaluation), crumb(text::RULES, Route::Rules)];
    let outcomes = {
        let found = found.clone();
        move || {
            let (rules, year) = (found()?, app.year.get());
            let href = Route::Evaluation.with(Query { code: Some(id.clone()), ..Query::default() });
            let is_there = rules.judges(year)
                && app.verdicts.with(|verdicts| verdicts.0.by_rules(&rules.id).next().is_some());
            is_there.then(|| view! { <a class="button" href=href>{text::TO_EVALUATION.fill(&[&year.to_string()])}</a> })
        }
    };
    let change = {
        let found = found.clone();
        move || found().map(|rules| change(app, &rules))
    };
    let actions = view! {
        {outcomes} {change}
        {head::print_button()}
    };
    let body = move || match found() {
        Some(rules) => verdicts::explain(app, |explainer| show(&rules, &app.library(), explainer)),
        None => empty::empty(text::NO_SUCH_SET, Some((text::RULES, Route::Rules.href()))),
    };
    view! { {head::head(crumbs, title, None, Some(actions.into_any()))} {body} }.into_any()
}

/// Links to editing the book's own set, or to copying another set.
fn change(app: App, rules: &RuleSet) -> AnyView {
    let id = KindCode::new(&rules.id).ok();
    let is_own = app.library().own().iter().any(|own| own.id == rules.id);
    match id.clone().filter(|_| is_own) {
        Some(id) => head::link_button(shell::EDIT, Route::EditRules(id).href(), false),
        None if rules.draft.is_some() => {
            head::link_button(enter_name(rules), enter_href(rules), false)
        }
        None => head::link_button(
            own_rules::COPY,
            Route::NewRules.with(Query { code: id, ..Query::default() }),
            false,
        ),
    }
}

fn show(rules: &RuleSet, library: &Library, explainer: &Explainer) -> AnyView {
    let lang = explainer.lang;
    let draft = draft_banner(rules, explainer);
    let lead = if rules.scoring.is_some() { text::POINTS_DECIDE } else { text::ALL_NEEDED };
    let english = (lang == book::Lang::En)
        .then(|| view! { <p class="note">{evaluation::PARAPHRASE.to(lang)}</p> });
    view! {
        {draft}
        {facts(rules, library, explainer)}
        {changed(rules, library, explainer)}
        {rules.scoring.as_ref().map(|scoring| scoring_part(scoring, rules, explainer))}
        {part("conditions", text::CONDITIONS, Some(lead), view! { {english} {conditions(&rules.conditions, lang)} }.into_any(), explainer)}
        {part("authorities", text::AUTHORITIES, None, authorities(rules, explainer), explainer)}
        {aside("warnings", text::WARNINGS, text::WARNINGS_LEAD, &rules.warnings, explainer)}
        {aside("targets", text::TARGETS, text::TARGETS_LEAD, &rules.targets, explainer)}
        {notes(&rules.notes, explainer)}
    }
    .into_any()
}

/// Shows the differences between a copy and its origin.
fn changed(rules: &RuleSet, library: &Library, explainer: &Explainer) -> Option<AnyView> {
    let origin =
        library.rule_set(&rules.origin.as_ref()?.id).filter(|origin| origin.draft.is_none())?;
    let found = differences(origin, rules);
    let items = found
        .iter()
        .map(|difference| view! { <li>{difference.text(explainer.catalogue, explainer.lang)}</li> })
        .collect_view();
    let body = if found.is_empty() {
        view! { <p class="note">{text::CHANGED_NOTHING.to(explainer.lang)}</p> }.into_any()
    } else {
        view! { <ul class="notes">{items}</ul> }.into_any()
    };
    Some(part("changed", text::CHANGED, None, body, explainer))
}

/// Says that a draft gives no verdict and which parts are unknown, and links to the form for its
/// words.
pub fn draft_banner(rules: &RuleSet, explainer: &Explainer) -> Option<AnyView> {
    let draft = rules.draft.as_ref()?;
    let is_over = rules.in_force.to.is_some();
    let enter = (!is_over).then(|| {
        view! {
            <p>{text::DRAFT_ENTER.to(explainer.lang)}</p>
            <p><a class="button" href=enter_href(rules)>{enter_name(rules).to(explainer.lang)}</a></p>
        }
    });
    let banner = view! {
        <div class="draft">
            <p class="draft__title"><span aria-hidden="true">"◌ "</span>{text::DRAFT_TITLE.to(explainer.lang)}</p>
            <p>{draft.get(explainer.lang).to_owned()}</p>
            {enter}
        </div>
    };
    Some(banner.into_any())
}

fn part(
    id: &'static str,
    title: Text,
    lead: Option<Text>,
    body: AnyView,
    explainer: &Explainer,
) -> AnyView {
    let lang = explainer.lang;
    view! {
        <section class="section" aria-labelledby=id>
            <div class="section__head"><h2 class="section__title" id=id>{title.to(lang)}</h2></div>
            {lead.map(|lead| view! { <p class="note">{lead.to(lang)}</p> })}
            {body}
        </section>
    }
    .into_any()
}

fn aside(
    id: &'static str,
    title: Text,
    lead: Text,
    of: &[Arc<Condition>],
    explainer: &Explainer,
) -> Option<AnyView> {
    (!of.is_empty()).then(|| part(id, title, Some(lead), conditions(of, explainer.lang), explainer))
}

fn notes(notes: &[Label], explainer: &Explainer) -> Option<AnyView> {
    let items = notes
        .iter()
        .map(|note| view! { <li>{note.get(explainer.lang).to_owned()}</li> })
        .collect_view();
    (!notes.is_empty()).then(|| {
        part(
            "notes",
            text::NOTES,
            None,
            view! { <ul class="notes">{items}</ul> }.into_any(),
            explainer,
        )
    })
}

/// Returns the facts of a set as names and values.
pub fn facts(rules: &RuleSet, library: &Library, explainer: &Explainer) -> AnyView {
    let lang = explainer.lang;
    let (checked, whole) = says::checked(rules);
    let reading = match rules.reading {
        Some(reading) => reading_name(reading, lang).to_owned(),
        None => text::READING_OF_BOOK.to(lang).to_owned(),
    };
    let to_set = |rules: &RuleSet| {
        view! { <a href=super::href(rules)>{rules.title.get(lang).to_owned()}</a> " " }.into_any()
    };
    let of_id = |id: &str| {
        library.rule_set(id).map(|rules| to_set(rules)).unwrap_or_else(|| id.to_owned().into_any())
    };
    let before: Vec<AnyView> = rules_before(rules, library).map(|before| to_set(before)).collect();
    let after: Vec<AnyView> = library
        .rule_sets()
        .iter()
        .filter(|other| follows(other, rules))
        .map(|after| to_set(after))
        .collect();
    // The id is for files and the command line, so it is not printed.
    let version = view! { {rules.version.clone()} <span class="paper__screen">{[" (", &rules.id, ")"].concat()}</span> };
    let facts: Vec<(Text, Option<AnyView>)> = vec![
        (text::APPLIES_TO, Some(applies_to(rules, explainer).into_any())),
        (text::STANDARD, Some(explainer.label(KindGroup::Standard, &rules.standard).into_any())),
        (text::IN_FORCE, Some(says::in_force(rules.in_force, lang).into_any())),
        (text::WINDOW, Some(says::moment(rules, explainer).into_any())),
        (text::READING, Some(reading.into_any())),
        (text::COPIED_FROM, rules.origin.as_ref().map(|origin| of_id(&origin.id))),
        (text::BEFORE, (!before.is_empty()).then(|| before.into_any())),
        (text::AFTER, (!after.is_empty()).then(|| after.into_any())),
        (text::COL_SOURCE, Some(says::source(&rules.source, lang))),
        (
            text::COL_VERIFIED,
            Some(
                text::OF_WORDING_LONG
                    .filled(lang, &[&checked.to_string(), &whole.to_string()])
                    .into_any(),
            ),
        ),
        (text::VERSION, Some(version.into_any())),
    ];
    let lines = facts.into_iter().filter_map(|(name, value)| {
        Some(view! { <div><dt>{name.to(lang)}</dt><dd>{value?}</dd></div> })
    });
    view! { <dl class="law-facts">{lines.collect_view()}</dl> }.into_any()
}

/// Returns whether a set replaced another: it names that set, or it is the next set of the standard
/// for the same kinds of unit.
fn follows(after: &RuleSet, before: &RuleSet) -> bool {
    let is_next = || {
        let starts = after.in_force.from.and_then(|from| from.previous());
        after.standard == before.standard
            && starts.is_some()
            && starts == before.in_force.to
            && is_same_level(after, before)
    };
    after.id != before.id && (after.follows.as_deref() == Some(&before.id) || is_next())
}

fn is_same_level(one: &RuleSet, other: &RuleSet) -> bool {
    one.applies_to.iter().any(|kind| other.applies_to.contains(kind))
}

fn rules_before<'l>(
    rules: &'l RuleSet,
    library: &'l Library,
) -> impl Iterator<Item = &'l Arc<RuleSet>> {
    library.rule_sets().iter().filter(move |other| follows(rules, other))
}

fn applies_to(rules: &RuleSet, explainer: &Explainer) -> String {
    // Kinds of unit that ended while the set is in force are listed apart, with their last day.
    let last = |kind: UnitKind| {
        kind.in_force().to.filter(|last| rules.in_force.to.is_none_or(|end| end > *last))
    };
    let (ended, lasting): (Vec<UnitKind>, Vec<UnitKind>) =
        rules.applies_to.iter().partition(|kind| last(**kind).is_some());
    let mut names: Vec<String> =
        lasting.iter().map(|kind| unit_kind_name(*kind, explainer.lang).to_owned()).collect();
    names.extend(ended.into_iter().filter_map(|kind| {
        Some(text::UNTIL.filled(
            explainer.lang,
            &[unit_kind_name(kind, explainer.lang), &last(kind)?.to_string()],
        ))
    }));
    let except: Vec<&str> =
        rules.except.iter().map(|class| words::unit_class(*class, explainer.lang)).collect();
    let but = (!except.is_empty())
        .then(|| [" (", &text::EXCEPT.filled(explainer.lang, &[&except.join(", ")]), ")"].concat());
    [words::capital(&names.join(", ")), but.unwrap_or_default()].concat()
}

fn authorities(rules: &RuleSet, explainer: &Explainer) -> AnyView {
    let lang = explainer.lang;
    if rules.authorities.is_empty() {
        return view! { <p class="note">{text::AUTHORITIES_NONE.to(lang)}</p> }.into_any();
    }
    let line = |authority: &law::Authority| {
        let who = view! { {authority.who.get(lang).to_owned()} " " {says::unverified(authority.verified, lang)} };
        vec![
            says::in_force(authority.in_force, lang).into_any(),
            who.into_any(),
            authority.due.map(says::day_of).unwrap_or_default().into_any(),
            authority.clause.clone().into_any(),
        ]
    };
    let columns =
        [text::COL_TIME, text::COL_WHO, text::COL_DUE, text::COL_CLAUSE].map(table::words);
    table::table(
        Signal::derive(|| text::AUTHORITIES.now().to_owned()),
        &columns,
        rules.authorities.iter().map(line).collect(),
    )
}

fn scoring_part(scoring: &Scoring, rules: &RuleSet, explainer: &Explainer) -> AnyView {
    let lang = explainer.lang;
    let seen: u32 = rules
        .all_conditions()
        .iter()
        .filter_map(|condition| condition.points.as_ref())
        .map(|points| points.most)
        .sum();
    let classes = scoring.classes.iter().map(|class| {
        view! { <li>{text::SCORING_CLASS.filled(lang, &[&words::capital(class.label.get(lang)), &class.from.to_string()])}</li> }
    });
    let classes = if scoring.classes.is_empty() {
        view! { <p class="note">{text::SCORING_NO_CLASSES.to(lang)}</p> }.into_any()
    } else {
        view! { <ul class="notes">{classes.collect_view()}</ul> }.into_any()
    };
    let total = text::SCORING_TOTAL.filled(lang, &[&scoring.out_of.to_string(), &seen.to_string()]);
    part("scoring", text::SCORING, None, view! { <p>{total}</p> {classes} }.into_any(), explainer)
}
