//! The templates of papers: their list, their files to hand round, and the preview of one before it
//! enters the book.

use std::cell::Cell;
use std::sync::Arc;

use book::{Book, Extra, Frame};
use leptos::prelude::*;
use store::Reason;
use wasm_bindgen_futures::spawn_local;

use super::download::source;
use super::maker::{Listed, Maker, NewTemplate, maker};
use super::text::templates as text;
use crate::app::components::file_made;
use crate::app::device::saving;
use crate::app::exchange::text::data;
use crate::app::shell::browser;
use crate::app::shell::erased::IntoAny;
use crate::app::shell::state::App;
use crate::app::shell::text::shell;
use crate::app::shell::words;
use crate::app::text::{InLanguage, t};
use desk::route::Route;

thread_local! {
    /// The maker of papers, or whether fetching it failed.
    static FETCHED: ArcRwSignal<Fetched> = ArcRwSignal::new(Fetched::NotYet);
    /// Whether the maker is loaded or being loaded.
    static IS_ASKED: Cell<bool> = const { Cell::new(false) };
}

#[derive(Clone, Copy)]
enum Fetched {
    NotYet,
    Failed,
    Here(Maker),
}

/// Fetches the maker of papers unless it is loaded or being loaded. A view that shows a failure must
/// not call this, because it would ask again at once.
fn fetch() {
    if IS_ASKED.replace(true) {
        return;
    }
    let found = fetched();
    spawn_local(async move {
        let maker = maker().await;
        IS_ASKED.set(maker.is_ok());
        found.set(maker.map_or(Fetched::Failed, Fetched::Here));
    });
}

fn fetched() -> ArcRwSignal<Fetched> {
    FETCHED.with(ArcRwSignal::clone)
}

/// Returns the title of a template once the templates are there.
pub fn title_of(app: App, id: &str) -> Option<String> {
    let maker = match fetched().get() {
        Fetched::Here(maker) => maker,
        Fetched::Failed => return None,
        Fetched::NotYet => {
            fetch();
            return None;
        }
    };
    let (listed, _) = (maker.templates)(&source(app));
    listed.into_iter().find(|one| one.id == id).map(|one| one.title)
}

/// Lists the templates, folded: each with its file, and the book's own with a way to remove it.
pub fn list(app: App) -> AnyView {
    fetch();
    let frame = Memo::new(move |_| app.book.with(|book| Arc::clone(&book.frame)));
    let body = move || {
        app.lang.track();
        frame.track();
        // The list of documents on the same page reports a failure.
        let Fetched::Here(maker) = fetched().get() else { return None };
        let (listed, problems) = (maker.templates)(&source(app));
        let count = listed.iter().filter(|one| one.is_own).count().to_string();
        let problems: Vec<_> =
            problems.into_iter().map(|problem| view! { <li>{problem}</li> }).collect();
        let problems = (!problems.is_empty()).then(|| {
            view! {
                <div class="banner banner--alert">
                    <p>{t(text::LEFT_OUT)}</p>
                    <ul class="bullets">{problems}</ul>
                </div>
            }
        });
        let lines = listed.into_iter().map(|one| line(app, maker, one)).collect_view();
        Some(view! {
            {problems}
            <details class="fold">
                <summary>{text::TITLE.fill(&[&count])}</summary>
                <p class="note">{t(text::LEAD)} " " <a href=Route::Data.href()>{t(shell::DATA)}</a></p>
                <ul class="documents">{lines}</ul>
            </details>
        })
    };
    view! { <section class="section" id="templates">{body}</section> }.into_any()
}

