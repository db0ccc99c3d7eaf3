//! The hamlets, pasted or typed one a line.

use std::collections::BTreeSet;

use crate::app::shell::erased::IntoAny;
use book::{UnitId, UnitKind, local_word};
use desk::founding::{self, Hamlet, State};
use desk::route::Route;
use desk::unfinished::Form;
use leptos::prelude::*;
use serde_json::Map;

use crate::app::components::section;
use crate::app::register::forms::unfinished;
use crate::app::shell::browser;
use crate::app::shell::state::App;
use crate::app::shell::words;
use crate::app::text::{InLanguage, t};
use crate::app::today::text::founding as text;

/// The name under which typed lines are kept until they are added, and their member.
const KEPT: &str = "founding";
const LINES: &str = "hamlets";

/// The lines that were typed and not added, for a person who leaves the page or loads it again.
fn kept(app: App) -> String {
    let kept = unfinished::stored(app);
    let lines = kept.form(KEPT).and_then(|form| form.typed.get(LINES)?.as_str());
    lines.unwrap_or_default().to_owned()
}

/// Keeps the typed lines; none are nothing to keep.
fn keep(app: App, lines: &str) {
    if lines.trim().is_empty() {
        return unfinished::forget(app, KEPT);
    }
    let form = Form {
        name: KEPT.to_owned(),
        address: Route::Founding.href(),
        title: untrack(|| text::TITLE.now().to_owned()),
        typed: Map::from_iter([(LINES.to_owned(), lines.into())]),
    };
    unfinished::put(app, form, &Map::new());
}

pub fn step(app: App, commune: UnitId) -> AnyView {
    let kind = app.book.with_untracked(|book| book.unit(&commune).map(|(unit, _)| unit.kind));
    let typed = RwSignal::new(kept(app));
    let usual = RwSignal::new(book::usual_word(kind.unwrap_or(UnitKind::Commune)).to_owned());
    let others = RwSignal::new(BTreeSet::<usize>::new());
    let type_in = move |event| {
        let now = event_target_value(&event);
        keep(app, &now);
        others.set(BTreeSet::new());
        typed.set(now);
    };
    let read = {
        let commune = commune.clone();
        Memo::new(move |_| {
            let lines = typed.with(|typed| browser::composed(typed));
            app.book
                .with(|book| usual.with(|usual| founding::hamlets(book, &commune, &lines, usual)))
        })
    };
    let chosen = move || {
        let is_chosen = |(at, hamlet): &(usize, &Hamlet)| match hamlet.state {
            State::New => true,
            State::Known => false,
            State::Like(_) => others.with(|others| others.contains(at)),
        };
        read.with(|read| {
            let chosen = read.iter().enumerate().filter(is_chosen);
            chosen.map(|(_, hamlet)| hamlet.clone()).collect::<Vec<_>>()
        })
    };
    let add = {
        let commune = commune.clone();
        move |_| {
            let hamlets = untrack(chosen);
            let step = untrack(|| text::STEP_HAMLETS.fill(&[&hamlets.len().to_string()]));
            let done = app.edit(step, |book, stamp| {
                founding::with_hamlets(book, &commune, &hamlets, &mut store::random, &stamp)
            });
            match done {
                Ok(()) => {
                    unfinished::forget(app, KEPT);
                    typed.set(String::new());
                    browser::focus_soon("#keeper button");
                }
                Err(why) => app.status.set(why),
            }
        }
    };
    let button = move || {
        let count = chosen().len();
        let add = add.clone();
        (count > 0).then(|| view! { <button type="button" class="button button--main" on:click=add>{text::ADD.fill(&[&count.to_string()])}</button> })
    };
    let body = view! {
        <div class="form">
            {move || have(app, &commune)}
            <div class="field">
                <label class="field__label" for="hamlets">{t(text::PASTE)}</label>
                <p class="field__hint" id="hamlets-hint">{t(text::PASTE_HINT)}</p>
                <textarea class="input" id="hamlets" rows="5" aria-describedby="hamlets-hint" prop:value=move || typed.get() on:input=type_in />
            </div>
            <div class="field">
                <label class="field__label" for="hamlets-usual">{t(text::USUAL)}</label>
                {usual_word(usual)}
            </div>
            <ul class="hamlets">{move || read.with(|read| read.iter().enumerate().map(|(at, hamlet)| line(at, hamlet, others)).collect_view())}</ul>
            <div class="actions">{button}</div>
        </div>
    };
    section(text::HAMLETS, body.into_any())
}

/// The number of hamlets that the book has.
fn have(app: App, commune: &UnitId) -> Option<AnyView> {
    app.book.with(|book| {
        let (unit, _) = book.unit(commune)?;
        let count = book.children(commune).filter(|unit| unit.kind == UnitKind::Hamlet).count();
        let said = || text::HAVE.fill(&[&count.to_string(), &words::unit_in_text(book, unit)]);
        (count > 0).then(|| view! { <p class="note" role="status">{said()}</p> }.into_any())
    })
}

fn usual_word(usual: RwSignal<String>) -> AnyView {
    let option = |word: &'static str| view! { <option value=word selected=move || usual.with(|usual| usual == word)>{word}</option> };
    view! {
        <select class="input" id="hamlets-usual" on:change=move |event| usual.set(event_target_value(&event))>
            {local_word::WORDS.iter().copied().map(option).collect_view()}
        </select>
    }
    .into_any()
}

/// Shows how a line is understood. A line that may mean an existing hamlet asks.
fn line(at: usize, hamlet: &Hamlet, others: RwSignal<BTreeSet<usize>>) -> AnyView {
    let mut name = words::capital(&[&hamlet.word, " ", &hamlet.name].concat());
    if let Some(households) = hamlet.households {
        name = [name, text::HOUSEHOLDS.fill(&[&households.to_string()])].join(", ");
    }
    let tick = move |_| {
        others.update(|others| {
            if !others.remove(&at) {
                others.insert(at);
            }
        })
    };
    match &hamlet.state {
        State::New => view! { <li>{name}</li> }.into_any(),
        State::Known => view! { <li class="note">{name} " – " {t(text::IS_KNOWN)}</li> }.into_any(),
        State::Like(other) => {
            let asks = text::IS_LIKE.fill(&[other]);
            view! {
                <li>
                    <label class="check">
                        <input type="checkbox" prop:checked=move || others.with(|others| others.contains(&at)) on:change=tick />
                        <span>{name} <span class="field__hint check__hint">{asks}</span></span>
                    </label>
                </li>
            }
            .into_any()
        }
    }
}
