//! The stored verdicts of a unit, year and rule set, each with its differences from today.

use std::sync::Arc;

use crate::app::shell::erased::IntoAny;
use book::{Assessment, RecordKind};
use law::{Change, Explainer, Verdict, assess, compare};
use leptos::prelude::*;

use crate::app::components::badge::{badge, illustrative};
use crate::app::register::text::stored as text;
use crate::app::shell::browser;
use crate::app::shell::state::App;
use desk::route::Route;

/// Shows the stored verdicts, latest first, with a button that stores the current one. A draft has
/// no verdict to store.
pub fn stored(app: App, verdict: &Arc<Verdict>, explainer: &Explainer) -> Option<AnyView> {
    verdict.rules.draft.is_none().then(|| section(app, verdict, explainer))
}

fn section(app: App, verdict: &Arc<Verdict>, explainer: &Explainer) -> AnyView {
    let lang = explainer.lang;
    let mut stored: Vec<&Assessment> = match explainer.book.unit(&verdict.unit) {
        Some((_, shard)) => {
            shard.live::<Assessment>().filter(|stored| is_of(stored, verdict)).collect()
        }
        None => Vec::new(),
    };
    book::sort::sort_by_key(&mut stored, |stored| {
        std::cmp::Reverse((stored.date, stored.stamp.at))
    });
    let list = if stored.is_empty() {
        view! { <p class="note">{text::NONE.to(lang)}</p> }.into_any()
    } else {
        let items =
            stored.into_iter().map(|stored| item(stored, verdict, explainer)).collect_view();
        view! { <ul class="stored">{items}</ul> }.into_any()
    };
    let store = {
        let verdict = Arc::clone(verdict);
        move |_| {
            let (id, stamp) = (app.record_id(), app.stamp());
            let by = Some(stamp.by.clone()).filter(|by| !by.is_empty());
            let stored = assess(&verdict, id, browser::today(), by, stamp);
            // The page shows a verdict on the unit, so the unit is in the book.
            let done = app.edit(text::STEP.to(lang), |book, stamp| book.with_record(stored, stamp));
            match done {
                Ok(()) => browser::focus_soon("#stored-title"),
                Err(refused) => app.status.set(refused),
            }
        }
    };
    view! {
        <section class="section" aria-labelledby="stored-title">
            <div class="section__head">
                <h2 class="section__title" id="stored-title" tabindex="-1">{text::TITLE.to(lang)}</h2>
                <button type="button" class="button button--small" on:click=store>{text::KEEP.to(lang)}</button>
            </div>
            {list}
        </section>
    }
    .into_any()
}

fn is_of(stored: &Assessment, verdict: &Verdict) -> bool {
    stored.unit == verdict.unit && stored.year == verdict.year && stored.rules == verdict.rules.id
}

fn item(stored: &Assessment, verdict: &Verdict, explainer: &Explainer) -> AnyView {
    let lang = explainer.lang;
    let changes = compare(stored, verdict);
    let is_same = !changes
        .iter()
        .any(|change| matches!(change, Change::Outcome { .. } | Change::Condition { .. }));
    let sentences =
        changes.iter().map(|change| view! { <li>{explainer.change(change)}</li> }).collect_view();
    let made_by =
        [Some(text::RULES_VERSION.filled(lang, &[&stored.rules_version])), stored.by.clone()];
    let made_by = made_by.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let note =
        (!stored.note.is_empty()).then(|| view! { <p class="note">{stored.note.clone()}</p> });
    view! {
        <li class="stored__item">
            <a href=Route::Record(RecordKind::Assessment, stored.id.clone()).href()>{stored.date.to_string()}</a>
            " "
            {badge(stored.outcome)}
            " "
            {stored.illustrative.then(illustrative)}
            <p class="note">{made_by}</p>
            {note}
            <p>{if is_same { text::SAME } else { text::DIFFERENT }.to(lang)}</p>
            <ul class="stored__changes">{sentences}</ul>
        </li>
    }
    .into_any()
}