fn line(app: App, maker: Maker, listed: Listed) -> AnyView {
    let Listed { id, title, is_own } = listed;
    let name = title.clone();
    let of_one = id.clone();
    let save = move |_| {
        let Some(file) = (maker.file)(&source(app), &of_one) else { return };
        let name = [&of_one, ".json"].concat();
        let done = browser::download_as(&name, &file, "application/json");
        file_made::tell(app, &name, done.map_err(|error| words::js_error(&error)));
    };
    let remove = is_own.then(|| {
        let (id, title) = (id.clone(), title.clone());
        view! {
            <button type="button" class="quiet-button" on:click=move |_| remove(app, &id, &title)>{t(text::REMOVE)}</button>
        }
    });
    let label = move || [text::FILE.now(), ": ", &title].concat();
    view! {
        <li>
            <span class="documents__name">{name} {is_own.then(|| view! { " " <span class="tag">{t(text::OWN)}</span> })}</span>
            <span class="actions">
                <button type="button" class="button" aria-label=label on:click=save>{t(text::FILE)}</button>
                {remove}
            </span>
        </li>
    }
    .into_any()
}

/// Puts another frame into the book, as a step that can be undone.
fn replace(app: App, step: String, name: &str, change: impl FnOnce(&Book) -> Frame) -> bool {
    let book = app.book.get_untracked();
    saving::snapshot_before(app, Reason::Rules, name);
    app.replace(step, book.with_frame(change(&book)))
}

fn remove(app: App, id: &str, title: &str) {
    let step = untrack(|| text::STEP_REMOVE.fill(&[title]));
    replace(app, step, title, |book| {
        let is_other = |own: &&Extra| own.get("id").and_then(|own| own.as_str()) != Some(id);
        let templates = book.frame.templates.iter().filter(is_other).cloned().collect();
        Frame { templates, ..(*book.frame).clone() }
    });
}

/// Previews the file of a template, with all that is wrong with it or the way into the book. `done`
/// closes the preview.
pub fn preview(app: App, name: &str, file: &Arc<str>, done: Callback<()>) -> AnyView {
    fetch();
    let (name, file) = (name.to_owned(), Arc::clone(file));
    let body = move || {
        app.lang.track();
        let maker = match fetched().get() {
            Fetched::Here(maker) => maker,
            Fetched::Failed => {
                return view! { <p class="note">{shell::NOT_LOADED_BODY.now()}</p> }.into_any();
            }
            Fetched::NotYet => return ().into_any(),
        };
        match (maker.read)(&source(app), &name, &file) {
            Ok(template) => good(app, &name, template, done),
            Err(problems) => bad(&name, problems),
        }
    };
    let close = view! {
        <button type="button" class="quiet-button after" on:click=move |_| done.run(())>{t(shell::CANCEL)}</button>
    };
    view! { <section class="preview">{body} {close}</section> }.into_any()
}

fn good(app: App, name: &str, template: NewTemplate, done: Callback<()>) -> AnyView {
    let NewTemplate { title, replaces, raw } = template;
    let heading = text::PREVIEW.fill(&[name, &title]);
    let add = if replaces.is_some() { text::REPLACE } else { text::ADD };
    let replaces = replaces.map(|old| view! { <p>{text::REPLACES.fill(&[&old])}</p> });
    let put = move |_| {
        let step = untrack(|| text::STEP_ADD.fill(&[&title]));
        let is_put = replace(app, step, &title, |book| {
            let mut frame = (*book.frame).clone();
            frame.put_template(raw.clone());
            frame
        });
        if is_put {
            done.run(());
            browser::go(&Route::Reports.href());
        }
    };
    view! {
        <h3 class="banner__title">{heading}</h3>
        {replaces}
        <button type="button" class="button button--main" on:click=put>{t(add)}</button>
    }
    .into_any()
}

fn bad(name: &str, problems: Vec<String>) -> AnyView {
    let count = problems.len().to_string();
    let lines = problems.into_iter().map(|problem| view! { <li class="problem">{problem}</li> });
    view! {
        <h3 class="banner__title">{data::PROBLEMS_TITLE.fill(&[name, &count])}</h3>
        <ul class="problems">{lines.collect_view()}</ul>
    }
    .into_any()
}
