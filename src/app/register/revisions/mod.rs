//! The revisions of a record or unit: the changes of each, and a button to restore it.

use crate::app::shell::erased::IntoAny;
use book::{UnitId, Version};
use leptos::prelude::*;
use serde_json::{Map, Value};
use store::revisions::StoredRevision;
use store::{Refused, Standing, revision_store};
use wasm_bindgen_futures::spawn_local;

mod changes;
mod deleted;
mod subject;

pub use deleted::deleted;
pub use subject::Subject;

use super::forms::summary::{Wrong, summary};
use super::text::revisions as text;
use crate::app::components::head::{self, Crumb};
use crate::app::shell::state::App;
use crate::app::shell::{browser, words};
use crate::app::text::{InLanguage, Text, t};
use desk::line::{Known, Place, Revision, line, stamp_of};
use desk::route::Route;

/// The number of revisions shown at first, and added with each press.
const SHOWN: usize = 30;

type Record = Map<String, Value>;

/// The page of a subject's revisions.
pub fn page(app: App, subject: Subject) -> AnyView {
    let subject = StoredValue::new(subject);
    let now = Memo::new(move |_| {
        app.book
            .with(|book| subject.with_value(|subject| (subject.now(book), subject.waiting(book))))
    });
    let kept: RwSignal<Option<Result<Vec<StoredRevision>, Refused>>> = RwSignal::new(None);
    Effect::new(move |_| {
        // A replaced revision is stored only once the save is complete.
        if app.standing.get() != Standing::Saving {
            now.track();
            let (list, id) =
                subject.with_value(|subject| (subject.name().0, subject.name().1.to_owned()));
            spawn_local(
                async move { drop(kept.try_set(Some(revision_store::of(list, &id).await))) },
            );
        }
    });
    let wrong = RwSignal::new(Wrong::default());
    let limit = RwSignal::new(SHOWN);
    let list = move || {
        app.lang.track();
        let found = kept.get()?;
        let is_without = found.is_err();
        let known = known(app, subject, now.get(), found.unwrap_or_default());
        let none = is_without.then(|| view! { <p class="note">{t(text::NO_STORE)}</p> });
        Some(view! { {none} {revisions(app, subject, wrong, limit, &line(&known))} }.into_any())
    };
    let title =
        Signal::derive(move || text::TITLE.fill(&[&subject.with_value(Subject::kind_words)]));
    view! {
        {head::head(crumbs(app, subject), title, Some(text::LEAD), None)}
        {summary(wrong)}
        {move || list().unwrap_or_else(|| view! { <p class="note">{t(text::LOADING)}</p> }.into_any())}
    }
    .into_any()
}

/// Links back to the subject's own page, if it has one.
fn crumbs(app: App, subject: StoredValue<Subject>) -> Vec<Crumb> {
    let there = app.book.with_untracked(|book| subject.with_value(|subject| subject.now(book)));
    let link = |record: Record| {
        let name =
            Signal::derive(move || subject.with_value(|subject| subject.title(app, &record)));
        Crumb { text: name, href: subject.with_value(Subject::page).href() }
    };
    there.filter(|record| !is_deleted(record)).map(link).into_iter().collect()
}

fn known(
    app: App,
    subject: StoredValue<Subject>,
    (now, waiting): (Option<Record>, Vec<Record>),
    kept: Vec<StoredRevision>,
) -> Known {
    let (list, id) = subject.with_value(|subject| (subject.name().0, subject.name().1.to_owned()));
    let pending = app.store.with_value(|store| store.replaced_of(list, &id));
    let read = |kept: StoredRevision| {
        let content = kept.json.ok().and_then(|json| serde_json::from_str::<Record>(&json).ok());
        (kept.key.version, content)
    };
    Known { now, waiting, kept: kept.into_iter().chain(pending).map(read).collect() }
}

fn is_deleted(record: &Record) -> bool {
    record.get("deleted") == Some(&Value::Bool(true))
}

fn revisions(
    app: App,
    subject: StoredValue<Subject>,
    wrong: RwSignal<Wrong>,
    limit: RwSignal<usize>,
    all: &[Revision],
) -> AnyView {
    let find = |version: &Version| all.iter().find(|revision| revision.version == *version);
    let item = |revision: &Revision| {
        let before =
            revision.before.as_ref().and_then(find).and_then(|before| before.content.as_ref());
        item(app, subject, wrong, revision, before)
    };
    let shown = limit.get();
    let more = (all.len() > shown).then(|| {
        let press = move |_| limit.update(|limit| *limit += SHOWN);
        view! { <button type="button" class="button" on:click=press>{t(text::SHOW_MORE)}</button> }
    });
    view! {
        <ol class="revisions">{all.iter().take(shown).map(item).collect_view()}</ol>
        {more}
    }
    .into_any()
}

