//! Opening a data file or a rule file: chosen or dropped, shown before it changes anything.

use std::sync::Arc;

use crate::app::whole::IntoAny;
use binh_yen::book::Book;
use binh_yen::exchange::{self, Change, FileRead, Problem, RulesRead, Summary};
use binh_yen::store::Reason;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use super::import_rules;
use crate::app::components::table::{self, Column};
use crate::app::state::{App, first_year};
use crate::app::text::format::number;
use crate::app::text::{data as text, shell, t};
use crate::app::{browser, keep, sample, words};

/// How far a chosen file is.
#[derive(Clone)]
enum Chosen {
    None,
    Reading,
    Bad(String, Arc<Vec<Problem>>),
    Unreadable,
    Good(String, Arc<FileRead>),
    Rules(String, Arc<RulesRead>),
}

/// Problems shown at once.
const SHOWN: usize = 50;

pub fn import(app: App) -> AnyView {
    let chosen = RwSignal::new(Chosen::None);
    let take = move |files: Option<web_sys::FileList>| {
        if let Some(file) = files.and_then(|files| files.get(0)) {
            read(app, chosen, file);
        }
    };
    let on_change = move |event| {
        let input: web_sys::HtmlInputElement = event_target(&event);
        take(input.files());
        // The same file can be chosen again after it was corrected.
        input.set_value("");
    };
    let on_drop = move |event: web_sys::DragEvent| {
        event.prevent_default();
        take(event.data_transfer().and_then(|data| data.files()));
    };
    view! {
        <label class="drop" on:dragover=|event| event.prevent_default() on:drop=on_drop>
            <span class="note">{t(text::IMPORT_BODY)}</span>
            <span class="button">{t(text::CHOOSE_FILE)}</span>
            <input class="unseen" type="file" accept=".json,.txt,application/json" aria-label=t(text::CHOOSE_FILE) on:change=on_change />
        </label>
        <div id="import-result" tabindex="-1" aria-live="polite">
            {move || match chosen.get() {
                Chosen::None => ().into_any(),
                Chosen::Reading => view! { <p>{t(text::READING_FILE)}</p> }.into_any(),
                Chosen::Unreadable => view! { <p class="field__error">{t(text::FILE_UNREADABLE)}</p> }.into_any(),
                Chosen::Bad(name, problems) => bad(app, name, &problems),
                Chosen::Good(name, read) => preview(app, chosen, name, read),
                Chosen::Rules(name, read) => {
                    import_rules::preview(app, &name, read, Callback::new(move |()| chosen.set(Chosen::None)))
                }
            }}
        </div>
    }
    .into_any()
}

fn read(app: App, chosen: RwSignal<Chosen>, file: web_sys::File) {
    let name = browser::composed(&file.name());
    if let Err(problems) = exchange::check_size(file.size() as u64, &name) {
        chosen.set(Chosen::Bad(name, Arc::new(problems)));
        return;
    }
    chosen.set(Chosen::Reading);
    wasm_bindgen_futures::spawn_local(async move {
        let buffer = JsFuture::from(file.unchecked_ref::<web_sys::Blob>().array_buffer()).await;
        chosen.set(match buffer {
            Err(_) => Chosen::Unreadable,
            Ok(buffer) => chosen_file(app, &js_sys::Uint8Array::new(&buffer).to_vec(), name),
        });
        browser::focus_soon("#import-result");
    });
}

/// A book or a rule file, whichever it is.
fn chosen_file(app: App, bytes: &[u8], name: String) -> Chosen {
    let good = if exchange::is_rules(bytes) {
        sample::read_rules(app, bytes, &name).map(|read| Chosen::Rules(name.clone(), Arc::new(read)))
    } else {
        sample::read_file(app, bytes, &name).map(|read| Chosen::Good(name.clone(), Arc::new(read)))
    };
    good.unwrap_or_else(|problems| Chosen::Bad(name, Arc::new(problems)))
}

fn bad(app: App, name: String, problems: &[Problem]) -> AnyView {
    let lang = app.lang.get();
    let count = problems.len();
    let items = problems.iter().take(SHOWN).map(|problem| {
        view! {
            <li class="problem">
                <span class="problem__place">{problem.place_text(lang)}</span>
                <span>{problem.what(lang)}</span>
                <span class="note">{problem.todo(lang)}</span>
            </li>
        }
    });
    let more = (count > SHOWN).then(|| text::PROBLEMS_MORE.fill(&[&number((count - SHOWN) as u64, lang)]));
    view! {
        <section class="banner banner--alert">
            <h3 class="banner__title">{text::PROBLEMS_TITLE.fill(&[&name, &number(count as u64, lang)])}</h3>
            <p>{text::PROBLEMS_BODY.now()}</p>
            <ul class="problems">{items.collect_view()}</ul>
            {more}
        </section>
    }
    .into_any()
}