fn item(
    app: App,
    subject: StoredValue<Subject>,
    wrong: RwSignal<Wrong>,
    revision: &Revision,
    before: Option<&Record>,
) -> AnyView {
    let when = browser::moment(revision.version.at);
    let is_here = app.store.with_value(|store| *store.device() == revision.version.device);
    let by = revision
        .content
        .as_ref()
        .and_then(stamp_of)
        .map(|stamp| stamp.by)
        .filter(|by| !by.is_empty());
    let by = by.map(|by| [" · ", &by].concat());
    let device = if is_here { text::HERE } else { text::ELSEWHERE };
    // The review page decides which of the waiting revisions is shown.
    let can_be_taken = match revision.place {
        Place::Now => revision.content.as_ref().is_some_and(is_deleted),
        Place::Waiting => false,
        Place::Before | Place::Left => true,
    };
    let take = revision
        .content
        .clone()
        .filter(|_| can_be_taken)
        .map(|content| take_button(app, subject, wrong, &when, content));
    let whole = revision.content.as_ref().map(|content| whole(app, subject, content));
    view! {
        <li class="revision">
            <div class="revision__head">
                <h2 class="revision__when">{when}</h2>
                <p class="note">{device.now()} {by}</p>
                {tag(revision)}
            </div>
            {what(app, subject, revision, before, is_here)}
            {whole}
            {take}
        </li>
    }
    .into_any()
}

fn tag(revision: &Revision) -> Option<AnyView> {
    let tag = |name: Text, why: Option<Text>| {
        view! { <span class="tag" title=move || why.map(Text::now)>{t(name)}</span> }.into_any()
    };
    match revision.place {
        Place::Now => Some(tag(text::NOW, None)),
        Place::Waiting => {
            Some(view! { <a href=Route::Review.href()>{t(text::WAITING)}</a> }.into_any())
        }
        Place::Left => Some(tag(text::LEFT, Some(text::LEFT_WHY))),
        Place::Before => None,
    }
}

/// Shows the changes of a revision.
fn what(
    app: App,
    subject: StoredValue<Subject>,
    revision: &Revision,
    before: Option<&Record>,
    is_here: bool,
) -> AnyView {
    let tell = |said: String| view! { <p>{said}</p> }.into_any();
    let say = |text: Text| tell(text.now().to_owned());
    let Some(content) = &revision.content else {
        return say(match (revision.is_unreadable, is_here) {
            (true, _) => text::UNREADABLE,
            (false, true) => text::NO_MORE,
            (false, false) => text::NOT_HERE,
        });
    };
    let Some(before) = before else {
        return say(if revision.before.is_some() { text::NO_BASE } else { text::FIRST });
    };
    let turn = match (is_deleted(before), is_deleted(content)) {
        (false, true) => {
            Some(joined_into(app, content).unwrap_or_else(|| text::DELETES.now().to_owned()))
        }
        (true, false) => Some(text::RETURNS.now().to_owned()),
        _ => None,
    };
    let changes = changes::changes(app, subject.with_value(Subject::fields), before, content);
    if changes.is_empty() {
        return tell(turn.unwrap_or_else(|| text::SAME.now().to_owned()));
    }
    let filled = |said: String| if said.is_empty() { text::NOTHING.now().to_owned() } else { said };
    let change = |change: changes::Change| view! { <li>{text::CHANGE.fill(&[&change.label, &filled(change.was), &filled(change.is)])}</li> };
    view! {
        {turn.map(tell)}
        <ul class="revision__changes">{changes.into_iter().map(change).collect_view()}</ul>
    }
    .into_any()
}

/// Names the other unit if a person joined this unit into it.
fn joined_into(app: App, content: &Record) -> Option<String> {
    let other =
        content.get("joined_into").and_then(Value::as_str).and_then(|id| UnitId::new(id).ok())?;
    Some(text::JOINED.fill(&[&app.book.with(|book| words::name_in_text(book, &other))]))
}

/// Shows all fields of a revision, folded away.
fn whole(app: App, subject: StoredValue<Subject>, content: &Record) -> AnyView {
    let facts = changes::facts(app, subject.with_value(Subject::fields), content);
    let fact = |(name, value): (&'static str, String)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> };
    view! {
        <details class="revision__whole">
            <summary>{t(text::WHOLE)}</summary>
            <dl class="facts">{facts.into_iter().map(fact).collect_view()}</dl>
        </details>
    }
    .into_any()
}

fn take_button(
    app: App,
    subject: StoredValue<Subject>,
    wrong: RwSignal<Wrong>,
    when: &str,
    content: Record,
) -> AnyView {
    let when = when.to_owned();
    let label = {
        let when = when.clone();
        move || [text::TAKE_BACK.now(), ": ", &when].concat()
    };
    let press = move |_| {
        let subject = subject.get_value();
        let step = untrack(|| text::STEP.fill(&[&when, &subject.kind_words()]));
        match untrack(|| subject.take_back(app, content.clone(), &step)) {
            Ok(()) => {
                wrong.set(Wrong::default());
                browser::focus_soon("main h1");
            }
            Err(refused) => wrong.set(Wrong { refused: Some(refused), ..Wrong::default() }),
        }
    };
    view! { <button type="button" class="button button--small" aria-label=label on:click=press>{t(text::TAKE_BACK)}</button> }.into_any()
}