const COLUMNS: &[Column] = &[
    table::words(text::UNIT),
    table::words(text::CHANGE),
    table::numbers(text::ADDED),
    table::numbers(text::CHANGED),
    table::numbers(text::REMOVED),
];

fn preview(app: App, chosen: RwSignal<Chosen>, name: String, read: Arc<FileRead>) -> AnyView {
    let lang = app.lang.get();
    let holds = words::summary_in_short(&Summary::of(&read.book));
    let changes: Vec<_> = app
        .book
        .with_untracked(|book| exchange::replaced(book, &read.book))
        .into_iter()
        .filter(|change| change.change != Change::Same)
        .collect();
    let has_others = changes.iter().any(|change| change.change == Change::Removed);
    let rows = changes.iter().map(|change| {
        let what = match change.change {
            Change::New => text::CHANGE_NEW,
            Change::Removed => text::CHANGE_REMOVED,
            Change::Changed => text::CHANGE_CHANGED,
            Change::Same => text::CHANGE_SAME,
        };
        let count = |count: usize| number(count as u64, lang).into_any();
        vec![change.name.clone().into_any(), what.now().into_any(), count(change.added), count(change.changed), count(change.removed)]
    });
    let rows: Vec<_> = rows.collect();
    let notices: Vec<_> = read.notices.iter().map(|notice| view! { <li>{notice.text(lang)}</li> }).collect();
    let rules = rules_changed(app, &read.book);
    let apply = move |whole: bool| {
        let book = app.book.get_untracked();
        let new = if whole { read.book.clone() } else { with_parts(&book, &read.book) };
        keep::snapshot_before(app, Reason::Import, &name);
        app.replace(untrack(|| text::STEP_IMPORT.fill(&[&name])), new);
        app.year.set(first_year(&app.book.get_untracked()));
        chosen.set(Chosen::None);
    };
    let (apply_all, apply_parts) = (apply.clone(), apply);
    let title = text::PREVIEW_TITLE.fill(&[&match &*chosen.read_untracked() {
        Chosen::Good(name, _) => name.clone(),
        _ => String::new(),
    }]);
    let table = if rows.is_empty() {
        let same = rules.is_none().then(|| view! { <p>{t(text::PREVIEW_SAME)}</p> });
        view! { {same} }.into_any()
    } else {
        let caption = Signal::derive(|| text::PREVIEW_CHANGES.now().to_owned());
        view! {
            <h4 class="preview__title">{t(text::PREVIEW_CHANGES)}</h4>
            {table::table(caption, COLUMNS, rows)}
        }
        .into_any()
    };
    view! {
        <section class="preview">
            <h3 class="banner__title">{title}</h3>
            <p>{holds}</p>
            {(!notices.is_empty())
                .then(|| {
                    view! {
                        <h4 class="preview__title">{t(text::NOTICES)}</h4>
                        <ul class="bullets">{notices}</ul>
                    }
                })}
            {table} {rules}
            <div class="actions">
                <button type="button" class="button button--main" on:click=move |_| apply_all(true)>{t(text::REPLACE_ALL)}</button>
                {has_others
                    .then(|| {
                        view! { <button type="button" class="button" on:click=move |_| apply_parts(false)>{t(text::REPLACE_PARTS)}</button> }
                    })}
                <button type="button" class="quiet-button" on:click=move |_| chosen.set(Chosen::None)>{t(shell::CANCEL)}</button>
            </div>
        </section>
    }
    .into_any()
}

/// Says so where the file's rule sets of its own are others than the open book's.
fn rules_changed(app: App, file: &Book) -> Option<AnyView> {
    let lang = app.lang.get();
    let open = app.book.with_untracked(|book| (book.frame.rules != file.frame.rules).then_some(book.frame.rules.len()))?;
    let said = text::RULES_CHANGED.fill(&[&number(file.frame.rules.len() as u64, lang), &number(open as u64, lang)]);
    Some(view! { <p>{said}</p> }.into_any())
}

/// The open book with the shards of a file in the place of its own.
fn with_parts(open: &Book, file: &Book) -> Book {
    let mut book = open.clone();
    book.shards.extend(file.shards.iter().map(|(root, shard)| (root.clone(), shard.clone())));
    book
}
